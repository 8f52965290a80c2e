"""The one place that asks the system for the time."""

import os
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in the computer's time zone with all its clock changes."""

LOCALTIME = Path("/etc/localtime")


def system_clock() -> datetime:
    """The present moment on this computer."""
    return datetime.now(_local_zone())


def _local_zone() -> tzinfo:
    """The computer's time zone by its name; where none fits, as the system's library knows it."""
    zone = ZoneInfo(local_zone_name())
    year = datetime.now(zone).year
    moments = [datetime(year, month, 1, tzinfo=zone) for month in (1, 7)]
    if all(moment.utcoffset() == moment.astimezone().utcoffset() for moment in moments):
        return zone
    from dateutil.tz import tzlocal

    return tzlocal()


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
