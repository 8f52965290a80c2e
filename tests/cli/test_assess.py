"""Questionnaires by command: help comes before any score, also here."""

import json
from collections.abc import Callable, Iterable
from io import StringIO

import pytest

from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock

FINE = "1,1,1,1,1,1,1,1,0"


def test_one_is_chosen_answered_shown_and_due_again(ready: Cli, clock: FixedClock) -> None:
    assert ready("assess", "choose", "PHQ9", "--weeks", "2")[1] == "Saved.\n"
    (first, *_) = answer(ready, "assess", "list")
    assert (first["instrument"], first["weeks"], first["is_due"]) == ("phq-9", 2, True)
    assert "PHQ-9; iop-tracker assess take phq-9" in ready("today")[1]
    assert first["last"] is None
    code, out, err = ready("assess", "take", "phq-9", "--answers", FINE, "--date", "9 nov")
    assert (code, err) == (0, "")
    for words in ("8 of 27, mild", "This is the first time", "no diagnosis", "Kroenke"):
        assert words in out, words
    assert "911" not in out
    out = ready("assess", "take", "phq-9", "--answers", "0,0,1,1,0,0,1,-,0")[1]
    assert "3 of 27, minimal" in out
    assert "5 points lower, which counts as real" in out
    assert "due now" not in ready("assess", "list")[1]
    clock.move(days=14)
    assert "due now" in ready("assess", "list")[1]
    newest, oldest = answer(ready, "assess", "show", "phq-9")
    assert (oldest["day"], oldest["answers"]) == ("2026-11-09", [1] * 8 + [0])
    assert newest["scores"] == [
        {"scale": "score", "points": 3, "top": 27, "band": "minimal", "missing": 1}
    ]
    assert "All 2 times: 8, 3." in ready("assess", "show", "phq-9")[1]
    assert ready("assess", "choose", "phq-9", "--weeks", "off")[0] == 0
    assert "due now" not in ready("assess", "list")[1]
    assert "when PHQ-9 comes up" in ready("undo")[1]


@pytest.mark.parametrize("last", ["1", "2", "3"])
def test_the_ninth_answer_brings_real_help_before_any_score(ready: Cli, last: str) -> None:
    ready("contact", "add", "Ruth", "--phone", "555-0142")
    code, out, _ = ready("assess", "take", "phq-9", "--answers", f"0,0,0,0,0,0,0,0,{last}")
    assert code == 0
    places = [
        out.index(words)
        for words in ("Thank you for saying it", "911", "988", "Ruth", "plan show safety", "of 27")
    ]
    assert places == sorted(places)


def test_help_comes_also_where_it_cannot_be_saved(ready: Cli) -> None:
    code, out, err = ready(
        "assess", "take", "phq-9", "--answers", "0,0,0,0,0,0,0,0,1", "--date", "tomorrow"
    )
    assert code == 2
    assert "988" in out
    assert "988" not in err


def test_on_a_terminal_it_asks_one_by_one_and_only_go_leads_on_from_help(
    ready: Cli, typing: Callable[[Iterable[str]], list[str]]
) -> None:
    typing([*"0012", "b", "-", "7", "1", "1", "q"])
    code, out, _ = ready("assess", "take", "phq-9")
    assert code == 0
    assert "Over the last 2 weeks" in out
    assert "Question 5 is a whole number from 0 to 3" in out
    assert out.endswith("Kept. You can go on whenever you like.\n")
    assert ready("assess", "show", "phq-9")[0] == 1
    typing(["0", "0", "3", "1", "q"])
    assert "of 27" not in ready("assess", "take", "phq-9")[1]
    asked = typing(["1", "", "b", "GO"])
    code, out, _ = ready("assess", "take", "phq-9")
    assert "9 of 9" not in out
    assert len([each for each in asked if each.startswith("Type go to go on")]) == 4
    assert out.index("988") < out.index("of 27")
    (saved,) = answer(ready, "assess", "show", "phq-9")
    assert saved["answers"] == [0, 0, 1, None, 1, 1, 0, 0, 3]


def test_one_left_at_its_end_asks_its_last_question_again_and_r_begins_anew(
    ready: Cli, typing: Callable[[Iterable[str]], list[str]]
) -> None:
    typing("-" * 9)
    code, _, err = ready("assess", "take", "phq-9")
    assert code == 2
    assert "One answer is enough" in err
    typing(["r", *"1000000", "-", "0"])
    code, out, _ = ready("assess", "take", "phq-9")
    assert code == 0
    assert "Begun today; r begins again." in out
    assert "9 of 9" in out
    (saved,) = answer(ready, "assess", "show", "phq-9")
    assert saved["answers"] == [1, 0, 0, 0, 0, 0, 0, None, 0]


def test_days_are_given_as_days_and_what_the_form_skips_is_let_go(ready: Cli) -> None:
    answers = "0,12,0,0,5,0,-,-,-,-,-,-,-,4,4,30,0,0,1,1,0,0,0"
    out = ready("assess", "take", "bam", "--answers", answers)[1]
    assert "Use: 0 of 12" in out
    assert "Risk factors: 7 of 24" in out
    assert "Protective factors: 13 of 24" in out
    (saved,) = answer(ready, "assess", "show", "bam")
    assert (saved["answers"][1], saved["answers"][4], saved["answers"][19]) == (3, None, 4)


def test_answers_come_from_the_input(ready: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{FINE}\n"))
    assert "8 of 27" in ready("assess", "take", "phq-9", "--answers", "-")[1]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("take", "who-5"), "no such questionnaire. Choose one of: phq-9"),
        (("take", "phq-9"), "use a terminal"),
        (("take", "phq-9", "--answers", "1,2"), "has 9 answers"),
        (("take", "phq-9", "--answers", "1,1,1,1,1,1,1,1,4"), "from 0 to 3"),
        (("take", "phq-9", "--answers", "1,1,1,1,,1,1,1,0"), "from 0 to 3"),
        (("take", "phq-9", "--answers=-,-,-,-,-,-,-,-,-"), "Nothing is answered"),
        (("take", "phq-9", "--answers", FINE, "--date", "tomorrow"), "today or a day before"),
        (("choose", "phq-9", "--weeks", "3"), "1, 2 or off"),
        (("choose", "sleep", "--weeks", "1"), "no such questionnaire"),
    ],
)
def test_what_is_not_possible_is_said_in_one_sentence(
    ready: Cli, typed: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(ready, "assess", *typed)
    code, out, err = ready("assess", "show", "phq-9")
    assert (code, out) == (1, "")
    assert "iop-tracker assess take phq-9" in err


def test_the_list_has_everything_to_choose_from(ready: Cli) -> None:
    listed = json.loads(ready("assess", "list", "--json")[1])
    assert [each["instrument"] for each in listed] == [
        *("phq-9", "gad-7", "bam-iop", "bam", "craving")
    ]
