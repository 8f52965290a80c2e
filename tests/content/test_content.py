"""The built-in texts: complete, consistent, plain and kind."""

import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import textstat

from iop_tracker import content
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS
from iop_tracker.domain.schedule import SlotKind

WIDEST = 76
UNKIND = re.compile(
    r"\b(fail|failed|failure|dirty|clean time|addicts?|abuser|junkie|relapsed|weak|should have"
    r"|lazy)\b",
    re.IGNORECASE,
)
FILES = (*("programs", "strategies", "triggers", "support", "wording", "ways", "danger", "demo"),)


def texts(value: Any) -> list[str]:
    """Every text in a loaded file."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return list(chain.from_iterable(texts(each) for each in value.values()))
    if isinstance(value, list):
        return list(chain.from_iterable(texts(each) for each in value))
    return []


@pytest.mark.parametrize("name", [*FILES, "feelings"])
def test_every_file_is_kind(name: str) -> None:
    for text in texts(content._load(name)):
        assert not UNKIND.search(text), text


def test_there_is_enough_to_choose_from() -> None:
    assert len(content.strategies()) >= 60
    assert len(content.strategy_groups()) == 8
    assert len(content.triggers()) >= 40
    assert len(content.situations()) >= 16
    assert len(content.breathing_patterns()) >= 2
    assert {t.id for t in content.note_templates()} >= {"workshop", "session", "plain"}


def test_ids_are_unique_and_references_resolve() -> None:
    known = [s.id for s in content.strategies()]
    assert len(set(known)) == len(known)
    assert {s.group for s in content.strategies()} == set(content.strategy_groups())
    for situation in content.situations():
        assert set(situation.strategies) <= set(known), situation.name
        assert 3 <= len(situation.strategies) <= 5
        assert 2 <= len(situation.signs) <= 4
    assert len({s.name for s in content.situations()}) == len(content.situations())
    assert len(set(content.triggers())) == len(content.triggers())
    assert set(content.first_triggers()) <= set(content.triggers())


def test_every_strategy_and_sentence_that_the_package_names_exists() -> None:
    package = Path(content.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    named = set(re.findall(r'"(lib:[a-z-]+)"', code))
    assert named
    assert named <= {s.id for s in content.strategies()}
    for section, sentences in content._load("wording").items():
        if isinstance(sentences, dict):
            for name in sentences.keys() - {*SAFETY_STEPS, *COST_FIELDS}:
                shown = re.search(rf"""["']{name}["']""", code)
                assert shown, f"{section}.{name} is never shown"


def test_every_strategy_says_how_how_long_and_where_it_comes_from() -> None:
    for strategy in content.strategies():
        assert strategy.how
        assert strategy.minutes
        assert re.search(r"\(\d{4}\)|SMART|SAMHSA", strategy.source), strategy.id
        assert len(strategy.name) <= 40


def test_every_country_is_there_once_with_its_own_numbers() -> None:
    codes = [c.code for c in content.countries()]
    assert len(codes) == len(set(codes)) >= 12
    assert codes[-1] == "XX"
    for country in content.countries():
        for line in country.lines:
            assert line.kind in {"crisis", "substance", "poison"}
            assert re.fullmatch(r"[0-9][0-9 -]*|", line.number), line
            assert line.number or line.text
            assert len(f"  {line.number:<15}{line.name}  {line.text}, {line.hours}") <= WIDEST + 2


def test_every_country_has_an_emergency_number_and_a_crisis_line() -> None:
    for country in content.countries():
        assert country.emergency.isdigit()
        assert any(line.kind == "crisis" for line in country.lines)
    numbers = [line.number for line in content.country("US").lines]
    assert numbers[:2] == ["988", "1-800-662-4357"]


def test_single_lines_fit_the_screen() -> None:
    lines = [t.name for t in content.program_templates()]
    lines += [line.name for c in content.countries() for line in c.lines]
    lines += [*content.triggers(), *(s.name for s in content.situations())]
    lines += [line for t in content.wording("empty").values() for line in re.split("\n+", t)]
    lines += [s.name for s in content.strategies()]
    lines += [*content.strategy_groups().values(), *(t.name for t in content.note_templates())]
    lines += [sign for s in content.situations() for sign in s.signs]
    demo = content.demo_material()
    lines += [*demo["places"], *demo["facilitators"], *demo["reasons"]]
    lines += [*demo["if_then"], *demo["safe_places"]]
    lines += [each for low in ("low", "mid", "high") for each in demo[f"check_in_{low}"]]
    lines += [*(n["title"] for n in demo["note"]), *(t["text"] for t in demo["task"])]
    assert [line for line in lines if not line.strip() or len(line) > WIDEST] == []


def test_every_empty_page_names_the_next_key() -> None:
    for text in content.wording("empty").values():
        assert re.search(r"Press ([a-z1-6]|escape)\b", text), text


NOT_SENTENCES = {"source", "name", "id", "number", "text", "phone", "title"}


def sentences(value: Any, under: str = "") -> list[str]:
    """Every text of some words that is to be read as a sentence."""
    if isinstance(value, str):
        is_read = under not in NOT_SENTENCES and len(value.split()) >= 4
        return [f"{value.rstrip('.!?:')}."] if is_read else []
    if isinstance(value, dict):
        return list(chain.from_iterable(sentences(value[name], name) for name in value))
    if isinstance(value, list):
        return list(chain.from_iterable(sentences(each, under) for each in value))
    return []


def grade(text: str) -> float:
    """Flesch-Kincaid grade level (Kincaid et al., 1975), syllables by a pronouncing dictionary."""
    return float(textstat.flesch_kincaid_grade(text))


def test_the_grade_of_a_text_is_told_by_its_words_and_sentences() -> None:
    assert grade("You are here. You are safe. It will pass.") < 1
    hard = "Institutional psychotherapeutic interventions necessitate multidisciplinary evaluation."
    assert grade(hard) > 12


@pytest.mark.parametrize("name", FILES)
def test_everything_to_read_is_at_most_of_grade_six(name: str) -> None:
    found = sentences(content._load(name))
    assert found
    assert grade(" ".join(found)) <= 6
    for section in content._load(name).values():
        assert grade(" ".join(sentences(section)) or "So it is.") <= 6
    for text in found:
        assert len(text.split()) < 8 or grade(text) <= 8, text


def test_the_words_for_hard_moments_are_easy_to_read() -> None:
    everything = " ".join(s.how for s in content.strategies())
    assert grade(everything) <= 6
    for strategy in content.strategies():
        assert grade(strategy.how) <= 7, strategy.id
        assert not strategy.when_not or grade(strategy.when_not) <= 8, strategy.id
    assert grade(" ".join(t.about for t in content.program_templates())) <= 7


def test_the_data_lies_beside_the_package_or_inside_it() -> None:
    assert (content.data_folder() / "programs.toml").is_file()


def test_the_demo_has_enough_to_tell_and_only_invented_numbers() -> None:
    demo = content.demo_material()
    assert len(demo["note"]) >= 20
    assert len(demo["task"]) >= 15
    moods = [demo[f"check_in_{mood}"] for mood in ("low", "mid", "high")]
    assert sum(map(len, moods)) >= 40
    assert len(set(chain(*moods))) == sum(map(len, moods))
    assert len(demo["contact"]) >= 5
    assert all(re.fullmatch(r"555-01\d\d", person["phone"]) for person in demo["contact"])
    assert all(SlotKind(own["kind"]).is_own for own in demo["commitment"])


def test_a_country_that_is_not_known_gets_the_entry_for_any_other() -> None:
    assert content.country("us").emergency == "911"
    assert content.country("QQ").code == "XX"


@pytest.mark.parametrize(
    ("zone", "code"),
    [
        ("America/New_York", "US"),
        ("US/Pacific", "US"),
        ("America/Puerto_Rico", "US"),
        ("America/Montreal", "CA"),
        ("Australia/Perth", "AU"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Amsterdam", "NL"),
        ("Europe/Jersey", "GB"),
        ("Europe/Lisbon", "XX"),
        ("Asia/Tokyo", "XX"),
        ("America/Sao_Paulo", "XX"),
        ("UTC", "US"),
    ],
)
def test_nobody_is_offered_the_numbers_of_another_country(zone: str, code: str) -> None:
    assert content.country_of_zone(zone) == code


def test_importing_the_texts_reads_none_of_them() -> None:
    code = (
        "import sys, iop_tracker.content as c; assert not c._load.cache_info().currsize;"
        "print(sorted({'tomllib', 'textual', 'tinydb'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
