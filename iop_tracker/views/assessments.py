"""Questionnaires as they are shown: scores with their bands, and how they changed, in words."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from iop_tracker.domain.assessment import Assessment, in_order
from iop_tracker.domain.instrument import Instrument, Score, Subscale, score
from iop_tracker.domain.invalid import InvalidEntry
from iop_tracker.domain.words import count_text
from iop_tracker.language import tr
from iop_tracker.views.here import Here

NO_DIAGNOSIS = tr("It is no diagnosis. Talk it over with your counselor.")
FIRST_TIME = tr("This is the first time. The next one shows what changed.")
MOST_TOLD = 10
"""So many scores are told one by one."""
NOT_KNOWN = tr("How large a change has to be to count as real is not known here.")


class ScaleView(Struct, frozen=True, kw_only=True):
    """One score, and those before it."""

    scale: Subscale
    points: int | None
    top: int
    """The highest there can be."""
    band: str
    """Its published name; empty for none."""
    missing: int
    """Questions of it that were left out."""
    days: tuple[date, ...]
    """When there was a score, oldest first, up to this one."""
    values: tuple[int, ...]
    """The score of each of these days."""
    words: tuple[str, ...]
    """What there is to say about the change, a sentence each."""
    lately: tuple[str, ...] = ()
    """Of these, the change since last time, and from when on one counts as real."""

    @property
    def text(self) -> str:
        """As in `9 of 27, mild`."""
        if self.points is None:
            return tr("no score")
        return ", ".join(
            filter(None, (tr("{points} of {top}", points=self.points, top=self.top), self.band))
        )


class ResultView(Struct, frozen=True, kw_only=True):
    """What a questionnaire came to on one day."""

    assessment: Assessment
    instrument: Instrument
    day: str
    """In words."""
    scales: tuple[ScaleView, ...]

    @property
    def is_alerting(self) -> bool:
        """Whether an answer asks for real help."""
        answers = self.assessment.answers
        return len(answers) == len(self.instrument.items) and self.instrument.alerting(answers)

    @property
    def short(self) -> str:
        """All of it in a few words, as in `9, mild` or `use 0, risk 8`."""
        if len(self.scales) == 1:
            (only,) = self.scales
            if only.points is None:
                return only.text
            return ", ".join(filter(None, (str(only.points), only.band)))
        return ", ".join(
            f"{each.scale.id} {'-' if each.points is None else each.points}" for each in self.scales
        )


def result_view(
    instrument: Instrument, assessment: Assessment, known: Iterable[Assessment], here: Here
) -> ResultView:
    """What it came to, beside those that were answered before it.

    Args:
        instrument: The questionnaire it is of.
        assessment: The answers.
        known: All that was answered, of any questionnaire; may hold this one, too.
        here: The participant's moment and habits.
    """
    others = (a for a in known if a.id != assessment.id)
    ordered = of_instrument(instrument, [*others, assessment])
    return _view(instrument, _scored(instrument, ordered[: ordered.index(assessment) + 1]), here)


def result_views(
    instrument: Instrument, known: Iterable[Assessment], here: Here
) -> tuple[ResultView, ...]:
    """What each of one questionnaire came to, newest first."""
    scored = _scored(instrument, of_instrument(instrument, known))
    return tuple(_view(instrument, scored[:end], here) for end in range(len(scored), 0, -1))


def of_instrument(instrument: Instrument, known: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those of one questionnaire, oldest first."""
    return in_order(each for each in known if each.instrument == instrument.id)


_Scored = tuple[Assessment, tuple[Score, ...]]


def _scored(instrument: Instrument, ordered: Iterable[Assessment]) -> list[_Scored]:
    return [(each, scores(instrument, each)) for each in ordered]


def _view(instrument: Instrument, scored: Sequence[_Scored], here: Here) -> ResultView:
    """The last of them beside those before it."""
    assessment = scored[-1][0]
    return ResultView(
        assessment=assessment,
        instrument=instrument,
        day=here.day(assessment.day),
        scales=tuple(
            _scale_view(instrument, [(one.day, each[number]) for one, each in scored], here)
            for number in range(len(instrument.scales))
        ),
    )


def scores(instrument: Instrument, assessment: Assessment) -> tuple[Score, ...]:
    """The scores; none of them where the answers are those of another version."""
    try:
        return score(instrument, assessment.answers)
    except InvalidEntry:
        return tuple(
            Score(scale=each, points=None, missing=len(each.items), band=None)
            for each in instrument.scales
        )


