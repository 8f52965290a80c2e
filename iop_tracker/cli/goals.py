"""goal."""

import argparse

from iop_tracker.cli import opening
from iop_tracker.cli.entries import one_of
from iop_tracker.cli.opening import line_from, lines_from, text_from
from iop_tracker.cli.output import say, say_json, say_table
from iop_tracker.clock import Clock
from iop_tracker.domain.goal import Goal, steps_text
from iop_tracker.domain.words import parse_due
from iop_tracker.errors import NothingFound
from iop_tracker.language import tr
from iop_tracker.tracker import Tracker
from iop_tracker.views.goals import goal_when

NO_GOALS = tr("There are no goals yet. The first: iop-tracker goal add TEXT --step TEXT")
NONE_NOW = tr("This week has no goal. All of them: iop-tracker goal list")


def goal_list(options: argparse.Namespace, clock: Clock) -> int:
    """Every goal, or those of this week."""
    with opening.reading(options, clock) as tracker:
        known = tracker.goals.all()
        goals = tracker.goals.this_week() if options.week else known
        if options.json:
            say_json(goals)
        elif goals:
            say_table((_sign(g), g.text, _steps(g), goal_when(g, tracker.here)) for g in goals)
    if not goals:
        raise NothingFound(NONE_NOW if known else NO_GOALS)
    return 0


def goal_add(options: argparse.Namespace, clock: Clock) -> int:
    """Write down a goal."""
    with opening.writing(options, clock) as tracker:
        today = tracker.here.today
        text, steps = line_from(options.text), lines_from(options.step)
        goal = Goal(
            text=text,
            steps=tuple(dict.fromkeys(steps)),
            due=parse_due(options.due, today) if options.due else None,
            why=text_from(options.why),
        )
        tracker.goals.save(goal)
    say(tr("Saved."))
    return 0


def goal_show(options: argparse.Namespace, clock: Clock) -> int:
    """One goal with its steps."""
    with opening.reading(options, clock) as tracker:
        goal = _meant(tracker, options.name)
        if options.json:
            say_json(goal)
            return 0
        say(goal.text, *goal.why.splitlines())
        for number, step in enumerate(goal.steps, start=1):
            say(f"{number}  [{'x' if step in goal.done_steps else ' '}] {step}")
        about = [_steps(goal), goal_when(goal, tracker.here)]
        if goal.session:
            about.append(tr("from {session}", session=tracker.sessions.link_text(goal.session)))
        say(*filter(None, [", ".join(filter(None, about))]))
    return 0


def goal_step(options: argparse.Namespace, clock: Clock) -> int:
    """Mark a step as done, or as open again."""
    with opening.writing(options, clock) as tracker:
        goal = _meant(tracker, options.name)
        words = line_from(options.step)
        number = int(words) if words.isascii() and words.isdigit() and len(words) < 4 else 0
        is_number = words not in goal.steps and 1 <= number <= len(goal.steps)
        step = goal.steps[number - 1] if is_number else one_of(goal.steps, words, str)
        changed = tracker.goals.toggle_step(goal, step)
        say(tr("Step done.") if step in changed.done_steps else tr("Open again."))
        if changed.is_open and not changed.open_steps:
            say(tr("All steps are done. When it is reached: iop-tracker goal done NAME"))
    return 0


def goal_done(options: argparse.Namespace, clock: Clock) -> int:
    """Mark a goal as reached."""
    with opening.writing(options, clock) as tracker:
        waiting = [goal for goal in tracker.goals.all() if goal.done is None]
        tracker.goals.toggle_reached(one_of(waiting, line_from(options.name), _name))
    say(tr("That took work. Well done."))
    return 0


def goal_let_go(options: argparse.Namespace, clock: Clock) -> int:
    """Let a goal go, or take it up again."""
    with opening.writing(options, clock) as tracker:
        waiting = [goal for goal in tracker.goals.all() if goal.done is None]
        goal = one_of(waiting, line_from(options.name), _name)
        is_let_go = tracker.goals.toggle_let_go(goal).let_go
    say(tr("Let go. That is a choice too.") if is_let_go else tr("Taken up again."))
    return 0


def _meant(tracker: Tracker, words: str) -> Goal:
    return one_of(tracker.goals.all(), line_from(words), _name)


def _name(goal: Goal) -> str:
    return goal.text


def _sign(goal: Goal) -> str:
    return "[x]" if goal.done else "[~]" if goal.let_go else "[ ]"


def _steps(goal: Goal) -> str:
    return f"{steps_text(goal)}{tr(' steps') if goal.steps_done else ''}"
