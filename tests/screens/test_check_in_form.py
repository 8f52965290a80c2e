from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from iop_tracker.app import IopApp
from iop_tracker.domain.checkin import CheckIn, DayPart, Halt, OwnAnswer, ReturnToUse
from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.errors import StorageError
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.toggles import Toggles
from iop_tracker.widgets.word_choice import SleepLine, WordChoice
from tests.builders import MONDAY, check_in, plan, program
from tests.conftest import FixedClock

YESTERDAY = MONDAY - timedelta(days=1)
Stored = Callable[[], tuple[CheckIn, ...]]


@pytest.fixture
def stored(path: Path, clock: FixedClock) -> Stored:
    """What another program would find in the file."""

    def read() -> tuple[CheckIn, ...]:
        other = open_tracker(path, clock, write=False)
        try:
            return other.check_ins.all()
        finally:
            other.close()

    return read


@asynccontextmanager
async def opened(tracker: Tracker, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[str]]:
    if not tracker.is_set_up:
        tracker.programs.save(program())
    async with IopApp(tracker).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def form_of(pilot: Pilot[str]) -> CheckInForm:
    screen = pilot.app.screen
    assert isinstance(screen, CheckInForm)
    return screen


def error_at(form: CheckInForm, name: str) -> str:
    return str(form.field(name).query_one(".field-error", PlainText).content)


def said(pilot: Pilot[str]) -> str:
    return " ".join(note.message for note in pilot.app._notifications)


@pytest.mark.parametrize(
    ("keys", "halt", "triggers"),
    [
        ((*"c73467", "space", "0", "0", "1", "ctrl+s"), (), ()),
        ((*"c73467", "space", "4", "0", "2", "0", "1", "ctrl+s"), (Halt.TIRED,), ("an argument",)),
    ],
    ids=["quiet", "hard"],
)
async def test_eleven_keys_answer_all_that_is_asked_at_first_and_each_word_is_one_more(
    tracker: Tracker,
    stored: Stored,
    keys: tuple[str, ...],
    halt: tuple[Halt, ...],
    triggers: tuple[str, ...],
) -> None:
    assert len(keys) == 11 + len(halt) + len(triggers)
    async with opened(tracker) as pilot:
        await pilot.press(*keys)
        assert not isinstance(pilot.app.screen, CheckInForm)
    (found,) = stored()
    assert (found.day, found.mood, found.craving) == (MONDAY, 7, 3)
    assert (found.anxiety, found.energy, found.sleep_hours) == (4, 6, 7.0)
    assert (found.halt, found.triggers, found.used) == (halt, triggers, ReturnToUse.NO)


async def test_a_one_and_a_zero_are_a_ten(tracker: Tracker, stored: Stored) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "1", "0", "1", "0", "ctrl+s")
    (found,) = stored()
    assert (found.mood, found.craving, found.anxiety) == (10, 10, None)


async def test_a_digit_after_a_one_goes_to_the_next_scale_or_to_sleep(
    tracker: Tracker, stored: Stored
) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "1", "4", "1", "1", "8", "ctrl+s")
    (found,) = stored()
    assert (found.mood, found.craving, found.anxiety, found.energy) == (1, 4, 1, 1)
    assert found.sleep_hours == 8.0


async def test_everything_can_be_answered_by_keys(tracker: Tracker, stored: Stored) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "5", "tab", "tab", "tab", *"6.5", "enter")
        await pilot.press("space", "right", "right", "right", "space", "enter")
        await pilot.press("space", "enter", *"rain, a song", "enter")
        await pilot.press("space", "tab", *"ok", "ctrl+s")
    (found,) = stored()
    assert (found.mood, found.craving, found.sleep_hours) == (5, None, 6.5)
    assert found.halt == (Halt.HUNGRY, Halt.TIRED)
    assert found.triggers == ("stress", "rain", "a song")
    assert found.used is ReturnToUse.NO
    assert found.note == "ok"


async def test_without_a_mood_the_form_stays_and_says_so(tracker: Tracker, stored: Stored) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "tab", "3", "ctrl+s")
        form = form_of(pilot)
        assert "mood" in error_at(form, "mood")
        assert form.answer("craving") == "3"
        assert form.field("mood").control.has_focus
    assert stored() == ()


async def test_a_wrong_number_of_hours_is_told_at_the_field(
    tracker: Tracker, stored: Stored
) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "7", "3", "4", "6", *"7.1", "ctrl+s")
        form = form_of(pilot)
        assert "quarters" in error_at(form, "sleep_hours")
        assert form.answer("sleep_hours") == "7.1"
        await pilot.press("backspace", "5", "ctrl+s")
    assert stored()[0].sleep_hours == 7.5


