from iop_tracker.views.check_in import LOOK_BACK, offered_triggers
from tests.builders import check_in


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
