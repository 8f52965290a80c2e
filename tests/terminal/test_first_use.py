"""The first use, in a real terminal, by somebody who knows only what the screen says."""

from pathlib import Path

from tests.terminal.terminal import opened

MOST_KEYS = 40
WAY = (
    ("1  Set up my program", "1"),
    ("then press ctrl+s", "ctrl+s"),
    ("Not now (n)", "n"),
    ("Press c to check in", "c"),
    ("Type a number", "7"),
    ("[7]", "3"),
    ("[3]", "4"),
    ("[4]", "6"),
    ("^s Save", "ctrl+s"),
)
"""What the screen says, and the key that is pressed because of it."""


def test_from_nothing_to_a_saved_check_in_with_what_the_screen_says(path: Path) -> None:
    terminal = opened(path)
    for said, key in WAY:
        terminal.wait_for(said)
        terminal.press(key)
    terminal.wait_for("Done for today")
    assert len(WAY) <= MOST_KEYS
    assert terminal.quit() == 0


def test_who_speaks_spanish_finds_it_on_the_first_screen(path: Path) -> None:
    terminal = opened(path)
    terminal.wait_for("5  Español")
    terminal.press("5")
    terminal.wait_for("1  Preparar mi programa")
    terminal.press("5")
    terminal.wait_for("1  Set up my program")
    assert terminal.quit() == 0


def test_the_language_of_the_computer_is_spoken(path: Path) -> None:
    terminal = opened(path, LANG="es_MX.UTF-8", LC_ALL="")
    terminal.wait_for("Te damos la bienvenida")
    assert terminal.quit() == 0
