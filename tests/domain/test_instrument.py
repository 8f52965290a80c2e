"""Scores of questionnaires, against published examples and keys."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.choice import InstrumentChoice
from iop_tracker.domain.instrument import Instrument, Score, score
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.instruments import instrument, instruments

PHQ_9, GAD_7, BAM_IOP, BAM, CRAVING = instruments()


def only(known: Instrument, *answers: int | None) -> Score:
    (found,) = score(known, answers)
    return found


def band(known: Instrument, points: int) -> str:
    """The band of a sum, made of as many threes as there are room for, and the rest."""
    most = max(each.points for each in known.items[0].options)
    answers, left = [], points
    for _ in known.items:
        answers.append(min(most, left))
        left -= answers[-1]
    found = only(known, *answers)
    assert found.points == points
    assert found.band
    return found.band.name


def test_phq_9_of_the_example_of_the_german_medical_informatics_initiative_is_27() -> None:
    """Its guide for reported outcomes has nine times "nearly every day" and the score 27."""
    found = only(PHQ_9, *[3] * 9)
    assert (found.points, found.band and found.band.name) == (27, "severe")


@pytest.mark.parametrize(
    ("points", "name"), [(0, "minimal"), (6, "mild"), (12, "moderate"), (21, "severe")]
)
def test_phq_9_bands_of_the_example_of_erikmisc(points: int, name: str) -> None:
    """`e_calc_phq9_categories(c(0, 6, 12, 21))`, after table 4 of Kroenke and Spitzer, 2002."""
    assert band(PHQ_9, points) == name


def test_gad_7_of_the_example_of_the_hl7_personal_health_record() -> None:
    """Its answers: not at all, not at all, several days, several days, not, several days, not."""
    found = only(GAD_7, 0, 0, 1, 1, 0, 1, 0)
    assert (found.points, found.band and found.band.name) == (3, "minimal")


@pytest.mark.parametrize(
    ("low", "high", "name"),
    [
        (0, 4, "minimal"),
        (5, 9, "mild"),
        (10, 14, "moderate"),
        (15, 19, "moderately severe"),
        (20, 27, "severe"),
    ],
)
def test_phq_9_bands_begin_and_end_where_kroenke_2001_says(low: int, high: int, name: str) -> None:
    assert {band(PHQ_9, points) for points in range(low, high + 1)} == {name}


@pytest.mark.parametrize(
    ("low", "high", "name"),
    [(0, 4, "minimal"), (5, 9, "mild"), (10, 14, "moderate"), (15, 21, "severe")],
)
def test_gad_7_bands_begin_and_end_where_spitzer_2006_says(low: int, high: int, name: str) -> None:
    assert {band(GAD_7, points) for points in range(low, high + 1)} == {name}


EXTENT = ["Not at all", "Slightly", "Moderately", "Considerably", "Extremely"]
HEALTH = ["Excellent", "Very good", "Good", "Fair", "Poor"]
SPANS = {
    "bam": ("None", "One to three {}s", "Four to eight {}s", "Nine to fifteen {}s"),
    "bam-iop": ("None", "One {}", "Two {}s", "Three {}s"),
}
LONGEST = {"bam": "Sixteen to thirty {}s", "bam-iop": "Four or more {}s"}
KEY = {
    "use": ["4d", "5d", "6d"],
    "risk": ["1h", "2n", "3d", "8e", "11d", "15e"],
    "protective": ["9e", "10d", "12e", "13d", "14y", "16d"],
}
"""The VA's scoring keys of BAM and BAM-IOP (VistA, file 601.91): scale, item, kind of answer."""


