"""Opening full-screen: the participant's file, put right first where it is damaged, or the demo."""

import os
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from iop_tracker.cli import opening
from iop_tracker.cli.endings import Endings
from iop_tracker.cli.output import say
from iop_tracker.cli.passphrase import unlocking
from iop_tracker.cli.quiet import hide_memory
from iop_tracker.clock import Clock, local_zone_name
from iop_tracker.domain.words import is_yes, moment_text
from iop_tracker.errors import BadInput, Damaged, FileInUse
from iop_tracker.language import tr
from iop_tracker.paths import chosen_path
from iop_tracker.storage.cover import Unlock
from iop_tracker.storage.generations import Generation, Generations
from iop_tracker.storage.settling import cover_of_copies
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import DOUBTFUL, open_tracker

if TYPE_CHECKING:
    from argparse import Namespace

NEED_TERMINAL = tr("iop-tracker needs a terminal to open. For commands: iop-tracker --help")
LOCKED_WORDS = (
    tr("iop-tracker is locked."),
    tr("In danger call your emergency number (US: 911, or call or text 988)."),
)
DEMO_NOTICE = tr("This is an invented person. Nothing here is kept. q: quit")


def open_screen(options: "Namespace", clock: Clock) -> int:
    """Open the full-screen program; a damaged file is offered to be put right first."""
    if options.plain:
        from iop_tracker.cli.plain import walk

        return walk(options, clock)
    if not opening.has_terminal():
        raise BadInput(NEED_TERMINAL)
    path = Path(os.path.realpath(chosen_path(options.file)))
    with Endings() as endings:
        answer, code = _session(path, clock, unlocking(options), endings)
        from iop_tracker.app import ANEW, DEMO, LOCKED
        from iop_tracker.screens.erase_form import ERASE

        while answer == LOCKED:
            say(*LOCKED_WORDS)
            # A file with the passphrase would open it to whoever sits there now.
            options.passphrase_file = None
            answer, code = _session(path, clock, unlocking(options), endings)
    if answer == ANEW:
        _begin_anew()
    if answer == ERASE:
        from iop_tracker.cli.removal import erase_everything

        erase_everything(path, clock)
    return open_demo(clock, has_tour=True) if answer == DEMO else code


def _begin_anew() -> None:
    """Put the same program in the place of this one; where that cannot be, the next start does."""
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # As one file it is unpacked anew.
    if os.name == "posix":
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def _session(path: Path, clock: Clock, unlock: Unlock, endings: Endings) -> tuple[str | None, int]:
    """From opening the file to giving it free; the key goes with it."""
    if not path.exists():
        _offer_lost_file(path, clock, unlock)
    answer, code = _opened_and_shown(path, clock, unlock, endings, is_doubtful=False)
    if answer == DOUBTFUL:
        return _opened_and_shown(path, clock, unlock, endings, is_doubtful=True)
    return answer, code


def _opened_and_shown(
    path: Path, clock: Clock, unlock: Unlock, endings: Endings, *, is_doubtful: bool
) -> tuple[str | None, int]:
    try:
        tracker, notice = _opened(path, clock, unlock, is_doubtful=is_doubtful)
    except Damaged as problem:
        if not _offer_good_copy(Generations(path, clock, cover_of_copies(path, unlock)), problem):
            return None, BadInput.exit_code
        tracker, notice = _opened(path, clock, unlock, is_doubtful=True)
    with closing(tracker):
        try:
            return _show(tracker, notice, endings)
        except Damaged:
            if tracker.is_settled:
                raise
            return DOUBTFUL, 0


def open_demo(
    clock: Clock, weeks: int | None = None, seed: int = 1, *, has_tour: bool = False
) -> int:
    """Open an invented participant in a temporary file that goes afterwards."""
    from iop_tracker.app import ANEW
    from iop_tracker.demo import DEMO_WEEKS, write_demo

    zone = local_zone_name()
    with (
        Endings() as endings,
        TemporaryDirectory(prefix="iop-tracker-demo-") as folder,
        closing(open_tracker(Path(folder) / "demo.json", clock)) as tracker,
    ):
        length = weeks or DEMO_WEEKS
        write_demo(tracker.database, clock(), weeks=length, seed=seed, time_zone=zone)
        notice = "" if has_tour else DEMO_NOTICE
        answer, code = _show(tracker, notice, endings, is_demo=True, has_tour=has_tour)
    if answer == ANEW:
        _begin_anew()
    return code


def _show(
    tracker: Tracker,
    notice: str,
    endings: Endings,
    *,
    is_demo: bool = False,
    has_tour: bool = False,
) -> tuple[str | None, int]:
    """Run the full-screen program; gives its answer and exit code."""
    from iop_tracker.app import IopApp

    app = IopApp(tracker, notice=notice, is_demo=is_demo, has_tour=has_tour)
    app.then = hide_memory  # Where there is a key, it was hidden before the key came.
    with endings.by(app.end):
        answer = app.run()
    return answer, app.return_code or 0


def _opened(path: Path, clock: Clock, unlock: Unlock, *, is_doubtful: bool) -> tuple[Tracker, str]:
    """The file, for looking only while another program has it.

    One that seems to be as it was left is shown at once, and looked at more closely behind the
    first page; of any other every entry is read before.
    """
    notice = ""
    try:
        tracker = open_tracker(path, clock, wait=0 if is_doubtful else None, unlock=unlock)
    except FileInUse as held:
        notice = tr("{sentence} Here you can look at it only.", sentence=held.sentence)
        tracker = open_tracker(path, clock, write=False, unlock=unlock)
    try:
        if tracker.is_settled:
            tracker.check()
    except BaseException:
        tracker.close()
        raise
    return tracker, notice or (tracker.notice if tracker.is_settled else "")


def _offer_lost_file(path: Path, clock: Clock, unlock: Unlock) -> None:
    """Where the file is gone and copies are not, ask whether the newest good one is to be used."""
    generations = Generations(path, clock, cover_of_copies(path, unlock))
    good = generations.newest_good()
    if good is None:
        return
    say(
        tr(
            "The file is not in its place. There is a good copy from {moment}.",
            moment=_moment(good),
        )
    )
    if is_yes(input(tr("Use it? Without it you begin anew. [y/N] "))):
        generations.restore_locked(good, 0)
        say(tr("Done."))


def _moment(generation: Generation) -> str:
    return moment_text(generation.taken_at)


def _offer_good_copy(generations: Generations, problem: Damaged) -> bool:
    """Ask whether the newest good generation is to be used. Nothing is lost either way."""
    say(problem.sentence, tr("Nothing was changed."))
    good = generations.newest_good()
    if good is None:
        say(tr("There is no good copy in the backups folder."))
        return False
    say(tr("The newest good copy is from {moment}.", moment=_moment(good)))
    if not is_yes(input(tr("Use it? The damaged file is kept beside it. [y/N] "))):
        return False
    aside = generations.restore_locked(good, 0)
    say(tr("Done. The damaged file is kept as {name}.", name=aside.name if aside else tr("a copy")))
    return True
