"""Going through the plans on a terminal, and danger signs."""

from collections.abc import Callable, Iterable

from tests.cli.driving import SET_UP, Cli, answer, refused
from tests.conftest import FixedClock

PLAN = ("plan", "add", "Payday", "--sign", "cash", "--strategy", "leave the place")


def test_plans_are_gone_through_as_cards(
    ready: Cli, typing: Callable[[Iterable[str]], list[str]]
) -> None:
    ready(*PLAN, "--reason", "Mia")
    asked = typing(["", "maybe", "1", "", "3"])
    code, out, _ = ready("rehearse")
    assert code == 0
    for words in ("1 of 1", "Payday", "cash", "Leave the place", "Why: Mia", "2 of 2, once more"):
        assert words in out
    assert asked[0] == "What would you do? "
    assert "You went through 1 plan. You knew 1 answer." in out
    plan = answer(ready, "plan", "show", "payday")
    assert (plan["box"], plan["rehearsed"], plan["reviewed"]) == (1, "2026-11-23", "2026-11-23")


def test_q_ends_it_and_after_five_minutes_it_asks(
    ready: Cli, typing: Callable[[Iterable[str]], list[str]], clock: FixedClock
) -> None:
    ready(*PLAN)
    typing(["q"])
    assert ready("rehearse")[0] == 0
    typing(["", "q"])
    assert ready("rehearse")[0] == 0
    assert answer(ready, "plan", "show", "payday")["rehearsed"] is None

    def slow() -> Iterable[str]:
        yield ""
        clock.move(minutes=6)
        yield "1"
        yield "no"

    asked = typing(slow())
    assert ready("rehearse")[0] == 0
    assert asked[-1].startswith("Five minutes.")


def test_without_a_terminal_or_a_plan_it_says_so(
    ready: Cli, typing: Callable[[Iterable[str]], list[str]]
) -> None:
    assert "needs a terminal" in refused(ready, "rehearse")
    typing([])
    code, _, err = ready("rehearse")
    assert code == 1
    assert "no plan to go through" in err


def test_what_the_recovery_is_about_is_said_before_with_or_after_the_set_up(cli: Cli) -> None:
    assert cli("setup", "--substances", "opioids,alcohol")[0] == 0
    assert cli(*SET_UP)[0] == 0
    shown = [section["id"] for section in answer(cli, "danger")["sections"]]
    assert "opioid-overdose" in shown
    assert "overamping" not in shown
    assert cli("setup", "--substances", "stimulants")[0] == 0
    code, out, _ = cli("danger")
    assert code == 0
    assert out.startswith("911")
    assert "Call 911." in out
    assert "cocaine" in out
    assert "drinking" not in out
    assert "alcohol, opioids" in refused(cli, "setup", "--substances", "tea")
    assert cli("setup", "--substances", "")[0] == 0
    assert len(answer(cli, "danger")["sections"]) > len(shown)


def test_the_set_up_takes_what_the_recovery_is_about_too(cli: Cli) -> None:
    assert cli(*SET_UP, "--substances", "nicotine")[0] == 0
    assert [each["id"] for each in answer(cli, "danger")["sections"]] == ["now", "not-enough"]


def test_a_look_back_is_written_amended_listed_and_changes_a_plan(ready: Cli) -> None:
    ready(*PLAN)
    out = ready("checkin", "--mood", "3", "--used", "yes")[1]
    assert "iop-tracker lookback" in out
    assert ready("lookback", "--list")[0] == 1
    assert "at least one answer" in refused(ready, "lookback")
    assert "at least one answer" in refused(ready, "lookback", "--plan", "payday", "--sign", "x")
    assert ready("lookback", "--before", "payday", "--date", "yesterday")[0] == 0
    line = ("--plan", "payday", "--if-then", "If I am paid, then I eat")
    assert "--if-then" in refused(ready, "lookback", "--tell", "Ruth", "--plan", "payday")
    assert "today or a day before" in refused(
        ready, "lookback", "--tell", "Ruth", "--date", "tomorrow"
    )
    more = ("--would-try", "eat", "--date", "sun", "--for-session")
    assert ready("lookback", *more, *line) == (0, "Saved: look back at yesterday.\n", "")
    (found,) = answer(ready, "lookback", "--list")
    plan = answer(ready, "plan", "show", "payday")
    assert (found["before"], found["would_try"], found["plan_id"]) == ("payday", "eat", plan["id"])
    assert plan["if_then"] == ["If I am paid, then I eat"]
    (note,) = answer(ready, "note", "list")
    assert (note["title"], note["tags"]) == ("Look back, Sun 22 Nov", ["session"])
    out = ready("lookback", "--list")[1]
    assert out.index("yesterday") < out.index("What came before?") < out.index("eat")
    assert ready("lookback", "--date", "sun", "--plan", "payday", "--sign", "cash")[0] == 0
    assert answer(ready, "plan", "show", "payday")["warning_signs"] == ["cash"]
    assert ready("undo")[1] == "Undone: what came out of the look back at yesterday.\n"


def test_a_look_back_asks_one_by_one(
    ready: Cli, typing: Callable[[Iterable[str]], list[str]]
) -> None:
    asked = typing(["payday", "", "tired", "", "", "", "yes"])
    code, out, _ = ready("lookback")
    assert code == 0
    assert "Nothing is reset" in out
    assert len(asked) == 7
    (found,) = answer(ready, "lookback")
    assert (found["before"], found["thoughts"], found["feelings"]) == ("payday", "", "tired")
    assert answer(ready, "note", "list")
    typing([""] * 6)
    assert "One line" in refused_after_talk(ready)


def refused_after_talk(cli: Cli) -> str:
    """The sentence of a refusal that comes after questions."""
    code, _, err = cli("lookback", "--date", "yesterday")
    assert code == 2
    return err
