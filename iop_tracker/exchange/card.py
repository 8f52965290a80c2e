"""A card for the wallet as Markdown."""

import re

from iop_tracker.views.card import CardPart, WalletCard

SPECIAL = re.compile(r"[\\`*_\[\]<>|&~]")
"""What would be a sign of Markdown or HTML anywhere in a line."""
AT_START = re.compile(r"^(\s*)(#|[-+=](?=\s|$|[-+=])|\d+(?=[.)]))")
"""What would be a sign of Markdown at the start of one."""


def card_markdown(card: WalletCard) -> str:
    """The card to print; what the participant wrote stays as it is, whatever signs are in it."""
    parts = "\n".join(map(_part, card.parts))
    return f"# {_plain(card.title)}\n\n{parts}"


def _part(part: CardPart) -> str:
    signs = (f"{n}." if part.is_in_order else "-" for n in range(1, len(part.lines) + 1))
    lines = (f"{sign} {_plain(line)}\n" for sign, line in zip(signs, part.lines, strict=True))
    return f"**{_plain(part.title)}**\n\n{''.join(lines)}"


def _plain(text: str) -> str:
    """Text of which no sign means anything in Markdown."""
    plain = SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return AT_START.sub(lambda found: f"{found[1]}{_at_start(found[2])}", plain)


def _at_start(sign: str) -> str:
    """A number stays, as the point after it takes the backslash."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
