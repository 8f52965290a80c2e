"""What is pointed out, in words: the plan it stands in, and whom to call."""

from datetime import timedelta

import pytest

from iop_tracker import guidance
from iop_tracker.domain.choice import Rule
from iop_tracker.domain.signal import Signal
from iop_tracker.views.here import Here
from iop_tracker.views.signals import SignalView, signal_view
from tests.builders import MONDAY, contact, plan, stored
from tests.conftest import FixedClock

RUTH, LEE = stored(contact("Ruth"), "ruth"), stored(contact("Lee", phone="555-0177"), "lee")
HOME = stored(plan("Nights at home", warning_signs=("Pacing",), contacts=("lee",)), "home")
PAYDAY = stored(plan("Payday", weekdays=(0,)), "payday")


def view(
    rule: Rule = Rule.OWN_SIGNS, *signs: str, plans: tuple[object, ...] = (PAYDAY, HOME)
) -> SignalView:
    days = tuple(MONDAY - timedelta(days=each) for each in (2, 0))
    words = guidance.signal_words()[rule]
    here = Here(now=FixedClock()())
    return signal_view(Signal(rule, days, 2, signs), words, plans, (RUTH, LEE), here)  # type: ignore[arg-type]


def test_the_plan_in_which_the_sign_stands_is_opened_and_its_person_called() -> None:
    found = view(Rule.OWN_SIGNS, "not eating", "pacing")
    assert (found.plan, found.call) == (HOME, LEE)
    assert "“not eating” and “pacing”" in found.sentence


def test_else_it_is_the_plan_to_read_and_the_first_person_with_a_number() -> None:
    found = view(Rule.STRONG_CRAVING)
    assert (found.plan, found.call) == (PAYDAY, RUTH)
    assert "2 of the last 7 days: Sat and Mon" in found.sentence


def test_without_plans_there_is_still_a_kind_sentence() -> None:
    found = view(Rule.LOW_MOOD, plans=())
    assert found.plan is None
    assert "do not have to carry it alone" in found.sentence


def test_many_or_strange_signs_stay_one_readable_sentence() -> None:
    found = view(Rule.OWN_SIGNS, "{days}", *("x" * 50 + str(each) for each in range(9)))
    assert "“{days}”" in found.sentence
    assert "and more" in found.sentence
    assert len(found.sentence) < 260


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_says_what_it_looks_at_and_blames_nobody(rule: Rule) -> None:
    words = guidance.signal_words()[rule]
    assert words.explains.startswith("Shows")
    assert "{" not in view(rule, "pacing").sentence
    assert len(words.name) <= 24
