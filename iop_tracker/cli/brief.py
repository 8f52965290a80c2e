"""prep, export md, export html: pages to take to a session."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import fields

from iop_tracker.cli import opening
from iop_tracker.cli.export import deliver_text
from iop_tracker.cli.output import say_json
from iop_tracker.cli.reading import entry_json
from iop_tracker.clock import Clock
from iop_tracker.domain.choice import BriefPart
from iop_tracker.domain.schedule import SlotKind
from iop_tracker.domain.words import parse_day
from iop_tracker.errors import BadInput, NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.briefs import NO_SESSION
from iop_tracker.views.document import Document, Section
from iop_tracker.views.entry import Entry

PART_NAMES = ", ".join(part.value for part in BriefPart)
SESSION_KINDS = tuple(kind.value for kind in SlotKind if not kind.is_own)


def prep(options: argparse.Namespace, clock: Clock) -> int:
    """The page for the next session, or for the next one of a kind."""
    with (opening.writing if options.want else opening.reading)(options, clock) as tracker:
        opening.need_program(tracker)
        session = _session(tracker, options.kind)
        if options.want:
            tracker.briefs.save_wants(session, _wants(opening.lines_from(options.want)))
        without = chosen(options, tracker.briefs.without)
        found = tracker.briefs.brief(session, since=_since(options, tracker), without=without)
    if options.json:
        coming = found.span.session
        say_json(
            {
                "session": entry_json(coming) if coming else None,
                "first": found.span.first,
                "last": found.span.here.today,
                "without": found.without,
                "sections": [_section_json(each) for each in found.document.sections],
            }
        )
        return 0
    return _deliver(options, found.document, html=options.html)


def _section_json(section: Section) -> dict[str, Any]:
    blocks = [
        {
            "kind": type(each).__name__.lower(),
            **{f.name: getattr(each, f.name) for f in fields(each)},
        }
        for each in section.blocks
    ]
    return {"id": section.id, "title": section.title, "blocks": blocks}


def as_markdown(options: argparse.Namespace, clock: Clock) -> int:
    """The same parts about the whole program, as Markdown."""
    return _deliver(options, _report(options, clock), html=False)


def as_html(options: argparse.Namespace, clock: Clock) -> int:
    """The same parts about the whole program, as one page to print."""
    return _deliver(options, _report(options, clock), html=True)


def _report(options: argparse.Namespace, clock: Clock) -> Document:
    with opening.reading(options, clock) as tracker:
        opening.need_program(tracker)
        without = chosen(options, tracker.briefs.without)
        made = tracker.briefs.diary if options.whole else tracker.briefs.report
        return made(_since(options, tracker), without)


def _deliver(options: argparse.Namespace, document: Document, *, html: bool) -> int:
    return deliver_text(options.output, _form(html=html)(document))


def _form(*, html: bool) -> Callable[[Document], str]:
    if html:
        from iop_tracker.exchange.html import html as written
    else:
        from iop_tracker.exchange.markdown import markdown as written
    return written


def _since(options: argparse.Namespace, tracker: Tracker) -> date | None:
    if options.since is None:
        return None
    return parse_day(options.since, tracker.here.today, field="since")


def _session(tracker: Tracker, kind: str | None) -> Entry | None:
    if kind is None:
        return None
    wanted = kind.strip().lower().replace("-", "_")
    if wanted not in SESSION_KINDS:
        raise BadInput(
            tr("--for takes one of: {session_kinds}.", session_kinds=", ".join(SESSION_KINDS))
        )
    coming = tracker.briefs.coming()
    found = next((each for each in coming if each.occurrence.kind.value == wanted), None)
    if found is None:
        raise NothingFound(NO_SESSION)
    return found


def _wants(lines: Iterable[str]) -> Sequence[str]:
    return tuple(line.strip() for line in lines if line.strip())


def chosen(options: argparse.Namespace, usual: Sequence[BriefPart]) -> tuple[BriefPart, ...]:
    """The parts left out: the usual ones, with and without those that were named."""
    shown, left = map(_parts, (options.shown or (), options.without or ()))
    return tuple(part for part in BriefPart if part in {*usual} - {*shown} | {*left})


def _parts(names: Iterable[str]) -> list[BriefPart]:
    try:
        return [BriefPart(name.strip().lower()) for name in names]
    except ValueError:
        raise BadInput(tr("A part is one of: {part_names}.", part_names=PART_NAMES)) from None
