"""The languages that the program speaks: complete, and saying the same."""

import ast
import os
import re
import subprocess
import sys
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo

from iop_tracker import __main__ as process
from iop_tracker import language
from iop_tracker.cli import main
from iop_tracker.data_texts import texts_in, with_words
from iop_tracker.language import ENGLISH, LANGUAGES, kept_in, spoken, tr, tr_among, trn, wanted
from iop_tracker.storage.language_choice import LanguageChoice
from iop_tracker.tracker.opening import open_tracker
from tests.conftest import FixedClock
from tools.messages import catalogs, read, template

ROOT = Path(__file__).parents[1]
BRACES = re.compile(r"\{[^{}]*\}|%\(\w+\)[sr]|%[sr]")
KEYS = re.compile(r"\bctrl\+[a-z]|\bf\d\b|(?<!\w)--[a-z][a-z-]*")
"""Keys and options, which are the same in every language."""


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def names(catalog: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in messages(catalog)}


def pairs(message: Message) -> list[tuple[str, str]]:
    """What is said in English and in the language, one and many by themselves."""
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return list(zip(english, said, strict=True))


def compiled(source: IO[bytes]) -> object:
    return vars(GNUTranslations(source))["_catalog"]


def around(text: str) -> tuple[str, str]:
    """The spaces and line ends before and after."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.fixture(scope="module", params=list(catalogs()), ids=lambda path: path.parts[-3])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return read(request.param)


def test_there_is_a_catalog_for_every_language() -> None:
    assert {path.parts[-3] for path in catalogs()} == LANGUAGES.keys() - {ENGLISH}


def test_everything_is_said_and_nothing_else(catalog: Catalog) -> None:
    """`python -m tools.messages update` brings in what is missing."""
    assert names(catalog) == names(template())
    missing = [m.id for m in messages(catalog) if m.fuzzy or not all(s for _, s in pairs(m))]
    assert missing == []


def test_the_same_values_keys_and_spaces_are_in_it(catalog: Catalog) -> None:
    for message in messages(catalog):
        for english, said in pairs(message):
            assert sorted(BRACES.findall(english)) == sorted(BRACES.findall(said)), english
            assert sorted(KEYS.findall(english)) == sorted(KEYS.findall(said)), english
            assert around(english) == around(said), english


def test_what_the_program_reads_is_what_stands_in_the_catalog() -> None:
    """`python -m tools.messages compile` makes it anew."""
    for path in catalogs():
        made = BytesIO()
        write_mo(made, read(path))
        made.seek(0)
        with path.with_suffix(".mo").open("rb") as source:
            assert compiled(source) == compiled(made)


def test_answers_know_their_questionnaire() -> None:
    material = {"options": {"often": ["No"]}, "instrument": [{"id": "x", "text": "Words"}]}
    assert texts_in(material) == [("often", "No"), ("", "Words")]
    changed = with_words(material, lambda among, text: f"{among}:{text}")
    assert changed["options"]["often"] == ["often:No"]
    assert changed["instrument"][0] == {"id": "x", "text": ":Words"}


@pytest.mark.parametrize(
    ("environment", "kept", "found"),
    [
        ({}, "", "en"),
        ({"LANG": "es_MX.UTF-8"}, "", "es"),
        ({"LANG": "es_MX.UTF-8"}, "en", "en"),
        ({"LANG": "en_US.UTF-8"}, "es", "es"),
        ({"LANG": "es_ES", "LC_ALL": "de_DE.UTF-8"}, "", "en"),
        ({"LANGUAGE": "fr:es:en", "LANG": "en_US"}, "", "es"),
        ({"IOP_TRACKER_LANGUAGE": "es", "LANG": "en_US"}, "en", "es"),
        ({"IOP_TRACKER_LANGUAGE": "xx", "LANG": "C"}, "", "en"),
        ({"LANG": "est_EE.UTF-8"}, "", "en"),
        ({"LANG": "C.UTF-8"}, "garbage", "en"),
    ],
)
def test_the_choice_comes_before_the_locale(
    environment: dict[str, str], kept: str, found: str
) -> None:
    assert wanted(environment, kept) == found


def test_a_choice_is_kept_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "recovery.json"
    choice = LanguageChoice(path)
    assert choice.kept == ""
    choice.keep("es")
    assert LanguageChoice(path).kept == "es"
    assert (path.parent / "recovery.language").stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_choice_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "recovery.language").write_bytes(b"\xff\xfe")
    assert kept_in(tmp_path / "recovery.language") == ""


@pytest.mark.parametrize(
    "arguments", [["--file", "{}", "today"], ["today", "--file={}"], ["--file"], ["--file", ""]]
)
def test_the_choice_of_the_named_file_counts(tmp_path: Path, arguments: list[str]) -> None:
    LanguageChoice(tmp_path / "recovery.json").keep("es")
    named = [each.format(tmp_path / "recovery.json") for each in arguments]
    expected = "es" if any("{}" in each for each in arguments) else ""
    assert process._chosen(named) == expected


def test_english_is_what_stands_in_the_code() -> None:
    assert spoken() == ENGLISH
    assert tr("Go to {name}", name="Notes") == "Go to Notes"
    assert tr("a {brace} without a value") == "a {brace} without a value"
    assert (trn("day", "days", 1), trn("day", "days", 2)) == ("day", "days")
    assert tr_among("frequency", "Not at all") == "Not at all"


def test_a_language_is_spoken_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    try:
        language.speak("es")
        assert tr("Go to {name}", name=tr("Notes")) == "Ir a Notas"
        assert (trn("day", "days", 1), trn("day", "days", 2), tr("day")) == ("día", "días", "día")
        assert tr_among("frequency", "Not at all") == "Ningún día"
        assert tr_among("worry_frequency", "Not at all") == "Para nada"
        assert tr("nobody translated this") == "nobody translated this"
    finally:
        language.speak(ENGLISH)


@pytest.mark.parametrize("which", ["not long", pytest.param("long", marks=pytest.mark.long)])
@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {ENGLISH}))
def test_screens_and_commands_hold_in_the_language(code: str, which: str) -> None:
    walks = ["tests/screens/spanish_walk.py", "tests/screens/test_sizes.py"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", which, *walks],
        cwd=ROOT,
        env={**os.environ, language.VARIABLE: code},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]


SENTENCE = re.compile(r"[A-Z][^<>]* [^<>]*[a-z}][.?!:]\s*")
NOT_SAID = {"iop_tracker/exchange/fhir.py", "iop_tracker/exchange/calendar_out.py"}
"""What other programs read, who expect English."""


def unmarked(tree: ast.Module) -> list[str]:
    """Sentences of the code that stand in no `tr(...)`, and are no docstring."""
    said = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr"
        for inner in ast.walk(node)
    }
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SENTENCE.fullmatch(node.value)
        and id(node) not in said | documented
    ]


def test_every_sentence_of_the_code_can_be_said_in_another_language() -> None:
    assert unmarked(ast.parse('"""A text of it."""\nX = "Say it again."\nY = tr("Say it.")')) == [
        "Say it again."
    ]
    for path in sorted((ROOT / "iop_tracker").rglob("*.py")):
        name = str(path.relative_to(ROOT))
        if name not in NOT_SAID:
            assert unmarked(ast.parse(path.read_text(encoding="utf-8"))) == [], name


def test_the_choice_goes_with_everything_else(path: Path, clock: FixedClock) -> None:
    open_tracker(path, clock).close()
    LanguageChoice(path).keep("es")
    assert main(["--file", str(path), "erase", "everything", "--yes"], clock) == 0
    assert [each for each in path.parent.iterdir() if each.suffix != ".lock"] == []
