"""What dialogs share whose keys each do something that is saved at once."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import IopError
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker

CLOSING = (
    Binding("u,ctrl+z", "undo", tr("Undo"), id="doing.undo", tooltip=tr("Undo the last change")),
    Binding("escape,q", "dismiss", tr("Back"), id="doing.back", tooltip=tr("Close")),
    Binding(
        "exclamation_mark",
        "app.help_now",
        tr("Help now"),
        key_display="!",
        id="doing.help",
        tooltip=tr("Help in a hard moment"),
    ),
)
"""The keys that all of them have; each puts its own before them."""


class DoingScreen(ModalScreen[None]):
    """Says how each thing went, and shows what there is afterwards.

    Attributes:
        tracker: Where it is done.
        seconds: How long stays what is said of it.
    """

    seconds: ClassVar[float] = 4

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker

    @abstractmethod
    def reload(self) -> None:
        """Show what there is now."""

    def do(self, verb: Callable[[], str | None], said: str = "") -> None:
        """Do something that may fail.

        Args:
            verb: What to do; it gives what to say.
            said: What to say instead of what the verb gives.
        """
        try:
            answer = verb()
        except (IopError, InvalidEntry) as problem:
            self.sorry(problem.sentence)
            return
        if said or answer:
            self.notify(said or answer or "", markup=False, timeout=self.seconds)
        self.reload()

    def sorry(self, sentence: str) -> None:
        """Tell what did not work and what to do."""
        self.notify(sentence, markup=False, severity="error", timeout=10)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.do(self.tracker.undo)
