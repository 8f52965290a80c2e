"""demo, doctor, news, path."""

import argparse

from iop_tracker import content
from iop_tracker.cli import opening
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.cli.passphrase import unlocking
from iop_tracker.cli.screen import open_demo
from iop_tracker.clock import Clock
from iop_tracker.domain.words import count_text
from iop_tracker.errors import BadInput
from iop_tracker.language import tr
from iop_tracker.paths import chosen_path
from iop_tracker.storage.database import Database
from iop_tracker.storage.durable import new_file

DAYS_A_WEEK = 7
MOST_YEARS = 60


def demo(options: argparse.Namespace, clock: Clock) -> int:
    """Look around, or write the invented data to a new file."""
    from iop_tracker.demo import DEMO_WEEKS, write_demo

    weeks = DEMO_WEEKS
    if options.weeks:
        weeks = opening.whole_number(options.weeks, tr("weeks"), low=1, high=MOST_YEARS * 52)
    if options.years:
        years = opening.whole_number(options.years, tr("years"), low=1, high=MOST_YEARS)
        weeks = round(years * 365.25 / DAYS_A_WEEK)
    seed = opening.whole_number(options.seed, tr("seed"), low=0, high=2**63)
    if options.to is None:
        if not opening.has_terminal():
            raise BadInput(tr("The demo needs a terminal to open; demo --to FILE writes its data."))
        return open_demo(clock, weeks, seed, has_tour=options.tour)
    target = new_file(options.to)
    journal_id = f"{seed:032x}"
    with Database.open(target, clock, journal_id=journal_id) as database:
        count = write_demo(database, clock(), weeks=weeks, seed=seed)
    say(
        tr(
            "Wrote {entries} to {name}.",
            entries=count_text(count, "invented entry", "invented entries"),
            name=target.name,
        )
    )
    return 0


def doctor(options: argparse.Namespace, clock: Clock) -> int:
    """Check the file, its place and the terminal."""
    from iop_tracker.cli.window import examine_window
    from iop_tracker.storage.doctor import examine

    found = examine(chosen_path(options.file), clock, unlocking(options))
    findings = (*found, *examine_window())
    if options.share:
        from iop_tracker.cli.sharing import shared_lines

        say(*shared_lines(findings))
    elif options.json:
        say_json(findings)
    else:
        say_table((finding.level, finding.sentence) for finding in findings)
    return 2 if any(finding.level == "problem" for finding in findings) else 0


def news(options: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001
    """What this version changed."""
    say(content.news())
    return 0


def path(options: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001
    """Where the file is."""
    say(str(chosen_path(options.file)))
    return 0
