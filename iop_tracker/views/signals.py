"""What Today points out, with the plan to open and whom to call."""

from collections.abc import Iterable

from msgspec import Struct

from iop_tracker.domain.choice import Rule
from iop_tracker.domain.coping import Contact, CopingPlan, plan_to_read
from iop_tracker.domain.scale import TITLE_LIMIT
from iop_tracker.domain.signal import Signal
from iop_tracker.domain.words import DAY_NAMES, list_text
from iop_tracker.language import tr
from iop_tracker.views.here import Here

SIGN = "◆"
"""Stands before what is pointed out."""
TITLE = tr("Gentle signals: what Today points out")


class SignalWords(Struct, frozen=True, kw_only=True):
    """What is written about a rule."""

    name: str
    explains: str
    """What it looks at, in a sentence."""
    says: str
    """The kind sentence, with `{count}`, `{days}` and `{signs}` to fill in."""


class SignalView(Struct, frozen=True, kw_only=True):
    """One signal, as it is shown."""

    rule: Rule
    signal: Signal
    sentence: str
    plan: CopingPlan | None
    """The plan to open; None while there is none."""
    call: Contact | None
    """Whom to call; None while nobody is written down."""


def signal_view(
    signal: Signal,
    words: SignalWords,
    plans: Iterable[CopingPlan],
    contacts: Iterable[Contact],
    here: Here,
) -> SignalView:
    """A signal with its sentence, its plan and somebody to call.

    Args:
        signal: What holds now.
        words: What is written about its rule.
        plans: The participant's plans.
        contacts: The people to call, in the order in which they are offered.
        here: The participant's moment.
    """
    known = tuple(plans)
    plan = _plan_with(known, signal.signs) or plan_to_read(known, here.today)
    people = {each.id: each for each in contacts if each.phone}
    named = (people[each] for each in (plan.contacts if plan else ()) if each in people)
    days = list_text([DAY_NAMES[day.weekday()][:3] for day in signal.days])
    sentence = words.says.format(count=signal.count, days=days, signs="{signs}")
    return SignalView(
        rule=signal.rule,
        signal=signal,
        sentence=sentence.replace("{signs}", _signs_text(signal.signs)),
        plan=plan,
        call=next(named, None) or next(iter(people.values()), None),
    )


def _signs_text(signs: tuple[str, ...]) -> str:
    """The signs in quotes, as many as there is room for; the first one always."""
    shown = [signs[0]] if signs else []
    for sign in signs[1:]:
        if len(", ".join([*shown, sign])) > TITLE_LIMIT:
            return tr("“{shown}” and more", shown="”, “".join(shown))
        shown.append(sign)
    return list_text([f"“{sign}”" for sign in shown])


def _plan_with(plans: tuple[CopingPlan, ...], signs: tuple[str, ...]) -> CopingPlan | None:
    """The plan in which one of the signs stands."""
    for sign in (each.casefold() for each in signs):
        for plan in plans:
            if sign in {each.casefold() for each in plan.warning_signs}:
                return plan
    return None
