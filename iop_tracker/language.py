"""The words of the program in the participant's language, from GNU gettext catalogs.

English stands in the code and in `data/`; the other languages stand in `locale/`, one catalog each.
A process speaks one language. It is chosen before anything else is loaded, so that words may stand
in constants. `python -m tools.messages` collects what is said and compiles the catalogs.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
LANGUAGES: Mapping[str, tuple[str, str]] = {
    ENGLISH: ("English", "the program in English"),
    "es": ("Español", "el programa en español"),
}
"""The languages there are (ISO 639-1), in their own words: the name, and what choosing it does."""
DOMAIN = "iop-tracker"
FOLDER = Path(__file__).parent / "locale"
VARIABLE = "IOP_TRACKER_LANGUAGE"

_spoken = ENGLISH
_catalog: "NullTranslations | None" = None
"""None speaks as the code does."""


def tr(text: str, /, **values: object) -> str:
    """A text in the language that is spoken, with values for what stands in its braces."""
    said = text if _catalog is None else _catalog.gettext(text)
    return said.format(**values) if values else said


def tr_among(context: str, text: str) -> str:
    """A text that may mean something else in another context; no context is no difference."""
    if _catalog is None:
        return text
    return _catalog.pgettext(context, text) if context else _catalog.gettext(text)


def trn(one: str, many: str, count: int) -> str:
    """The word for so many of a thing."""
    if _catalog is None:
        return one if count == 1 else many
    return _catalog.ngettext(one, many, count)


def spoken() -> str:
    """The language of this process (ISO 639-1)."""
    return _spoken


def speak(language: str) -> None:
    """Speak a language from now on; called once, before other modules are loaded.

    What `argparse` says comes from the same catalog, by the process's text domain.
    """
    global _spoken, _catalog  # noqa: PLW0603 - a process has one language
    _spoken, _catalog = language, None
    if language != ENGLISH:
        import gettext

        _catalog = gettext.translation(DOMAIN, FOLDER, [language])
        os.environ["LANGUAGE"] = language
        gettext.bindtextdomain(DOMAIN, str(FOLDER))
        gettext.textdomain(DOMAIN)


def kept_in(path: Path) -> str:
    """The language that was chosen for a file before; empty where none was."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return ""


def wanted(environment: Mapping[str, str], kept: str = "") -> str:
    """The language to speak, out of those there are.

    Args:
        environment: The variables of the process. `IOP_TRACKER_LANGUAGE` comes before all else;
            the locale counts last (gettext: LANGUAGE, then POSIX.1-2017, 8.2).
        kept: What was chosen here before; empty where nothing was.
    """
    locale = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    said = [environment.get(VARIABLE, ""), kept, *(environment.get(name, "") for name in locale)]
    for each in filter(None, said):
        for name in each.split(":"):
            code = name.strip().lower()
            for sign in "_.@-":
                code = code.partition(sign)[0]
            if code in LANGUAGES:
                return code
        if each not in said[:2]:
            break  # the first variable that is set decides, though its language is not here
    return ENGLISH
