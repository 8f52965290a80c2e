"""The command line: every command is one verb of the tracker, said in plain words."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from iop_tracker.cli.bare import bare_options
from iop_tracker.cli.output import UNEXPECTED, complain, forget, prepare
from iop_tracker.cli.quiet import keep_quiet
from iop_tracker.clock import Clock, system_clock
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import BadInput, IopError
from iop_tracker.language import tr
from iop_tracker.storage.durable import refusal

if TYPE_CHECKING:
    from argparse import Namespace

NOT_WRITTEN = tr("The output could not be written. Is the disk full?")
NO_ANSWER = tr("No answer came, so nothing was done.")
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, clock: Clock = system_clock) -> int:
    """Run the command line.

    Args:
        argv: The arguments; None takes the process's own, and the process is ours then.
        clock: The present moment.

    Returns:
        0 done; 1 nothing found where that is an answer; 2 bad input or an unusable file.
    """
    try:
        if argv is None:
            keep_quiet()
        prepare()
        arguments = sys.argv[1:] if argv is None else argv
        options = bare_options(arguments) or _parsed(arguments)
        code = _function(options.run)(options, clock)
        sys.stdout.flush()
    except Exception as problem:  # A traceback would show the participant's words.
        code, sentence = _end_of(problem)
        complain(sentence)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _parsed(arguments: Sequence[str]) -> "Namespace":
    from iop_tracker.cli.parser import areas_for, build_parser

    return build_parser(areas_for(arguments)).parse_args(arguments)


def _function(name: str) -> "Callable[[Namespace, Clock], int]":
    """What a command runs; only its module is loaded."""
    module, _, function = name.partition(".")
    found = getattr(import_module(f"iop_tracker.cli.{module}"), function)
    return cast("Callable[[Namespace, Clock], int]", found)


def _end_of(problem: Exception) -> tuple[int, str]:
    """Exit code and sentence for what went wrong."""
    if isinstance(problem, IopError):
        return problem.exit_code, problem.sentence
    if isinstance(problem, InvalidEntry):
        return BadInput.exit_code, problem.sentence
    if isinstance(problem, EOFError):
        return BadInput.exit_code, NO_ANSWER
    if isinstance(problem, OSError) and problem.filename is not None:
        return BadInput.exit_code, refusal(problem, Path(os.fsdecode(problem.filename))).sentence
    if isinstance(problem, OSError):  # It names no file, so this is the output.
        forget()
        is_unwanted = isinstance(problem, BrokenPipeError)
        return (0, "") if is_unwanted else (BadInput.exit_code, NOT_WRITTEN)
    return BadInput.exit_code, UNEXPECTED
