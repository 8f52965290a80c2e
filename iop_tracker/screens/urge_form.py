"""Log an urge, or complete one that was logged by itself."""

from datetime import datetime

from msgspec.structs import replace
from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import parse_tags
from iop_tracker.domain.scale import parse_rating
from iop_tracker.domain.urge import OUTCOME_WORDS, Outcome, StrategyUse, Urge, parse_minutes
from iop_tracker.domain.words import parse_day, parse_time
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.strategy_picker import PickedStrategies
from iop_tracker.widgets.text_field import TextBox, TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

OFFERED = 8
"""Triggers, and places, to switch on with one key."""
OWN_WORDS = tr("your own words, divided by commas")
OUTCOMES = tuple((str(each), words.capitalize()) for each, words in OUTCOME_WORDS.items())


class UrgeForm(Form):
    """How strong, what set it off, where, what was thought and done. All of it may stay empty."""

    AUTO_FOCUS = "#field-before Rating"

    def __init__(self, tracker: Tracker, urge: Urge | None = None) -> None:
        super().__init__(tracker, f"urge:{urge.id if urge else 'new'}")
        self._urge = urge
        self._triggers = tracker.urges.triggers_to_offer(OFFERED)
        self._places = tracker.urges.places_to_offer(OFFERED)
        self.heading = tr("Change the urge") if urge else tr("An urge")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("before", tr("How strong"), Rating(low=tr("none"), high=tr("strongest")))
        yield Field("after", tr("In the end"), Rating(low=tr("gone"), high=tr("strongest")))
        yield Field("triggers", tr("Triggers"), Toggles((each, each) for each in self._triggers))
        yield Field("other_triggers", tr("Other triggers"), TextLine(placeholder=OWN_WORDS))
        yield Field(
            "places", tr("Where, with whom"), Toggles((each, each) for each in self._places)
        )
        yield Field("other_places", tr("Other places"), TextLine(placeholder=OWN_WORDS))
        yield Field(
            "thoughts", tr("Thoughts"), TextBox(placeholder=tr("what went through your head"))
        )
        picked = PickedStrategies(self.tracker.coping.strategies())
        yield Field("strategies", tr("What I did"), picked)
        minutes = ValueLine(placeholder=tr("minutes for each, in this order, like 15, 5"))
        yield Field("minutes", tr("For how long"), minutes)
        yield Field("outcome", tr("How it went on"), Toggles(OUTCOMES, single=True))
        yield Field("note", tr("Note"), TextBox(placeholder=tr("anything you want to keep")))
        yield Field("day", tr("Day"), ValueLine(placeholder=tr("today, yesterday or mon")))
        yield Field("time", tr("Time"), ValueLine(placeholder=tr("like 18:00 or 6 pm")))

    @override
    def fill(self) -> None:
        urge = self._urge or Urge(at=self.tracker.now.replace(tzinfo=None))
        for name, value in (("before", urge.before), ("after", urge.after)):
            self.field(name).answer = "" if value is None else str(value)
        for name, offered in (("triggers", self._triggers), ("places", self._places)):
            known = getattr(urge, name)
            self.field(name).answer = ",".join(each for each in known if each in offered)
            others = ", ".join(each for each in known if each not in offered)
            self.field(f"other_{name}").answer = others
        self.field("thoughts").answer = urge.thoughts
        self.field("strategies").answer = ",".join(use.strategy_id for use in urge.strategies)
        spans = [use.minutes for use in urge.strategies]
        known_spans = ", ".join("-" if each is None else str(each) for each in spans)
        self.field("minutes").answer = known_spans if any(spans) else ""
        self.field("outcome").answer = str(urge.outcome or "")
        self.field("note").answer = urge.note
        self.field("day").answer = str(urge.day)
        self.field("time").answer = f"{urge.at:%H:%M}"

    @override
    def store(self) -> None:
        outcome = self.answer("outcome")
        self.tracker.urges.save(
            replace(
                self._urge or Urge(at=self._at()),
                at=self._at(),
                before=self._rating("before"),
                after=self._rating("after"),
                triggers=parse_tags(f"{self.answer('triggers')},{self.answer('other_triggers')}"),
                places=parse_tags(f"{self.answer('places')},{self.answer('other_places')}"),
                thoughts=self.answer("thoughts"),
                strategies=self._uses(),
                outcome=Outcome(outcome) if outcome else None,
                note=self.answer("note"),
            )
        )

    def _at(self) -> datetime:
        day = parse_day(self.answer("day"), self.tracker.here.today, field="day")
        return datetime.combine(day, parse_time(self.answer("time"), field="time"))

    def _rating(self, name: str) -> int | None:
        return parse_rating(name, self.answer(name)) if self.answer(name) else None

    def _uses(self) -> tuple[StrategyUse, ...]:
        ids = [each for each in self.answer("strategies").split(",") if each]
        spans = parse_minutes(self.answer("minutes"))
        if len(spans) > len(ids):
            raise InvalidEntry("minutes", tr("There are more times than things you did."))
        missing = [None] * (len(ids) - len(spans))
        return tuple(map(StrategyUse, ids, (*spans, *missing)))
