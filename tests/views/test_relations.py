from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from iop_tracker.demo import demo_records
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn, DayPart, Halt
from iop_tracker.views.here import Here
from iop_tracker.views.relations import RelationsView, relations_view
from tests.builders import check_in, stored
from tests.content.test_content import UNKIND, grade
from tests.views.people import KINDS, Person
from tests.views.slow_relations import SlowRelations

FIRST = date(2026, 9, 7)
NONE: frozenset[date] = frozenset()


def view(
    check_ins: Sequence[CheckIn], today: date, sessions: frozenset[date] = NONE
) -> RelationsView:
    return relations_view(check_ins, sessions, Here(now=datetime.combine(today, time(20), UTC)))


def after(days: int) -> date:
    """The day before so many days are over."""
    return FIRST + timedelta(days=days - 1)


def until(check_ins: Sequence[CheckIn], today: date) -> list[CheckIn]:
    return [c for c in check_ins if c.day <= today]


def patterned(count: int = 60, size: float = 4, seed: int = 1) -> list[CheckIn]:
    """Days on which being lonely goes with more craving."""
    dice = Random(seed)
    found = []
    for number in range(count):
        is_lonely = dice.random() < 0.4
        states = [Halt.LONELY] if is_lonely else []
        states += [Halt.TIRED] if dice.random() < 0.4 else []
        craving = min(10, max(0, round(3 + size * is_lonely + dice.gauss(0, 1))))
        day = FIRST + timedelta(days=number)
        found.append(check_in(day, dice.randint(2, 9), craving=craving, halt=tuple(states)))
    return found


def same_as_slow(check_ins: Sequence[CheckIn], sessions: frozenset[date], today: date) -> int:
    """Compare every number with the slow computation, and say how many relations there are."""
    found = view(check_ins, today, sessions)
    looked_at, rows = SlowRelations(check_ins, sessions, today).rows()
    assert found.looked_at == looked_at
    fast = {(r.what.casefold(), r.of): r for r in found.found}
    assert set(fast) == {(what, of) for what, of, *_ in rows}
    for what, of, n, n_with, size, low, high in rows:
        relation = fast[what, of]
        assert (relation.n, relation.n_with) == (n, n_with)
        numbers = (relation.size, relation.low, relation.high)
        assert numbers == pytest.approx((size, low, high), abs=1e-4)
        near, far = sorted((abs(low), abs(high)))
        assert f"{abs(size):.1f} points" in relation.words
        assert f"(range {near:.1f} to {far:.1f})" in relation.words
        assert f"{n_with} of {n} days" in relation.words
        assert ("higher" in relation.words) == (size > 0)
    return len(rows)


@pytest.mark.parametrize(("weeks", "seed"), [(7, 1), (26, 2), (60, 3)])
def test_every_number_on_demo_data_is_that_of_a_slow_computation(weeks: int, seed: int) -> None:
    today = after(80)
    records = demo_records(today, weeks=weeks, seed=seed)
    check_ins = [r for r in records if isinstance(r, CheckIn)]
    there = frozenset(r.day for r in records if isinstance(r, Attendance) and r.status.was_there)
    found = same_as_slow(check_ins, there, today)
    assert found or weeks == 7


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_of_invented_people_is_that_of_a_slow_computation(kind: str) -> None:
    for number in (0, 1):
        person = Person(kind, number, FIRST, 75)
        same_as_slow(person.with_lonely(3), person.sessions, after(75))


def test_a_strong_relation_is_found_with_its_numbers_and_words() -> None:
    found = view(patterned(), after(60))
    (relation,) = found.found
    assert (relation.what, relation.of, relation.n) == ("lonely", "craving", relation.n)
    assert 3 < relation.size < 5
    assert 0 < relation.low < relation.size < relation.high
    assert relation.words.endswith("Seen together, not the cause.")
    assert relation.words.startswith("On days when you were lonely, craving was")
    assert (found.first, found.last) == (FIRST, after(60))
    assert found.looked_at == 4
    assert found.words[0] == "We looked at 4 pairs, and 1 stood out."


def test_less_craving_is_told_as_lower() -> None:
    (relation,) = view(patterned(size=-3), after(60)).found
    assert relation.size < 0
    assert relation.high < 0
    assert "lower (range " in relation.words


