"""Half-typed text, kept beside the file until it is saved."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from iop_tracker.errors import Damaged, StorageError
from iop_tracker.paths import damaged_drafts_path, drafts_path
from iop_tracker.storage.cover import PLAIN, Cover
from iop_tracker.storage.durable import refusal
from iop_tracker.storage.file import SafeJSONStorage

if TYPE_CHECKING:
    from tinydb.table import Table


class Draft(Struct, frozen=True):
    """What was typed into one form."""

    key: str
    """Which form it was, as in `note:new`."""
    fields: dict[str, str]
    changed: datetime
    """Aware, UTC."""


class Drafts:
    """A small TinyDB of its own, so that typing never rewrites the journal."""

    def __init__(self, path: Path, *, read_only: bool = False, cover: Cover = PLAIN) -> None:
        self._damaged = damaged_drafts_path(path)
        self._storage = SafeJSONStorage(drafts_path(path), read_only=read_only, cover=cover)

    @cached_property
    def _table(self) -> "Table":
        from tinydb import TinyDB

        return TinyDB(storage=lambda: self._storage).table("drafts", cache_size=0)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, newest first; a file of drafts that cannot be read counts as none."""
        try:
            found = [_draft(document) for document in self._table.all()]
        except StorageError:
            return ()
        drafts = [draft for draft in found if draft is not None]
        return tuple(sorted(drafts, key=lambda draft: draft.changed, reverse=True))

    @property
    def can_be_read(self) -> bool:
        """Whether all that is half typed can be seen."""
        try:
            return None not in [_draft(document) for document in self._table.all()]
        except StorageError:
            return False

    def get(self, key: str) -> Draft | None:
        """The draft under a key, or None."""
        return next((draft for draft in self.all() if draft.key == key), None)

    def save(self, key: str, fields: dict[str, str], now: datetime) -> None:
        """Keep what is typed; on disk when this returns.

        A damaged file of drafts is put aside, so that it does not stop new ones.

        Raises:
            BadInput: when a text cannot be stored.
            StorageError: when it could not be written.
        """
        from tinydb import where

        document = {"key": key, "fields": fields, "changed": now.isoformat()}
        try:
            self._table.upsert(document, where("key") == key)
        except Damaged:
            self._put_aside()
            self._table.upsert(document, where("key") == key)

    def drop(self, key: str) -> None:
        """Forget the draft under a key.

        Raises:
            StorageError: when it could not be written.
        """
        from tinydb import where

        if self.get(key) is not None:
            self._table.remove(where("key") == key)

    def use_cover(self, cover: Cover) -> None:
        """Know that the file of drafts was put under another cover."""
        self._storage.cover = cover

    def _put_aside(self) -> None:
        path = self._storage.path
        try:
            path.replace(self._damaged)
        except OSError as problem:
            raise refusal(problem, path) from None


def _draft(document: dict[str, object]) -> Draft | None:
    """A draft as it was stored; None when it is not one."""
    key, fields, changed = (document.get(name) for name in ("key", "fields", "changed"))
    if not (isinstance(key, str) and isinstance(fields, dict) and isinstance(changed, str)):
        return None
    try:
        when = datetime.fromisoformat(changed)
    except ValueError:
        return None
    if when.tzinfo is None:
        return None
    return Draft(key, {str(name): str(text) for name, text in fields.items()}, when)
