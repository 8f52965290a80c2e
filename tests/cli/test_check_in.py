"""checkin and questions: everything that can be asked, and what is asked."""

import pytest

from iop_tracker.cli import opening
from iop_tracker.domain.question import MOST_OWN
from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock

RICH = (
    *("--mood", "7", "--sleep", "6.5", "--halt", "tired", "--feeling", "calm, hopeful"),
    *("--feeling", "torn", "--trigger", "payday", "--sign", "jaw", "--medication", "yes"),
    *("--meeting", "no", "--movement", "y", "--support", "n", "--used", "no"),
    *("--grateful", "Soup.", "--own", "pain=4", "--own", "Called Ruth=no", "--note", "ok"),
)


@pytest.fixture
def asking(ready: Cli, clock: FixedClock) -> Cli:
    """Two own questions, and a plan with two signs."""
    ready("questions", "add", "Pain", "--scale", "--low", "none", "--high", "worst")
    clock.move(minutes=1)
    ready("questions", "add", "Called Ruth")
    ready("plan", "add", "Payday", "--sign", "Jaw tight, heart racing", "--sign", "No lunch")
    return ready


def test_everything_can_be_given_and_amended(asking: Cli) -> None:
    code, out, _ = asking("checkin", *RICH)
    assert code == 0
    assert "It is good that you saw the signs" in out
    found = answer(asking, "today")["check_in"]
    assert (found["feelings"], found["triggers"]) == (["calm", "hopeful", "torn"], ["payday"])
    assert found["signs"] == ["Jaw tight, heart racing"]
    yes_or_no = [found[name] for name in ("medication", "meeting", "movement", "support")]
    assert yes_or_no == [True, False, True, False]
    assert [each["value"] for each in found["own"]] == [4, 0]
    assert (found["gratitude"], found["note"]) == ("Soup.", "ok")
    asking("checkin", "--own", "pain=9", "--support", "yes")
    again = answer(asking, "today")["check_in"]
    assert [each["value"] for each in again["own"]] == [9, 0]
    assert (again["support"], again["feelings"]) == (True, found["feelings"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--medication", "maybe"), "yes or no"),
        (("--own", "pain"), "NAME=VALUE"),
        (("--own", "pain=11"), "0 to 10"),
        (("--own", "ruth=4"), "yes or no"),
        (("--part", "noon"), "morning"),
    ],
)
def test_a_wrong_answer_is_one_sentence_and_nothing_is_saved(
    asking: Cli, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refused(asking, "checkin", "--mood", "5", *arguments)
    assert answer(asking, "today")["check_in"] is None


def test_the_parts_of_a_day_are_two_and_today_tells_one(asking: Cli) -> None:
    asking("questions", "twice", "yes")
    assert "morning check-in" in asking("checkin", "--mood", "3", "--part", "morning")[1]
    assert "evening check-in" in asking("checkin", "--mood", "6", "--note", "b")[1]
    asking("checkin", "--part", "morning", "--note", "a")
    found = answer(asking, "today")["check_in"]
    assert (found["mood"], found["note"], found.get("part")) == (6, "a\n\nb", None)


def test_on_a_terminal_it_asks_what_is_asked(asking: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    asking("questions", "skip", "craving", "anxiety", "energy", "sleep", "halt", "triggers")
    asking("questions", "ask", "feelings", "signs", "meeting")
    prompts: list[str] = []
    typed = iter(["6", "sad, torn", "3", "2", "yes", "", "", "12", "4", ""])

    def read(prompt: str) -> str:
        prompts.append(prompt)
        return next(typed)

    monkeypatch.setattr(opening, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", read)
    code, out, _ = asking("checkin")
    assert code == 0
    assert "2  No lunch" in out
    assert next(typed, None) is None
    assert "Pain (0 none to 10 worst): " in prompts
    found = answer(asking, "today")["check_in"]
    assert (found["feelings"], found["signs"]) == (["sad", "torn"], ["No lunch"])
    assert (found["meeting"], [each["value"] for each in found["own"]]) == (True, [4])


def test_what_is_asked_can_be_chosen_and_taken_back(asking: Cli) -> None:
    asking("questions", "ask", "gratitude", "medication")
    asking("questions", "skip", "energy")
    chosen = answer(asking, "questions")
    assert set(chosen) == {"asked", "twice_a_day", "own"}
    assert chosen["asked"][-3:] == ["used", "gratitude", "note"]
    assert "energy" not in chosen["asked"]
    assert "medication" in chosen["asked"]
    assert [each["name"] for each in chosen["own"]] == ["Pain", "Called Ruth"]
    assert "what a check-in asks" in asking("undo")[1]
    assert "energy" in answer(asking, "questions")["asked"]
    assert "[ ]  feelings" in asking("questions")[1]


def test_own_questions_are_removed_and_their_answers_stay(asking: Cli) -> None:
    asking("checkin", "--mood", "5", "--own", "pain=4")
    assert "Its answers stay" in asking("questions", "remove", "pai")[1]
    assert len(answer(asking, "questions")["own"]) == 1
    assert answer(asking, "today")["check_in"]["own"][0]["value"] == 4


def test_there_is_room_for_twelve_own_questions_each_of_another_name(ready: Cli) -> None:
    for number in range(MOST_OWN):
        assert ready("questions", "add", f"Question {number}")[0] == 0
    assert "room for 12" in refused(ready, "questions", "add", "One more")
    ready("questions", "remove", "Question 7")
    assert "already" in refused(ready, "questions", "add", "question 3")


@pytest.mark.parametrize(
    "arguments", [("ask", "moods"), ("skip", "mood"), ("twice", "often"), ("add", " ")]
)
def test_a_wrong_choice_is_refused(ready: Cli, arguments: tuple[str, ...]) -> None:
    refused(ready, "questions", *arguments)


def test_after_a_return_to_use_it_is_said_where_help_is(ready: Cli) -> None:
    out = ready("checkin", "--mood", "3", "--used", "yes")[1]
    assert "Thank you for being honest" in out
    assert "iop-tracker contact list" in out
