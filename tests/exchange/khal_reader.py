"""khal in a process of its own, as it makes icalendar use another library for zones everywhere.

A line of the input is `{"ics": TEXT, "first": SECONDS, "last": SECONDS}`; one of the output
a list of `[start, end, summary]`, in seconds since 1970.
"""

import datetime as dt
import json
import logging
import sys

import icalendar
import pytz
from khal.icalendar import split_ics
from khal.khalendar.backend import SQLiteDb

LOCALE = {
    "default_timezone": pytz.utc,
    "local_timezone": pytz.utc,
    "timeformat": "%H:%M",
    "dateformat": "%d.%m.",
    "longdateformat": "%d.%m.%Y",
    "datetimeformat": "%d.%m. %H:%M",
    "longdatetimeformat": "%d.%m.%Y %H:%M",
    "unicode_symbols": True,
    "firstweekday": 0,
    "weeknumbers": False,
}


def read(ics: str, first: float, last: float) -> list[tuple[int, int, str]]:
    database = SQLiteDb(["cal"], ":memory:", LOCALE)
    for number, item in enumerate(split_ics(ics)):
        database.update(item, f"{number}.ics", "", calendar="cal")
    zone = dt.UTC
    found = database.get_localized(
        dt.datetime.fromtimestamp(first, zone), dt.datetime.fromtimestamp(last, zone)
    )
    events = []
    for item, _, start, end, reference, *_ in found:
        calendar = icalendar.Calendar.from_ical(item)
        title = summary(calendar, str(reference))
        events.append((int(start.timestamp()), int(end.timestamp()), title))
    return events


def summary(calendar: icalendar.Calendar, reference: str) -> str:
    """Of the override that khal names by its reference, else of the event with the rule."""
    events = calendar.walk("VEVENT")
    for event in events:
        recurrence = event.get("RECURRENCE-ID")
        if recurrence is not None and str(int(recurrence.dt.timestamp())) == reference:
            return str(event.get("SUMMARY"))
    return str(next(e for e in events if "RECURRENCE-ID" not in e).get("SUMMARY"))


def main() -> None:
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        question = json.loads(line)
        sys.stdout.write(json.dumps(read(**question)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
