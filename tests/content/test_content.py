"""The built-in texts: complete, consistent, plain and kind."""

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from iop_tracker import content
from iop_tracker.domain.program import AFTERCARE

WIDEST = 76
UNKIND = re.compile(
    r"\b(fail(ed|ure)?|dirty|clean time|addicts?|abuser|junkie|relapsed|weak|should have|lazy)\b",
    re.IGNORECASE,
)
FILES = ("programs", "strategies", "triggers", "support", "wording", "demo")


def texts(value: Any) -> list[str]:
    """Every text in a loaded file."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return list(chain.from_iterable(texts(each) for each in value.values()))
    if isinstance(value, list):
        return list(chain.from_iterable(texts(each) for each in value))
    return []


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_kind(name: str) -> None:
    for text in texts(content._load(name)):
        assert not UNKIND.search(text), text


def test_there_is_enough_to_choose_from() -> None:
    assert len(content.strategies()) >= 40
    assert len(content.program_templates()) >= 6
    assert len(content.countries()) >= 12
    assert len(content.triggers()) >= 40
    assert len(content.situations()) >= 10
    assert len(content.breathing_patterns()) >= 2


def test_ids_are_unique_and_references_resolve() -> None:
    known = [s.id for s in content.strategies()]
    assert len(set(known)) == len(known)
    assert all(s.group in content.strategy_groups() for s in content.strategies())
    for situation in content.situations():
        assert set(situation.strategies) <= set(known)
        assert len(situation.signs) >= 2
    for template in content.program_templates():
        phases = {phase.id for phase in template.phases}
        assert template.phases[-1].id == AFTERCARE
        assert all(set(slot.phases) <= phases for slot in template.slots)
    assert set(content.first_triggers()) <= set(content.triggers())


def test_every_strategy_says_how_how_long_and_where_it_comes_from() -> None:
    for strategy in content.strategies():
        assert strategy.how
        assert strategy.minutes
        assert re.search(r"\(\d{4}\)|SMART|SAMHSA", strategy.source), strategy.id
        assert len(strategy.name) <= 40


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("five-three-one", {"p1": 5, "p2": 3, "p3": 1}),
        ("three-evenings", {"p1": 4}),
        ("mental-health-days", {"p1": 4, "p2": 4}),
        ("short-six", {"p1": 3}),
    ],
)
def test_a_template_meets_on_as_many_days_as_it_says(name: str, days: dict[str, int]) -> None:
    template = content.program_template(name)
    for phase, expected in days.items():
        met = {d for slot in template.slots if phase in slot.phases for d in slot.weekdays}
        assert len(met) == expected


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


def test_the_matrix_model_has_its_published_weeks() -> None:
    matrix = content.program_template("Matrix Model, 16 weeks")
    assert matrix.weeks == 16
    assert [phase.weeks for phase in matrix.phases] == [4, 8, 4, 0]


def test_every_country_has_an_emergency_number_and_a_crisis_line() -> None:
    for country in content.countries():
        assert country.emergency.isdigit()
        assert any(line.kind == "crisis" for line in country.lines)
    assert content.country("us").emergency == "911"
    assert content.country("QQ").code == "XX"
    numbers = [line.number for line in content.country("US").lines]
    assert numbers[:2] == ["988", "1-800-662-4357"]


def test_single_lines_fit_the_screen() -> None:
    lines = [t.name for t in content.program_templates()]
    lines += [line.name for c in content.countries() for line in c.lines]
    lines += [*content.triggers(), *(s.name for s in content.situations())]
    lines += [line for text in content.wording("empty").values() for line in text.splitlines()]
    assert all(len(line) <= WIDEST for line in lines)


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def grade(text: str) -> float:
    """Flesch-Kincaid grade level (Kincaid et al., 1975), syllables by a simple count."""
    sentences = max(1, len(re.findall(r"[.!?:]+(?:\s|$)", text)))
    words = re.findall(r"[A-Za-z']+", text)
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def test_the_words_for_hard_moments_are_easy_to_read() -> None:
    everything = " ".join(s.how for s in content.strategies())
    assert grade(everything) <= 6
    for section in ("help_now", "return_to_use", "privacy"):
        assert grade(" ".join(content.wording(section).values())) <= 6
    assert all(grade(s.how) <= 8 for s in content.strategies())


def test_an_unknown_template_names_those_there_are() -> None:
    with pytest.raises(Exception, match="five-three-one, three-evenings"):
        content.program_template("none")


def test_the_data_lies_beside_the_package_or_inside_it() -> None:
    assert (Path(str(content._folder())) / "programs.toml").is_file()
