"""A whole check-in by keyboard, by mouse and by the command line is the same record."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from iop_tracker.cli import main
from iop_tracker.domain.checkin import CheckIn, Halt, OwnAnswer, ReturnToUse
from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.screens.check_in_form import CheckInForm
from iop_tracker.tracker import Tracker
from iop_tracker.tracker.opening import open_tracker
from iop_tracker.widgets.field import Field
from tests.builders import MONDAY, plan
from tests.conftest import FixedClock
from tests.screens.conftest import Run
from tests.screens.driving import type_text

PAIN, RUTH = "a" * 32, "b" * 32
EXPECTED = CheckIn(
    day=MONDAY,
    mood=7,
    craving=3,
    anxiety=10,
    energy=1,
    sleep_hours=7.25,
    halt=(Halt.ANGRY, Halt.TIRED),
    feelings=("sad", "uneasy"),
    triggers=("stress",),
    signs=("Jaw tight, heart racing",),
    medication=True,
    meeting=False,
    movement=True,
    support=False,
    own=(OwnAnswer(PAIN, 4), OwnAnswer(RUTH, 1)),
    used=ReturnToUse.RATHER_NOT_SAY,
    gratitude="soup",
    note="ok",
)

KEYS = (
    *("c", "7", "3", "1", "0", "1", "7", "colon", "1", "5", "space"),
    *("2", "4", "0", "2", "9", *"uneasy", "enter", "1", "0", "1", "0"),
    *("2", "1", "2", "1", "4", "2", "3"),
    *(*"soup", "tab", *"ok", "ctrl+s"),
)

OPTIONS = (
    *("--mood", "7", "--craving", "3", "--anxiety", "10", "--energy", "1", "--sleep", "7:15"),
    *("--halt", "angry,tired", "--feeling", "sad", "--feeling", "uneasy", "--trigger", "stress"),
    *("--sign", "jaw", "--medication", "yes", "--meeting", "no", "--movement", "yes"),
    *("--support", "no", "--own", "pain=4", "--own", "ruth=yes", "--used", "rather-not-say"),
    *("--grateful", "soup", "--note", "ok"),
)

CLICKS = (
    *(("mood", "Rating", 22), ("craving", "Rating", 10), ("anxiety", "Rating", 31)),
    *(("energy", "Rating", 4), ("halt", "Toggles", 14), ("halt", "Toggles", 41)),
    *(("feelings", "Toggles", 17), ("triggers", "Toggles", 3), ("signs", "Toggles", 3)),
    *(("medication", "Toggles", 10), ("meeting", "Toggles", 2), ("movement", "Toggles", 10)),
    *(("support", "Toggles", 2), (f"own:{PAIN}", "Rating", 13), (f"own:{RUTH}", "Toggles", 10)),
    ("used", "Toggles", 22),
)
"""Where in each field; cells from its left."""


@pytest.fixture
def asking(set_up: Tracker, clock: FixedClock) -> Tracker:
    """Everything is asked."""
    set_up.coping.save_plan(plan(warning_signs=("Jaw tight, heart racing", "No lunch")))
    questions = set_up.check_ins.questions
    questions.ask(Question)
    questions.save(OwnQuestion(id=PAIN, name="Pain", kind=OwnKind.RATING))
    clock.move(minutes=1)
    questions.save(OwnQuestion(id=RUTH, name="Called Ruth?"))
    return set_up


def saved(tracker: Tracker) -> CheckIn:
    """The one check-in, as if it was never stored."""
    (found,) = tracker.check_ins.all()
    return replace(found, id="", created=None, changed=None)


async def test_by_keyboard(run: Run, asking: Tracker) -> None:
    async with run(asking) as pilot:
        await pilot.press(*KEYS)
    assert saved(asking) == EXPECTED


async def write(pilot: Pilot[str], field: Field, text: str) -> None:
    """Click into the line of a field and type."""
    line = field.query("SleepLine, TextLine, TextBox").first()
    await pilot.click(line)
    await type_text(pilot, text)


async def test_by_mouse(run: Run, asking: Tracker) -> None:
    async with run(asking, size=(80, 60)) as pilot:
        await pilot.press("c")
        form = pilot.app.screen
        assert isinstance(form, CheckInForm)
        for name, control, x in CLICKS:
            widget = form.field(name).query(control).first()
            assert await pilot.click(widget, offset=(x, 0)), name
        for name, text in (
            *(("sleep_hours", "7:15"), ("feelings", "uneasy")),
            *(("gratitude", "soup"), ("note", "ok")),
        ):
            await write(pilot, form.field(name), text)
        await pilot.press("ctrl+s")
    assert saved(asking) == EXPECTED


def test_by_command_line(asking: Tracker, path: Path, clock: FixedClock) -> None:
    asking.close()
    assert main(["--file", str(path), "checkin", *OPTIONS], clock) == 0
    tracker = open_tracker(path, clock, write=False)
    assert saved(tracker) == EXPECTED
    tracker.close()
