"""What a process of its own loads: a script there asserts it."""

import os
import subprocess
import sys
from pathlib import Path


def assert_script(script: str, *arguments: str) -> None:
    """Run a script that asserts something, with the program at hand."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert done.returncode == 0, done.stderr
