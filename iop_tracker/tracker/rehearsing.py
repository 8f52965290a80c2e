"""Going through the plans as cards, until there was enough of it."""

from datetime import datetime, timedelta

from msgspec import Struct

from iop_tracker.domain import rehearsal
from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.rehearsal import Deck, Recall
from iop_tracker.domain.words import count_text
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker.journal import Journal

ENOUGH = timedelta(minutes=5)
"""After this it is said that it is enough."""
NO_CARDS = tr("There is no plan to go through yet. Write one first, with something to do in it.")


class Card(Struct, frozen=True, kw_only=True):
    """One plan to recall."""

    plan: CopingPlan
    number: int
    """Which card it is, from 1."""
    of: int
    """How many there are; one that was not known comes again and counts once more."""
    is_again: bool
    """Whether it was there before, this time."""

    @property
    def progress(self) -> str:
        """As in `2 of 5`."""
        again = tr(", once more") if self.is_again else ""
        return tr("{number} of {of}{again}", number=self.number, of=self.of, again=again)


class Rehearsal:
    """One time of going through the cards.

    Raises:
        NothingFound: when there is no card.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._deck = rehearsal.deck(journal.all(CopingPlan), journal.today)
        if not self._deck.waiting:
            raise NothingFound(NO_CARDS)
        self._answered: list[tuple[str, Recall]] = []
        self._began_at = self._now

    @property
    def _now(self) -> datetime:
        return self._journal.clock()

    @property
    def card(self) -> Card | None:
        """The card to recall now; None at the end. A plan that was removed meanwhile is no card."""
        self._deck = Deck(tuple(id_ for id_ in self._deck.waiting if self._find(id_)))
        waiting = self._deck.waiting
        plan = self._find(waiting[0]) if waiting else None
        if plan is None:
            return None
        return Card(
            plan=plan,
            number=len(self._answered) + 1,
            of=len(self._answered) + len(waiting),
            is_again=any(plan.id == known for known, _ in self._answered),
        )

    def _find(self, plan_id: str) -> CopingPlan | None:
        return self._journal.find(CopingPlan, plan_id)

    def answer(self, recall: Recall) -> None:
        """Remember how well the card was known, on disk when this returns.

        Raises:
            StorageError: when it could not be written; the card stays then.
        """
        card = self.card
        if card is None:
            return
        plan = rehearsal.rehearsed(card.plan, recall, self._journal.today)
        self._journal.save(tr("going through “{situation}”", situation=plan.situation), plan)
        self._deck = self._deck.after(recall)
        self._answered.append((plan.id, recall))

    @property
    def is_enough(self) -> bool:
        """Whether five minutes are over."""
        return self._now - self._began_at >= ENOUGH

    def go_on(self) -> None:
        """Take another five minutes."""
        self._began_at = self._now

    @property
    def summary(self) -> str:
        """What was done, as praise and never as a score of what was not known."""
        plans = dict(self._answered)
        knew = sum(recall is Recall.KNEW for recall in plans.values())
        done = tr("You went through {plans}.", plans=count_text(len(plans), "plan"))
        return (
            tr("{done} You knew {answers}.", done=done, answers=count_text(knew, "answer"))
            if knew
            else done
        )
