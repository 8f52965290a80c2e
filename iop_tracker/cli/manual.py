"""The manual page, made from the commands, in the macros of man(7).

argparse-manpage was tried: it leaves NAME without a line for `whatis`, fills the usage like
prose, and repeats for each command the options that all of them have.
"""

import argparse
from collections.abc import Iterable, Iterator

from iop_tracker import __version__
from iop_tracker.language import VARIABLE, tr

COMMON = frozenset(("help", "file", "passphrase_file"))
"""Options that every command has; they are told once."""
ABOUT = tr("a private recovery companion for an Intensive Outpatient Program")
ENDINGS = (
    ("0", tr("Done.")),
    ("1", tr("Nothing found, or nothing to do, where that is an answer.")),
    ("2", tr("Not possible. One sentence on the standard error says what to do.")),
)
PLACES = (
    ("recovery.json", tr("Everything, in your own data folder; iop-tracker path tells where.")),
    ("backups/", tr("Beside it: copies of how it was before.")),
)
ENVIRONMENT = (
    ("IOP_TRACKER_FILE", tr("The file to use; --file comes first.")),
    (VARIABLE, tr("The language to speak, like es; else what was chosen, else the computer's.")),
    ("NO_COLOR", tr("Set to anything: no colors.")),
    ("TEXTUAL_ANIMATIONS", tr("Set to none: nothing moves.")),
)
WORDS_SEEN = tr(
    "What stands in a command is kept in the shell's history, and other users of the computer see "
    "it listed while it runs. A - in the place of any text reads it from the input."
)


def manual_page(parser: argparse.ArgumentParser) -> str:
    """The page for section 1, the same for the same commands.

    Args:
        parser: The whole command line.
    """
    lines = [
        f'.TH IOP-TRACKER 1 "" "iop-tracker {__version__}" "User Commands"',
        *(_head(tr("NAME")), f"iop-tracker \\- {_plain(ABOUT)}"),
        *(_head(tr("SYNOPSIS")), *_usage("iop-tracker", parser), "[COMMAND ...]"),
        *(_head(tr("DESCRIPTION")), _plain(parser.description or "")),
        *(_head(tr("IN A HARD MOMENT")), _plain(parser.epilog or "")),
        *(_head(tr("OPTIONS")), tr("Every command has these."), *_options(_own(parser, set()))),
        _head(tr("COMMANDS")),
        *(line for name, inner in _commands(parser) for line in _command(name, inner)),
        *(_head(tr("EXIT STATUS")), *_pairs(ENDINGS)),
        *(_head(tr("FILES")), *_pairs(PLACES)),
        *(_head(tr("ENVIRONMENT")), *_pairs(ENVIRONMENT)),
        *(_head(tr("PRIVACY")), _plain(WORDS_SEEN)),
    ]
    return "\n".join(lines) + "\n"


def _head(words: str) -> str:
    return f".SH {words}"


def _commands(
    parser: argparse.ArgumentParser, before: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command that does something, with its whole name, as in `note add`."""
    for action in parser._actions:  # argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                if inner.get_default("run"):
                    yield f"{before}{name}", inner
                yield from _commands(inner, f"{before}{name} ")


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    own = _own(parser, COMMON)
    yield ".TP"
    yield " ".join((f"\\fB{_plain(name)}\\fR", *map(_call, own)))
    about = parser.description or ""
    yield _plain(f"{about[:1].upper()}{about[1:]}.")
    described = [action for action in own if action.help and action.option_strings]
    if described:
        yield ".RS"
        yield from _options(described)
        yield ".RE"


def _own(parser: argparse.ArgumentParser, common: Iterable[str]) -> list[argparse.Action]:
    return [
        action
        for action in parser._actions
        if action.dest not in common and not isinstance(action, argparse._SubParsersAction)
    ]


def _usage(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"\\fB{_plain(name)}\\fR"
    yield from (_call(action) for action in _own(parser, ("help",)))


def _call(action: argparse.Action) -> str:
    """An option or an argument as it stands in a call: in brackets where it can be left out."""
    value = "" if action.nargs == 0 else f"\\fI{_plain(_value(action))}\\fR"
    option = f"\\fB{_plain(action.option_strings[-1])}\\fR" if action.option_strings else ""
    call = " ".join(filter(None, (option, value)))
    can_miss = action.nargs in {"?", "*"} or (action.option_strings and not action.required)
    return f"[{call}]" if can_miss else call


def _value(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.choices is not None:
        return "/".join(map(str, action.choices))
    return action.dest.upper()


def _options(actions: Iterable[argparse.Action]) -> Iterator[str]:
    for action in actions:
        names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in action.option_strings)
        value = "" if action.nargs == 0 else f" \\fI{_plain(_value(action))}\\fR"
        yield from (".TP", f"{names}{value}", _plain(action.help or ""))


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, words in pairs:
        yield from (".TP", f"\\fB{_plain(name)}\\fR", _plain(words))


def _plain(text: str) -> str:
    """Text of which no sign means anything to roff."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%")
    return f"\\&{plain}" if plain[:1] in {".", "'"} else plain
