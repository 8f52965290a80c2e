"""The app as far as it shows its first picture soon: what that does not need comes right after."""

import gc
from collections.abc import Callable, Generator
from pathlib import Path
from types import coroutine
from typing import ClassVar

from textual.events import Event, InputEvent
from typing_extensions import override

from iop_tracker.at_ease import AtEase
from iop_tracker.errors import Damaged, StorageError
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import DOUBTFUL

GIVE_WAY = 0.01
"""Seconds for the thread that writes to the terminal; it would wait for its turn else."""
OFFER_SECONDS = 1.0
"""How often is looked whether something can be asked."""


@coroutine
def turn() -> Generator[None]:
    """Wait until everything else had its turn."""
    yield


class FirstPicture(AtEase):
    """An app that puts off styles, garbage, and looking closely at the file.

    Where the file turns out not to be what it seemed, the app answers `DOUBTFUL`.

    Attributes:
        then: What else is done after the first picture.
    """

    LATER_CSS_PATH: ClassVar[list[str]] = [
        f"styles/{name}.tcss"
        for name in (
            *("dialogs", "forms", "help_now", "schedule", "check_ins", "coping"),
            *("learning", "notes", "insights", "privacy"),
        )
    ]
    """Read after the first picture, unless that is the welcome."""

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker)
        self.then: Callable[[], None] | None = None
        self._was_shown = False
        folder = Path(__file__).parent
        self._later_styles = [folder / name for name in self.LATER_CSS_PATH]
        if not tracker.is_set_up:
            self.css_path += self._later_styles
            self._later_styles = []

    @override
    def post_display_hook(self) -> None:
        super().post_display_hook()
        if not self._was_shown and not self._batch_count:
            self._was_shown = True
            self.set_timer(GIVE_WAY, self._go_on)

    @override
    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent):
            self._read_later_styles()  # What the key opens before the first picture needs them.
        await super().on_event(event)

    def _read_later_styles(self) -> None:
        later, self._later_styles = self._later_styles, []
        if later:
            self.stylesheet.read_all(later)
            self.refresh_css(animate=False)

    def _go_on(self) -> None:
        if not gc.isenabled():
            gc.freeze()  # What is loaded now stays to the end: nobody needs to look through it.
            gc.enable()
        if self.then:
            self.then()
        self._read_later_styles()
        self.run_worker(self._settle_in())

    async def _settle_in(self) -> None:
        """Look closely at the file, in steps between which keys are heard."""
        try:
            for _ in self.tracker.settle_in():
                await turn()
        except StorageError:
            self.doubt()
        else:
            self._offer_merge()

    def doubt(self) -> None:
        """Leave, because the file is not what it seemed to be."""
        self.exit(DOUBTFUL)

    def _offer_merge(self) -> None:
        """Offer another version of the file, once nothing lies over the page."""
        if not self.tracker.versions_beside or not self.tracker.merging.to_offer():
            return
        if not isinstance(self.screen, Page):
            self.set_timer(OFFER_SECONDS, self._offer_merge)
            return
        from iop_tracker.screens.merging import offer_merge

        offer_merge(self, self.tracker)

    @override
    def _handle_exception(self, error: Exception) -> None:
        if self.return_value == DOUBTFUL:
            return
        if isinstance(error, Damaged) and not self.tracker.is_settled:
            self.doubt()
        else:
            super()._handle_exception(error)