async def test_a_second_check_in_changes_the_first(tracker: Tracker, stored: Stored) -> None:
    first = check_in(
        mood=4,
        craving=9,
        sleep_hours=6.5,
        halt=(Halt.LONELY, Halt.TIRED),
        triggers=("stress", "my [b]own[/b] word"),
        signs=("Slow, heavy", "No longer in a plan"),
        feelings=("sad", "uneasy", "torn"),
        support=False,
        gratitude="Soup.\n\nMia.",
        used=ReturnToUse.RATHER_NOT_SAY,
        note="As it was.",
    )
    tracker.check_ins.save(first)
    tracker.check_ins.questions.ask(Question)
    (before,) = stored()
    async with opened(tracker) as pilot:
        await pilot.press("c", "6", "ctrl+s")
    (after,) = stored()
    assert after == replace(before, mood=6, changed=after.changed)


async def test_saving_twice_keeps_one_check_in_for_the_day(
    tracker: Tracker, stored: Stored
) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "4", "ctrl+s", "c", "5", "ctrl+s")
    (found,) = stored()
    assert found.mood == 5


async def test_after_a_return_to_use_there_are_kind_words_and_help(tracker: Tracker) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "3")
        form_of(pilot).field("used").control.focus()
        await pilot.press("right", "ctrl+s")
        await pilot.pause()
        assert "Thank you for being honest" in said(pilot)
        assert "Press !" in said(pilot)
        await pilot.press("exclamation_mark")
        assert isinstance(pilot.app.screen, HelpNowScreen)


async def test_a_save_that_fails_keeps_the_form_and_its_answers(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: CheckIn) -> None:
        raise StorageError("The disk is full.")

    async with opened(tracker) as pilot:
        monkeypatch.setattr(tracker.check_ins, "save", refuse)
        await pilot.press("c", "7", "ctrl+s")
        assert form_of(pilot).answer("mood") == "7"
        assert "The disk is full." in said(pilot)


async def test_leaving_asks_only_when_something_was_answered(
    tracker: Tracker, stored: Stored
) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c", "escape")
        assert not isinstance(pilot.app.screen, CheckInForm)
        await pilot.press("c", "7", "escape")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("n")
        assert form_of(pilot).answer("mood") == "7"
        await pilot.press("escape", "y")
        assert not isinstance(pilot.app.screen, CheckInForm)
    assert stored() == ()


@pytest.mark.parametrize(("answer", "day"), [("y", YESTERDAY), ("n", MONDAY)])
async def test_late_at_night_it_asks_for_which_day(
    tracker: Tracker, clock: FixedClock, stored: Stored, answer: str, day: date
) -> None:
    clock.now = clock.now.replace(hour=3, minute=59)
    async with opened(tracker) as pilot:
        await pilot.press("c")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press(answer)
        await pilot.press("7", "ctrl+s")
    (found,) = stored()
    assert found.day == day


async def test_late_at_night_it_does_not_ask_when_yesterday_is_done(
    tracker: Tracker, clock: FixedClock
) -> None:
    tracker.check_ins.save(check_in(YESTERDAY))
    clock.now = clock.now.replace(hour=1)
    async with opened(tracker) as pilot:
        await pilot.press("c")
        assert "today, Monday 23 November" in form_of(pilot).heading


async def test_from_four_on_it_is_today(tracker: Tracker, clock: FixedClock) -> None:
    clock.now = clock.now.replace(hour=4, minute=0)
    async with opened(tracker) as pilot:
        await pilot.press("c")
        assert "today, Monday 23 November" in form_of(pilot).heading


async def test_ones_own_triggers_are_offered_first(tracker: Tracker) -> None:
    tracker.check_ins.save(check_in(YESTERDAY, triggers=("the [i]bridge[/i]",)))
    async with opened(tracker) as pilot:
        await pilot.press("c")
        words = str(form_of(pilot).query_one("#field-triggers Toggles", Toggles).render())
        assert words.startswith("1[·] the [i]bridge[/i]  2[ ] stress")


async def test_scales_sleep_and_halt_are_seen_at_once_at_80_by_24(tracker: Tracker) -> None:
    async with opened(tracker) as pilot:
        await pilot.press("c")
        form = form_of(pilot)
        for name in ("mood", "craving", "anxiety", "energy", "sleep_hours", "halt"):
            field = form.field(name)
            assert form.region.contains_region(field.region), name
            assert field.region.bottom < form.region.bottom


async def test_at_60_by_20_every_number_is_seen_and_every_field_can_be_reached(
    tracker: Tracker,
) -> None:
    async with opened(tracker, size=(60, 20)) as pilot:
        await pilot.press("c")
        form = form_of(pilot)
        assert form.field("mood").control.content_size.width >= 34
        for field in form.query(Field):
            assert field.has_focus_within, field.field
            assert form.region.overlaps(field.control.region)
            await pilot.press("tab")
            if isinstance(field.control, WordChoice):
                await pilot.press("tab")


