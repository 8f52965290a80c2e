"""Former generations of the file: the last five, and one a day for two weeks."""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from msgspec import Struct

from iop_tracker.clock import Clock
from iop_tracker.domain.record import Record
from iop_tracker.errors import Damaged, NothingFound, StorageError
from iop_tracker.language import tr
from iop_tracker.paths import backups_folder
from iop_tracker.storage.checksum import is_altered, is_whole
from iop_tracker.storage.codec import has_doubles
from iop_tracker.storage.cover import PLAIN, Cover, unwrapped
from iop_tracker.storage.durable import make_folder, read_file, refusal, replace_file
from iop_tracker.storage.lock import WriterLock

LAST = 5
"""How many of the newest are kept."""
DAYS = 14
"""For how many days the newest of each day is kept."""
STAMP = "%Y-%m-%dT%H%M%S-%fZ"
"""UTC, so that neither a journey nor a clock change mixes up the order."""


class Generation(Struct, frozen=True):
    """One former state of the file."""

    path: Path
    taken_at: datetime
    """When it was replaced, aware, in the computer's time zone."""
    size: int
    """Bytes."""
    cover: Cover = PLAIN
    """How it lies on the disk."""

    @property
    def content(self) -> bytes:
        """The journal's bytes in it.

        Raises:
            Locked: when it takes a key that is not here.
            Damaged: when it is not as it was encrypted.
            StorageError: when it cannot be read.
        """
        return unwrapped(read_file(self.path), self.cover)

    def counts(self) -> dict[type[Record], int]:
        """How many records there are of each kind, removed ones not counted.

        Raises:
            Damaged: when something in it cannot be read.
            StorageError: when it is not a file of this version of iop-tracker, or an older one.
        """
        from iop_tracker.storage.tables import TABLES, read_all

        known = read_all(self.content)
        return {kind: sum(each.removed is None for each in known[kind]) for kind in TABLES}

    def is_good(self) -> bool:
        """Whether every record in it can be read, and it is as it was written."""
        try:
            self.counts()
            content = self.content
            return is_whole(content) or not (is_altered(content) or has_doubles(content))
        except StorageError:
            return False


class Generations:
    """The `backups` folder beside a file.

    Attributes:
        cover: How the file and its generations lie on the disk.
    """

    def __init__(self, path: Path, clock: Clock, cover: Cover = PLAIN) -> None:
        self.cover = cover
        self._path = Path(os.path.realpath(path))
        self._folder = backups_folder(self._path)
        self._clock = clock

    def all(self) -> tuple[Generation, ...]:
        """Every generation, newest first.

        Raises:
            StorageError: when the folder cannot be looked into.
        """
        try:
            names = list(self._folder.iterdir()) if self._folder.is_dir() else []
        except OSError as problem:
            raise refusal(problem, self._folder) from None
        zone = self._clock().tzinfo
        found = (_generation(each, self._path, zone, self.cover) for each in names)
        known = (generation for generation in found if generation is not None)
        # By the stamp in the name: two times of one zone compare without the hour's fold.
        return tuple(sorted(known, key=lambda g: g.path.name, reverse=True))

    def newest_good(self) -> Generation | None:
        """The newest generation that can be read, or None."""
        return next((g for g in self.all() if g.is_good()), None)

    def place_for(self, path: Path) -> Path:
        """Where the former state of the file is to be kept; makes room for it."""
        self._prune()
        return self._unused(self._folder / path.stem)

    def _unused(self, stem: Path) -> Path:
        """A name with the present moment, or just after it where that name is taken."""
        moment = self._clock().astimezone(UTC)
        while (found := stem.with_name(f"{stem.name}.{moment.strftime(STAMP)}.json")).exists():
            moment += timedelta(microseconds=1)
        return found

    def back_up(self, target: Path | None = None) -> Path:
        """Copy the file as it is now.

        Args:
            target: Where to; a new file. None puts it among the generations.

        Returns:
            The copy.

        Raises:
            NothingFound: while there is no file.
            StorageError: when it cannot be written, or the target is there already.
        """
        if not self._path.is_file():
            raise NothingFound(tr("There is nothing to back up yet."))
        if target is None:
            target = self.place_for(self._path)
            make_folder(self._folder)
        elif os.path.lexists(target):
            raise StorageError(tr("There is a file of that name already. Choose another name."))
        replace_file(target, read_file(self._path))
        return target

    def keep(self, content: bytes) -> Path:
        """Keep another state of the journal among the generations.

        Args:
            content: Its bytes, not encrypted.

        Raises:
            StorageError: when it could not be written.
        """
        target = self.place_for(self._path)
        make_folder(self._folder)
        replace_file(target, self.cover.wrap(content))
        return target

    def restore(self, generation: Generation) -> Path | None:
        """Make a generation the present file again. What is there now is kept.

        Returns:
            Where a damaged file was put aside; None when the present file was good.

        Raises:
            Damaged: when something in the generation cannot be read.
            StorageError: when it could not be written; everything is as it was.
        """
        from iop_tracker.storage.tables import read_all

        content = generation.content
        read_all(content)
        aside = self._put_aside()
        keep_as = self.place_for(self._path) if self._path.exists() and aside is None else None
        replace_file(self._path, self.cover.wrap(content), keep_as=keep_as)
        return aside

    def restore_locked(self, generation: Generation, wait: float) -> Path | None:
        """`restore` while no other program writes.

        Args:
            generation: The state to go back to.
            wait: For how many seconds to wait for another program that has the file.

        Raises:
            FileInUse: when another program has it.
        """
        lock = WriterLock(self._path)
        lock.acquire(wait=wait, now=self._clock())
        try:
            return self.restore(generation)
        finally:
            lock.release()

    def _put_aside(self) -> Path | None:
        """Copy a damaged file to a name of its own."""
        if not self._path.is_file():
            return None
        from iop_tracker.storage.tables import read_all

        content = read_file(self._path)
        try:
            read_all(self.cover.unwrap(content))
        except Damaged:
            aside = self._unused(self._path.with_name(f"{self._path.stem}.damaged"))
            replace_file(aside, content)
            return aside
        except StorageError:
            return None
        return None

    def _prune(self) -> None:
        for generation in _surplus(self.all(), self._clock()):
            with suppress(OSError):
                generation.path.unlink()


def _generation(path: Path, of: Path, zone: tzinfo | None, cover: Cover) -> Generation | None:
    stem, _, stamp = path.stem.rpartition(".")
    if stem != of.stem or path.suffix != ".json":
        return None
    try:
        taken_at = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        return Generation(path, taken_at.astimezone(zone), path.stat().st_size, cover)
    except (ValueError, OSError):
        return None


def _surplus(newest_first: Iterable[Generation], now: datetime) -> list[Generation]:
    """What is neither among the last nor the newest of one of the last days.

    Room is made before a new one comes, so one less than `LAST` stays. The days count from the
    last one before today on which there was one, so that a clock gone wrong takes none away.
    """
    seen = set()
    surplus = []
    known = list(newest_first)
    days = (each.taken_at for each in known if each.taken_at.date() < now.date())
    oldest = min(now, next(days, now) + timedelta(days=1)) - timedelta(days=DAYS)
    for place, generation in enumerate(known):
        day = generation.taken_at.date()
        is_daily = day not in seen and generation.taken_at >= oldest
        seen.add(day)
        if place >= LAST - 1 and not is_daily:
            surplus.append(generation)
    return surplus
