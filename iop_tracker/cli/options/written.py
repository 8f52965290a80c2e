"""What is written down: notes, tasks, questions for a session; and search over all of it."""

from iop_tracker.cli.options.base import Commands, command, group
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands for what is written down."""
    _add_note(commands)
    _add_task(commands)
    ask = group(commands, "ask", tr("questions for a session"))
    command(ask, "list", tr("every question"), reads=True).set_defaults(run="written.ask_list")
    new = command(ask, "add", tr("keep a question for the next session"), texts=True)
    new.add_argument("text")
    new.set_defaults(run="written.ask_add")
    done = command(ask, "done", tr("mark a question as talked about"), texts=True)
    done.add_argument("text", help=tr("the question or part of it"))
    done.set_defaults(run="written.ask_done")
    about = tr("everything with these words; a slip or two does not matter")
    search = command(commands, "search", about, reads=True, texts=True)
    search.add_argument("words", nargs="+")
    search.set_defaults(run="written.search")


def _add_note(commands: Commands) -> None:
    note = group(commands, "note", tr("notes"))
    every = command(note, "list", tr("every note"), reads=True, texts=True)
    every.add_argument("--tag", metavar="T", help=tr("those with this tag only"))
    every.set_defaults(run="written.note_list")
    show = command(note, "show", tr("one note"), reads=True, texts=True)
    show.add_argument("title", help=tr("the title or part of it"))
    show.set_defaults(run="written.note_show")
    search = command(note, "search", tr("notes with these words"), reads=True, texts=True)
    search.add_argument("words", nargs="+")
    search.set_defaults(run="written.note_search")
    pin = command(note, "pin", tr("let a note stand above the others, or not any more"), texts=True)
    pin.add_argument("title", help=tr("the title or part of it"))
    pin.set_defaults(run="written.note_pin")
    new = command(note, "add", tr("write a note"), texts=True)
    new.add_argument("title")
    new.add_argument("--text", default="", help=tr("Markdown"))
    new.add_argument("--tags", default="", help=tr("divided by commas"))
    new.set_defaults(run="written.note_add")


def _add_task(commands: Commands) -> None:
    task = group(commands, "task", tr("things to do"))
    command(task, "list", tr("every task"), reads=True).set_defaults(run="written.task_list")
    until = tr("like tomorrow, fri, in 3 days, or: before thursday's group")
    new = command(task, "add", tr("write a task"), texts=True)
    new.add_argument("text")
    new.add_argument("--due", metavar="WHEN", help=until)
    new.add_argument("--every", metavar="SPAN", help=tr("it comes back: day, week, 2 weeks"))
    new.set_defaults(run="written.task_add")
    done = command(task, "done", tr("mark a task as done"), texts=True)
    done.add_argument("text", help=tr("the task or part of it"))
    done.set_defaults(run="written.task_done")
    later = command(
        task, "later", tr("carry a task over to tomorrow, or a day further"), texts=True
    )
    later.add_argument("text", help=tr("the task or part of it"))
    later.add_argument("--due", metavar="WHEN", help=until)
    later.set_defaults(run="written.task_later")