async def test_space_leaves_a_scale_out_and_after_a_one_it_goes_on(
    tracker: Tracker, stored: Stored
) -> None:
    tracker.check_ins.save(check_in(mood=4, craving=9, anxiety=8))
    async with opened(tracker) as pilot:
        await pilot.press("c", "1", "space", "space", "5", "ctrl+s")
    (found,) = stored()
    assert (found.mood, found.craving, found.anxiety) == (1, None, 5)


async def test_after_a_one_a_digit_can_be_for_words(tracker: Tracker, stored: Stored) -> None:
    tracker.check_ins.questions.ask([Question.SLEEP], yes=False)
    async with opened(tracker) as pilot:
        await pilot.press("c", *"7341", "2", "0", "9", *"rain", "ctrl+s")
    (found,) = stored()
    assert (found.energy, found.halt, found.triggers) == (1, (Halt.ANGRY,), ("rain",))


async def test_yesterday_is_marked_without_color_and_is_no_answer(
    tracker: Tracker, stored: Stored
) -> None:
    before = check_in(YESTERDAY, mood=10, craving=6, sleep_hours=7.25, used=ReturnToUse.NO)
    tracker.check_ins.save(replace(before, halt=(Halt.LONELY,)))
    async with opened(tracker) as pilot:
        await pilot.press("c", "5")
        form = form_of(pilot)
        controls = [form.field(name).control for name in ("craving", "halt", "used", "anxiety")]
        craving, halt, used, anxiety = (str(control.render()) for control in controls)
        mood = str(form.query_one("#field-mood Rating", Rating).render())
        assert "[5]" in mood
        assert "·10·" in mood
        assert "·6·" in craving
        assert "3[·] Lonely" in halt
        assert "1(·) No" in used
        assert "·" not in anxiety
        assert form.query_one(SleepLine).placeholder == "yesterday 7.25"
        assert "yesterday" in str(form.query_one("#how", PlainText).content)
        await pilot.press("ctrl+s")
    found = stored()[0]
    assert found == replace(
        check_in(mood=5), id=found.id, created=found.created, changed=found.changed
    )


async def test_what_is_not_asked_any_more_stays_when_the_day_is_changed(
    tracker: Tracker, stored: Stored
) -> None:
    questions = tracker.check_ins.questions
    questions.save(OwnQuestion(name="Pain", kind=OwnKind.RATING))
    (pain,) = questions.all().own
    first = check_in(
        feelings=("sad",),
        signs=("Slow, heavy",),
        medication=False,
        gratitude="Soup.",
        own=(OwnAnswer(pain.id, 3), OwnAnswer("gone", 1)),
    )
    tracker.check_ins.save(first)
    questions.remove(pain)
    (before,) = stored()
    async with opened(tracker) as pilot:
        await pilot.press("c", "9", "ctrl+s")
    (after,) = stored()
    assert after == replace(before, mood=9, changed=after.changed)


async def test_morning_and_evening_are_two_check_ins_with_a_key_between_them(
    tracker: Tracker, clock: FixedClock
) -> None:
    tracker.check_ins.questions.ask_twice_a_day(yes=True)
    clock.now = clock.now.replace(hour=13, minute=59)
    async with opened(tracker) as pilot:
        await pilot.press("c", "4", "ctrl+s")
        clock.move(minutes=1)
        await pilot.press("c")
        assert form_of(pilot).heading.startswith("Evening check-in for today")
        await pilot.press("6", "3", "ctrl+t")
        await pilot.pause()
        form = form_of(pilot)
        assert form.heading.startswith("Morning check-in")
        assert form.answer("mood") == "4"
        await pilot.press("5", "ctrl+s", "c")
        await pilot.pause()
        assert (form_of(pilot).answer("mood"), form_of(pilot).answer("craving")) == ("6", "3")
        await pilot.press("ctrl+s")
    morning, evening = tracker.check_ins.parts(MONDAY)
    assert (morning.part, morning.mood, morning.craving) == (DayPart.MORNING, 5, None)
    assert (evening.part, evening.mood, evening.craving) == (DayPart.EVENING, 6, 3)
    assert tracker.drafts() == ()


async def test_a_sign_that_was_noticed_is_met_with_kind_words_and_help(tracker: Tracker) -> None:
    tracker.coping.save_plan(plan(warning_signs=("Jaw tight, heart racing",)))
    tracker.check_ins.questions.ask([Question.SIGNS])
    async with opened(tracker) as pilot:
        await pilot.press("c", "4")
        form_of(pilot).field("signs").control.focus()
        await pilot.press("1", "ctrl+s")
        assert "or ! for help" in said(pilot)
    (found,) = tracker.check_ins.all()
    assert found.signs == ("Jaw tight, heart racing",)
