"""Every operation that writes, as a table: a new one is a new row.

What an operation does is told apart by the state of the folder after each thing that it says is
done. Whenever it is stopped, the folder has to be in one of these states, and not in an earlier
one than it said.
"""

import contextlib
import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iop_tracker.cli import main, opening
from iop_tracker.domain.note import Task
from iop_tracker.errors import StorageError
from iop_tracker.paths import drafts_path
from iop_tracker.storage.cover import PLAIN, Cover, is_sealed
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Drafts
from iop_tracker.storage.durable import leftovers
from iop_tracker.storage.seal import Header, Seal
from iop_tracker.tracker.opening import open_tracker
from tests.builders import STORED_AT
from tests.cli.driving import SET_UP
from tests.conftest import FixedClock
from tests.crash.child import (
    Work,
    back_up,
    draft,
    in_child,
    migrate,
    restore,
    save,
    saves,
    saves_with_copies,
    seed,
    two_tables,
)

HEADER = Header(bytes(16), 32, 1, 1, b"", bytes(16), b"")
SEAL = Seal(HEADER, bytes(range(32))).with_passphrase("first").with_code(bytes(16))
OTHER = SEAL.with_passphrase("second")
"""The same key under another passphrase."""
NO_RECORDS = {"meta", "checksum", "history", "added"}
ARCHIVE = b"""{"format":"iop-tracker","version":1,"tables":{
    "tasks":[{"id":"t1","created":"2026-11-23T20:45:00Z","changed":"2026-11-23T20:45:00Z",
        "text":"Call the bank"}],
    "notes":[{"id":"n1","created":"2026-11-23T20:45:00Z","changed":"2026-11-23T20:45:00Z",
        "title":"Halt","day":"2026-11-23"}]}}"""


@dataclass(frozen=True, slots=True)
class Operation:
    """One way to write, and the file that it begins with."""

    name: str
    work: Work
    begin: Callable[[Path], None] = seed
    keeps_former: bool = True
    """Whether the state before is a copy afterwards."""


def seal_of(head: bytes, *_: bytes) -> Cover:
    """Opens what these operations encrypted."""
    return OTHER if OTHER.is_own(head) else SEAL


def command(*arguments: str) -> Work:
    """A command line; a refusal has to be one sentence."""

    def work(path: Path, acknowledge: Callable[[str], None]) -> None:
        told = [each.replace("FOLDER", str(path.parent)) for each in arguments]
        opening.WAIT_SECONDS = 0
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--file", str(path), *told], FixedClock())
        if code:
            assert (code, err.getvalue().count("\n"), out.getvalue()) == (2, 1, "")
            assert "Something went wrong" not in err.getvalue()
            raise StorageError(err.getvalue())
        acknowledge("done")

    return work


def covering(cover: Cover) -> Work:
    """Encrypt, decrypt, or encrypt with another passphrase."""

    def work(path: Path, acknowledge: Callable[[str], None]) -> None:
        with Database.open(path, FixedClock(), unlock=seal_of) as database:
            database.change_cover(cover)
        acknowledge("done")

    return work


def save_encrypted(path: Path, acknowledge: Callable[[str], None]) -> None:
    with Database.open(path, FixedClock(), unlock=seal_of) as database:
        save(database, "101")
    acknowledge("101")


def draft_encrypted(path: Path, acknowledge: Callable[[str], None]) -> None:
    Drafts(path, cover=SEAL).save("note:new", {"text": "half typed"}, STORED_AT)
    acknowledge("draft")


def import_archive(path: Path, acknowledge: Callable[[str], None]) -> None:
    source = path.with_name("archive")
    command("import", str(source))(path, acknowledge)


def nothing(path: Path) -> None:
    """No file and no folder."""


def with_archive(path: Path) -> None:
    seed(path)
    path.with_name("archive").write_bytes(ARCHIVE)


def with_draft(path: Path) -> None:
    """A file with one copy, and something half typed."""
    saves(path, lambda _: None)
    Drafts(path).save("task:new", {"text": "half"}, STORED_AT)


def encrypted(path: Path) -> None:
    with_draft(path)
    covering(SEAL)(path, lambda _: None)


def with_step(path: Path) -> None:
    seed(path)
    tracker = open_tracker(path, FixedClock())
    tracker.notes.save_task(Task(text="Call the bank"))
    tracker.close()


def with_undone_step(path: Path) -> None:
    with_step(path)
    command("undo")(path, lambda _: None)


