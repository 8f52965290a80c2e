"""export, import."""

import argparse
from datetime import UTC
from pathlib import Path

from iop_tracker.cli import opening
from iop_tracker.cli.output import safe, say, say_document
from iop_tracker.clock import Clock
from iop_tracker.language import tr
from iop_tracker.paths import at_home
from iop_tracker.storage.durable import new_file, read_file, replace_file


def as_json(options: argparse.Namespace, clock: Clock) -> int:
    """All data as JSON."""
    from iop_tracker.exchange.archive import export_json

    with opening.reading(options, clock) as tracker:
        content = export_json(tracker.database)
    return deliver(options.output, content)


def as_csv(options: argparse.Namespace, clock: Clock) -> int:
    """All data as tables in a new folder."""
    with opening.reading(options, clock) as tracker:
        name = tracker.exports.write_csv(options.output)
    say(tr("Saved in {name}. It is not encrypted: keep it safe.", name=name))
    return 0


def as_fhir(options: argparse.Namespace, clock: Clock) -> int:
    """What a clinic's system can read."""
    with opening.reading(options, clock) as tracker:
        content = tracker.exports.fhir(notes=options.notes, use=options.use)
    return deliver(options.output, content)


def deliver(output: str | None, content: bytes) -> int:
    """Write what was exported to a new file, or to the terminal where none is named.

    Raises:
        StorageError: when there is a file of that name, or it could not be written.
    """
    if output is None:
        say_document(content)
        return 0
    target = new_file(output)
    replace_file(target, content)
    say(tr("Saved as {name}. It is not encrypted: keep it safe.", name=target.name))
    return 0


def deliver_text(output: str | None, text: str) -> int:
    """Write a page; nothing in it controls a terminal.

    Raises:
        StorageError: when there is a file of that name, or it could not be written.
    """
    if output is None:
        say(text.rstrip("\n"))
        return 0
    return deliver(output, safe(text).encode())


def bring_in(options: argparse.Namespace, clock: Clock) -> int:
    """Take in what was exported as JSON, or a calendar."""
    from iop_tracker.exchange.archive import import_json
    from iop_tracker.exchange.calendar_text import is_calendar

    content = read_file(at_home(Path(options.source)))
    if is_calendar(content) or options.source.lower().endswith(".ics"):
        from iop_tracker.cli.calendar_in import take_in

        return take_in(options, clock, content)
    with opening.writing(options, clock) as tracker:
        count = import_json(tracker.database, content, clock().astimezone(UTC))
    say(
        tr(
            "{new} new, {changed} changed, {kept} as they were.",
            new=count.new,
            changed=count.changed,
            kept=count.kept,
        )
    )
    return 0
