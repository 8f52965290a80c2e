"""The daily check-in."""

from collections import Counter
from datetime import date

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.checkin import CheckIn, Halt, ReturnToUse
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.note import parse_tags
from iop_tracker.domain.scale import parse_sleep
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.text_field import TextBox, TextLine
from iop_tracker.widgets.toggles import Toggles

OFFERED_TRIGGERS = 10
"""How many triggers are offered to switch on; any other can be typed."""

USED_WORDS = (
    (ReturnToUse.NO.value, "no"),
    (ReturnToUse.YES.value, "yes"),
    (ReturnToUse.RATHER_NOT_SAY.value, "rather not say"),
)


class CheckInForm(Form):
    """How one day was: digits walk down the scales, ctrl+s saves at any point."""

    def __init__(self, tracker: Tracker, day: date) -> None:
        super().__init__(tracker, f"check-in:{day}")
        self._day = day
        self._known = tracker.check_ins.on(day)
        self._offered = _offered_triggers(tracker)
        words = tracker.here.day(day)
        self.heading = f"How was {words}?" if day != tracker.here.today else "How is today?"

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("mood", "Mood", Rating(low="bad", high="good"))
        yield Field("craving", "Craving", Rating(low="none", high="strongest"))
        yield Field("anxiety", "Anxiety", Rating(low="calm", high="strongest"))
        yield Field("energy", "Energy", Rating(low="none", high="full"))
        yield Field("sleep_hours", "Sleep, hours", TextLine(placeholder="7, 6.5 or 7:15"))
        yield Field("halt", "Right now", Toggles((halt.value, halt.value) for halt in Halt))
        yield Field("triggers", "Triggers", Toggles((word, word) for word in self._offered))
        others = TextLine(placeholder="others, divided by commas")
        yield Field("other_triggers", "More triggers", others)
        yield Field("used", "Did you use?", Toggles(USED_WORDS, single=True))
        yield Field("note", "Note", TextBox(placeholder="anything you want to keep"), tall=True)

    @override
    def fill(self) -> None:
        known = self._known
        if known is None:
            return
        for name in ("mood", "craving", "anxiety", "energy"):
            value = getattr(known, name)
            self.field(name).answer = "" if value is None else str(value)
        sleep = known.sleep_hours
        self.field("sleep_hours").answer = "" if sleep is None else f"{sleep:g}"
        self.field("halt").answer = ",".join(known.halt)
        self.field("triggers").answer = ",".join(known.triggers)
        others = [word for word in known.triggers if word not in self._offered]
        self.field("other_triggers").answer = ", ".join(others)
        self.field("used").answer = known.used or ""
        self.field("note").answer = known.note

    @override
    def store(self) -> None:
        mood = self._rating("mood")
        if mood is None:
            raise InvalidEntry("mood", "Choose a number for your mood; the rest can stay empty.")
        sleep, used = self.answer("sleep_hours"), self.answer("used")
        self.tracker.check_ins.save(
            CheckIn(
                day=self._day,
                mood=mood,
                craving=self._rating("craving"),
                anxiety=self._rating("anxiety"),
                energy=self._rating("energy"),
                sleep_hours=parse_sleep(sleep) if sleep else None,
                halt=tuple(Halt(word) for word in self.answer("halt").split(",") if word),
                triggers=parse_tags(f"{self.answer('triggers')},{self.answer('other_triggers')}"),
                used=ReturnToUse(used) if used else None,
                note=self.answer("note"),
            )
        )
        if used == ReturnToUse.YES:
            words = content.wording("return_to_use")
            self.saved_sentence = f"Saved. {words['saved']} {words['help']}"

    def _rating(self, name: str) -> int | None:
        return int(self.answer(name)) if self.answer(name) else None


def _offered_triggers(tracker: Tracker) -> tuple[str, ...]:
    """The participant's own most frequent triggers first, then common ones."""
    used = Counter(word for c in tracker.check_ins.all() for word in c.triggers if "," not in word)
    frequent = [word for word, _ in used.most_common(OFFERED_TRIGGERS // 2)]
    offered = dict.fromkeys((*frequent, *content.first_triggers()))
    return tuple(offered)[:OFFERED_TRIGGERS]
