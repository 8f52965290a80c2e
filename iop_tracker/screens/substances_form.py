"""What the recovery is about; it is shown nowhere else."""

from collections.abc import Mapping

from textual.app import ComposeResult
from typing_extensions import override

from iop_tracker.domain.settings import Substance
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.toggles import Toggles

NAMES: Mapping[Substance, str] = {
    Substance.ALCOHOL: tr("Alcohol"),
    Substance.OPIOIDS: tr("Opioids, pain pills"),
    Substance.BENZODIAZEPINES: tr("Benzos, sleeping pills"),
    Substance.STIMULANTS: tr("Cocaine, meth, speed"),
    Substance.CANNABIS: tr("Cannabis"),
    Substance.NICOTINE: tr("Nicotine"),
    Substance.OTHER: tr("Something else"),
}
"""What each is called; in the order in which they are offered."""
WHY = tr(
    "It decides which danger signs are shown, and if help now has a line about naloxone. No other "
    "page names it. You can leave it empty: then all signs are shown."
)


class SubstancesForm(Form):
    """One question, with any number of answers or none."""

    heading = tr("What is your recovery about?")

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "substances")

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(WHY, classes="learning-words")
        choices = ((str(each), name) for each, name in NAMES.items())
        yield Field("substances", tr("It is about"), Toggles(choices), hint=tr("arrows, and space"))

    @override
    def fill(self) -> None:
        self.field("substances").answer = ",".join(self.tracker.programs.settings.substances)

    @override
    def store(self) -> None:
        chosen = self.answer("substances").split(",")
        self.tracker.programs.save_substances(tuple(s for s in Substance if s in chosen))
