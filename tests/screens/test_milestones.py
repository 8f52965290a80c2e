"""The milestones page: its figures, what it shows by choice, and a celebration that ends."""

from datetime import timedelta

from msgspec.structs import replace
from textual.pilot import Pilot

from iop_tracker.domain.milestone import Kind, Milestones, SinceDay
from iop_tracker.screens.milestones_form import MilestonesForm
from iop_tracker.screens.milestones_view import MilestonesView, begin
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.celebration import STEPS, Celebration, sky
from tests.builders import MONDAY
from tests.screens.conftest import Run
from tests.screens.driving import error_at, press, said, screen_text, shows, type_text


def celebration(pilot: Pilot[str]) -> Celebration:
    return pilot.app.screen.query_one(Celebration)


async def test_what_is_counted_is_chosen_by_keys_and_taken_back(run: Run, set_up: Tracker) -> None:
    async with run(set_up) as pilot:
        begin(pilot.app, set_up)
        await pilot.pause()
        shows(pilot, MilestonesView)
        assert "The first of 8 weeks is under way." in screen_text(pilot)
        assert not celebration(pilot).display
        await press(pilot, "e", "space", "tab")
        await type_text(pilot, "living at home")
        await press(pilot, "ctrl+s")
        assert error_at(pilot, "day0") == "Since which day? Like 2026-09-01."
        form = shows(pilot, MilestonesForm)
        form.field("day0").answer = "soon"
        await press(pilot, "ctrl+s")
        assert "A day is written like" in error_at(pilot, "day0")
        form.field("day0").answer = "2026-10-25"
        form.field("money").answer = "40,50"
        form.field("hours").answer = "lots"
        await press(pilot, "ctrl+s")
        assert "from 0 to 168" in error_at(pilot, "hours")
        form.field("hours").answer = ""
        form.field("saved_from").answer = "2026-10-26"
        await press(pilot, "ctrl+s")
        text = screen_text(pilot)
        assert "under way" not in text
        for words in ("living at home  since Sun 25 Oct", "29  days since then", "$162  at $40.50"):
            assert words in text
        home = set_up.milestones.dates()
        assert set_up.milestones.chosen.shown == (Kind.SESSIONS, Kind.CHECK_INS)
        set_up.milestones.save(replace(set_up.milestones.chosen, money=12345.67), home)
        await press(pilot, "e")
        again = shows(pilot, MilestonesForm)
        assert again.answer("money") == "12345.67"
        assert again.answer("name0") == "living at home"
        again.field("name0").answer = again.field("day0").answer = ""
        again.field("name1").answer, again.field("day1").answer = "a new job", "yesterday"
        again.field("tells1").answer = "yes"
        await press(pilot, "ctrl+s")
        assert [(d.name, d.tells) for d in set_up.milestones.dates()] == [("a new job", True)]
        assert celebration(pilot).display
        await press(pilot, "u")
        assert said(pilot)[-1] == "Undone: the change to the milestones."
        assert [date.name for date in set_up.milestones.dates()] == ["living at home"]
        await press(pilot, "u", "u", "escape")
    assert set_up.milestones.chosen == Milestones(id="milestones")


async def test_a_celebration_moves_stops_by_itself_and_never_takes_a_key(
    run: Run, set_up: Tracker
) -> None:
    day = MONDAY - timedelta(days=30)
    set_up.milestones.save(Milestones(), [SinceDay(name="home", day=day)])
    assert set_up.milestones.today() == ("30 days since Sat 24 Oct: home.",)
    async with run(set_up) as pilot:
        begin(pilot.app, set_up)
        await pilot.pause()
        shown = celebration(pilot)
        assert "30 days since Sat 24 Oct: home." in str(shown.render())
        assert shown.is_moving
        for _ in range(STEPS):
            shown.tick()
        assert not celebration(pilot).is_moving
        still = str(shown.render())
        await press(pilot, "j", "escape")
        pilot.app.animation_level = "none"
        begin(pilot.app, set_up)
        await pilot.pause()
        assert not celebration(pilot).is_moving
        assert str(celebration(pilot).render()) == still


def test_stars_come_out_one_after_the_other_and_stay() -> None:
    rows = [sky(48, step) for step in range(STEPS + 1)]
    out = [len(str(row).replace(" ", "")) for row in rows]
    assert out == sorted(out)
    assert (out[0], out[-1]) == (0, 16)
    assert all(row.cell_length == 48 for row in rows)
    assert str(sky(48, STEPS, turned=True)) == str(rows[-1])[::-1]
    assert sky(1, 3).cell_length == 1
