"""How keys come from the terminal."""

from textual.drivers.linux_driver import LinuxDriver
from typing_extensions import override


class PatientDriver(LinuxDriver):
    """Textual's driver, but bytes that are no text in UTF-8 are passed over.

    They come from a terminal set to another alphabet or from pasting what is no text; Textual's
    own ends with a traceback then.
    """

    @override
    def run_input_thread(self) -> None:
        """Read keys until the end."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
