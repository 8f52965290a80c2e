"""Questionnaires."""

from iop_tracker.cli.options.base import Commands, command, group
from iop_tracker.language import tr

ANSWERS = tr(
    "the answers in order, like 0,1,- (- leaves one out; where it is the first: --answers=-,0,1): "
    "the number before the answer, or the number of days; - alone reads them from the input"
)


def add(commands: Commands) -> None:
    """Commands for questionnaires."""
    assess = group(commands, "assess", tr("questionnaires: PHQ-9, GAD-7, BAM, craving"))
    listed = command(assess, "list", tr("what there is, and when each is due"), reads=True)
    listed.set_defaults(run="assess.assess_list")
    chosen = command(assess, "choose", tr("let one come up by itself, or not any more"))
    chosen.add_argument("name", metavar="NAME")
    chosen.add_argument("--weeks", required=True, metavar="1/2/off")
    chosen.set_defaults(run="assess.assess_choose")
    taken = command(assess, "take", tr("answer one; on a terminal it asks one by one"), texts=True)
    taken.add_argument("name", metavar="NAME")
    taken.add_argument("--answers", metavar="LIST", help=ANSWERS)
    taken.add_argument("--date", metavar="DATE", default="today")
    taken.set_defaults(run="assess.assess_take")
    shown = command(assess, "show", tr("what one came to, and how it changed"), reads=True)
    shown.add_argument("name", metavar="NAME")
    shown.set_defaults(run="assess.assess_show")
