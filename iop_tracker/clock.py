"""The one place that asks the system for the time."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in the computer's time zone."""

LOCALTIME = Path("/etc/localtime")


def system_clock() -> datetime:
    """The present moment on this computer."""
    return datetime.now().astimezone()


def local_zone_name() -> str:
    """IANA name of the computer's time zone, as well as it can be told; else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    for name in (named, _linked_zone()):
        try:
            if name:
                return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            continue
    return "UTC"


def _linked_zone() -> str:
    """What the system's link to its time zone file points at."""
    target = LOCALTIME.readlink().as_posix() if LOCALTIME.is_symlink() else ""
    return target.partition("zoneinfo/")[2]
