"""The command palette: every key of the screen by its words, and everything that was written."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct
from textual.app import App
from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from typing_extensions import override

from iop_tracker.at_ease import AtEase
from iop_tracker.language import tr
from iop_tracker.screens.below import what_lies_below
from iop_tracker.tracker import Tracker

LEAST_LETTERS = 3
"""From so many on, what was written is looked through."""
MOST_RECORDS, MOST_STRATEGIES = 8, 3
LAST = 0.01
"""The score of what was written: after everything that can be done."""


class KeyProvider(Provider):
    """Offers what the screen's bindings do, and nothing that can't be done now."""

    @override
    async def discover(self) -> Hits:
        for words, active in self._offered():
            yield DiscoveryHit(Content(words), partial(self._run, active), text=words)

    @override
    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, active in self._offered():
            score = matcher.match(words)
            if score > 0:
                run = partial(self._run, active)
                yield Hit(score, matcher.highlight(words), run, text=words)

    def _offered(self) -> list[tuple[str, ActiveBinding]]:
        offered: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.enabled and active.binding.id and active.binding.description:
                offered.setdefault(active.binding.action, active)
        return [(a.binding.tooltip or a.binding.description, a) for a in offered.values()]

    async def _run(self, active: ActiveBinding) -> None:
        """Run it as if its key was pressed."""
        self.app.call_later(self.app.run_action, active.binding.action, active.node)


class RecordProvider(Provider):
    """Offers what was written and has the words: a note, a plan, a check-in, a strategy."""

    @override
    async def search(self, query: str) -> Hits:
        app = self.app
        if not isinstance(app, AtEase) or len(query) < LEAST_LETTERS:
            return
        if what_lies_below(app).has_form:
            return
        for number, found in enumerate(_found(app.tracker, query)):
            title = Content(found.title)
            run = partial(_open, app, app.tracker, found)
            yield Hit(LAST - number / 1000, title, run, text=found.title, help=tr(found.kind))


class Found(Struct, frozen=True):
    """Something that was written, or a strategy of the library."""

    kind: str
    id: str
    title: str
    day: date | None = None


def _found(tracker: Tracker, query: str) -> Iterator[Found]:
    """What is one's own first, then what the library has."""
    hits = tracker.searching.find(query, MOST_RECORDS)
    for hit in hits:
        page = hit.page
        yield Found(page.kind, page.id, page.title, page.day)
    known = {hit.page.id for hit in hits}
    others = [s for s in tracker.coping.strategies(query) if s.id not in known]
    for strategy in others[:MOST_STRATEGIES]:
        yield Found("strategy", strategy.id, strategy.name)


def _open(app: App[Any], tracker: Tracker, found: Found) -> None:
    from iop_tracker.screens.opened import opened

    app.push_screen(opened(tracker, found.kind, found.id, found.day))
