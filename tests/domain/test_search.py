"""Search that forgives a slip: never less than what a slow look finds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.search import WORD, Index, Page, folded, is_near, slips_allowed


def page(number: int, title: str, text: str = "", day: date | None = None) -> Page:
    return Page(kind="note", id=str(number), title=title, text=text, day=day)


def titles(index: Index, query: str) -> list[str]:
    return [hit.page.title for hit in index.find(query)]


INDEX = Index(
    [
        page(1, "Craving after lunch", "gone by three", date(2026, 11, 1)),
        page(2, "Sleep", "A craving at night. Café with Ruth.", date(2026, 11, 2)),
        page(3, "Counseling", "what Dana said about sleeping", date(2026, 11, 3)),
    ]
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("craving", ["Craving after lunch", "Sleep"]),
        ("crvaing", ["Craving after lunch", "Sleep"]),
        ("CRAV", ["Craving after lunch", "Sleep"]),
        ("counceling", ["Counseling"]),
        ("cafe ruth", ["Sleep"]),
        ("sleep", ["Sleep", "Counseling"]),
        ("craving three", ["Craving after lunch"]),
        ("at", ["Sleep"]),
        ("moon", []),
        ("", []),
        ("!?", []),
    ],
)
def test_what_is_meant_is_found_the_best_first(query: str, found: list[str]) -> None:
    assert titles(INDEX, query) == found


def test_of_two_alike_the_newer_one_comes_first() -> None:
    index = Index([page(1, "a", "plum", date(2026, 1, 1)), page(2, "b", "plum", date(2026, 2, 1))])
    assert titles(index, "plum") == ["b", "a"]


def test_the_words_found_are_marked_in_what_is_shown() -> None:
    text = "word " * 50 + "and then the crvaing came back to me"
    (hit,) = Index([page(1, "T", text)]).find("craving back")
    marked = [hit.snippet[a:b] for a, b in hit.marks]
    assert marked == ["crvaing", "back"]
    assert len(hit.snippet) <= 120


def slow_distance(one: str, other: str) -> int:
    """The restricted Damerau-Levenshtein distance, as it is defined."""
    table = {(-1, -1): len(one) + len(other)}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                table[i, j] = i + j
                continue
            same = one[i - 1] == other[j - 1]
            best = min(table[i - 1, j], table[i, j - 1]) + 1
            best = min(best, table[i - 1, j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    return table[len(one), len(other)]


letters = st.text("abcd", min_size=1, max_size=9)


@given(one=letters, other=letters, most=st.integers(0, 2))
def test_slips_are_counted_as_they_are_defined(one: str, other: str, most: int) -> None:
    assert is_near(one, other, most) == (slow_distance(one, other) <= most)


@given(
    texts=st.lists(st.lists(letters, min_size=1, max_size=6).map(" ".join), max_size=8),
    query=st.lists(letters, min_size=1, max_size=3).map(" ".join),
)
def test_it_finds_just_what_a_slow_look_finds(texts: list[str], query: str) -> None:
    index = Index(page(n, f"x{n}", text) for n, text in enumerate(texts))

    def fits(typed: str, written: str) -> bool:
        return written.startswith(typed) or slow_distance(typed, written) <= slips_allowed(typed)

    expected = {
        str(n)
        for n, text in enumerate(texts)
        if all(
            any(fits(typed, word) for word in (*WORD.findall(folded(text)), f"x{n}"))
            for typed in query.split()
        )
    }
    assert {hit.page.id for hit in index.find(query)} == expected
