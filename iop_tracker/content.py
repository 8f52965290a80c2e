"""Built-in texts from `data/`: program templates, strategies, triggers, help lines, sentences."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from iop_tracker import zones
from iop_tracker.data_texts import FILES, with_words
from iop_tracker.domain.coping import Strategy
from iop_tracker.domain.program import AFTERCARE, Phase, Program
from iop_tracker.domain.scale import WEEKDAYS
from iop_tracker.domain.schedule import Slot, SlotKind
from iop_tracker.errors import BadInput
from iop_tracker.language import ENGLISH, spoken, tr, tr_among

LIBRARY = "lib:"
"""What the id of a library strategy begins with."""


TERRITORIES = {"PR": "US", "VI": "US", "GU": "US", "MP": "US", "GG": "GB", "IM": "GB", "JE": "GB"}
"""Places with a code of their own where a larger country's lines answer."""


class TemplateSlot(Struct, frozen=True, kw_only=True):
    """A weekly session of a template."""

    kind: SlotKind
    title: str
    weekdays: tuple[int, ...]
    at: time | None
    """A fixed time of day, for a session that does not follow the usual start."""
    offset: int
    """Minutes after the participant's usual start, where `at` is None; may be negative."""
    minutes: int
    every_weeks: int
    phases: tuple[str, ...]

    def slot(self, first: date, usual: time) -> Slot:
        """The slot of a program.

        A session that midnight pushes into another day takes its weekdays along.

        Args:
            first: First day of the program.
            usual: When the participant's days usually begin.
        """
        usually = datetime.combine(first, usual) + timedelta(minutes=self.offset)
        later = 0 if self.at else (usually.date() - first).days
        return Slot(
            kind=self.kind,
            title=self.title,
            weekdays=tuple(sorted((day + later) % 7 for day in self.weekdays)),
            starts=self.at or usually.time(),
            minutes=self.minutes,
            every_weeks=self.every_weeks,
            first=first,
            phases=self.phases,
        )


class ProgramTemplate(Struct, frozen=True, kw_only=True):
    """The shape of a real program."""

    id: str
    name: str
    about: str
    source: str
    default_start: time
    phases: tuple[Phase, ...]
    slots: tuple[TemplateSlot, ...]

    @property
    def weeks(self) -> int:
        """Its length."""
        return sum(phase.weeks for phase in self.phases)

    def program(self, start: date, time_zone: str) -> Program:
        """The program of a participant who starts on a day."""
        after = next(phase.name for phase in self.phases if phase.id == AFTERCARE)
        return Program(
            name=self.name.removesuffix(tr(", {weeks} weeks", weeks=self.weeks)),
            start=start,
            phases=tuple(phase for phase in self.phases if phase.id != AFTERCARE),
            time_zone=time_zone,
            after_name=after,
        )


class HelpLine(Struct, frozen=True, kw_only=True):
    """A number to call."""

    kind: str
    """crisis, substance or poison."""
    name: str
    number: str
    text: str
    """How to write instead of calling; may be empty."""
    hours: str


