"""The command palette: every key of the screen, by its words."""

from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from typing_extensions import override


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
