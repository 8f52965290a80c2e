"""When each field of a record was written, and two versions of a record made into one.

Each field is a register of a replicated data type (Shapiro et al., "A comprehensive study of
convergent and commutative replicated data types", 2011). Of most fields the version written last
stays. Of texts and lists every version stays whose writer had not seen the others, until somebody
writes over them. So it does not matter which computer is merged into which, and how often.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.lookback import LOOK_BACK_STEPS, LookBack
from iop_tracker.domain.milestone import SinceDay
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.question import OwnQuestion
from iop_tracker.domain.record import Record, check_moments, name_of
from iop_tracker.domain.risky import RiskyEvent
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS, CostBenefit, SafetyPlan
from iop_tracker.domain.scale import TITLE_LIMIT, both_texts
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.topic import Topic
from iop_tracker.domain.urge import Urge
from iop_tracker.domain.wants import Wants
from iop_tracker.language import tr

R = TypeVar("R", bound=Record)

Text = str | tuple[str, ...]
Names = tuple[str, ...]

LEAST = timedelta(microseconds=1)
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
LINE_DIVIDER = " / "


class Keeps(Enum):
    """How the versions of a field are shown together."""

    LINE = tr("one line, the versions beside each other")
    TEXT = tr("one text, the versions below each other")
    LIST = tr("one list, with what is in any of them")


KEEPS: Mapping[type[Record], Mapping[str, Keeps]] = {
    CheckIn: {
        **dict.fromkeys(("note", "gratitude"), Keeps.TEXT),
        **dict.fromkeys(("triggers", "feelings", "signs"), Keeps.LIST),
    },
    OwnQuestion: dict.fromkeys(("name", "low", "high"), Keeps.LINE),
    Note: {"title": Keeps.LINE, "text": Keeps.TEXT, "tags": Keeps.LIST},
    Task: {"text": Keeps.LINE},
    Topic: {"text": Keeps.LINE},
    Wants: {"lines": Keeps.LIST},
    Goal: {
        "text": Keeps.LINE,
        "why": Keeps.TEXT,
        **dict.fromkeys(("steps", "done_steps"), Keeps.LIST),
    },
    SinceDay: {"name": Keeps.LINE},
    CopingPlan: {
        "situation": Keeps.LINE,
        **dict.fromkeys(
            ("warning_signs", "strategies", "contacts", "reasons", "if_then", "places"), Keeps.LIST
        ),
    },
    SafetyPlan: dict.fromkeys(SAFETY_STEPS, Keeps.LIST),
    CostBenefit: dict.fromkeys(COST_FIELDS, Keeps.LIST),
    Urge: {
        **dict.fromkeys(("triggers", "places"), Keeps.LIST),
        **dict.fromkeys(("thoughts", "note"), Keeps.TEXT),
    },
    RiskyEvent: {"name": Keeps.LINE, "note": Keeps.TEXT},
    LookBack: dict.fromkeys(LOOK_BACK_STEPS, Keeps.TEXT),
    Strategy: {"name": Keeps.LINE, "how": Keeps.TEXT, "when_not": Keeps.TEXT},
    Contact: {"name": Keeps.LINE, "phone": Keeps.LINE, "role": Keeps.LINE},
    Attendance: {"note": Keeps.TEXT},
    Slot: dict.fromkeys(("title", "place", "facilitator"), Keeps.LINE),
    ScheduleException: {"title": Keeps.LINE, "place": Keeps.LINE, "note": Keeps.TEXT},
}
"""The fields that hold the participant's own words: no version of them is dropped unseen."""

TOGETHER: Mapping[type[Record], Names] = {
    Slot: ("first", "last"),
    Task: ("due", "before"),
    ScheduleException: ("kind", "slot_id", "day", "starts_at", "minutes", "session_kind"),
}
"""Fields of one kind that only make sense with each other, so that they go as one."""

STAMPS = frozenset({"id", "created", "changed"})


class FieldEdit(Struct, frozen=True):
    """When the versions of a field were written.

    Raises:
        InvalidEntry: when times and versions do not fit each other, or a time is no moment.
    """

    at: tuple[datetime, ...]
    """Of each version, oldest first; aware, UTC."""
    over: tuple[datetime, ...] = ()
    """When the versions were written that are replaced for good."""
    values: tuple[Text, ...] = ()
    """The versions, where there is more than one."""

    def __post_init__(self) -> None:
        if not self.at or len(self.values) != (len(self.at) if len(self.at) > 1 else 0):
            raise InvalidEntry("at", tr("Each version has its time."))
        check_moments("at", (*self.at, *self.over))


