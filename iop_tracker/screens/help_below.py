"""Going back down to help that is open already, below what was opened from it."""

from typing import Any

from textual.app import App
from textual.screen import Screen

from iop_tracker.screens.code_screen import CodeScreen
from iop_tracker.screens.form import Form
from iop_tracker.screens.help_now import HelpNowScreen
from iop_tracker.screens.keeping import Keeping
from iop_tracker.tracker import Tracker


def help_now(app: App[Any], tracker: Tracker) -> None:
    """Open help, or go back down to it; half-typed text is kept.

    Where something above it could not be kept, help opens once more, and that stays below.
    """
    stack = app.screen_stack
    helping = [at for at, screen in enumerate(stack) if isinstance(screen, HelpNowScreen)]
    above = stack[helping[-1] + 1 :] if helping else []
    if helping and not above:
        return
    if not helping or not all(_is_kept(screen, tracker) for screen in above):
        app.push_screen(HelpNowScreen(tracker))
        return
    for _ in above:
        app.pop_screen()


def _is_kept(screen: Screen[Any], tracker: Tracker) -> bool:
    """Whether what it holds can be had again when it is gone."""
    if isinstance(screen, CodeScreen):
        return False
    if isinstance(screen, Form) and screen.is_dirty:
        return bool(screen.draft_key) and not tracker.is_read_only and screen.keep_draft()
    return not isinstance(screen, Keeping) or screen.keep_draft()
