"""A real program in a real pseudo-terminal, read as a person would."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic

import pyte

from tests.terminal.program import COMMAND

COLUMNS, LINES = 80, 24
PATIENCE = 20.0
"""Seconds after which something that does not come is a failure."""
QUIET = 0.15
"""Seconds to wait for output before looking again."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "ctrl+s": "\x13",
    "ctrl+q": "\x11",
    "ctrl+l": "\x0c",
    "ctrl+c": "\x03",
    "f2": "\x1bOQ",
    "f9": "\x1b[20~",
    "down": "\x1b[B",
}


class Terminal:
    """Python with some arguments, at 80 by 24 if nothing else is said.

    Attributes:
        raw: Every byte that came.
        modes: How the terminal treats what is typed, at the beginning and after the end.
    """

    def __init__(
        self,
        *arguments: str,
        program: Sequence[str] = (sys.executable,),
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
        size: tuple[int, int] = (COLUMNS, LINES),
    ) -> None:
        self.raw = b""
        columns, lines = size
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            **(variables or {}),
        }
        self.process, self._descriptor = pty.fork()
        if self.process == 0:
            os.chdir(folder or Path())
            os.execvpe(  # noqa: S606 - this very program
                program[0], [*program, *arguments], environment
            )
        window = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, window)
        self.modes = self.now_modes()

    def now_modes(self) -> list[object]:
        """How the terminal treats what is typed just now."""
        return list(termios.tcgetattr(self._descriptor))

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self._screen.display)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Mark with the mouse from one column and line to another."""
        (x, y), (to_x, to_y) = start, end
        self.send(f"\x1b[<0;{x};{y}M\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m".encode())

    def read(self, patience: float) -> bool:
        """Take in what comes within some seconds; False when nothing does."""
        ready, _, _ = select.select([self._descriptor], [], [], patience)
        if not ready:
            return False
        try:
            content = os.read(self._descriptor, 65536)
        except OSError:
            return False
        self.raw += content
        self._stream.feed(content)
        return bool(content)

    def wait_for(self, words: str, times: int = 1) -> None:
        """Read until the screen shows some words, so many times."""
        end = monotonic() + PATIENCE
        while self.text.count(words) < times:
            self.read(QUIET)
            assert monotonic() < end, f"no {words!r} in:\n{self.text}"

    def press(self, *keys: str) -> None:
        """Press keys at once, as somebody does who knows them by heart."""
        os.write(self._descriptor, "".join(KEYS.get(key, key) for key in keys).encode())

    def type(self, text: str) -> None:
        """Type text, faster than the screen, until it shows."""
        self.send(text.encode())

    def send(self, content: bytes) -> None:
        """Send bytes, be they keys or not."""
        os.write(self._descriptor, content)

    def kill(self) -> None:
        """End it as a power cut does."""
        os.kill(self.process, signal.SIGKILL)
        self.ended()

    def ask_to_end(self, number: int) -> int:
        """Send a signal that a program may answer; gives the exit code."""
        os.kill(self.process, number)
        return self.ended()

    def hang_up(self) -> int:
        """Close the window under it; gives the exit code."""
        os.close(self._descriptor)
        end = monotonic() + PATIENCE
        while True:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            select.select([], [], [], QUIET)
            assert monotonic() < end, "still running"

    def quit(self) -> int:
        """Leave by the key; gives the exit code."""
        self.press("ctrl+q")
        return self.ended()

    def ended(self) -> int:
        """Read until it ends of itself; gives the exit code."""
        end = monotonic() + PATIENCE
        while True:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                while self.read(0):
                    pass
                self.modes = self.now_modes()
                os.close(self._descriptor)
                return os.waitstatus_to_exitcode(status)
            self.read(QUIET)
            assert monotonic() < end, f"still running:\n{self.text}"


def opened(path: Path, **variables: str) -> Terminal:
    """The program on a file, on the afternoon that stands still."""
    return Terminal(COMMAND, "--file", str(path), variables=variables)
