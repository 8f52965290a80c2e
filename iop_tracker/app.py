"""The full-screen program: puts the pages, the themes and the global keys together."""

import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, cast

from textual import constants, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.events import Event, InputEvent
from textual.screen import Screen
from typing_extensions import override

from iop_tracker.domain.checkin import DayPart, day_in_question
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import IopError
from iop_tracker.first_picture import FirstPicture
from iop_tracker.language import tr
from iop_tracker.screens.keeping import Keeping
from iop_tracker.screens.page import Page
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.nav_bar import HELP_NOW, PAGES, NavBar

SCREENS = {
    "today": ("today", "TodayScreen"),
    "schedule": ("schedule", "ScheduleScreen"),
    "check-ins": ("check_ins", "CheckInsScreen"),
    "coping": ("coping", "CopingScreen"),
    "notes": ("notes", "NotesScreen"),
    "insights": ("insights", "InsightsScreen"),
}
"""Module and class of each page; a page is imported when it is first visited."""

DEMO, LOCKED, ANEW = "demo", "locked", "anew"
"""The app's answers when the demo was asked for, nobody may read on, or it is to begin anew."""

IDLE_SECONDS = 5
"""How often is looked whether nobody was there for too long."""

CRASH_SENTENCE = tr(
    "Something went wrong inside iop-tracker and it had to close. What you saved is safe, and "
    "what you were typing is kept. Please start it again."
)

UNKEPT_SENTENCE = tr(
    "What you were typing could not be kept. Press ctrl+q again to leave without it."
)


def _page(mode: str, tracker: Tracker) -> Page:
    module, name = SCREENS[mode]
    kind = cast("Callable[[Tracker], Page]", getattr(_screens(module), name))
    return kind(tracker)


def _screens(module: str) -> ModuleType:
    return import_module(f"iop_tracker.screens.{module}")


def _keys_by_name() -> type[Provider]:
    return cast("type[Provider]", _screens("palette").KeyProvider)


def _records_by_name() -> type[Provider]:
    return cast("type[Provider]", _screens("palette").RecordProvider)


HELP = tr("Help in a hard moment")


def _anywhere(
    key: str, name: str, action: str, about: str, *, shown: str | None = None, id: str = ""
) -> Binding:
    """A key that is heard on dialogs too; a text field takes letters and signs first."""
    return Binding(
        key,
        action,
        name,
        key_display=shown,
        id=f"go.{action}{id}",
        show=False,
        priority=True,
        tooltip=about,
    )


