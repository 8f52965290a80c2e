"""The pictures of Insights as text: nothing is wider than its room, a sign means one thing."""

from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from iop_tracker.views.here import Here
from iop_tracker.views.insights.halt import halt_view
from iop_tracker.views.insights.hours import MOST_WEEKS, Part, drawn, hours_view
from iop_tracker.views.insights.lines import lines_view
from iop_tracker.views.insights.material import DAY, Material
from iop_tracker.views.insights.sessions import sessions_view
from iop_tracker.views.insights.sleep import sleep_view
from iop_tracker.views.insights.urges import urges_view
from iop_tracker.views.insights.weeks import weeks_view
from iop_tracker.views.insights.year import year_view
from iop_tracker.views.relations import Relation, RelationsView
from iop_tracker.widgets.pictures.drawing import Room, bar
from iop_tracker.widgets.pictures.lines import lines_picture
from iop_tracker.widgets.pictures.tables import (
    halt_picture,
    hours_picture,
    sessions_picture,
    sleep_picture,
    weeks_picture,
)
from iop_tracker.widgets.pictures.together import together_picture
from iop_tracker.widgets.pictures.urges import urges_picture
from iop_tracker.widgets.pictures.year import SHADES, year_picture
from iop_tracker.widgets.trend import chart_rows
from tests.builders import check_in
from tests.conftest import NEW_YORK
from tests.content.test_content import UNKIND, grade
from tests.views.test_insights_numbers import LIVES, demo, life, material

WIDTHS = (57, 75, 113)
"""Cells at 60, 80 and 120 columns, with a bar beside."""


@cache
def told(name: str, span: int | None, width: int) -> tuple[tuple[Content, tuple[str, ...]], ...]:
    """Every picture of a life, with its words."""
    known, room = material(life(name)), Room(width)
    lines, year = lines_view(known, span), year_view(known)
    sleep, urges, sessions = (
        sleep_view(known, span),
        urges_view(known, span),
        sessions_view(known, span),
    )
    hours, halt, weeks = hours_view(known, span), halt_view(known, span), weeks_view(known)
    return (
        (lines_picture(lines, room), (*lines.lines, *(t.words for t in lines.trends))),
        (year_picture(year, room), year.words),
        (sleep_picture(sleep, room), sleep.words),
        (urges_picture(urges, room), urges.words),
        (sessions_picture(sessions, room), sessions.words),
        (weeks_picture(weeks, room), weeks.words),
        (hours_picture(hours, room), hours.words),
        (halt_picture(halt, room), halt.words),
    )


@pytest.mark.parametrize("width", [1, 12, 40])
def test_a_window_that_was_made_tiny_ends_nothing(width: int) -> None:
    assert all(str(drawing) for drawing, _ in told("six weeks", 30, width))


@pytest.mark.parametrize("name", LIVES)
def test_nothing_that_is_drawn_is_wider_than_its_room(name: str) -> None:
    for width in WIDTHS:
        for span in (7, 90, None):
            for picture, words in told(name, span, width):
                said = " ".join(words)
                for line in picture.split("\n"):
                    sentence = line.plain.split(maxsplit=1)[-1:]
                    is_words = bool(sentence) and sentence[0] in said
                    assert is_words or line.cell_length <= width, line.plain


def test_the_words_beneath_are_plain_and_kind() -> None:
    for name in ("six weeks", "ten years"):
        for picture, words in told(name, None, 75):
            text = " ".join(words)
            assert grade(text) <= 6, text
            assert not UNKIND.search(text)
            assert str(picture)


def test_in_a_leap_year_that_touches_54_weeks_every_day_has_its_place() -> None:
    widths = set()
    for back in range(0, 364, 5):
        today = date(2029, 2, 26) - back * DAY
        known = Here(now=datetime(today.year, today.month, today.day, 12, tzinfo=NEW_YORK))
        view = year_view(Material((check_in(today, 9),), None, known))
        rows = str(year_picture(view, Room(57))).split("\n")[3:10]
        widths.add(max(map(len, rows)))
        assert sum(row.count("█") for row in rows) == 1
        assert sum(row.count("·") for row in rows) == len(view.moods) - 1 == 365
    assert widths == {57}


def test_each_mood_has_a_shade_that_differs_without_color() -> None:
    assert len(set(SHADES)) == len(SHADES)
    days = [check_in(date(2026, 11, 12) + n * DAY, n) for n in range(11)]
    known = Material(days, None, Here(now=datetime(2026, 11, 22, 12, tzinfo=NEW_YORK)))
    rows = str(year_picture(year_view(known), Room(57))).split("\n")[3:10]
    drawn_days = "".join(rows)
    assert [drawn_days.count(shade) for shade in SHADES] == [3, 3, 3, 2]


