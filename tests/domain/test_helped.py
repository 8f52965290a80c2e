"""What helped: ordered honestly, in whatever order it was logged."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain import helped
from iop_tracker.domain.helped import BLOCKS, ENOUGH_USES, best, experiences, urge_map
from iop_tracker.domain.urge import Urge
from tests.builders import urge

IDS = ["lib:call", "lib:walk", "own"]
TRIGGERS = ["stress", "payday"]
URGES = st.lists(
    st.builds(
        lambda before, after, used, triggers, at: urge(
            before, after, *used, triggers=tuple(triggers), at=at
        ),
        st.none() | st.integers(0, 10),
        st.none() | st.integers(0, 10),
        st.sets(st.sampled_from(IDS)),
        st.sets(st.sampled_from(TRIGGERS)),
        st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    ),
    max_size=12,
)


def names(urges: Sequence[Urge], trigger: str = "") -> list[str]:
    return [each.strategy_id for each in experiences(urges, trigger)]


@given(URGES, st.randoms(use_true_random=False))
def test_the_order_of_logging_makes_no_difference(urges: list[Urge], chance: object) -> None:
    mixed = list(urges)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert experiences(mixed) == experiences(urges)
    assert helped.trigger_patterns(mixed) == helped.trigger_patterns(urges)
    assert urge_map(mixed) == urge_map(urges)
    assert best(mixed, ["stress"], 3) == best(urges, ["stress"], 3)


@given(URGES, st.sampled_from(IDS), st.integers(0, 10), st.integers(1, 5))
def test_more_uses_with_the_same_drop_never_lower_it(
    others: list[Urge], used: str, drop: int, times: int
) -> None:
    rest = [each for each in others if used not in {use.strategy_id for use in each.strategies}]
    fewer = [*rest, *[urge(10, 10 - drop, used)] * times]
    more = [*fewer, urge(10, 10 - drop, used)]
    assert names(more).index(used) <= names(fewer).index(used)
    one, other = ({e.strategy_id: e for e in experiences(each)}[used] for each in (fewer, more))
    assert other.weight >= one.weight


@given(URGES)
def test_what_was_used_once_never_leads_where_something_was_used_enough(urges: list[Urge]) -> None:
    found = experiences(urges)
    helpful = [each for each in found if each.weight > 0]
    if any(each.is_enough for each in helpful):
        assert len(found[0].drops) >= ENOUGH_USES
    assert helpful == list(found[: len(helpful)])
    for part in (helpful, found[len(helpful) :]):
        assert [each.is_enough for each in part] == sorted(
            (each.is_enough for each in part), reverse=True
        )


def test_the_worked_example_is_as_it_is_told() -> None:
    """The same example stands in the module's first words and in the README."""
    urges = [urge(8, 4, "call"), urge(7, 3, "call"), urge(6, 1, "call"), urge(9, 1, "walk")]
    call, walk = experiences(urges)
    assert (call.strategy_id, walk.strategy_id) == ("call", "walk")
    assert (call.drops, walk.drops) == ((4, 4, 5), (8,))
    assert call.median == 4
    told = [helped.__doc__ or "", (Path(__file__).parents[2] / "README.md").read_text()]
    for text in told:
        words = " ".join(text.split())
        assert "falls of 4, 4 and 5" in words
        found = re.search(r"(\d+) / \(3 \+ 3\) = ([\d.]+) .*? (\d) / \(1 \+ 3\) = (\d)", words)
        assert found, words
        assert [float(each) for each in found.groups()] == [
            sum(call.drops),
            round(call.weight, 2),
            sum(walk.drops),
            walk.weight,
        ]


def test_what_was_used_but_never_rated_counts_as_used_and_not_as_helpful() -> None:
    urges = [urge(8, None, "walk"), urge(None, 3, "walk")]
    (walk,) = experiences(urges)
    assert (walk.uses, walk.drops, walk.median, walk.weight) == (2, (), None, 0)
    assert best(urges, [], 3) == ()


def test_for_a_trigger_what_helped_with_it_comes_first() -> None:
    urges = [urge(9, 1, "walk")] * 5
    urges += [urge(8, 5, "call", triggers=("stress",))] * 3
    assert [each.strategy_id for each in best(urges, [], 3)] == ["walk", "call"]
    assert [each.strategy_id for each in best(urges, ["stress"], 3)] == ["call", "walk"]
    assert [each.strategy_id for each in best(urges, ["stress"], 1)] == ["call"]


def test_a_trigger_shows_how_often_how_strong_and_what_was_used() -> None:
    urges = [
        urge(8, 5, "call", triggers=("stress", "payday")),
        urge(6, 5, "call", "walk", triggers=("stress",), at=datetime(2026, 11, 29, 23, 59)),
        urge(None, None, triggers=("stress",)),
    ]
    stress, payday = helped.trigger_patterns(urges)
    assert (stress.trigger, stress.count, stress.strength) == ("stress", 3, 7)
    assert stress.used == ("call", "walk")
    assert (payday.count, payday.strength) == (1, 8)
    counts = urge_map(urges, "stress")
    assert counts[0][3] == 2
    assert counts[6][BLOCKS - 1] == 1
    assert sum(map(sum, counts)) == 3
    assert sum(map(sum, urge_map(urges, "payday"))) == 1


def test_what_went_with_a_rise_comes_last_and_triggers_are_one_however_they_are_written() -> None:
    urges = [urge(2, 6, "cold", triggers=("Stress",))] * 3
    urges += [urge(9, 1, "call", triggers=("stress",))] * 2
    assert names(urges) == ["call", "cold"]
    assert names(urges, "STRESS") == ["call", "cold"]
    (pattern,) = helped.trigger_patterns(urges)
    assert (pattern.trigger, pattern.count) == ("Stress", 5)
    assert sum(map(sum, urge_map(urges, "stress"))) == 5
