"""What a page says while there is nothing on it yet."""

from iop_tracker.widgets.plain_text import PlainText


class EmptyState(PlainText):
    """A few kind words and the next key."""
