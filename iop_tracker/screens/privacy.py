"""Encryption in the app: the offer after the set-up, and what the palette has of it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.screens.code_screen import CodeScreen
from iop_tracker.screens.confirm import ConfirmDialog
from iop_tracker.screens.page import Page
from iop_tracker.screens.passphrase_form import (
    ChangeForm,
    DecryptForm,
    EncryptForm,
    NewCodeForm,
    PassphraseForm,
)
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.nav_bar import PAGES

OFFER = tr(
    "Does somebody else use this computer?\n\n"
    "With a passphrase, nobody but you can open what you write here. "
    "You can also do it later: ctrl+p, then type Encrypt."
)
CODE_SENTENCE = tr("The new code opens it now. The former one opens nothing any more.")


class EncryptOffer(ConfirmDialog):
    """Asked once, after the set-up; who goes on to a page or a check-in has said "not now"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(k, f"go_on(\"page('{m}')\")", name, show=False) for m, k, name in PAGES),
        Binding("c", "go_on('check_in')", tr("Check in"), show=False),
        Binding("q", "go_on('quit')", tr("Quit"), show=False),
        Binding("exclamation_mark", "app.help_now", tr("Help now"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__(OFFER, yes=tr("Use a passphrase"), no=tr("Not now"))

    def action_go_on(self, action: str) -> None:
        """Not now: do what the key does everywhere else."""
        self.dismiss(False)
        self.app.call_later(self.app.run_action, action)


def offer(app: App[Any], tracker: Tracker) -> None:
    """Ask whether the file is to be encrypted, unless the participant went on already."""

    def answered(wanted: bool | None) -> None:
        if wanted:
            encrypt(app, tracker)

    is_settled = tracker.privacy.is_encrypted or tracker.is_read_only
    if isinstance(app.screen, Page) and not is_settled:
        app.push_screen(EncryptOffer(), answered)


def commands(app: App[Any], tracker: Tracker) -> Iterator[SystemCommand]:
    """What the palette offers: only what makes sense now."""
    is_under_way = any(isinstance(s, PassphraseForm | CodeScreen) for s in app.screen_stack)
    if tracker.is_read_only or is_under_way or not tracker.privacy.has_file:
        return
    for title, more, do in _encrypted() if tracker.privacy.is_encrypted else _plain():
        yield SystemCommand(title, more, partial(do, app, tracker))


def encrypt(app: App[Any], tracker: Tracker) -> None:
    """Ask for a passphrase, encrypt, and show the recovery code."""
    minutes = tracker.programs.settings.lock_minutes
    idle = (
        tr(", and after {minutes} without a key", minutes=count_text(minutes, "minute"))
        if minutes
        else ""
    )
    _with_code(app, EncryptForm(tracker), tr("Encrypted. It locks with ctrl+l{idle}.", idle=idle))


def _new_code(app: App[Any], tracker: Tracker) -> None:
    _with_code(app, NewCodeForm(tracker), CODE_SENTENCE)


def _change(app: App[Any], tracker: Tracker) -> None:
    app.push_screen(ChangeForm(tracker))


def _decrypt(app: App[Any], tracker: Tracker) -> None:
    app.push_screen(DecryptForm(tracker))


def _with_code(app: App[Any], form: PassphraseForm, sentence: str) -> None:
    def saved(is_saved: bool | None) -> None:
        if is_saved:
            app.push_screen(CodeScreen(form.code), written)

    def written(_: None) -> None:
        app.notify(sentence, markup=False, timeout=12)

    app.push_screen(form, saved)


Command = tuple[str, str, Callable[[App[Any], Tracker], None]]


def _plain() -> tuple[Command, ...]:
    return (
        (
            tr("Encrypt: let it open with a passphrase only"),
            tr("When somebody else uses this computer"),
            encrypt,
        ),
    )


def _encrypted() -> tuple[Command, ...]:
    return (
        (tr("Change the passphrase"), tr("The former one opens nothing any more"), _change),
        (tr("Make another recovery code"), tr("For when the paper is lost"), _new_code),
        (tr("Stop encrypting"), tr("Then it opens without a passphrase"), _decrypt),
    )
