"""What the palette offers besides the keys of the screen: colors, safety plan, lock, file."""

from collections.abc import Iterable
from functools import partial

from textual.app import App, SystemCommand

from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.screens import (
    assess,
    brief_view,
    comfort_form,
    erase_form,
    export_form,
    learning,
    merging,
    news_view,
    privacy,
    progress,
    questions_form,
    search_everything,
    signals,
    tour,
)
from iop_tracker.screens.below import Below, what_lies_below
from iop_tracker.screens.insights_pictures import PICTURES
from iop_tracker.screens.program_form import change_program
from iop_tracker.tracker import Tracker

LOCK_MINUTES = (1, 5, 15, 60)
PROGRAM = tr("Change the program, country, help lines")


def commands(app: App[str], tracker: Tracker, *, is_demo: bool) -> Iterable[SystemCommand]:
    """Only what can be done now.

    Args:
        app: The app that does it.
        tracker: The participant's file.
        is_demo: Whether it is an invented person's, which goes afterwards.
    """
    below = what_lies_below(app)
    yield from comfort_form.commands(app, tracker, below)
    yield from pictures(app, below)
    yield from learning.commands(app, tracker, below)
    yield from search_everything.commands(app, tracker, below)
    yield from brief_view.commands(app, tracker, below)
    yield from signals.commands(app, tracker, below)
    yield from questions_form.commands(app, tracker, below)
    yield from progress.commands(app, tracker, below)
    yield from assess.commands(app, tracker, below)
    read = partial(read_safety_plan, app, tracker)
    yield SystemCommand(tr("Safety plan"), tr("Six steps for a time when it gets dangerous"), read)
    yield from export_form.commands(app, tracker, below)
    yield from program_command(app, tracker, below)
    yield from news_view.commands(app, tracker, below)
    if is_demo:
        yield SystemCommand(
            tr("A tour of two minutes"), tr("Through all pages"), partial(tour.begin, app)
        )
    if is_demo or tracker.is_read_only:
        return
    yield from privacy.commands(app, tracker)
    if tracker.privacy.is_encrypted:
        for minutes in LOCK_MINUTES:
            title = tr("Lock after {minutes}", minutes=count_text(minutes, "minute"))
            choose = partial(choose_lock_minutes, app, tracker, minutes)
            yield SystemCommand(title, tr("When nobody presses a key"), choose)
    if tracker.merging.waiting():
        yield merging.merge_command(app, tracker)
    yield erase_form.command(app, tracker)


def pictures(app: App[str], below: Below) -> Iterable[SystemCommand]:
    """Each picture of Insights by its name."""
    if not below.has_form:
        for each, name in PICTURES:
            show = partial(show_picture, app, each)
            yield SystemCommand(tr("Insights: {name}", name=name), tr("Show this picture"), show)


async def show_picture(app: App[str], picture: str) -> None:
    """Go to Insights and turn to a picture."""
    from iop_tracker.screens.insights import InsightsScreen

    await app.switch_mode("insights")
    if isinstance(app.screen, InsightsScreen):
        app.screen.names.current = picture


def program_command(app: App[str], tracker: Tracker, below: Below) -> Iterable[SystemCommand]:
    """Changing the program, the country too, where no key of the screen below does it."""
    if tracker.is_read_only or below.has_form or tracker.programs.current is None:
        return
    if "program" not in below.actions:
        change = partial(change_program, app, tracker)
        yield SystemCommand(PROGRAM, tr("Also its length and your time zone"), change)


def read_safety_plan(app: App[str], tracker: Tracker) -> None:
    """Open the safety plan, wherever one is."""
    from iop_tracker.screens.safety_view import SafetyView

    app.push_screen(SafetyView(tracker))


def choose_lock_minutes(app: App[str], tracker: Tracker, minutes: int) -> None:
    """Remember after how many minutes without a key it locks."""
    tracker.programs.save_lock_minutes(minutes)
    app.notify(
        tr("It locks after {minutes} without a key.", minutes=count_text(minutes, "minute")),
        markup=False,
    )
