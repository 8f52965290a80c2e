"""How keys come from the terminal, and how it is left."""

from codecs import getincrementaldecoder
from functools import partial
from typing import Any

from textual.drivers import linux_driver
from typing_extensions import override

CLEAR = "\x1b[2J\x1b[H"


class PatientDriver(linux_driver.LinuxDriver):
    """Textual's driver, but bytes that are no text in UTF-8 are passed over.

    They come from a terminal set to another alphabet or from pasting what is no text; Textual's
    own ends with a traceback then. And it leaves nothing to read on a terminal that has no second
    screen to leave, such as the Linux console.
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
        linux_driver.getincrementaldecoder = _forgiving_decoder  # type: ignore[attr-defined]
        super().run_input_thread()


def _forgiving_decoder(encoding: str) -> Any:
    return partial(getincrementaldecoder(encoding), errors="ignore")
