"""The only way that text is shown: what the participant wrote never becomes markup."""

from textual.content import Content
from textual.widgets import Static

Part = str | Content | tuple[str, str]
"""Text, text with a style, or content that was put together before."""

TAKEN_OUT = str.maketrans(dict.fromkeys("\a\b\v\f\r"))
"""Characters that Textual takes out of a text, but only after it counted them for the styles."""


class PlainText(Static):
    """Text as it is, or content that was put together from text and styles."""

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)


def assemble(*parts: Part) -> Content:
    """Content from its parts, in order; each style stays on its own part."""
    return Content.assemble(*map(_cleaned, parts))  # noqa: TID251 - parts are cleaned


def styled(text: str, style: str) -> Content:
    """Content of one text in one style."""
    return assemble((text, style))


def _cleaned(part: Part) -> Part:
    if isinstance(part, str):
        return part.translate(TAKEN_OUT)
    if isinstance(part, tuple):
        return part[0].translate(TAKEN_OUT), part[1]
    return part
