"""Looking back after a return to use, by keys."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from iop_tracker.domain.checkin import ReturnToUse
from iop_tracker.domain.lookback import LookBack
from iop_tracker.domain.settings import Substance
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.screens.coping import CopingScreen
from iop_tracker.screens.danger import DangerScreen
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.look_back_form import NO_DAY, NO_LINE, NO_PLAN, LookBackForm, OutcomeForm
from iop_tracker.screens.look_backs import LookBackOffer, LookBacksScreen
from iop_tracker.screens.today import TodayScreen
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.looking_back import NOT_COME_YET, NOTHING_YET
from tests.builders import MONDAY, check_in, plan
from tests.screens.conftest import Run
from tests.screens.driving import choose, error_at, press, said, screen_text, type_text

YESTERDAY = MONDAY - timedelta(days=1)


async def test_six_questions_one_at_a_time_end_in_a_plan_and_a_note(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    set_up.coping.save_plan(plan("Payday"))
    async with run(set_up) as pilot:
        await press(pilot, "4", "b")
        assert isinstance(pilot.app.screen, LookBacksScreen)
        assert "Press n to begin" in screen_text(pilot)
        await press(pilot, "n", "right")
        form = pilot.app.screen
        assert isinstance(form, LookBackForm)
        assert "Nothing is reset" in screen_text(pilot)
        await press(pilot, "enter", "ctrl+s")
        assert error_at(pilot, "before") == NOTHING_YET
        await type_text(pilot, "payday")
        await press(pilot, "tab", "tab", "shift+tab", "tab")
        assert "3 of 6" in screen_text(pilot)
        await type_text(pilot, "dance")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "eat first")
        await press(pilot, "tab", "tab")
        outcome = pilot.app.screen
        assert isinstance(outcome, OutcomeForm)
        assert "eat first" in screen_text(pilot)
        (found,) = reopened().look_backs.all()
        assert (found.day, found.before, found.feelings) == (YESTERDAY, "payday", "dance")
        assert (found.thoughts, found.would_try) == ("", "eat first")
        outcome.field("line").answer = "If I get paid, then I eat first"
        await press(pilot, "ctrl+s")
        assert error_at(pilot, "plan") == NO_PLAN
        outcome.field("plan").answer = set_up.coping.plans()[0].id
        outcome.field("note").answer = "yes"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, LookBacksScreen)
        text = screen_text(pilot)
        assert "Changed after it: Payday" in text
        assert text.index("What came before?") < text.index("eat first")
    (changed,) = set_up.coping.plans()
    assert changed.if_then == ("If I get paid, then I eat first",)
    (note,) = set_up.notes.notes()
    assert (note.title, note.tags) == ("Look back, Sun 22 Nov", ("session",))
    assert "## What did you feel?\n\ndance" in note.text
    assert "What went through your mind?" not in note.text


async def test_a_day_further_back_can_be_typed_but_none_to_come(run: Run, set_up: Tracker) -> None:
    async with run(set_up, (60, 20)) as pilot:
        await press(pilot, "4", "b", "n", "o")
        form = pilot.app.screen
        assert isinstance(form, LookBackForm)
        control = form.field("other_day").control
        assert pilot.app.focused is control
        assert form.region.contains_region(control.region)
        for words, sentence in (("tomorrow", NOT_COME_YET), ("d", "A day is written like")):
            form.field("other_day").answer = ""
            await type_text(pilot, words)
            await press(pilot, "enter")
            assert sentence in error_at(pilot, "other_day")
            assert pilot.app.focused is control
        await press(pilot, "ctrl+s")
        assert pilot.app.focused is control
        await press(pilot, "up", "right")
        assert form.answer("other_day") == ""
        await press(pilot, "space", "tab")
        assert error_at(pilot, "day") == NO_DAY
        await press(pilot, "down", "o")
        await type_text(pilot, "9 nov")
        await press(pilot, "tab")
        assert "1 of 6" in screen_text(pilot)
        await type_text(pilot, "o, payday")
        await press(pilot, "ctrl+s")
    (found,) = set_up.look_backs.all()
    assert (found.day, found.before) == (MONDAY - timedelta(days=14), "o, payday")


async def test_looks_back_are_changed_gone_on_with_removed_and_brought_back(
    run: Run, set_up: Tracker
) -> None:
    set_up.coping.save_plan(plan("Payday"))
    set_up.look_backs.save(LookBack(day=YESTERDAY, before="one"))
    old = set_up.look_backs.save(LookBack(day=MONDAY - timedelta(days=30), before="two"))
    async with run(set_up) as pilot:
        await choose(pilot, "your looks")
        await press(pilot, "down", "enter")
        form = pilot.app.screen
        assert isinstance(form, LookBackForm)
        assert form.answer("day") == "2026-10-24"
        await press(pilot, "tab")
        await type_text(pilot, " and")
        await press(pilot, "escape")
        assert "Leave without saving?" in screen_text(pilot)
        await press(pilot, "n", "ctrl+s")
        assert set_up.look_backs.get(old.id).before == "two and"
        await press(pilot, "p")
        outcome = pilot.app.screen
        assert isinstance(outcome, OutcomeForm)
        outcome.field("plan").answer = set_up.coping.plans()[0].id
        await press(pilot, "ctrl+s")
        assert error_at(pilot, "line") == NO_LINE
        outcome.field("line").answer = "x" * 121
        await press(pilot, "ctrl+s")
        assert "120 characters" in error_at(pilot, "line")
        outcome.field("line").answer = "no lunch"
        outcome.field("kind").answer = "warning_sign"
        await press(pilot, "ctrl+s")
        assert set_up.coping.plans()[0].warning_signs == ("no lunch",)
        assert set_up.notes.notes() == ()
        await press(pilot, "u")
        assert set_up.coping.plans()[0].warning_signs == ()
        assert set_up.look_backs.get(old.id).plan_id == ""
        await press(pilot, "d")
        assert [each.before for each in set_up.look_backs.all()] == ["one"]
        await press(pilot, "u")
        assert len(set_up.look_backs.all()) == 2
        await press(pilot, "exclamation_mark")
        assert isinstance(pilot.app.screen, HelpNowScreen)


async def test_half_typed_answers_are_kept_and_it_goes_on_where_it_was(
    run: Run, set_up: Tracker
) -> None:
    set_up.programs.save_substances((Substance.ALCOHOL,))
    async with run(set_up) as pilot:
        await choose(pilot, "after a ret")
        assert "danger signs" in screen_text(pilot)
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, DangerScreen)
        await press(pilot, "escape", "tab")
        await type_text(pilot, "a day")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "low")
        await pilot.press("ctrl+q")
    async with run(set_up, (60, 20)) as pilot:
        await choose(pilot, "after a ret")
        form = pilot.app.screen
        assert isinstance(form, LookBackForm)
        assert (form.answer("before"), form.answer("feelings")) == ("a day", "low")
        assert "3 of 6" in screen_text(pilot)
        assert form.region.contains_region(form.field("feelings").control.region)
        await press(pilot, "ctrl+s")
        assert "You have no plan yet" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert set_up.draft("look-back:new") is None


@pytest.mark.parametrize("key", ["n", "4", "y"])
async def test_after_a_check_in_that_tells_of_use_it_is_offered_once(
    run: Run, set_up: Tracker, key: str
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "c", "3")
        form = pilot.app.screen
        assert isinstance(form, CheckInForm)
        form.field("used").answer = "yes"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, LookBackOffer)
        assert "it can wait" in screen_text(pilot)
        await press(pilot, key)
        kinds = {"n": TodayScreen, "4": CopingScreen}
        assert isinstance(pilot.app.screen, kinds.get(key, LookBackForm))
        if key == "y":
            await press(pilot, "tab")
            await type_text(pilot, "x")
            await press(pilot, "ctrl+s")
            assert set_up.look_backs.on(MONDAY)
        if key == "n":
            await press(pilot, "c", "4", "ctrl+s")
            assert isinstance(pilot.app.screen, TodayScreen), "the same day is not asked again"


async def test_without_use_or_when_it_was_looked_back_at_nothing_is_offered(
    run: Run, set_up: Tracker
) -> None:
    set_up.look_backs.save(LookBack(day=MONDAY, before="one"))
    set_up.check_ins.save(check_in(YESTERDAY, used=ReturnToUse.YES))
    async with run(set_up) as pilot:
        await press(pilot, "c", "3", "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)
        await press(pilot, "c")
        form = pilot.app.screen
        assert isinstance(form, CheckInForm)
        form.field("used").answer = "yes"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Thank you for being honest" in " ".join(said(pilot))
