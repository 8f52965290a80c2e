"""Danger signs and what to do; the numbers to call come first."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from typing_extensions import override

from iop_tracker import content, guidance
from iop_tracker.content import Country
from iop_tracker.domain.words import day_text
from iop_tracker.guidance import DangerSection
from iop_tracker.language import tr
from iop_tracker.screens.scrolling import ScrollingScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble
from iop_tracker.widgets.too_small import TooSmall


class DangerScreen(ScrollingScreen):
    """Nothing to type; escape leaves at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "j,down", "scroll(1)", tr("Down"), key_display="↓", id="danger.down", tooltip=tr("Down")
        ),
        Binding("k,up", "scroll(-1)", tr("Up"), key_display="↑", id="danger.up", tooltip=tr("Up")),
        Binding("space,pagedown", "page(1)", tr("Page down"), show=False),
        Binding("pageup", "page(-1)", tr("Page up"), show=False),
        Binding(
            "escape,q",
            "dismiss",
            tr("Back"),
            id="danger.back",
            tooltip=tr("Back to where you were"),
        ),
        Binding(
            "exclamation_mark",
            "app.help_now",
            tr("Help now"),
            key_display="!",
            id="danger.help",
            tooltip=tr("Help in a hard moment"),
        ),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker

    @override
    def compose(self) -> ComposeResult:
        country = self.tracker.coping.country()
        with VerticalScroll(classes="danger-box", can_focus=False):
            yield PlainText(content.wording("help_now")["first"], id="danger-first")
            yield PlainText(_numbers(country), id="danger-numbers")
            for section in guidance.danger_signs(self.tracker.programs.settings.substances):
                yield PlainText(section.title, classes="danger-title")
                for sign in section.signs:
                    yield _row("·", sign)
                for number, step in enumerate(section.steps_with(country.emergency), start=1):
                    yield _row(str(number), step)
                yield PlainText(_source(section), classes="danger-source")
        yield KeyFooter()
        yield TooSmall()

    def action_page(self, by: int) -> None:
        """Scroll almost a page."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=by * max(1, box.size.height - 2), animate=False)


def _numbers(country: Country) -> Content:
    rows = [(country.emergency, tr("Emergency"), "")]
    rows += [(line.number, line.name, line.text) for line in country.lines]
    return Content("\n").join(
        assemble((f"{number:<15}", "bold $accent"), (name, "bold"), (f"  {more}", "$text-muted"))
        for number, name, more in rows
    )


def _row(sign: str, words: str) -> Horizontal:
    """One line, whose further lines stand below its first word."""
    classes = "danger-number" if sign.isdigit() else "danger-dot"
    return Horizontal(PlainText(sign, classes=classes), PlainText(words), classes="danger-row")


def _source(section: DangerSection) -> str:
    day = section.checked
    return tr("{source}. Compared {day}.", source=section.source, day=day_text(day))
