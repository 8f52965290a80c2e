"""Out in other forms, and in again."""

from iop_tracker.cli.options import brief
from iop_tracker.cli.options.base import AGAIN, Commands, Parser, command, group, output


def add(commands: Commands) -> None:
    """Commands that write and read other forms."""
    forms = group(commands, "export", "what is here, in another form")
    form(forms, "json", "everything, to be taken in again").set_defaults(run="export.as_json")
    phone = form(forms, "ics", "the schedule for a phone's calendar")
    phone.add_argument("--own", action="store_true", help="with work, school and the like")
    phone.add_argument("--discreet", action="store_true", help="say only Appointment, no place")
    phone.add_argument("--from", dest="first", metavar="DATE", help="from this day on")
    alarm = f"remind so many minutes before; {AGAIN}"
    phone.add_argument("--alarm", metavar="MINUTES", action="append", help=alarm)
    phone.add_argument("--leave", metavar="MINUTES", help="how long the way takes")
    phone.set_defaults(run="calendar_out.as_ics")
    clinic = form(forms, "fhir", "what a clinic's system can read (HL7 FHIR R4)")
    clinic.add_argument("--notes", action="store_true", help="with the notes of check-ins")
    clinic.add_argument("--use", action="store_true", help="with the answers about use")
    clinic.set_defaults(run="export.as_fhir")
    tables = command(forms, "csv", "everything as tables for a spreadsheet, and a dictionary")
    tables.add_argument("-o", "--output", metavar="FOLDER", required=True, help="a new folder")
    tables.set_defaults(run="export.as_csv")
    for name, about in (("md", "a page to read"), ("html", "a page to print, one file")):
        page = form(forms, name, f"how it went since a day, as {about}")
        brief.parts(page)
        whole = "after it each day with all that was written down, as a diary"
        page.add_argument("--whole", action="store_true", help=whole)
        page.set_defaults(run="brief.as_markdown" if name == "md" else "brief.as_html")
    bring = command(commands, "import", "take in a calendar, or what export json gave", reads=True)
    bring.add_argument("source", metavar="FILE", help=".ics or .json")
    bring.add_argument("--look", action="store_true", help="show what a calendar brings, only")
    bring.add_argument("--yes", action="store_true", help="take it in without asking")
    kind = f"of all events, or of one by its number, as in 3=group; {AGAIN}"
    bring.add_argument("--kind", metavar="KIND", action="append", help=kind)
    bring.add_argument("--only", metavar="NUMBERS", help="these events only, as in 1,4")
    bring.add_argument("--skip", metavar="NUMBERS", help="all but these")
    bring.set_defaults(run="export.bring_in")


def form(forms: Commands, name: str, about: str) -> Parser:
    """One form, with where it is written."""
    made = command(forms, name, about)
    output(made)
    return made
