"""Over all screens and commands in Spanish; `tests/test_languages.py` runs it by itself."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from iop_tracker.cli import main
from iop_tracker.cli.parser import build_parser
from iop_tracker.content import data_folder
from iop_tracker.domain.checkin import Halt, ReturnToUse
from iop_tracker.domain.due import every_text, parse_every, parse_when
from iop_tracker.domain.question import parse_yes_no
from iop_tracker.domain.scale import parse_choice
from iop_tracker.domain.words import parse_day, parse_due, parse_weekdays
from iop_tracker.language import spoken
from iop_tracker.tracker import Tracker
from tests.builders import MONDAY
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import WAYS, press
from tests.screens.test_sizes import SIZES, cut_without_a_sign, lines, outside

ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """the and your you with what how this that from for was were are have which write press
        week days weeks there done close choose leave save words open read never always only
        while where who all because its else when again moved added means since everything today
        yesterday tomorrow gone until then each every month year hours mean next last first back
        free mine steps off""",
    )
)
"""Words that no Spanish text has, and most English ones do."""
IN_ENGLISH = {"news"}
"""The list of changes is not translated."""
COMMANDS = (
    *("today", "schedule", "insights", "insights --days 30", "signals", "questions", "status"),
    *("urge --list", "helped", "plan list", "card", "event list", "contact list", "note list"),
    *("task list", "ask list", "goal list", "milestones", "danger", "assess list", "removed"),
    *("prep", "doctor", "restore", "undo --list", "search tomates", "lookback --list"),
    *(
        "goal show dormir",
        "note show HALT",
        "plan show safety",
        "export md -o -",
        "export html -o -",
    ),
)


@pytest.fixture(scope="module")
def sources() -> list[str]:
    """Names of books and help lines, which stay in their own language."""
    found: list[str] = []
    for path in data_folder().glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        found += re.findall(
            r'^(?:source|name|important_source|missing_source) = "(.*)"', text, re.M
        )
    return [piece for each in found for piece in re.findall(r"[\w’' ]{4,}", each)]


def english(texts: Iterable[str], sources: Iterable[str]) -> list[str]:
    """Lines with an English word in them that is no name of a source."""
    known = tuple(sources)
    found = []
    for line in texts:
        words = {word.lower() for word in re.findall(r"[A-Za-zÀ-ÿ]+", line)} & ENGLISH
        if words and not any(piece in line for piece in known):
            found.append(f"{sorted(words)}: {line.strip()}")
    return found


async def test_no_page_is_left_in_english(run: Run, demo: Tracker, sources: list[str]) -> None:
    assert spoken() == "es"
    async with run(demo, size=(120, 60)) as pilot:
        for key in ("1", "2", "3", "4", "5", "6", "question_mark", "c", "f2"):
            await press(pilot, key)
            assert english(lines(pilot), sources) == [], key


@pytest.mark.long
async def test_no_screen_is_left_in_english(run: Run, demo: Tracker, sources: list[str]) -> None:
    assert spoken() == "es"
    async with run(demo, size=(120, 60)) as pilot:
        for way in sorted(WAYS.keys() - IN_ENGLISH):
            while len(pilot.app.screen_stack) > 1:
                await pilot.app.pop_screen()
            await press(pilot, "1", *WAYS[way])
            assert english(lines(pilot), sources) == [], way


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_is_left_in_english(
    demo: Tracker,
    path: Path,
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
    command: str,
    sources: list[str],
) -> None:
    demo.close()
    assert main(["--file", str(path), *command.split()], clock) in {0, 1}
    assert english(re.sub("<[^>]*>", "", capsys.readouterr().out).split("\n"), sources) == []


def test_days_and_times_are_read_as_they_are_said() -> None:
    assert parse_day("ayer", MONDAY) == date(2026, 11, 22)
    assert parse_day("3 de diciembre de 2026", MONDAY) == date(2026, 12, 3)
    assert parse_day("sab", MONDAY) == parse_day("sáb", MONDAY) == date(2026, 11, 21)
    assert parse_due("mañana", MONDAY) == parse_due("mar", MONDAY) == date(2026, 11, 24)
    assert parse_weekdays("lun, mié vie") == (0, 2, 4)
    assert parse_every("cada 2 semanas") == parse_every("2 semanas") == 14
    assert every_text(1) == "cada día"
    assert parse_when("en una semana", MONDAY, ()).day == date(2026, 11, 30)
    assert parse_when("la próxima semana", MONDAY, ()).day == date(2026, 11, 30)
    assert parse_choice(Halt, "halt", "Hambre") is parse_choice(Halt, "halt", "hungry")
    assert parse_choice(ReturnToUse, "used", "prefiero no decir") is ReturnToUse.RATHER_NOT_SAY
    assert parse_choice(ReturnToUse, "used", "si") is ReturnToUse.YES
    assert parse_yes_no("answer", "Sí")
    assert not parse_yes_no("answer", "n")


def test_a_session_is_found_by_its_day(demo: Tracker) -> None:
    coming = demo.sessions.coming()
    due = parse_when("antes del grupo del miércoles", MONDAY, coming)
    assert due.day is not None
    assert due.day.weekday() == 2


def test_english_days_are_read_too() -> None:
    assert parse_day("today", MONDAY) == MONDAY
    assert parse_weekdays("mon wed") == (0, 2)


def test_what_argparse_says_is_spanish() -> None:
    assert build_parser().format_help().startswith("uso: ")


@pytest.mark.parametrize("size", SIZES)
async def test_no_page_loses_a_word_at_first(
    run: Run, tracker: Tracker, size: tuple[int, int]
) -> None:
    async with run(tracker, size=size) as pilot:
        assert cut_without_a_sign(pilot) == []
        await press(pilot, "escape")
        for key in "123456":
            await press(pilot, key)
            assert cut_without_a_sign(pilot) == [], key
            assert outside(pilot) == [], key
