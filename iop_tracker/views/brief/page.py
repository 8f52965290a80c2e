"""The page put together from its parts."""

from collections.abc import Callable, Collection, Iterable, Mapping

from iop_tracker.domain.choice import BriefPart
from iop_tracker.domain.words import day_text
from iop_tracker.language import tr
from iop_tracker.views.brief import happened, how, work
from iop_tracker.views.brief.material import Records, Span
from iop_tracker.views.document import Block, Document, Section

TITLES: Mapping[BriefPart, str] = {
    BriefPart.WANTS: tr("What I want from today"),
    BriefPart.HOW: tr("How it went"),
    BriefPart.USE: tr("Days with and without use"),
    BriefPart.POINTS: tr("High and low points"),
    BriefPart.URGES: tr("Urges, and what helped"),
    BriefPart.SESSIONS: tr("Sessions"),
    BriefPart.TASKS: tr("Tasks and homework"),
    BriefPart.TOPICS: tr("Questions I want to ask"),
    BriefPart.PLANS: tr("Plans I went through"),
    BriefPart.QUESTIONNAIRES: tr("Questionnaires"),
    BriefPart.GOALS: tr("Goals"),
    BriefPart.WORDS: tr("What I wrote"),
}
"""The parts in their order."""
NOTHING = tr("Nothing of it was written down. That is fine: you can still talk about it.")
Blocks = Callable[[Records, Span], Iterable[Block]]


def brief_document(records: Records, span: Span, without: Collection[BriefPart]) -> Document:
    """The page for a session, or about a stretch of days.

    Args:
        records: The participant's records.
        span: The days, and the session.
        without: The parts that are left out. Where what was written is left out, no word of it
            stands anywhere; where use is, neither urges nor questionnaires tell of it.
    """
    words = BriefPart.WORDS not in without
    use = BriefPart.USE not in without
    parts: Mapping[BriefPart, Blocks] = {
        BriefPart.WANTS: work.want_blocks,
        BriefPart.HOW: how.how_blocks,
        BriefPart.USE: how.use_blocks,
        BriefPart.POINTS: lambda r, s: how.point_blocks(r, s, words=words),
        BriefPart.URGES: lambda r, s: happened.urge_blocks(r, s, words=words, use=use),
        BriefPart.SESSIONS: happened.session_blocks,
        BriefPart.TASKS: work.task_blocks,
        BriefPart.TOPICS: work.topic_blocks,
        BriefPart.PLANS: work.plan_blocks,
        BriefPart.QUESTIONNAIRES: lambda r, s: work.questionnaire_blocks(r, s, use=use),
        BriefPart.GOALS: work.goal_blocks,
        BriefPart.WORDS: work.word_blocks,
    }
    sections = (
        Section(id=part.value, title=title, blocks=tuple(parts[part](records, span)))
        for part, title in TITLES.items()
        if part not in without
    )
    shown = tuple(section for section in sections if section.blocks)
    has_days = any(section.id != BriefPart.WANTS for section in shown)
    about = _about(span) if has_days else (*_about(span), NOTHING)
    return Document(title=_title(span), about=about, sections=shown)


def _title(span: Span) -> str:
    if span.session is None:
        return tr("How it went")
    return tr("For {name}", name=span.session.occurrence.name)


def _about(span: Span) -> tuple[str, ...]:
    here, today = span.here, span.here.today
    days = tr(
        "From {first} to {today}.", first=day_text(span.first, today), today=day_text(today, today)
    )
    if span.first == today:
        days = tr("Of {today}.", today=day_text(today, today))
    if span.session is None:
        return (days,)
    day = here.day(span.session.day)
    coming = f"{day[:1].upper()}{day[1:]}, {span.session.time}."
    if span.last:
        days = tr("Since the last one, {first}.", first=day_text(span.first, today))
    return (coming, days)
