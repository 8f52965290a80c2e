"""A list of records to move through and pick from."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from iop_tracker.language import tr

LARGE = "-large"
"""The app's class where what is clicked is large: each row then has an empty one below it."""


class RecordList(OptionList):
    """Rows with ids; the highlighted one stays highlighted when the rows change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", tr("Down"), show=False),
        Binding("k", "cursor_up", tr("Up"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)

    def show(self, rows: Iterable[tuple[str, Content]]) -> None:
        """Show these rows; keeps the highlight on the same id, else near where it was."""
        known, place = self.current, self.highlighted or 0
        self.clear_options()
        room = "\n" if self.is_attached and self.app.has_class(LARGE) else ""
        self.add_options(Option(row.append(room), id=each) for each, row in rows)
        ids = self.ids
        if ids:
            self.highlighted = ids.index(known) if known in ids else min(place, len(ids) - 1)

    def go_to(self, record_id: str) -> None:
        """Highlight the row with this id, if there is one."""
        if record_id in self.ids:
            self.highlighted = self.ids.index(record_id)

    @property
    def ids(self) -> list[str]:
        """Id of each row, from the top."""
        return [option.id or "" for option in self.options]

    def seen_lines(self) -> Iterator[tuple[int, int]]:
        """Each row whose first line is seen: its number, and the line from the top."""
        seen = self._lines[self.scroll_offset.y :][: self.scrollable_content_region.height]
        return ((row, line) for line, (row, part) in enumerate(seen) if part == 0)

    @override
    def action_page_down(self) -> None:
        if self._is_laid_out():
            super().action_page_down()  # type: ignore[no-untyped-call]

    @override
    def action_page_up(self) -> None:
        if self._is_laid_out():
            super().action_page_up()  # type: ignore[no-untyped-call]

    def _is_laid_out(self) -> bool:
        """Whether the rows have their lines yet: without them a page has no height."""
        return bool(self.scrollable_content_region and self._lines)

    @property
    def current(self) -> str | None:
        """Id of the highlighted row, or None in an empty list."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id