def with_other_version(path: Path) -> None:
    """A file, and what a sync tool left of it: with another entry, and without one of these."""
    seed(path)
    other = path.with_name("recovery (1).json")
    shutil.copy(path, other)
    for file, task in ((path, "Call the bank"), (other, "Water the plants")):
        tracker = open_tracker(file, FixedClock())
        tracker.notes.save_task(Task(text=task))
        if file == other:
            tracker.check_ins.remove(tracker.check_ins.all()[0])
        tracker.close()


def with_erased_version(path: Path) -> None:
    """A file, and a version of it in which an entry was erased for good."""
    seed(path)
    other = path.with_name("recovery (1).json")
    shutil.copy(path, other)
    tracker = open_tracker(other, FixedClock())
    tracker.check_ins.remove(tracker.check_ins.all()[0])
    tracker.removal.erase([row.record for row in tracker.removal.rows()])
    tracker.close()


OPERATIONS = (
    Operation("first save", command(*SET_UP), nothing),
    Operation("save", saves),
    Operation("save where there are no links", saves_with_copies),
    Operation("save of several tables", two_tables),
    Operation("save by command", command("task", "add", "Call the bank")),
    Operation("save of an encrypted file", save_encrypted, encrypted),
    Operation("encrypt", covering(SEAL), with_draft),
    Operation("decrypt", covering(PLAIN), encrypted),
    Operation("change passphrase", covering(OTHER), encrypted),
    Operation("undo", command("undo"), with_step),
    Operation("redo", command("redo"), with_undone_step),
    Operation("bring back", command("removed", "1"), with_undone_step),
    Operation("erase", command("erase", "removed", "--yes"), with_undone_step, keeps_former=False),
    Operation("merge", command("merge", "FOLDER/recovery (1).json"), with_other_version),
    Operation(
        "merge with an erasure",
        command("merge", "FOLDER/recovery (1).json"),
        with_erased_version,
        keeps_former=False,
    ),
    Operation("restore", restore),
    Operation("backup", back_up),
    Operation("backup -o", command("backup", "-o", "FOLDER/beside.json")),
    Operation("migration", migrate),
    Operation("draft", draft, with_draft),
    Operation("draft of an encrypted file", draft_encrypted, encrypted),
    Operation("import json", import_archive, with_archive),
    Operation("demo --to", command("demo", "--to", "FOLDER/beside.json", "--weeks", "1")),
    Operation("export -o", command("export", "json", "-o", "FOLDER/beside.json")),
)


def records(path: Path) -> str:
    """The entries in a file, ids left out; `nothing` where there is no file."""
    if not path.exists():
        return "nothing"
    content = path.read_bytes()
    if is_sealed(content):
        content = SEAL.unwrap(content)
    tables: dict[str, Any] = json.loads(content)
    rows = [
        re.sub(r"[0-9a-f]{32}", "ID", f"{name} {json.dumps(row, sort_keys=True)}")
        for name, table in tables.items()
        if name not in NO_RECORDS
        for row in (table.values() if isinstance(table, dict) else [table])
    ]
    return "\n".join(sorted(rows))


def cover_of(path: Path) -> str:
    head = path.read_bytes() if path.exists() else b""
    names = {"second passphrase": OTHER, "first passphrase": SEAL, "plain": PLAIN}
    return next(name for name, cover in names.items() if cover.is_own(head))


def state(path: Path) -> str:
    """Everything that this folder says to a participant, copies left out."""
    parts = (
        f"journal, {cover_of(path)}:\n{records(path)}",
        f"drafts:\n{records(drafts_path(path))}",
        f"beside:\n{records(path.with_name('beside.json'))}",
    )
    return "\n\n".join(parts)


def told_states(operation: Operation, path: Path) -> list[str]:
    """The state at the beginning, and that after each thing the operation says is done."""
    found = [state(path)]
    told = path.with_name("states")

    def work(path: Path, acknowledge: Callable[[str], None]) -> None:
        def note(key: str) -> None:
            with told.open("a") as file:
                file.write(json.dumps(state(path)) + "\n")
            acknowledge(key)

        operation.work(path, note)

    status, _ = in_child(work, path, lambda: None)
    assert status == 0
    return found + [json.loads(line) for line in told.read_text().splitlines()]


def assert_whole(operation: Operation, path: Path, allowed: list[str]) -> None:
    """Fail unless the folder is in one of the states, also after it was opened again."""
    found = state(path)
    assert found in allowed, operation.name
    with Database.open(path, FixedClock(), unlock=seal_of) as database:
        database.check()
        assert all(each.is_good() for each in database.generations.all()), operation.name
    if operation.work is not migrate:
        assert state(path) == found, operation.name
    assert not leftovers(path), operation.name
