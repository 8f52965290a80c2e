"""What was worked on: tasks, questions, plans, questionnaires, goals; and one's own words."""

from collections.abc import Iterator
from datetime import date

from iop_tracker.domain.coping import LAST_BOX, CopingPlan
from iop_tracker.domain.goal import Goal, goals_in_order, steps_text
from iop_tracker.domain.note import Task, open_tasks
from iop_tracker.domain.topic import open_topics
from iop_tracker.domain.wants import MOST_WANTS, wants_for
from iop_tracker.language import tr
from iop_tracker.views.assessments import ResultView
from iop_tracker.views.brief.material import Records, Span, last_of
from iop_tracker.views.document import Blanks, Block, Items, Paragraph

MOST_LETTERS = 400
"""A note is told up to here; it can be read in full under Notes."""
MOST_GOALS = 5


def want_blocks(records: Records, span: Span) -> Iterator[Block]:
    """Three lines: what I want from today."""
    if span.link is None:
        return
    wants = wants_for(span.link, records.wants)
    lines = wants.lines if wants else ()
    yield Blanks(lines=lines, count=max(MOST_WANTS, len(lines)))


def task_blocks(records: Records, span: Span) -> Iterator[Block]:
    """What was done since, and what is still open; one that comes back may be both."""
    tasks = tuple(records.tasks)
    done = [(days[-1], task.text, len(days)) for task in tasks if (days := _done_in(task, span))]
    said = [_done_text(day, text, times, span) for day, text, times in sorted(done)]
    lines = [last_of(tr("Done"), said)] if said else []
    lines += [
        tr("Open: {text}{due}", text=task.text, due=_due(task, span)) for task in open_tasks(tasks)
    ]
    if lines:
        yield Items(lines=tuple(lines))


def _done_in(task: Task, span: Span) -> list[date]:
    """The days on which it was done, oldest first."""
    known = (*task.done_days, *((task.done,) if task.done else ()))
    return sorted(day for day in known if span.holds(day))


def _done_text(day: date, text: str, times: int, span: Span) -> str:
    often = tr(", {times} times, last", times=times) if times > 1 else ","
    return f"{text}{often} {span.here.day(day)}"


def _due(task: Task, span: Span) -> str:
    return tr(" (by {due})", due=span.here.day(task.due)) if task.due else ""


def topic_blocks(records: Records, span: Span) -> Iterator[Block]:
    """Questions that are open, but those kept for another session to come."""
    lines = tuple(
        topic.text
        for topic in open_topics(records.topics)
        if topic.session in {None, span.link} or topic.session.day < span.here.today
    )
    if lines:
        yield Items(lines=lines)


def plan_blocks(records: Records, span: Span) -> Iterator[Block]:
    """The plans that were gone through as cards, or read."""
    plans = sorted(records.coping_plans, key=lambda plan: plan.situation.casefold())
    lines = tuple(_plan_line(p, span) for p in plans if span.holds(p.rehearsed or p.reviewed))
    if lines:
        yield Items(lines=lines)


def _plan_line(plan: CopingPlan, span: Span) -> str:
    if not span.holds(plan.rehearsed):
        return (
            tr(
                "{situation}: read {reviewed}",
                situation=plan.situation,
                reviewed=span.here.day(plan.reviewed),
            )
            if plan.reviewed
            else ""
        )
    known = (
        tr("known by heart")
        if plan.box == LAST_BOX
        else tr("not known yet")
        if not plan.box
        else ""
    )
    known = known or tr(
        "step {box} of {last_box} to knowing it by heart", box=plan.box, last_box=LAST_BOX
    )
    day = span.here.day(plan.rehearsed) if plan.rehearsed else ""
    return tr(
        "{situation}: gone through {day}; {known}", situation=plan.situation, day=day, known=known
    )


def questionnaire_blocks(records: Records, span: Span, *, use: bool) -> Iterator[Block]:
    """The newest of each questionnaire that was filled in since, and how it changed.

    Args:
        records: The participant's records.
        span: The days.
        use: Whether a score about use may be told.
    """
    newest: dict[str, ResultView] = {}
    for result in records.results:
        if span.holds(result.assessment.day):
            newest.setdefault(result.instrument.id, result)
    for result in newest.values():
        lines = tuple(_result_lines(result, use=use))
        if lines:
            yield Items(lines=lines)


def _result_lines(result: ResultView, *, use: bool) -> Iterator[str]:
    for scale in result.scales:
        if scale.scale.about_use and not use:
            continue
        name = f", {scale.scale.name}" if len(result.scales) > 1 else ""
        yield " ".join(
            (f"{result.instrument.name}{name}, {result.day}: {scale.text}.", *scale.lately)
        )


def goal_blocks(records: Records, span: Span) -> Iterator[Block]:
    """Goals reached since, and those that are open with their next step."""
    goals = goals_in_order(records.goals)
    lines = [
        tr("Reached {done}: {text}", done=span.here.day(g.done), text=g.text)
        for g in goals
        if g.done and span.holds(g.done)
    ]
    lines += [_goal_line(goal) for goal in goals if goal.is_open][:MOST_GOALS]
    if lines:
        yield Items(lines=tuple(lines))


def _goal_line(goal: Goal) -> str:
    next_step = tr("; next: {next_step}", next_step=goal.next_step) if goal.next_step else ""
    steps = f" ({steps_text(goal)})" if steps_text(goal) else ""
    return f"{goal.text}{steps}{next_step}"


def word_blocks(records: Records, span: Span) -> Iterator[Block]:
    """The notes of these days, and what was written in check-ins."""
    written = sorted(
        (n for n in records.notes if span.holds(n.day)), key=lambda n: (n.day, n.title)
    )
    for note in written:
        text = f"\n{_short(note.text)}" if note.text.strip() else ""
        yield Paragraph(text=f"{note.title.strip()}, {span.here.day(note.day)}{text}")
    said = [
        f"{span.here.day(check_in.day)}: {_short(text)}"
        for check_in in sorted(records.check_ins, key=lambda c: c.day)
        if span.holds(check_in.day)
        for text in (check_in.note, check_in.gratitude)
        if text.strip()
    ]
    if said:
        yield Items(lines=tuple(said))


def _short(text: str) -> str:
    plain = text.strip()
    return plain if len(plain) <= MOST_LETTERS else f"{plain[:MOST_LETTERS].rstrip()} …"
