"""Completion and the manual page."""

import argparse
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from iop_tracker.cli.parser import QUICK, READING, areas_for, build_parser
from tests.cli.driving import Cli

ASKING = {
    "bash": "source {0}; COMP_WORDS=(iop-tracker {1}); COMP_CWORD={2}; _shtab_iop_tracker; "
    'printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": 'source {0}; complete -C "iop-tracker {1}"',
}
"""Asks a shell what may come next: the script, the words so far, the number of the last one."""


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def need(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_right_for_its_shell(cli: Cli, tmp_path: Path, shell: str) -> None:
    code, script, _ = cli("completion", shell)
    assert code == 0
    for command in ("status", "checkin", "completion"):
        assert command in script
    need(shell)
    file = tmp_path / "script"
    file.write_text(script)
    subprocess.run([shell, "-n", str(file)], check=True, capture_output=True)


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_a_shell_completes_commands_options_and_choices(
    cli: Cli, tmp_path: Path, shell: str
) -> None:
    need(shell)
    script = tmp_path / "script"
    script.write_text(cli("completion", shell)[1])
    (tmp_path / "clinic.ics").touch()

    def offered(words: str) -> set[str]:
        question = ASKING[shell].format(script, words, len(words.split()))
        done = subprocess.run(
            [shell, "-c", question], capture_output=True, text=True, check=True, cwd=tmp_path
        )
        return {line.split("\t")[0].strip() for line in done.stdout.splitlines()}

    assert offered("stat") == {"status"}
    assert "--mood" in offered("checkin --mo")
    assert "add" in offered("note a")
    assert offered("completion z") == {"zsh"}
    assert "clinic.ics" in offered("import cl")


def test_the_manual_names_every_command_and_option(cli: Cli) -> None:
    code, page, _ = cli("man")
    assert code == 0
    plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fI", "").replace("\\fR", "")
    for parser in parsers(build_parser()):
        name = parser.prog.removeprefix("iop-tracker").strip()
        if name and parser.get_default("run"):
            assert f"\n{name}" in plain, name
        for action in parser._actions:
            for option in action.option_strings:
                assert option in plain, option
    assert "988" in plain
    assert page == cli("man")[1]


def test_the_manual_has_no_mistake_in_it(cli: Cli, tmp_path: Path) -> None:
    need("groff")
    page = tmp_path / "page.1"
    page.write_text(cli("man")[1])
    done = subprocess.run(
        ["groff", "-man", "-ww", "-z", str(page)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


def test_a_quick_command_knows_the_same_options_as_among_all() -> None:
    everything = {parser.prog: parser for parser in parsers(build_parser())}
    for name in QUICK:
        quick = {p.prog: p for p in parsers(build_parser(areas_for(["--file", "x", name])))}
        assert len(quick) < len(everything)
        assert quick[f"iop-tracker {name}"].format_help() == (
            everything[f"iop-tracker {name}"].format_help()
        )
    assert areas_for([]) == areas_for(["--file", "x"]) == (READING,)
    for argv in (["--fil", "today", "note", "list"], ["--help"], ["nothing"], ["--version"]):
        assert {p.prog for p in parsers(build_parser(areas_for(argv)))} == set(everything)
