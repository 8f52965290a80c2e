"""What is shown instead when the window has too little room."""

from iop_tracker.language import tr
from iop_tracker.widgets.plain_text import PlainText


class TooSmall(PlainText):
    """A sentence that asks for a larger window; only seen below 60 by 20."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This window is a little too small.\n"
                "Please make it at least 60 wide and 20 high.\n"
                "f2: help now   ctrl+q: quit"
            )
        )