@given(st.floats(0, 24), st.floats(0, 24), st.integers(4, 60))
def test_a_bar_fills_its_cells_and_grows_with_the_value(
    one: float, other: float, cells: int
) -> None:
    less, more = sorted((one, other))
    short, long = bar(less, 12, cells), bar(more, 12, cells)
    assert len(short) == len(long) == cells
    assert 0 < 2 * short.count("▄") + short.count("▖") <= 2 * long.count("▄") + long.count("▖")
    assert bar(12, 12, cells) == "▄" * cells


def test_an_average_of_few_days_has_a_thin_bar_and_says_so_without_color() -> None:
    days = [check_in(date(2026, 11, 20) + n * DAY, 5, craving=5, sleep_hours=7) for n in range(2)]
    here = Here(now=datetime(2026, 11, 22, 12, tzinfo=NEW_YORK))
    few = str(sleep_picture(sleep_view(Material(days, None, here), None), Room(76)))
    assert "▁▁" in few
    assert "▄" not in few
    assert "A thin bar is of fewer than 3 days: too early to say." in few
    days.append(check_in(date(2026, 11, 22), 5, craving=5, sleep_hours=7.5))
    more = str(sleep_picture(sleep_view(Material(days, None, here), None), Room(76)))
    assert "▄▄" in more
    assert "A thin bar" not in more


@given(st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=40), st.integers(1, 6))
def test_a_gap_is_a_dot_and_zero_is_a_column(values: list[int | None], height: int) -> None:
    rows = [str(row) for row in chart_rows(tuple(values), 10, height, 1)]
    for place, value in enumerate(values):
        column = "".join(row[place] for row in rows)
        assert (column.strip() == "·") == (value is None)
        assert column.strip()


def test_a_week_of_the_year_before_is_named_with_its_year_and_not_cut() -> None:
    later = demo(14, Here(now=datetime(2027, 1, 20, 12, tzinfo=NEW_YORK)))
    rows = str(hours_picture(hours_view(material(later), 90), Room(57))).split("\n")
    assert any(row.startswith("Mon 26 Oct 2026  ") for row in rows)
    assert any(row.startswith("Mon 11 Jan  ") for row in rows)


def weeks(count: int) -> tuple[Part, ...]:
    return tuple(
        Part(
            first=date(2020, 1, 6) + 7 * n * DAY,
            planned=3,
            done=n % 4,
            planned_hours=4.5,
            attended_hours=n % 4 * 1.5,
            unmarked=0,
            to_come=0,
        )
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("count", "unit"), [(1, "week"), (MOST_WEEKS, "week"), (27, "month"), (200, "year")]
)
def test_a_long_time_is_drawn_by_month_or_year_and_nothing_is_lost(count: int, unit: str) -> None:
    found, parts = drawn(weeks(count))
    assert found == unit
    assert len(parts) <= 30
    assert sum(part.done for part in parts) == sum(n % 4 for n in range(count))


def relation(size: float, low: float, high: float) -> Relation:
    return Relation(
        what="a short night",
        of="craving",
        n=90,
        n_with=30,
        size=size,
        low=low,
        high=high,
        words="On days after a short night, craving was higher.",
    )


def view(*found: Relation, looked_at: int = 14) -> RelationsView:
    first, last = date(2026, 5, 26), date(2026, 11, 23)
    words = (f"{looked_at} pairs were looked at.",)
    return RelationsView(found=found, looked_at=looked_at, first=first, last=last, words=words)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("size", "low", "high"), [(1.6, 0.6, 2.7), (-3, -9, -0.2), (9, 8, 10)])
def test_a_relation_is_a_range_on_its_side_of_zero(
    size: float, low: float, high: float, width: int
) -> None:
    lines = str(together_picture(view(relation(size, low, high)), Room(width))).split("\n")
    scale, drawn_range = lines[2], lines[5]
    zero = scale.index("0", scale.index("lower")) if "10 p" in scale[:6] else scale.index("0")
    mark = drawn_range.index("●")
    assert (mark > zero) == (size > 0)
    assert drawn_range.strip("━│ ●") == ""
    assert max(map(len, lines[:6])) <= width
    assert lines[4] == "A short night and craving"
    assert lines[6] == "On days after a short night, craving was higher."


def test_where_nothing_stands_out_it_is_said_calmly_and_how_much_was_looked_at() -> None:
    said = str(together_picture(view(), Room(76)))
    assert "Nothing stands out from chance. That is good to know too" in said
    assert "14 pairs were looked at." in said
    too_early = str(together_picture(view(looked_at=0), Room(76)))
    assert "Nothing stands out" not in too_early
