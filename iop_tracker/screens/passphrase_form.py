"""Typing passphrases: unseen unless one wants to see them, and never kept on the disk."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Mount
from textual.widgets import Input
from typing_extensions import override

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.privacy import check_passphrase, strength
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.plain_text import PlainText
from iop_tracker.widgets.text_field import SecretLine

GOOD_ONES = tr("Four words that have nothing to do with each other are good. Spaces are fine.")
SHOWING = tr("ctrl+r shows what you type, or hides it.")
BUSY = tr("One moment, please ...")
NOT_THE_SAME = tr("The two are not the same. ctrl+r shows both.")


class PassphraseForm(Form):
    """What every form of passphrases has in common. No draft is kept of it.

    Attributes:
        words: What it is good for, and what happens.
        code: The recovery code after saving, where there is a new one; kept nowhere else.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r",
            "show_typed",
            tr("Show/hide"),
            id="passphrase.show",
            tooltip=tr("Show what you type, or hide it"),
        ),
    ]

    saved_sentence = ""
    words: ClassVar[str]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, draft_key="")
        self.code = ""
        self._is_busy = False

    @override
    def compose_fields(self) -> ComposeResult:
        yield PlainText(self.words, classes="passphrase-words")
        yield from self.compose_lines()
        yield PlainText(SHOWING, classes="passphrase-note")

    def compose_lines(self) -> Iterator[Field]:
        """The lines to type in; the passphrase that opens the file now is always one."""
        yield _present(is_last=True)

    @override
    def fill(self) -> None:
        pass

    @on(Input.Submitted)
    def save_after_the_last(self) -> None:
        """Save by enter, as everywhere else where one is asked for a passphrase."""
        self.action_save()

    @override
    def action_save(self) -> None:
        """Save, after it is seen that it takes a moment."""
        if not self._is_busy:
            self._be_busy(True)
            self.call_after_refresh(self._save_now)

    def _save_now(self) -> None:
        super().action_save()
        self._be_busy(False)

    def _be_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.query_one(".passphrase-note", PlainText).update(BUSY if is_busy else SHOWING)

    def action_show_typed(self) -> None:
        """Show what is typed, or hide it again."""
        for line in self.query(SecretLine):
            line.password = not line.password


class NewPassphraseForm(PassphraseForm):
    """A passphrase to come, twice, with a word on how good it is."""

    @override
    def compose_lines(self) -> Iterator[Field]:
        yield Field("passphrase", tr("New passphrase"), SecretLine(), hint=GOOD_ONES)
        yield Field("again", tr("The same again"), SecretLine(is_last=True))

    @on(Mount)
    def prepare(self) -> None:
        """Load what judges passphrases, so that the first letter does not wait for it."""
        self.call_after_refresh(strength, "")

    @on(Input.Changed, "#field-passphrase SecretLine")
    def judge_soon(self) -> None:
        """Say how good it is, after the letter is on the screen."""
        self.call_after_refresh(self._judge)

    def _judge(self) -> None:
        field = self.field("passphrase")
        field.query_one(".field-hint", PlainText).update(strength(field.answer) or GOOD_ONES)

    def new_passphrase(self) -> str:
        """What was typed twice.

        Raises:
            InvalidEntry: when it is empty, too long, or not twice the same.
        """
        passphrase = self.field("passphrase").answer
        check_passphrase(passphrase)
        if self.field("again").answer != passphrase:
            raise InvalidEntry("again", NOT_THE_SAME)
        return passphrase

    def tell_left_out(self) -> None:
        """Say which other versions beside the file do not lie under the passphrase."""
        said = (self.saved_sentence, self.tracker.privacy.left_out)
        self.saved_sentence = " ".join(filter(None, said))


class EncryptForm(NewPassphraseForm):
    """Encrypts the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", tr("Encrypt"), id="encrypt.save", tooltip=tr("Encrypt the file")),
    ]

    heading = tr("A passphrase for your file")
    words = tr(
        "Your file, its copies and its drafts will open with it only. Type it twice, then press "
        "ctrl+s. After that comes a code to write on paper, for the day you forget it.\n\n"
        "What was deleted from this disk before may still be found by somebody who knows how."
    )

    @override
    def store(self) -> None:
        self.code = self.tracker.privacy.encrypt(self.new_passphrase())
        self.tell_left_out()


class ChangeForm(NewPassphraseForm):
    """Changes the passphrase."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "save", tr("Change"), id="change.save", tooltip=tr("Change the passphrase")
        ),
    ]

    heading = tr("Change the passphrase")
    words = tr("The former one opens nothing then. The code on your paper stays good.")
    saved_sentence = tr("Changed. From now on it opens with the new passphrase.")

    @override
    def compose_lines(self) -> Iterator[Field]:
        yield _present(is_last=False)
        yield from super().compose_lines()

    @override
    def store(self) -> None:
        passphrase = self.new_passphrase()
        self.tracker.privacy.check_owner(self.field("present").answer)
        self.tracker.privacy.change_passphrase(passphrase)
        self.tell_left_out()


class NewCodeForm(PassphraseForm):
    """Makes another recovery code."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", tr("Make it"), id="code.save", tooltip=tr("Make another code")),
    ]

    heading = tr("Another recovery code")
    words = tr(
        "For when the paper is lost, or somebody saw it. The former code opens nothing then."
    )

    @override
    def store(self) -> None:
        self.tracker.privacy.check_owner(self.field("present").answer)
        self.code = self.tracker.privacy.new_code()


class DecryptForm(PassphraseForm):
    """Lets the file be plain again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", tr("Stop"), id="decrypt.save", tooltip=tr("Stop encrypting")),
    ]

    heading = tr("Stop encrypting")
    words = tr(
        "Nobody is asked for a passphrase then: who uses this computer can read what you wrote."
    )
    saved_sentence = tr("Not encrypted any more. It opens without a passphrase.")

    @override
    def store(self) -> None:
        self.tracker.privacy.check_owner(self.field("present").answer)
        self.tracker.privacy.decrypt()


def _present(*, is_last: bool) -> Field:
    line = SecretLine(is_last=is_last)
    return Field(
        "present", tr("Passphrase now"), line, hint=tr("or the recovery code on your paper")
    )
