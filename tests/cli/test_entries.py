"""What is recorded from the command line: attendance, check-ins, plans, notes, tasks, people."""

import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from iop_tracker.cli import opening
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.storage.database import Database
from iop_tracker.tracker.opening import open_tracker
from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock


def test_a_session_is_marked_by_day_time_or_name(ready: Cli, clock: FixedClock) -> None:
    assert "more than one" in refused(ready, "attend", "today", "attended")
    assert ready("attend", "today@18:00", "attended", "--note", "good")[0] == 0
    assert ready("attend", "mon relapse", "missed")[0] == 0
    week = answer(ready, "schedule")
    assert [e["status"] for e in week["entries"][:2]] == ["attended", "missed"]
    clock.move(days=2)
    assert ready("attend", "2026-11-25@6pm", "late")[0] == 0


def test_away_from_home_a_session_is_found_by_either_clock(cli: Cli) -> None:
    there = ("--time-zone", "America/Chicago", "--usual-time", "9:30")
    assert cli("setup", "--template", "five-three-one", "--start", "today", *there)[0] == 0
    first = answer(cli, "schedule")["entries"][0]
    assert "10:30" in first["starts_at"]
    for clock_time in ("9:30", "10:30am"):
        assert cli("attend", f"today@{clock_time}", "late")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("someday", "attended"), "2026-11-23"),
        (("sun", "attended"), "no such session"),
        (("today@3am", "attended"), "no such session"),
        (("today@99", "attended"), "18:00"),
        (("today", "there"), "attended, late, excused, missed"),
        (("", "attended"), "Say when"),
    ],
)
def test_a_wrong_mark_is_one_sentence(ready: Cli, arguments: tuple[str, ...], words: str) -> None:
    assert words in refused(ready, "attend", *arguments)


