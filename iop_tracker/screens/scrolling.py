"""What screens with one long column share."""

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from iop_tracker.language import tr

SCROLL_KEYS = (
    Binding("j,down", "scroll(1)", tr("Down"), show=False),
    Binding("k,up", "scroll(-1)", tr("Up"), show=False),
)


class ScrollingScreen(ModalScreen[None]):
    """A dialog whose one long column is moved by keys."""

    def action_scroll(self, by: int) -> None:
        """Scroll a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)
