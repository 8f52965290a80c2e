"""Milestones of two computers, and saving only what changed."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.merge import merged_states, state_of
from iop_tracker.domain.milestone import MILESTONES_ID, Milestones, SinceDay
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY, stored


def test_two_computers_have_one_page_and_the_dates_of_both() -> None:
    page = stored(Milestones(money=40), MILESTONES_ID)
    assert page.changed
    later = replace(page, money=50, changed=page.changed + timedelta(minutes=1))
    home, work = (stored(SinceDay(name=name, day=MONDAY), name) for name in ("home", "work"))
    one, other = (
        state_of({Milestones: [page], SinceDay: [home]}),
        state_of({Milestones: [later], SinceDay: [work]}),
    )
    together = merged_states(one, other, (Milestones, SinceDay))
    assert together == merged_states(other, one, (Milestones, SinceDay))
    assert [each.money for each in together[Milestones].values()] == [50]  # type: ignore[attr-defined]
    assert set(together[SinceDay]) == {"home", "work"}


def test_saving_what_is_there_already_makes_no_step(tracker: Tracker) -> None:
    page = tracker.milestones
    page.save(page.chosen, page.dates())
    assert tracker.steps() == ()
    page.save(page.chosen, [SinceDay(name="home", day=MONDAY)])
    (home,) = page.dates()
    page.save(page.chosen, [home])
    assert len(tracker.steps()) == 1
    page.save(page.chosen, [])
    assert page.dates() == ()
    tracker.undo()
    assert [each.name for each in page.dates()] == ["home"]


def test_more_dates_than_a_page_has_room_for_stay_when_they_came_by_a_merge(
    tracker: Tracker,
) -> None:
    page = tracker.milestones
    dates = [SinceDay(name=str(number), day=MONDAY) for number in range(7)]
    with pytest.raises(InvalidEntry):
        page.save(page.chosen, dates)
    tracker.database.of(SinceDay).put([stored(each, each.name) for each in dates])
    page.save(replace(page.chosen, money=9), page.dates())
    assert len(page.dates()) == 7


def test_erasing_a_date_lets_the_half_typed_page_with_its_name_go(tracker: Tracker) -> None:
    page = tracker.milestones
    page.save(page.chosen, [SinceDay(name="home", day=MONDAY)])
    page.save(page.chosen, [])
    tracker.keep_draft(MILESTONES_ID, {"name0": "home"})
    tracker.keep_draft("note:new", {"text": "home"})
    tracker.removal.erase([row.record for row in tracker.removal.rows()])
    assert [draft.key for draft in tracker.drafts()] == ["note:new"]
