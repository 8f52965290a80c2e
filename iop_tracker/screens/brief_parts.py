"""Which parts of the page for a session are left out."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker.domain.choice import BriefPart
from iop_tracker.language import tr
from iop_tracker.screens.doing import CLOSING, DoingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.views.brief.page import TITLES
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.too_small import TooSmall

WHAT = tr("What stands on the page, before somebody else sees it.")
ABOUT_WORDS = tr("notes, thoughts, the words of check-ins")


class BriefParts(DoingScreen):
    """One row for each part; space switches it, and it is saved at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,enter,x",
            "switch",
            tr("On or off"),
            id="parts.switch",
            tooltip=tr("Show or leave out"),
        ),
        *CLOSING,
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)

    @override
    def compose(self) -> ComposeResult:
        with Vertical(classes="look-box"):
            yield PlainText(tr("Parts of the page"), classes="form-heading")
            yield PlainText(WHAT, id="parts-what", classes="muted")
            yield RecordList(id="part-rows")
        yield KeyFooter()
        yield TooSmall()

    @on(ScreenResume)
    @override
    def reload(self) -> None:
        """Show which parts are on the page."""
        without = self.tracker.briefs.without
        rows = self.query_one(RecordList)
        rows.show((part.value, _row(part, is_on=part not in without)) for part in TITLES)
        rows.focus()

    @on(OptionList.OptionSelected)
    def action_switch(self) -> None:
        """Switch the highlighted part."""
        row = self.query_one(RecordList).current
        if row is None:
            return
        part = BriefPart(row)
        is_on = part not in self.tracker.briefs.without
        self.do(lambda: self.tracker.briefs.leave_out(part, left_out=is_on))


def _row(part: BriefPart, *, is_on: bool) -> Content:
    about = f"  {ABOUT_WORDS}" if part is BriefPart.WORDS else ""
    return assemble(
        ("[x] " if is_on else "[ ] ", "bold $primary" if is_on else ""),
        (TITLES[part], "bold" if is_on else ""),
        (about, "$text-muted"),
    )