class Edits(Record, frozen=True, kw_only=True):
    """When the fields of one record were written; all at once where there is none of it.

    Its `id` is `name_of` the record.
    """

    base: datetime
    """When the fields were written that are not in `fields`."""
    fields: dict[str, FieldEdit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_moments("base", (self.base,))


class _Version(Struct, frozen=True):
    """What was written into a field, or into fields that go together."""

    at: datetime
    values: tuple[Any, ...]

    @property
    def rank(self) -> tuple[datetime, str]:
        """Later ones come after; of two at one moment always the same one."""
        return (self.at, repr(self.values))


class _Register(Struct, frozen=True):
    """The versions that are there, and when those were written that are not any more."""

    versions: frozenset[_Version]
    over: frozenset[datetime] = frozenset()

    @property
    def newest(self) -> _Version:
        return max(self.versions, key=lambda version: version.rank)

    @property
    def in_order(self) -> list[_Version]:
        return sorted(self.versions, key=lambda version: version.rank)


_Registers = dict[Names, _Register]


def edited(before: Record, edits: Edits | None, after: Record) -> Edits:
    """When the fields were written, once `after` takes the place of `before`.

    A change is always later than what it changes, even if the clock was set back. A version that
    had no room beside the others was not seen, so it stays, to be shown when there is room.
    """
    registers = _registers(before, edits)
    for names, register in registers.items():
        values = _values(after, names)
        if values != _values(before, names):
            at = max(after.changed or LONG_AGO, register.newest.at + LEAST)
            hidden = {each for each in register.versions if _is_hidden(each, before, names)}
            seen = {each.at for each in register.versions - hidden} if _keeps(after, names) else {}
            registers[names] = _Register(
                frozenset({_Version(at, values), *hidden}), register.over | frozenset(seen)
            )
    return _edits(after, registers)


def _is_hidden(version: _Version, record: Record, names: Names) -> bool:
    """Whether a version of a text cannot be seen in the record."""
    (name, *_), (text, *_) = names, version.values
    if _keeps(record, names) not in {Keeps.LINE, Keeps.TEXT}:
        return False
    return bool(text.strip()) and text not in getattr(record, name)


def merged(one: R, its: Edits | None, other: R, others: Edits | None) -> tuple[R, Edits]:
    """Two versions of one record as one, the same whichever comes first.

    Args:
        one: A version.
        its: When its fields were written.
        other: Another version of the same record.
        others: When that one's fields were written.
    """
    mine, theirs = _registers(one, its), _registers(other, others)
    registers = {
        names: _joined(mine[names], theirs[names], keeps_all=_keeps(one, names) is not None)
        for names in mine
    }
    shown: dict[str, Any] = {}
    for names, register in registers.items():
        shown |= zip(names, _shown(register, _keeps(one, names)), strict=True)
    created = min((each.created for each in (one, other) if each.created), default=None)
    changed = max((each.changed for each in (one, other) if each.changed), default=None)
    record = replace(one, **shown, created=created, changed=changed)
    return record, _edits(record, registers)


def removal_written(record: Record, edits: Edits | None) -> datetime:
    """When it was said last whether a record is removed; if never, when it came to be."""
    return _registers(record, edits)[("removed",)].newest.at


def texts_kept(edits: Edits) -> bool:
    """Whether more than one version of a field is kept."""
    return any(each.values for each in edits.fields.values())


def has_hidden_text(record: Record, edits: Edits) -> bool:
    """Whether a version that is kept has no room beside the others, so that it is not seen."""
    return any(
        isinstance(version, str) and version.strip() and version not in getattr(record, name)
        for name, edit in edits.fields.items()
        for version in edit.values
    )


def _registers(record: Record, edits: Edits | None) -> _Registers:
    base = edits.base if edits else record.changed or LONG_AGO
    known = edits.fields if edits else {}
    registers = {}
    for names in _groups(type(record)):
        values = _values(record, names)
        edit = known.get(names[0]) or FieldEdit((base,))
        several = [(value,) for value in edit.values] or [values]
        versions = frozenset(map(_Version, edit.at, several))
        registers[names] = _Register(versions, frozenset(edit.over))
    return registers


def _edits(record: Record, registers: _Registers) -> Edits:
    """The registers as they are stored: what most fields have in common is said once."""
    edits = {names[0]: _field_edit(register) for names, register in registers.items()}
    times = Counter(edit.at[0] for edit in edits.values() if edit == FieldEdit(edit.at[:1]))
    base = max(times, key=lambda at: (times[at], at), default=LONG_AGO)
    different = {name: edit for name, edit in edits.items() if edit != FieldEdit((base,))}
    return Edits(id=name_of(record), base=base, fields=different)


def _field_edit(register: _Register) -> FieldEdit:
    versions = register.in_order
    values = tuple(each.values[0] for each in versions) if len(versions) > 1 else ()
    return FieldEdit(tuple(each.at for each in versions), tuple(sorted(register.over)), values)


def _joined(one: _Register, other: _Register, *, keeps_all: bool) -> _Register:
    over = one.over | other.over
    versions = frozenset(each for each in one.versions | other.versions if each.at not in over)
    together = _Register(versions, over)
    return together if keeps_all else _Register(frozenset({together.newest}))


def _shown(register: _Register, keeps: Keeps | None) -> tuple[Any, ...]:
    newest = register.newest.values
    if keeps is None or len(register.versions) == 1:
        return newest
    values = [each.values[0] for each in register.in_order]
    if keeps is Keeps.LIST:
        return (tuple(dict.fromkeys(line for lines in values for line in lines)),)
    if keeps is Keeps.LINE:
        return (both_texts(values, LINE_DIVIDER, TITLE_LIMIT),)
    return (both_texts(values),)


@cache
def _groups(kind: type[Record]) -> tuple[Names, ...]:
    """The fields of a kind that are written, those that go together as one."""
    together = TOGETHER.get(kind, ())
    alone = (name for name in kind.__struct_fields__ if name not in {*STAMPS, *together})
    return (*([together] if together else []), *((name,) for name in alone))


def _values(record: Record, names: Names) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _keeps(record: Record, names: Names) -> Keeps | None:
    return KEEPS.get(type(record), {}).get(names[0])
