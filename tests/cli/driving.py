"""Asking the command line, and what it answers or refuses."""

import json
from collections.abc import Callable
from typing import Any

Cli = Callable[..., tuple[int, str, str]]
SET_UP = ("setup", "--template", "three-evenings", "--start", "2026-11-23")


def answer(cli: Cli, *arguments: str) -> Any:
    code, out, _ = cli(*arguments, "--json")
    assert code == 0
    return json.loads(out)


def refused(cli: Cli, *arguments: str) -> str:
    """The sentence of a refusal: exit code 2, one line, nothing else."""
    code, out, err = cli(*arguments)
    assert code == 2
    assert out == ""
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err
