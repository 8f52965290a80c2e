"""Out in other forms, and in again."""

from iop_tracker.cli.options import brief
from iop_tracker.cli.options.base import AGAIN, Commands, Parser, command, group, output
from iop_tracker.language import tr


def add(commands: Commands) -> None:
    """Commands that write and read other forms."""
    forms = group(commands, "export", tr("what is here, in another form"))
    form(forms, "json", tr("everything, to be taken in again")).set_defaults(run="export.as_json")
    phone = form(forms, "ics", tr("the schedule for a phone's calendar"))
    phone.add_argument("--own", action="store_true", help=tr("with work, school and the like"))
    phone.add_argument("--discreet", action="store_true", help=tr("say only Appointment, no place"))
    phone.add_argument("--from", dest="first", metavar="DATE", help=tr("from this day on"))
    alarm = tr("remind so many minutes before; {again}", again=AGAIN)
    phone.add_argument("--alarm", metavar="MINUTES", action="append", help=alarm)
    phone.add_argument("--leave", metavar="MINUTES", help=tr("how long the way takes"))
    phone.set_defaults(run="calendar_out.as_ics")
    clinic = form(forms, "fhir", tr("what a clinic's system can read (HL7 FHIR R4)"))
    clinic.add_argument("--notes", action="store_true", help=tr("with the notes of check-ins"))
    clinic.add_argument("--use", action="store_true", help=tr("with the answers about use"))
    clinic.set_defaults(run="export.as_fhir")
    tables = command(forms, "csv", tr("everything as tables for a spreadsheet, and a dictionary"))
    tables.add_argument("-o", "--output", metavar="FOLDER", required=True, help=tr("a new folder"))
    tables.set_defaults(run="export.as_csv")
    for name, about in (("md", tr("a page to read")), ("html", tr("a page to print, one file"))):
        page = form(forms, name, tr("how it went since a day, as {about}", about=about))
        brief.parts(page)
        whole = tr("after it each day with all that was written down, as a diary")
        page.add_argument("--whole", action="store_true", help=whole)
        page.set_defaults(run="brief.as_markdown" if name == "md" else "brief.as_html")
    bring = command(
        commands, "import", tr("take in a calendar, or what export json gave"), reads=True
    )
    bring.add_argument("source", metavar="FILE", help=tr(".ics or .json"))
    bring.add_argument("--look", action="store_true", help=tr("show what a calendar brings, only"))
    bring.add_argument("--yes", action="store_true", help=tr("take it in without asking"))
    kind = tr("of all events, or of one by its number, as in 3=group; {again}", again=AGAIN)
    bring.add_argument("--kind", metavar="KIND", action="append", help=kind)
    bring.add_argument("--only", metavar="NUMBERS", help=tr("these events only, as in 1,4"))
    bring.add_argument("--skip", metavar="NUMBERS", help=tr("all but these"))
    bring.set_defaults(run="export.bring_in")


def form(forms: Commands, name: str, about: str) -> Parser:
    """One form, with where it is written."""
    made = command(forms, name, about)
    output(made)
    return made
