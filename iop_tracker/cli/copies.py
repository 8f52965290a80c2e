"""backup, restore, merge."""

import argparse
import os
from pathlib import Path

from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.cli.passphrase import can_ask, unlocking
from iop_tracker.clock import Clock
from iop_tracker.domain.merge import state_of
from iop_tracker.domain.program import Program
from iop_tracker.domain.schedule import Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.domain.words import is_yes, moment_text
from iop_tracker.errors import NothingFound, StorageError
from iop_tracker.language import tr
from iop_tracker.paths import at_home, chosen_path
from iop_tracker.storage.durable import new_file, read_file
from iop_tracker.storage.generations import Generation, Generations
from iop_tracker.storage.settling import cover_of_copies
from iop_tracker.storage.tables import TABLES, read_all
from iop_tracker.views.difference import Difference, difference
from iop_tracker.views.naming import counts_text

NOT_DONE = tr("Nothing was done.")
ALIKE = frozenset({Program, Slot, Settings})
"""Kinds that tell no copy from another."""


def backup(options: argparse.Namespace, clock: Clock) -> int:
    """Keep a copy of the file as it is now."""
    generations = Generations(chosen_path(options.file), clock)
    target = new_file(options.output) if options.output else None
    copy = generations.back_up(target)
    say(tr("Kept as {name}.", name=copy.name))
    return 0


def restore(options: argparse.Namespace, clock: Clock) -> int:
    """List the copies, show what going back to one changes, or do it; what is there is kept."""
    path = Path(os.path.realpath(chosen_path(options.file)))
    generations = Generations(path, clock, cover_of_copies(path, unlocking(options)))
    known = generations.all()
    if not known:
        raise NothingFound(tr("There are no copies yet."))
    if options.number is None:
        _list(known, as_json=options.json)
        return 0
    number = opening.whole_number(options.number, tr("number"), low=1, high=len(known))
    chosen = known[number - 1]
    changes = _changes(generations, path, chosen)
    if options.look and options.json:
        say_json(changes)
        return 0
    say(
        tr("The copy of {moment}: {contents}.", moment=_moment(chosen), contents=_contents(chosen)),
        *_change_lines(changes),
    )
    if options.look:
        return 0
    if can_ask() and not options.yes and not _is_sure():
        say(NOT_DONE)
        return 0
    _restore(generations, chosen)
    return 0


def _restore(generations: Generations, chosen: Generation) -> None:
    before = {generation.path for generation in generations.all()}
    aside = generations.restore_locked(chosen, opening.WAIT_SECONDS)
    say(tr("Back to {moment}. What was there is kept.", moment=_moment(chosen)))
    if aside:
        say(tr("The damaged file is kept as {name}.", name=aside.name))
    after = [generation.path for generation in generations.all()]
    for number, path in enumerate(after, start=1):
        if path not in before:
            say(tr("To take this back: iop-tracker restore {number}", number=number))


def _is_sure() -> bool:
    return is_yes(input(tr("Go back to it? What is there now is kept. [y/N] ")))


def _changes(generations: Generations, path: Path, chosen: Generation) -> Difference | None:
    """What going back would change; None where what is there now cannot be read."""
    after = state_of(read_all(chosen.content))
    try:
        before = state_of(read_all(generations.cover.unwrap(read_file(path))))
    except StorageError:
        return None
    return difference(before, after, TABLES)


def _change_lines(changes: Difference | None) -> tuple[str, ...]:
    if changes is None:
        return (tr("What is there now cannot be read."),)
    lines = changes.lines(tr("Comes back"), tr("Goes"), tr("Is as it was then"))
    return lines or (tr("Nothing is different from what is there now."),)


def _moment(generation: Generation) -> str:
    return f"{moment_text(generation.taken_at)}:{generation.taken_at:%S}"


def _list(known: tuple[Generation, ...], *, as_json: bool) -> None:
    if as_json:
        say_json([{"name": g.path.name, "taken_at": g.taken_at, "size": g.size} for g in known])
        return
    say_table(
        (str(number), _moment(generation), _contents(generation))
        for number, generation in enumerate(known, start=1)
    )


def _contents(generation: Generation) -> str:
    try:
        counts = generation.counts()
    except StorageError:
        return tr("cannot be read")
    entries = {kind: count for kind, count in counts.items() if kind not in ALIKE}
    altered = "" if generation.is_good() else tr(", not as it was written")
    return (counts_text(entries) or tr("no entries")) + altered


def merge(options: argparse.Namespace, clock: Clock) -> int:
    """Take in another version of the file, from another computer."""
    other = at_home(Path(options.other))
    unlock = unlocking(options)
    with opening.writing(options, clock) as tracker:
        done = tracker.merging.merge(other, unlock)
        say(*done.lines)
        if done.can_undo:
            say(tr("To take this back: iop-tracker undo"))
    return 0
