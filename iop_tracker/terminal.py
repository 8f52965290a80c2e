"""How keys and pasted text come from the terminal, and how it is left."""

from codecs import getincrementaldecoder

from textual.drivers import linux_driver
from textual.events import Paste
from textual.message import Message
from typing_extensions import override

CLEAR = "\x1b[2J\x1b[H"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
ESCAPE, STAND_IN = "\x1b", "\ufdd0"
"""What begins a key in what a terminal sends, and what stands for it within pasted text: a
character that Unicode keeps free for such a use."""


class PatientDriver(linux_driver.LinuxDriver):
    """Textual's driver, but bytes that are no text in UTF-8 are passed over.

    They come from a terminal set to another alphabet or from pasting what is no text; Textual's
    own ends with a traceback then. It takes pasted text as text, too, where Textual's own would
    press keys from what follows an escape character in it. And it leaves nothing to read on a
    terminal that has no second screen to leave, such as the Linux console.
    """

    @override
    def write(self, data: str) -> None:
        """Write to the terminal; nothing once it is gone, where writing would wait for ever."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    @override
    def stop_application_mode(self) -> None:
        """Clear the screen, then give it back."""
        self.write(CLEAR)
        super().stop_application_mode()

    @override
    def run_input_thread(self) -> None:
        """Read keys until the end."""
        # It offers no way to choose how to decode; it asks for its decoder here, once.
        linux_driver.getincrementaldecoder = lambda _: InputDecoder  # type: ignore[assignment,attr-defined]
        super().run_input_thread()

    @override
    def process_message(self, message: Message) -> None:
        """Hand on what came, pasted text as it was."""
        if isinstance(message, Paste):
            message.text = message.text.replace(STAND_IN, ESCAPE)
        super().process_message(message)


class InputDecoder:
    """Bytes from a terminal as text, escape characters within pasted text replaced."""

    def __init__(self) -> None:
        self._utf8 = getincrementaldecoder("utf-8")(errors="ignore")
        self._is_paste = False
        self._tail = ""
        """The last characters before, with which the beginning of pasted text may have begun."""
        self._held = ""
        """Characters within pasted text that may be the beginning of its end."""

    def decode(self, content: bytes, final: bool = False) -> str:
        """The text so far; what ends in the middle of a character comes with the next bytes."""
        left = self._held + self._utf8.decode(content, final)
        self._held = ""
        parts = []
        while left:
            take = self._pasted if self._is_paste else self._keys
            part, left = take(left)
            parts.append(part)
        return "".join(parts)

    def _keys(self, text: str) -> tuple[str, str]:
        """What comes before pasted text, with the sign of its beginning; and the rest."""
        seen = self._tail + text
        at = seen.find(PASTE_BEGINS)
        if at < 0:
            self._tail = seen[1 - len(PASTE_BEGINS) :]
            return text, ""
        end = at + len(PASTE_BEGINS) - len(self._tail)
        self._tail, self._is_paste = "", True
        return text[:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """Pasted text with the sign of its end, if that is here; and the rest."""
        within, end, rest = text.partition(PASTE_ENDS)
        if end:
            self._is_paste = False
        else:
            sizes = range(len(PASTE_ENDS) - 1, 0, -1)
            size = next((n for n in sizes if within.endswith(PASTE_ENDS[:n])), 0)
            within, self._held = within[: len(within) - size], within[len(within) - size :]
        return within.replace(ESCAPE, STAND_IN) + end, rest