def test_sleep_is_set_against_the_craving_of_the_next_day() -> None:
    dice = Random(4)
    hours = [dice.choice([5.0, 5.5, 7.0, 7.5, 8.0]) for _ in range(90)]
    found = [
        check_in(
            FIRST + timedelta(days=n),
            5 + n % 2,
            sleep_hours=hours[n],
            craving=round(3 + 3 * (n > 0 and hours[n - 1] < 7) + dice.gauss(0, 1)),
        )
        for n in range(90)
    ]
    shown = view(found, after(90)).found
    assert [(r.what, r.of) for r in shown] == [("short sleep the day before", "craving")]
    assert "had said under 7 hours of sleep the day before" in shown[0].words


def test_a_trigger_is_one_however_it_is_written() -> None:
    dice = Random(6)
    found = []
    for n in range(70):
        has = dice.random() < 0.4
        triggers = ((dice.choice(["Payday", "payday"]),) if has else ()) + ("Noise",) * (n % 3 == 0)
        craving = round(2 + 4 * has + dice.gauss(0, 1))
        craving = min(10, max(0, craving))
        found.append(check_in(FIRST + timedelta(days=n), triggers=triggers, craving=craving))
    (relation,) = view(found, after(70)).found
    assert relation.what.casefold() == "payday"
    assert f"you noted “{relation.what}”" in relation.words


def test_a_rhythm_of_the_week_is_no_relation_to_the_sessions() -> None:
    dice = Random(2)
    found = [
        check_in(day, craving=round(7 - 4 * (day.weekday() in {0, 2, 4}) + dice.gauss(0, 0.8)))
        for day in (FIRST + timedelta(days=n) for n in range(84))
    ]
    always = frozenset(c.day for c in found if c.day.weekday() in {0, 2, 4})
    assert view(found, after(84), always).looked_at == 0
    often = frozenset(day for day in sorted(always) if dice.random() < 0.8)
    shown = view(found, after(84), often)
    assert shown.looked_at == 1
    assert not shown.found


def test_sessions_show_where_days_of_one_weekday_differ_with_them() -> None:
    dice = Random(2)
    days = [FIRST + timedelta(days=n) for n in range(84)]
    sessions = frozenset(d for d in days if d.weekday() in {0, 2, 4} and dice.random() < 0.6)
    found = [check_in(d, craving=round(5 - 3 * (d in sessions) + dice.gauss(0, 1))) for d in days]
    (relation,) = view(found, after(84), sessions).found
    assert (relation.what, relation.of) == ("a session", "craving")
    assert relation.size < -1.5


def test_nothing_is_said_where_there_is_nothing_or_all_is_the_same() -> None:
    nothing = view((), FIRST)
    assert (nothing.found, nothing.looked_at) == ((), 0)
    assert (nothing.first, nothing.last) == (FIRST, FIRST)
    assert view([check_in(FIRST, craving=9, halt=(Halt.LONELY,))], FIRST).looked_at == 0
    same = [replace(c, craving=5, mood=5) for c in patterned(90)]
    assert view(same, after(90)).looked_at == 0
    one_side = [replace(c, halt=(Halt.LONELY,)) for c in patterned(90)]
    assert view(one_side, after(90)).looked_at == 0
    early = view(patterned(27, size=9), after(27))
    assert early.looked_at == 0
    assert early.words == ("It takes 28 days with check-ins to see what goes together.",)


def test_hard_data_gives_the_slow_computations_numbers_too() -> None:
    two_values = [replace(c, craving=10 * (Halt.LONELY in c.halt)) for c in patterned(60)]
    assert same_as_slow(two_values, NONE, after(60)) == 1
    gaps = [c for c in patterned(180) if (c.day - FIRST).days % 50 < 20]
    assert same_as_slow(gaps, NONE, after(180)) >= 1
    decade = patterned(3650)
    assert same_as_slow(decade, NONE, after(3650)) == 1


def test_what_lies_outside_of_the_half_year_changes_nothing() -> None:
    today = after(200)
    inside = patterned(200)
    before = [
        check_in(FIRST - timedelta(days=n), craving=10, halt=tuple(Halt)) for n in range(1, 90)
    ]
    later = [
        check_in(today + timedelta(days=n), craving=10, halt=tuple(Halt)) for n in range(1, 90)
    ]
    assert view([*before, *inside, *later], today) == view(inside, today)


def test_the_order_of_the_check_ins_does_not_matter() -> None:
    person = Person("alike", 5, FIRST, 70)
    found = list(person.with_lonely(4))
    expected = view(found, after(70), person.sessions)
    Random(1).shuffle(found)
    assert view(found, after(70), person.sessions) == expected
    assert expected.found


