"""Goals and milestones from the command line."""

from tests.cli.driving import Cli, answer, refused


def test_a_goal_is_added_shown_and_reached_step_by_step(ready: Cli) -> None:
    code, out, err = ready("goal", "list")
    assert (code, out) == (1, "")
    assert "goal add TEXT" in err
    added = ready(
        *("goal", "add", "Sleep through the night", "--why", "Mornings", "--due", "fri"),
        *("--step", "Phone out", "--step", "Tea at nine", "--step", "Phone out"),
    )
    assert added[:2] == (0, "Saved.\n")
    (goal,) = answer(ready, "goal", "list", "--week")
    assert (goal["steps"], goal["due"]) == (["Phone out", "Tea at nine"], "2026-11-27")
    assert "Sleep through the night: Phone out" in ready("today")[1]
    assert ready("goal", "step", "sleep", "2")[1] == "Step done.\n"
    assert ready("goal", "step", "sleep", "tea")[1] == "Open again.\n"
    assert ready("goal", "step", "sleep", "tea")[0] == 0
    assert "[x] Tea at nine" in ready("goal", "show", "sleep")[1]
    assert "1 of 2 steps  by Fri 27 Nov" in ready("goal", "list")[1]
    assert "All steps are done" in ready("goal", "step", "sleep", "phone out")[1]
    assert answer(ready, "goal", "show", "sleep")["done_steps"] == ["Tea at nine", "Phone out"]
    assert ready("goal", "done", "sleep")[1] == "That took work. Well done.\n"
    assert answer(ready, "goal", "list")[0]["done"] == "2026-11-23"
    assert "Sleep through the night, reached" in ready("today")[1]
    assert "the mark on the goal" in ready("undo")[1]
    assert "That is a choice too" in ready("goal", "let-go", "sleep")[1]
    assert "[~]" in ready("goal", "list")[1]
    code, out, err = ready("goal", "list", "--week")
    assert (code, out) == (1, "")
    assert "no goals yet" not in err
    assert "This week has no goal" in err
    assert "Taken up again" in ready("goal", "let-go", "sleep")[1]


def test_wrong_words_about_a_goal_are_one_sentence(ready: Cli) -> None:
    assert "few words" in refused(ready, "goal", "add", " ")
    assert "2026-11-23" in refused(ready, "goal", "add", "x", "--due", "soon")
    assert ready("goal", "add", "x", "--step", "one")[0] == 0
    assert ready("goal", "step", "x", "2")[0] == 1
    assert ready("goal", "done", "y")[0] == 1


def test_what_milestones_count_is_chosen_read_and_taken_back(ready: Cli) -> None:
    shown = ready("milestones")[1]
    assert "The first of 8 weeks is under way." in shown
    assert "Saved" not in shown
    done = ready(
        *("milestones", "set", "--since", "living at home=2026-10-24", "--hide", "check-ins"),
        *("--without", "without alcohol=2026-09-01", "--money", "40", "--currency", "EUR"),
        *("--hours", "6", "--from", "2026-09-01"),
    )
    assert done[:2] == (0, "Saved.\n")
    for day, used in (("today", "no"), ("yesterday", "yes"), ("2026-11-20", "no")):
        assert ready("checkin", "--mood", "6", "--used", used, "--date", day)[0] == 0
    view = answer(ready, "milestones")
    assert view["reached"] == ["30 days since Sat 24 Oct: living at home."]
    assert view["check_ins"] is None
    without, living = view["since"]
    assert (living["days"], living["went"]) == (30, None)
    assert without["days"] == 83
    went = without["went"]
    assert (went["total"], went["answered"], went["unknown"]) == (2, 3, 81)
    assert view["saved"]["money"] == 40 * 83 / 7
    text = ready("milestones")[1]
    for words in ("474 EUR", "at 40 EUR a week", "71 h", "2  of 3 answered days as you wanted"):
        assert words in text
    assert "A return to use takes none of this away." in text
    assert ready("milestones", "set", "--without", "Without alcohol=2026-09-02")[0] == 0
    assert [each["days"] for each in answer(ready, "milestones")["since"]] == [82, 30]
    assert ready("milestones", "set", "--drop", "alcohol", "--money", "none")[0] == 0
    view = answer(ready, "milestones")
    assert [each["name"] for each in view["since"]] == ["living at home"]
    assert view["saved"]["money"] is None
    assert ready("milestones", "set", "--from", "none")[0] == 0
    assert answer(ready, "milestones")["saved"]["first"] == "2026-11-23"
    assert ready("undo")[1] == "Undone: the change to the milestones.\n"
    assert ready("undo")[1] == "Undone: the change to the milestones.\n"
    assert len(answer(ready, "milestones")["since"]) == 2


def test_wrong_words_about_milestones_are_one_sentence_and_save_nothing(ready: Cli) -> None:
    for words, arguments in (
        ("living at home=2026-09-01", ("--since", "home")),
        ("2026-11-23", ("--since", "home=soon")),
        ("few words", ("--since", "=2026-09-01")),
        ("weeks, sessions, check-ins", ("--show", "moods")),
        ("Money a week", ("--money", "1e3")),
        ("Hours a week", ("--hours", "200")),
        ("currency", ("--currency", "very long words")),
        ("room for 6", [each for n in range(7) for each in ("--since", f"{n}=2026-09-01")]),
    ):
        assert words in refused(ready, "milestones", "set", *arguments)
    assert answer(ready, "milestones")["since"] == []
    assert ready("milestones", "set", "--drop", "home")[0] == 1
    refused(ready, "milestones", "bogus")
