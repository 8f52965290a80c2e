"""The whole program in processes of their own, watched from outside: it speaks to nobody."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import pytest

from tests.terminal.program import COMMAND
from tests.terminal.terminal import Terminal
from tests.terminal.watched import SOCKET_USED, WATCHED

COMMANDS = (
    ("setup", "--template", "three-evenings", "--start", "2026-11-23"),
    ("checkin", "--mood", "6", "--note", "elderberry"),
    ("today",),
    ("export", "json"),
    ("doctor",),
    ("encrypt", "--passphrase-file", "WORDS"),
    ("today", "--passphrase-file", "WORDS"),
)
"""A day on the command line; WORDS is the file with the passphrase."""
PAGES = (("2", "this week"), ("3", "elderberry"), ("6", "Mood"), ("f2", "988"))
"""A walk in the full-screen program: a key, and what shows then."""


def use(
    path: Path, program: Sequence[str], script: str = COMMAND, commands: int = len(COMMANDS)
) -> None:
    """Go through the commands and the walk in children of this process.

    Args:
        path: The file.
        program: What runs Python.
        script: What Python runs.
        commands: How many of the commands.
    """
    words = path.with_name("words")
    path.parent.mkdir(parents=True)
    words.write_text("four plain invented words")
    for command in COMMANDS[:commands]:
        told = [str(words) if each == "WORDS" else each for each in command]
        line = [*program, script, "--file", str(path), *told]
        subprocess.run(line, check=True, capture_output=True)
    told = ["--file", str(path), "--passphrase-file", str(words)]
    terminal = Terminal(script, *told, program=program)
    terminal.wait_for("Next session")
    for key, shows in PAGES:
        terminal.press(key)
        terminal.wait_for(shows)
    assert terminal.quit() == 0


def works(*line: str) -> bool:
    """Whether the machine has a tool and lets it do this."""
    if which(line[0]) is None:
        return False
    return subprocess.run(line, capture_output=True, check=False).returncode == 0


def test_python_tells_of_no_socket_but_the_pair_that_wakes_it(path: Path) -> None:
    use(path, (sys.executable,), WATCHED)


@pytest.mark.parametrize(
    "script",
    [
        "import socket; socket.socket()",
        "import socket; socket.socketpair()",
        "import socket; socket.getaddrinfo('localhost', 1)",
        "import asyncio; asyncio.run(asyncio.open_connection('127.0.0.1', 1))",
    ],
)
def test_the_watch_sees_what_it_is_for(script: str) -> None:
    watched = f"import os; from tests.sockets import watch; watch(lambda _: os._exit(99)); {script}"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", watched], cwd=root, check=False)
    assert done.returncode == SOCKET_USED


WITHIN = {"sendto", "recvfrom", "getsockname", "shutdown"}
"""What is done with a pair; what is written into one and read from it are calls of the network."""


def strange_calls(trace: str) -> list[str]:
    """Calls of the network in what strace wrote, but for pairs inside the process."""
    made = re.findall(r"socketpair\(AF_UNIX, \w[^\[]*\[(\d+), (\d+)\]\) = 0", trace)
    pairs = {number for pair in made for number in pair}
    calls = (re.match(r"(\w+)\((\w+)", line) for line in trace.splitlines())
    return [
        found.string
        for found in calls
        if found
        and found[1] + found[2] != "socketpairAF_UNIX"
        and not (found[1] in WITHIN and found[2] in pairs and "AF_INET" not in found.string)
    ]


def test_a_strange_call_is_found_in_a_trace() -> None:
    pair = "socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [3, 4]) = 0"
    wake = r'sendto(4, "\0", 1, 0, NULL, 0) = 1'
    name = "getsockname(3, {sa_family=AF_UNIX}, [128 => 2]) = 0"
    ended = "+++ exited with 0 +++"
    assert strange_calls("\n".join((pair, wake, name, ended))) == []
    others = (
        "socket(AF_INET, SOCK_STREAM, 0) = 5",
        "socket(AF_UNIX, SOCK_DGRAM, 0) = 5",
        'connect(5, {sa_family=AF_UNIX, sun_path="/dev/log"}, 110) = 0',
        r'sendto(5, "\0", 1, 0, NULL, 0) = 1',
        r'sendto(4, "\0", 1, 0, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 1',
    )
    assert strange_calls("\n".join((pair, *others))) == list(others)


def test_the_system_is_asked_for_no_socket_but_a_pair_inside_the_process(path: Path) -> None:
    watching = ("strace", "-ff", "-e", "trace=network", "-o")
    if not works(*watching, str(path.parent.parent / "tried"), "true"):
        pytest.skip("there is no strace here, or it may not watch")
    use(path, (*watching, str(path.parent.parent / "trace"), sys.executable))
    traces = [each.read_text() for each in path.parent.parent.glob("trace.*")]
    assert len(traces) > len(COMMANDS)
    assert any("socketpair(AF_UNIX" in trace for trace in traces)
    assert strange_calls("\n".join(traces)) == []


def test_everything_works_where_there_is_no_network_at_all(path: Path) -> None:
    alone = ("unshare", "--map-root-user", "--net")
    if not works(*alone, "true"):
        pytest.skip("there is no unshare here, or it may not take the network away")
    use(path, (*alone, sys.executable), commands=2)
