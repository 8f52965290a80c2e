"""Danger signs and looking back: for whom, from whom, and in plain words."""

import re
from datetime import date

import pytest

from iop_tracker import content, guidance
from iop_tracker.domain.lookback import LOOK_BACK_STEPS
from iop_tracker.domain.settings import Substance
from tests.content.test_content import grade

ALL = guidance.danger_signs(())
NARROW = 58
"""Cells of a line at 60 columns."""


def ids(*substances: Substance) -> list[str]:
    return [section.id for section in guidance.danger_signs(substances)]


def test_every_section_says_how_it_is_seen_what_to_do_and_who_says_so() -> None:
    assert len({section.id for section in ALL}) == len(ALL) >= 9
    for section in ALL:
        assert len(section.signs) >= 3, section.id
        assert len(section.steps) >= 2, section.id
        assert re.search(r"SAMHSA|CDC|NIAAA|NHS|FDA", section.source), section.id
        assert section.checked > date(2026, 1, 1)
        assert any(guidance.EMERGENCY in step for step in section.steps), section.id
        filled = section.steps_with("112")
        assert not any("{" in line for line in filled)
        assert any("112" in line for line in filled)


@pytest.mark.parametrize(
    ("substances", "shown", "not_shown"),
    [
        ((Substance.ALCOHOL,), {"alcohol-poisoning", "alcohol-withdrawal"}, {"opioid-overdose"}),
        ((Substance.OPIOIDS,), {"opioid-overdose", "opioid-withdrawal"}, {"alcohol-poisoning"}),
        ((Substance.STIMULANTS,), {"overamping", "opioid-overdose"}, {"opioid-withdrawal"}),
        ((Substance.BENZODIAZEPINES,), {"benzo-overdose", "benzo-withdrawal"}, {"overamping"}),
        ((Substance.CANNABIS, Substance.NICOTINE), set(), {"overamping", "opioid-overdose"}),
        ((Substance.OTHER,), {s.id for s in ALL}, set()),
        ((), {s.id for s in ALL}, set()),
    ],
)
def test_what_is_shown_fits_what_the_recovery_is_about(
    substances: tuple[Substance, ...], shown: set[str], not_shown: set[str]
) -> None:
    found = ids(*substances)
    assert found[0] == "now"
    assert found[-1] == "not-enough"
    assert shown <= set(found)
    assert not not_shown & set(found)


@pytest.mark.parametrize("section", ALL, ids=lambda section: section.id)
def test_each_is_read_with_six_years_of_school_and_fits_where_it_is_narrow(
    section: guidance.DangerSection,
) -> None:
    sentences = [*(f"{sign}." for sign in section.signs), *section.steps_with("911")]
    assert grade(" ".join(sentences)) <= 6
    for line in (section.title, *section.signs):
        assert len(line) <= NARROW + 20, line
    assert len(section.title) <= NARROW


def test_what_can_save_a_life_is_said() -> None:
    words = {s.id: " ".join((*s.signs, *s.steps)).casefold() for s in ALL}
    for said in ("naloxone", "on their side", "stay", "fentanyl", "2 to 3 minutes"):
        assert said in words["opioid-overdose"]
    for section in ("alcohol-withdrawal", "benzo-withdrawal"):
        for said in ("seizure", "fever", "confused", "ask a doctor first", "do not stop alone"):
            assert said in words[section], (section, said)
    for said in ("water", "much less", "naloxone"):
        assert said in words["opioid-withdrawal"]
    for said in ("detox", "counselor", "doctor", "safe", "ending your life"):
        assert said in words["not-enough"]
    assert "\n" not in guidance.naloxone_reminder()
    assert grade(guidance.naloxone_reminder()) <= 6
    assert len(content.material("danger")["section"]) == len(ALL)


def test_every_question_of_looking_back_has_its_words_in_order() -> None:
    steps = guidance.look_back_steps()
    assert tuple(step.id for step in steps) == LOOK_BACK_STEPS
    for step in steps:
        assert len(step.question) <= NARROW
        assert not re.search(r"\bwhy\b", step.question, re.IGNORECASE), "why sounds like blame"
    assert grade(" ".join(f"{step.question} {step.hint}" for step in steps)) <= 6
