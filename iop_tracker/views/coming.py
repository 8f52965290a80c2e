"""How a risky day stands in a list."""

from iop_tracker.domain.risky import WENT_WORDS, RiskyEvent
from iop_tracker.language import tr
from iop_tracker.views.here import Here

EVENT_SIGN = "◆"
"""Before what is risky on a day."""


def when_words(event: RiskyEvent, here: Here) -> str:
    """Its day, and how it went: `coming up Wed 25 Nov`, `Mon 9 Nov · it went well`."""
    day = here.day(event.day)
    if event.went is not None:
        return f"{day} · {WENT_WORDS[event.went]}"
    return (
        tr("coming up {day}", day=day)
        if event.day >= here.today
        else tr("{day} · how did it go?", day=day)
    )