class IopApp(FirstPicture):
    """The participant's program over one tracker."""

    TITLE = "iop-tracker"
    CSS_PATH = [f"styles/{name}.tcss" for name in ("base", "widgets", "today")]
    COMMANDS: ClassVar = App.COMMANDS | {_keys_by_name, _records_by_name}
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (60, "-narrow"),
        (80, "-standard"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-short"), (24, "-normal"), (34, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"page('{mode}')",
                name,
                id=f"go.{mode}",
                show=False,
                tooltip=tr("Go to {name}", name=name),
            )
            for mode, key, name in PAGES
        ),
        Binding(
            "c",
            "check_in",
            tr("Check in"),
            id="go.check_in",
            show=False,
            tooltip=tr("Check in for today"),
        ),
        _anywhere("f2,ctrl+g", tr("Help now"), "help_now", HELP),
        _anywhere("exclamation_mark", tr("Help now"), "help_now", HELP, shown="!", id="_sign"),
        _anywhere("f9", tr("Hide"), "hide", tr("Show a harmless calendar; f9 goes back")),
        _anywhere("f4", tr("Jump"), "jump", tr("A letter on every place; the letter goes there")),
        _anywhere("ctrl+l", tr("Lock"), "lock", tr("Lock now, until the passphrase is given")),
        Binding(
            "question_mark",
            "keys",
            tr("Keys"),
            key_display="?",
            id="go.keys",
            priority=True,
            tooltip=tr("Keys"),
        ),
        Binding("ctrl+q", "quit", tr("Quit"), id="go.quit", priority=True, tooltip=tr("Quit")),
        Binding("q", "quit", tr("Quit"), id="go.quit_letter", show=False, tooltip=tr("Quit")),
    ]
    DEFAULT_MODE = "today"

    def __init__(
        self, tracker: Tracker, *, notice: str = "", is_demo: bool = False, has_tour: bool = False
    ) -> None:
        super().__init__(tracker)
        self._notice = notice
        self._is_demo = is_demo
        self._has_tour = has_tour
        self._last_words = CRASH_SENTENCE
        self._last_input = tracker.now
        self._leaving_without: list[dict[str, str]] = []
        for mode, _, _ in PAGES:
            self.add_mode(mode, partial(self._new_page, mode))
        self.take_up()

    def _new_page(self, mode: str) -> Page:
        page = _page(mode, self.tracker)
        # A page gets its styles when it is put up. Textual would think that those of all that is
        # there are out of date, and apply them twice more; and once more when it learns its size.
        page._css_update_count = self._css_update_count
        return page.for_size(*self.size)

    def on_mount(self) -> None:
        """Begin with the welcome when nothing is set up yet."""
        self.set_interval(IDLE_SECONDS, self.lock_if_idle)
        if self._notice:
            self.notify(self._notice, markup=False, timeout=15, severity="warning")
        if self._has_tour:
            self.call_after_refresh(import_module("iop_tracker.screens.tour").begin, self)
        if not self.tracker.is_set_up and not self.tracker.is_read_only:
            self.action_welcome()

    def action_welcome(self) -> None:
        """Say hello and offer the set-up and the demo."""
        from iop_tracker.screens import privacy, welcome

        def welcomed(answer: str | None) -> None:
            if answer == DEMO:
                self.exit(DEMO)
            elif answer == welcome.SET_UP:
                self.call_after_refresh(privacy.offer, self, self.tracker)

        self.push_screen(welcome.WelcomeScreen(self.tracker), welcomed)

    async def action_page(self, mode: str) -> None:
        """Go to a page; the next key is already for it."""
        await self.switch_mode(mode)

    def action_check_in(self) -> None:
        """Check in for today, or late at night perhaps for yesterday."""
        from iop_tracker.screens.check_in_form import CheckInForm
        from iop_tracker.screens.confirm import ConfirmDialog

        here = self.tracker.here
        late = day_in_question(here.now)
        if late is None or late not in self.tracker.check_ins.waiting():
            self.push_screen(CheckInForm(self.tracker, here.today))
            return
        evening = DayPart.EVENING if self.tracker.check_ins.part_now else None

        def chosen(for_yesterday: bool | None) -> None:
            sheet = self.tracker.check_ins.sheet(late, evening) if for_yesterday else None
            day = late if for_yesterday else here.today
            self.push_screen(CheckInForm(self.tracker, day, sheet=sheet))

        self.push_screen(
            ConfirmDialog(
                tr("It is past midnight. Is this check-in for yesterday?"),
                yes=tr("Yesterday"),
                no=tr("Today"),
            ),
            chosen,
        )

    def action_help_now(self) -> None:
        """Open the help-now screen over whatever is there, or go back down to it."""
        from iop_tracker.screens.help_below import help_now

        if isinstance(self.screen, CommandPalette):
            self.pop_screen()
        help_now(self, self.tracker)

    @override
    async def action_quit(self) -> None:
        """Leave; half-typed text is kept for the next time, and if it cannot be, say so first."""
        from iop_tracker.screens.code_screen import CodeScreen

        if isinstance(self.screen, CodeScreen):
            self.screen.action_leave()
        else:
            self.action_leave(None)

    def action_lock(self) -> None:
        """Leave, and ask for the passphrase to go on."""
        self.action_leave(LOCKED)

    def lock_if_idle(self) -> bool:
        """Lock when nobody pressed a key for too long; says whether it was."""
        if not self.tracker.is_encrypted:
            return False
        minutes = self.tracker.programs.settings.lock_minutes
        idle = self.tracker.now - self._last_input
        if not minutes or idle < timedelta(minutes=minutes):
            return False
        if idle < getattr(self.screen, "LOCKS_AFTER", timedelta()):
            return False
        self.action_leave(LOCKED)
        return True

    @override
    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent):
            if self.lock_if_idle():
                return
            self._last_input = self.tracker.now
        await super().on_event(event)

    def action_jump(self) -> None:
        """Put a letter on everything that can be gone to."""
        from iop_tracker.screens.jump import jump

        jump(self)

    def action_hide(self) -> None:
        """Show a harmless screen over everything, or take it away."""
        from iop_tracker.screens.hidden import HiddenScreen

        if isinstance(self.screen, HiddenScreen):
            self.pop_screen()
            return
        self.clear_notifications()
        if isinstance(self.screen, CommandPalette):
            self.pop_screen()
        here = self.tracker.here
        self.push_screen(HiddenScreen(here.today, here.first_weekday))

    def action_leave(self, answer: str | None) -> None:
        """Leave with an answer, unless half-typed text cannot be kept; twice leaves without it."""
        unkept = self._keep_forms()
        answers = [form.answers for form in unkept]
        if answers in ([], self._leaving_without):
            self.exit(answer)
            return
        self._leaving_without = answers
        said = f"{unkept[0].unkept_because} {UNKEPT_SENTENCE}"
        self.notify(said, markup=False, severity="warning", timeout=10)

    def end(self, code: int) -> None:
        """Leave because the system asks for it; may be called between any two steps."""
        if self._loop is None:
            raise SystemExit(code)
        self._loop.call_soon_threadsafe(self._end, code)

    def _end(self, code: int) -> None:
        self._keep_forms()
        self.exit(return_code=code)

    @override
    def doubt(self) -> None:
        self._keep_forms()
        super().doubt()

    def _keep_forms(self) -> list[Keeping]:
        """Keep what is half typed; gives the screens of which it could not be kept."""
        holding = [screen for screen in self.screen_stack if isinstance(screen, Keeping)]
        return [screen for screen in holding if not screen.keep_draft()]

    def action_keys(self) -> None:
        """Show the keys of this screen, or take them away."""
        from iop_tracker.screens.keys import KeysDialog, key_lines

        if isinstance(self.screen, KeysDialog):
            self.screen.dismiss()
            return
        self.push_screen(KeysDialog(key_lines(self.screen)))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        allowed = getattr(self.screen, "ALLOWED", None) if self.screen_stack else None
        if allowed is not None and action not in allowed:
            return False
        if action == "lock":
            return self.tracker.is_encrypted
        if action == "welcome":
            return not self.tracker.is_set_up
        return super().check_action(action, parameters)

    @on(NavBar.Chosen)
    async def go(self, message: NavBar.Chosen) -> None:
        """Go where the participant clicked."""
        if message.target == HELP_NOW:
            self.action_help_now()
        else:
            await self.switch_mode(message.target)

    @override
    def get_driver_class(self) -> type[Driver]:
        found = super().get_driver_class()
        if sys.platform == "win32" or constants.DRIVER:
            return found
        from iop_tracker.terminal import PatientDriver

        return PatientDriver

    @override
    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        from iop_tracker.screens.commands import commands

        return commands(self, self.tracker, is_demo=self._is_demo)

    @override
    def notify(self, message: str, **options: Any) -> None:
        """Tell one thing at a time: what was said before makes room."""
        self.clear_notifications()
        super().notify(message, **{**options, "markup": False})

    @override
    async def run_action(self, *args: Any, **options: Any) -> bool:
        try:
            return await super().run_action(*args, **options)
        except (IopError, InvalidEntry) as problem:
            self.notify(problem.sentence, markup=False, severity="error", timeout=10)
            return True

    @override
    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, IopError):
            self._last_words = error.sentence
        super()._handle_exception(error)

    @override
    def _fatal_error(self) -> None:
        self.bell()
        self.panic()

    @override
    def panic(self, *renderables: object) -> None:
        """Close with one plain sentence: a traceback would show the participant's words."""
        self._return_code = 1
        if not self._exit_renderables:
            super().panic(self._last_words)
