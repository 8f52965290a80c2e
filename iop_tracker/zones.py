"""Time zones by the names that people have for them, and the countries they are in."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

US_ZONES = {
    **dict.fromkeys(("est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("cst", "cdt", "central"), "America/Chicago"),
    **dict.fromkeys(("mdt", "mountain"), "America/Denver"),
    **dict.fromkeys(("pst", "pdt", "pacific"), "America/Los_Angeles"),
}
"""Words for zones with clock changes, which the tz database knows as fixed ones or not at all."""


def named(typed: str) -> str:
    """The zone that is meant by its name in any case, its city, or what people in the US call it.

    What is none of these comes back as it was typed, for the program to refuse.
    """
    wanted = "_".join(typed.split()).casefold()
    if wanted in US_ZONES:
        return US_ZONES[wanted]
    known = sorted(available_timezones(), key=lambda zone: (zone.count("/"), zone))
    by_name = [zone for zone in known if zone.casefold() == wanted]
    by_city = [zone for zone in known if zone.casefold().endswith(f"/{wanted}")]
    return next(iter([*by_name, *by_city]), typed)


@cache
def countries() -> Mapping[str, str]:
    """Country codes by time zone and by its older names (IANA tz database, zone.tab, links)."""
    from importlib.resources import files

    folder = files("tzdata") / "zoneinfo"
    rows = (folder / "zone.tab").read_text(encoding="utf-8").splitlines()
    found = {zone: code for code, _, zone, *_ in (r.split("\t") for r in rows if r[0] != "#")}
    for line in (folder / "tzdata.zi").read_text(encoding="utf-8").splitlines():
        if line.startswith("L "):
            _, zone, older = line.split()
            if zone in found:
                found.setdefault(older, found[zone])
    return found
