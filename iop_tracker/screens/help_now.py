"""Help in a hard moment: real help first, then what helped before, then ways to go through it."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList
from typing_extensions import override

from iop_tracker import content
from iop_tracker.content import HelpLine
from iop_tracker.domain.episode import SECOND_THOUGHT, Episode, Rated
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.settings import Substance
from iop_tracker.errors import IopError
from iop_tracker.guidance import naloxone_reminder
from iop_tracker.language import tr
from iop_tracker.screens import way_list
from iop_tracker.screens.keeping import Keeping
from iop_tracker.tracker import Tracker
from iop_tracker.views.urges import strength_text
from iop_tracker.widgets.key_footer import KeyFooter
from iop_tracker.widgets.plain_text import PlainText, assemble, styled
from iop_tracker.widgets.rating import Rating
from iop_tracker.widgets.record_list import RecordList
from iop_tracker.widgets.toggles import Toggles
from iop_tracker.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from textual.timer import Timer

    from iop_tracker.screens.way import WayScreen

OFFERED = 3
"""Triggers to choose from with one key."""
ROOMY = 80
"""Cells from which it is said, too, that a line answers day and night."""
SAVE_SECONDS = 1
"""So long after the last number what was said is on the disk."""
ALWAYS = tr("day and night")
LOOKING_ONLY = tr("This window is for looking only, so the urge was not kept.")


class HelpNowScreen(ModalScreen[None], Keeping):
    """Nothing has to be typed or answered; escape leaves at once, and what was said is logged."""

    AUTO_FOCUS = "Rating"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q", "leave", tr("Back"), id="help.back", tooltip=tr("Back to where you were")
        ),
        *(
            Binding(
                each.key,
                f"way('{each.id}')",
                each.short,
                id=f"help.{each.id}",
                show=False,
                tooltip=each.name,
            )
            for each in way_list.WAYS
        ),
        Binding(
            "a",
            "complete",
            tr("Add words"),
            id="help.complete",
            show=False,
            tooltip=tr("Add words to what was logged"),
        ),
        Binding("down", "to_list", tr("To the list"), show=False),
    ]

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker
        self._episode = Episode(begins=tracker.now)
        self._logged: Episode | None = None
        self._urge_id = tracker.urges.new_id()
        self._way: WayScreen | None = None
        self._saving: Timer | None = None

    @override
    def compose(self) -> ComposeResult:
        words = content.wording("help_now")
        triggers = self.tracker.urges.triggers_to_offer(OFFERED)
        with Vertical(classes="help-box"):
            yield PlainText(words["title"], id="help-title")
            yield PlainText(self._lines(), id="help-lines")
            with Horizontal(classes="help-row"):
                yield PlainText(words["strong"], id="help-strong", classes="help-label")
                yield Rating(
                    low=tr("none"), high=tr("strongest"), settles=SECOND_THOUGHT.total_seconds()
                )
            with Horizontal(classes="help-row", id="help-trigger"):
                yield PlainText(words["trigger"], classes="help-label")
                yield Toggles(((each, each) for each in triggers), single=True)
            yield PlainText(id="help-kept")
            yield RecordList(id="help-list")
            yield PlainText(_keys(), id="help-keys")
        yield KeyFooter()
        yield TooSmall()

    def on_mount(self) -> None:
        """Offer what helped before, listen to the answers, and let no other note lie over it."""
        self.app.clear_notifications()
        self.watch(self.query_one(Rating), "value", self._rated, init=False)
        self.watch(self.query_one(Toggles), "chosen", self._set_off, init=False)
        self.query_one("#help-kept").display = False
        self._offer()

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Come back from a way: it counts as used, and the craving is asked about once more."""
        self._episode, self._way = self._so_far, None
        if self._episode.uses and self.is_mounted:
            self.query_one("#help-strong", PlainText).update(
                content.wording("help_now")["strong_now"]
            )
            rating = self.query_one(Rating)
            rating.value = self._episode.after
            rating.focus()
            self._tell_kept()

    def _lines(self) -> Content:
        country = self.tracker.coping.country()
        rows = [
            Content(content.wording("help_now")["first"]),
            assemble((f"  {country.emergency:<15}", "bold $accent"), (tr("Emergency"), "bold")),
        ]
        is_wide = self.app.size.width >= ROOMY
        rows += [_line(each, is_wide) for each in country.lines]
        if Substance.OPIOIDS in self.tracker.programs.settings.substances:
            rows.append(styled(naloxone_reminder(), "bold"))
        return Content("\n").join(rows)

    def _offer(self) -> None:
        rows = way_list.rows(self.tracker, self._episode.trigger)
        listed = self.query_one("#help-list", RecordList)
        listed.show(rows)
        for number, (row, _) in enumerate(rows):
            if row.startswith(way_list.HEADING):
                listed.disable_option_at_index(number)
        if listed.highlighted is None or listed.options[listed.highlighted].disabled:
            listed.action_first()

    @property
    def curve(self) -> tuple[Rated, ...]:
        """Each strength given, oldest first."""
        return self._episode.curve

    def rate(self, value: int) -> None:
        """Keep how strong it is now, 0 to 10."""
        self._episode = self._episode.rated(value, self.tracker.instant)

    def _rated(self, value: int | None) -> None:
        if value is None:
            self._episode = self._episode.taken_back()
        elif value != self._episode.after:
            self.rate(value)
        self._tell_kept()

    def _tell_kept(self) -> None:
        """Say how it went, as soon as it was said how strong it is since something was done."""
        is_said = self._episode.after is not None
        self.query_one("#help-trigger").display = not is_said
        self.query_one("#help-kept").display = is_said
        self.refresh_bindings()
        if not is_said:
            return
        urge = self._episode.urge(self._urge_id)
        fell = urge.drop is None or urge.drop > 0
        words = content.wording("help_now")["fell" if fell else "still"]
        self.query_one("#help-kept", PlainText).update(
            assemble(
                (f"{strength_text(urge)}  ", "bold $success" if fell else "bold $accent"),
                LOOKING_ONLY if self.tracker.is_read_only else words,
            )
        )
        if self._saving:
            self._saving.stop()
        self._saving = self.set_timer(SAVE_SECONDS, self.keep_draft)

    def _set_off(self, chosen: frozenset[str]) -> None:
        self._episode = self._episode.set_off(next(iter(chosen), ""))
        self._offer()

    def on_key(self, event: events.Key) -> None:
        """A digit says how strong it is, wherever the focus is."""
        if event.character and event.character in "0123456789":
            event.stop()
            rating = self.query_one(Rating)
            rating.focus()
            rating.type_digit(event.character)

    def action_to_list(self) -> None:
        """Go to what can be done."""
        self.query_one("#help-list").focus()

    @on(OptionList.OptionSelected, "#help-list")
    def open_row(self, event: OptionList.OptionSelected) -> None:
        """Go the way that was chosen."""
        self.action_way(event.option_id or "")

    def action_way(self, way: str) -> None:
        """Go a way, or do a strategy."""
        screen: Screen[None] | None
        if way == way_list.PLAN:
            screen = self._plan_view()
        else:
            screen = self._way = way_list.screen(self.tracker, way, self)
        if screen is not None:
            self.app.push_screen(screen)

    def _plan_view(self) -> Screen[None] | None:
        from iop_tracker.screens.plan_view import PlanView

        plan = self.tracker.coping.plan_for(self._episode.trigger)
        if plan is None:
            self.notify(tr("There is no plan yet. Escape, then 4 and n, writes one."), markup=False)
            return None
        return PlanView(self.tracker, plan.id)

    @property
    def _so_far(self) -> Episode:
        """What happened until now; a way that is open counts with the time since it was opened."""
        way = self._way
        if way is None:
            return self._episode
        return self._episode.used(way.strategy_id, way.elapsed, surely=way.is_surely_used)

    @property
    @override
    def answers(self) -> dict[str, str]:
        """What was said, as far as it is not logged."""
        return {"urge": str(self._episode)}

    @override
    def keep_draft(self) -> bool:
        episode = self._so_far
        if not episode.is_worth_keeping or episode == self._logged or self.tracker.is_read_only:
            return True
        try:
            self.tracker.urges.log(episode, self._urge_id, self._logged)
        except (IopError, InvalidEntry) as problem:
            self.unkept_because = problem.sentence
            return False
        self._logged = episode
        return True

    def action_complete(self) -> None:
        """Add to what was logged."""
        from iop_tracker.screens.urge_form import UrgeForm

        if self.keep_draft():
            self.app.push_screen(UrgeForm(self.tracker, self.tracker.urges.urge(self._urge_id)))
        else:
            self.notify(self.unkept_because, markup=False, severity="warning")

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "complete":
            return self._episode.after is not None and not self.tracker.is_read_only
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Leave at once; what was said is logged."""
        is_kept = self.keep_draft()
        if self.tracker.is_read_only and self._episode.is_worth_keeping:
            self.app.notify(LOOKING_ONLY, markup=False)
        elif not is_kept:
            self.app.notify(self.unkept_because, markup=False, severity="warning")
        self.dismiss()


def _keys() -> Content:
    """The keys of all ways in one line, which the list has not always room for.

    One text, since a line of keys of its own takes a quarter of the time until help is there.
    """
    parts = [
        assemble((each.key, "bold $accent"), f"\N{NO-BREAK SPACE}{each.short}")
        for each in way_list.WAYS
    ]
    return Content("  ").join(parts)


def _line(line: HelpLine, is_wide: bool) -> Content:
    always = line.hours == ALWAYS and not is_wide
    more = ", ".join(part for part in (line.text, "" if always else line.hours) if part)
    return assemble(
        (f"  {line.number:<15}", "bold $accent") if line.number else "  ",
        (line.name, "bold"),
        (f"  {more}" if more else "", "$text-muted"),
    )
