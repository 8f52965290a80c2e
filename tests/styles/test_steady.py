"""The stylesheet parses what changed, and only that."""

from textual.color import Color
from textual.css.stylesheet import Stylesheet

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


def test_rules_are_sorted_by_name_as_textual_sorts_them() -> None:
    steady, stock = sheet(), Stylesheet(variables=BLUE)
    stock.add_source("Label { color: $ink; }", read_from=("a.tcss", ""))
    for place, text in (
        ("b", "Button, Label.-on { width: 1; }"),
        ("c", "Label:focus { width: 2; }"),
    ):
        for each in (steady, stock):
            each.add_source(text, read_from=(f"{place}.tcss", ""))
        assert selectors(steady) == selectors(stock)
    steady.set_variables(BLUE)
    steady.reparse()
    assert selectors(steady) == selectors(stock)
    assert steady.rules_map["Label"][0].styles.color == Color.parse("#0000ff")


def selectors(of: Stylesheet) -> dict[str, list[str]]:
    return {name: [rule.selectors for rule in rules] for name, rules in of.rules_map.items()}


def test_a_source_that_came_later_is_parsed() -> None:
    steady = sheet()
    steady.reparse()
    steady.add_source("Button { color: $ink; }", read_from=("b.tcss", ""))
    steady.reparse()
    assert [rule.selectors for rule in steady.rules] == ["Label", "Button"]
