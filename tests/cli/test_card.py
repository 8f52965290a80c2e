"""The card for the wallet."""

from pathlib import Path

from tests.cli.driving import Cli, refused


def test_a_card_is_written_to_the_terminal_or_to_a_file_only_its_owner_can_read(
    ready: Cli, tmp_path: Path
) -> None:
    code, out, err = ready("card")
    assert (code, out) == (1, "")
    assert "plan add" in err
    then = ("--if-then", "If I *pass* the bar, then I turn left")
    assert ready("plan", "add", "Payday", "--strategy", "call someone", *then)[0] == 0
    shown = ready("card")[1]
    assert shown == ready("card", "pay")[1]
    for words in ("# Payday", "1. Call someone", r"\*pass\*", "- 911  Emergency", "- 988"):
        assert words in shown
    assert "none of that name" in ready("card", "wedding")[2]
    target = tmp_path / "card.md"
    said = "Saved as card.md. It is not encrypted: keep it safe.\n"
    assert ready("card", "payday", "-o", str(target))[1] == said
    assert target.read_text() == shown
    assert target.stat().st_mode & 0o777 == 0o600
    assert "already" in refused(ready, "card", "safety", "-o", str(target))


def test_the_safety_plan_has_its_card_with_the_numbers_even_while_it_is_empty(ready: Cli) -> None:
    assert ready("card", "Safety")[1] == (
        "# Safety plan\n\n**In danger**\n\n- 911  Emergency\n- 988  Suicide \\& Crisis Lifeline\n"
    )


def test_nothing_in_a_card_controls_a_terminal(ready: Cli, tmp_path: Path) -> None:
    assert ready("plan", "add", "a\x1b[31m\u202eb")[0] == 0
    target = tmp_path / "card.md"
    assert ready("card", "-o", str(target))[0] == 0
    assert "\x1b" not in target.read_text() + ready("card")[1]
