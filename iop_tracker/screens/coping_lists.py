"""What the lists of Coping have in common, and the two short ones: people, and what helps."""

from abc import ABC, abstractmethod
from typing import ClassVar

from textual.content import Content
from textual.screen import Screen
from typing_extensions import override

from iop_tracker.domain.coping import Contact, Strategy
from iop_tracker.domain.helped import Experience
from iop_tracker.language import tr
from iop_tracker.screens.contact_form import ContactForm
from iop_tracker.screens.form import Form
from iop_tracker.screens.strategy_form import StrategyForm
from iop_tracker.screens.strategy_view import strategy_about
from iop_tracker.tracker import Tracker
from iop_tracker.views.urges import short_text
from iop_tracker.widgets.plain_text import assemble

Row = tuple[str, Content]
"""What names a row, and what it says."""

FROM_LIBRARY = tr("This one is from the library and stays as it is. n writes one of your own.")


class CopingList(ABC):
    """One list: its rows, what is beside them, and what can be done with each."""

    TAB: ClassVar[tuple[str, str]]
    """Its id and its name."""
    EMPTY: ClassVar[str]
    """The sentence of `[empty]` while nothing is in it."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker

    @abstractmethod
    def rows(self, query: str, *, is_roomy: bool) -> list[Row]:
        """The rows that have every word of a query.

        Args:
            query: What was typed into the search.
            is_roomy: Whether there is room for more than the most needed.
        """

    @abstractmethod
    def about(self, row: str) -> str | Content:
        """What is written beside the list about a row; nothing for one that is gone."""

    @abstractmethod
    def form(self, row: str | None) -> Form:
        """The form that changes a row; None for a new one.

        Raises:
            NothingFound: when it is not there any more.
        """

    @abstractmethod
    def remove(self, row: str) -> None:
        """Remove a row.

        Raises:
            IopError: when that could not be done.
        """

    def reader(self, row: str) -> Screen[None] | Screen[bool] | None:
        """What opens when a row is chosen; None where that cannot be done."""
        return None if self.why_fixed(row) else self.form(row)

    def offers(self, action: str, row: str) -> bool:  # noqa: ARG002 - for lists that offer more
        """Whether one of the actions that only some lists have can be done with a row."""
        return False

    def why_fixed(self, row: str) -> str:  # noqa: ARG002 - for lists where it depends on it
        """Why a row cannot be changed, as a sentence; empty where it can."""
        return ""


class PeopleList(CopingList):
    """People to call."""

    TAB = ("contacts", tr("People"))
    EMPTY = "contacts"

    @override
    def rows(self, query: str, *, is_roomy: bool) -> list[Row]:
        return [
            (each.id, assemble(each.name, (f"  {each.role}", "$text-muted"), f"  {each.phone}"))
            for each in self.tracker.coping.contacts(query)
        ]

    @override
    def about(self, row: str) -> str | Content:
        return next(map(_contact_text, self.tracker.coping.contacts_by_id([row])), "")

    @override
    def form(self, row: str | None) -> Form:
        return ContactForm(self.tracker, self.tracker.coping.contact(row) if row else None)

    @override
    def remove(self, row: str) -> None:
        self.tracker.coping.remove_contact(self.tracker.coping.contact(row))


class HelpsList(CopingList):
    """Strategies: those that were used with how it went, best first; then all the others."""

    TAB = ("strategies", tr("What helps"))
    EMPTY = "strategies"

    @override
    def rows(self, query: str, *, is_roomy: bool) -> list[Row]:
        found = {each.id: each for each in self.tracker.coping.strategies(query)}
        helped = {each.strategy_id: each for each in self.tracker.urges.helped()}
        used = [found[each] for each in helped if each in found]
        others = [each for each in found.values() if each.id not in helped]
        return [(each.id, _strategy_row(each, helped.get(each.id))) for each in (*used, *others)]

    @override
    def about(self, row: str) -> str | Content:
        known = self.tracker.coping.strategies_by_id([row])
        return strategy_about(self.tracker, known[0]) if known else ""

    @override
    def form(self, row: str | None) -> Form:
        return StrategyForm(self.tracker, self.tracker.coping.strategy(row) if row else None)

    @override
    def remove(self, row: str) -> None:
        self.tracker.coping.remove_strategy(self.tracker.coping.strategy(row))

    @override
    def why_fixed(self, row: str) -> str:
        is_built_in = self.tracker.coping.strategy(row).is_built_in
        return FROM_LIBRARY if is_built_in else ""


def _strategy_row(strategy: Strategy, experience: Experience | None) -> Content:
    mine = "" if strategy.is_built_in else tr("  mine")
    with_me = f"  {short_text(experience)}" if experience else ""
    return assemble(strategy.name, (mine, "bold $accent"), (with_me, "bold $primary"))


def _muted(text: str) -> Content:
    return assemble((text, "$text-muted"))


def _contact_text(contact: Contact) -> Content:
    return assemble((contact.name, "bold"), f"\n{contact.role}\n\n", contact.phone)
