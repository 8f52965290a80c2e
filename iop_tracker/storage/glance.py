"""A quick look into a file, for a line that a shell shows again and again.

Opening a file for work loads every kind of record and looks for copies and versions beside it.
This reads the bytes and what it is asked for, and nothing else.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from iop_tracker.domain.record import Record
from iop_tracker.errors import Locked, NothingFound, StorageError
from iop_tracker.language import tr
from iop_tracker.storage import schema
from iop_tracker.storage.codec import (
    decode_tables,
    raw_tables,
    records_by_id,
)
from iop_tracker.storage.cover import PLAIN, PREFACE_BYTES, Unlock, is_sealed
from iop_tracker.storage.durable import read_file
from iop_tracker.storage.names import table_of
from iop_tracker.storage.splicing import since_day

R = TypeVar("R", bound=Record)


class Glance:
    """The records in a file's tables."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = raw_tables(tables)

    def of(self, kind: type[R], since: date | None = None) -> tuple[R, ...]:
        """The records of one kind that were not removed.

        Args:
            kind: What they are.
            since: Of a kind that has days, the first one wanted; None for all.

        Raises:
            Damaged: when one of them cannot be read.
        """
        table = self._tables.get(table_of(kind))
        if table is None:
            return ()
        if since is not None:
            return since_day(kind, table, since)
        found = records_by_id(kind, table).values()
        return tuple(record for record in found if record.removed is None)


def glance(path: Path, unlock: Unlock | None = None) -> Glance:
    """Look into a file.

    Args:
        path: The file.
        unlock: Gives the cover of an encrypted file.

    Raises:
        NothingFound: when there is no file.
        Locked: when it is encrypted and `unlock` is None.
        Damaged: when it is not a journal.
        StorageError: when it cannot be read, or is of a newer version.
    """
    if not path.exists():
        raise NothingFound(tr("Nothing is set up here yet."))
    content = read_file(path)
    if is_sealed(content) and unlock is None:
        raise Locked(tr("This file is encrypted. It opens with your passphrase only."))
    cover = unlock(content[:PREFACE_BYTES]) if is_sealed(content) and unlock else PLAIN
    tables = decode_tables(cover.unwrap(content))
    if schema.version_of(tables) > schema.SCHEMA_VERSION:
        raise StorageError(tr("This file is of a newer iop-tracker."))
    is_present = schema.version_of(tables) == schema.SCHEMA_VERSION
    return Glance(tables if is_present else schema.migrated(tables))
