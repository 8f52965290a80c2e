"""Goals, and milestones."""

from iop_tracker.cli.options.base import AGAIN, Commands, command, group


def add(commands: Commands) -> None:
    """Commands for the way one has come, and where it is to lead."""
    _add_goal(commands)
    _add_milestones(commands)


def _add_goal(commands: Commands) -> None:
    goal = group(commands, "goal", "personal goals and their steps")
    listed = command(goal, "list", "every goal, open ones first", reads=True)
    listed.add_argument("--week", action="store_true", help="the few of this week only")
    listed.set_defaults(run="goals.goal_list")
    add = command(goal, "add", "write down a goal", texts=True)
    add.add_argument("text", help="like: sleep through the night")
    add.add_argument("--why", metavar="T", default="", help="what for; - takes all that is left")
    add.add_argument("--step", metavar="T", action="append", default=[], help=f"a step; {AGAIN}")
    add.add_argument("--due", metavar="DATE", help="like fri or 2026-11-27")
    add.set_defaults(run="goals.goal_add")
    show = command(goal, "show", "one goal with its steps", reads=True, texts=True)
    show.add_argument("name", help="the goal or part of it")
    show.set_defaults(run="goals.goal_show")
    step = command(goal, "step", "mark a step as done, or as open again", texts=True)
    step.add_argument("name", help="the goal or part of it")
    step.add_argument("step", help="its number, or its words or part of them")
    step.set_defaults(run="goals.goal_step")
    for name, about, run in (
        ("done", "mark a goal as reached", "goals.goal_done"),
        ("let-go", "let a goal go, or take it up again", "goals.goal_let_go"),
    ):
        mark = command(goal, name, about, texts=True)
        mark.add_argument("name", help="the goal or part of it")
        mark.set_defaults(run=run)


def _add_milestones(commands: Commands) -> None:
    about = "what you have done, in numbers that never go back"
    page = command(commands, "milestones", about, reads=True)
    page.set_defaults(run="milestones.milestones")
    what = page.add_subparsers(metavar="WHAT", parser_class=type(page))
    change = command(what, "set", "choose what is counted", texts=True)
    for option, words in (
        ("--since", "a date to count from, like: living at home=2026-09-01"),
        ("--without", "the same for living without something: your check-ins tell how it went"),
    ):
        change.add_argument(
            option, metavar="NAME=DATE", action="append", default=[], help=f"{words}; {AGAIN}"
        )
    change.add_argument("--drop", metavar="NAME", action="append", default=[], help="take one away")
    change.add_argument("--money", metavar="N", help="money saved in a week; none for none")
    change.add_argument("--currency", metavar="T", help="like $ or EUR")
    change.add_argument("--hours", metavar="N", help="hours won in a week; none for none")
    first = "saved from this day on; none for the first day of the program"
    change.add_argument("--from", metavar="DATE", dest="saved_from", help=first)
    kinds = "weeks, sessions or check-ins"
    change.add_argument("--show", metavar="KIND", action="append", default=[], help=kinds)
    change.add_argument("--hide", metavar="KIND", action="append", default=[], help=kinds)
    change.set_defaults(run="milestones.milestones_set")
