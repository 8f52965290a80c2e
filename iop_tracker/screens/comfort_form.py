"""How the screen looks and feels: colors, motion, keys that come twice, size, signs."""

import os
from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, ComposeResult, SystemCommand
from typing_extensions import override

from iop_tracker.at_ease import AtEase
from iop_tracker.domain.comfort import Comfort, Signs
from iop_tracker.errors import IopError
from iop_tracker.language import LANGUAGES, spoken, tr, wanted
from iop_tracker.screens.below import Below
from iop_tracker.screens.form import Form
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.toggles import Toggles

TITLE = tr("Comfort: colors, motion, keys, size, language")
COLORS = {
    "iop-dark": tr("dark"),
    "iop-light": tr("light"),
    "iop-contrast": tr("high contrast"),
    "iop-safe": tr("color-blind safe"),
    "iop-gray": tr("no color"),
}
SPOKEN = (("", tr("by computer")), *((code, name) for code, (name, _) in LANGUAGES.items()))
MOTION = (("moving", tr("as it is")), ("still", tr("nothing moves")))
SIZE = (("normal", tr("normal")), ("large", tr("large")))
BOUNCE = (("0", tr("each press")), ("150", "0.15 s"), ("300", "0.3 s"), ("600", "0.6 s"))
SIGNS = (
    (Signs.AUTO, tr("by terminal")),
    (Signs.ALL, tr("lines, arrows")),
    (Signs.PLAIN, tr("plain")),
)


class ComfortForm(Form):
    """Each choice holds at once when it is saved."""

    heading = tr("How it looks and feels")

    def __init__(self, tracker: Tracker) -> None:
        super().__init__(tracker, "comfort")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field("colors", tr("Colors"), Toggles(COLORS.items(), single=True))
        yield Field("size", tr("Rows, buttons"), Toggles(SIZE, single=True))
        keys = tr("a key that comes again within this time counts once")
        yield Field("bounce", tr("Keys"), Toggles(BOUNCE, single=True), hint=keys)
        yield Field("motion", tr("Motion"), Toggles(MOTION, single=True))
        signs = tr("plain: where lines and arrows come out as odd signs")
        yield Field("signs", tr("Signs"), Toggles(SIGNS, single=True), hint=signs)
        yield Field("language", tr("Language"), Toggles(SPOKEN, single=True))

    @override
    def fill(self) -> None:
        settings = self.tracker.programs.settings
        comfort = settings.comfort
        self.field("language").answer = self.tracker.language.kept
        self.field("colors").answer = settings.theme
        self.field("size").answer = "large" if comfort.large else "normal"
        self.field("bounce").answer = min(
            (each for each, _ in BOUNCE), key=lambda each: abs(int(each) - comfort.bounce)
        )
        self.field("motion").answer = "still" if comfort.still else "moving"
        self.field("signs").answer = comfort.signs

    @override
    def store(self) -> None:
        comfort = Comfort(
            still=self.answer("motion") == "still",
            large=self.answer("size") == "large",
            bounce=int(self.answer("bounce") or 0),
            signs=Signs(self.answer("signs") or Signs.AUTO),
        )
        settings = self.tracker.programs.settings
        self.tracker.programs.save_comfort(self.answer("colors") or settings.theme, comfort)
        if isinstance(self.app, AtEase):
            self.app.take_up()
        speak(self.app, self.tracker, self.answer("language"))


def speak(app: App[Any], tracker: Tracker, language: str) -> None:
    """Keep a choice of language, and begin anew where another one is spoken then.

    Raises:
        StorageError: when the choice could not be kept.
    """
    tracker.language.keep(language)
    if wanted(os.environ, language) != spoken():
        app.call_after_refresh(app.run_action, "app.leave('anew')")


def commands(app: App[Any], tracker: Tracker, below: Below) -> Iterator[SystemCommand]:
    """What the palette has of it: colors at once, and the form for all of it."""
    for name, words in COLORS.items():
        if name != app.theme:
            choose = partial(choose_theme, app, tracker, name)
            yield SystemCommand(tr("Colors: {words}", words=words), tr("Change the colors"), choose)
    if not below.has_form and not tracker.is_read_only:
        opened = partial(app.push_screen, ComfortForm(tracker))
        yield SystemCommand(TITLE, tr("For eyes and hands that tire"), opened)


def choose_theme(app: App[Any], tracker: Tracker, name: str) -> None:
    """Change the colors and remember the choice."""
    app.theme = name
    if tracker.is_read_only:
        return
    try:
        tracker.programs.save_theme(name)
    except IopError as problem:
        app.notify(problem.sentence, markup=False, severity="error")
