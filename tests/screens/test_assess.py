"""Questionnaires, by keys and by mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from iop_tracker import content
from iop_tracker.cli.assess import help_lines
from iop_tracker.domain.coping import Contact
from iop_tracker.errors import StorageError
from iop_tracker.instruments import instruments
from iop_tracker.screens import assess
from iop_tracker.screens.assess import AssessmentsScreen
from iop_tracker.screens.assess_ask import AskScreen
from iop_tracker.screens.assess_help import HelpFirstScreen, help_text
from iop_tracker.screens.assess_result import LOOKING_ONLY, FormerScreen, ResultScreen, ask
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.safety_view import SafetyView
from iop_tracker.tracker import Tracker
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import choose, listed, press, said, screen_text, shows

PHQ_9, GAD_7, BAM_IOP, BAM, CRAVING = instruments()


async def begin(pilot: Pilot[str], tracker: Tracker, down: int = 0) -> AskScreen:
    assess.begin(pilot.app, tracker)
    await pilot.pause()
    shows(pilot, AssessmentsScreen)
    await press(pilot, *["down"] * down, "n")
    return shows(pilot, AskScreen)


async def test_the_whole_way_by_keys_chosen_answered_changed_removed_and_brought_back(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await choose(pilot, "questionn")
        assert "when you like" in listed(pilot, "#assess-rows")[0]
        await press(pilot, "w")
        assert "due now" in listed(pilot, "#assess-rows")[0]
        assert [each.text for each in set_up.assessments.due()] == ["PHQ-9"]
        await press(pilot, "w")
        assert "every 2 weeks" in screen_text(pilot)
        await press(pilot, "enter", "1", "3", "left")
        assert "2 of 9" in screen_text(pilot)
        assert "Feeling down" in screen_text(pilot)
        await press(pilot, "2", "space", "down", "enter", "right", "h", "l")
        assert "5 of 9" in screen_text(pilot)
        await pilot.press(*"11110")
        await pilot.pause()
        assert "1 question left out" in screen_text(pilot)
        await press(pilot, "7")
        shows(pilot, AskScreen)
        await press(pilot, "enter")
        shows(pilot, ResultScreen)
        text = screen_text(pilot)
        assert "9 of 27, mild" in text
        assert "Talk it over with your counselor" in text
        assert "Arrieta" in text
        (first,) = set_up.assessments.all()
        assert first.answers == (1, 2, None, 1, 1, 1, 1, 1, 0)
        assert set_up.assessments.due() == ()
        assert set_up.draft("assessment:phq-9") is None
        await pilot.press("e", "3", *["right"] * 7, "0", "enter")
        await pilot.pause()
        shows(pilot, ResultScreen)
        (changed,) = set_up.assessments.all()
        assert (changed.id, changed.answers[0]) == (first.id, 3)
        await press(pilot, "escape", "o")
        shows(pilot, FormerScreen)
        await press(pilot, "d")
        assert set_up.assessments.all() == ()
        assert "There is none yet" in screen_text(pilot)
        await press(pilot, "u", "enter")
        shows(pilot, ResultScreen)
        await press(pilot, "escape", "escape", "escape")
    clock.move(days=14)
    (waiting,) = set_up.assessments.due()
    assert (waiting.instrument, waiting.text) == ("phq-9", "PHQ-9")
    clock.move(days=2)
    assert set_up.assessments.due()[0].text == "PHQ-9, since Mon 7 Dec"


async def test_the_ninth_answer_leads_to_real_help_first_and_nothing_typed_ahead_closes_it(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    set_up.coping.save_contact(Contact(name="Ruth", phone="555-0142", role="sponsor"))
    async with run(set_up, (60, 20)) as pilot:
        await begin(pilot, set_up)
        await pilot.press(*"000000001", *"0123456789", "enter", "space", "down", "1")
        await pilot.pause()
        shows(pilot, HelpFirstScreen)
        assert set_up.assessments.all() == ()
        text = screen_text(pilot)
        for words in ("Thank you for saying it", "911", "988", "Ruth", "555-0142", "safety plan"):
            assert words in text, words
        assert reopened().assessments.begin(PHQ_9).needs_help, "also after the power went"
        await press(pilot, "s")
        shows(pilot, SafetyView)
        await press(pilot, "escape", "exclamation_mark")
        shows(pilot, HelpNowScreen)
        await press(pilot, "escape")
        shows(pilot, HelpFirstScreen)
        for _ in range(2):
            pilot.app.pop_screen()
        await pilot.pause()
        assert "half done" in listed(pilot, "#assess-rows")[0]
        await press(pilot, "enter")
        shows(pilot, HelpFirstScreen)
        await press(pilot, "g")
        assert shows(pilot, AskScreen).sitting.is_over
        await press(pilot, "left", "0", "left")
        shows(pilot, AskScreen)
        await press(pilot, "3")
        shows(pilot, HelpFirstScreen)
        await press(pilot, "escape", "enter")
        shows(pilot, ResultScreen)
        assert "! shows who to call" in screen_text(pilot)
        (saved,) = set_up.assessments.all()
        assert saved.answers == (0,) * 8 + (3,)
        await pilot.press("e", *["right"] * 8, "1")
        await pilot.pause()
        shows(pilot, HelpFirstScreen)
        await press(pilot, "g", "enter")
        assert set_up.assessments.all()[0].answers[8] == 1


async def test_days_are_typed_with_one_digit_or_two_and_the_form_skips_what_it_skips(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker], clock: FixedClock
) -> None:
    async with run(set_up, (60, 20)) as pilot:
        ask = await begin(pilot, set_up, down=3)
        await press(pilot, "2", *"12")
        assert "12, then enter" in screen_text(pilot)
        await press(pilot, "3")
        assert "from 0 to 30" in " ".join(said(pilot))
        await press(pilot, "enter", "4", "backspace", "3", "enter")
        assert ask.sitting.answers[:3] == (2, 3, 1)
        await press(pilot, "0", "enter")
        assert ask.sitting.item == BAM.item("6")
        assert reopened().assessments.begin(BAM) == ask.sitting
        await press(pilot, "left", "1", "6", "enter")
        assert ask.sitting.item == BAM.item("5")
        await press(pilot, "escape")
        assert "Kept" in " ".join(said(pilot))
        clock.move(days=1)
        await press(pilot, "enter")
        assert "Begun yesterday; r begins again" in screen_text(pilot)
        await press(pilot, "r")
        assert shows(pilot, AskScreen).sitting.answers == (None,) * 23
    assert set_up.draft("assessment:bam") is None


async def test_by_mouse_and_without_a_score_where_something_is_left_out(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up, (120, 36)) as pilot:
        await begin(pilot, set_up, down=1)
        for number in range(6):
            await pilot.click("#ask-options", offset=(4 + number, 1), times=1 + number % 2)
            await pilot.pause()
        await press(pilot, "space")
        assert "there is no score" in screen_text(pilot)
        await pilot.click("#ask-options", offset=(4, 0))
        await pilot.pause()
        shows(pilot, ResultScreen)
        assert "who to call" not in screen_text(pilot)
        assert "With any left out there is no score" in screen_text(pilot)
    assert set_up.assessments.all()[0].answers == (1,) * 6 + (None,)


async def test_what_cannot_be_kept_or_saved_is_told_and_stays(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise StorageError("The disk is full.")

    async with run(set_up) as pilot:
        ask = await begin(pilot, set_up, down=4)
        with monkeypatch.context() as patch:
            patch.setattr(set_up.assessments, "keep", refuse)
            patch.setattr(set_up.assessments, "save", refuse)
            await press(pilot, "7", "enter")
            assert said(pilot) == ["The disk is full."]
            assert ask.unkept_because
            pilot.app.clear_notifications()
            await press(pilot, "enter")
            assert said(pilot) == ["The disk is full."]
            shows(pilot, AskScreen)
            await press(pilot, "escape")
            assert "Leave without keeping your answers?" in screen_text(pilot)
            await press(pilot, "n")
            assert shows(pilot, AskScreen).sitting.answers == (7,)
        with monkeypatch.context() as patch:
            patch.setattr(set_up.assessments, "drop", refuse)
            await press(pilot, "enter")
        shows(pilot, ResultScreen)
        assert "7 of 10" in screen_text(pilot)
    assert len(set_up.assessments.all()) == 1


def test_in_every_country_the_help_has_its_emergency_number_and_its_crisis_lines(
    set_up: Tracker,
) -> None:
    settings = set_up.programs.settings
    for country in content.countries():
        set_up.database.of(type(settings)).put([replace(settings, country=country.code)])
        text = help_text(set_up, is_wide=True).plain
        assert text.startswith("Thank you for saying it.")
        for number, name in country.numbers:
            assert number in text, country.code
            assert name in text, country.code
        assert country.emergency in "\n".join(help_lines(set_up))


async def test_in_a_window_for_looking_only_no_way_leads_to_questions_that_cannot_be_saved(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    set_up.assessments.choose(CRAVING, 1)
    done = set_up.assessments.save(set_up.assessments.begin(CRAVING).answered(4))
    looking = reopened()
    async with run(looking) as pilot:
        pilot.app.push_screen(ResultScreen(looking, done.id))
        await press(pilot, "e")
        shows(pilot, ResultScreen)
        assert said(pilot) == [LOOKING_ONLY]
        ask(pilot.app, looking, looking.assessments.begin(PHQ_9))
        await pilot.pause()
        shows(pilot, ResultScreen)
