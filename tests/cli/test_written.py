"""Notes, tasks, questions and the search, from the command line."""

from tests.cli.driving import Cli, answer, refused


def test_tasks_are_due_in_words_come_back_and_are_carried_over(ready: Cli) -> None:
    assert ready("task", "add", "bring the list", "--due", "before wednesday's session")[0] == 0
    assert ready("task", "add", "walk", "--due", "tomorrow", "--every", "day")[0] == 0
    walk, bring = answer(ready, "task", "list")
    assert (bring["due"], bring["before"]["day"]) == ("2026-11-25", "2026-11-25")
    assert (walk["due"], walk["every"]) == ("2026-11-24", 1)
    assert ready("task", "done", "walk")[1] == "Done. It comes back Wed 25 Nov.\n"
    assert ready("task", "later", "bring")[1] == "It waits until Thu 26 Nov. That is fine.\n"
    assert "Mon 30 Nov" in ready("task", "later", "bring", "--due", "next week")[1]
    assert "Until when" in refused(ready, "task", "add", "x", "--due", "someday")
    assert "How often" in refused(ready, "task", "add", "x", "--every", "often")


def test_questions_are_kept_and_talked_about(ready: Cli) -> None:
    assert ready("ask", "list")[0] == 1
    assert "next session" in ready("ask", "add", "How do I say no?")[1]
    assert "- How do I say no?" in ready("prep")[1]
    assert ready("ask", "done", "say no")[0] == 0
    assert answer(ready, "ask", "list")[0]["done"] == "2026-11-23"
    assert "say no" not in ready("prep")[1]


def test_notes_are_pinned_and_listed_by_tag(ready: Cli) -> None:
    ready("note", "add", "Sleep", "--tags", "workshop")
    ready("note", "add", "Other")
    assert ready("note", "pin", "Sleep")[1] == "Pinned.\n"
    assert answer(ready, "note", "list")[0]["title"] == "Sleep"
    assert [n["title"] for n in answer(ready, "note", "list", "--tag", "#workshop")] == ["Sleep"]
    assert ready("note", "list", "--tag", "moon")[0] == 1
    assert ready("note", "pin", "Sleep")[1] == "Not pinned any more.\n"


def test_everything_is_searched_and_a_slip_does_not_matter(ready: Cli) -> None:
    ready("note", "add", "After group", "--text", "The craving went away.")
    ready("checkin", "--mood", "5", "--note", "A craving at night")
    hits = answer(ready, "search", "crvaing")
    assert {hit["kind"] for hit in hits} == {"note", "check-in"}
    first = hits[0]
    assert first["snippet"][slice(*first["marks"][0])].lower() == "craving"
    assert "A craving at night" in ready("search", "night", "craving")[1]
    assert ready("search", "zebra")[0] == 1