def _scale_view(
    instrument: Instrument, scored: Sequence[tuple[date, Score]], here: Here
) -> ScaleView:
    now = scored[-1][1]
    known = [(day, each.points) for day, each in scored if each.points is not None]
    return ScaleView(
        scale=now.scale,
        points=now.points,
        top=instrument.top(now.scale),
        band=now.band.name if now.band else "",
        missing=now.missing,
        days=tuple(day for day, _ in known),
        values=tuple(points for _, points in known),
        words=tuple(_missing_words(instrument, now))
        if now.points is None
        else (*_missing_words(instrument, now), *_change_words(now.scale, known, here)),
        lately=_lately(now.scale, known, here) if now.points is not None else (),
    )


def _missing_words(instrument: Instrument, now: Score) -> Iterable[str]:
    """What was left out, and what that means for the score."""
    if not now.missing:
        return
    left = tr(
        "{questions} of it {word}",
        questions=count_text(now.missing, "question"),
        word=tr("was") if now.missing == 1 else tr("were"),
    )
    if now.points is None:
        most = now.scale.most_missing
        rule = tr("more than {most}", most=most) if most else tr("any")
        yield tr("{left} left out. With {rule} left out there is no score.", left=left, rule=rule)
    else:
        yield (
            tr(
                "{left} left out. {word} counts as the mean of the "
                "others, rounded ({missing_source}).",
                left=left,
                word=tr("It") if now.missing == 1 else tr("Each"),
                missing_source=instrument.missing_source,
            )
        )


def _change_words(scale: Subscale, known: Sequence[tuple[date, int]], here: Here) -> Iterable[str]:
    """Against the last and the first time, and from when on a change counts as real."""
    if len(known) == 1:
        yield FIRST_TIME
        return
    *before, (_, now) = known
    yield _against(tr("last time"), before[-1], now, scale, here)
    if len(before) > 1:
        yield _against(tr("the first time"), before[0], now, scale, here)
    yield _real_from(scale)
    shown = known[-MOST_TOLD:]
    which = (
        tr("The last {most_told} of {known}", most_told=MOST_TOLD, known=len(known))
        if len(known) > MOST_TOLD
        else tr("All {known}", known=len(known))
    )
    yield tr(
        "{which} times: {points}.",
        which=which,
        points=", ".join(str(points) for _, points in shown),
    )


def _lately(scale: Subscale, known: Sequence[tuple[date, int]], here: Here) -> tuple[str, ...]:
    if len(known) == 1:
        return ()
    return _against(tr("last time"), known[-2], known[-1][1], scale, here), _real_from(scale)


def _real_from(scale: Subscale) -> str:
    if scale.important is None:
        return NOT_KNOWN
    return tr(
        "A change of {important} points or more counts as real ({important_source}).",
        important=scale.important,
        important_source=scale.important_source,
    )


def _against(which: str, then: tuple[date, int], now: int, scale: Subscale, here: Here) -> str:
    day, points = then
    change = now - points
    size = count_text(abs(change), "point")
    went = (
        tr("no change") if not change else f"{size} {tr('lower') if change < 0 else tr('higher')}"
    )
    real = ""
    if change and scale.important is not None:
        real = tr(", which counts as real") if abs(change) >= scale.important else ""
    return tr(
        "Since {which} ({day}): {went}{real}.", which=which, day=here.day(day), went=went, real=real
    )


class InstrumentRow(Struct, frozen=True, kw_only=True):
    """One questionnaire in the list of them."""

    instrument: Instrument
    weeks: int | None
    """How often it comes up; None: only when the participant wants."""
    is_due: bool
    next: date | None
    """From which day on it waits; None where it was not chosen."""
    is_begun: bool
    """Whether half of it is kept, to go on with."""
    last: ResultView | None

    def when(self, here: Here) -> str:
        """When it is due, in few words."""
        if self.is_begun:
            return tr("half done")
        if self.is_due:
            return tr("due now")
        if self.next is None:
            return tr("when you like")
        return tr("from {next}", next=here.day(self.next))


class DueRow(Struct, frozen=True, kw_only=True):
    """A questionnaire that waits, for a row of Today."""

    instrument: str
    """Its id."""
    text: str
    """As in `PHQ-9, since Mon 16 Nov`."""
