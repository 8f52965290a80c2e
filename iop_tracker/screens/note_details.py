"""What the page of notes says beside its lists."""

from textual.content import Content

from iop_tracker.domain.due import every_text
from iop_tracker.domain.note import Task
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.screens.goal_form import NEW_GOAL
from iop_tracker.screens.note_form import NEW
from iop_tracker.screens.task_form import NEW_TASK
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import assemble


def draft_sentence(tracker: Tracker, tab: str) -> str:
    """What was half typed when the program last ended, and how to go on; empty for nothing."""
    kept = {draft.key for draft in tracker.drafts()}
    if tab == "tasks":
        return tr("Half-typed task kept: press n to go on.") if NEW_TASK in kept else ""
    if tab == "goals":
        return tr("Half-typed goal kept: press n to go on.") if NEW_GOAL in kept else ""
    if NEW in kept:
        return tr("Half-typed note kept: press n to go on.")
    if any(f"note:{note.id}" in kept for note in tracker.notes.notes()):
        return tr("Half-typed change kept: press e on that note to go on.")
    return ""


def task_details(tracker: Tracker, task: Task) -> Content:
    """A task in full, the session it came from, and the note."""
    day = tracker.here.day
    about = (
        tr("\nbefore {before}", before=tracker.sessions.link_text(task.before))
        if task.before
        else ""
    )
    about += (
        tr("\nfrom {session}", session=tracker.sessions.link_text(task.session))
        if task.session
        else ""
    )
    if task.done_days:
        times = count_text(len(task.done_days), "time")
        about += tr(
            "\n{every_text}; done {times}, last {done_days}",
            every_text=every_text(task.every),
            times=times,
            done_days=day(task.done_days[-1]),
        )
    title = next((note.title for note in tracker.notes.notes() if note.id == task.note_id), "")
    if title:
        about += tr("\nin the note “{title}”", title=title)
    return assemble(task.text, (about, "$text-muted"))
