"""The two pages that everybody has once."""

import pytest

from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.safety import COST_FIELDS, SAFETY_STEPS, CostBenefit, SafetyPlan


def test_the_safety_plan_has_its_six_steps_in_turn_and_the_other_page_four_fields() -> None:
    assert (
        *("signs", "own_ways", "company", "helpers", "professionals", "surroundings"),
    ) == SAFETY_STEPS
    assert COST_FIELDS == ("using_good", "using_bad", "stopping_good", "stopping_bad")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *((SafetyPlan, name) for name in SAFETY_STEPS),
        *((CostBenefit, name) for name in COST_FIELDS),
    ],
)
def test_a_page_is_empty_until_any_of_its_parts_has_a_line(
    kind: type[SafetyPlan | CostBenefit], name: str
) -> None:
    assert kind().is_empty
    parts: dict[str, tuple[str, ...]] = {name: ("a line",)}
    assert not kind(**parts).is_empty  # type: ignore[arg-type]
    for wrong in (" ", "two\nlines", "x" * 121):
        with pytest.raises(InvalidEntry) as refused:
            kind(**{name: (wrong,)})  # type: ignore[arg-type]
        assert refused.value.field == name
