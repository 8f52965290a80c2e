"""A card for the wallet as Markdown."""

from iop_tracker.exchange.plain import plain
from iop_tracker.views.card import CardPart, WalletCard


def card_markdown(card: WalletCard) -> str:
    """The card to print; what the participant wrote stays as it is, whatever signs are in it."""
    parts = "\n".join(map(_part, card.parts))
    return f"# {plain(card.title)}\n\n{parts}"


def _part(part: CardPart) -> str:
    signs = (f"{n}." if part.is_in_order else "-" for n in range(1, len(part.lines) + 1))
    lines = (f"{sign} {plain(line)}\n" for sign, line in zip(signs, part.lines, strict=True))
    return f"**{plain(part.title)}**\n\n{''.join(lines)}"
