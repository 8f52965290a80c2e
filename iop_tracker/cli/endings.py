"""What is done when the system asks the program to end, or its window is closed."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, Self

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
GRACE_SECONDS = 3
"""After so long the system ends a program that a dead terminal holds up. Nothing is lost by it."""
OFFSET = 128
"""An exit code above this tells the signal."""

Act = Callable[[int], None]
"""Gets the exit code. It is called between any two steps of the program."""


def _unwind(code: int) -> NoReturn:
    raise SystemExit(code)


class Endings:
    """While it is entered, the program is left in order: once, by the first signal.

    Files are given free and temporary ones go; a second signal does not cut that off.
    """

    def __init__(self) -> None:
        self._act: Act = _unwind
        self._is_ending = False

    def __enter__(self) -> Self:
        self._former = {each: signal.signal(each, self._on_signal) for each in SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, former in self._former.items():
            signal.signal(number, former)
        if hasattr(signal, "alarm"):
            signal.alarm(0)

    @contextmanager
    def by(self, act: Act) -> Iterator[None]:
        """Leave in another way than at once, for a while."""
        self._act = act
        try:
            yield
        finally:
            self._act = _unwind

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        if self._is_ending:
            return
        self._is_ending = True
        if hasattr(signal, "alarm"):
            signal.alarm(GRACE_SECONDS)
        self._act(OFFSET + number)
