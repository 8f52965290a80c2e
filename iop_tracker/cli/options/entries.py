"""What is kept: plans, cards, risky days, notes, tasks, people."""

from iop_tracker.cli.options.base import Commands, command, group, output
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands for what is kept."""
    _add_plan(commands)
    _add_card(commands)
    _add_event(commands)
    _add_contact(commands)


def _add_plan(commands: Commands) -> None:
    plan = group(commands, "plan", tr("coping plans"))
    command(plan, "list", tr("every plan"), reads=True).set_defaults(run="entries.plan_list")
    show = command(plan, "show", tr("one plan"), reads=True, texts=True)
    show.add_argument("situation", help=tr("the situation or part of it; or: safety, costs"))
    show.set_defaults(run="entries.plan_show")
    add = command(plan, "add", tr("write a plan"), texts=True)
    add.add_argument("situation")
    add.add_argument("--sign", metavar="T", action="append", default=[], help=tr("a warning sign"))
    add.add_argument(
        "--strategy", metavar="S", action="append", default=[], help=tr("name or part")
    )
    add.add_argument("--contact", metavar="C", action="append", default=[], help=tr("name or part"))
    add.add_argument("--reason", metavar="T", action="append", default=[])
    then = tr("like: If I pass the bar, then I cross the street")
    add.add_argument("--if-then", metavar="T", action="append", default=[], help=then)
    add.add_argument("--place", metavar="T", action="append", default=[], help=tr("where to go"))
    add.add_argument("--days", metavar="DAYS", default="", help=tr("hard days, like fri,sat"))
    add.set_defaults(run="entries.plan_add")


def _add_card(commands: Commands) -> None:
    card = command(commands, "card", tr("a plan as a card for the wallet, as Markdown"), texts=True)
    about = tr("the situation or part of it, or: safety; without it the plan to read next")
    card.add_argument("name", nargs="?", help=about)
    output(card)
    card.set_defaults(run="card.card")


def _add_event(commands: Commands) -> None:
    event = group(commands, "event", tr("risky days to come"))
    listed = command(event, "list", tr("what is coming up, and how it went"), reads=True)
    listed.set_defaults(run="events.event_list")
    add = command(event, "add", tr("write down a risky day to come"), texts=True)
    add.add_argument("name", help=tr("like: my sister's wedding"))
    add.add_argument("--date", metavar="DATE", required=True, help=tr("like fri or 2026-11-27"))
    add.add_argument(
        "--plan", metavar="NAME", help=tr("the coping plan for it, or part of its name")
    )
    add.set_defaults(run="events.event_add")
    went = command(event, "went", tr("say how it went"), texts=True)
    went.add_argument("name", help=tr("what it was; with its day where there are several"))
    went.add_argument("answer", help=tr("well, hard, used, stayed-away or rather-not-say"))
    went.add_argument("--note", metavar="T", help=tr("a few words"))
    went.set_defaults(run="events.event_went")


def _add_contact(commands: Commands) -> None:
    contact = group(commands, "contact", tr("people to call"))
    listed = command(contact, "list", tr("everybody to call, and the help lines"), reads=True)
    listed.set_defaults(run="entries.contact_list")
    add = command(contact, "add", tr("add somebody to call"), texts=True)
    add.add_argument("name")
    add.add_argument("--phone", default="")
    add.add_argument("--role", default="", help=tr("sponsor, sister, counselor"))
    add.set_defaults(run="entries.contact_add")
