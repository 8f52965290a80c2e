"""A plan as a card for the wallet: the little that is needed when there is no time to read."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from iop_tracker.domain.coping import Contact, CopingPlan, Strategy
from iop_tracker.domain.safety import SAFETY_STEPS, SafetyPlan
from iop_tracker.language import tr

MOST = 3
"""So many lines of a part have room on the card."""

Numbers = tuple[tuple[str, str], ...]
"""Numbers to call, each with its name; the emergency number is the first."""


class CardPart(Struct, frozen=True):
    """A few lines with their title."""

    title: str
    lines: tuple[str, ...]
    is_in_order: bool = False
    """Whether the lines are steps, to be taken in turn."""


class WalletCard(Struct, frozen=True):
    """What is printed."""

    title: str
    parts: tuple[CardPart, ...]


def plan_card(
    plan: CopingPlan, steps: Iterable[Strategy], people: Iterable[Contact], numbers: Numbers
) -> WalletCard:
    """The card of a coping plan.

    Args:
        plan: The plan.
        steps: Its strategies, in order.
        people: Its contacts, first to call first.
        numbers: The country's.
    """
    parts = (
        CardPart(tr("First"), _few(step.name for step in steps), is_in_order=True),
        CardPart(tr("If, then"), _few(plan.if_then)),
        CardPart(tr("Call"), _few(f"{each.name}  {each.phone}".strip() for each in people)),
        CardPart(tr("Why"), _few(plan.reasons)),
    )
    return _card(plan.situation, parts, numbers)


def safety_card(plan: SafetyPlan, names: Mapping[str, str], numbers: Numbers) -> WalletCard:
    """The card of the safety plan.

    Args:
        plan: The safety plan.
        names: What the plan (`name`) and each of its steps is called.
        numbers: The country's.
    """
    parts = (
        CardPart(f"{number}  {names[step]}", _few(getattr(plan, step)))
        for number, step in enumerate(SAFETY_STEPS, start=1)
    )
    return _card(names["name"], parts, numbers)


def _card(title: str, parts: Iterable[CardPart], numbers: Numbers) -> WalletCard:
    """Empty parts are left out; the numbers are on every card."""
    danger = CardPart(tr("In danger"), _few(f"{number}  {name}" for number, name in numbers))
    return WalletCard(title, (*(part for part in parts if part.lines), danger))


def _few(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(lines)[:MOST]
