"""A believable invented participant of any length: for looking around, pictures and tests."""

from datetime import UTC, date, datetime

from iop_tracker.demo.life import Life
from iop_tracker.domain.record import Record
from iop_tracker.storage.database import Database

DEMO_WEEKS = 7
"""The demo's participant is in this week of a program of twelve."""
DEMO_ZONE = "America/New_York"
"""Where the invented program is, unless somebody says otherwise."""


def write_demo(
    database: Database,
    now: datetime,
    *,
    weeks: int = DEMO_WEEKS,
    seed: int = 1,
    time_zone: str = DEMO_ZONE,
) -> int:
    """Write the invented participant into an empty file, at once.

    Args:
        database: Open for writing.
        now: Its day is the last one of the data; the hour does not matter.
        weeks: For how many weeks, this one included.
        seed: Another number gives another life.
        time_zone: IANA name of the program's time zone.

    Returns:
        How many records were written.

    Raises:
        StorageError: when it could not be written.
    """
    records = demo_records(now.date(), weeks=weeks, seed=seed, time_zone=time_zone)
    by_kind: dict[type[Record], list[Record]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    with database.transaction():
        for kind, several in by_kind.items():
            database.of(kind).put(sorted(several, key=_when_written))
    return len(records)


def _when_written(record: Record) -> datetime:
    return record.created or datetime.min.replace(tzinfo=UTC)


def demo_records(
    today: date, *, weeks: int = DEMO_WEEKS, seed: int = 1, time_zone: str = DEMO_ZONE
) -> list[Record]:
    """Every record of the invented participant, the same for the same arguments.

    Args: as for `write_demo`, with the last day of the data instead of a moment.
    """
    return list(Life(today, weeks=weeks, seed=seed, time_zone=time_zone).records())
