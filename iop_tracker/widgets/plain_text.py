"""The only way that text is shown: what the participant wrote never becomes markup."""

from textual.content import Content
from textual.widgets import Static


class PlainText(Static):
    """Text as it is, or content that was put together from text and styles."""

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
