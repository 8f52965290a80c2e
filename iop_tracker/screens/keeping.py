"""What a screen offers that holds something which is not on the disk yet."""

from abc import abstractmethod


class Keeping:
    """A screen that can put on the disk what it holds, when the program is about to end.

    Attributes:
        unkept_because: Why it is not on disk, as a sentence; empty while it is.
    """

    unkept_because: str = ""

    @property
    @abstractmethod
    def answers(self) -> dict[str, str]:
        """What it holds."""

    @abstractmethod
    def keep_draft(self) -> bool:
        """Put it on the disk; False where that cannot be done."""
