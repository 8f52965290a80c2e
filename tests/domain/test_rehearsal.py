"""Going through the plans: which cards come, in which order, and what an answer does."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.coping import LAST_BOX, CopingPlan
from iop_tracker.domain.rehearsal import (
    AGAIN_AFTER,
    WAITS,
    Recall,
    can_rehearse,
    deck,
    is_due,
    rehearsed,
)
from tests.builders import MONDAY, plan

recalls = st.sampled_from(Recall)


@st.composite
def several_plans(draw: st.DrawFn) -> list[CopingPlan]:
    """Plans, gone through at any time; some have nothing to recall."""
    return [
        plan(
            draw(st.sampled_from("abc")),
            id=str(number),
            if_then=draw(st.sampled_from([(), ("If a, then b",)])),
            box=draw(st.integers(0, LAST_BOX)),
            rehearsed=draw(st.none() | st.dates(date(2026, 10, 1), MONDAY)),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


@given(several_plans(), st.randoms())
def test_the_order_of_the_cards_does_not_depend_on_the_order_of_the_plans(
    plans: list[CopingPlan], dice: Random
) -> None:
    mixed = list(plans)
    dice.shuffle(mixed)
    assert deck(mixed, MONDAY) == deck(plans, MONDAY)


@given(several_plans())
def test_due_cards_come_each_once_and_if_none_is_due_all_come(plans: list[CopingPlan]) -> None:
    known = {p.id for p in plans if can_rehearse(p)}
    due = {p.id for p in plans if can_rehearse(p) and is_due(p, MONDAY)}
    waiting = deck(plans, MONDAY).waiting
    assert set(waiting) == (due or known)
    assert len(set(waiting)) == len(waiting)


@given(several_plans())
def test_within_a_box_those_never_gone_through_come_first(plans: list[CopingPlan]) -> None:
    by_id = {p.id: p for p in plans}
    ranks = [(by_id[i].box, by_id[i].rehearsed is not None) for i in deck(plans, MONDAY).waiting]
    assert ranks == sorted(ranks)


@given(several_plans().filter(lambda plans: bool(deck(plans, MONDAY).waiting)))
def test_a_card_not_known_comes_again_in_the_same_deck(plans: list[CopingPlan]) -> None:
    before = deck(plans, MONDAY)
    first, *rest = before.waiting
    again = before.after(Recall.NOT_YET).waiting
    assert again.index(first) == min(AGAIN_AFTER, len(rest))
    assert [each for each in again if each != first] == rest
    for known in (Recall.PARTLY, Recall.KNEW):
        assert list(before.after(known).waiting) == rest


@given(st.integers(0, LAST_BOX), st.lists(recalls, max_size=20))
def test_a_box_stays_in_its_range_whatever_is_answered(box: int, answers: list[Recall]) -> None:
    card = plan(if_then=("If a, then b",), box=box)
    for recall in answers:
        after = rehearsed(card, recall, MONDAY)
        assert 0 <= after.box <= LAST_BOX
        assert after.box <= card.box + 1
        assert after.rehearsed == after.reviewed == MONDAY
        assert recall is not Recall.NOT_YET or after.box == 0
        card = after


@given(st.integers(0, LAST_BOX))
def test_what_is_known_waits_longer(box: int) -> None:
    card = plan(if_then=("If a, then b",), box=box, rehearsed=MONDAY)
    assert not is_due(card, MONDAY + timedelta(days=WAITS[box] - 1))
    assert is_due(card, MONDAY + timedelta(days=WAITS[box]))
    after = rehearsed(card, Recall.KNEW, MONDAY)
    assert WAITS[after.box] >= WAITS[box]
