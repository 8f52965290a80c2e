"""What stands in the fields of a check-in, and back."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iop_tracker.domain.checkin import CheckIn, Halt, OwnAnswer
from iop_tracker.domain.question import OwnKind, OwnQuestion, Question
from iop_tracker.screens.check_in_fields import answers_of, changes
from iop_tracker.views.check_in import CheckInSheet
from iop_tracker.views.questions import QuestionsView
from tests.strategies import check_ins

OWN = (
    OwnQuestion(id="pain", name="Pain", kind=OwnKind.RATING),
    OwnQuestion(id="walk", name="Walk"),
)
PLAIN = st.lists(st.sampled_from(["sad", "a song", "payday", "Jaw tight"]), unique=True).map(tuple)


@given(
    check_ins,
    PLAIN,
    PLAIN,
    st.sets(st.sampled_from(Question)).map(tuple),
    st.lists(st.sampled_from([OwnAnswer("walk", 0), OwnAnswer("gone", 7)]), unique=True),
)
def test_a_check_in_that_is_opened_and_saved_stays_as_it_was_whatever_is_asked(
    found: CheckIn,
    feelings: tuple[str, ...],
    triggers: tuple[str, ...],
    asked: tuple[Question, ...],
    own: list[OwnAnswer],
) -> None:
    known = replace(
        found,
        feelings=feelings,
        triggers=triggers,
        halt=tuple(state for state in Halt if state in found.halt),
        note=found.note.strip(),
        gratitude=found.gratitude.strip(),
        own=tuple(own),
    )
    known = replace(known, signs=tuple(dict.fromkeys((*known.signs, "a, b", "a; b"))))
    sheet = CheckInSheet(
        day=known.day,
        part=known.part,
        parts=(known.part,),
        known=known,
        yesterday=None,
        questions=QuestionsView(asked=asked, twice_a_day=False, own=OWN),
        triggers=("payday",),
        feelings=("sad",),
        signs=known.signs,
    )
    again = replace(known, **changes(answers_of(known, sheet), sheet))
    assert replace(again, own=()) == replace(known, own=())
    assert set(again.own) == set(known.own)
