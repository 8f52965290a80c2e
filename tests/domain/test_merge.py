"""Two versions become one: in any order, however often, and nothing written is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from iop_tracker.domain.coping import Contact, CopingPlan
from iop_tracker.domain.edits import KEEPS, Edits, FieldEdit, edited, merged, texts_kept
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.merge import State, merged_states, state_of
from iop_tracker.domain.note import Note, Task
from iop_tracker.domain.record import Erased, Record, name_of
from iop_tracker.domain.scale import TEXT_DIVIDER, TEXT_LIMIT
from iop_tracker.domain.schedule import ExceptionKind
from iop_tracker.storage.tables import TABLES
from tests.builders import contact, exception, note, plan, slot, stored

BEGIN = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


@dataclass
class Replica:
    """A computer: its records and when their fields were written."""

    records: dict[str, Note] = field(default_factory=dict)
    edits: dict[str, Edits] = field(default_factory=dict)
    erased: dict[str, Erased] = field(default_factory=dict)

    def write(self, record_id: str, minutes: int, **changes: Any) -> None:
        known = self.records.get(record_id)
        name = f"Note/{record_id}"
        if known is None:
            if name not in self.erased:
                fresh = note(id=record_id, created=at(minutes), changed=at(minutes), **changes)
                self.records[record_id] = fresh
            return
        after = replace(known, changed=at(minutes), **changes)
        self.edits[name] = edited(known, self.edits.get(name), after)
        self.records[record_id] = after

    def erase(self, record_id: str, minutes: int) -> None:
        if self.records.pop(record_id, None):
            name = f"Note/{record_id}"
            self.edits.pop(name, None)
            self.erased[name] = Erased(id=name, created=at(minutes))

    @property
    def state(self) -> State:
        return {Note: self.records, Edits: self.edits, Erased: self.erased}

    def take(self, state: State) -> None:
        self.records = dict(state[Note])  # type: ignore[arg-type]
        self.edits = dict(state[Edits])  # type: ignore[arg-type]
        self.erased = dict(state[Erased])  # type: ignore[arg-type]


WORDS = st.sampled_from(["", "plums", "pears", "a walk", "tea"])
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Monday", "Group", "HALT"]),
        "text": WORDS,
        "tags": st.sampled_from([(), ("one",), ("two",), ("one", "two")]),
        "day": st.dates(date(2026, 11, 1), date(2026, 11, 30)),
        "removed": st.sampled_from([None, at(0)]),
    },
)
OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "sync", "erase"]),
        st.integers(0, 2),
        st.integers(0, 2),
        CHANGES,
    ),
    max_size=14,
)


def replicas(operations: Sequence[tuple[str, int, int, dict[str, Any]]]) -> list[Replica]:
    """Three computers after all of that, a minute after each other.

    Where nothing is erased they give the same names, as they do to pages that there are once.
    """
    found = [Replica() for _ in range(3)]
    is_shared = all(what != "erase" for what, *_ in operations)
    for minutes, (what, one, other, changes) in enumerate(operations):
        known = (each for each in found[one].records if each.endswith(f"{other}"))
        name = f"{other}" if is_shared else next(known, f"{one}/{other}")
        if what == "write":
            found[one].write(name, minutes, **changes)
        elif what == "erase":
            found[one].erase(name, minutes)
        else:
            found[one].take(merged_states(found[one].state, found[other].state, [Note]))
    return found


@given(OPERATIONS)
def test_order_and_repetition_make_no_difference(
    operations: Sequence[tuple[str, int, int, dict[str, Any]]],
) -> None:
    a, b, c = (replica.state for replica in replicas(operations))

    def merge(one: State, other: State) -> State:
        return merged_states(one, other, [Note])

    together = merge(merge(a, b), c)
    assert all(merge(merge(x, y), z) == together for x, y, z in permutations((a, b, c)))
    assert merge(a, merge(b, c)) == together
    assert merge(together, a) == merge(a, together) == together
    assert merge(together, together) == together


EDITS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["a", "b"]), CHANGES), max_size=10)


@given(EDITS)
def test_the_last_answer_and_every_unseen_text_stay(
    changes: Sequence[tuple[int, str, dict[str, Any]]],
) -> None:
    """Three computers go apart from one state; what each wrote is looked up one by one."""
    found = [Replica() for _ in range(3)]
    for replica in found:
        replica.write("a", 0, text="plums")
        replica.write("b", 0, text="pears")
    days = {"a": note().day, "b": note().day}
    texts: dict[tuple[str, int], tuple[int, str]] = {}
    for minutes, (number, record_id, change) in enumerate(changes, start=1):
        before = found[number].records[record_id]
        found[number].write(record_id, minutes, **change)
        if change.get("day", before.day) != before.day:
            days[record_id] = change["day"]
        if change.get("text", before.text) != before.text:
            texts[record_id, number] = (minutes, change["text"])
    together = merged_states(found[0].state, found[1].state, [Note])
    together = merged_states(found[2].state, together, [Note])
    for record_id, first in (("a", "plums"), ("b", "pears")):
        record = together[Note][record_id]
        assert isinstance(record, Note)
        assert record.day == days[record_id]
        versions = [text for (key, _), (_, text) in sorted(texts.items()) if key == record_id]
        expected = set(versions) - {""} if versions else {first}
        assert set(record.text.split(TEXT_DIVIDER)) == (expected or {""})


def apart(before: Record, one: Record, other: Record) -> tuple[Record, Edits]:
    """What two changes of one record, made without knowing of each other, are together."""
    return merged(one, edited(before, None, one), other, edited(before, None, other))


def test_each_field_is_of_the_one_who_wrote_it_last() -> None:
    before = stored(plan(weekdays=(1,)), "p")
    one = replace(before, changed=at(1000), weekdays=(2,), reviewed=date(2026, 11, 20))
    other = replace(before, changed=at(2000), weekdays=(3,))
    record, edits = apart(before, one, other)
    assert isinstance(record, CopingPlan)
    assert not texts_kept(edits)
    assert (record.weekdays, record.reviewed) == ((3,), date(2026, 11, 20))
    assert record.changed == at(2000)


def test_both_texts_are_kept_until_somebody_writes_over_them() -> None:
    before = stored(note(text="plums"), "n")
    one = replace(before, changed=at(1000), text="pears")
    other = replace(before, changed=at(2000), text="tea")
    record, edits = apart(before, one, other)
    assert isinstance(record, Note)
    assert record.text == f"pears{TEXT_DIVIDER}tea"
    assert texts_kept(edits)
    after = replace(record, changed=at(3000), text="pears and tea")
    again, left = merged(after, edited(record, edits, after), other, edited(before, None, other))
    assert again == after
    assert not texts_kept(left)


def test_a_text_that_was_seen_and_written_over_does_not_come_back() -> None:
    before = stored(note(text="plums"), "n")
    one = replace(before, changed=at(1000), text="pears")
    edits = edited(before, None, one)
    other = replace(one, changed=at(2000), text="tea")
    record, _ = merged(one, edits, other, edited(one, edits, other))
    assert record == other


@pytest.mark.parametrize(
    ("before", "name", "one", "other", "expected"),
    [
        (contact(), "phone", "1", "2", "1 / 2"),
        (contact(), "name", "x" * 70, "y" * 70, "y" * 70),
        (note(), "tags", ("a", "b"), ("b", "c"), ("a", "b", "c")),
        (note(), "text", "", "tea", "tea"),
        (note(text="tea"), "text", "", " ", " "),
        (note(), "text", "x" * 70_000, "y" * 70_000, "y" * 70_000),
    ],
)
def test_versions_are_shown_together_where_there_is_room(
    before: Record, name: str, one: Any, other: Any, expected: Any
) -> None:
    known = stored(before, "r")
    first = replace(known, changed=at(1000), **{name: one})
    second = replace(known, changed=at(2000), **{name: other})
    record, _ = apart(known, first, second)
    assert getattr(record, name) == expected
    assert len(expected) <= TEXT_LIMIT


def test_a_removal_stays_whatever_was_changed_meanwhile() -> None:
    before = stored(note(text="plums"), "n")
    gone = replace(before, changed=at(1000), removed=at(1000))
    other = replace(before, changed=at(2000), text="tea")
    record, _ = apart(before, gone, other)
    assert record == replace(other, removed=at(1000))


def test_what_was_brought_back_later_is_back() -> None:
    before = replace(stored(note(), "n"), removed=at(0))
    back = replace(before, changed=at(2000), removed=None)
    other = replace(before, changed=at(1000), text="tea")
    record, _ = apart(before, back, other)
    assert record.removed is None


def test_fields_that_only_make_sense_together_go_together() -> None:
    before = stored(slot(0), "s")
    one = replace(before, changed=at(1000), last=before.first)
    other = replace(before, changed=at(2000), first=before.first + timedelta(days=90))
    record, _ = apart(before, one, other)
    assert record == other
    moved = stored(exception(ExceptionKind.MOVED, starts_at=datetime(2026, 11, 24, 18)), "e")
    cancelled = replace(moved, changed=at(1000), kind=ExceptionKind.CANCELLED, starts_at=None)
    later = replace(moved, changed=at(2000), starts_at=datetime(2026, 11, 25, 18), note="tea")
    assert apart(moved, cancelled, later)[0] == later


def test_a_change_is_later_than_what_it_changes_even_if_the_clock_was_set_back() -> None:
    before = replace(stored(note(), "n"), changed=at(500))
    one = replace(before, changed=at(400), day=date(2026, 11, 1))
    record, _ = merged(before, None, one, edited(before, None, one))
    assert isinstance(record, Note)
    assert record.day == date(2026, 11, 1)


def test_what_was_erased_for_good_does_not_come_back() -> None:
    one, other = Replica(), Replica()
    for replica in (one, other):
        replica.write("a", 0, text="plums")
    other.write("a", 5, text="tea")
    one.erase("a", 3)
    for state in (
        merged_states(one.state, other.state, [Note]),
        merged_states(other.state, one.state, [Note]),
    ):
        assert state[Note] == state[Edits] == {}
        assert list(state[Erased]) == [name_of(note(id="a"))]


@pytest.mark.parametrize(
    "make",
    [
        lambda: FieldEdit(()),
        lambda: FieldEdit((at(0), at(1))),
        lambda: FieldEdit((at(0),), values=("a",)),
        lambda: FieldEdit((datetime(2026, 11, 23),)),
        lambda: FieldEdit((at(0),), over=(datetime(2026, 11, 23),)),
        lambda: Edits(base=datetime(2026, 11, 23)),
        lambda: Erased(after=datetime(2026, 11, 23)),
    ],
)
def test_times_that_cannot_be_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidEntry):
        make()


NO_WORDS = {
    *("LookBack.plan_id", "RiskyEvent.plan_id", "Assessment.instrument"),
    *(
        "Task.note_id",
        "Topic.note_id",
        "Slot.uid",
        "ScheduleException.uid",
        "Strategy.group",
        "Strategy.source",
        "Attendance.slot_id",
    ),
    *("ScheduleException.slot_id", "Slot.phases", "Settings.country", "Settings.theme"),
    "Milestones.currency",
    *("Settings.called", "Program.name", "Program.after_name", "Program.time_zone"),
}
"""Fields of which the newest is enough: ids, choices, and names that are looked up elsewhere."""


def test_of_every_field_with_words_it_was_decided_whether_both_versions_stay() -> None:
    texts = {
        f"{kind.__name__}.{each.name}"
        for kind in TABLES
        for each in fields(kind)
        if each.type in {str, tuple[str, ...]} and each.name != "id"
    }
    kept = {f"{kind.__name__}.{name}" for kind, names in KEEPS.items() for name in names}
    assert kept <= texts
    assert texts - kept <= NO_WORDS


def test_of_two_erasures_the_stricter_one_counts() -> None:
    name = name_of(note(id="a"))
    early, late, for_good = (
        Erased(id=name, created=at(9), after=after) for after in (at(1), at(2), None)
    )
    for first, second, expected in ((early, late, late), (late, for_good, for_good)):
        one, other = state_of({Erased: [first]}), state_of({Erased: [second]})
        assert merged_states(one, other, [Note])[Erased] == {name: expected}
        assert merged_states(other, one, [Note])[Erased] == {name: expected}


def test_kinds_that_only_one_has_stay_as_they_are() -> None:
    one = state_of({Note: [stored(note(), "n")], Contact: [stored(contact(), "c")]})
    empty: State = {Task: {}, Erased: {}, Edits: {}}
    assert merged_states(one, {}, [Note, Contact, Task]) == {**one, **empty}
