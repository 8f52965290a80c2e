"""A bundle for a clinic's system, held against a model library of FHIR R4."""

import json
import re
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from fhirclient.models.bundle import Bundle

from iop_tracker import instruments
from iop_tracker.content import material
from iop_tracker.demo import write_demo
from iop_tracker.domain.assessment import Assessment
from iop_tracker.domain.checkin import CheckIn, ReturnToUse
from iop_tracker.domain.program import Program
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY
from tests.conftest import FixedClock

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture
def demo(tracker: Tracker, clock: FixedClock) -> Tracker:
    write_demo(tracker.database, clock())
    return tracker


def bundle(tracker: Tracker, **how: bool) -> dict[str, Any]:
    return json.loads(tracker.exports.fhir(**how))  # type: ignore[no-any-return]


def of(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    resources = (entry["resource"] for entry in found["entry"])
    return [resource for resource in resources if resource["resourceType"] == kind]


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if "reference" in value else []
        return own + [each for inner in value.values() for each in references(inner)]
    return (
        [each for inner in value for each in references(inner)] if isinstance(value, list) else []
    )


@pytest.mark.parametrize("everything", [False, True])
def test_a_model_library_of_r4_accepts_it_and_gives_the_same_back(
    demo: Tracker, everything: bool
) -> None:
    found = bundle(demo, notes=everything, use=everything)
    assert Bundle(found, strict=True).as_json() == found
    kinds = Counter(entry["resource"]["resourceType"] for entry in found["entry"])
    assert set(kinds) == {
        *("Patient", "QuestionnaireResponse", "Observation", "Goal", "CarePlan", "Appointment"),
    }


def test_an_empty_journal_is_a_patient_and_nothing_else(tracker: Tracker) -> None:
    found = bundle(tracker)
    assert Bundle(found, strict=True).as_json() == found
    assert [entry["resource"]["resourceType"] for entry in found["entry"]] == ["Patient"]


def test_every_reference_is_to_something_in_it_and_every_id_is_one(demo: Tracker) -> None:
    found = bundle(demo)
    urls = [entry["fullUrl"] for entry in found["entry"]]
    assert len(set(urls)) == len(urls)
    assert set(references(found)) <= set(urls)
    for entry in found["entry"]:
        assert ID.fullmatch(entry["resource"]["id"])
        assert entry["fullUrl"].replace("-", "").endswith(entry["resource"]["id"])


def test_it_is_the_same_for_the_same_journal(demo: Tracker) -> None:
    assert demo.exports.fhir() == demo.exports.fhir()


def test_days_are_days_and_sessions_are_instants(demo: Tracker) -> None:
    found = bundle(demo)
    for observation in of(found, "Observation"):
        assert DAY.fullmatch(observation["effectiveDateTime"])
    for appointment in of(found, "Appointment"):
        start, end = appointment["start"], appointment["end"]
        assert INSTANT.fullmatch(start)
        length = datetime.fromisoformat(end) - datetime.fromisoformat(start)
        assert length.total_seconds() == appointment["minutesDuration"] * 60
    statuses = Counter(each["status"] for each in of(found, "Appointment"))
    assert set(statuses) == {"fulfilled", "noshow", "cancelled", "booked"}


def test_scores_and_answers_are_those_that_were_given(demo: Tracker) -> None:
    found = bundle(demo)
    responses = of(found, "QuestionnaireResponse")
    results = demo.assessments.every_result()
    assert len(responses) == len(results)
    by_day = {(r.instrument.id, r.assessment.day.isoformat()): r for r in results}
    for response in responses:
        if "loinc.org/q/44249-1" not in response["questionnaire"]:
            continue
        result = by_day["phq-9", response["authored"]]
        points = [
            item["answer"][0]["valueCoding"]["extension"][0]["valueDecimal"]
            for item in response["item"]
        ]
        assert tuple(points) == result.assessment.answers
        assert [i["answer"][0]["valueCoding"]["display"] for i in response["item"]] == [
            item.options[point].words
            for item, point in zip(result.instrument.items, points, strict=True)
        ]
    totals = {
        o["effectiveDateTime"]: o["valueQuantity"]["value"]
        for o in of(found, "Observation")
        if o["code"]["coding"][0].get("code") == "44261-6"
    }
    assert totals == {
        r.assessment.day.isoformat(): r.scales[0].points
        for r in results
        if r.instrument.id == "phq-9"
    }


def test_codes_fit_the_questionnaires() -> None:
    codes = material("codes")
    for name in ("phq-9", "gad-7"):
        instrument = instruments.instrument(name)
        assert instrument
        assert len(codes[name]["items"]) == len(instrument.items)
        assert len(codes[name]["answers"]) == len(instrument.items[0].options)
        assert re.fullmatch(r"\d{4,5}-\d", codes[name]["panel"])
        for code in codes[name]["items"]:
            digits, check = code.split("-")
            assert luhn(digits) == int(check), code


def luhn(digits: str) -> int:
    """The check digit of a LOINC code (LOINC Users' Guide, appendix B)."""
    doubled = int("".join(reversed(digits))[::2]) * 2
    rest = "".join(reversed(digits))[1::2]
    total = sum(map(int, str(doubled))) + sum(map(int, rest))
    return -total % 10


def test_notes_and_use_go_along_only_when_they_are_asked_for(tracker: Tracker) -> None:
    tracker.check_ins.save(CheckIn(day=MONDAY, mood=3, note="SECRET", used=ReturnToUse.YES))
    assert "SECRET" not in json.dumps(bundle(tracker))
    assert "Used" not in json.dumps(bundle(tracker))
    assert "SECRET" in json.dumps(bundle(tracker, notes=True))
    (used,) = (
        o
        for o in of(bundle(tracker, use=True), "Observation")
        if o["code"]["coding"][0]["code"] == "used"
    )
    assert used["valueBoolean"] is True
    called = tracker.programs.settings.called
    assert not called or called not in json.dumps(bundle(tracker, notes=True, use=True))


def test_no_questionnaire_tells_of_use_unless_it_is_asked_for(tracker: Tracker) -> None:
    bam = instruments.instrument("bam-iop")
    assert bam
    answers = tuple(item.options[-1].points for item in bam.items)
    tracker.assessments.add(Assessment(instrument=bam.id, day=MONDAY, answers=answers))
    found = bundle(tracker)
    (response,) = of(found, "QuestionnaireResponse")
    masked = [item["linkId"] for item in response["item"] if "answer" not in item]
    assert masked == ["4", "5", "6", "7A", "7B", "7C", "7D", "7E", "7F", "7G"]
    assert Bundle(found, strict=True).as_json() == found
    assert scores(found) == {"bam-iop-risk", "bam-iop-protective"}
    told = bundle(tracker, use=True)
    (response,) = of(told, "QuestionnaireResponse")
    assert all("answer" in item for item in response["item"])
    assert scores(told) == {"bam-iop-use", "bam-iop-risk", "bam-iop-protective"}


def scores(found: dict[str, Any]) -> set[str]:
    return {each["code"]["coding"][0]["code"] for each in of(found, "Observation")}


def test_nobody_is_named_in_it(demo: Tracker) -> None:
    text = json.dumps(bundle(demo))
    assert demo.programs.settings.called == "Sam"
    assert "Sam" not in text
    for contact in demo.coping.contacts():
        if contact.phone:
            assert contact.phone not in text
    assert demo.database.of(Program).all()[0].id not in text
