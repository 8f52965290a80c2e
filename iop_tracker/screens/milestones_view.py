"""The milestones page: what was done, in figures, and a small celebration of a round number."""

from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.views.milestones import Section, sections
from iop_tracker.widgets.celebration import Celebration
from iop_tracker.widgets.figures import number_width, section_text
from iop_tracker.widgets.plain_text import PlainText


class MilestonesView(ReadingView):
    """Only what was written down is counted, and nothing that comes later takes any of it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "e", "edit", tr("Edit"), id="milestones.edit", tooltip=tr("What is shown; your dates")
        ),
        Binding(
            "u,ctrl+z", "undo", tr("Undo"), id="milestones.undo", tooltip=tr("Undo the last change")
        ),
        *MOVING,
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self._sections: tuple[Section, ...] = ()

    @override
    def compose_text(self) -> ComposeResult:
        yield PlainText(tr("Milestones"), classes="form-heading")
        yield Celebration(is_still=self.app.animation_level == "none", id="celebration")
        yield PlainText(id="plan-text")

    @override
    def reload(self) -> None:
        view = self.tracker.milestones.view()
        self._sections = sections(view, self.tracker.here)
        self.query_one(Celebration).show(view.reached)
        self._draw()

    @on(Resize)
    def _draw(self) -> None:
        numbers = number_width(self._sections)
        room = self.query_one("#plan-text").content_size.width
        if not self._sections:
            self.show(Content(tr("Nothing is shown here. Press e to choose.")))
            return
        parts = (section_text(section, numbers, room) for section in self._sections)
        self.show(Content("\n\n").join(parts))

    def on_mount(self) -> None:
        """Draw once the room is known."""
        self.call_after_refresh(self._draw)

    def action_edit(self) -> None:
        """Choose what is shown, the dates, and what a week saves."""
        from iop_tracker.screens.milestones_form import MilestonesForm

        self.app.push_screen(MilestonesForm(self.tracker))

    def action_undo(self) -> None:
        """Take back the last change."""
        self.notify(self.tracker.undo(), markup=False, timeout=4)
        self.reload()


def begin(app: App[Any], tracker: Tracker) -> None:
    """Open the page."""
    app.push_screen(MilestonesView(tracker))
