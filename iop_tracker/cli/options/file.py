"""The file itself, its copies and its encryption."""

from iop_tracker.cli.options.base import Commands, command
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands for the file."""
    demo = command(commands, "demo", tr("look around with an invented person's data"))
    demo.add_argument("--to", metavar="FILE", help=tr("write the data to a new file instead"))
    length = demo.add_mutually_exclusive_group()
    length.add_argument("--weeks", metavar="N")
    length.add_argument("--years", metavar="N")
    demo.add_argument("--seed", metavar="S", default="1")
    demo.add_argument("--tour", action="store_true", help=tr("begin with a tour of two minutes"))
    demo.set_defaults(run="file.demo")
    backup = command(commands, "backup", tr("keep a copy of the file as it is now"))
    backup.add_argument("-o", "--output", metavar="FILE", help=tr("a new file; else in backups"))
    backup.set_defaults(run="copies.backup")
    restore = command(commands, "restore", tr("list the copies, or go back to one"), reads=True)
    restore.add_argument("number", nargs="?", help=tr("number in the list"))
    restore.add_argument("--look", action="store_true", help=tr("show what it would change, only"))
    restore.add_argument("--yes", action="store_true", help=tr("do it without asking"))
    restore.set_defaults(run="copies.restore")
    merge = command(commands, "merge", tr("take in the other computer's version of the file"))
    merge.add_argument("other", metavar="OTHER", help=tr("the other file"))
    merge.set_defaults(run="copies.merge")
    doctor = command(
        commands, "doctor", tr("check the file, its place and the terminal"), reads=True
    )
    share = tr("with versions and terminal, and without names, to send to somebody who helps")
    doctor.add_argument("--share", action="store_true", help=share)
    doctor.set_defaults(run="file.doctor")
    news = command(commands, "news", tr("what this version changed"))
    news.set_defaults(run="file.news")
    path = command(commands, "path", tr("where the file is"))
    path.set_defaults(run="file.path")
    _add_privacy(commands)


def _add_privacy(commands: Commands) -> None:
    encrypt = command(commands, "encrypt", tr("let the file open with a passphrase only"))
    encrypt.set_defaults(run="privacy.encrypt")
    decrypt = command(commands, "decrypt", tr("let the file be plain again"))
    decrypt.set_defaults(run="privacy.decrypt")
    change = command(commands, "passphrase", tr("change the passphrase of an encrypted file"))
    change.add_argument("--new-passphrase-file", metavar="FILE", help=tr("the one to come"))
    change.add_argument("--new-code", action="store_true", help=tr("make another recovery code"))
    change.set_defaults(run="privacy.passphrase")
