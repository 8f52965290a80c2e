"""What a clinic's system can read: an HL7 FHIR R4 Bundle (hl7.org/fhir/R4, version 4.0.1).

No name, no note and no answer about use stands in it unless it is asked for. Everything refers to
one Patient without any detail, who is whoever brings the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec import Struct

from iop_tracker.content import material
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.goal import Goal
from iop_tracker.domain.note import Task
from iop_tracker.domain.program import Program
from iop_tracker.storage.codec import encode_json
from iop_tracker.views.assessments import ResultView, ScaleView
from iop_tracker.views.entry import Entry

Resource = dict[str, Any]

NAMESPACE = UUID("7c8e3f7a-3d2e-5a94-9d0e-5b0f3c0d2a61")
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
HL7 = "http://terminology.hl7.org/CodeSystem"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
OWN = "urn:iop-tracker"
RATINGS = {
    "mood": "Mood today, 0 very low to 10 very good",
    "craving": "Strongest craving today, 0 none to 10 strongest",
    "anxiety": "Anxiety today, 0 calm to 10 strongest",
    "energy": "Energy today, 0 none to 10 full",
}
"""What LOINC has no code for that fits, with the words it is asked by."""
STATUS: Mapping[AttendanceStatus | None, str] = {
    AttendanceStatus.ATTENDED: "fulfilled",
    AttendanceStatus.LATE: "fulfilled",
    AttendanceStatus.EXCUSED: "cancelled",
    AttendanceStatus.MISSED: "noshow",
    None: "booked",
}


class Shared(Struct, frozen=True, kw_only=True):
    """What goes into the bundle.

    Attributes:
        journal: The journal's id; the same journal has the same patient.
        notes: Whether notes of check-ins go along.
        use: Whether answers about use go along.
    """

    journal: str
    program: Program | None
    check_ins: Sequence[CheckIn]
    results: Sequence[ResultView]
    """Every questionnaire that was filled in."""
    goals: Sequence[Goal]
    tasks: Sequence[Task]
    sessions: Sequence[Entry]
    notes: bool = False
    use: bool = False


def fhir_bundle(shared: Shared) -> bytes:
    """The bundle as JSON, the same bytes for the same records."""
    patient = _uuid(shared.journal, "patient")
    resources = [
        {"resourceType": "Patient", "id": _id(patient)},
        *_responses(shared, patient),
        *_check_ins(shared, patient),
        *_care(shared, patient),
        *_appointments(shared, patient),
    ]
    entries = [
        {"fullUrl": f"urn:uuid:{UUID(resource['id'])}", "resource": resource}
        for resource in resources
    ]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return encode_json(bundle) + b"\n"


def _uuid(*names: str) -> UUID:
    return uuid5(NAMESPACE, "/".join(names))


def _id(uuid: UUID) -> str:
    return uuid.hex


def _to(uuid: UUID) -> Resource:
    return {"reference": f"urn:uuid:{uuid}"}


def _category(code: str) -> list[Resource]:
    return [{"coding": [{"system": f"{HL7}/observation-category", "code": code}]}]


def _responses(shared: Shared, patient: UUID) -> Iterator[Resource]:
    """Each questionnaire with its answers, and a score for each of its scales."""
    codes = material("codes")
    for result in sorted(shared.results, key=lambda r: (r.assessment.day, r.assessment.id)):
        known = codes.get(result.instrument.id, {})
        response = _uuid(result.assessment.id, "response")
        day = result.assessment.day.isoformat()
        panel = known.get("panel")
        yield {
            "resourceType": "QuestionnaireResponse",
            "id": _id(response),
            "questionnaire": f"{LOINC}/q/{panel}"
            if panel
            else f"{OWN}:questionnaire:{result.instrument.id}",
            "status": "completed",
            "subject": _to(patient),
            "authored": day,
            "source": _to(patient),
            "item": list(_answers(result, known, use=shared.use)),
        }
        for scale in result.scales:
            if scale.points is not None and (shared.use or not scale.scale.about_use):
                yield _score(result, scale, known, patient, response)


def _answers(result: ResultView, known: Mapping[str, Any], *, use: bool) -> Iterator[Resource]:
    """The items; one about use is marked as masked, whatever was answered."""
    answers = result.assessment.answers
    if len(answers) != len(result.instrument.items):
        return
    for place, (item, points) in enumerate(zip(result.instrument.items, answers, strict=True)):
        found: Resource = {
            "linkId": known["items"][place] if known else item.id,
            "text": item.text,
        }
        option = item.place_of(points)
        if result.instrument.asks_about_use(item) and not use:
            found["extension"] = [{"url": ABSENT, "valueCode": "masked"}]
        elif option is not None and points is not None:
            coding: Resource = {"extension": [{"url": ORDINAL, "valueDecimal": points}]}
            if known:
                coding |= {"system": LOINC, "code": known["answers"][option]}
            coding["display"] = item.options[option].words
            found["answer"] = [{"valueCoding": coding}]
        yield found


def _score(
    result: ResultView,
    scale: ScaleView,
    known: Mapping[str, Any],
    patient: UUID,
    response: UUID,
) -> Resource:
    name = f"{result.instrument.name}, {scale.scale.name}"
    code = (
        {"system": LOINC, "code": known["score"]}
        if known
        else {"system": f"{OWN}:score", "code": f"{result.instrument.id}-{scale.scale.id}"}
    )
    score = {"value": scale.points, "unit": "{score}", "system": UCUM, "code": "{score}"}
    observation: Resource = {
        "resourceType": "Observation",
        "id": _id(_uuid(result.assessment.id, "score", scale.scale.id)),
        "status": "final",
        "category": _category("survey"),
        "code": {"coding": [code], "text": name},
        "subject": _to(patient),
        "effectiveDateTime": result.assessment.day.isoformat(),
        "valueQuantity": score,
        "derivedFrom": [_to(response)],
    }
    if scale.band:
        observation["interpretation"] = [{"text": scale.band}]
    return observation


def _check_ins(shared: Shared, patient: UUID) -> Iterator[Resource]:
    """An observation for each answer of each day."""
    for check_in in sorted(shared.check_ins, key=lambda c: c.day):
        base = {
            "status": "final",
            "category": _category("survey"),
            "subject": _to(patient),
            "effectiveDateTime": check_in.day.isoformat(),
        }
        for name, code, value in _measured(check_in, use=shared.use):
            observation = {
                "resourceType": "Observation",
                "id": _id(_uuid(check_in.id, name)),
                **base,
                "code": code,
                **value,
            }
            if name == "mood" and shared.notes and check_in.note.strip():
                observation["note"] = [{"text": check_in.note}]
            yield observation


def _measured(check_in: CheckIn, *, use: bool) -> Iterator[tuple[str, Resource, Resource]]:
    for name, words in RATINGS.items():
        value = getattr(check_in, name)
        if value is not None:
            code = {"coding": [{"system": f"{OWN}:check-in", "code": name}], "text": words}
            yield name, code, {"valueInteger": value}
    if check_in.sleep_hours is not None:
        sleep = material("codes")["check_in"]["sleep_hours"]
        code = {"coding": [{"system": LOINC, "code": sleep}], "text": "Sleep the night before"}
        hours = {"value": check_in.sleep_hours, "unit": "h", "system": UCUM, "code": "h"}
        yield "sleep", code, {"valueQuantity": hours}
    if use and check_in.used in {ReturnToUse.YES, ReturnToUse.NO}:
        code = {"coding": [{"system": f"{OWN}:check-in", "code": "used"}], "text": "Used that day"}
        yield "used", code, {"valueBoolean": check_in.used is ReturnToUse.YES}


def _care(shared: Shared, patient: UUID) -> Iterator[Resource]:
    """The goals, and the program as the plan that they and the tasks belong to."""
    yield from (_goal(goal, patient) for goal in shared.goals)
    if shared.program is None:
        return
    plan: Resource = {
        "resourceType": "CarePlan",
        "id": _id(_uuid(shared.program.id, "plan")),
        "status": "active",
        "intent": "plan",
        "title": shared.program.name.strip(),
        "subject": _to(patient),
        "period": {
            "start": shared.program.start.isoformat(),
            "end": shared.program.last_day.isoformat(),
        },
    }
    if shared.goals:
        plan["goal"] = [_to(_uuid(goal.id, "goal")) for goal in shared.goals]
    if shared.tasks:
        plan["activity"] = [{"detail": _task(task)} for task in shared.tasks]
    yield plan


def _goal(goal: Goal, patient: UUID) -> Resource:
    lifecycle = "completed" if goal.done else "cancelled" if goal.let_go else "active"
    made: Resource = {
        "resourceType": "Goal",
        "id": _id(_uuid(goal.id, "goal")),
        "lifecycleStatus": lifecycle,
        "description": {"text": goal.text.strip()},
        "subject": _to(patient),
    }
    if not goal.let_go:
        achieved = "achieved" if goal.done else "in-progress"
        made["achievementStatus"] = {
            "coding": [{"system": f"{HL7}/goal-achievement", "code": achieved}]
        }
    if goal.due:
        made["target"] = [{"dueDate": goal.due.isoformat()}]
    if goal.done or goal.let_go:
        made["statusDate"] = str(goal.done or goal.let_go)
    return made


def _task(task: Task) -> Resource:
    detail: Resource = {
        "status": "completed" if task.done else "in-progress",
        "description": task.text.strip(),
    }
    if task.due:
        detail["scheduledPeriod"] = {"end": task.due.isoformat()}
    return detail


def _appointments(shared: Shared, patient: UUID) -> Iterable[Resource]:
    if shared.program is None:
        return
    zone = ZoneInfo(shared.program.time_zone)
    for entry in shared.sessions:
        occurrence = entry.occurrence
        starts = entry.instant.astimezone(zone)
        ends = (entry.instant + timedelta(minutes=occurrence.minutes)).astimezone(zone)
        yield {
            "resourceType": "Appointment",
            "id": _id(_uuid(occurrence.slot_id, occurrence.day.isoformat(), "appointment")),
            "status": STATUS[entry.status] if occurrence.takes_place else "cancelled",
            "serviceType": [{"text": occurrence.kind.label}],
            "description": occurrence.name,
            "start": starts.isoformat(),
            "end": ends.isoformat(),
            "minutesDuration": occurrence.minutes,
            "participant": [{"actor": _to(patient), "status": "accepted"}],
        }
