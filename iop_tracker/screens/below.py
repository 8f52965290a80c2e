"""What lies below the palette: what its keys do already, and whether a form is open."""

from typing import Any

from msgspec import Struct
from textual.app import App
from textual.command import CommandPalette


class Below(Struct, frozen=True):
    """The screens from which the palette was opened."""

    actions: frozenset[str]
    """What the keys of the uppermost one do; the palette need not have it once more."""
    has_form: bool
    """Whether something is being written in one of them."""


def what_lies_below(app: App[Any]) -> Below:
    """Look once, for all that the palette is to offer."""
    from iop_tracker.screens.form import Form

    below = next(s for s in reversed(app.screen_stack) if not isinstance(s, CommandPalette))
    active = (each for each in below.active_bindings.values() if each.enabled)
    return Below(
        actions=frozenset(each.binding.action for each in active),
        has_form=any(isinstance(screen, Form) for screen in app.screen_stack),
    )
