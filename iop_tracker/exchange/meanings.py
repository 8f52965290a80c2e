"""What the fields of a kind of record mean, from the words that stand below them in the code."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec.structs import fields

from iop_tracker.language import tr

PLAIN_NAMES: Mapping[str, str] = {
    "day": tr("The local day."),
    "text": tr("In the participant's words."),
    "title": tr("In the participant's words."),
    "name": tr("In the participant's words."),
    "note": tr("In the participant's words."),
    "kind": tr("Which kind it is."),
    "session": tr("The session it belongs to."),
    "slot_id": tr("The slot of the session."),
    "position": tr("The place in the order, from 1."),
    "status": tr("How it went for the participant."),
    "facilitator": tr("Who leads it."),
    "halt": tr("The states noticed: hungry, angry, lonely, tired."),
    "triggers": tr("What sets a craving off, in the participant's words."),
    "feelings": tr("Feelings noticed, in words."),
    "used": tr("Whether the participant used that day."),
    "gratitude": tr("What the participant is grateful for."),
    "own": tr("Answers to the participant's own questions."),
    "thoughts": tr("What went through the mind."),
    "strategies": tr("What was done about it."),
    "strategy_id": tr("Id of the strategy."),
    "outcome": tr("How it went on."),
    "phone": tr("The number to call."),
    "tags": tr("Words to find it by."),
    "due": tr("Until which local day."),
    "lines": tr("What is wanted, a line each."),
    "shown": tr("What the page of milestones shows."),
    "theme": tr("The colors of the screen."),
    "weeks": tr("How many weeks."),
    "instrument": tr("Id of the questionnaire."),
    "question_id": tr("Id of the participant's own question."),
    "value": tr("The answer; 1 is yes and 0 is no."),
    "warning_signs": tr("How the situation announces itself, in the participant's words."),
    "when_not": tr("When it is no good idea."),
}
"""What fields mean that have no words below them, because their name says it."""


@cache
def meanings(kind: type[Any]) -> Mapping[str, str]:
    """The meaning of each field, in one line; what is None in the code is empty in a cell.

    Args:
        kind: A dataclass.
    """
    said: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base is not object:
            said |= _said(base)
    return {
        field.name: tr(said.get(field.name) or meaning_of(field.name)) for field in fields(kind)
    }


def meaning_of(name: str) -> str:
    """What a name means by itself, in one line."""
    return PLAIN_NAMES.get(name, f"{name.replace('_', ' ').capitalize()}.")


def _said(kind: type[Any]) -> dict[str, str]:
    try:
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    except OSError:  # The code came without its source.
        return {}
    found: dict[str, str] = {}
    if not isinstance(tree, ast.ClassDef):
        return found
    for node, below in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            found[node.target.id] = " ".join(below.value.value.split()).replace("None", "empty")
    return found
