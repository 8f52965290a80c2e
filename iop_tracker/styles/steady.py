"""A stylesheet that is read once."""

from textual.css.stylesheet import Stylesheet
from typing_extensions import override


class SteadyStylesheet(Stylesheet):
    """Parses each source once for a theme, however often the app refreshes its styles.

    Textual parses all sources anew at every refresh: at the start, and at the first visit of each
    page. Sources here never change while the program runs, and the parsed ones stay right until
    the colours change.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parsed_with = variables

    @override
    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._parsed_with:
            self._parsed_with = variables
            super().set_variables(variables)

    @override
    def reparse(self) -> None:
        self.parse()
