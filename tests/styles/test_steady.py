"""The stylesheet parses what changed, and only that."""

from textual.color import Color

from iop_tracker.styles.steady import SteadyStylesheet

RED, BLUE = {"ink": "#ff0000"}, {"ink": "#0000ff"}


def sheet() -> SteadyStylesheet:
    made = SteadyStylesheet(RED)
    made.add_source("Label { color: $ink; }", read_from=("a.tcss", ""))
    return made


def test_a_refresh_with_the_same_colours_keeps_what_was_parsed() -> None:
    steady = sheet()
    before = steady.rules
    steady.set_variables(dict(RED))
    steady.reparse()
    assert [id(rule) for rule in steady.rules] == [id(rule) for rule in before]


def test_other_colours_are_taken_over() -> None:
    steady = sheet()
    assert steady.rules[0].styles.color == Color.parse("#ff0000")
    steady.set_variables(BLUE)
    steady.reparse()
    assert steady.rules[0].styles.color == Color.parse("#0000ff")


def test_a_source_that_came_later_is_parsed() -> None:
    steady = sheet()
    steady.reparse()
    steady.add_source("Button { color: $ink; }", read_from=("b.tcss", ""))
    steady.reparse()
    assert [rule.selectors for rule in steady.rules] == ["Label", "Button"]
