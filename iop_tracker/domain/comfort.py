"""How the screen is to feel, for hands that shake, eyes that tire and terminals that are poor."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from iop_tracker.domain.scale import check_range
from iop_tracker.language import tr

MOST_BOUNCE = 2000


class Signs(StrEnum):
    """What may be drawn besides letters."""

    AUTO = "auto"
    """Lines and arrows where the terminal is set up for them."""
    ALL = "all"
    PLAIN = "plain"
    """Signs of ASCII only."""


class Comfort(Struct, frozen=True, kw_only=True):
    """One participant's choices about it."""

    still: bool = False
    """Whether nothing moves by itself."""
    large: bool = False
    """Whether what is clicked is larger."""
    bounce: int = 0
    """A key that comes again within so many milliseconds counts once; 0 takes all, up to 2000."""
    signs: Signs = Signs.AUTO
    """What may be drawn besides letters: by the terminal, everything, or plain ones only."""

    def __post_init__(self) -> None:
        check_range("bounce", self.bounce, low=0, high=MOST_BOUNCE, what=tr("The time for a key"))

    def wants_plain_signs(self, environment: Mapping[str, str]) -> bool:
        """Whether only ASCII is to be drawn.

        Args:
            environment: The variables of the process; the locale's decide with `Signs.AUTO`.
        """
        if self.signs is Signs.AUTO:
            return not is_unicode(environment)
        return self.signs is Signs.PLAIN


def is_unicode(environment: Mapping[str, str]) -> bool:
    """Whether the locale says that the terminal understands UTF-8 (POSIX.1-2017, 8.2).

    Where nothing is said, as on Windows and over some connections, it is taken for a modern one.
    """
    said = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, said), "UTF-8")
    return "utf8" in locale.casefold().replace("-", "")