def test_a_check_in_is_recorded_and_amended(ready: Cli, path: Path, clock: FixedClock) -> None:
    assert ready("checkin", "--mood", "7", "--craving", "3", "--sleep", "7:15")[0] == 0
    more = ("--halt", "tired,hungry", "--trigger", "stress", "--trigger", "payday")
    code, out, _ = ready("checkin", *more, "--used", "rather-not-say", "--note", "ok")
    assert (code, out) == (0, "Saved: check-in for today.\n")
    found = answer(ready, "today")["check_in"]
    assert (found["mood"], found["craving"], found["sleep_hours"]) == (7, 3, 7.25)
    assert found["halt"] == ["hungry", "tired"]
    assert found["triggers"] == ["stress", "payday"]
    assert found["used"] == "rather_not_say"
    assert ready("checkin", "--mood", "2", "--date", "yesterday")[0] == 0
    assert len(Database.open(path, clock, write=False).of(CheckIn).all()) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--mood", "11"), "0 to 10"),
        (("--mood", "x"), "0 to 10"),
        (("--mood", "5", "--sleep", "25"), "quarters"),
        (("--mood", "5", "--halt", "sleepy"), "hungry, angry, lonely, tired"),
        (("--mood", "5", "--used", "maybe"), "rather-not-say"),
        (("--mood", "5", "--date", "tomorrow"), "today or a day before"),
        (("--mood", "5", "--date", "2026-02-30"), "2026-11-23"),
        (("--craving", "5"), "--mood"),
        ((), "--mood"),
    ],
)
def test_a_wrong_check_in_is_one_sentence_and_stores_nothing(
    ready: Cli, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(ready, "checkin", *arguments)
    assert answer(ready, "today")["check_in"] is None


def test_on_a_terminal_the_check_in_asks_and_asks_again(
    ready: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["12", "", "7", "", "4", "", "7.1", "7.5", "tired", "", "no", "a note"])
    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    code, out, _ = ready("checkin")
    assert code == 0
    assert out.count("0 to 10") >= 1
    assert "quarters" in out
    found = answer(ready, "today")["check_in"]
    assert (found["mood"], found["anxiety"], found["sleep_hours"]) == (7, 4, 7.5)
    assert "craving" not in found or found["craving"] is None
    assert next(typed, None) is None


def test_a_return_to_use_is_answered_kindly(ready: Cli) -> None:
    _, out, _ = ready("checkin", "--mood", "3", "--used", "yes")
    assert "Thank you for being honest" in out


def test_a_note_can_come_from_the_input_where_no_one_sees_it_listed(
    ready: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("secret words\n"))
    assert ready("checkin", "--mood", "5", "--note", "-")[0] == 0
    assert answer(ready, "today")["check_in"]["note"] == "secret words"


def test_plans_notes_tasks_and_people_have_their_twins(ready: Cli) -> None:
    assert ready("contact", "add", "Ruth", "--phone", "555-0142", "--role", "sponsor")[0] == 0
    plan = ("--sign", "no lunch", "--strategy", "call someone", "--contact", "ruth")
    more = ("--if-then", "If I see the bar, then I turn left", "--place", "the library")
    assert ready("plan", "add", "Payday", *plan, *more, "--reason", "Mia", "--days", "fri")[0] == 0
    shown = ready("plan", "show", "pay")[1]
    places = [
        shown.index(words)
        for words in (
            *("Payday", "no lunch", "1  Call someone", "If I see the bar, then I turn left"),
            *("Ruth  555-0142", "the library", "Mia"),
        )
    ]
    assert places == sorted(places)
    assert answer(ready, "plan", "show", "Payday")["weekdays"] == [4]
    assert ready("note", "add", "Sleep", "--text", "screens out", "--tags", "night")[0] == 0
    assert "#night" in ready("note", "list")[1]
    assert "screens out" in ready("note", "show", "sle")[1]
    assert len(answer(ready, "note", "search", "screens")) == 1
    assert ready("note", "search", "nothing")[0] == 1
    assert ready("task", "add", "Call the bank", "--due", "fri")[0] == 0
    assert answer(ready, "task", "list")[0]["due"] == "2026-11-27"
    assert ready("task", "done", "bank")[0] == 0
    assert "done" in ready("task", "list")[1]
    assert "sponsor" in ready("contact", "list")[1]
    assert answer(ready, "contact", "list")[0]["name"] == "Ruth"
    assert answer(ready, "plan", "list")[0]["situation"] == "Payday"


def test_the_safety_plan_and_the_costs_are_read_by_their_names(
    ready: Cli, path: Path, clock: FixedClock
) -> None:
    for name, words in (("safety", "988"), ("costs", "Not written yet")):
        assert words in ready("plan", "show", name)[1]
    assert answer(ready, "plan", "show", "safety")["signs"] == []
    tracker = open_tracker(path, clock)
    tracker.coping.save_safety_plan(replace(tracker.coping.safety_plan(), signs=("no sleep",)))
    tracker.close()
    shown = ready("plan", "show", "Safety")[1]
    assert "911  Emergency" in shown
    assert "1  How I know that it begins\n   no sleep\n" in shown
    assert "What I can do on my own" not in shown


@pytest.mark.parametrize("kind", ["plan", "note", "task"])
def test_an_empty_list_names_the_command_for_the_first_one(ready: Cli, kind: str) -> None:
    code, out, err = ready(kind, "list")
    assert (code, out) == (1, "")
    assert f"The first: iop-tracker {kind} add" in err
    assert ready(kind, "list", "--json")[:2] == (1, "[]\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "add", " "),
        ("note", "add", ""),
        ("task", "add", ""),
        ("contact", "add", "a\nb"),
        ("plan", "add", "x", "--days", "someday"),
        ("task", "add", "x", "--due", "never"),
        ("insights", "--days", "0"),
        ("nonsense",),
        ("note",),
        ("attend",),
        ("export", "xml"),
        ("demo", "--weeks", "0", "--to", "x"),
        ("demo", "--weeks", "1", "--years", "1"),
        ("--wrong",),
    ],
)
def test_wrong_words_are_one_sentence(ready: Cli, arguments: tuple[str, ...]) -> None:
    assert refused(ready, *arguments)


def test_an_ambiguous_name_lists_the_choices(ready: Cli) -> None:
    for title in ("Sleep one", "Sleep two"):
        ready("note", "add", title)
    assert "Sleep one, Sleep two" in refused(ready, "note", "show", "sleep").replace(
        "Sleep two, Sleep one", "Sleep one, Sleep two"
    )
    code, _, err = ready("note", "show", "party")
    assert code == 1
    assert "none of that name" in err
