"""Risky days from the command line."""

from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock


def test_a_risky_day_is_added_listed_shown_in_time_and_answered(
    ready: Cli, clock: FixedClock
) -> None:
    code, out, err = ready("event", "list")
    assert (code, out) == (1, "")
    assert "event add NAME" in err
    assert ready("plan", "add", "Weddings and wine")[0] == 0
    added = ready("event", "add", "The wedding", "--date", "thu", "--plan", "wine")
    assert added[:2] == (0, "Saved: The wedding, Thu 26 Nov.\n")
    (event,) = answer(ready, "event", "list")
    assert (event["name"], event["day"], event["went"]) == ("The wedding", "2026-11-26", None)
    assert event["plan_id"] == answer(ready, "plan", "list")[0]["id"]
    assert "coming up Thu 26 Nov" in ready("event", "list")[1]
    assert "Thu  The wedding, coming up" in ready("schedule")[1]
    assert answer(ready, "schedule")["events"] == [event]
    assert answer(ready, "today")["coming_up"] == [event]
    assert "The wedding, Thu 26 Nov" in ready("today")[1]
    assert "still to come" in refused(ready, "event", "went", "wedding", "well")
    clock.move(days=4)
    assert answer(ready, "today")["to_ask"] == [event]
    assert "event went" in ready("today")[1]
    assert ready("event", "went", "wedding", "stayed-away", "--note", "a walk")[1] == "Saved.\n"
    assert answer(ready, "today")["to_ask"] == []
    (event,) = answer(ready, "event", "list")
    assert (event["went"], event["note"]) == ("stayed_away", "a walk")
    assert "I stayed away" in ready("event", "list")[1]
    said = ready("event", "went", "the wedding", "used")[1]
    assert "Thank you for being honest" in said
    assert "contact list" in said
    assert answer(ready, "event", "list")[0]["note"] == "a walk"
    assert "how “The wedding” went" in ready("undo")[1]


def test_of_several_of_one_name_the_one_without_an_answer_is_meant(
    ready: Cli, clock: FixedClock
) -> None:
    for day in ("tomorrow", "wed"):
        assert ready("event", "add", "Payday", "--date", day)[0] == 0
    clock.move(days=3)
    assert "Payday 2026-11-25, Payday 2026-11-24" in refused(
        ready, "event", "went", "payday", "well"
    )
    assert ready("event", "went", "payday 2026-11-24", "hard")[0] == 0
    assert ready("event", "went", "payday", "well")[0] == 0
    assert [e["went"] for e in answer(ready, "event", "list")] == ["well", "hard"]


def test_wrong_words_about_a_risky_day_are_one_sentence(ready: Cli) -> None:
    for words, arguments in (
        ("few words", ("add", " ", "--date", "fri")),
        ("That day is over", ("add", "x", "--date", "2026-11-20")),
        ("2026-11-23", ("add", "x", "--date", "soon")),
        ("--date", ("add", "x")),
        ("well, hard, used, stayed-away, rather-not-say", ("went", "x", "fine")),
    ):
        assert words in refused(ready, "event", *arguments)
    assert ready("event", "add", "x", "--date", "fri", "--plan", "none")[0] == 1
