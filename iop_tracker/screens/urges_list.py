"""The urges, as a list."""

from textual.content import Content
from typing_extensions import override

from iop_tracker.domain.urge import Urge
from iop_tracker.language import tr
from iop_tracker.screens.coping_lists import CopingList, Row
from iop_tracker.screens.form import Form
from iop_tracker.screens.urge_form import UrgeForm
from iop_tracker.views.urges import strength_text, urge_lines
from iop_tracker.widgets.plain_text import assemble, styled


class UrgesList(CopingList):
    """What was logged, newest first."""

    TAB = ("urges", tr("Urges"))
    EMPTY = "urges"

    @override
    def rows(self, query: str, *, is_roomy: bool) -> list[Row]:
        return [
            (urge.id, self._row(urge, is_roomy=is_roomy)) for urge in self.tracker.urges.all(query)
        ]

    def _row(self, urge: Urge, *, is_roomy: bool) -> Content:
        here = self.tracker.here
        when = f"{here.day(urge.day)} {here.time(urge.at)}" if is_roomy else here.day(urge.day)
        triggers = f"  {', '.join(urge.triggers)}" if urge.triggers else ""
        return assemble(
            f"{when}  ", (strength_text(urge) or "·", "bold"), (triggers, "$text-muted")
        )

    @override
    def about(self, row: str) -> str | Content:
        urge = next((each for each in self.tracker.urges.all() if each.id == row), None)
        if urge is None:
            return ""
        names = self.tracker.coping.strategy_names()
        lines = urge_lines(urge, names, self.tracker.here)
        return Content("\n").join(
            assemble(styled(label, "$text-muted"), f"\n{words}") for label, words in lines
        )

    @override
    def form(self, row: str | None) -> Form:
        return UrgeForm(self.tracker, self.tracker.urges.urge(row) if row else None)

    @override
    def remove(self, row: str) -> None:
        self.tracker.urges.remove(self.tracker.urges.urge(row))
