"""Every command with its options, and where what it runs is found: `module.function`."""

import argparse
from typing import NoReturn, TypeAlias

from typing_extensions import override

from iop_tracker import __version__
from iop_tracker.errors import BadInput

ABOUT = (
    "A private recovery companion for a participant of an Intensive Outpatient Program. Without "
    "a command it opens full-screen. Everything stays in one file on this computer."
)
ASKED_FOR = "a file with the passphrase in its first line; else it is asked for"
FROM_INPUT = (
    "For any text, - reads it from the input, where other users can't see it listed and no shell "
    "keeps it: a line for each, in the order above, and all that is left for --note or --text."
)
NEED_HELP = "In a hard moment: open iop-tracker and press f2. US: call or text 988."


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence and goes the way of all others."""

    @override
    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:].rstrip(".")
        if "argument COMMAND" in message:
            sentence = "There is no such command"
        raise BadInput(f"{sentence}. Try: {self.prog} --help")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def build_parser() -> Parser:
    """The whole command line."""
    parser = Parser(prog="iop-tracker", description=ABOUT, epilog=NEED_HELP)
    parser.add_argument("--version", action="version", version=f"iop-tracker {__version__}")
    parser.add_argument("--file", metavar="PATH", help="the file to use", default=None)
    parser.add_argument("--passphrase-file", metavar="FILE", help=ASKED_FOR, default=None)
    parser.set_defaults(run="screen.open_screen")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    _add_reading(commands)
    _add_writing(commands)
    _add_entries(commands)
    _add_learning(commands)
    _add_file(commands)
    _add_privacy(commands)
    return parser


def _command(
    commands: Commands, name: str, about: str, *, reads: bool = False, texts: bool = False
) -> Parser:
    command: Parser = commands.add_parser(name, help=about, description=about)
    command.epilog = FROM_INPUT if texts else None
    command.add_argument(
        "--file", metavar="PATH", help="the file to use", default=argparse.SUPPRESS
    )
    command.add_argument(
        "--passphrase-file", metavar="FILE", help=ASKED_FOR, default=argparse.SUPPRESS
    )
    if reads:
        command.add_argument("--json", action="store_true", help="for another program")
    return command


def _add_reading(commands: Commands) -> None:
    today = _command(commands, "today", "what matters now", reads=True)
    today.set_defaults(run="reading.today")
    week = _command(commands, "schedule", "a week of sessions", reads=True)
    week.add_argument("--week", metavar="DATE", default="today", help="any day of the week")
    week.set_defaults(run="reading.schedule")
    insights = _command(commands, "insights", "how the days go, in words", reads=True)
    insights.add_argument("--days", metavar="N", help="the last N days; else all")
    insights.set_defaults(run="reading.insights")


def _add_writing(commands: Commands) -> None:
    setup = _command(commands, "setup", "set up the program without questions", texts=True)
    setup.add_argument("--list", action="store_true", help="show the templates")
    for option, meta, about in (
        ("--template", "NAME", "id or name of a template"),
        ("--start", "DATE", "first day of the program"),
        ("--weeks", "N", "another length, 1 to 52"),
        ("--time-zone", "TZ", "like America/New_York; else this computer's"),
        ("--usual-time", "TIME", "when the day's first session begins"),
        ("--name", "NAME", "what to call you"),
        ("--country", "CC", "country of the help lines, like US"),
        ("--substances", "LIST", "what your recovery is about, like alcohol,opioids"),
    ):
        setup.add_argument(option, metavar=meta, help=about)
    setup.set_defaults(run="writing.setup")
    attend = _command(commands, "attend", "mark a session", texts=True)
    attend.add_argument("when", help="mon, today, 2026-11-23, mon@18:00, or a day and a name")
    attend.add_argument("status", help="attended, late, excused or missed")
    attend.add_argument("--note", metavar="T", help="a few words")
    attend.set_defaults(run="writing.attend")
    _add_check_in(commands)
    _add_urge(commands)
    _add_undo(commands)
    _add_removal(commands)


def _add_urge(commands: Commands) -> None:
    urge = _command(commands, "urge", "log an urge, or list them", reads=True, texts=True)
    urge.add_argument("--list", action="store_true", help="show the urges instead")
    urge.add_argument("--before", metavar="0-10", help="how strong it was at first")
    urge.add_argument("--after", metavar="0-10", help="how strong it was in the end")
    again = "may be given again"
    urge.add_argument("--trigger", metavar="T", action="append", default=[], help=again)
    where = "where, or with whom; may be given again"
    urge.add_argument("--place", metavar="P", action="append", default=[], help=where)
    done = "what you did, name or part, with minutes as in walk=15; may be given again"
    urge.add_argument("--strategy", metavar="S", action="append", default=[], help=done)
    urge.add_argument("--thoughts", metavar="T", default="", help="what went through your head")
    went = "passed, still-there, used or rather-not-say"
    urge.add_argument("--outcome", metavar="ANSWER", help=went)
    urge.add_argument("--note", metavar="T", default="", help="a few words")
    urge.add_argument("--at", metavar="WHEN", default="", help="like 18:00 or yesterday@18:00")
    urge.set_defaults(run="urges.urge")
    helped = _command(commands, "helped", "what helped you, and when urges come", reads=True)
    helped.add_argument("--trigger", metavar="T", default="", help="for this trigger alone")
    helped.set_defaults(run="urges.helped")


def _add_undo(commands: Commands) -> None:
    undo = _command(commands, "undo", "take back the last change of the last 30 days", reads=True)
    undo.add_argument("--list", action="store_true", help="show the changes instead")
    undo.set_defaults(run="writing.undo")
    redo = _command(commands, "redo", "do again what was taken back last")
    redo.set_defaults(run="writing.redo")


def _add_removal(commands: Commands) -> None:
    removed = _command(commands, "removed", "what was removed in the last 30 days", reads=True)
    removed.add_argument("number", nargs="?", help="number in the list, to bring it back")
    removed.set_defaults(run="removal.removed")
    erase = _command(commands, "erase", "erase for good what was removed, or everything")
    what = "a number in the list of removed, or: removed (all of it), or: everything"
    erase.add_argument("what", metavar="WHAT", help=what)
    erase.add_argument("--yes", action="store_true", help="do it without asking")
    erase.set_defaults(run="removal.erase")


def _add_check_in(commands: Commands) -> None:
    check_in = _command(commands, "checkin", "record or amend a day's check-in", texts=True)
    for name in ("mood", "craving", "anxiety", "energy"):
        check_in.add_argument(f"--{name}", metavar="0-10")
    check_in.add_argument("--sleep", metavar="HOURS", help="like 7, 6.5 or 7:15")
    check_in.add_argument("--halt", metavar="LIST", help="hungry,angry,lonely,tired")
    check_in.add_argument("--trigger", metavar="T", action="append", help="may be given again")
    check_in.add_argument("--used", metavar="ANSWER", help="yes, no or rather-not-say")
    check_in.add_argument("--note", metavar="T", help="a few words")
    check_in.add_argument("--date", metavar="DATE", default="today")
    check_in.set_defaults(run="writing.check_in")


def _add_entries(commands: Commands) -> None:
    _add_plan(commands)
    _add_card(commands)
    _add_event(commands)
    note = _command(commands, "note", "notes").add_subparsers(
        metavar="WHAT", required=True, parser_class=Parser
    )
    _command(note, "list", "every note", reads=True).set_defaults(run="entries.note_list")
    show = _command(note, "show", "one note", reads=True, texts=True)
    show.add_argument("title", help="the title or part of it")
    show.set_defaults(run="entries.note_show")
    search = _command(note, "search", "notes with these words", reads=True, texts=True)
    search.add_argument("words", nargs="+")
    search.set_defaults(run="entries.note_search")
    add = _command(note, "add", "write a note", texts=True)
    add.add_argument("title")
    add.add_argument("--text", default="", help="Markdown")
    add.add_argument("--tags", default="", help="divided by commas")
    add.set_defaults(run="entries.note_add")
    task = _command(commands, "task", "things to do").add_subparsers(
        metavar="WHAT", required=True, parser_class=Parser
    )
    _command(task, "list", "every task", reads=True).set_defaults(run="entries.task_list")
    add = _command(task, "add", "write a task", texts=True)
    add.add_argument("text")
    add.add_argument("--due", metavar="DATE")
    add.set_defaults(run="entries.task_add")
    done = _command(task, "done", "mark a task as done", texts=True)
    done.add_argument("text", help="the task or part of it")
    done.set_defaults(run="entries.task_done")
    _add_contact(commands)


def _add_plan(commands: Commands) -> None:
    plan = _command(commands, "plan", "coping plans").add_subparsers(
        metavar="WHAT", required=True, parser_class=Parser
    )
    _command(plan, "list", "every plan", reads=True).set_defaults(run="entries.plan_list")
    show = _command(plan, "show", "one plan", reads=True, texts=True)
    show.add_argument("situation", help="the situation or part of it; or: safety, costs")
    show.set_defaults(run="entries.plan_show")
    add = _command(plan, "add", "write a plan", texts=True)
    add.add_argument("situation")
    add.add_argument("--sign", metavar="T", action="append", default=[], help="a warning sign")
    add.add_argument("--strategy", metavar="S", action="append", default=[], help="name or part")
    add.add_argument("--contact", metavar="C", action="append", default=[], help="name or part")
    add.add_argument("--reason", metavar="T", action="append", default=[])
    then = "like: If I pass the bar, then I cross the street"
    add.add_argument("--if-then", metavar="T", action="append", default=[], help=then)
    add.add_argument("--place", metavar="T", action="append", default=[], help="where to go")
    add.add_argument("--days", metavar="DAYS", default="", help="hard days, like fri,sat")
    add.set_defaults(run="entries.plan_add")


def _add_card(commands: Commands) -> None:
    card = _command(commands, "card", "a plan as a card for the wallet, as Markdown", texts=True)
    about = "the situation or part of it, or: safety; without it the plan to read next"
    card.add_argument("name", nargs="?", help=about)
    card.add_argument("-o", "--output", metavar="FILE", help="a new file; else the terminal")
    card.set_defaults(run="card.card")


def _add_event(commands: Commands) -> None:
    event = _command(commands, "event", "risky days to come").add_subparsers(
        metavar="WHAT", required=True, parser_class=Parser
    )
    listed = _command(event, "list", "what is coming up, and how it went", reads=True)
    listed.set_defaults(run="events.event_list")
    add = _command(event, "add", "write down a risky day to come", texts=True)
    add.add_argument("name", help="like: my sister's wedding")
    add.add_argument("--date", metavar="DATE", required=True, help="like fri or 2026-11-27")
    add.add_argument("--plan", metavar="NAME", help="the coping plan for it, or part of its name")
    add.set_defaults(run="events.event_add")
    went = _command(event, "went", "say how it went", texts=True)
    went.add_argument("name", help="what it was; with its day where there are several")
    went.add_argument("answer", help="well, hard, used, stayed-away or rather-not-say")
    went.add_argument("--note", metavar="T", help="a few words")
    went.set_defaults(run="events.event_went")


def _add_contact(commands: Commands) -> None:
    contact = _command(commands, "contact", "people to call").add_subparsers(
        metavar="WHAT", required=True, parser_class=Parser
    )
    listed = _command(contact, "list", "everybody to call, and the help lines", reads=True)
    listed.set_defaults(run="entries.contact_list")
    add = _command(contact, "add", "add somebody to call", texts=True)
    add.add_argument("name")
    add.add_argument("--phone", default="")
    add.add_argument("--role", default="", help="sponsor, sister, counselor")
    add.set_defaults(run="entries.contact_add")


def _add_learning(commands: Commands) -> None:
    rehearse = _command(commands, "rehearse", "go through your plans as cards")
    rehearse.set_defaults(run="learning.rehearse")
    look_back = _command(
        commands, "lookback", "look back after a return to use", reads=True, texts=True
    )
    look_back.add_argument("--list", action="store_true", help="show the looks back instead")
    look_back.add_argument("--date", metavar="DATE", default="today")
    for option, about in (
        ("--before", "what came before"),
        ("--thoughts", "what went through your mind"),
        ("--feelings", "what you felt"),
        ("--did", "what you did"),
        ("--would-try", "what to try another time"),
        ("--tell", "whom to tell"),
    ):
        look_back.add_argument(option, metavar="T", help=about)
    look_back.add_argument("--plan", metavar="P", help="a plan to add a line to; name or part")
    look_back.add_argument("--if-then", metavar="T", help="the line: if ..., then ...")
    look_back.add_argument("--sign", metavar="T", help="or a warning sign")
    look_back.add_argument("--for-session", action="store_true", help="a note for the next session")
    look_back.set_defaults(run="learning.look_back")
    danger = _command(commands, "danger", "danger signs, and what to do", reads=True)
    danger.set_defaults(run="learning.danger")


def _add_privacy(commands: Commands) -> None:
    encrypt = _command(commands, "encrypt", "let the file open with a passphrase only")
    encrypt.set_defaults(run="privacy.encrypt")
    decrypt = _command(commands, "decrypt", "let the file be plain again")
    decrypt.set_defaults(run="privacy.decrypt")
    change = _command(commands, "passphrase", "change the passphrase of an encrypted file")
    change.add_argument("--new-passphrase-file", metavar="FILE", help="the one to come")
    change.add_argument("--new-code", action="store_true", help="make another recovery code")
    change.set_defaults(run="privacy.passphrase")


def _add_file(commands: Commands) -> None:
    export = _command(commands, "export", "all data in another form")
    export.add_argument("form", choices=["json"])
    export.add_argument("-o", "--output", metavar="FILE", help="a new file; else the terminal")
    export.set_defaults(run="file.export")
    bring = _command(commands, "import", "take in what was exported as json")
    bring.add_argument("source", metavar="FILE")
    bring.set_defaults(run="file.bring_in")
    demo = _command(commands, "demo", "look around with an invented person's data")
    demo.add_argument("--to", metavar="FILE", help="write the data to a new file instead")
    length = demo.add_mutually_exclusive_group()
    length.add_argument("--weeks", metavar="N")
    length.add_argument("--years", metavar="N")
    demo.add_argument("--seed", metavar="S", default="1")
    demo.set_defaults(run="file.demo")
    backup = _command(commands, "backup", "keep a copy of the file as it is now")
    backup.add_argument("-o", "--output", metavar="FILE", help="a new file; else in backups")
    backup.set_defaults(run="copies.backup")
    restore = _command(commands, "restore", "list the copies, or go back to one", reads=True)
    restore.add_argument("number", nargs="?", help="number in the list")
    restore.add_argument("--look", action="store_true", help="show what it would change, only")
    restore.add_argument("--yes", action="store_true", help="do it without asking")
    restore.set_defaults(run="copies.restore")
    merge = _command(commands, "merge", "take in the other computer's version of the file")
    merge.add_argument("other", metavar="OTHER", help="the other file")
    merge.set_defaults(run="copies.merge")
    doctor = _command(commands, "doctor", "check the file, its place and the terminal", reads=True)
    doctor.set_defaults(run="file.doctor")
    path = _command(commands, "path", "where the file is")
    path.set_defaults(run="file.path")
