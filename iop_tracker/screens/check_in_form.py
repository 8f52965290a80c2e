"""The daily check-in."""

from datetime import date

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.checkin import CheckIn, Halt, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import parse_tags
from iop_tracker.domain.scale import parse_rating, parse_sleep
from iop_tracker.domain.words import near_day_text
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.check_in_text import long_day_text
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.text_field import TextBox, TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

SCALES = (
    ("mood", "Mood", "low", "good"),
    ("craving", "Craving", "none", "strong"),
    ("anxiety", "Anxiety", "calm", "strong"),
    ("energy", "Energy", "none", "full"),
)
"""Field, label, and what 0 and 10 mean."""

HALTS = tuple((str(state), state.capitalize()) for state in Halt)

USED = (
    (str(ReturnToUse.NO), "No"),
    (str(ReturnToUse.YES), "Yes"),
    (str(ReturnToUse.RATHER_NOT_SAY), "Rather not say"),
)

OFFERED = 8
"""Triggers to switch on with one key."""

HOW = "Type a number on each line. Only mood is needed."

MOOD_SENTENCE = "Choose a number for your mood. All the rest may stay empty."


class CheckInForm(Form):
    """How one day was; digits alone walk the scales. A day's second check-in edits its first."""

    def __init__(self, tracker: Tracker, day: date) -> None:
        super().__init__(tracker, f"check-in:{day}")
        self._day = day
        self._known = tracker.check_ins.on(day)
        self._wants_offer = False
        self._offered = tracker.check_ins.triggers_to_offer(OFFERED)
        today = tracker.here.today
        near = near_day_text(day, today)
        named = f"{near}, " if day.toordinal() >= today.toordinal() - 1 else ""
        self.heading = f"Check-in for {named}{long_day_text(day, today)}"

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(HOW, classes="muted", id="how")
        for name, label, low, high in SCALES:
            yield Field(name, label, Rating(low=low, high=high))
        yield Field("sleep_hours", "Hours of sleep", ValueLine(placeholder="like 7 or 6.5"))
        yield Field("halt", "Are you", Toggles(HALTS))
        yield Field("triggers", "Triggers", Toggles((name, name) for name in self._offered))
        others = TextLine(placeholder="your own words, divided by commas")
        yield Field("other_triggers", "Other triggers", others)
        is_today = self._day == self.tracker.here.today
        question = "Did you use today?" if is_today else "Did you use then?"
        yield Field("used", question, Toggles(USED, single=True))
        yield Field("note", "Note", TextBox(placeholder="anything you want to keep"))

    @override
    def fill(self) -> None:
        known = self._known
        if known is None:
            return
        for name, *_ in SCALES:
            value = getattr(known, name)
            self.field(name).answer = "" if value is None else str(value)
        sleep = known.sleep_hours
        self.field("sleep_hours").answer = "" if sleep is None else f"{sleep:g}"
        self.field("halt").answer = ",".join(known.halt)
        self.field("triggers").answer = ",".join(known.triggers)
        others = (name for name in known.triggers if name not in self._offered)
        self.field("other_triggers").answer = ", ".join(others)
        self.field("used").answer = known.used or ""
        self.field("note").answer = known.note

    @override
    def store(self) -> None:
        check_in = self._check_in()
        self.tracker.check_ins.save(check_in)
        if check_in.used is ReturnToUse.YES:
            words = content.wording("return_to_use")
            self.saved_sentence = f"Saved. {words['saved']} {words['help']}"
            is_new = self._known is None or self._known.used is not ReturnToUse.YES
            self._wants_offer = is_new and self.tracker.look_backs.on(self._day) is None

    def on_unmount(self) -> None:
        """After a return to use, offer to look back at it, once the form is gone."""
        if self._wants_offer:
            from iop_tracker.screens.look_backs import offer

            self.app.call_later(offer, self.app, self.tracker, self._day)

    def _check_in(self) -> CheckIn:
        if not self.answer("mood"):
            raise InvalidEntry("mood", MOOD_SENTENCE)
        sleep = self.answer("sleep_hours")
        used = self.answer("used")
        return CheckIn(
            day=self._day,
            mood=parse_rating("mood", self.answer("mood")),
            craving=self._rating("craving"),
            anxiety=self._rating("anxiety"),
            energy=self._rating("energy"),
            sleep_hours=parse_sleep(sleep) if sleep else None,
            halt=tuple(state for state in Halt if state in self.answer("halt").split(",")),
            triggers=parse_tags(f"{self.answer('triggers')},{self.answer('other_triggers')}"),
            used=ReturnToUse(used) if used else None,
            note=self.answer("note"),
        )

    def _rating(self, name: str) -> int | None:
        return parse_rating(name, self.answer(name)) if self.answer(name) else None
