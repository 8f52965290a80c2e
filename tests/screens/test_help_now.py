"""The worst ten minutes: help at once, nothing has to be typed, and what was done is kept."""

from datetime import datetime
from typing import NoReturn

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from iop_tracker import content
from iop_tracker.app import IopApp
from iop_tracker.domain.settings import Substance
from iop_tracker.errors import StorageError
from iop_tracker.guidance import naloxone_reminder
from iop_tracker.screens.help_now import LOOKING_ONLY, HelpNowScreen
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.today import TodayScreen
from iop_tracker.screens.urge_form import UrgeForm
from iop_tracker.screens.wave import WaveChart, WaveScreen
from iop_tracker.screens.way import WayScreen
from iop_tracker.screens.way_list import WAYS
from iop_tracker.screens.ways import BreatheScreen, CallScreen, StrategyScreen
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.journal import SETTINGS_ID
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.breathing import BreathingGuide, breath_at
from iop_tracker.widgets.rating import Rating
from tests.builders import contact, plan, urge
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import listed, press, said, screen_text, type_text


def tick(pilot: Pilot[str]) -> str:
    """What the way shows after its clock moved on."""
    assert isinstance(pilot.app.screen, WayScreen)
    pilot.app.screen.tick()
    return screen_text(pilot)


async def test_real_help_comes_first_then_the_question_then_what_helped_then_the_ways(
    run: Run, set_up: Tracker
) -> None:
    for _ in range(3):
        set_up.urges.save(urge(8, 3, "lib:walk-it-off"))
    async with run(set_up) as pilot:
        pilot.app.notify("Something else.", markup=False)
        await pilot.pause()
        await press(pilot, "f2")
        assert said(pilot) == []
        text = screen_text(pilot)
        places = [text.index(words) for words in ("911", "988", "How strong", "What set it off")]
        assert places == sorted(places)
        rows = listed(pilot, "#help-list")
        assert rows[0] == "Helped you before"
        assert rows[1].strip() == "Walk around the block  down 5 (3x)"
        assert rows[2] == "Through the next minutes"
        assert [row[0] for row in rows[3:]] == [way.key for way in WAYS]
        everything = pilot.app.screen.query("#help-lines, Rating, #help-list")
        assert [each.region.y for each in everything] == sorted(
            each.region.y for each in everything
        )


async def test_at_60_by_20_real_help_is_seen_without_scrolling(run: Run, set_up: Tracker) -> None:
    async with run(set_up, (60, 20)) as pilot:
        await press(pilot, "f2")
        screen = pilot.app.screen
        assert screen.query_one("#help-title").region.y >= 0
        assert screen.query_one(Rating).region.bottom <= 19
        assert screen.query_one("#help-list").region.height >= 4


