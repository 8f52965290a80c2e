"""Which strings of `data/` are words for people, and which are ids, numbers and sources."""

from collections.abc import Callable
from typing import Any, TypeAlias

FILES = (
    *("wording", "signals", "feelings", "triggers", "strategies", "ways", "danger"),
    *("instruments", "programs", "support", "demo"),
)
"""The files with words; the others have codes only."""

NO_WORDS = frozenset(
    {
        *("id", "kind", "group", "page", "options", "only_if", "went"),
        *("source", "important_source", "missing_source"),
        *("code", "emergency", "number", "phone"),
        *("default_start", "at", "starts"),
    }
)
"""Names of single strings that are no words."""
NO_LISTS_OF_WORDS = frozenset({"strategies", "phases", "substances", "weekdays", "items"})
"""Names of lists whose strings are no words."""


Change: TypeAlias = Callable[[str, str], str]
"""What becomes of a text; before it, the list of answers that it stands in, else an empty string.

The same answer may be another one in another language, as "Not at all" is on two questionnaires.
"""


def with_words(material: Any, change: Change, name: str = "", answers: str = "") -> Any:
    """The same material with each text in it changed.

    Args:
        material: Tables, lists and values, as TOML has them.
        change: What becomes of a text.
        name: What the material is called in the table that it stands in.
        answers: The list of answers that it is of.
    """
    if isinstance(material, dict):
        return {
            key: with_words(value, change, key, key if name == "options" else answers)
            for key, value in material.items()
        }
    if isinstance(material, list):
        if name in NO_LISTS_OF_WORDS:
            return material
        return [with_words(each, change, answers=answers) for each in material]
    if isinstance(material, str) and name not in NO_WORDS and any(map(str.isalpha, material)):
        return change(answers, material)
    return material


def texts_in(material: Any) -> list[tuple[str, str]]:
    """Each text, and before it the list of answers that it stands in."""
    found: list[tuple[str, str]] = []

    def note(answers: str, text: str) -> str:
        found.append((answers, text))
        return text

    with_words(material, note)
    return found
