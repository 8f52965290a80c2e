"""What the pages with a list have in common: search as you type, and several lists in tabs."""

from textual import on
from textual.getters import query_one
from textual.widgets import Input
from typing_extensions import override

from iop_tracker.screens.page import Page
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.tab_row import TabRow
from iop_tracker.widgets.text_field import SearchLine


class SearchPage(Page):
    """A page whose first list is searched as one types."""

    rows = query_one(RecordList)
    search = query_one(SearchLine)

    def action_search(self) -> None:
        """Search as you type."""
        self.search.open()

    @on(Input.Changed, "SearchLine")
    def search_typed(self) -> None:
        """Show what has every word typed."""
        self.attempt(self.reload)

    def action_clear(self) -> None:
        """Leave the search."""
        self.rows.focus()
        self.search.close()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted and action == "clear":
            return self.search.display
        if self.is_mounted and action == "search":
            return not self.search.has_focus
        return super().check_action(action, parameters)


class TabbedPage(SearchPage):
    """A page with several lists, one of which is shown."""

    @property
    def tab(self) -> str:
        """Which list is shown."""
        return self.query_one(TabRow).current

    @on(TabRow.Changed)
    def show_tab(self) -> None:
        """Show another list from its top."""
        self.search.close()
        self.attempt(self.reload)
        self.rows.focus()

    def open_tab(self, tab: str) -> None:
        """Show the list of this name."""
        self.query_one(TabRow).current = tab

    def action_tab(self, by: int) -> None:
        """Go to another list."""
        self.query_one(TabRow).move(by)