async def test_where_opioids_are_set_naloxone_is_named_beside_the_numbers(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2")
        assert naloxone_reminder() not in screen_text(pilot)
        await press(pilot, "escape")
        set_up.programs.save_substances((Substance.OPIOIDS,))
        await press(pilot, "f2")
        assert naloxone_reminder() in str(pilot.app.screen.query_one("#help-lines").render())


async def test_a_craving_is_ridden_out_and_logged_by_itself(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "space", "b")
        assert isinstance(pilot.app.screen, BreatheScreen)
        clock.move(minutes=3)
        assert "Breathe" in str(pilot.app.screen.query_one(BreathingGuide).render())
        await press(pilot, "escape", "w")
        assert isinstance(pilot.app.screen, WaveScreen)
        for minutes, strength in ((4, "9"), (4, "6"), (9, "3")):
            clock.move(minutes=minutes)
            assert "▸ How strong now?" in tick(pilot)
            await press(pilot, strength)
            assert "▸ How strong now?" not in tick(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        assert pilot.app.screen.query_one(Rating).value == 3
        await press(pilot, "2")
        assert "8 to 2  You got through this" in screen_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    (found,) = set_up.urges.all()
    assert (found.before, found.after) == (8, 2)
    assert found.at == datetime(2026, 11, 23, 15, 45)
    assert found.triggers == ("stress",)
    assert [(use.strategy_id, use.minutes) for use in found.strategies] == [
        ("lib:long-out-breath", 3),
        ("lib:surf-the-urge", 17),
    ]
    assert set_up.undo() == "Undone: the urge of today."


async def test_the_wave_shows_a_prompt_for_every_minute_and_each_strength(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    prompts = content.way("surf").steps
    async with run(set_up) as pilot:
        await press(pilot, "f2", "9", "w")
        assert prompts[0] in screen_text(pilot)
        clock.move(minutes=6)
        assert prompts[6] in tick(pilot)
        await press(pilot, "4")
        chart = str(pilot.app.screen.query_one(WaveChart).render())
        assert chart.splitlines()[0].count("█") + chart.splitlines()[0].count("▄") == 12
        assert chart.splitlines()[-2].count("█") == 14
        clock.move(minutes=60)
        assert prompts[-1] in tick(pilot)


@pytest.mark.parametrize("way", [way.key for way in WAYS if way.id != "plan"])
async def test_every_way_is_left_at_once_and_so_is_the_help(
    run: Run, set_up: Tracker, way: str
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", way)
        assert isinstance(pilot.app.screen, WayScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert set_up.urges.all() == ()


async def test_steps_go_on_and_back_and_end(run: Run, set_up: Tracker) -> None:
    steps = content.way("ground").steps
    async with run(set_up) as pilot:
        await press(pilot, "f2", "s")
        for number, step in enumerate(steps, start=1):
            assert step in screen_text(pilot)
            assert f"{number} of {len(steps)}" in screen_text(pilot)
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "s", "space", "backspace", "backspace")
        assert steps[0] in screen_text(pilot)


async def test_waiting_counts_down_and_asks_to_look_again(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    first, last = content.way("wait").steps
    async with run(set_up) as pilot:
        await press(pilot, "f2", "t")
        clock.move(minutes=5)
        assert first in tick(pilot)
        assert str(pilot.app.screen.query_one("#clock").value) == "10:00"  # type: ignore[attr-defined]
        clock.move(minutes=10)
        assert last in tick(pilot)
        await press(pilot, "t")
        assert first in screen_text(pilot)
        clock.move(hours=-2)
        assert first in tick(pilot)


async def test_people_come_before_lines_and_the_number_is_large(run: Run, set_up: Tracker) -> None:
    set_up.coping.save_contact(contact())
    set_up.coping.save_contact(contact("Nobody", phone=""))
    async with run(set_up) as pilot:
        await press(pilot, "f2", "c")
        assert isinstance(pilot.app.screen, CallScreen)
        assert "Ruth  sponsor" in screen_text(pilot)
        assert pilot.app.screen.query_one("#clock").value == "555-0142"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "988" in screen_text(pilot)
        await press(pilot, "left", "d")
        assert isinstance(pilot.app.screen, HelpNowScreen)
        await press(pilot, "escape")
    assert [use.strategy_id for use in set_up.urges.all()[0].strategies] == ["lib:call-someone"]


async def test_reasons_are_those_of_all_plans(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "r")
        assert "No reasons are written down yet" in screen_text(pilot)
        set_up.coping.save_plan(plan(reasons=("Mia",)))
        set_up.coping.save_plan(plan("Friday", reasons=("Mia", "my job")))
        await press(pilot, "escape", "r")
        assert "·  Mia\n\n·  my job" in screen_text(pilot)


async def test_the_plan_for_what_set_it_off_is_read(run: Run, set_up: Tracker) -> None:
    set_up.coping.save_plan(plan("An argument at home"))
    set_up.coping.save_plan(plan("A party", warning_signs=("stress all day",)))
    async with run(set_up) as pilot:
        await press(pilot, "f2", "tab", "right", "right")
        chosen = pilot.app.screen._episode.trigger  # type: ignore[attr-defined]
        assert chosen in content.first_triggers()
        await press(pilot, "left", "left", "p")
        assert isinstance(pilot.app.screen, PlanView)
        assert "A party" in screen_text(pilot)


async def test_what_helped_with_the_trigger_is_offered_and_opened_by_mouse(
    run: Run, set_up: Tracker
) -> None:
    for _ in range(3):
        set_up.urges.save(urge(8, 1, "lib:walk-it-off"))
        set_up.urges.save(urge(8, 5, "lib:cold-water", triggers=("stress",)))
    async with run(set_up) as pilot:
        await press(pilot, "f2")
        assert "Walk around the block" in listed(pilot, "#help-list")[1]
        await press(pilot, "7", "space")
        assert "Cold water" in listed(pilot, "#help-list")[1]
        await pilot.click("#help-list", offset=(4, 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, StrategyScreen)
        await press(pilot, "d", "4", "escape")
    found = set_up.urges.all()[0]
    assert (found.before, found.after) == (7, 4)
    assert [use.strategy_id for use in found.strategies] == ["lib:cold-water"]


async def test_a_digit_counts_wherever_the_focus_is_and_ten_can_be_typed(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "down", "1", "0")
        assert pilot.app.screen.query_one(Rating).value == 10
        await press(pilot, "escape")
    assert [(each.before, each.after) for each in set_up.urges.all()] == [(10, None)]


async def test_words_can_be_added_at_once_and_stay(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "s")
        clock.move(minutes=2)
        await press(pilot, "escape", "5", "a")
        form = pilot.app.screen
        assert isinstance(form, UrgeForm)
        assert form.answer("strategies") == "lib:five-senses"
        form.field("places").answer = "alone"
        form.field("note").answer = "It was the song."
        await press(pilot, "ctrl+s")
        clock.move(minutes=2)
        await press(pilot, "2", "escape")
    (found,) = set_up.urges.all()
    assert (found.before, found.after, found.places) == (8, 2, ("alone",))
    assert found.note == "It was the song."


async def test_leaving_the_program_from_a_way_keeps_what_was_done(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "5", "n", "3")
        await type_text(pilot, "Half a note")
        await press(pilot, "f2", "8", "w")
        clock.move(minutes=4)
        await pilot.press("ctrl+q")
        assert pilot.app._exit
    (found,) = set_up.urges.all()
    assert [use.minutes for use in found.strategies] == [4]
    draft = set_up.draft("note:new")
    assert draft is not None
    assert draft.fields["title"] == "Half a note"


async def test_a_full_disk_stops_nobody_from_leaving(
    run: Run, set_up: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(set_up.urges, "log", refuse)
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert said(pilot) == ["The disk is full."]


@pytest.mark.parametrize("after", ["", "5"])
async def test_a_clock_set_back_traps_nobody(
    run: Run, set_up: Tracker, clock: FixedClock, after: str
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "s")
        clock.move(minutes=2)
        await press(pilot, "escape")
        clock.move(minutes=-30)
        await press(pilot, *after, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    (found,) = set_up.urges.all()
    assert found.at == datetime(2026, 11, 23, 15, 17)
    assert found.before == 8


async def test_in_the_night_when_clocks_change_a_minute_is_a_minute(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    clock.now = datetime(2027, 11, 7, 1, 58, tzinfo=clock.now.tzinfo)
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "t")
        clock.now = datetime(2027, 11, 7, 1, 3, fold=1, tzinfo=clock.now.tzinfo)
        tick(pilot)
        assert pilot.app.screen.query_one("#clock").value == "10:00"  # type: ignore[attr-defined]


async def test_ten_can_be_typed_after_something_was_done(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "1", "0", "s")
        clock.move(minutes=2)
        await press(pilot, "escape", "1")
        assert pilot.app.screen.query_one(Rating).value == 1
        await press(pilot, "0")
        assert "10 to 10  Still strong" in screen_text(pilot)
        rating = pilot.app.screen.query_one(Rating)
        await press(pilot, "1")
        rating.settle()
        await press(pilot, "0")
        assert rating.value == 0
        assert "10 to 0  You got through this" in screen_text(pilot)


async def test_a_number_taken_away_is_not_logged(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "shift+tab", "backspace", "escape")
    assert set_up.urges.all() == ()


async def test_the_arrows_choose_the_number_as_long_as_it_takes(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "s")
        clock.move(minutes=2)
        await press(pilot, "escape", "left", "left", "left")
        assert pilot.app.screen.query_one(Rating).value == 3
        assert "8 to 3" in screen_text(pilot)


async def test_after_a_wave_the_last_number_is_told_at_once(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "w")
        clock.move(minutes=5)
        await press(pilot, "4", "escape")
        assert "8 to 4  You got through this" in screen_text(pilot)
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, UrgeForm)


async def test_a_way_that_is_open_while_the_last_number_is_saved_counts_to_its_end(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "s")
        clock.move(minutes=2)
        await press(pilot, "escape", "5")
        helping = pilot.app.screen
        assert isinstance(helping, HelpNowScreen)
        await press(pilot, "w")
        clock.move(minutes=1)
        assert helping.keep_draft()
        clock.move(minutes=9)
        await press(pilot, "escape", "escape")
    assert [use.minutes for use in set_up.urges.all()[0].strategies] == [2, 10]


async def test_waiting_twice_counts_as_long_as_both(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "t")
        clock.move(minutes=15)
        await press(pilot, "t")
        clock.move(minutes=1)
        await press(pilot, "escape", "escape")
    assert [use.minutes for use in set_up.urges.all()[0].strategies] == [16]


async def test_what_was_changed_in_the_form_stays_when_the_help_goes_on(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "8", "space", "s")
        clock.move(minutes=2)
        await press(pilot, "escape", "5", "a")
        form = pilot.app.screen
        assert isinstance(form, UrgeForm)
        form.field("before").answer = "9"
        form.field("triggers").answer = ""
        form.field("strategies").answer = "lib:five-senses,lib:cold-water"
        form.field("minutes").answer = "2, 7"
        await press(pilot, "ctrl+s", "b")
        clock.move(minutes=3)
        await press(pilot, "escape", "2", "escape")
    (found,) = set_up.urges.all()
    assert (found.before, found.after, found.triggers) == (9, 2, ())
    assert [(use.strategy_id, use.minutes) for use in found.strategies] == [
        ("lib:five-senses", 2),
        ("lib:cold-water", 7),
        ("lib:long-out-breath", 3),
    ]


async def test_a_window_for_looking_only_says_that_nothing_is_kept(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    looking = open_tracker(set_up.database.path, clock, write=False)
    async with run(looking) as pilot:
        await press(pilot, "f2", "8", "escape")
        assert said(pilot) == [LOOKING_ONLY]
    assert set_up.urges.all() == ()


async def test_an_encrypted_file_is_not_locked_in_the_middle_of_a_way(
    run: Run, set_up: Tracker, clock: FixedClock
) -> None:
    set_up.privacy.encrypt("plums and pears")
    async with run(set_up) as pilot:
        await press(pilot, "f2", "t")
        app = pilot.app
        assert isinstance(app, IopApp)
        clock.move(minutes=20)
        assert not app.lock_if_idle()
        clock.move(minutes=6)
        assert app.lock_if_idle()


async def test_a_line_to_text_says_what_to_send_and_emergency_is_the_last(
    run: Run, set_up: Tracker
) -> None:
    settings = replace(set_up.programs.settings, id=SETTINGS_ID, country="GB")
    set_up._journal.save("the country", settings)
    async with run(set_up) as pilot:
        await press(pilot, "f2", "c")
        shown = []
        for _ in range(len(content.country("GB").lines) + 1):
            shown.append(screen_text(pilot))
            await press(pilot, "enter")
        assert any("Shout" in text and "text SHOUT" in text for text in shown)
        assert "Emergency" in shown[-1]
        assert "999" in shown[-1]
        assert screen_text(pilot) == shown[0]


async def test_another_breath_begins_from_its_beginning(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        await press(pilot, "f2", "b")
        for pattern in (*content.breathing_patterns(), content.breathing_patterns()[0]):
            assert pattern.name in tick(pilot)
            await press(pilot, "space")


def test_a_breath_is_where_its_pattern_says() -> None:
    gentle, box = content.breathing_patterns()
    assert breath_at(gentle, 0).words == "Breathe in"
    assert breath_at(gentle, 2).level == 0.5
    assert breath_at(gentle, 4) == breath_at(gentle, 14)
    assert breath_at(gentle, 4).words == "Breathe out"
    assert breath_at(gentle, 7).level == 0.5
    assert [breath_at(box, s).words for s in (1, 5, 9, 13)] == [
        "Breathe in",
        "Hold",
        "Breathe out",
        "Rest",
    ]
    assert breath_at(box, 5.5).count == 2


def test_with_reduced_motion_the_breath_is_words_and_a_count() -> None:
    guide = BreathingGuide(counted_only=True)
    guide.set_reactive(BreathingGuide.pattern, content.breathing_patterns()[0])
    assert str(guide.render()) == "Breathe in  1"
