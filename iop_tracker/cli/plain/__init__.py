"""Questions and answers line by line, as for a screen reader: the main job, no full screen."""

import argparse
from collections.abc import Callable
from functools import partial

from iop_tracker.cli import opening
from iop_tracker.cli.output import say
from iop_tracker.cli.plain import days, helping, papers
from iop_tracker.cli.plain.asking import Asker
from iop_tracker.clock import Clock
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker

HOW = (
    tr("Type a number, then enter. Enter alone goes back."),
    tr("An exclamation mark brings help, at every question. A question mark says it again."),
    tr("q leaves."),
)
BYE = tr("Closed. What you saved is safe.")
LEAVE = {"q", "quit"}

Job = Callable[[Tracker, Asker], None]
MENU: tuple[tuple[str, Job], ...] = (
    (tr("Today"), days.today),
    (tr("This week, and how a session went"), days.week),
    (tr("Check in"), days.check_in),
    (tr("Help now, in a hard moment"), helping.help_now),
    (tr("My plans"), papers.plans),
    (tr("Notes"), papers.notes),
    (tr("What is to do"), papers.tasks),
    (tr("Get ready for a session, and how the days go"), papers.brief),
    (tr("Take back the last change"), days.undo),
)


def walk(options: argparse.Namespace, clock: Clock) -> int:
    """Ask what to do until nothing more is to be done; the end of the input leaves, too."""
    with opening.writing(options, clock) as tracker:
        asker = Asker()
        asker.helps(partial(helping.help_now, tracker, asker))
        try:
            _welcome(tracker, asker)
            while (chosen := _chosen(asker)) is not None:
                _do(chosen, tracker, asker)
        except (EOFError, KeyboardInterrupt):
            say("")
        say(BYE)
    return 0


def _welcome(tracker: Tracker, asker: Asker) -> None:
    say(tr("iop-tracker. Everything stays on this computer."), *HOW)
    if not tracker.is_set_up:
        days.set_up(tracker, asker)
    if tracker.is_set_up:
        days.today(tracker, asker)


def _chosen(asker: Asker) -> Job | None:
    names = [name for name, _ in MENU]
    while True:
        say("")
        number = asker.choose(tr("What now? q leaves"), names, others=LEAVE)
        if number is None:
            return None
        if number >= 0:
            return MENU[number][1]


def _do(job: Job, tracker: Tracker, asker: Asker) -> None:
    try:
        job(tracker, asker)
    except (IopError, InvalidEntry) as problem:
        say(problem.sentence)
