"""What is built carries everything that the program reads."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = {each.name for each in (ROOT / "data").iterdir()}
SHEETS = {each.name for each in (ROOT / "iop_tracker" / "styles").glob("*.tcss")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_wheel_holds_texts_styles_and_license(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"iop_tracker/_data/{name}" for name in (*DATA, "CHANGELOG.md")} <= names
    assert {f"iop_tracker/styles/{name}" for name in SHEETS} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "iop_tracker/locale/es/LC_MESSAGES/iop-tracker.mo" in names
    assert not any(name.startswith("tests/") for name in names)


def test_the_source_archive_holds_texts_and_tests(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {f"data/{name}" for name in DATA} <= names
    assert {"README.md", "CHANGELOG.md", "LICENSE", "tests/conftest.py"} <= names


def test_from_the_wheel_alone_it_runs(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")  # noqa: S202 - built just now
    script = (
        "import sys; sys.path.insert(0, 'site');"
        "import iop_tracker; assert 'site' in iop_tracker.__file__;"
        "from iop_tracker.cli import main;"
        "codes = [main(['--file', 'journal/r.json', *words.split()]) for words in"
        " ('demo --to journal/r.json', 'today', 'export html', 'news')]; print(codes)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.endswith("[0, 0, 0, 0]\n"), done.stderr
    assert "The first version goes the whole way once." in done.stdout
    spanish = subprocess.run(
        [sys.executable, "-m", "iop_tracker", "--file", "journal/r.json", "today"],
        cwd=tmp_path / "site",
        env={**os.environ, "IOP_TRACKER_LANGUAGE": "es"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Todavía no hay nada preparado" in spanish.stderr
