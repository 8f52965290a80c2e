"""The tour, and the hints of the first visits, which go away by doing."""

from datetime import timedelta

import pytest

from iop_tracker import content
from iop_tracker.app import IopApp
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.screens.tour import TourScreen
from iop_tracker.tracker import Tracker
from iop_tracker.views.hints import NEEDED, needs_hint
from iop_tracker.widgets.nav_bar import PAGES
from iop_tracker.widgets.plain_text import PlainText
from tests.builders import MONDAY, check_in
from tests.screens.conftest import Run
from tests.screens.driving import choose, press, screen_text


async def test_the_tour_goes_through_every_page_and_back_and_ends(demo: Tracker) -> None:
    app = IopApp(demo, is_demo=True, has_tour=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        seen = [app.current_mode]
        for number, (page, text) in enumerate(content.tour_steps(), start=1):
            assert isinstance(app.screen, TourScreen)
            assert app.current_mode == page
            assert text in screen_text(pilot)
            assert f"{number} of {len(content.tour_steps())}" in screen_text(pilot)
            seen.append(page)
            await press(pilot, "enter")
        assert not isinstance(app.screen, TourScreen)
        assert set(seen) == {mode for mode, _, _ in PAGES}
        await choose(pilot, "a tour")
        await press(pilot, "space", "right", "left", "left", "left")
        assert "1 of" in screen_text(pilot)
        await pilot.click("#tour")
        await pilot.pause()
        assert app.current_mode == "schedule"
        await press(pilot, "f2", "escape", "escape")
        assert not isinstance(app.screen, TourScreen)


async def test_only_the_demo_has_a_tour(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        assert not isinstance(pilot.app.screen, TourScreen)
        titles = [c.title for c in pilot.app.get_system_commands(pilot.app.screen)]
        assert not any("tour" in title for title in titles)


async def test_each_page_has_a_hint_at_first_and_the_demo_has_none(
    run: Run, set_up: Tracker
) -> None:
    async with run(set_up) as pilot:
        for mode, key, _ in PAGES:
            await press(pilot, key)
            hint = pilot.app.screen.query_one(".page-hint", PlainText)
            assert hint.display, mode
            assert hint.region.height == 1
            assert content.wording("hint")[mode] in screen_text(pilot)
        today = set_up.schedule.on(set_up.here.today)
        set_up.schedule.mark(today[0].occurrence, AttendanceStatus.ATTENDED)
        await press(pilot, "2")
        assert not pilot.app.screen.query_one(".page-hint", PlainText).display


async def test_somebody_who_did_it_all_sees_no_hint(run: Run, demo: Tracker) -> None:
    async with run(demo) as pilot:
        for _, key, _ in PAGES:
            await press(pilot, key)
            assert not pilot.app.screen.query_one(".page-hint", PlainText).display


def test_every_hint_fits_beside_the_sides_of_the_smallest_usual_screen() -> None:
    assert set(content.wording("hint")) == set(NEEDED) == {mode for mode, _, _ in PAGES}
    assert all(len(text) <= 80 - 6 for text in content.wording("hint").values())


@pytest.mark.parametrize("page", NEEDED)
def test_a_hint_is_needed_before_anything_was_done_and_not_after_much(page: str) -> None:
    assert needs_hint(page, lambda _, least: least <= 0)
    assert not needs_hint(page, lambda _, least: least <= 9)


def test_the_hints_count_what_is_there(set_up: Tracker) -> None:
    assert set_up.hints.is_needed("insights")
    for day in range(7):
        set_up.check_ins.save(check_in(MONDAY - timedelta(days=day)))
    assert not set_up.hints.is_needed("insights")
    assert set_up.hints.is_needed("notes")