@pytest.mark.parametrize("known", [BAM, BAM_IOP], ids=lambda each: each.id)
def test_bam_counts_as_in_the_scoring_key_of_the_va(known: Instrument) -> None:
    kinds = {"e": EXTENT, "h": HEALTH}
    for letter, noun in (("d", "day"), ("n", "night")):
        spans = (*SPANS[known.id], LONGEST[known.id])
        kinds[letter] = [each.format(noun) for each in spans]
    for scale in known.scales:
        assert [each[:-1] for each in KEY[scale.id]] == list(scale.items)
        for each in KEY[scale.id]:
            options = {o.words: o.points for o in known.item(each[:-1]).options}
            if each.endswith("y"):
                assert options == {"No": 0, "Yes": 4}
            else:
                assert options == {words: n for n, words in enumerate(kinds[each[-1]])}
    assert {scale.id: known.top(scale) for scale in known.scales} == {
        "use": 12,
        "risk": 24,
        "protective": 24,
    }


def test_bam_calls_for_a_closer_look_from_the_cut_offs_of_the_va_on() -> None:
    """VistA, YS202TXT: use above 0, risk factors above 11, protective factors below 13."""
    looks = {
        scale.id: [
            points
            for points in range(BAM.top(scale) + 1)
            if next(b for b in scale.bands if b.low <= points <= b.high).name
        ]
        for scale in BAM.scales
    }
    assert looks["use"] == list(range(1, 13))
    assert looks["risk"] == list(range(12, 25))
    assert looks["protective"] == list(range(13))


@pytest.mark.parametrize(
    ("days", "points"),
    [(0, 0), (1, 1), (3, 1), (4, 2), (8, 2), (9, 3), (15, 3), (16, 4), (30, 4)],
)
def test_so_many_of_30_days_are_the_class_of_the_form(days: int, points: int) -> None:
    assert BAM.item("4").option_for(days).points == points


@pytest.mark.parametrize(("days", "points"), [(0, 0), (1, 1), (3, 3), (4, 4), (7, 4)])
def test_so_many_of_7_days_are_the_class_of_the_form(days: int, points: int) -> None:
    assert BAM_IOP.item("4").option_for(days).points == points


@pytest.mark.parametrize(
    ("known", "item", "number"),
    [(BAM, "4", 31), (BAM_IOP, "4", 8), (PHQ_9, "1", 4), (CRAVING, "1", 11), (PHQ_9, "1", -1)],
    ids=str,
)
def test_no_other_number_answers(known: Instrument, item: str, number: int) -> None:
    with pytest.raises(InvalidEntry, match="from 0 to"):
        known.item(item).option_for(number)


def with_answers(known: Instrument, **answers: int) -> list[int | None]:
    return [answers.get(f"q{item.id}") for item in known.items]


def test_what_the_form_skips_counts_nothing_and_is_not_missing() -> None:
    answers = with_answers(BAM, q4=0, q6=0)
    use, risk, _ = score(BAM, answers)
    assert (use.points, use.missing) == (0, 0)
    assert (risk.points, risk.missing) == (None, 6)
    assert [BAM.items[n].id for n in BAM.asked(answers)] == [
        *(str(number) for number in range(1, 18) if number not in {5, 7})
    ]
    drank = with_answers(BAM, q4=2, q6=1)
    assert score(BAM, drank)[0].missing == 1
    assert len(BAM.asked(drank)) == len(BAM.items)


def test_phq_9_counts_up_to_two_missing_items_as_the_mean_of_the_others() -> None:
    """Arrieta et al., 2017."""
    assert only(PHQ_9, 1, 1, 1, 1, 1, 1, 1, None, 1).points == 9
    assert only(PHQ_9, 2, 1, 1, 1, 1, 1, None, None, 1).points == 10  # 8 * 9 / 7 = 10.29
    assert only(PHQ_9, 2, 2, 1, 1, 1, 1, None, None, 1).points == 12  # 9 * 9 / 7 = 11.57
    assert only(PHQ_9, 1, 1, 1, 1, 0, 0, 0, 0, None).points == 5  # 4.5, a half goes up
    assert only(PHQ_9, 3, 3, 3, 3, 3, 3, None, None, None).points is None


