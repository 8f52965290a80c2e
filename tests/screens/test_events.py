"""Risky days: written down, shown in time, and asked about afterwards."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from iop_tracker.domain.risky import RiskyEvent, Went
from iop_tracker.screens.coping import CopingScreen
from iop_tracker.screens.event_form import EventForm
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.today import TodayScreen
from iop_tracker.screens.went_dialog import WentDialog
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.week_grid import DayColumn
from tests.builders import MONDAY, plan
from tests.conftest import FixedClock
from tests.screens.bindings import every_key_reaches
from tests.screens.conftest import Run
from tests.screens.contrast import hard_to_read
from tests.screens.driving import (
    cut_off,
    error_at,
    press,
    said,
    screen_text,
    sent_raw,
    shows,
    type_text,
)

WEDNESDAY = MONDAY + timedelta(days=2)


def to_do(pilot: Pilot[str]) -> list[str]:
    rows = pilot.app.screen.query_one("#tasks", RecordList)
    return [str(option.prompt) for option in rows.options]


async def test_a_risky_day_is_written_down_on_the_schedule_and_gets_its_plan_from_today(
    run: Run, set_up: Tracker, reopened: Callable[[], Tracker]
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "2", "l", "l", "v")
        form = shows(pilot, EventForm)
        assert form.answer("day") == WEDNESDAY.isoformat()
        await press(pilot, "ctrl+s")
        assert "needs a few words" in error_at(pilot, "name")
        await type_text(pilot, "The wedding")
        form.field("day").answer = "2026-11-20"
        await press(pilot, "ctrl+s")
        assert "That day is over" in error_at(pilot, "day")
        form.field("day").answer = "wed"
        await press(pilot, "ctrl+s")
        assert "◆ The wedding" in str(pilot.app.screen.query(DayColumn)[2].render())
        assert "The wedding  coming up Wed 25 Nov" in screen_text(pilot)
        await press(pilot, "1")
        assert to_do(pilot)[0] == "◆ Wed 25 Nov  The wedding  no plan yet"
        pilot.app.screen.query_one("#tasks").focus()
        await press(pilot, "enter")
        assert shows(pilot, PlanForm).answer("situation") == "The wedding"
        await press(pilot, "ctrl+s")
        assert to_do(pilot)[0] == "◆ Wed 25 Nov  The wedding"
        await press(pilot, "x")
        shows(pilot, PlanView)
        await press(pilot, "escape", "u")
        assert to_do(pilot)[0].endswith("no plan yet")
        assert set_up.coping.plans() == ()
    (event,) = reopened().events.all()
    assert (event.name, event.day, event.plan_id) == ("The wedding", WEDNESDAY, "")


async def test_the_day_after_today_asks_and_any_answer_is_fine(
    run: Run, set_up: Tracker, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up.events.save(RiskyEvent(name="Payday", day=WEDNESDAY))
    clock.move(days=3)
    async with run(set_up) as pilot:
        assert to_do(pilot)[0] == "? How did Payday go?"
        pilot.app.screen.query_one("#tasks").focus()
        await press(pilot, "enter")
        shows(pilot, WentDialog)
        assert "Yesterday. Any answer is fine here." in screen_text(pilot)
        assert hard_to_read(pilot) == []
        assert sent_raw(pilot) == set()
        await every_key_reaches(pilot, monkeypatch)
        await press(pilot, "escape")
        assert set_up.events.all()[0].went is None
        await press(pilot, "x", "tab")
        await type_text(pilot, "took the bus")
        await press(pilot, "shift+tab", "h")
        assert not any("Payday" in row for row in to_do(pilot))
        assert said(pilot)[-1] == "Saved. u takes it back."
        (event,) = set_up.events.all()
        assert (event.went, event.note) == (Went.HARD, "took the bus")
        await press(pilot, "u", "home", "enter")
        await pilot.click("#answers", offset=(6, 2))
        await pilot.pause()
        assert set_up.events.all()[0].went is Went.USED
        assert "Thank you for being honest" in said(pilot)[-1]
        assert "Press ! for people and lines" in said(pilot)[-1]


async def test_in_coping_a_risky_day_is_added_changed_read_removed_and_brought_back(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.coping.save_plan(plan("Payday and the way home"))
    chosen = set_up.coping.plans()[0]
    async with run(set_up) as pilot:
        await press(pilot, "4", "v")
        await type_text(pilot, "Payday")
        form = shows(pilot, EventForm)
        form.field("day").answer = "tomorrow"
        form.field("plan_id").answer = chosen.id
        await press(pilot, "ctrl+s")
        assert (pilot.app.screen.query_one(RecordList).current or "").startswith("event:")
        for words in ("coming up tomorrow", "MY PLAN FOR IT", "Payday and the way home"):
            assert words in screen_text(pilot)
        await press(pilot, "r", "w")
        shows(pilot, CopingScreen)
        await press(pilot, "enter")
        shows(pilot, PlanView)
        await press(pilot, "escape", "d")
        assert set_up.events.all() == ()
        await press(pilot, "u")
        clock.move(days=2)
        await press(pilot, "1", "4", "end", "enter")
        shows(pilot, WentDialog)
        await press(pilot, "s", "e")
        later = shows(pilot, EventForm)
        assert later.answer("went") == "stayed_away"
        later.field("went").answer = "used"
        later.field("note").answer = "two\nlines"
        later.field("plan_id").answer = ""
        await press(pilot, "ctrl+s")
        (event,) = set_up.events.all()
        assert (event.went, event.note, event.plan_id) == (Went.USED, "two\nlines", "")
        assert "Thank you for being honest" in said(pilot)[-1]
        await press(pilot, "enter")
        shows(pilot, EventForm)


async def test_of_a_plan_that_was_removed_nothing_is_shown_and_another_can_be_written(
    run: Run, set_up: Tracker
) -> None:
    set_up.coping.save_plan(plan("Payday"))
    chosen = set_up.coping.plans()[0]
    set_up.events.save(RiskyEvent(name="Pay", day=MONDAY, plan_id=chosen.id))
    set_up.coping.remove_plan(chosen)
    async with run(set_up) as pilot:
        assert to_do(pilot)[0] == "◆ today  Pay  no plan yet"
        await press(pilot, "4", "slash")
        await type_text(pilot, "pay")
        assert "There is no plan for it yet" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        shows(pilot, PlanForm)


async def test_a_note_on_how_it_went_is_not_lost_and_the_keys_below_are_those_of_the_focus(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.events.save(RiskyEvent(name="Payday", day=MONDAY))
    (event,) = set_up.events.all()
    clock.move(days=1)
    async with run(set_up) as pilot:
        pilot.app.screen.query_one("#tasks").focus()
        await press(pilot, "enter")
        assert "a letter or enter: save" in screen_text(pilot)
        await press(pilot, "tab")
        assert "enter: to the answers" in screen_text(pilot)
        await type_text(pilot, "the bus")
        await press(pilot, "ctrl+s", "escape")
        assert "Leave without saving?" in screen_text(pilot)
        await press(pilot, "n")
        await pilot.press("ctrl+q")
        assert pilot.app._exit
    draft = set_up.draft(f"event-went:{event.id}")
    assert draft is not None
    assert draft.fields == {"note": "the bus"}
    async with run(set_up) as pilot:
        pilot.app.screen.query_one("#tasks").focus()
        await press(pilot, "enter", "tab", "end")
        await type_text(pilot, " home")
        await press(pilot, "enter", "s")
        shows(pilot, TodayScreen)
    (event,) = set_up.events.all()
    assert (event.went, event.note) == (Went.STAYED_AWAY, "the bus home")
    assert set_up.draft(f"event-went:{event.id}") is None


@pytest.mark.parametrize(
    "name", [" ".join(["界" * 23] * 5), "界界 " * 40], ids=["long words", "short words"]
)
async def test_a_long_name_is_asked_about_whole_where_there_is_little_room(
    run: Run, set_up: Tracker, clock: FixedClock, name: str
) -> None:
    set_up.events.save(RiskyEvent(name=name.strip(), day=MONDAY))
    clock.move(days=1)
    async with run(set_up, (60, 20)) as pilot:
        pilot.app.screen.query_one("#tasks").focus()
        await press(pilot, "enter")
        dialog = shows(pilot, WentDialog)
        box = dialog.query_one(".dialog-box").content_region
        for each in dialog.query("#answers, #went-note, #went-keys, .form-heading"):
            assert box.contains_region(each.region), each
        assert cut_off(pilot) == []
