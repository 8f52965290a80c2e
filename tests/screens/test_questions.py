"""Choosing what a check-in asks."""

from iop_tracker.domain.question import ASKED_AT_FIRST, MOST_OWN, OwnKind, OwnQuestion, Question
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.own_question_form import OwnQuestionForm
from iop_tracker.screens.questions_form import QuestionsScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from tests.builders import MONDAY, check_in, stored
from tests.screens.conftest import Run
from tests.screens.driving import (
    choose,
    error_at,
    listed,
    press,
    said,
    screen_text,
    shows,
    type_text,
)


async def test_by_keyboard_questions_are_switched_written_changed_removed_and_brought_back(
    run: Run, set_up: Tracker
) -> None:
    questions = set_up.check_ins.questions
    async with run(set_up) as pilot:
        await press(pilot, "3", "f")
        shows(pilot, QuestionsScreen)
        await press(pilot, "space")
        assert questions.all().asked == ASKED_AT_FIRST
        await press(pilot, "down", "enter", "down", "space")
        assert not {Question.CRAVING, Question.ANXIETY} & {*questions.all().asked}
        await press(pilot, "u")
        assert Question.ANXIETY in questions.all().asked
        await press(pilot, "n")
        await type_text(pilot, "Pain")
        await press(pilot, "tab", "2")
        await type_text(pilot, "none")
        await press(pilot, "ctrl+s")
        (pain,) = questions.all().own
        assert (pain.name, pain.kind, pain.low, pain.high) == ("Pain", OwnKind.RATING, "none", "")
        await press(pilot, "n", *"pain", "ctrl+s")
        assert "already" in error_at(pilot, "name")
        await press(pilot, *"fulness", "tab", "space", "ctrl+s")
        assert error_at(pilot, "kind") == "Choose one of the two."
        await press(pilot, "escape", "y", "end", "up", "up", "e")
        form = shows(pilot, OwnQuestionForm)
        assert "kind" not in [field.field for field in form.query(Field)]
        await type_text(pilot, " in my back")
        await press(pilot, "ctrl+s")
        assert [each.name for each in questions.all().own] == ["Pain in my back"]
        assert "[x] Pain in my back" in listed(pilot, "#question-rows")[-3]
        await press(pilot, "d")
        assert questions.all().own == ()
        await press(pilot, "u", "end", "space")
        assert questions.all().twice_a_day
        assert "the evening counts" in screen_text(pilot)
        await press(pilot, "escape", "escape")
    assert len(questions.all().own) == 1


async def test_by_mouse_a_row_switches_and_the_palette_opens_it(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await choose(pilot, "What a check-in asks")
        screen = shows(pilot, QuestionsScreen)
        await pilot.click(screen.rows, offset=(2, 6))
        assert Question.FEELINGS in set_up.check_ins.questions.all().asked
        await pilot.click(screen.rows, offset=(2, 16))
        await pilot.pause()
        shows(pilot, OwnQuestionForm)


async def test_where_there_is_no_room_left_it_says_so(run: Run, set_up: Tracker) -> None:
    for number in range(MOST_OWN):
        set_up.check_ins.questions.save(OwnQuestion(name=f"Question {number}"))
    set_up.database.of(OwnQuestion).put([stored(OwnQuestion(name="Of another computer"), "more")])
    async with run(set_up) as pilot:
        await press(pilot, "3", "f", "n")
        shows(pilot, QuestionsScreen)
        assert "room for 12" in said(pilot)[0]
        assert "no room left" in listed(pilot, "#question-rows")[-2]


async def test_from_the_check_in_what_was_typed_stays_and_the_new_question_is_there(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "c", "6", "3", "ctrl+o", *["down"] * 6, "space", "escape")
        form = shows(pilot, CheckInForm)
        assert (form.answer("mood"), form.answer("craving")) == ("6", "3")
        form.field("feelings").control.focus()
        await press(pilot, "2", "ctrl+s")
    found = set_up.check_ins.on(MONDAY)
    assert found is not None
    assert (found.mood, found.craving, found.feelings) == (6, 3, ("sad",))
    assert set_up.drafts() == ()


async def test_the_day_tells_all_of_it_and_the_search_finds_words_of_every_kind(
    run: Run, set_up: Tracker
) -> None:
    yesterday, day_before = (MONDAY.fromordinal(MONDAY.toordinal() - n) for n in (1, 2))
    set_up.check_ins.questions.save(OwnQuestion(name="Walk"))
    set_up.check_ins.save(check_in(day_before, feelings=("torn",), signs=("Jaw tight",)))
    set_up.check_ins.save(check_in(yesterday, gratitude="Warm soup", support=True, meeting=False))
    set_up.check_ins.save(check_in())
    async with run(set_up) as pilot:
        await press(pilot, "3", "down")
        for words in ("Warm soup", "supportive people", "a meeting", "+ filled in later"):
            assert words in screen_text(pilot), words
        rows = listed(pilot, "#days-list")
        assert [row[10] for row in rows] == [" ", "+", "+"]
        await press(pilot, "slash", *"jaw")
        assert len(listed(pilot, "#days-list")) == 1
        assert "torn" in screen_text(pilot)