def test_where_no_rule_is_published_one_missing_item_means_no_score() -> None:
    found = only(GAD_7, 3, 3, 3, 3, 3, 3, None)
    assert (found.points, found.missing, found.band) == (None, 1, None)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Instrument, tuple[int | None, ...]]:
    known = draw(st.sampled_from(instruments()))
    return known, tuple(
        draw(st.none() | st.sampled_from([each.points for each in item.options]))
        for item in known.items
    )


@given(answered())
def test_a_score_is_in_range_and_in_one_band_or_there_is_none(
    case: tuple[Instrument, tuple[int | None, ...]],
) -> None:
    known, answers = case
    for found in score(known, answers):
        assert (found.points is None) == (
            found.missing > found.scale.most_missing or found.missing == len(found.scale.items)
        )
        if found.points is not None:
            assert 0 <= found.points <= known.top(found.scale)
            assert bool(found.band) == bool(found.scale.bands)


@given(answered())
def test_a_score_of_all_items_is_their_sum_and_a_missing_one_is_their_mean(
    case: tuple[Instrument, tuple[int | None, ...]],
) -> None:
    known, answers = case
    points = {item.id: known.points(place, answers) for place, item in enumerate(known.items)}
    for found in score(known, answers):
        parts = [points[each] for each in found.scale.items]
        there = [each for each in parts if each is not None]
        if found.points is not None:
            exact = Fraction(sum(there) * len(parts), len(there))
            assert abs(found.points - exact) <= Fraction(1, 2)
            assert found.missing or found.points == sum(there)


@given(answered(), st.data())
def test_a_higher_answer_never_lowers_a_score(
    case: tuple[Instrument, tuple[int | None, ...]], data: st.DataObject
) -> None:
    known, answers = case
    gates = {item.only_if for item in known.items}
    places = [n for n, each in enumerate(known.items) if each.id not in gates and answers[n] == 0]
    if not places:
        return
    higher = list(answers)
    higher[data.draw(st.sampled_from(places))] = 1 if known is not BAM else 4
    try:
        after = score(known, higher)
    except InvalidEntry:
        return
    for before, now in zip(score(known, answers), after, strict=True):
        assert (before.points is None) == (now.points is None)
        assert (before.points or 0) <= (now.points or 0)


def test_answers_that_cannot_be_are_refused() -> None:
    for answers in ([0] * 8, [0] * 8 + [4], [-1] + [0] * 8):
        with pytest.raises(InvalidEntry):
            score(PHQ_9, answers)


def test_only_the_ninth_answer_of_the_phq_9_asks_for_help() -> None:
    alerting = [(each.id, item.id) for each in instruments() for item in each.items if item.alerts]
    assert alerting == [("phq-9", "9")]
    assert not PHQ_9.alerting([3] * 8 + [0])
    assert not PHQ_9.alerting([3] * 8 + [None])
    assert all(PHQ_9.alerting([0] * 8 + [points]) for points in (1, 2, 3))


@pytest.mark.parametrize("weeks", [0, 3, True])
def test_a_questionnaire_comes_up_every_one_or_two_weeks(weeks: int) -> None:
    assert InstrumentChoice("phq-9", 2).weeks == 2
    with pytest.raises(InvalidEntry):
        InstrumentChoice("phq-9", weeks)


def test_every_band_and_item_fits_the_scale() -> None:
    for known in instruments():
        assert instrument(known.id) is known
        for item in known.items:
            assert item.options[0].points == 0
            assert not item.only_if or known.item(item.only_if)
        for scale in known.scales:
            top = known.top(scale)
            covered = [n for b in scale.bands for n in range(b.low, b.high + 1)]
            assert covered in ([], list(range(top + 1)))
            assert (scale.important is None) == (scale.important_source == "")
            assert bool(known.missing_source) == bool(scale.most_missing)
    assert instrument("who-5") is None
