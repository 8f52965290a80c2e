"""The journal against a plain dictionary, with reopens and disks that refuse."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace
from typing_extensions import override

from iop_tracker.domain.record import Record
from iop_tracker.errors import NothingFound, StorageError
from iop_tracker.storage.database import Database
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker.journal import Journal
from tests.conftest import FixedClock
from tests.strategies import records

Key = tuple[type[Record], str]
Known = dict[Key, Record]

FEW_IDS = st.sampled_from([f"{number:032x}" for number in range(6)])
"""So few that records are often changed, removed and brought back."""
SEVERAL = st.lists(
    st.builds(lambda r, i: replace(r, id=i), records, FEW_IDS), min_size=1, max_size=4
)
STEPS = st.sampled_from(["os.write", "os.fsync", "os.link", "pathlib.Path.replace"])
"""Calls of the system before the new file takes its name."""


def plain(record: Record) -> Record:
    """A record without its times, as the dictionary knows it."""
    return replace(record, created=None, changed=None, removed=None)


def key(record: Record) -> Key:
    return type(record), record.id


@contextmanager
def refusing(step: str) -> Iterator[None]:
    """A disk that has no room at one step of writing."""

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "no room")

    with patch(step, refuse):
        yield


class JournalMachine(RuleBasedStateMachine):
    """Whatever is done, the file holds what the dictionary holds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal" / "recovery.json"
        self.clock = FixedClock()
        self.known: Known = {}
        self.before: list[Known] = []
        self.after: list[Known] = []
        self.open()

    def open(self) -> None:
        self.database = Database.open(self.path, self.clock)
        self.journal = Journal(self.database, self.clock)

    @override
    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def did(self, known: Known) -> None:
        self.before.append(self.known)
        self.after.clear()
        self.known = known

    @rule(several=SEVERAL)
    def save(self, several: list[Record]) -> None:
        self.clock.move(minutes=1)
        by_key = {key(record): record for record in several}
        self.journal.save("a change", *by_key.values())
        self.did(self.known | by_key)

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(sorted(self.known, key=str)))
        self.clock.move(minutes=1)
        self.journal.remove("a removal", self.known[chosen])
        self.did({each: record for each, record in self.known.items() if each != chosen})

    @rule()
    def undo(self) -> None:
        self.clock.move(minutes=1)
        if self.before:
            assert self.journal.undo().startswith("Undone: a ")
            self.after.append(self.known)
            self.known = self.before.pop()
        else:
            with pytest.raises(NothingFound):
                self.journal.undo()

    @rule()
    def redo(self) -> None:
        self.clock.move(minutes=1)
        if self.after:
            assert self.journal.redo().startswith("Done again: a ")
            self.before.append(self.known)
            self.known = self.after.pop()
        else:
            with pytest.raises(NothingFound):
                self.journal.redo()

    @rule(several=SEVERAL, step=STEPS)
    def save_while_the_disk_refuses(self, several: list[Record], step: str) -> None:
        self.clock.move(minutes=1)
        if step == "os.link" and not self.path.exists():
            return
        by_key = {key(record): record for record in several}
        with refusing(step), pytest.raises(StorageError):
            self.journal.save("a change", *by_key.values())

    @precondition(lambda self: self.before)
    @rule(step=STEPS)
    def undo_while_the_disk_refuses(self, step: str) -> None:
        self.clock.move(minutes=1)
        with refusing(step), pytest.raises(StorageError):
            self.journal.undo()

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.open()

    @invariant()
    def what_is_read_is_what_was_done(self) -> None:
        assert self.read(self.journal.database) == self.known

    @invariant()
    def what_is_on_the_disk_is_what_was_done(self) -> None:
        with Database.open(self.path, self.clock, write=False) as database:
            assert self.read(database) == self.known

    @staticmethod
    def read(database: Database) -> Known:
        return {key(each): plain(each) for kind in TABLES for each in database.of(kind).all()}


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
