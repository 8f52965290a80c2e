"""A session by itself: when it is or was, how it went, and the notes from it."""

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker.domain.note import SessionLink
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView, points, section
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.entry_line import entry_details


class SessionView(ReadingView):
    """What a link or a search leads to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b",
            "brief",
            tr("Get ready"),
            id="session.brief",
            tooltip=tr("What happened since the last one"),
        ),
        *MOVING,
    ]

    def __init__(self, tracker: Tracker, slot_id: str, day: date) -> None:
        super().__init__(tracker)
        self._link = SessionLink(slot_id=slot_id, day=day)
        self._entry = tracker.sessions.at(slot_id, day)

    @override
    def reload(self) -> None:
        entry = self._entry = self.tracker.sessions.at(self._link.slot_id, self._link.day)
        parts = [entry_details(entry, self.tracker.here.day(entry.day))]
        titles = tuple(n.title for n in self.tracker.notes.notes() if n.session == self._link)
        if titles:
            parts.append(section(tr("Notes from it"), points(titles)))
        self.show(Content("\n\n").join(parts))
        self.refresh_bindings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "brief":
            return self._entry.can_prepare
        return super().check_action(action, parameters)

    def action_brief(self) -> None:
        """Get ready for it."""
        from iop_tracker.screens.brief_view import BriefView

        self.app.push_screen(BriefView(self.tracker, self._entry))
