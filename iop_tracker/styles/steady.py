"""A stylesheet that is read once."""

from operator import is_

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from typing_extensions import override


class SteadyStylesheet(Stylesheet):
    """Parses each source once for a theme, however often the app refreshes its styles.

    Textual parses all sources anew at every refresh: at the start, and at the first visit of each
    page. Sources here never change while the program runs, and the parsed ones stay right until
    the colours change. It also sorts all rules by name anew whenever a kind of widget brings its
    own; here only these are sorted in.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parsed_with = variables
        self._sorted: list[RuleSet] = []
        self._by_name: dict[str, list[RuleSet]] = {}

    @override
    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._parsed_with:
            self._parsed_with = variables
            super().set_variables(variables)

    @override
    def reparse(self) -> None:
        self.parse()

    @property
    @override
    def rules_map(self) -> dict[str, list[RuleSet]]:
        rules = self.rules
        if rules is not self._sorted:
            known = len(self._sorted)
            if known > len(rules) or not all(map(is_, self._sorted, rules)):
                self._by_name, known = {}, 0
            for rule in rules[known:]:
                for name in rule.selector_names:
                    self._by_name.setdefault(name, []).append(rule)
            self._sorted = rules
        return self._by_name
