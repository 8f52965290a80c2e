"""One question after the other, each of which can bring help."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from iop_tracker.cli.output import safe, say
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.language import tr

T = TypeVar("T")

HELP, AGAIN = "!", "?"
BACK = -1
"""What was chosen where nothing was."""


class Asker:
    """Asks on the terminal. `!` brings help, and then the same question comes again."""

    def __init__(self) -> None:
        self._help: Callable[[], None] | None = None

    def helps(self, show: Callable[[], None]) -> None:
        """Say what `!` brings."""
        self._help = show

    def ask(self, question: str, about: Iterable[str] = ()) -> str:
        """What was typed, without spaces around it; empty for enter alone.

        Args:
            question: What is asked, as it stands before what is typed.
            about: What `?` says again.

        Raises:
            EOFError: when nothing more will be typed.
        """
        while True:
            typed = input(safe(question)).strip()
            if typed == HELP and self._help:
                show, self._help = self._help, None
                try:
                    show()
                finally:
                    self._help = show
            elif typed == AGAIN:
                say(*about)
            else:
                return typed

    def choose(
        self, question: str, choices: Sequence[str], *, others: Collection[str] = ()
    ) -> int | None:
        """The place of what was chosen, from 0; `BACK` for enter alone.

        Args:
            question: What is asked.
            choices: What each number means.
            others: Words that may be typed instead; they give None.
        """
        rows = [f"{number}. {each}" for number, each in enumerate(choices, start=1)]
        say(*rows)
        while True:
            typed = self.ask(f"{question}: ", rows)
            if typed.casefold() in others:
                return None
            if not typed:
                return BACK
            if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(rows):
                return int(typed) - 1
            say(tr("Type a number from 1 to {rows}, or enter alone.", rows=len(rows)))

    def read(self, question: str, reader: Callable[[str], T]) -> T | None:
        """Ask until the answer can be read; None for enter alone."""
        while True:
            typed = self.ask(f"{question}: ")
            if not typed:
                return None
            try:
                return reader(typed)
            except InvalidEntry as problem:
                say(problem.sentence)

    def lines(self, question: str) -> str:
        """Several lines, up to an empty one."""
        say(question)
        return "\n".join(iter(lambda: self.ask("> "), ""))
