"""A day with something risky on it, to write down or change."""

from datetime import date

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.screen import Screen
from typing_extensions import override

from iop_tracker import content
from iop_tracker.domain.risky import WENT_WORDS, RiskyEvent, Went
from iop_tracker.domain.words import parse_due
from iop_tracker.language import tr
from iop_tracker.screens.form import Form
from iop_tracker.screens.plan_form import PlanForm
from iop_tracker.screens.plan_view import PlanView
from iop_tracker.screens.went_dialog import WentDialog
from iop_tracker.tracker import Tracker
from iop_tracker.widgets.field import Field
from iop_tracker.widgets.text_field import Picker, TextBox, TextLine, ValueLine
from iop_tracker.widgets.toggles import Toggles

ANSWERS = tuple((went.value, words) for went, words in WENT_WORDS.items())


class EventForm(Form):
    """What is coming, on which day, and the plan for it; later also how it went."""

    def __init__(
        self, tracker: Tracker, event: RiskyEvent | None = None, *, day: date | None = None
    ) -> None:
        super().__init__(tracker, f"event:{event.id if event else 'new'}")
        self._event = event
        self._day = event.day if event else day
        self._plans = tuple((plan.id, plan.situation) for plan in tracker.coping.plans())
        self._has_come = event is not None and event.day <= tracker.here.today
        self.heading = tr("Change this risky day") if event else tr("Something risky is coming up")

    @override
    def compose_fields(self) -> ComposeResult:
        yield Field(
            "name", tr("What"), TextLine(placeholder=tr("like: my sister's wedding, or payday"))
        )
        hint = tr("today, tomorrow, fri, or like 2026-11-27")
        yield Field("day", tr("Day"), ValueLine(), hint=hint)
        if self._plans:
            yield Field(
                "plan_id", tr("My plan for it"), Picker(self._plans, nothing=tr("no plan yet"))
            )
        if self._has_come:
            yield Field("went", tr("How it went"), Toggles(ANSWERS, single=True))
            yield Field("note", tr("Note"), TextBox(placeholder=tr("anything you want to keep")))

    @override
    def fill(self) -> None:
        self.field("day").answer = self._day.isoformat() if self._day else ""
        event = self._event
        if event is None:
            return
        self.field("name").answer = event.name
        if self._plans:
            self.field("plan_id").answer = event.plan_id
        if self._has_come:
            self.field("went").answer = event.went or ""
            self.field("note").answer = event.note

    @override
    def store(self) -> None:
        day = parse_due(self.answer("day"), self.tracker.here.today, field="day")
        event = replace(
            self._event or RiskyEvent(name="·", day=day),
            name=self.answer("name"),
            day=day,
            plan_id=self.answers.get("plan_id", ""),
        )
        if self._has_come:
            went = self.answer("went")
            event = replace(event, went=Went(went) if went else None, note=self.answer("note"))
        self.tracker.events.save(event)
        if event.went is Went.USED and (self._event is None or self._event.went is not Went.USED):
            words = content.wording("return_to_use")
            self.saved_sentence = tr(
                "Saved. {saved} {help}", saved=words["saved"], help=words["help"]
            )


def event_screen(tracker: Tracker, event: RiskyEvent) -> Screen[None] | Screen[bool]:
    """What opens for it: how it went where that is open, else its plan, or a plan to write."""
    is_over = event.day < tracker.here.today
    if is_over and event.went is None:
        return WentDialog(tracker, event)
    plan = tracker.events.plan_of(event)
    if plan is not None:
        return PlanView(tracker, plan.id)
    return EventForm(tracker, event) if is_over else PlanForm(tracker, event=event)
