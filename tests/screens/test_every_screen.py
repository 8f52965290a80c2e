"""Every screen, its keys and its footer, with texts that came by import or an edited file."""

from typing import Any

import pytest
from msgspec.structs import fields, replace

from iop_tracker.domain.note import Note
from iop_tracker.domain.record import Record
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS
from iop_tracker.domain.schedule import Slot
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker import Tracker
from tests.screens.bindings import every_key_reaches
from tests.screens.conftest import Run
from tests.screens.contrast import hard_to_read
from tests.screens.driving import WAYS, cut_off, press, screen_text, sent_raw

HOSTILE = "a\a\b\v\f[/][@click=quit]\x1b[31m\u202e\u200d\u0301界\x9b2J"
TEXTS = {
    *("title", "name", "text", "note", "situation", "place", "facilitator", "how", "role"),
    *("phone", "called", "before", "thoughts", "feelings", "did", "would_try", "tell"),
    *("gratitude", "low", "high"),
    "why",
}
SHOWS_TEXT = {
    *("Today", "Coping", "Notes", "plan", "safety plan", "costs", "card", "event", "session"),
    *("Notes, goals", "goal", "milestones"),
    "looks back",
}
LISTS = {
    *("warning_signs", "if_then", "places", "reasons", "tags", "triggers", "feelings"),
    *("steps", "done_steps"),
    *SAFETY_STEPS,
    *COST_FIELDS,
}


def made_hostile(record: Record) -> Record:
    """The record with such a text in every field that holds one."""
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in TEXTS and isinstance(value, str):
            changes[field.name] = HOSTILE
        elif isinstance(value, tuple) and field.name in LISTS:
            changes[field.name] = (HOSTILE,)
    return replace(record, **changes)


@pytest.fixture
def hostile(demo: Tracker) -> Tracker:
    """The invented participant, with such texts everywhere."""
    with demo.database.transaction():
        for kind in TABLES:
            repository = demo.database.of(kind)
            repository.put([made_hostile(record) for record in repository.all()])
    return demo


@pytest.mark.parametrize("way", WAYS)
async def test_every_screen_can_be_read_its_keys_work_and_no_text_ends_it_or_becomes_markup(
    run: Run, hostile: Tracker, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    assert all(each.title == HOSTILE for each in hostile.database.of(Note).all())
    assert all(each.title == HOSTILE for each in hostile.database.of(Slot).all())
    async with run(hostile) as pilot:
        await press(pilot, *WAYS[way])
        assert hard_to_read(pilot) == []
        assert sent_raw(pilot) == set()
        await every_key_reaches(pilot, monkeypatch)
        await press(pilot, "down", "down", "up")
        assert pilot.app.is_running
        if way in SHOWS_TEXT:
            assert "[/][@click=quit]" in screen_text(pilot)
        await pilot.resize_terminal(60, 20)
        assert cut_off(pilot) == []
        await pilot.press("ctrl+q")
        assert pilot.app._exit
