"""encrypt, decrypt, passphrase."""

import argparse

from iop_tracker.cli import opening
from iop_tracker.cli.output import say
from iop_tracker.cli.passphrase import new_passphrase
from iop_tracker.clock import Clock
from iop_tracker.errors import BadInput
from iop_tracker.language import tr
from iop_tracker.paths import chosen_path
from iop_tracker.storage.cover import is_sealed
from iop_tracker.storage.durable import read_head

CODE_WORDS = (
    "",
    tr("Write this recovery code on paper. It is shown only now, and it opens the file when the"),
    tr("passphrase is forgotten. Without both, nobody can open it, not even we:"),
)


def encrypt(options: argparse.Namespace, clock: Clock) -> int:
    """Encrypt the file with a passphrase."""
    path = chosen_path(options.file)
    if path.is_file() and is_sealed(read_head(path)):
        raise BadInput(tr("The file is encrypted already. A new one: iop-tracker passphrase"))
    with opening.writing(options, clock) as tracker:
        opening.need_program(tracker)
        code = tracker.privacy.encrypt(new_passphrase(options.passphrase_file))
        left_out = tracker.privacy.left_out
    say(tr("Encrypted: the file, its copies and its drafts."), *CODE_WORDS, "", f"    {code}", "")
    say(tr("Deleted plain files may still be found on the disk by somebody who knows how."))
    say(*filter(None, [left_out]))
    return 0


def decrypt(options: argparse.Namespace, clock: Clock) -> int:
    """Let the file be plain again."""
    with opening.writing(options, clock) as tracker:
        tracker.privacy.decrypt()
    say(tr("Not encrypted any more: the file, its copies and its drafts."))
    return 0


def passphrase(options: argparse.Namespace, clock: Clock) -> int:
    """Change the passphrase, or make another recovery code."""
    with opening.writing(options, clock) as tracker:
        if options.new_code:
            code = tracker.privacy.new_code()
            say(tr("The former code opens nothing any more."), *CODE_WORDS, "", f"    {code}")
            return 0
        tracker.privacy.need_encrypted()
        tracker.privacy.change_passphrase(new_passphrase(options.new_passphrase_file))
        left_out = tracker.privacy.left_out
    say(tr("Changed. The former passphrase opens neither the file nor its copies."))
    say(*filter(None, [left_out]))
    return 0
