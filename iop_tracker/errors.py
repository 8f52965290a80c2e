"""What can go wrong, each with one sentence for the participant."""

from typing import ClassVar

from iop_tracker.language import tr


class IopError(Exception):
    """Something did not work; nothing that was stored is lost.

    Attributes:
        sentence: What happened and what to do, without the participant's own words.
        exit_code: For the command line.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(IopError):
    """What was asked for cannot be."""


class NothingFound(IopError):
    """There is no such thing, which is an answer."""

    exit_code = 1


class StorageError(IopError):
    """The file cannot be read or written."""


class Damaged(StorageError):
    """The file is there and is not a participant's journal any more."""


class ReadOnly(StorageError):
    """The file was opened for looking only."""


class FileInUse(StorageError):
    """Another running program has the file."""


class Locked(StorageError):
    """The file is encrypted, and no passphrase was given."""


class WrongPassphrase(IopError):
    """It opens with another passphrase, or another recovery code."""

    def __init__(self) -> None:
        super().__init__(tr("That does not open it. Try again; nothing is lost."))
