"""What is run most goes past the parser, and comes to the same."""

from pathlib import Path

import pytest

from iop_tracker.cli.bare import BARE, bare_options
from iop_tracker.cli.parser import areas_for, build_parser
from tests.loading import assert_script

OTHERS = (
    ["schedule"],
    ["today", "--json"],
    ["status", "--discreet"],
    ["today", "status"],
    ["tod"],
    ["--plain"],
    ["--file"],
    ["--file", "-x"],
    ["--file", "a.json", "schedule"],
    ["today", "--file", "a.json"],
    ["--file=a.json"],
    ["--passphrase-file", "words"],
    ["--help"],
)


@pytest.mark.parametrize("file", [[], ["--file", "a.json"], ["--file", ""]])
@pytest.mark.parametrize("command", BARE)
def test_it_is_what_the_parser_makes_of_it(file: list[str], command: tuple[str, ...]) -> None:
    arguments = [*file, *command]
    parsed = build_parser(areas_for(arguments)).parse_args(arguments)
    assert vars(bare_options(arguments)) == vars(parsed)


@pytest.mark.parametrize("arguments", OTHERS)
def test_anything_else_is_for_the_parser(arguments: list[str]) -> None:
    assert bare_options(arguments) is None


def test_nothing_that_opens_a_connection_is_ever_loaded(path: Path) -> None:
    script = (
        "import sys\n"
        f"sys.argv = ['iop-tracker', '--file', {str(path)!r}, 'path']\n"
        "from iop_tracker.__main__ import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "import asyncio, textual.app\n"
        "assert sys.modules['ssl'] is None\n"
        "assert not {'_ssl', 'http.client', 'urllib.request'} & set(sys.modules)\n"
    )
    assert_script(script)
