"""The program templates: as long, as often and as many hours as they say."""

import re
from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker import content
from iop_tracker.content import ProgramTemplate
from iop_tracker.domain.occurrence import Occurrence, occurrences
from iop_tracker.domain.program import AFTERCARE
from iop_tracker.domain.schedule import Slot
from iop_tracker.errors import BadInput

MONDAY = date(2026, 11, 23)
ZONE = "America/New_York"

each_template = pytest.mark.parametrize(
    "template", content.program_templates(), ids=lambda template: template.id
)


def sessions(template: ProgramTemplate, weeks_after: int = 0) -> list[Occurrence]:
    """Every session of somebody who starts on a Monday at the usual time."""
    program = template.program(MONDAY, ZONE)
    slots = [slot.slot(MONDAY, template.default_start) for slot in template.slots]
    numbered = [stored_as(slot, number) for number, slot in enumerate(slots)]
    last = program.last_day + timedelta(weeks=weeks_after)
    return sorted(occurrences(program, numbered, (), MONDAY, last), key=lambda o: o.starts_at)


def stored_as(slot: Slot, number: int) -> Slot:
    return replace(slot, id=str(number))


def test_there_are_at_least_seven_shapes_with_ids_of_their_own() -> None:
    ids = [template.id for template in content.program_templates()]
    assert len(set(ids)) == len(ids) >= 7
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each) for each in ids)


@each_template
def test_a_template_can_be_found_by_id_and_by_name(template: ProgramTemplate) -> None:
    assert content.program_template(template.id) is template
    assert content.program_template(f" {template.name.upper()} ") is template


def test_an_unknown_template_names_those_there_are() -> None:
    with pytest.raises(BadInput, match="five-three-one, three-evenings"):
        content.program_template("none")


@each_template
def test_a_template_has_the_weeks_of_its_name_and_ends_in_open_care(
    template: ProgramTemplate,
) -> None:
    named = re.search(r"(\d+) weeks", template.name)
    assert named is None or template.weeks == int(named[1])
    assert [phase.id for phase in template.phases][-1] == AFTERCARE
    assert template.phases[-1].weeks == 0
    known = {phase.id for phase in template.phases}
    assert all(set(slot.phases) <= known for slot in template.slots)
    assert template.source
    assert template.program(MONDAY, ZONE).weeks == template.weeks


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("five-three-one", {"p1": 5, "p2": 3, "p3": 1, AFTERCARE: 1}),
        ("three-evenings", {"p1": 3, AFTERCARE: 1}),
        ("matrix-16", {"p1": 5, "p2": 5, "p3": 5, AFTERCARE: 1}),
        ("mental-health-days", {"p1": 4, "p2": 3, AFTERCARE: 1}),
        ("after-school", {"p1": 3, "p2": 2, AFTERCARE: 1}),
        ("weekend-work", {"p1": 3, "p2": 2, AFTERCARE: 1}),
        ("short-six", {"p1": 3, AFTERCARE: 1}),
        ("build-my-own", {"p1": 0, AFTERCARE: 0}),
    ],
)
def test_a_template_meets_on_as_many_days_as_it_says(name: str, days: dict[str, int]) -> None:
    template = content.program_template(name)
    met = {
        phase.id: len({d for s in template.slots if phase.id in s.phases for d in s.weekdays})
        for phase in template.phases
    }
    assert met == days


def test_intensive_phases_have_the_hours_of_level_2_1() -> None:
    """Nine to 19 hours a week for adults, six or more for adolescents (ASAM 2.1)."""
    for template in content.program_templates():
        if not template.slots or template.id == "matrix-16":
            continue
        minutes = sum(
            slot.minutes * len(slot.weekdays) / slot.every_weeks
            for slot in template.slots
            if "p1" in slot.phases
        )
        low = 6 if template.id == "after-school" else 9
        assert low <= minutes / 60 <= 19, template.id


def test_the_matrix_model_has_its_published_sessions() -> None:
    """Counts of the counselor's manual (SAMHSA SMA13-4154) for the first 16 weeks."""
    matrix = content.program_template("Matrix Model, 16 weeks")
    assert [phase.weeks for phase in matrix.phases] == [4, 8, 4, 0]
    counts = Counter(o.name for o in sessions(matrix))
    meetings = counts.pop("12-step or mutual-help meeting")
    assert meetings == 32
    assert counts == {
        "Early recovery skills": 8,
        "Relapse prevention": 32,
        "Family education": 12,
        "Social support": 4,
        "Individual session": 3,
    }


@each_template
def test_no_two_sessions_of_a_template_are_at_the_same_time(template: ProgramTemplate) -> None:
    for one, other in pairwise(sessions(template, weeks_after=4)):
        assert one.ends_at <= other.starts_at, (one, other)


@given(usual=st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_any_usual_time_keeps_the_order_of_a_day(usual: time) -> None:
    for template in content.program_templates():
        moved = [s for s in template.slots if s.at is None]
        for slot in moved:
            made = slot.slot(MONDAY, usual)
            minutes = 60 * usual.hour + usual.minute + slot.offset
            assert made.starts.hour * 60 + made.starts.minute == minutes % 1440
            assert set(made.weekdays) == {(d + minutes // 1440) % 7 for d in slot.weekdays}


def test_a_session_at_a_fixed_time_does_not_follow_the_usual_start() -> None:
    template = content.program_template("weekend-work")
    saturdays = [s for s in template.slots if s.weekdays == (5,)]
    for usual in (time(6), template.default_start, time(22)):
        starts = [slot.slot(MONDAY, usual).starts for slot in saturdays]
        assert starts == [time(10), time(12, 15)]
