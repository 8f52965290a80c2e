"""A disk that keeps only what was synced: what is left after the power went."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.crash.child import CALLS, Work

Names = dict[str, int]
"""Inodes by name in one folder."""
Calls = Mapping[str, Callable[..., Any]]
"""Functions of `os` by name."""


class Disk:
    """What a folder would hold if the power went now.

    A file's bytes are safe once it was synced, and a name once its folder was. A disk may keep
    more than it promised, but in no order: so the names are looked at as they were synced last,
    and as they are.
    """

    def __init__(self, folder: Path, to: Path) -> None:
        self._folder = folder
        self._to = to
        self._bytes: dict[int, bytes] = {}
        self._names: dict[int, Names] = {}
        self._said = 0
        self._left: set[str] = set()
        for each in (folder, *folder.rglob("*")):
            self._keep(each)

    def said(self) -> None:
        """Something was said to be done."""
        self._said += 1
        self.lose_power()

    def _keep(self, path: Path) -> None:
        inode = path.stat().st_ino
        os.open(path, os.O_RDONLY)  # left open, so that no new file gets this inode
        if path.is_dir():
            self._names[inode] = _names(path)
        else:
            self._bytes[inode] = path.read_bytes()

    def synced(self, descriptor: int) -> None:
        """A file or a folder is safe as it is now."""
        found = os.fstat(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        if stat.S_ISDIR(found.st_mode):
            self._names[found.st_ino] = _names(path)
        else:
            self._bytes[found.st_ino] = path.read_bytes()

    def made(self, descriptor: int) -> None:
        """Remember a new file, so that no later one gets its inode."""
        os.dup(descriptor)

    def lose_power(self) -> None:
        """Write down what would be left: with the synced names, and with the present ones."""
        for how in ("synced", "present"):
            left = self._tree(self._folder, how)
            if repr((self._said, left)) in self._left:
                continue
            self._left.add(repr((self._said, left)))
            target = self._to / f"{len(self._left)}-{self._said}" / self._folder.name
            target.mkdir(parents=True)
            for name, content in left.items():
                (target / name).parent.mkdir(exist_ok=True)
                (target / name).write_bytes(content)

    def _tree(self, folder: Path, how: str) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        inode = folder.stat().st_ino
        present = _names(folder)
        for name, each in (present if how == "present" else self._names.get(inode, {})).items():
            if present.get(name) == each and (folder / name).is_dir():
                below = self._tree(folder / name, how)
                found |= {f"{name}/{inner}": content for inner, content in below.items()}
            else:
                found[name] = self._bytes.get(each, b"")
        return found


def _names(folder: Path) -> Names:
    with os.scandir(folder) as entries:
        return {each.name: each.inode() for each in entries}


def recorded(work: Work, to: Path) -> Work:
    """The same work, after each of whose calls that change the disk the power may have gone."""

    def whole(path: Path, acknowledge: Callable[[str], None]) -> None:
        disk = Disk(path.parent, to)
        real = {name: getattr(os, name) for name in CALLS}
        watched = {name: _watched(name, disk, real) for name in CALLS}

        def said(key: str) -> None:
            _put(real)
            disk.said()
            _put(watched)
            acknowledge(key)

        _put(watched)
        work(path, said)

    return whole


def _watched(name: str, disk: Disk, real: Calls) -> Callable[..., Any]:
    """A call after which the disk is looked at; the looking itself is not watched."""

    def call(*args: Any, **options: Any) -> Any:
        watched = {each: getattr(os, each) for each in CALLS}
        _put(real)
        try:
            if name == "fsync":
                disk.synced(args[0])
            result = real[name](*args, **options)
            if name == "open" and args[1] & os.O_CREAT:
                disk.made(result)
            disk.lose_power()
        finally:
            _put(watched)
        return result

    return call


def _put(calls: Calls) -> None:
    for name, call in calls.items():
        setattr(os, name, call)
