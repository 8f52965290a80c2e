"""Who can read the file: a passphrase around it, and a recovery code on paper."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from iop_tracker.domain import recovery_code
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.words import list_text
from iop_tracker.errors import BadInput, IopError, StorageError, WrongPassphrase
from iop_tracker.language import tr
from iop_tracker.storage.cover import PLAIN
from iop_tracker.storage.database import Database
from iop_tracker.storage.drafts import Drafts
from iop_tracker.storage.settling import versions_apart

if TYPE_CHECKING:
    from iop_tracker.storage.cover import Cover
    from iop_tracker.storage.seal import Seal

NOT_ENCRYPTED = tr("The file is not encrypted. To encrypt it: iop-tracker encrypt")
HALF_DONE = tr(
    "Not everything could be written. The last passphrase that you typed opens the file; close "
    "iop-tracker and open it again, and it goes on."
)
LEFT_OUT = tr("Not under this passphrase: {}. Put it together with your file, or delete it.")
LONGEST = 1000
"""Characters in a passphrase."""
JUDGED = 60
"""Characters that are looked at; more than these make it only better."""
STRENGTHS = (
    tr(
        "Very easy to guess. Four or more words that have nothing to do with each other are better."
    ),
    tr("Easy to guess. Four or more words that have nothing to do with each other are better."),
    tr("Somebody who knows you might guess it. One or two more words make it good."),
    tr("Good."),
    tr("Very good."),
)
"""Words for the scores 0 to 4 of zxcvbn (Wheeler, USENIX Security 2016)."""


class Privacy:
    """Encryption, switched on, changed and switched off."""

    def __init__(self, database: Database, drafts: Drafts) -> None:
        self._database = database
        self._drafts = drafts

    @property
    def is_encrypted(self) -> bool:
        """Whether the file takes a passphrase."""
        return self._database.cover is not PLAIN

    @property
    def has_file(self) -> bool:
        """Whether there is something to encrypt: the file comes to be with the first save."""
        return self._database.path.exists()

    def check_owner(self, typed: str) -> None:
        """Accept who knows the passphrase or the recovery code; derives a key.

        Raises:
            BadInput: when it is not encrypted.
            InvalidEntry: when neither is right.
        """
        try:
            unlocked([self._seal().wrap(b"")], typed)
        except (WrongPassphrase, InvalidEntry) as problem:
            raise InvalidEntry("present", problem.sentence) from None

    def encrypt(self, passphrase: str) -> str:
        """Encrypt the file, its copies and its drafts.

        Returns:
            The recovery code, which is kept nowhere.

        Raises:
            BadInput: when it is encrypted already.
            InvalidEntry: when the passphrase is empty or too long.
            StorageError: when it could not be written.
        """
        from iop_tracker.storage.seal import Seal

        if self.is_encrypted:
            raise BadInput(tr("The file is encrypted already. A new one: iop-tracker passphrase"))
        check_passphrase(passphrase)
        secret = os.urandom(recovery_code.SECRET_BYTES)
        self._use(Seal.make(passphrase, secret))
        return recovery_code.written(secret)

    def decrypt(self) -> None:
        """Let the file, its copies and its drafts be plain.

        Raises:
            BadInput: when it is not encrypted.
            StorageError: when it could not be written.
        """
        self.need_encrypted()
        self._use(PLAIN)

    def change_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open the file and its copies; the former one opens none of them.

        Raises:
            BadInput: when it is not encrypted.
            InvalidEntry: when the passphrase is empty or too long.
            StorageError: when it could not be written.
        """
        check_passphrase(passphrase)
        self._use(self._seal().with_passphrase(passphrase))

    def new_code(self) -> str:
        """Another recovery code; the former one opens nothing any more.

        Raises:
            BadInput: when it is not encrypted.
            StorageError: when it could not be written.
        """
        secret = os.urandom(recovery_code.SECRET_BYTES)
        self._use(self._seal().with_code(secret))
        return recovery_code.written(secret)

    @property
    def left_out(self) -> str:
        """A sentence that names other versions of the file that the passphrase does not cover.

        They are another computer's work, so they are not touched. Empty where there are none.
        """
        apart = versions_apart(self._database.path, self._database.cover)
        names = list_text([each.name for each in apart])
        return LEFT_OUT.format(names) if names and self.is_encrypted else ""

    def need_encrypted(self) -> None:
        """Refuse what makes no sense for a plain file.

        Raises:
            BadInput: when it is not encrypted.
        """
        if not self.is_encrypted:
            raise BadInput(NOT_ENCRYPTED)

    def _seal(self) -> "Seal":
        from iop_tracker.storage.seal import Seal

        cover = self._database.cover
        if not isinstance(cover, Seal):
            raise BadInput(NOT_ENCRYPTED)
        return cover

    def _use(self, cover: "Cover") -> None:
        former = self._database.cover
        try:
            self._database.change_cover(cover)
        except StorageError:
            with suppress(StorageError):
                self._database.change_cover(former)
            if self._database.cover is not former:
                raise StorageError(HALF_DONE) from None
            raise
        finally:
            self._drafts.use_cover(self._database.cover)


def unlocked(heads: Sequence[bytes], typed: str) -> "Seal":
    """The seal of a journal, by the passphrase or the recovery code.

    Args:
        heads: Beginnings of its files that are encrypted; each is tried until one opens.
        typed: The passphrase or the recovery code.

    Raises:
        WrongPassphrase: when neither is right.
        InvalidEntry: when it looks like a code with a slip in it.
        Damaged: when the beginning of the file cannot be read.
    """
    problems: list[Exception] = []
    for head in heads:
        try:
            return _seal_of(head, typed)
        except (IopError, InvalidEntry) as problem:
            problems.append(problem)
    raise problems[0]


def _seal_of(content: bytes, typed: str) -> "Seal":
    from iop_tracker.storage.seal import Seal

    slip = None
    if recovery_code.looks_like_code(typed):
        try:
            return Seal.by_code(content, recovery_code.read(typed))
        except InvalidEntry as problem:
            slip = problem
        except WrongPassphrase:
            pass
    try:
        return Seal.by_passphrase(content, typed)
    except WrongPassphrase:
        raise (slip or WrongPassphrase()) from None


def check_passphrase(passphrase: str) -> None:
    """Accept anything that is not empty: no rule says of what it has to be.

    Raises:
        InvalidEntry: when it is empty, or longer than anybody types.
    """
    if not passphrase.strip() or len(passphrase) > LONGEST:
        raise InvalidEntry(
            "passphrase", tr("A passphrase has 1 to {longest} letters or signs.", longest=LONGEST)
        )


def strength(passphrase: str) -> str:
    """How hard it is to guess, in words; empty for an empty one."""
    from zxcvbn import zxcvbn

    if not passphrase.strip():
        return ""
    score: int = zxcvbn(passphrase[:JUDGED])["score"]
    return STRENGTHS[score]
