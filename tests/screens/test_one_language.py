"""The same keys do the same things everywhere, under the same words."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from iop_tracker import screens
from iop_tracker.screens.form import Form

WORDS = {
    "u": {"Undo"},
    "ctrl+z": {"Undo"},
    "slash": {"Search", "Type"},
    "escape": {"Back", "Later", "Show all", "No", "Not now", "Leave", "End"},
    "e": {"Edit", "Open", "Wants", "Kind"},
    "delete": {"Remove", "Erase", "Cancel"},
    "n": {"New", "New task", "No", "Begin"},
    "q": {"Back", "Later", "Leave", "Quit"},
    "plus": {"Later"},
    "ctrl+s": {"Save", "Open", "Erase", "Encrypt", "Change", "Make it", "Stop", "Take in"},
    "w": {"File", "Card", "Wave", "Signals", "How often", "Written down"},
    "v": {"Read", "Calendar", "Risky day", "Coming up"},
}
"""What may be said of each key, wherever it stands."""
WHAT_WAS_ASKED = {"WentDialog", "MarkDialog", "HelpNowScreen"}
"""Screens on which a letter is the first of an answer."""
TYPED_IN = {"SearchEverything", "JumpScreen", "DayForm"}
"""Screens on which every letter is typed."""
ASKS_ONE_THING = {"ConfirmDialog", "TourScreen", "WelcomeScreen", "CodeScreen"}


def every_screen() -> Iterator[type[Screen[object]]]:
    for found in pkgutil.iter_modules(screens.__path__):
        module = importlib.import_module(f"{screens.__name__}.{found.name}")
        for each in vars(module).values():
            is_screen = isinstance(each, type) and issubclass(each, Screen)
            if is_screen and each.__module__ == module.__name__:
                yield each


def bindings_of(screen: type[Screen[object]]) -> Iterator[tuple[str, str]]:
    for binding in screen.__dict__.get("BINDINGS", []):
        if isinstance(binding, Binding):
            for key in binding.key.split(","):
                yield key, binding.description


ALL = {each.__name__: each for each in every_screen()}


@pytest.mark.parametrize("key", WORDS)
def test_a_key_has_the_same_few_words_wherever_it_is(key: str) -> None:
    said = {
        words: name
        for name, screen in ALL.items()
        if name not in WHAT_WAS_ASKED
        for each, words in bindings_of(screen)
        if each == key
    }
    assert set(said) == WORDS[key] & set(said), said
    assert set(said), "no screen has this key"


DIALOGS = [
    name
    for name, screen in ALL.items()
    if issubclass(screen, ModalScreen)
    and not any(issubclass(each, screen) and each is not screen for each in ALL.values())
]
"""Those that are opened; not what several have in common."""


@pytest.mark.parametrize("name", DIALOGS)
def test_escape_leaves_every_dialog_and_q_each_in_which_nothing_is_typed(name: str) -> None:
    screen = ALL[name]
    keys = {
        key for base in screen.__mro__ if issubclass(base, Screen) for key, _ in bindings_of(base)
    }
    assert "escape" in keys
    is_quiet = not issubclass(screen, Form) and name not in (TYPED_IN | ASKS_ONE_THING)
    assert not is_quiet or "q" in keys


def test_every_page_has_undo_and_redo_and_what_was_removed() -> None:
    assert {"u", "ctrl+z", "ctrl+y", "U"} <= {key for key, _ in bindings_of(ALL["Page"])}
