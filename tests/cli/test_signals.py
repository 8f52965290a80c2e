"""Gentle signals from the command line."""

from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock


def test_a_rule_is_switched_on_holds_is_told_and_is_switched_off(
    ready: Cli, clock: FixedClock
) -> None:
    assert "short-nights" in ready("signals")[1]
    assert answer(ready, "signals") == {"on": ["own_signs"], "now": []}
    assert "Choose one of: own-signs" in refused(ready, "signals", "--on", "moon")
    assert ready("signals", "--on", "short-nights")[1] == "Saved.\n"
    for _ in range(3):
        assert ready("checkin", "--mood", "5", "--sleep", "4")[0] == 0
        clock.move(days=1)
    assert ready("contact", "add", "Ruth", "--phone", "555-0142")[0] == 0
    (found,) = answer(ready, "signals")["now"]
    assert found["rule"] == "short_nights"
    assert found["days"] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert (found["plan"], found["call"]) == (None, "Ruth")
    assert answer(ready, "today")["signals"] == [found]
    assert "3 short nights in a row" in ready("today")[1]
    for command in ("today", "signals"):
        assert "Call Ruth, 555-0142." in ready(command)[1]
    assert ready("plan", "add", "Payday")[0] == 0
    for command in ("today", "signals"):
        assert "Plan: Payday. Call Ruth" in ready(command)[1]
    assert ready("signals", "--off", "short-nights")[0] == 0
    assert answer(ready, "today")["signals"] == []
    assert "switching off “Short nights”" in ready("undo")[1]
    assert "3 short nights in a row" in ready("signals")[1]
