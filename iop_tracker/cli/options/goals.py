"""Goals, and milestones."""

from iop_tracker.cli.options.base import AGAIN, Commands, command, group
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands for the way one has come, and where it is to lead."""
    _add_goal(commands)
    _add_milestones(commands)


def _add_goal(commands: Commands) -> None:
    goal = group(commands, "goal", tr("personal goals and their steps"))
    listed = command(goal, "list", tr("every goal, open ones first"), reads=True)
    listed.add_argument("--week", action="store_true", help=tr("the few of this week only"))
    listed.set_defaults(run="goals.goal_list")
    add = command(goal, "add", tr("write down a goal"), texts=True)
    add.add_argument("text", help=tr("like: sleep through the night"))
    add.add_argument(
        "--why", metavar="T", default="", help=tr("what for; - takes all that is left")
    )
    add.add_argument(
        "--step", metavar="T", action="append", default=[], help=tr("a step; {again}", again=AGAIN)
    )
    add.add_argument("--due", metavar="DATE", help=tr("like fri or 2026-11-27"))
    add.set_defaults(run="goals.goal_add")
    show = command(goal, "show", tr("one goal with its steps"), reads=True, texts=True)
    show.add_argument("name", help=tr("the goal or part of it"))
    show.set_defaults(run="goals.goal_show")
    step = command(goal, "step", tr("mark a step as done, or as open again"), texts=True)
    step.add_argument("name", help=tr("the goal or part of it"))
    step.add_argument("step", help=tr("its number, or its words or part of them"))
    step.set_defaults(run="goals.goal_step")
    for name, about, run in (
        ("done", tr("mark a goal as reached"), "goals.goal_done"),
        ("let-go", tr("let a goal go, or take it up again"), "goals.goal_let_go"),
    ):
        mark = command(goal, name, about, texts=True)
        mark.add_argument("name", help=tr("the goal or part of it"))
        mark.set_defaults(run=run)


def _add_milestones(commands: Commands) -> None:
    about = tr("what you have done, in numbers that never go back")
    page = command(commands, "milestones", about, reads=True)
    page.set_defaults(run="milestones.milestones")
    what = page.add_subparsers(metavar="WHAT", parser_class=type(page))
    change = command(what, "set", tr("choose what is counted"), texts=True)
    for option, words in (
        ("--since", tr("a date to count from, like: living at home=2026-09-01")),
        ("--without", tr("the same for living without something: your check-ins tell how it went")),
    ):
        change.add_argument(
            option, metavar="NAME=DATE", action="append", default=[], help=f"{words}; {AGAIN}"
        )
    change.add_argument(
        "--drop", metavar="NAME", action="append", default=[], help=tr("take one away")
    )
    change.add_argument("--money", metavar="N", help=tr("money saved in a week; none for none"))
    change.add_argument("--currency", metavar="T", help=tr("like $ or EUR"))
    change.add_argument("--hours", metavar="N", help=tr("hours won in a week; none for none"))
    first = tr("saved from this day on; none for the first day of the program")
    change.add_argument("--from", metavar="DATE", dest="saved_from", help=first)
    kinds = tr("weeks, sessions or check-ins")
    change.add_argument("--show", metavar="KIND", action="append", default=[], help=kinds)
    change.add_argument("--hide", metavar="KIND", action="append", default=[], help=kinds)
    change.set_defaults(run="milestones.milestones_set")
