"""What a check-in asks, offers and remembers, and the parts of a day."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn, DayPart
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.question import ASKED_AT_FIRST, MOST_OWN, OwnQuestion, Question
from iop_tracker.domain.safety import SAFETY_ID, SafetyPlan
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY, check_in, plan, stored
from tests.conftest import FixedClock

MORNING, EVENING = DayPart.MORNING, DayPart.EVENING
SUNDAY = MONDAY - timedelta(days=1)


def test_at_first_the_first_set_is_asked_and_the_order_is_always_the_same(
    tracker: Tracker,
) -> None:
    questions = tracker.check_ins.questions
    assert questions.all().asked == ASKED_AT_FIRST
    questions.ask([Question.NOTE, Question.FEELINGS, Question.MEDICATION])
    asked = questions.all().asked
    assert list(asked) == [each for each in Question if each in asked]
    questions.ask(asked, yes=False)
    assert questions.all().asked == ()
    assert tracker.undo() == "Undone: the change of what a check-in asks."
    assert questions.all().asked == asked


def test_each_part_of_a_day_is_one_check_in_and_both_are_one_day(tracker: Tracker) -> None:
    tracker.check_ins.save(check_in(mood=4, part=MORNING))
    tracker.check_ins.save(check_in(mood=6, part=EVENING))
    tracker.check_ins.save(check_in(mood=5, part=MORNING, note="a"))
    assert [(c.part, c.mood) for c in tracker.check_ins.parts(MONDAY)] == [
        *((MORNING, 5), (EVENING, 6)),
    ]
    (day,) = tracker.check_ins.all()
    assert (day.mood, day.note) == (6, "a")
    tracker.check_ins.remove(day)
    assert tracker.check_ins.parts(MONDAY) == ()
    tracker.undo()
    assert len(tracker.check_ins.parts(MONDAY)) == 2


def test_two_computers_with_the_same_part_of_a_day_become_one(tracker: Tracker) -> None:
    with tracker.database.transaction():
        for number, mood in enumerate((3, 5)):
            found = stored(check_in(mood=mood, part=MORNING, note=f"{mood}"), str(number) * 32)
            tracker.database.of(CheckIn).put([found])
    (morning,) = tracker.check_ins.parts(MONDAY)
    assert "3" in morning.note
    assert "5" in morning.note
    tracker.check_ins.save(check_in(mood=7, part=EVENING))
    assert len(tracker.database.of(CheckIn).all()) == 3
    tracker.check_ins.save(morning)
    assert len(tracker.database.of(CheckIn).all()) == 2


@pytest.mark.parametrize(
    ("twice", "hour", "parts", "opened"),
    [
        (False, 20, [], None),
        (False, 20, [None], None),
        (False, 20, [MORNING], MORNING),
        (True, 13, [], MORNING),
        (True, 14, [], EVENING),
        (True, 20, [MORNING], EVENING),
    ],
)
def test_today_opens_the_part_that_it_is_now(
    tracker: Tracker,
    clock: FixedClock,
    twice: bool,
    hour: int,
    parts: list[DayPart | None],
    opened: DayPart | None,
) -> None:
    clock.now = clock.now.replace(hour=hour)
    for part in parts:
        tracker.check_ins.save(check_in(part=part))
    tracker.check_ins.questions.ask_twice_a_day(yes=twice)
    assert tracker.check_ins.part_to_open(MONDAY) == opened


def test_a_day_that_is_over_opens_what_is_there_else_the_evening(tracker: Tracker) -> None:
    tracker.check_ins.questions.ask_twice_a_day(yes=True)
    assert tracker.check_ins.part_to_open(SUNDAY) is EVENING
    tracker.check_ins.save(check_in(SUNDAY, part=MORNING))
    assert tracker.check_ins.part_to_open(SUNDAY) is MORNING
    sheet = tracker.check_ins.sheet(SUNDAY, MORNING)
    assert sheet.parts == (MORNING, EVENING)
    assert sheet.known is not None


def test_yesterday_is_the_whole_day_before_and_nothing_where_there_is_none(
    tracker: Tracker,
) -> None:
    assert tracker.check_ins.sheet(MONDAY, None).yesterday is None
    tracker.check_ins.save(check_in(SUNDAY - timedelta(days=1)))
    assert tracker.check_ins.sheet(MONDAY, None).yesterday is None
    tracker.check_ins.save(check_in(SUNDAY, mood=3, part=MORNING, energy=2))
    tracker.check_ins.save(check_in(SUNDAY, mood=5, part=EVENING))
    yesterday = tracker.check_ins.sheet(MONDAY, None).yesterday
    assert yesterday is not None
    assert (yesterday.mood, yesterday.energy) == (5, 2)


def test_signs_are_those_of_the_plans_and_there_are_none_without(tracker: Tracker) -> None:
    assert tracker.check_ins.sheet(MONDAY, None).signs == ()
    tracker.coping.save_plan(plan(warning_signs=("No lunch", "Jaw tight")))
    tracker.coping.save_safety_plan(SafetyPlan(id=SAFETY_ID, signs=("No answer",)))
    tracker.check_ins.save(check_in(SUNDAY, signs=("Jaw tight", "An old one")))
    now = ("Jaw tight", "No answer", "No lunch")
    assert tracker.check_ins.sheet(MONDAY, None).signs == now
    assert tracker.check_ins.sheet(SUNDAY, None).signs == (*now, "An old one")


def test_own_questions_that_were_removed_can_still_be_named(tracker: Tracker) -> None:
    questions = tracker.check_ins.questions
    questions.save(OwnQuestion(name="  Pain "))
    (pain,) = questions.all().own
    assert pain.name == "Pain"
    questions.remove(pain)
    assert questions.all().own == ()
    assert questions.named()[pain.id].name == "Pain"


def test_where_two_computers_wrote_more_own_questions_than_there_is_room_for_they_can_be_changed(
    tracker: Tracker,
) -> None:
    questions = tracker.check_ins.questions
    many = [stored(OwnQuestion(name=f"Question {n}"), str(n)) for n in range(MOST_OWN + 2)]
    tracker.database.of(OwnQuestion).put(many)
    questions.save(replace(many[0], name="Pain"))
    assert "Pain" in {each.name for each in questions.all().own}
    with pytest.raises(InvalidEntry, match="room for 12"):
        questions.save(OwnQuestion(name="One more"))


def test_a_day_was_filled_in_later_only_when_all_of_it_was(
    tracker: Tracker, clock: FixedClock
) -> None:
    tracker.check_ins.save(check_in(part=MORNING))
    clock.move(days=2)
    tracker.check_ins.save(check_in(part=EVENING))
    tracker.check_ins.save(check_in(SUNDAY))
    assert tracker.check_ins.filled_in_later() == {SUNDAY}
    tracker.check_ins.save(check_in(mood=9, part=MORNING))
    assert tracker.check_ins.filled_in_later() == {SUNDAY}


def test_erasing_one_part_lets_its_half_typed_text_go_and_no_other(tracker: Tracker) -> None:
    for part in DayPart:
        tracker.check_ins.save(check_in(part=part))
        tracker.keep_draft(f"check-in:{part}:{MONDAY}", {"mood": "4"})
    tracker.check_ins.remove(check_in())
    rows = {row.name: row.record for row in tracker.removal.rows()}
    assert set(rows) == {"the morning check-in for today", "the evening check-in for today"}
    tracker.removal.bring_back(rows["the morning check-in for today"])
    tracker.removal.erase([rows["the evening check-in for today"]])
    assert [draft.key for draft in tracker.drafts()] == [f"check-in:morning:{MONDAY}"]
