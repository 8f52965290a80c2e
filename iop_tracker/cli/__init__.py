"""The command line: every command is one verb of the tracker, said in plain words."""

import os
import sys
from collections.abc import Sequence

from iop_tracker.cli.output import complain
from iop_tracker.cli.parser import build_parser
from iop_tracker.clock import Clock, system_clock
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.errors import BadInput, IopError

UNEXPECTED = "Something went wrong inside iop-tracker. What you saved is safe."
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, clock: Clock = system_clock) -> int:
    """Run the command line.

    Args:
        argv: The arguments; None takes the process's own.
        clock: The present moment.

    Returns:
        0 done; 1 nothing found where that is an answer; 2 bad input or an unusable file.
    """
    try:
        options = build_parser().parse_args(argv)
        code: int = options.run(options, clock)
        sys.stdout.flush()
    except (IopError, InvalidEntry) as problem:
        complain(problem.sentence)
        return getattr(problem, "exit_code", BadInput.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception:  # A traceback would show the participant's words.
        complain(UNEXPECTED)
        return 2
    return code
