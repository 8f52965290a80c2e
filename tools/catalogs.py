"""Compiles the catalogs of the languages when the package is built or installed."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path("iop_tracker") / "locale"


def compile_all(root: Path) -> None:
    """Make what the program reads, beside each catalog under a folder of the project.

    A program that runs meanwhile finds the former one or the new one, never a part of it.
    """
    for path in sorted((root / LOCALES).glob("*/LC_MESSAGES/*.po")):
        beside = path.with_suffix(f".{os.getpid()}.tmp")
        with path.open("rb") as source, beside.open("wb") as target:
            write_mo(target, read_po(source, locale=path.parts[-3]))
        beside.replace(path.with_suffix(".mo"))


class CatalogsHook(BuildHookInterface[Any]):
    """Runs before a wheel is put together, and before the project is installed to be worked on."""

    def initialize(self, *_: Any) -> None:
        """Compile them where the sources are."""
        compile_all(Path(self.root))
