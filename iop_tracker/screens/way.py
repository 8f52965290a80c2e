"""What the ways through a hard moment share: one thing on the screen, large, and a way out."""

from abc import abstractmethod
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from typing_extensions import override

from iop_tracker.language import tr
from iop_tracker.screens.scrolling import SCROLL_KEYS, ScrollingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.too_small import TooSmall


class WayScreen(ScrollingScreen):
    """Needs no typing; escape leaves at once.

    Attributes:
        strategy_id: The strategy of the library that it leads through.
        is_surely_used: Whether the participant said that it was used, however short.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q", "dismiss", tr("Back"), id="way.back", tooltip=tr("Back to the other ways")
        ),
        *SCROLL_KEYS,
    ]

    LOCKS_AFTER: ClassVar[timedelta] = timedelta(minutes=25)
    """For how long it stays without a key, even where the file locks sooner."""

    heading: str = ""
    ticks_a_second: float = 0
    """How often `tick` is called; 0 for never."""

    def __init__(self, tracker: Tracker, strategy_id: str = "") -> None:
        super().__init__()
        self.tracker = tracker
        self.strategy_id = strategy_id
        self.is_surely_used = False
        self._begins = tracker.instant

    @override
    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="way-box", can_focus=False):
            yield PlainText(self.heading, classes="way-heading")
            yield from self.compose_way()
        yield KeyFooter()
        yield TooSmall()

    @abstractmethod
    def compose_way(self) -> ComposeResult:
        """What is below the heading."""

    def on_mount(self) -> None:
        """Show where it stands, and keep it moving."""
        self.tick()
        if self.ticks_a_second:
            self.set_interval(1 / self.ticks_a_second, self.tick)

    def tick(self) -> None:
        """Show where it stands now."""

    @property
    def elapsed(self) -> timedelta:
        """Since when it is open; never negative, even if the clock was set back."""
        return max(timedelta(), self.tracker.instant - self._begins)
