"""A tour of two minutes through the pages, with an invented person's data."""

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from typing_extensions import override

from iop_tracker import content
from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText, assemble


class TourScreen(ModalScreen[int]):
    """One step, over its page; gives by how many steps to go on, 0 to end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,right,l", "dismiss(1)", tr("Go on"), id="tour.next", tooltip=tr("Go on")
        ),
        Binding(
            "left,h,backspace", "dismiss(-1)", tr("Back"), id="tour.before", tooltip=tr("Back")
        ),
        Binding(
            "escape", "dismiss(0)", tr("End"), id="tour.end", tooltip=tr("Look around by yourself")
        ),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    @override
    def compose(self) -> ComposeResult:
        words, steps = content.wording("tour"), content.tour_steps()
        _, text = steps[self._number]
        keys = words["last" if self._number == len(steps) - 1 else "keys"]
        count = tr("  {number} of {steps}", number=self._number + 1, steps=len(steps))
        with Vertical(id="tour"):
            yield PlainText(assemble((words["head"], "bold $primary"), (count, "$text-muted")))
            yield PlainText(text)
            yield PlainText(keys, classes="muted")

    def on_click(self) -> None:
        """Go on."""
        self.dismiss(1)


async def begin(app: App[Any], number: int = 0) -> None:
    """Show a step of the tour, and the next ones after it."""

    async def answered(by: int | None) -> None:
        there = max(0, number + (by or 0))
        if by and there < len(content.tour_steps()):
            await begin(app, there)

    page, _ = content.tour_steps()[number]
    await app.switch_mode(page)
    app.push_screen(TourScreen(number), answered)
