"""Collects what the program says, and brings the catalogs of its languages up to date.

`python -m tools.messages update` writes every text of the code and of `data/` into each
`locale/*/LC_MESSAGES/*.po`: what is new comes in empty, what is not said any more goes.
`python -m tools.messages compile` makes the catalogs that the program reads, as
installing does.
"""

import argparse
import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from iop_tracker.data_texts import FILES, texts_in
from iop_tracker.domain.attendance import AttendanceStatus
from iop_tracker.domain.checkin import Halt
from iop_tracker.domain.occurrence import OccurrenceState
from iop_tracker.exchange.tidy import all_meanings
from iop_tracker.language import DOMAIN, FOLDER
from iop_tracker.views.calendar_in import Status
from iop_tracker.views.findable import FINDABLE
from iop_tracker.views.relations import ANSWERS
from tools.catalogs import compile_all

ROOT = Path(__file__).parents[1]
PLURAL = {"count_text": 1, "noun": 0, "trn": 0}
"""Functions that take a word and its plural, and where the word stands among what they take."""
FROM_ARGPARSE = (
    *(
        "usage: ",
        "options",
        "show this help message and exit",
        "argument %(argument_name)s: %(message)s",
    ),
    *("the following arguments are required: %s", "unrecognized arguments: %s"),
    *("invalid choice: %(value)r (choose from %(choices)s)", "expected one argument"),
    *("expected at least one argument", "invalid %(type)s value: %(value)r"),
    *("positional arguments", "show program's version number and exit"),
    *("one of the arguments %s is required", "not allowed with argument %s"),
    *("ambiguous option: %(option)s could match %(matches)s", "ignored explicit argument %r"),
)
"""What Python's own parser of commands says of ours."""


class Said(NamedTuple):
    """A text, and where it is said."""

    text: str
    many: str
    """Its plural; empty where there is none."""
    context: str
    """What it belongs to, where the same words can mean different things; else empty."""
    place: str


def said_in_code() -> Iterator[Said]:
    """Every text that the code marks, file by file."""
    for path in sorted((ROOT / "iop_tracker").rglob("*.py")):
        place = str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _said_by(node, place)


def _said_by(call: ast.Call, place: str) -> Iterator[Said]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    texts = [
        each.value
        for each in call.args
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    if name == "tr" and texts:
        yield Said(texts[0], "", "", place)
    if name in PLURAL and texts and isinstance(call.args[PLURAL[name]], ast.Constant):
        yield Said(texts[0], texts[1] if len(texts) > 1 else texts[0] + "s", "", place)


def said_by_name() -> Iterator[Said]:
    """Texts that no call has in its parentheses: values of choices, and what fields mean."""
    for kind in (AttendanceStatus, Halt, OccurrenceState, Status):
        for member in kind:
            yield Said(member.value, "", "", kind.__module__)
    for answer in ANSWERS:
        yield Said(answer, "", "", "iop_tracker.views.relations")
    for shape in FINDABLE.values():
        yield Said(shape.kind, "", "", "iop_tracker.views.findable")
    for meaning in all_meanings():
        yield Said(meaning, "", "", "iop_tracker.exchange.tidy")
    for text in FROM_ARGPARSE:
        yield Said(text, "", "", "argparse")


def said_in_data() -> Iterator[Said]:
    """Every text of `data/`."""
    for name in FILES:
        path = ROOT / "data" / f"{name}.toml"
        material = tomllib.loads(path.read_text(encoding="utf-8"))
        for context, text in texts_in(material):
            yield Said(text, "", context, f"data/{name}.toml")


def template() -> Catalog:
    """All that is said, each text once."""
    catalog = Catalog(domain=DOMAIN, project=DOMAIN, version="", msgid_bugs_address="", fuzzy=False)
    for text, many, context, place in (*said_in_code(), *said_by_name(), *said_in_data()):
        known = catalog.get(text, context or None)
        if known is not None and (known.pluralizable or not many):
            continue  # A word with its plural answers for the single word, too.
        if known is not None:
            catalog.delete(text, context or None)
        catalog.add((text, many) if many else text, locations=[(place, 0)], context=context or None)
    return catalog


def catalogs() -> Iterator[Path]:
    """The catalogs of the languages there are."""
    return iter(sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def read(path: Path) -> Catalog:
    """A catalog as it is on the disk."""
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3], domain=DOMAIN)


def update() -> None:
    """Bring in what is new, and drop what is not said any more."""
    made = template()
    for path in catalogs():
        catalog = read(path)
        made.creation_date = catalog.creation_date
        catalog.update(made, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with path.open("wb") as target:
            write_po(target, catalog, width=100, include_lineno=False, ignore_obsolete=True)


def main() -> int:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("update", "compile"))
    update() if parser.parse_args().what == "update" else compile_all(ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
