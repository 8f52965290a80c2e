"""An urge keeps its ranges, and what happens on the help screen becomes one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from iop_tracker.domain.episode import Episode
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.urge import StrategyUse, Urge, parse_minutes
from tests.builders import urge

BEGINS = datetime(2026, 11, 23, 15, 45, 30, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return BEGINS + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "make",
    [
        lambda: urge(11),
        lambda: urge(8, -1),
        lambda: urge(at=datetime(2026, 11, 23, tzinfo=UTC)),
        lambda: urge(at=datetime(1800, 1, 1)),
        lambda: urge(triggers=("",)),
        lambda: urge(places=("a\nb",)),
        lambda: StrategyUse("lib:walk", 0),
        lambda: StrategyUse("lib:walk", 241),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidEntry):
        make()


def test_a_drop_takes_both_strengths() -> None:
    assert urge(8, 3).drop == 5
    assert urge(3, 8).drop == -5
    assert urge(8, None).drop is urge(None, 3).drop is None


def test_minutes_are_read_as_typed() -> None:
    assert parse_minutes(" ") == ()
    assert parse_minutes("15, -,240") == (15, None, 240)
    for wrong in ("0", "241", "x", "1.5", "1 5"):
        with pytest.raises(InvalidEntry):
            parse_minutes(wrong)


def test_an_episode_is_logged_with_the_first_and_the_last_strength() -> None:
    episode = Episode(BEGINS).rated(8, at(1)).used("a", timedelta(minutes=3))
    episode = episode.rated(6, at(300)).rated(3, at(600)).used("b", timedelta(minutes=12))
    episode = episode.used("a", timedelta(minutes=1)).set_off("stress")
    assert (episode.before, episode.after) == (8, 3)
    assert episode.urge("1") == Urge(
        id="1",
        at=datetime(2026, 11, 23, 15, 45),
        before=8,
        after=3,
        triggers=("stress",),
        strategies=(StrategyUse("a", 4), StrategyUse("b", 12)),
    )


def test_a_number_given_right_after_another_takes_its_place() -> None:
    assert Episode(BEGINS).rated(1, at(1)).rated(10, at(2)).before == 10
    episode = Episode(BEGINS).rated(8, at(1)).rated(4, at(60)).rated(3, at(65))
    assert (episode.before, episode.after, len(episode.curve)) == (8, 3, 2)


def test_a_number_can_be_taken_back_until_something_is_done() -> None:
    episode = Episode(BEGINS).rated(8, at(1))
    assert not episode.taken_back().is_worth_keeping
    used = episode.used("a", timedelta(minutes=3))
    assert used.taken_back() == used
    again = used.rated(3, at(300))
    assert (again.taken_back().before, again.taken_back().after) == (8, None)


def test_a_first_number_after_something_was_done_is_how_strong_it_is_then() -> None:
    episode = Episode(BEGINS).used("a", timedelta(minutes=3)).rated(3, at(200))
    assert (episode.before, episode.after) == (None, 3)


def test_what_was_only_looked_at_is_not_worth_keeping() -> None:
    episode = Episode(BEGINS).used("a", timedelta(seconds=3)).set_off("stress")
    assert not episode.is_worth_keeping
    assert episode.used("a", timedelta(seconds=3), surely=True).is_worth_keeping
    assert episode.rated(0, at(1)).is_worth_keeping
    long = episode.used("a", timedelta(hours=9)).urge("1")
    assert long.strategies == (StrategyUse("a", 240),)
