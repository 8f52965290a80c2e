from iop_tracker.domain.question import OwnKind, OwnQuestion
from iop_tracker.domain.safety import SafetyPlan
from iop_tracker.views.check_in import (
    LOOK_BACK,
    offered_feelings,
    offered_signs,
    offered_triggers,
)
from iop_tracker.views.questions import own_about, own_value_text
from tests.builders import check_in, plan


def test_most_used_triggers_come_first_and_common_ones_fill_up() -> None:
    found = (check_in(triggers=("rain", "payday")), check_in(triggers=("payday",)))
    assert offered_triggers(found, ("stress", "rain", "a song"), 4) == (
        *("payday", "rain", "stress", "a song"),
    )


def test_no_more_than_the_limit_are_offered() -> None:
    assert offered_triggers((check_in(triggers=("a", "b", "c")),), ("d",), 2) == ("a", "b")


def test_halt_states_and_names_with_commas_are_not_offered() -> None:
    found = (check_in(triggers=("Tired", "home, alone", "Stress")),)
    assert offered_triggers(found, ("stress", "hungry", "a bar"), 9) == ("Stress", "a bar")


def test_only_the_newest_check_ins_count() -> None:
    newest = [check_in(triggers=("new",))] * LOOK_BACK
    old = [check_in(triggers=("old",))] * 500
    assert offered_triggers((*newest, *old), (), 3) == ("new",)


def test_feelings_come_from_every_group_in_turn_after_ones_own() -> None:
    found = (check_in(feelings=("uneasy",)), check_in(feelings=("Calm", "uneasy")))
    groups = (("calm", "happy"), ("sad", "angry"), ("numb",))
    assert offered_feelings(found, groups, 6) == ("uneasy", "Calm", "sad", "numb", "happy", "angry")


def test_of_signs_only_those_that_are_still_written_are_offered() -> None:
    plans = (plan(warning_signs=("b", "c, d")), plan(warning_signs=("b", "e")))
    found = (check_in(signs=("c, d", "gone")),)
    offered = offered_signs(found, plans, SafetyPlan(signs=("a",)), 3)
    assert offered == ("c, d", "a", "b")


def test_an_own_question_says_how_it_is_answered() -> None:
    scale = OwnQuestion(name="Pain", kind=OwnKind.RATING, low="none")
    assert own_about(scale) == "0 none to 10"
    assert own_about(OwnQuestion(name="Walk")) == "yes or no"
    assert [own_value_text(OwnQuestion(name="Walk"), value) for value in (0, 1)] == ["no", "yes"]
