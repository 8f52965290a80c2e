from datetime import timedelta

import pytest

from iop_tracker.demo import DEMO_WEEKS, demo_records
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.program import Program
from iop_tracker.domain.record import Record
from tests.conftest import MONDAY_AFTERNOON


def of(records: list[Record], kind: type[Record]) -> list[Record]:
    return [record for record in records if isinstance(record, kind)]


@pytest.mark.parametrize("weeks", [1, 2, 3, 12, 13, 522])
@pytest.mark.parametrize("seed", [1, 7])
def test_the_life_has_the_length_asked_for_and_every_record_its_own_id(
    weeks: int, seed: int
) -> None:
    records = demo_records(MONDAY_AFTERNOON, weeks=weeks, seed=seed)
    assert len({record.id for record in records}) == len(records)
    (program,) = of(records, Program)
    assert isinstance(program, Program)
    days = (MONDAY_AFTERNOON.date() - program.start).days
    assert days == 7 * (weeks - 1)
    checked = {c.day for c in records if isinstance(c, CheckIn)}
    assert len(checked) >= 0.75 * days
    assert all(program.start <= day < MONDAY_AFTERNOON.date() for day in checked)


def test_the_demo_shows_a_bit_of_everything() -> None:
    records = demo_records(MONDAY_AFTERNOON)
    for kind, least in ((CopingPlan, 4), (Note, 8), (Task, 4), (Attendance, 30), (CheckIn, 25)):
        assert len(of(records, kind)) >= least
    assert any(isinstance(t, Task) and t.done is None for t in records)
    assert DEMO_WEEKS == 7


def test_the_life_is_believable() -> None:
    records = demo_records(MONDAY_AFTERNOON, weeks=522)
    days = {c.day: c for c in records if isinstance(c, CheckIn)}
    moods = [c.mood for c in days.values()]
    assert min(moods) <= 2
    assert max(moods) >= 9
    neighbors = [
        abs(c.mood - days[day + timedelta(days=1)].mood)
        for day, c in days.items()
        if day + timedelta(days=1) in days
    ]
    assert sum(neighbors) / len(neighbors) < 2
    used = sum(c.used is ReturnToUse.YES for c in days.values())
    assert 0 < used < 0.05 * len(days)
