"""Urge surfing: the craving watched as a wave, asked about now and then, drawn as it falls."""

from datetime import timedelta
from typing import Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.episode import SECOND_THOUGHT, Rated
from iop_tracker.language import tr
from iop_tracker.screens.way import WayScreen
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.trend import chart_rows

HEIGHT = 5
"""Rows of the picture."""
MUTED = "$text-muted"


class Watched(Protocol):
    """Who keeps the strengths that are given."""

    @property
    def curve(self) -> tuple[Rated, ...]:
        """Each strength given, oldest first."""

    def rate(self, value: int) -> None:
        """Keep how strong it is now, 0 to 10."""


class WaveChart(Widget):
    """A column for every minute: as high as the craving was said to be last."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values: tuple[float | None, ...] = ()

    def show(self, values: tuple[float | None, ...]) -> None:
        """Draw the strengths, one a minute; None is what was not said or has not come."""
        self._values = values
        self.refresh()

    @override
    def render(self) -> Content:
        if not self._values:
            return Content()
        each = max(1, min(3, self.content_size.width // len(self._values)))
        rows = chart_rows(self._values, 10, HEIGHT, each)
        end = f"0 min{len(self._values):>{each * len(self._values) - 9}} min"
        return Content("\n").join([*rows, styled(end, MUTED)])


class WaveScreen(WayScreen):
    """Short words for each minute; a digit at any time says how strong it is."""

    heading = tr("Ride the wave")
    ticks_a_second = 1
    AUTO_FOCUS = "Rating"

    def __init__(self, tracker: Tracker, strategy_id: str, watched: Watched) -> None:
        super().__init__(tracker, strategy_id)
        self._watched = watched

    @override
    def compose_way(self) -> ComposeResult:
        yield PlainText(id="step", classes="way-words")
        yield WaveChart(id="wave")
        yield PlainText(id="ask")
        yield Rating(low=tr("gone"), high=tr("strongest"), settles=SECOND_THOUGHT.total_seconds())

    @override
    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.query_one(Rating), "value", self._rate, init=False)

    def _rate(self, value: int | None) -> None:
        if value is not None:
            self._watched.rate(value)
            self.tick()

    @override
    def tick(self) -> None:
        way = content.way("surf")
        place = int(self.elapsed / timedelta(minutes=way.minutes) * len(way.steps))
        self.query_one("#step", PlainText).update(way.steps[min(place, len(way.steps) - 1)])
        self.query_one("#wave", WaveChart).show(self._heights(way.minutes))
        self.query_one("#ask", PlainText).update(self._question(way.ask_every))

    def _heights(self, minutes: int) -> tuple[float | None, ...]:
        """How strong it was said to be, for every minute until now."""
        now = self.tracker.instant
        begins = now - self.elapsed
        ends = (begins + timedelta(minutes=minute + 1) for minute in range(minutes))
        return tuple(
            self._last_until(end) if end - timedelta(minutes=1) <= now else None for end in ends
        )

    def _last_until(self, end: object) -> float | None:
        known = [rated.value for rated in self._watched.curve if rated.at < end]  # type: ignore[operator]
        return known[-1] if known else None

    def _question(self, ask_every: int) -> Content:
        """The question, loud when it is time to answer it again."""
        curve = self._watched.curve
        ago = self.tracker.instant - curve[-1].at if curve else None
        is_time = ago is None or ago >= timedelta(minutes=ask_every)
        words = content.wording("help_now")["strong_now"]
        if is_time:
            return assemble((f"▸ {words}", "bold $accent"), (tr("  a digit"), MUTED))
        return styled(tr("  {words}  a digit, any time", words=words), MUTED)
