"""Questionnaires: their words are their authors', all words around them are plain and kind."""

import pytest

from iop_tracker import content
from iop_tracker.errors import BadInput
from iop_tracker.instruments import instruments, named
from tests.content.test_content import UNKIND, WIDEST, grade, sentences, texts

THEIRS = {"text", "options", "license", "full_name", "stem"}
"""Words that stand as they are published: questions, what stands above them, and answers."""


def ours(value: object) -> object:
    """What is left of the file without them."""
    if isinstance(value, dict):
        return {name: ours(each) for name, each in value.items() if name not in THEIRS}
    return [ours(each) for each in value] if isinstance(value, list) else value


def test_only_questions_and_answers_are_kept_as_they_were_published() -> None:
    material = content.material("instruments")
    left = ours(material)
    found = sentences(left)
    assert any("two minutes" in each for each in found)
    assert grade(" ".join(found)) <= 6
    for text in found:
        assert len(text.split()) < 8 or grade(text) <= 8, text
    for text in texts(left):
        assert not UNKIND.search(text), text
    craving = material["instrument"][-1]
    assert grade(f"{craving['stem']} {craving['item'][0]['text']}") <= 6
    assert not UNKIND.search(craving["stem"] + craving["item"][0]["text"])


def test_each_says_where_it_is_from_and_that_it_may_be_shown() -> None:
    for each in instruments():
        assert each.source
        assert each.checked.year >= 2026
        assert any(
            words in each.license for words in ("No permission required", "US government", "MIT")
        )
        assert len(each.name) <= 10
        assert len(each.full_name) <= WIDEST


def test_the_words_of_the_who_5_are_not_here() -> None:
    everything = " ".join(texts(dict(content.material("instruments")))).casefold()
    assert "cheerful" not in everything
    assert "who-5" in (content.data_folder() / "instruments.toml").read_text("utf-8").casefold()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("phq-9", "phq-9"),
        ("PHQ9", "phq-9"),
        ("bam", "bam"),
        ("anxiety", "gad-7"),
        ("IOP", "bam-iop"),
    ],
)
def test_one_is_found_by_its_id_or_name(typed: str, found: str) -> None:
    assert named(typed).id == found


@pytest.mark.parametrize("typed", ["", "who-5", "brief", "items"])
def test_one_that_is_not_there_or_not_clear_is_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(BadInput, match="phq-9, gad-7, bam-iop, bam, craving"):
        named(typed)
