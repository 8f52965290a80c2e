"""One line for a prompt, a login message, a status bar, a reminder."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.domain.attendance import Attendance
from iop_tracker.domain.checkin import CheckIn
from iop_tracker.domain.program import Program
from iop_tracker.domain.schedule import ScheduleException, Slot
from iop_tracker.domain.settings import Settings
from iop_tracker.storage.tables import TABLES
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from tests.cli.driving import Cli, answer, refused
from tests.conftest import FixedClock
from tests.loading import assert_script


def test_it_says_what_is_next_and_whether_a_check_in_waits(ready: Cli, clock: FixedClock) -> None:
    said = "Group counseling today 6:00 pm, in 2 h 15 min"
    assert ready("status") == (0, f"{said} · check-in open\n", "")
    assert ready("status", "--discreet")[1] == "Next: today 6:00 pm, in 2 h 15 min · 1 to do\n"
    ready("checkin", "--mood", "5")
    assert ready("status")[1] == f"{said} · checked in\n"
    assert ready("status", "--discreet")[1] == "Next: today 6:00 pm, in 2 h 15 min\n"
    clock.move(hours=3)
    assert "today 6:00 pm, now" in ready("status")[1]
    clock.move(days=-200)
    assert ready("status")[1] == "No session in the next weeks · check-in open\n"
    assert ready("status", "--discreet")[1] == "Nothing next · 1 to do\n"


def test_with_two_check_ins_a_day_it_names_the_part(ready: Cli, clock: FixedClock) -> None:
    ready("questions", "twice", "yes")
    ready("checkin", "--mood", "5", "--part", "morning")
    assert ready("status")[1].endswith("evening check-in open\n")
    ready("checkin", "--mood", "5", "--part", "evening")
    assert ready("status")[1].endswith("checked in\n")
    clock.move(hours=14)
    assert answer(ready, "status")["part"] == "morning"


def test_a_reminder_speaks_once_for_a_session_and_only_while_a_check_in_waits(
    ready: Cli, clock: FixedClock
) -> None:
    spoken = []
    for _ in range(8):
        spoken.append(ready("status", "--session-within", "30")[:1] == (0,))
        clock.move(minutes=30)
    assert spoken.count(True) == 1
    assert spoken.index(True) == 4, "17:45"
    assert ready("status", "--check-in")[0] == 0
    ready("checkin", "--mood", "5")
    assert ready("status", "--check-in") == (1, "", "")
    for wrong in ("0", "-5", "soon", "1441", "1" * 5000):
        assert "from 1 to 1440" in refused(ready, "status", f"--session-within={wrong}")


def test_before_the_set_up_and_without_a_file_it_is_a_sentence_and_no_file(
    cli: Cli, path: Path
) -> None:
    assert cli("status")[:2] == (1, "")
    assert "set up" in cli("status")[2]
    assert not path.exists()
    cli("task", "add", "x")
    assert "set up" in cli("status")[2]


def test_an_encrypted_file_is_never_asked_about(
    ready: Cli, path: Path, tmp_path: Path, cheap_keys: None
) -> None:
    del cheap_keys
    key = tmp_path / "key"
    key.write_text("a long and quiet passphrase\n")
    before = ready("status")
    assert ready("encrypt", "--passphrase-file", str(key))[0] == 0
    assert path.read_bytes().startswith(b"iop-tracker sealed")
    assert ready("status") == (0, "Locked. Open iop-tracker to see what is next.\n", "")
    assert ready("status", "--discreet") == (0, "Locked.\n", "")
    assert ready("status", "--check-in") == (1, "", "")
    assert ready("status", "--passphrase-file", str(key)) == before


@pytest.mark.parametrize("content", [b"", b"{", b'{"program":{"1":3}}', b'{"program":7}', b"[]"])
def test_a_damaged_file_is_one_sentence(cli: Cli, path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    code, out, err = cli("status")
    assert code in {1, 2}
    assert out == ""
    assert err.count("\n") == 1
    assert path.read_bytes() == content


def test_a_file_of_a_newer_version_is_refused(cli: Cli, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"meta": {"1": {"schema": 99}}}))
    assert "newer" in refused(cli, "status")


def test_the_tables_it_looks_at_are_those_of_the_records() -> None:
    looked_at = {
        Settings: "settings",
        Program: "program",
        Slot: "slots",
        ScheduleException: "exceptions",
        Attendance: "attendance",
        CheckIn: "checkins",
    }
    assert looked_at.items() <= TABLES.items()


def test_at_any_hour_it_agrees_with_today(cli: Cli, tracker: Tracker, clock: FixedClock) -> None:
    write_demo(tracker.database, clock())
    tracker.close()
    start = clock.now
    for hours in range(-30, 200, 7):
        clock.now = start + timedelta(hours=hours)
        said = answer(cli, "status")
        shown = open_tracker(Path(tracker.database.path), clock, write=False)
        view = shown.today()
        assert said["check_in_waits"] == (clock().date() in shown.check_ins.waiting())
        session = view.next_session
        assert (said["next_session"] is None) == (session is None)
        if session:
            assert said["next_session"]["starts_at"] == session.starts_at.isoformat()
            assert said["next_session"]["in"] == view.next_in
        shown.close()


def test_a_file_written_by_stock_tinydb_with_spaces_is_read_alike(
    ready: Cli, path: Path, clock: FixedClock
) -> None:
    ready("checkin", "--mood", "5")
    ready("attend", "wed", "excused")
    said = ready("status")
    tables = json.loads(path.read_bytes())
    tables.pop("checksum")
    path.write_text(json.dumps(tables, indent=4))
    assert ready("status") == said
    assert "checked in" in said[1]
    clock.move(days=1)
    assert "check-in open" in ready("status")[1]
    assert clock().date() == date(2026, 11, 24)


@pytest.mark.usefixtures("ready")
def test_it_loads_nothing_that_it_does_not_need(path: Path) -> None:
    script = (
        "import sys\n"
        "from iop_tracker.cli import main\n"
        "assert main(['--file', sys.argv[1], 'status']) == 0\n"
        "heavy = {'iop_tracker.tracker', 'iop_tracker.storage.tables', 'tinydb', 'filelock',\n"
        "         'hashlib', 'platformdirs', 'iop_tracker.cli.options.entries'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    assert_script(script, str(path))
