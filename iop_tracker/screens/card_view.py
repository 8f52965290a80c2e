"""A card for the wallet, as it will be printed."""

from shlex import quote
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker.domain.safety import SAFETY_ID
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.views.card import CardPart, WalletCard
from iop_tracker.widgets.plain_text import PlainText, styled


class CardView(ReadingView):
    """The card of a plan or of the safety plan, and how it gets onto paper."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVING]

    def __init__(self, tracker: Tracker, plan_id: str) -> None:
        super().__init__(tracker)
        self._plan_id = plan_id

    @override
    def compose_text(self) -> ComposeResult:
        yield from super().compose_text()
        yield PlainText(id="card-print")

    @override
    def reload(self) -> None:
        card = self.tracker.cards.card(self._plan_id)
        self.show(card_text(card))
        name = "safety" if self._plan_id == SAFETY_ID else card.title
        command = f"iop-tracker card {quote(name)} -o card.md"
        self.query_one("#card-print", PlainText).update(
            tr("To keep it as a file for printing:\n{command}", command=command)
        )


def card_text(card: WalletCard) -> Content:
    """The card, as short as on paper."""
    return Content("\n").join([styled(card.title, "bold $accent"), *map(_part, card.parts)])


def _part(part: CardPart) -> Content:
    signs = (f"{number}" if part.is_in_order else "·" for number in range(1, len(part.lines) + 1))
    lines = (Content(f"{sign} {line}") for sign, line in zip(signs, part.lines, strict=True))
    return Content("\n").join([styled(part.title, "bold $primary"), *lines])