def test_days_on_which_the_clock_changes_are_days_like_others() -> None:
    person = Person("alike", 5, FIRST, 84)
    found = person.with_lonely(4)
    assert any(c.day == date(2026, 11, 1) for c in found)
    moments = [
        datetime.combine(after(84), time(1, 30), ZoneInfo(zone))
        for zone in ("America/New_York", "Australia/Lord_Howe", "UTC")
    ]
    views = [relations_view(found, person.sessions, Here(now=moment)) for moment in moments]
    assert views[0] == views[1] == views[2]


def test_two_check_ins_of_a_day_count_as_one_day_with_their_mean() -> None:
    once = [replace(c, craving=max(1, min(9, c.craving or 0))) for c in patterned()]
    twice = [
        stored(
            replace(c, part=part, craving=max(0, min(10, (c.craving or 0) + more))), f"{at}{part}"
        )
        for at, c in enumerate(once)
        for part, more in ((DayPart.MORNING, 1), (DayPart.EVENING, -1))
    ]
    assert view(twice, after(60)).found == view(once, after(60)).found


def test_the_words_are_kind_and_easy_to_read() -> None:
    texts = [text for c in (patterned(), patterned(20), ()) for text in view(c, after(60)).words]
    for kind in KINDS:
        person = Person(kind, 3, FIRST, 120)
        texts += [r.words for r in view(person.with_lonely(4), after(120)).found]
    assert len(texts) > 12
    for text in texts:
        assert grade(text) <= 6, text
        assert not UNKIND.search(text)
        assert " predict" not in text


def looks(person: Person, check_ins: Sequence[CheckIn], last: int) -> list[RelationsView]:
    """What one sees who looks once a week, up to that day."""
    ends = [after(days) for days in range(28, last + 1, 7)]
    return [view(until(check_ins, end), end, person.sessions) for end in ends]


@pytest.mark.parametrize("people", [200, pytest.param(2000, marks=pytest.mark.long)])
def test_of_people_without_a_relation_at_most_5_in_100_see_one(people: int) -> None:
    seen = dict.fromkeys(KINDS, 0)
    for number in range(people):
        kind = KINDS[number % len(KINDS)]
        person = Person(kind, number, FIRST, 60)
        seen[kind] += bool(view(person.check_ins(), after(60), person.sessions).found)
    total = sum(seen.values())
    print(f"\nNo relation, one look on day 60: {total} of {people} see one; by kind {seen}")
    assert total <= 0.05 * people


@pytest.mark.long
@pytest.mark.parametrize("people", [200, 1000])
def test_few_people_without_a_relation_ever_see_one_in_twelve_weeks(people: int) -> None:
    seen = dict.fromkeys(KINDS, 0)
    for number in range(people):
        kind = KINDS[number % len(KINDS)]
        person = Person(kind, number, FIRST, 84)
        views = looks(person, person.check_ins(), 84)
        seen[kind] += any(each.found for each in views)
    total = sum(seen.values())
    print(f"\nNo relation, looking weekly for 12 weeks: {total} of {people} ever; by kind {seen}")
    assert total <= 0.05 * people


@pytest.mark.parametrize("people", [80, pytest.param(1000, marks=pytest.mark.long)])
def test_a_relation_of_two_points_is_found_in_most_within_60_days(people: int) -> None:
    found, sizes = 0, []
    for number in range(people):
        person = Person("alike", number, FIRST, 60)
        check_ins = person.with_lonely(2)
        for each in looks(person, check_ins, 56):
            right = [r for r in each.found if (r.what, r.of) == ("lonely", "craving")]
            if right:
                found += 1
                sizes.append(right[0].size)
                assert right[0].size > 0
                break
    mean = sum(sizes) / len(sizes)
    print(f"\nA relation of 2 points: found in {found} of {people} by day 56, as {mean:.1f} points")
    assert found > 0.5 * people


def test_ten_years_are_looked_at_within_a_frame() -> None:
    person = Person("alike", 0, FIRST, 3650)
    check_ins = person.with_lonely(2)
    assert view(check_ins, after(3650), person.sessions).looked_at >= 20
    times = []
    for _ in range(5):
        begin = perf_counter()
        view(check_ins, after(3650), person.sessions)
        times.append(perf_counter() - begin)
    print(f"\nTen years of check-ins: {min(times) * 1000:.0f} ms")
