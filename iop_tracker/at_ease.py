"""The app as far as it follows what somebody needs to be at ease: colors, motion, keys, signs."""

import os
from collections.abc import Sequence

from textual.binding import Binding
from textual.command import CommandList, CommandPalette
from textual.filter import LineFilter
from textual.widgets.option_list import Option
from typing_extensions import override

from iop_tracker.key_order import KeysInOrder
from iop_tracker.language import tr
from iop_tracker.styles.steady import SteadyStylesheet
from iop_tracker.styles.theme import ALL as THEMES
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.plain_signs import PlainSigns
from iop_tracker.widgets.record_list import LARGE
from iop_tracker.widgets.safe_lines import SafeLines

KEY_WORDS = {"space": tr("space")}
"""Names of keys that are words."""


class Palette(CommandPalette):
    """Textual's list of everything by name, in the participant's language."""

    @override
    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def show() -> None:
            nothing = Option(tr("No matches found"), id=self._NO_MATCHES, disabled=True)
            if search_value:
                self.query_one(CommandList).add_option(nothing)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, show)


class AtEase(KeysInOrder):
    """An app in the themes of our own that takes up choices while it runs.

    Attributes:
        tracker: The participant's file.
    """

    def __init__(self, tracker: Tracker) -> None:
        super().__init__()
        self.tracker = tracker
        self.stylesheet = SteadyStylesheet(self.stylesheet._variables)
        self._filters_of_ours: tuple[LineFilter, ...] = (SafeLines(),)
        self._own_animation = self.animation_level
        for name in tuple(self.available_themes):
            self.unregister_theme(name)
        for theme in THEMES:
            self.register_theme(theme)

    @override
    def get_css_variables(self) -> dict[str, str]:
        """The colors of the theme; none before there is one of ours, when nothing is drawn."""
        return super().get_css_variables() if hasattr(self, "tracker") else {}

    def take_up(self) -> None:
        """Follow the settings; those that are followed already change nothing."""
        settings = self.tracker.programs.settings
        comfort = settings.comfort
        if self.theme != settings.theme:
            self.theme = settings.theme
        self.animation_level = "none" if comfort.still else self._own_animation
        self.bounce = comfort.bounce / 1000
        self.set_class(comfort.large, LARGE)
        is_plain = comfort.wants_plain_signs(os.environ)
        if is_plain != self._has_plain_signs:
            plain = (PlainSigns(),) if is_plain else ()
            self._filters_of_ours = (*plain, self._filters_of_ours[-1])
            self.refresh_css(animate=False)

    @override
    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            words = tr("Type what to do, or a word of what you wrote")
            self.push_screen(Palette(placeholder=words, id="--command-palette"))

    @override
    def get_key_display(self, binding: Binding) -> str:
        shown = super().get_key_display(binding)
        if not shown.isascii() and self._has_plain_signs:
            return binding.key
        return KEY_WORDS.get(shown, shown)

    @property
    def _has_plain_signs(self) -> bool:
        return len(self._filters_of_ours) > 1

    @override
    def get_line_filters(self) -> Sequence[LineFilter]:
        return (*super().get_line_filters(), *self._filters_of_ours)
