"""What I want from today: three lines for one session."""

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.wants import MOST_WANTS
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.views.brief.material import link_of
from iop_tracker.views.entry import Entry
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import TextLine


class WantsForm(Form):
    """Each line may stay empty."""

    heading = tr("What I want from today")

    def __init__(self, tracker: Tracker, session: Entry) -> None:
        self._session = session
        self._link = link_of(session)
        super().__init__(tracker, f"wants:{self._link.slot_id}:{self._link.day}")
        self._lines = tracker.briefs.wants(self._link)

    @override
    def compose_fields(self) -> ComposeResult:
        for number in range(1, max(MOST_WANTS, len(self._lines)) + 1):
            placeholder = tr("one thing is enough") if number == 1 else ""
            yield Field(f"line_{number}", str(number), TextLine(placeholder=placeholder))

    @override
    def fill(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            self.field(f"line_{number}").answer = line

    @override
    def store(self) -> None:
        lines = [answer.strip() for answer in self.answers.values() if answer.strip()]
        self.tracker.briefs.save_wants(self._session, lines)
