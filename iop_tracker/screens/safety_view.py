"""The safety plan to read when it gets dangerous: real help first, then step by step."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.safety import SAFETY_ID, SAFETY_STEPS
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView, points, section
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import assemble, styled


class SafetyView(ReadingView):
    """The six steps; the country's numbers are there, whatever is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e", "edit", tr("Edit"), id="safety.edit", tooltip=tr("Write or change the safety plan")
        ),
        Binding("w", "card", tr("Card"), id="safety.card", tooltip=tr("The card for your wallet")),
        *MOVING,
    ]

    @override
    def reload(self) -> None:
        self.show(safety_text(self.tracker))

    def action_edit(self) -> None:
        """Write it, or change it."""
        from iop_tracker.screens.lines_form import SafetyForm

        self.app.push_screen(SafetyForm(self.tracker))

    def action_card(self) -> None:
        """Show the card for the wallet."""
        from iop_tracker.screens.card_view import CardView

        self.app.push_screen(CardView(self.tracker, SAFETY_ID))


def safety_text(tracker: Tracker) -> Content:
    """The safety plan as it is read: the numbers above all, then the steps that are written."""
    words, plan = content.wording("safety"), tracker.coping.safety_plan()
    numbers = tracker.coping.country().numbers
    lines = [assemble((f"{number}  ", "bold $accent"), name) for number, name in numbers]
    danger = Content("\n").join([Content(words["danger"]), *lines])
    parts = [styled(words["name"], "bold $accent"), danger]
    if plan.is_empty:
        return Content("\n\n").join([*parts, Content(words["empty"])])
    parts.append(Content(words["read"]))
    for number, name in enumerate(SAFETY_STEPS, start=1):
        own = points(getattr(plan, name))
        own += lines if name == "professionals" else []
        parts += [section(f"{number}  {words[name]}", own)] if own else []
    return Content("\n\n").join(parts)
