"""What lies between a journal's bytes and those on the disk: nothing, or encryption."""

from collections.abc import Callable
from typing import Protocol

from typing_extensions import override

from iop_tracker.errors import Locked
from iop_tracker.language import tr

MAGIC = b"iop-tracker sealed 1\n"
"""What an encrypted file begins with; the number is the version of its format."""
PREFACE_BYTES = 185
"""How much of the beginning of an encrypted file is the same in all files of one journal."""
FAMILY = b"iop-tracker sealed "
"""What an encrypted file of any version begins with."""


class Cover(Protocol):
    """How one journal, its copies and its drafts lie on the disk."""

    def wrap(self, content: bytes) -> bytes:
        """The bytes to write."""

    def unwrap(self, content: bytes) -> bytes:
        """The bytes that were wrapped.

        Raises:
            Locked: when it takes a key that is not here.
            Damaged: when a bit of them is not as it was written.
        """

    def is_own(self, content: bytes) -> bool:
        """Whether bytes on the disk lie under this very cover."""


class PlainCover(Cover):
    """The bytes as they are."""

    @override
    def wrap(self, content: bytes) -> bytes:
        return content

    @override
    def unwrap(self, content: bytes) -> bytes:
        if is_sealed(content):
            raise Locked(tr("This file is encrypted. It opens with your passphrase only."))
        return content

    @override
    def is_own(self, content: bytes) -> bool:
        return not is_sealed(content)


PLAIN = PlainCover()

Unlock = Callable[..., Cover]
"""Gives the cover of encrypted bytes; asks for the passphrase if need be.

Takes the beginning of the file, and where those of its copies are others, these as well: one of
them may be damaged.
"""


def unwrapped(content: bytes, cover: Cover) -> bytes:
    """The content of a copy that may still lie as it was before encryption.

    Raises:
        Locked: when it takes a key that is not here.
        Damaged: when a bit of it is not as it was written.
    """
    return cover.unwrap(content) if is_sealed(content) else content


def is_sealed(content: bytes) -> bool:
    """Whether bytes on the disk are encrypted."""
    return content.startswith(FAMILY)
