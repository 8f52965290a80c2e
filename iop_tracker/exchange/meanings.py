"""What the fields of a kind of record mean, from the words that stand below them in the code."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec.structs import fields

PLAIN_NAMES: Mapping[str, str] = {
    "day": "The local day.",
    "text": "In the participant's words.",
    "title": "In the participant's words.",
    "name": "In the participant's words.",
    "note": "In the participant's words.",
    "kind": "Which kind it is.",
    "session": "The session it belongs to.",
    "slot_id": "The slot of the session.",
    "position": "The place in the order, from 1.",
    "status": "How it went for the participant.",
    "facilitator": "Who leads it.",
    "halt": "The states noticed: hungry, angry, lonely, tired.",
    "triggers": "What sets a craving off, in the participant's words.",
    "feelings": "Feelings noticed, in words.",
    "used": "Whether the participant used that day.",
    "gratitude": "What the participant is grateful for.",
    "own": "Answers to the participant's own questions.",
    "thoughts": "What went through the mind.",
    "strategies": "What was done about it.",
    "strategy_id": "Id of the strategy.",
    "outcome": "How it went on.",
    "phone": "The number to call.",
    "tags": "Words to find it by.",
    "due": "Until which local day.",
    "lines": "What is wanted, a line each.",
    "shown": "What the page of milestones shows.",
    "theme": "The colors of the screen.",
    "weeks": "How many weeks.",
    "instrument": "Id of the questionnaire.",
    "question_id": "Id of the participant's own question.",
    "value": "The answer; 1 is yes and 0 is no.",
    "warning_signs": "How the situation announces itself, in the participant's words.",
    "when_not": "When it is no good idea.",
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
    return {field.name: said.get(field.name) or meaning_of(field.name) for field in fields(kind)}


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
