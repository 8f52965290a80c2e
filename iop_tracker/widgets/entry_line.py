"""How an entry of the schedule is written."""

from textual.content import Content

from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.occurrence import OccurrenceState
from iop_tracker.domain.schedule import SlotKind
from iop_tracker.domain.words import length_text
from iop_tracker.language import tr
from iop_tracker.views.entry import Entry
from iop_tracker.widgets.plain_text import assemble, styled

KIND_STYLES = {
    SlotKind.GROUP: "$kind-session",
    SlotKind.PEER_SUPPORT: "$kind-session",
    SlotKind.INDIVIDUAL: "$kind-talk",
    SlotKind.FAMILY: "$kind-talk",
    SlotKind.WORKSHOP: "$kind-learn",
    SlotKind.RELAPSE_PREVENTION: "$kind-learn",
    SlotKind.MEDICAL: "$kind-care",
}

SIGNS = {
    AttendanceStatus.ATTENDED: "✓",
    AttendanceStatus.LATE: "≈",
    AttendanceStatus.EXCUSED: "e",
    AttendanceStatus.MISSED: "–",
}


def kind_style(kind: SlotKind) -> str:
    """The color of a kind; own commitments are quiet."""
    return KIND_STYLES.get(kind, "$kind-own")


def status_sign(entry: Entry) -> str:
    """One sign for how it went; empty while it is not marked."""
    return SIGNS[entry.status] if entry.status else ""


def state_words(entry: Entry) -> str:
    """What is special about it, in words: marks, changes, conflicts."""
    state = entry.occurrence.state
    words = [tr(state.value)] if state is not OccurrenceState.PLANNED else []
    if entry.status:
        words.append(f"{SIGNS[entry.status]} {tr(entry.status.value)}")
    elif entry.needs_mark:
        words.append(tr("not marked yet"))
    if entry.clash_text:
        words.append(entry.clash_text)
    return ", ".join(words)


def name_style(entry: Entry) -> str:
    """Color of the kind; crossed out when it was cancelled."""
    style = kind_style(entry.occurrence.kind)
    return style if entry.occurrence.takes_place else f"{style} strike"


def entry_line(entry: Entry) -> Content:
    """One line: time, name, and what is special."""
    special = state_words(entry)
    return assemble(
        f"{entry.time}–{entry.ends}  ",
        (entry.occurrence.name, name_style(entry)),
        (f"  {special}" if special else "", "$text-muted"),
    )


def entry_details(entry: Entry, day: str) -> Content:
    """Everything about it in a few lines.

    Args:
        entry: What to write about.
        day: Its day in words.
    """
    occurrence = entry.occurrence
    where = " · ".join(part for part in (occurrence.place, occurrence.facilitator) if part)
    kind = occurrence.kind.label if occurrence.name != occurrence.kind.label else ""
    note = entry.mark.note if entry.mark else ""
    special = " · ".join(part for part in (state_words(entry), occurrence.note, note) if part)
    program_time = (
        tr(" ({program_time} program time)", program_time=entry.program_time)
        if entry.program_time
        else ""
    )
    lines = [
        assemble((occurrence.name, f"bold {name_style(entry)}"), f"  {kind}" if kind else ""),
        Content(
            f"{day}, {entry.time}–{entry.ends}{program_time} · {length_text(occurrence.minutes)}"
        ),
    ]
    lines += [Content(where)] if where else []
    lines += [styled(special, "$text-muted")] if special else []
    return Content("\n").join(lines)
