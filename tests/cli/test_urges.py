"""Urges from the command line, and what they say about what helps."""

import io

import pytest

from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock


def test_an_urge_is_logged_with_all_that_can_be_said(cli: Cli) -> None:
    code, out, _ = cli(
        *("urge", "--before", "8", "--after", "3", "--at", "yesterday@6pm"),
        *("--trigger", "stress", "--trigger", "payday", "--place", "alone"),
        *("--strategy", "call someone=12", "--strategy", "walk around"),
        *("--thoughts", "Just one.", "--outcome", "still-there", "--note", "Long day."),
    )
    assert (code, out) == (0, "Saved.\n")
    (found,) = answer(cli, "urge")
    assert found["at"] == "2026-11-22T18:00:00"
    assert (found["before"], found["after"], found["outcome"]) == (8, 3, "still_there")
    assert (found["triggers"], found["places"]) == (["stress", "payday"], ["alone"])
    assert found["strategies"] == [
        {"strategy_id": "lib:call-someone", "minutes": 12},
        {"strategy_id": "lib:walk-it-off", "minutes": None},
    ]
    assert (found["thoughts"], found["note"]) == ("Just one.", "Long day.")
    assert cli("urge", "--list")[1].split() == [
        *("2026-11-22", "18:00", "8", "to", "3", "stress,", "payday"),
    ]
    assert cli("undo")[1] == "Undone: the urge of yesterday.\n"


def test_texts_can_come_from_the_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("stress\nJust one.\n"))
    assert cli("urge", "--before", "5", "--trigger", "-", "--thoughts", "-")[0] == 0
    (found,) = answer(cli, "urge")
    assert (found["triggers"], found["thoughts"]) == (["stress"], "Just one.")
    assert found["at"] == "2026-11-23T15:45:00"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Say how strong it was"),
        (("--before", "11"), "from 0 to 10"),
        (("--before", "8", "--at", "23:00"), "not before"),
        (("--before", "8", "--at", "some@day@long"), "2026-11-23"),
        (("--before", "8", "--at", "nonsense"), "18:00"),
        (("--before", "8", "--outcome", "fine"), "passed, still-there"),
        (("--before", "8", "--strategy", "call someone=0"), "1 to 240"),
        (("--before", "8", "--strategy", "breath"), "more than one"),
    ],
)
def test_a_wrong_urge_is_one_sentence(cli: Cli, arguments: tuple[str, ...], words: str) -> None:
    assert words in refused(cli, "urge", *arguments)


def test_what_helped_is_told_best_first_and_always_with_how_often(
    cli: Cli, clock: FixedClock
) -> None:
    assert cli("helped")[0] == 1
    assert cli("urge", "--list") == (1, "", cli("urge", "--list")[2])
    for before, after, strategy in ((8, 4, "call"), (7, 3, "call"), (6, 1, "call"), (9, 1, "walk")):
        name = {"call": "call someone", "walk": "walk around"}[strategy]
        given = ("--before", str(before), "--after", str(after), "--trigger", "stress")
        assert cli("urge", *given, "--strategy", name)[0] == 0
        clock.move(days=1)
    call, walk, stress = (line.split("  ") for line in cli("helped")[1].splitlines())
    assert call[0] == "Call someone"
    assert "used 3 times; craving down 4 (down 4 to down 5); last Wed 25 Nov" in call[-1]
    assert walk[-1].strip() == "used 1 time; craving down 8; last yesterday"
    assert "4 times, 7.5 of 10, last yesterday; you used Call someone and Walk" in stress[-1]
    told = answer(cli, "helped", "--trigger", "stress")
    assert [each["name"] for each in told["strategies"]] == [
        "Call someone",
        "Walk around the block",
    ]
    assert [each["is_enough"] for each in told["strategies"]] == [True, False]
    assert sum(map(sum, told["map"])) == 4
    assert cli("helped", "--trigger", "payday")[0] == 1
