"""Session slots of the weekly plan and the exceptions to single occurrences."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.record import Record
from iop_tracker.domain.scale import (
    check_day,
    check_line,
    check_order,
    check_range,
    check_text,
    check_title,
    check_weekdays,
)
from iop_tracker.language import tr

MOST_MINUTES = 24 * 60
WALL_TIME = tr("A session's time is the clock on the wall there.")


class SlotKind(StrEnum):
    """What happens in a slot: a session of the program, or the participant's own life."""

    GROUP = "group"
    INDIVIDUAL = "individual"
    FAMILY = "family"
    WORKSHOP = "workshop"
    RELAPSE_PREVENTION = "relapse_prevention"
    PEER_SUPPORT = "peer_support"
    MEDICAL = "medical"
    WORK = "work"
    SCHOOL = "school"
    FAMILY_TIME = "family_time"
    OTHER = "other"

    @property
    def is_own(self) -> bool:
        """Whether it is the participant's own commitment and not a session."""
        return self in OWN_KINDS

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return LABELS[self]

    @property
    def short(self) -> str:
        """Its name where there is little room, at most 8 characters."""
        return SHORT_LABELS[self]


OWN_KINDS = frozenset({SlotKind.WORK, SlotKind.SCHOOL, SlotKind.FAMILY_TIME, SlotKind.OTHER})

LABELS = {
    SlotKind.GROUP: tr("Group counseling"),
    SlotKind.INDIVIDUAL: tr("Individual session"),
    SlotKind.FAMILY: tr("Family therapy"),
    SlotKind.WORKSHOP: tr("Workshop"),
    SlotKind.RELAPSE_PREVENTION: tr("Relapse prevention"),
    SlotKind.PEER_SUPPORT: tr("Peer support"),
    SlotKind.MEDICAL: tr("Medical visit"),
    SlotKind.WORK: tr("Work"),
    SlotKind.SCHOOL: tr("School"),
    SlotKind.FAMILY_TIME: tr("Family time"),
    SlotKind.OTHER: tr("Other"),
}

SHORT_LABELS = {
    SlotKind.GROUP: tr("Group"),
    SlotKind.INDIVIDUAL: tr("1-to-1"),
    SlotKind.FAMILY: tr("Family"),
    SlotKind.WORKSHOP: tr("Workshop"),
    SlotKind.RELAPSE_PREVENTION: tr("Prevent"),
    SlotKind.PEER_SUPPORT: tr("Peer"),
    SlotKind.MEDICAL: tr("Medical"),
    SlotKind.WORK: tr("Work"),
    SlotKind.SCHOOL: tr("School"),
    SlotKind.FAMILY_TIME: tr("Home"),
    SlotKind.OTHER: tr("Other"),
}


class Slot(Record, frozen=True, kw_only=True):
    """Something that comes back every week or every few weeks.

    Raises:
        InvalidEntry: for a value outside the ranges below.
    """

    kind: SlotKind
    title: str = ""
    """The participant's name for it; empty means the kind's own name."""
    weekdays: tuple[int, ...]
    """0 Monday to 6 Sunday, at least one."""
    starts: time
    """Wall time in the program's zone."""
    minutes: int
    """5 to 1440."""
    every_weeks: int = 1
    """1 to 8, counted in weeks from Monday, beginning with the week of `first`."""
    first: date
    """From this day on."""
    last: date | None = None
    """Until this day; None goes on; the day before `first` when it ended before it began."""
    phases: tuple[str, ...] = ()
    """Ids of the phases it belongs to; empty means always."""
    place: str = ""
    """An address, a room, or a link."""
    facilitator: str = ""
    uid: str = ""
    """Names the event in the calendar that it was taken in from (RFC 5545, section 3.8.4.7)."""

    def __post_init__(self) -> None:
        check_line("title", self.title, what=tr("The title"))
        check_weekdays("weekdays", self.weekdays)
        if not self.weekdays:
            raise InvalidEntry("weekdays", tr("Pick at least one day of the week."))
        check_range("minutes", self.minutes, low=5, high=MOST_MINUTES, what=tr("Minutes"))
        check_range("every_weeks", self.every_weeks, low=1, high=8, what=tr("Every how many weeks"))
        check_day("first", self.first)
        check_day("last", self.last)
        check_order("last", self.first - timedelta(days=1), self.last)
        check_line("place", self.place, what=tr("The place"))
        check_line("facilitator", self.facilitator, what=tr("The name"))
        if self.starts.tzinfo is not None:
            raise InvalidEntry("starts", WALL_TIME)

    @property
    def name(self) -> str:
        """What to call it on the screen."""
        return self.title.strip() or self.kind.label


class ExceptionKind(StrEnum):
    """What is different about one occurrence."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    ADDED = "added"


class ScheduleException(Record, frozen=True, kw_only=True):
    """One occurrence that was cancelled or moved, or one that was added.

    Raises:
        InvalidEntry: when a field that its kind needs is missing.
    """

    kind: ExceptionKind
    slot_id: str = ""
    """The slot it belongs to; empty for an added occurrence."""
    day: date
    """Day of the occurrence as planned; for an added one its day."""
    starts_at: datetime | None = None
    """New start (moved) or start (added): wall time in the program's zone."""
    minutes: int | None = None
    """New length; None keeps the slot's."""
    session_kind: SlotKind | None = None
    """For an added occurrence."""
    title: str = ""
    place: str = ""
    """New place (moved) or place (added); empty keeps the slot's."""
    note: str = ""
    uid: str = ""
    """Names the event in the calendar that it was taken in from (RFC 5545, section 3.8.4.7)."""

    def __post_init__(self) -> None:
        check_day("day", self.day)
        check_day("starts_at", self.starts_at)
        if self.starts_at and self.starts_at.tzinfo is not None:
            raise InvalidEntry("starts_at", WALL_TIME)
        needs_start = self.kind is not ExceptionKind.CANCELLED
        if needs_start and self.starts_at is None:
            raise InvalidEntry("starts_at", tr("Say on which day and at what time it starts."))
        if self.kind is ExceptionKind.ADDED and (not self.session_kind or self.minutes is None):
            raise InvalidEntry("session_kind", tr("Say what kind of session it is and how long."))
        if self.kind is not ExceptionKind.ADDED and not self.slot_id:
            raise InvalidEntry("slot_id", tr("Choose the session that is different."))
        if self.minutes is not None:
            check_range("minutes", self.minutes, low=5, high=MOST_MINUTES, what=tr("Minutes"))
        check_line("title", self.title, what=tr("The title"))
        check_line("place", self.place, what=tr("The place"))
        check_text("note", self.note, what=tr("The note"))


def check_commitment(title: str, kind: SlotKind) -> None:
    """Ask for a name where the kind alone says too little.

    Raises:
        InvalidEntry: for an own commitment of the kind "other" without a title.
    """
    if kind is SlotKind.OTHER:
        check_title("title", title, what=tr("The title"))
