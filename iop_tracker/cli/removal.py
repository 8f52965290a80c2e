"""removed, erase."""

import argparse
import os
from pathlib import Path

from iop_tracker import content
from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.cli.passphrase import can_ask
from iop_tracker.clock import Clock
from iop_tracker.domain.words import day_text
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.paths import chosen_path
from iop_tracker.storage.destroying import destroy, everything
from iop_tracker.tracker import Tracker
from iop_tracker.views.removed import RemovedRow

EVERYTHING, REMOVED = "everything", "removed"
NOTHING_REMOVED = tr("Nothing was removed in the last 30 days.")
CANNOT_BE_UNDONE = tr("This cannot be undone.")
SURE = tr("Add --yes if you are sure. This cannot be undone.")


def removed(options: argparse.Namespace, clock: Clock) -> int:
    """List what was removed, or bring one back."""
    if options.number is None:
        with opening.reading(options, clock) as tracker:
            rows = _rows(tracker)
            if options.json:
                say_json([_row_json(row) for row in rows])
            else:
                say_table(_row_words(number, row) for number, row in enumerate(rows, start=1))
        return 0
    with opening.writing(options, clock) as tracker:
        say(tracker.removal.bring_back(_chosen(_rows(tracker), options.number).record))
    return 0


def _rows(tracker: Tracker) -> tuple[RemovedRow, ...]:
    rows = tracker.removal.rows()
    if not rows:
        raise NothingFound(NOTHING_REMOVED)
    return rows


def _chosen(rows: tuple[RemovedRow, ...], typed: str) -> RemovedRow:
    return rows[opening.whole_number(typed, tr("number"), low=1, high=len(rows)) - 1]


def _row_words(number: int, row: RemovedRow) -> tuple[str, ...]:
    return (
        str(number),
        row.name,
        tr("removed {day}", day=day_text(row.removed, row.removed)),
        tr("kept until {day}", day=day_text(row.kept_until, row.kept_until)),
    )


def _row_json(row: RemovedRow) -> dict[str, object]:
    return {
        "id": row.record.id,
        "name": row.name,
        "removed": row.record.removed,
        "kept_until": row.kept_until,
    }


def erase(options: argparse.Namespace, clock: Clock) -> int:
    """Erase for good: one that was removed, all that was, or everything there is."""
    if options.what == EVERYTHING:
        return _erase_everything(options, clock)
    with opening.writing(options, clock) as tracker:
        rows = _rows(tracker)
        if options.what != REMOVED:
            rows = (_chosen(rows, options.what),)
        _make_sure(options, *(row.name for row in rows), CANNOT_BE_UNDONE)
        say(tracker.removal.erase([row.record for row in rows]))
    return 0


def _erase_everything(options: argparse.Namespace, clock: Clock) -> int:
    path = Path(os.path.realpath(chosen_path(options.file)))
    words = content.wording("erase")
    names = ", ".join(each.name for each in everything(path))
    _make_sure(
        options, tr("In {parent}: {names}", parent=path.parent, names=names), words["everything"]
    )
    erase_everything(path, clock)
    return 0


def erase_everything(path: Path, clock: Clock) -> None:
    """Erase all of a journal, and say what may be left elsewhere.

    Raises:
        NothingFound: when there is nothing.
        StorageError: when something could not be erased.
    """
    words = content.wording("erase")
    say(destroy(path, clock, opening.WAIT_SECONDS))
    say(words["elsewhere"], words["disk"], words["encrypted"])


def _make_sure(options: argparse.Namespace, *lines: str) -> None:
    """Ask for the word, so that no slip of a finger erases anything.

    Raises:
        BadInput: when it was not typed, or there is nobody to ask and no --yes.
    """
    if options.yes:
        return
    if not can_ask():
        raise BadInput(SURE)
    say(*lines)
    if input(tr("Type {word} to go on: ", word=tr("erase"))).strip().casefold() != tr("erase"):
        raise BadInput(tr("Nothing was erased."))
