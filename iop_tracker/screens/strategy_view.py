"""A coping strategy by itself: how it is done, and how it went with me."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.coping import Strategy
from iop_tracker.language import tr
from iop_tracker.screens.reading_view import MOVING, ReadingView
from iop_tracker.tracker import Tracker
from iop_tracker.views.urges import experience_text
from iop_tracker.widgets.plain_text import styled
from iop_tracker.widgets.strategy_picker import strategy_text


class StrategyView(ReadingView):
    """What a link or a search leads to; one of the participant's own can be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", tr("Edit"), id="strategy.edit", tooltip=tr("Change it")),
        *MOVING,
    ]

    def __init__(self, tracker: Tracker, strategy_id: str) -> None:
        super().__init__(tracker)
        self._strategy = tracker.coping.strategy(strategy_id)

    @override
    def reload(self) -> None:
        strategy = self._strategy = self.tracker.coping.strategy(self._strategy.id)
        self.show(strategy_about(self.tracker, strategy))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "edit":
            return not self._strategy.is_built_in
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Change it."""
        from iop_tracker.screens.strategy_form import StrategyForm

        self.app.push_screen(StrategyForm(self.tracker, self._strategy))


def strategy_about(tracker: Tracker, strategy: Strategy) -> Content:
    """How it is done, and how it went with the participant so far."""
    helped = [each for each in tracker.urges.helped() if each.strategy_id == strategy.id]
    lines = [
        tr("With you: {experience_text}.", experience_text=experience_text(each, tracker.here))
        for each in helped
    ]
    few = [content.wording("helped")["few"]] if helped and not helped[0].is_enough else []
    how = [content.wording("helped")["how"]] if helped else []
    return Content("\n\n").join(
        [
            strategy_text(strategy),
            *map(Content, lines),
            *(styled(each, "$text-muted") for each in (*few, *how)),
        ]
    )
