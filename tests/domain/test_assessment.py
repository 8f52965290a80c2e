"""When a questionnaire is due, and going through one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.assessment import Assessment, Due, due
from iop_tracker.domain.choice import InstrumentChoice
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.sitting import Sitting
from iop_tracker.instruments import instruments
from tests.builders import MONDAY
from tests.strategies import days

PHQ_9, GAD_7, BAM_IOP, BAM, CRAVING = instruments()
EVERY_TWO = InstrumentChoice("phq-9", 2)


def answered(day: date, instrument: str = "phq-9") -> Assessment:
    return Assessment(instrument=instrument, day=day, answers=(0,) * 9)


def test_what_was_never_answered_waits_at_once() -> None:
    assert due([EVERY_TWO], [answered(MONDAY, "gad-7")], MONDAY) == (Due("phq-9", MONDAY),)
    assert due([], [answered(MONDAY - timedelta(days=99))], MONDAY) == ()


@pytest.mark.parametrize("weeks", [1, 2])
@pytest.mark.parametrize("first", [date(2026, 10, 26), date(2026, 3, 2), date(2028, 2, 20)])
def test_it_waits_from_the_same_weekday_on_also_over_a_clock_change_or_a_leap_day(
    weeks: int, first: date
) -> None:
    choice = InstrumentChoice("phq-9", weeks)
    day = first + timedelta(weeks=weeks)
    known = [answered(first - timedelta(weeks=5)), answered(first)]
    assert due([choice], known, day - timedelta(days=1)) == ()
    for later in (0, 1, 40):
        assert due([choice], known, day + timedelta(days=later)) == (Due("phq-9", day),)


def test_who_flew_west_is_not_asked_again_but_a_clock_that_was_wrong_does_not_count() -> None:
    for ahead, waits in ((1, False), (2, True), (400, True)):
        found = due([EVERY_TWO], [answered(MONDAY + timedelta(days=ahead))], MONDAY)
        assert bool(found) == waits, ahead


@given(days, st.lists(st.integers(-400, 400), max_size=5), st.sampled_from([1, 2]))
def test_once_it_is_answered_today_nothing_waits_until_so_many_weeks_are_over(
    today: date, others: list[int], weeks: int
) -> None:
    choice = InstrumentChoice("phq-9", weeks)
    known = [answered(today + timedelta(days=n)) for n in (*others, 0)]
    for later in range(weeks * 7):
        assert due([choice], known, today + timedelta(days=later)) == ()


def test_an_answer_outside_what_any_item_counts_is_refused() -> None:
    for answers in ((11,), (-1,), (True,)):
        with pytest.raises(InvalidEntry):
            Assessment(instrument="x", day=MONDAY, answers=answers)
    with pytest.raises(InvalidEntry):
        Assessment(instrument=" ", day=MONDAY, answers=())


def test_one_goes_on_back_and_leaves_out() -> None:
    sitting = Sitting.new(GAD_7, MONDAY)
    assert (sitting.number, sitting.count, sitting.is_begun) == (1, 7, False)
    sitting = sitting.answered(2).answered(None).answered(1)
    assert (sitting.number, sitting.answers[:3], sitting.left_out) == (4, (2, None, 1), 5)
    assert not sitting.can_go_on
    back = sitting.moved(-1).moved(-1)
    assert (back.number, back.can_go_on) == (2, True)
    assert back.moved(-1).moved(-1).number == 1
    for _ in range(7):
        back = back.answered(3)
    assert back.is_over
    assert back.item is None
    assert back.answered(3) == back
    assert back.moved(-1).number == 7


def test_what_the_form_skips_is_not_asked_and_forgotten_when_it_is_skipped_later() -> None:
    sitting = Sitting.new(BAM, MONDAY)
    for _ in range(3):
        sitting = sitting.answered(1)
    assert sitting.answered(0).item == BAM.item("6")
    assert sitting.answered(None).item == BAM.item("6")
    asked = sitting.answered(1)
    assert asked.item == BAM.item("5")
    assert asked.count == sitting.answered(0).count + 1
    changed = asked.answered(2).moved(-1).moved(-1).answered(0)
    assert changed.answers[4] is None
    assert changed.answered(0).item == BAM.item("8")


def test_the_ninth_answer_asks_for_help_until_it_was_shown_and_whenever_it_is_given_anew() -> None:
    sitting = Sitting.new(PHQ_9, MONDAY)
    for _ in range(8):
        sitting = sitting.answered(3)
    assert not sitting.needs_help
    for points in (1, 2, 3):
        asked = sitting.answered(points)
        assert asked.needs_help
        helped = asked.after_help()
        assert not helped.needs_help
        assert not helped.moved(-1).needs_help
        assert helped.moved(-1).answered(points).needs_help
        assert Sitting.resumed(PHQ_9, asked.kept) == asked
        assert asked.kept != helped.kept
    assert not sitting.answered(0).needs_help
    assert not sitting.answered(None).needs_help


@given(st.sampled_from(instruments()), st.data())
def test_whatever_was_answered_is_kept_and_gone_on_with(known: object, data: st.DataObject) -> None:
    assert isinstance(known, type(PHQ_9))
    sitting = Sitting.new(known, MONDAY)
    for _ in range(data.draw(st.integers(0, 40))):
        if sitting.item and data.draw(st.booleans()):
            points = [None, *(each.points for each in sitting.item.options)]
            sitting = sitting.answered(data.draw(st.sampled_from(points)))
        else:
            sitting = sitting.moved(-1)
        if sitting.item:
            assert sitting.place in known.asked(sitting.answers)
            assert 1 <= sitting.number <= sitting.count
        assert Sitting.resumed(known, sitting.kept) == sitting
    known.check(sitting.answers)


@pytest.mark.parametrize(
    "change",
    [
        {"answers": "0,1"},
        {"answers": "9" + "," * 8},
        {"answers": "x" + "," * 8},
        {"place": "many"},
        {"began": "once"},
    ],
)
def test_what_another_version_kept_is_not_gone_on_with(change: dict[str, str]) -> None:
    kept = Sitting.new(PHQ_9, MONDAY).answered(1).kept
    assert Sitting.resumed(PHQ_9, kept)
    assert Sitting.resumed(PHQ_9, {**kept, **change}) is None
    assert Sitting.resumed(PHQ_9, {}) is None
