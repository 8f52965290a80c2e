"""Pressing and reading as a participant does."""

import unicodedata
from typing import Any, TypeVar

from rich.cells import cell_len
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from iop_tracker.language import spoken, tr
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.nav_bar import PAGES
from iop_tracker.widgets.plain_text import PlainText

W = TypeVar("W", bound=Widget)
S = TypeVar("S", bound=Screen[Any])
CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories that no terminal is to get."""
JOINERS = {"\u200c", "\u200d"}
"""Those that words and emoji are written with."""
NAMES = {
    " ": "space",
    ".": "full_stop",
    ",": "comma",
    ":": "colon",
    "-": "minus",
    "#": "number_sign",
}


def named(words: str, letters: int = 12) -> tuple[str, ...]:
    """Keys that choose in the palette what is called so, in the language that is spoken."""
    return ("ctrl+p", *tr(words)[:letters], "enter")


def searched() -> tuple[str, ...]:
    """Keys that find the strategy about tomatoes among everything that was written."""
    words = {"en": "tomatoes garden", "es": "tomates jardín"}[spoken()]
    return (*named("Search everything"), *words, "enter")


WAYS = {
    **{name: (key,) for _, key, name in PAGES},
    "Coping, people": ("4", "t"),
    "Coping, what helps": ("4", "t", "t"),
    "Coping, searching": ("4", "slash"),
    "Coping, urges": ("4", "left_square_bracket"),
    "Notes, tasks": ("5", "t"),
    "Notes, goals": ("5", "t", "t"),
    "Notes, questions": ("5", "t", "t", "t"),
    "question form": ("5", "t", "t", "t", "n"),
    "lines of a note": ("5", "enter", "l"),
    "note, as a file": ("5", "enter", "w"),
    "search everything": ("5", "ctrl+f"),
    "Notes, searching": ("5", "slash"),
    "Insights, HALT": ("6", "left", "left"),
    "Check-ins, calendar": ("3", "v"),
    "Check-ins, searching": ("3", "slash"),
    "check-in form": ("c",),
    "questions": ("3", "f"),
    "own question form": ("3", "f", "n"),
    "mark": ("1", "a"),
    "task form": ("1", "n"),
    "session": ("2", "enter"),
    "session form": ("2", "n"),
    "program form": ("2", "p"),
    "day": ("3", "o"),
    "plan": ("4", "down", "down", "enter"),
    "safety plan": ("4", "enter"),
    "safety plan form": ("4", "e"),
    "card": ("4", "down", "down", "w"),
    "safety card": ("4", "w"),
    "costs": ("4", "down", "enter"),
    "costs form": ("4", "down", "e"),
    "plan form": ("4", "n"),
    "going through": ("4", "g"),
    "event": ("4", "end", "up"),
    "event form": ("2", "v"),
    "past event form": ("4", "end", "e"),
    "person form": ("4", "t", "n"),
    "strategy form": ("4", "t", "t", "n"),
    "note": ("5", "enter"),
    "note form": ("5", "e"),
    "templates": ("5", "n"),
    "urge form": ("4", "left_square_bracket", "n"),
    "when urges come": ("4", "left_square_bracket", "m"),
    "help now": ("f2",),
    "breathe": ("f2", "b"),
    "wave": ("f2", "w"),
    "senses": ("f2", "s"),
    "wait": ("f2", "t"),
    "call": ("f2", "c"),
    "reasons": ("f2", "r"),
    "get out": ("f2", "o"),
    "keys": ("question_mark",),
    "removed": ("U",),
    "hidden": ("f9",),
    "looks back": ("4", "b"),
    "look back": ("4", "b", "n"),
    "look back, a question": ("4", "b", "n", "tab"),
    "look back, what comes out of it": ("4", "b", "p"),
    "danger signs": ("4", "b", "n", "d"),
    "signals": ("1", "w"),
    "strategy": searched(),
    "brief": ("1", "b"),
    "brief, its parts": ("1", "b", "o"),
    "brief, wants": ("1", "b", "e"),
    "brief, shown": ("1", "b", "s"),
    "brief, as a file": ("1", "b", "w"),
    "to the phone": ("2", "o"),
    "take in a calendar": named("Take in a calendar"),
    "export": named("Export: print, spreadsheet, clinic, all of it", 9),
    "news": named("What is new"),
    "comfort": named("Comfort: colors, motion, keys, size, language", 9),
    "goal": ("5", "t", "t", "enter"),
    "goal form": ("5", "t", "t", "e"),
    "milestones": ("1", "m"),
    "milestones form": ("1", "m", "e"),
    "what it is about": named("What your recovery is about: substances", 24),
    "questionnaires": ("6", "f"),
    "a question": ("6", "f", "enter"),
    "former times": ("6", "f", "o"),
    "what it came to": ("6", "f", "o", "enter"),
    "help first": ("6", "f", "enter", *"000000001"),
}
"""Keys that lead to a screen from the demo's first page."""


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one by one, each when the one before is done with, and let the screen settle."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def type_text(pilot: Pilot[str], text: str) -> None:
    """Type text into what has the focus."""
    await pilot.press(*(NAMES.get(character, character) for character in text))
    await pilot.pause()


async def choose(pilot: Pilot[str], words: str) -> None:
    """Choose in the palette what begins with these words."""
    await press(pilot, "ctrl+p")
    await type_text(pilot, words)
    await press(pilot, "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def shows(pilot: Pilot[str], kind: type[S]) -> S:
    """The screen, which is of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


def screen_text(pilot: Pilot[str]) -> str:
    """Everything that plain texts on the screen say."""
    return "\n".join(str(text.render()) for text in pilot.app.screen.query(Static) if text.display)


def error_at(pilot: Pilot[str], name: str) -> str:
    """The sentence at a field of the form."""
    field = next(f for f in pilot.app.screen.query(Field) if f.field == name)
    return str(field.query_one(".field-error", PlainText).render())


def sent_raw(pilot: Pilot[str]) -> set[str]:
    """Characters in what goes to the terminal that control one, turn text or hide in it."""
    found: set[str] = set()
    for strip in pilot.app.screen._compositor.render_strips():
        found |= {each for each in strip.text if unicodedata.category(each) in CONTROLS}
    return found - JOINERS


def said(pilot: Pilot[str]) -> list[str]:
    """The sentences that were told in notes at the corner."""
    return [note.message for note in pilot.app._notifications]


def listed(pilot: Pilot[str], name: str) -> list[str]:
    """What the rows of a list say."""
    return [str(option.prompt) for option in pilot.app.screen.query_one(name, OptionList).options]


def cut_off(pilot: Pilot[str]) -> list[str]:
    """Texts that are wider or longer than the box they stand in."""
    found = []
    for text in pilot.app.screen.query(PlainText):
        size, words = text.content_size, str(text.render()).split()
        if text.display and size.width and words:
            widest = max(map(cell_len, words))
            longer = text.get_content_height(size, size, size.width) > size.height
            if widest > size.width or longer:
                found.append(" ".join(words))
    return found
