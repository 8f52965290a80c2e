"""One picture of the Insights page, drawn to the room there is."""

from collections.abc import Callable
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from typing_extensions import override

from iop_tracker.widgets.pictures.drawing import Room

Draw = Callable[[Room], Content]


class Picture(Widget):
    """Draws what it is given; draws anew when its room changes."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw: Draw | None = None
        self._drawn: tuple[Room, Content] | None = None

    def show(self, draw: Draw) -> None:
        """Show another picture."""
        self._draw, self._drawn = draw, None
        self.refresh(layout=True)

    @override
    def render(self) -> Content:
        return self._content(self.size.width)

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._content(width).get_height({}, width)

    def _content(self, width: int) -> Content:
        room = Room(max(1, width), is_tall=self.screen.has_class("-tall"))
        if self._draw is None:
            return Content()
        if self._drawn is None or self._drawn[0] != room:
            self._drawn = (room, self._draw(room))
        return self._drawn[1]
