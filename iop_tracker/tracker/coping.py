"""Coping plans, strategies and contacts."""

from collections.abc import Iterable

from msgspec.structs import replace

from iop_tracker import content
from iop_tracker.domain.coping import Contact, CopingPlan, Strategy, plan_to_read
from iop_tracker.domain.note import found_in
from iop_tracker.language import tr
from iop_tracker.tracker.pages import Pages


class Coping(Pages):
    """What helps, and who."""

    def plans(self, query: str = "") -> tuple[CopingPlan, ...]:
        """Plans that have every word of the query, by situation."""
        known = sorted(self._journal.all(CopingPlan), key=lambda p: p.situation.casefold())
        return tuple(p for p in known if found_in(query, (p.situation, *_lines_of(p))))

    def plan(self, plan_id: str) -> CopingPlan:
        """One plan.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(CopingPlan, plan_id)

    def plan_to_read(self) -> CopingPlan | None:
        """The plan to read next."""
        return plan_to_read(self.plans(), self._journal.today)

    def plan_for(self, trigger: str) -> CopingPlan | None:
        """The plan that names a trigger; without one, the plan to read next."""
        named = self.plans(trigger) if trigger else ()
        return next(iter(named), None) or self.plan_to_read()

    def save_plan(self, plan: CopingPlan) -> None:
        """Store a new or changed plan."""
        self._journal.save(
            tr("the change to the plan “{situation}”", situation=plan.situation), plan
        )

    def review(self, plan: CopingPlan) -> None:
        """Mark a plan as read through today."""
        self._journal.save(
            tr("the review of “{situation}”", situation=plan.situation),
            replace(plan, reviewed=self._journal.today),
        )

    def remove_plan(self, plan: CopingPlan) -> None:
        """Remove a plan."""
        self._journal.remove(tr("removing the plan “{situation}”", situation=plan.situation), plan)

    def strategies(self, query: str = "") -> tuple[Strategy, ...]:
        """One's own strategies, then the library's, those that have every word of the query."""
        own = sorted(self._journal.all(Strategy), key=lambda s: s.name.casefold())
        return tuple(
            s for s in (*own, *content.strategies()) if found_in(query, (s.name, s.how, s.group))
        )

    def strategy_names(self) -> dict[str, str]:
        """Names of all strategies by their id."""
        return {each.id: each.name for each in self.strategies()}

    def strategies_by_id(self, ids: Iterable[str]) -> tuple[Strategy, ...]:
        """Strategies in the order of their ids; removed ones are left out."""
        known = {s.id: s for s in self.strategies()}
        return tuple(known[each] for each in ids if each in known)

    def strategy(self, strategy_id: str) -> Strategy:
        """One strategy, be it one's own or of the library.

        Raises:
            NothingFound: when it is not there any more.
        """
        built_in = (each for each in content.strategies() if each.id == strategy_id)
        return next(built_in, None) or self._journal.get(Strategy, strategy_id)

    def save_strategy(self, strategy: Strategy) -> None:
        """Store one's own strategy."""
        self._journal.save(tr("the change to “{name}”", name=strategy.name), strategy)

    def remove_strategy(self, strategy: Strategy) -> None:
        """Remove one's own strategy; plans simply leave it out."""
        self._journal.remove(tr("removing “{name}”", name=strategy.name), strategy)

    def contacts(self, query: str = "") -> tuple[Contact, ...]:
        """People to call who have every word of the query, by name."""
        known = sorted(self._journal.all(Contact), key=lambda c: c.name.casefold())
        return tuple(c for c in known if found_in(query, (c.name, c.role, c.phone)))

    def contacts_by_id(self, ids: Iterable[str]) -> tuple[Contact, ...]:
        """Contacts in the order of their ids; removed ones are left out."""
        known = {c.id: c for c in self.contacts()}
        return tuple(known[each] for each in ids if each in known)

    def contact(self, contact_id: str) -> Contact:
        """One person to call.

        Raises:
            NothingFound: when it is not there any more.
        """
        return self._journal.get(Contact, contact_id)

    def save_contact(self, contact: Contact) -> None:
        """Store a contact."""
        self._journal.save(tr("the change to {name}", name=contact.name), contact)

    def remove_contact(self, contact: Contact) -> None:
        """Remove a contact; plans simply leave it out."""
        self._journal.remove(tr("removing {name}", name=contact.name), contact)

    def country(self) -> content.Country:
        """The participant's country with its help lines."""
        return content.country(self._journal.settings.country)


def _lines_of(plan: CopingPlan) -> tuple[str, ...]:
    return (*plan.warning_signs, *plan.if_then, *plan.places, *plan.reasons)
