"""What only reads: today, schedule, insights."""

from iop_tracker.cli.options.base import Commands, command
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands that only read."""
    today = command(commands, "today", tr("what matters now"), reads=True)
    today.set_defaults(run="reading.today")
    line = command(commands, "status", tr("what is next, in one line"), reads=True)
    line.add_argument("--discreet", action="store_true", help=tr("without a word of what it is"))
    near = tr("say it only when a session begins within so many minutes")
    line.add_argument("--session-within", metavar="MINUTES", help=near)
    waits = tr("say it only when today's check-in waits")
    line.add_argument("--check-in", action="store_true", help=waits)
    line.set_defaults(run="status.status")
    week = command(commands, "schedule", tr("a week of sessions"), reads=True)
    week.add_argument("--week", metavar="DATE", default="today", help=tr("any day of the week"))
    week.set_defaults(run="reading.schedule")
    insights = command(commands, "insights", tr("how the days go, in words"), reads=True)
    insights.add_argument("--days", metavar="N", help=tr("the last N days; else all"))
    insights.set_defaults(run="insights.insights")
    signals = command(commands, "signals", tr("what today points out, by which rules"), reads=True)
    on, off = (
        tr("switch a rule on; may be given again"),
        tr("switch a rule off; may be given again"),
    )
    signals.add_argument("--on", metavar="RULE", action="append", default=[], help=on)
    signals.add_argument("--off", metavar="RULE", action="append", default=[], help=off)
    signals.set_defaults(run="signals.signals")
