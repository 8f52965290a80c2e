"""A line of one value a day, drawn with signs."""

from iop_tracker.views.document import Curve

STEPS = "▁▂▃▄▅▆▇█"
GAP = "·"
"""A day without an answer."""


def spark_text(curve: Curve) -> str:
    """The line as one sign a day, a point where there is no answer."""
    span = curve.high - curve.low or 1
    last = len(STEPS) - 1
    return "".join(
        GAP if value is None else STEPS[min(last, max(0, round((value - curve.low) / span * last)))]
        for value in curve.values
    )
