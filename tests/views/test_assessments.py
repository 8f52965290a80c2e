"""What a score is beside those before it, in words and as a picture."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.assessment import Assessment
from iop_tracker.instruments import instruments
from iop_tracker.views.assessments import FIRST_TIME, NOT_KNOWN, result_view
from iop_tracker.views.here import Here
from iop_tracker.widgets.score_picture import MOST, score_line, score_picture
from tests.builders import MONDAY
from tests.conftest import MONDAY_AFTERNOON

PHQ_9, GAD_7, BAM_IOP, BAM, CRAVING = instruments()
HERE = Here(now=MONDAY_AFTERNOON)


def phq_9(weeks_ago: int, *answers: int | None) -> Assessment:
    rest = (0,) * (9 - len(answers))
    day = MONDAY - timedelta(weeks=weeks_ago)
    return Assessment(id=str(weeks_ago), instrument="phq-9", day=day, answers=(*answers, *rest))


def test_the_first_time_there_is_nothing_to_compare() -> None:
    (view,) = result_view(PHQ_9, phq_9(0, 3, 3), [], HERE).scales
    assert (view.text, view.words) == ("6 of 27, mild", (FIRST_TIME,))


def test_it_is_told_against_the_last_and_the_first_time_and_what_counts_as_real() -> None:
    known = [phq_9(4, 3, 3, 3), phq_9(2, 3, 3, 2), phq_9(0, 2, 2), phq_9(1, *[None] * 3)]
    (view,) = result_view(PHQ_9, known[2], known, HERE).scales
    assert view.words == (
        "Since last time (Mon 9 Nov): 4 points lower.",
        "Since the first time (Mon 26 Oct): 5 points lower, which counts as real.",
        "A change of 5 points or more counts as real (Löwe et al., 2004).",
        "All 3 times: 9, 8, 4.",
    )
    (before,) = result_view(PHQ_9, known[1], known, HERE).scales
    assert before.words[0] == "Since last time (Mon 26 Oct): 1 point lower."
    assert before.values == (9, 8)


def test_higher_and_the_same_are_told_alike_and_without_blame() -> None:
    known = [phq_9(4, 1), phq_9(2, 3, 3), phq_9(0, 3, 3)]
    (view,) = result_view(PHQ_9, known[2], known, HERE).scales
    assert view.words[0].endswith("no change.")
    assert view.words[1].endswith("5 points higher, which counts as real.")


def test_of_several_of_one_day_the_one_written_last_is_the_last() -> None:
    early = Assessment(
        id="a", instrument="craving", day=MONDAY, answers=(9,), created=MONDAY_AFTERNOON
    )
    late = Assessment(
        id="b",
        instrument="craving",
        day=MONDAY,
        answers=(4,),
        created=MONDAY_AFTERNOON + timedelta(minutes=1),
    )
    (view,) = result_view(CRAVING, late, [late, early], HERE).scales
    assert view.values == (9, 4)
    assert NOT_KNOWN in view.words


def test_bam_has_three_scores_and_says_which_call_for_a_closer_look() -> None:
    known = Assessment(instrument="bam", day=MONDAY, answers=(0,) * 23)
    result = result_view(BAM, known, [], HERE)
    assert result.short == "use 0, risk 0, protective 0"
    assert [view.text for view in result.scales] == [
        *("0 of 12", "0 of 24", "0 of 24, calls for a closer look")
    ]


@given(st.lists(st.integers(0, 27), min_size=1, max_size=14), st.integers(2, 5))
def test_a_picture_has_a_number_beneath_each_column_and_fits(
    values: list[int], height: int
) -> None:
    picture = score_picture(values, 27, height).plain.splitlines()
    assert len(picture) == height + 1
    assert all(len(row) <= 56 for row in picture)
    assert picture[-1].split() == [str(value) for value in values[-MOST:]]
    assert picture[0].startswith(" 27┤")
    assert len(score_line(values, 27)) == min(MOST, len(values))
    assert " " not in score_line(values, 27).plain
