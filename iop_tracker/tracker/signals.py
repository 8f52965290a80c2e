"""What Today points out, by rules that are switched on and off."""

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iop_tracker import guidance
from iop_tracker.domain.attendance import Attendance, marks_of, without_called_off
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.schedule import ScheduleException
from iop_tracker.domain.signal import TWO_WEEKS, Lately, signals
from iop_tracker.domain.urge import Urge
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal
from iop_tracker.views.signals import SignalView, SignalWords, signal_view

if TYPE_CHECKING:
    from iop_tracker.tracker import Tracker


class Signals:
    """Gentle signals."""

    def __init__(self, journal: Journal, tracker: "Tracker") -> None:
        self._journal = journal
        self._tracker = tracker

    @property
    def on(self) -> tuple[Rule, ...]:
        """The rules that are switched on, the most important first."""
        chosen = self._journal.settings.signals
        return tuple(rule for rule in Rule if rule in chosen)

    @staticmethod
    def words(rule: Rule) -> SignalWords:
        """What is written about a rule."""
        return guidance.signal_words()[rule]

    def now(self) -> tuple[SignalView, ...]:
        """What there is to point out today, the most important first."""
        if not self.on:
            return ()
        first = self._journal.today - timedelta(days=TWO_WEEKS)
        marks = marks_of(self._journal.since(Attendance, first))
        lately = Lately(
            check_ins=self._journal.since(CheckIn, first),
            urges=self._journal.since(Urge, first),
            marks=without_called_off(marks, self._journal.all(ScheduleException)),
            today=self._journal.today,
        )
        found = signals(lately, self.on)
        if not found:
            return ()
        coping, here = self._tracker.coping, self._journal.here
        plans, people = coping.plans(), coping.contacts()
        return tuple(
            signal_view(each, self.words(each.rule), plans, people, here) for each in found
        )

    def switch(self, rule: Rule, *, on: bool) -> None:
        """Switch a rule on or off.

        Raises:
            StorageError: when it could not be written.
        """
        chosen = {*self.on, rule} if on else {*self.on} - {rule}
        settings = replace(
            self._journal.settings, signals=tuple(each for each in Rule if each in chosen)
        )
        how = tr("on") if on else tr("off")
        self._journal.save(
            tr("switching {how} “{name}”", how=how, name=self.words(rule).name), settings
        )