class Country(Struct, frozen=True, kw_only=True):
    """Where help is, in one country."""

    code: str
    """ISO 3166-1 alpha-2; XX for any other."""
    name: str
    emergency: str
    lines: tuple[HelpLine, ...]
    checked: date
    """When the numbers were last looked at."""

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The emergency number and the crisis lines, each with its name."""
        crisis = (line for line in self.lines if line.kind == "crisis")
        return (
            (self.emergency, tr("Emergency")),
            *((line.number or line.text, line.name) for line in crisis),
        )


class Situation(Struct, frozen=True, kw_only=True):
    """A high-risk situation to start a coping plan from."""

    name: str
    signs: tuple[str, ...]
    strategies: tuple[str, ...]
    """Ids of library strategies."""


class NoteTemplate(Struct, frozen=True, kw_only=True):
    """How a new note begins."""

    id: str
    name: str
    title: str
    body: str


class BreathingPattern(Struct, frozen=True, kw_only=True):
    """A paced-breathing pattern."""

    id: str
    name: str
    steps: tuple[tuple[str, int], ...]
    """Words and seconds of each step, in a circle."""


def data_folder() -> Path:
    """The data in an installed package, else the folder beside the package."""
    installed = Path(__file__).parent / "_data"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "data"


def news() -> str:
    """What the newest version changed, as Markdown: its part of the list of changes."""
    folder = data_folder()
    name = "CHANGELOG.md"
    inside = folder / name
    changes = inside if inside.is_file() else folder.parent / name
    parts = changes.read_text(encoding="utf-8").split("\n## ")
    return parts[1].strip()


@cache
def _load(name: str) -> dict[str, Any]:
    import tomllib

    material = tomllib.loads((data_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    return material if spoken() == ENGLISH or name not in FILES else with_words(material, tr_among)


@cache
def program_templates() -> tuple[ProgramTemplate, ...]:
    """The program templates, in the order to offer them."""
    return tuple(_template(entry) for entry in _load("programs")["program"])


def _template(entry: dict[str, Any]) -> ProgramTemplate:
    return ProgramTemplate(
        id=entry["id"],
        name=entry["name"],
        about=entry["about"],
        source=entry["source"],
        default_start=time.fromisoformat(entry["default_start"]),
        phases=tuple(Phase(**phase) for phase in entry["phase"]),
        slots=tuple(
            TemplateSlot(
                kind=SlotKind(slot["kind"]),
                title=slot.get("title", ""),
                weekdays=tuple(WEEKDAYS.index(day) for day in slot["weekdays"]),
                at=time.fromisoformat(slot["at"]) if "at" in slot else None,
                offset=slot.get("offset", 0),
                minutes=slot["minutes"],
                every_weeks=slot.get("every_weeks", 1),
                phases=tuple(slot["phases"]),
            )
            for slot in entry["slot"]
        ),
    )


def program_template(name: str) -> ProgramTemplate:
    """A template by its id or its name.

    Raises:
        BadInput: when there is none, naming those there are.
    """
    wanted = name.strip().casefold()
    for template in program_templates():
        if wanted in {template.id, template.name.casefold()}:
            return template
    known = ", ".join(template.id for template in program_templates())
    raise BadInput(tr("There is no such template. Choose one of: {known}.", known=known))


@cache
def strategies() -> tuple[Strategy, ...]:
    """The strategy library, group by group."""
    found = _load("strategies")["strategy"]
    return tuple(Strategy(**{**entry, "id": LIBRARY + entry["id"]}) for entry in found)


@cache
def strategy_groups() -> Mapping[str, str]:
    """Names of the groups by their id, in order."""
    groups: dict[str, str] = _load("strategies")["group"]
    return groups


@cache
def triggers() -> tuple[str, ...]:
    """Words for triggers, group by group."""
    return tuple(word for words in _load("triggers")["trigger"].values() for word in words)


def first_triggers() -> tuple[str, ...]:
    """The words that a check-in offers first."""
    return tuple(_load("triggers")["first"])


@cache
def situations() -> tuple[Situation, ...]:
    """High-risk situations to start a plan from."""
    return tuple(
        Situation(
            name=entry["name"],
            signs=tuple(entry["signs"]),
            strategies=tuple(LIBRARY + each for each in entry["strategies"]),
        )
        for entry in _load("triggers")["situation"]
    )


@cache
def countries() -> tuple[Country, ...]:
    """The countries whose help lines are known; the last one is for any other."""
    return tuple(
        Country(
            code=entry["code"],
            name=entry["name"],
            emergency=entry["emergency"],
            lines=tuple(HelpLine(**line) for line in entry["line"]),
            checked=entry["checked"],
        )
        for entry in _load("support")["country"]
    )


def country(code: str) -> Country:
    """A country by its code; for an unknown one the entry for any other."""
    return next((c for c in countries() if c.code == code.upper()), countries()[-1])


def country_of_zone(zone: str) -> str:
    """The country to suggest to somebody in a time zone.

    One whose lines are not known gets the code for any other, XX, never another country's
    numbers. A zone that belongs to no country, like UTC, gives the United States.
    """
    code = zones.countries().get(zone, "US")
    return country(TERRITORIES.get(code, code)).code


def wording(section: str) -> Mapping[str, str]:
    """The sentences of one screen by their name."""
    sentences: dict[str, str] = _load("wording")[section]
    return sentences


def tour_steps() -> tuple[tuple[str, str], ...]:
    """The page of each step of the tour, and what is told there."""
    return tuple((step["page"], step["text"]) for step in _load("wording")["tour_step"])


@cache
def breathing_patterns() -> tuple[BreathingPattern, ...]:
    """Paced-breathing patterns, the gentlest first."""
    return tuple(
        BreathingPattern(
            id=entry["id"],
            name=entry["name"],
            steps=tuple((words, seconds) for words, seconds in entry["steps"]),
        )
        for entry in _load("wording")["breathing"]
    )


class Way(Struct, frozen=True, kw_only=True):
    """A way through a hard moment, step by step."""

    source: str
    steps: tuple[str, ...]
    minutes: int
    """How long it takes; 0 where that is as it comes."""
    ask_every: int
    """Minutes after which the craving is asked about again; 0 for never."""


@cache
def way(name: str) -> Way:
    """A way by its name: surf, ground, wait or leave."""
    entry = _load("ways")[name]
    return Way(
        source=entry["source"],
        steps=tuple(entry.get("prompts") or entry["steps"]),
        minutes=entry.get("minutes", 0),
        ask_every=entry.get("ask_every", 0),
    )


@cache
def note_templates() -> tuple[NoteTemplate, ...]:
    """How a new note can begin."""
    return tuple(NoteTemplate(**entry) for entry in _load("wording")["note_template"])


def material(name: str) -> Mapping[str, Any]:
    """What a file of `data/` holds, for a module that gives it a shape."""
    return _load(name)


def demo_material() -> Mapping[str, Any]:
    """Raw material for the invented participant of the demo."""
    return _load("demo")
