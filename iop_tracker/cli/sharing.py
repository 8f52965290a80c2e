"""What `doctor` found, to be sent to somebody who helps: without a name in it."""

import getpass
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from iop_tracker import __version__
from iop_tracker.language import tr
from iop_tracker.storage.doctor import Finding

LIBRARIES = ("textual", "tinydb", "msgspec", "cryptography")
VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR")
"""What an environment says of the terminal; none of it is about a person."""
LEAST_LETTERS = 3
"""A shorter name would be found in every other word."""


def shared_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Versions, the terminal, then what was found; names of people and places are left out."""
    names = _names()
    yield tr(
        "iop-tracker {version}, Python {python_version}",
        version=__version__,
        python_version=platform.python_version(),
    )
    yield ", ".join(filter(None, map(_version, LIBRARIES)))
    yield f"{platform.system()} {platform.release()}, {platform.machine()}"
    columns, lines = shutil.get_terminal_size()
    encoding = sys.stdout.encoding if sys.stdout else ""
    yield tr(
        "Terminal: {columns} by {lines}, {encoding}",
        columns=columns,
        lines=lines,
        encoding=encoding,
    )
    known = [
        f"{name}={_without(os.environ[name], names)}" for name in VARIABLES if name in os.environ
    ]
    yield " ".join(known) or tr("The environment says nothing of the terminal.")
    for finding in findings:
        yield f"{finding.level}  {_without(finding.sentence, names)}"


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # Built into one file.
        return ""


def _names() -> tuple[str, ...]:
    """The home folder, the user and the computer, the longest first."""
    found = {str(Path.home()), Path.home().name, platform.node()}
    with suppress(KeyError, OSError):  # The system may know no name for the user.
        found.add(getpass.getuser())
    return tuple(sorted((n for n in found if len(n) >= LEAST_LETTERS), key=len, reverse=True))


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = re.sub(re.escape(name), "[name]", text, flags=re.IGNORECASE)
    return re.sub(r"\d{3,}", "many", text)
