"""The milestones page in words, and what is reached today."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.milestone import Kind, Milestones, SinceDay, answers_about_use
from iop_tracker.domain.schedule import ExceptionKind, SlotKind
from iop_tracker.views.entry import Plan
from iop_tracker.views.here import Here
from iop_tracker.views.milestones import (
    Counted,
    marked_sessions,
    milestones_view,
    money_text,
    reached,
    sections,
)
from tests.builders import MONDAY, check_in, exception, mark, program, slot
from tests.conftest import MONDAY_AFTERNOON

HERE = Here(now=MONDAY_AFTERNOON)
DAY = timedelta(days=1)
ATTENDED, MISSED = AttendanceStatus.ATTENDED, AttendanceStatus.MISSED
NO, YES = ReturnToUse.NO, ReturnToUse.YES
FIRST = date(2026, 9, 1)


def counted(
    *check_ins: CheckIn,
    plan: Plan | None = None,
    since: tuple[SinceDay, ...] = (),
    chosen: Milestones | None = None,
) -> Counted:
    return Counted(
        milestones=chosen or Milestones(),
        since=since,
        plan=plan,
        check_in_days={each.day for each in check_ins},
        answers=answers_about_use(check_ins),
    )


def plan_of(weeks: int, *statuses: AttendanceStatus) -> Plan:
    """A program in its last of so many weeks, with a mark on the newest Mondays."""
    start = MONDAY - timedelta(weeks=weeks)
    marks = [mark(s, MONDAY - timedelta(weeks=back)) for back, s in enumerate(reversed(statuses))]
    return Plan(
        program=program(4, 4, 4, start=start),
        slots=(slot(0, first=start),),
        exceptions=(),
        marks={each.key: each for each in marks},
    )


def page(what: Counted, here: Here = HERE) -> str:
    """The page as it is read."""
    lines = []
    for part in sections(milestones_view(what, here.today), here):
        lines.append(f"{part.title} {part.about}".strip())
        lines += [f"{figure.number} {figure.words}".strip() for figure in part.figures]
    return "\n".join(lines)


def days_told(*answers: ReturnToUse, last: date = MONDAY) -> list[CheckIn]:
    """Check-ins of the days up to `last`, with these answers."""
    return [check_in(last - n * DAY, used=used) for n, used in enumerate(reversed(answers))]


def test_after_a_return_to_use_what_was_stays_and_no_headline_is_a_zero() -> None:
    without = SinceDay(name="without alcohol", day=FIRST, tells=True)
    answers = [*[NO] * 48, YES, *[NO] * 22, YES, *[NO] * 12]
    text = page(counted(*days_told(*answers), since=(without,)))
    for words in (
        "without alcohol since Tue 1 Sep\n83 days since then",
        "82 of 84 answered days as you wanted",
        "48 in a row, the longest\n12 in a row now",
        "29 of 30 answered in the last 30 days",
        "A return to use takes none of this away.",
    ):
        assert words in text
    assert "no answer" not in text
    after = page(counted(*days_told(*answers[:-1], YES), since=(without,)))
    assert "81 of 84 answered days" in after
    assert "48 in a row, the longest\n28 of 30 answered" in after


def test_a_date_that_check_ins_tell_nothing_about_is_counted_and_no_more() -> None:
    home = SinceDay(name="living at home", day=FIRST)
    text = page(counted(*days_told(YES, YES), since=(home,), chosen=Milestones(shown=())))
    assert text == "living at home since Tue 1 Sep\n83 days since then"


def test_days_without_an_answer_are_told_as_such() -> None:
    without = SinceDay(name="x", day=MONDAY - 9 * DAY, tells=True)
    text = page(counted(*days_told(NO, NO), since=(without,)))
    assert "2 of 2 answered days as you wanted" in text
    assert "8 days have no answer" in text
    assert "takes none" not in text


def test_a_date_that_begins_today_or_later_has_no_number_yet() -> None:
    dates = tuple(SinceDay(name="x", day=MONDAY + n * DAY, tells=True) for n in (0, 4))
    text = page(counted(since=dates, chosen=Milestones(shown=())))
    assert text == "x since today\nIt begins today.\nx from Fri 27 Nov\nIt is still to come."


@given(
    st.lists(st.sampled_from([None, NO, YES]), max_size=40),
    st.lists(st.sampled_from(AttendanceStatus), max_size=8),
    st.integers(-2, 15),
)
def test_no_figure_of_the_page_is_ever_a_zero(
    used: list[ReturnToUse | None], statuses: list[AttendanceStatus], weeks: int
) -> None:
    found = [check_in(MONDAY - n * DAY, used=each) for n, each in enumerate(used)]
    since = (SinceDay(name="x", day=MONDAY - 20 * DAY, tells=True),)
    what = counted(*found, plan=plan_of(weeks, *statuses), since=since)
    for part in sections(milestones_view(what, MONDAY), HERE):
        assert part.figures
        for figure in part.figures:
            assert figure.number != "0"
            assert figure.share is None or 0 < figure.share <= 1


def test_sessions_are_marks_on_sessions_that_took_place() -> None:
    plan = plan_of(6, ATTENDED, MISSED, ATTENDED, ATTENDED)
    own = slot(0, slot_id="work", kind=SlotKind.WORK, first=MONDAY)
    other = mark(ATTENDED, slot_id="work")
    off = exception(ExceptionKind.CANCELLED, MONDAY)
    more = replace(
        plan,
        slots=(*plan.slots, own),
        exceptions=(off,),
        marks={**plan.marks, other.key: other},
    )
    assert [status for _, status in marked_sessions(more)] == [ATTENDED, MISSED, ATTENDED]
    gone = replace(plan, slots=())
    assert len(marked_sessions(gone)) == 4
    text = page(counted(plan=plan, chosen=Milestones(shown=(Kind.SESSIONS,))))
    assert "3 sessions attended\n2 in a row, the longest; it goes on" in text
    assert "3 of the last 4 you marked" in text


def test_what_is_reached_is_told_on_its_day_only() -> None:
    plan = plan_of(4, *[ATTENDED] * 5)
    found = [check_in(MONDAY - n * DAY) for n in range(30)]
    what = counted(*found, plan=plan, since=(SinceDay(name="home", day=MONDAY - 90 * DAY),))
    assert reached(what, MONDAY) == (
        "Week 4 of 12 is done, and with it “Part 1”.",
        "You have been at 5 sessions. Each one took getting there.",
        "You checked in on 30 days. Each one was a moment for yourself.",
        "90 days since Tue 25 Aug: home.",
    )
    assert reached(what, MONDAY + DAY) == ()
    hidden = replace(what, milestones=Milestones(shown=()), since=())
    assert reached(hidden, MONDAY) == ()


def test_the_ends_of_weeks_and_of_the_program_are_told() -> None:
    assert reached(counted(plan=plan_of(3)), MONDAY) == ("Week 3 of 12 is done. You did that.",)
    assert reached(counted(plan=plan_of(0)), MONDAY) == ()
    (said,) = reached(counted(plan=plan_of(12)), MONDAY)
    assert said == "All 12 weeks of your program are done. That was a lot of work."
    assert reached(counted(plan=plan_of(13)), MONDAY) == ()


def test_a_round_date_after_a_return_to_use_says_what_stays() -> None:
    without = SinceDay(name="without alcohol", day=MONDAY - 7 * DAY, tells=True)
    what = counted(*days_told(NO, NO, YES, NO), since=(without,), chosen=Milestones(shown=()))
    assert reached(what, MONDAY) == (
        "7 days since Mon 16 Nov: without alcohol.",
        "On 3 days of them it went as you wanted. They stay.",
    )
    hard = counted(*days_told(YES, YES), since=(without,), chosen=Milestones(shown=()))
    assert reached(hard, MONDAY) == ()


def test_a_day_with_a_clock_change_is_one_day() -> None:
    """The local day is all that counts: 25 hours on 1 November, 23 on 14 March."""
    zone = ZoneInfo("America/New_York")
    for first in (date(2026, 10, 31), date(2027, 3, 13)):
        for hour in (0, 23):
            later = MONDAY_AFTERNOON.replace(
                year=first.year, month=first.month, day=first.day, hour=hour, tzinfo=zone
            ) + timedelta(days=2)
            here = Here(now=later)
            since = (SinceDay(name="x", day=first),)
            assert "2 days since then" in page(counted(since=since), here)


def test_money_and_time_are_the_figure_times_the_weeks() -> None:
    chosen = Milestones(shown=(), money=40, hours=4.5, saved_from=MONDAY - timedelta(weeks=12))
    assert page(counted(chosen=chosen)).splitlines()[1:] == [
        "$480 at $40 a week",
        "54 h at 4.5 h a week",
    ]
    assert page(counted(chosen=Milestones(shown=(), money=40))) == ""
    assert money_text(12.5, "EUR") == "12.50 EUR"
    assert money_text(1200, "") == "1,200"
