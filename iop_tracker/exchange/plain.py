"""Words of a participant in Markdown, where no sign in them means anything."""

import re

SPECIAL = re.compile(r"[\\`*_\[\]<>|&~]")
"""What would be a sign of Markdown or HTML anywhere in a line."""
AT_START = re.compile(r"^(\s*)(#|[-+=](?=\s|$|[-+=])|\d+(?=[.)]))")
"""What would be a sign of Markdown at the start of one."""


def plain(text: str) -> str:
    """One line of text of which no sign means anything in Markdown."""
    escaped = SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return AT_START.sub(lambda found: f"{found[1]}{_at_start(found[2])}", escaped)


def _at_start(sign: str) -> str:
    """A number stays, as the point after it takes the backslash."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
