"""Search over everything that was written, forgiving a slip or two.

A word that is typed matches a word that is written when it is the beginning of it, or when few
enough slips lie between them: none up to 3 letters, one from 4, two from 8 (Damerau, "A technique
for computer detection and correction of spelling errors", 1964: letters missing, extra, wrong, or
swapped).
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

WORD = re.compile(r"\w+")
EXACT, BEGINS, SLIP = 3, 2, 1
"""How much a match counts."""
AROUND = 30
"""Letters shown before the first word found."""
SHOWN = 120


class Page(Struct, frozen=True, kw_only=True):
    """Something that can be found."""

    kind: str
    """What it is, in a word."""
    id: str
    """Names it among those of its kind."""
    title: str
    text: str
    """All of its words besides."""
    day: date | None = None


class Hit(Struct, frozen=True, kw_only=True):
    """Something that was found."""

    page: Page
    score: int
    """Higher is better."""
    snippet: str
    """Words around the first one found, in one line."""
    marks: tuple[tuple[int, int], ...]
    """Where the words found stand in the snippet: from, up to."""


def folded(text: str) -> str:
    """A text in which case and accents do not matter; as long as before where it can be."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def slips_allowed(word: str) -> int:
    """How many slips a typed word may have."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def is_near(one: str, other: str, most: int) -> bool:
    """Whether two words are at most so many slips apart (restricted Damerau-Levenshtein)."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, their in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != their))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == their:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


class Index:
    """Which word stands in which page; made once, asked at every key.

    Args:
        pages: Everything that can be found.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages: Sequence[Page] = tuple(pages)
        self._in: dict[str, set[int]] = {}
        self._titled: dict[str, set[int]] = {}
        self._by_length: dict[int, list[str]] = {}
        for number, page in enumerate(self.pages):
            for word in WORD.findall(folded(page.title)):
                self._titled.setdefault(word, set()).add(number)
                self._in.setdefault(word, set()).add(number)
            for word in WORD.findall(folded(page.text)):
                self._in.setdefault(word, set()).add(number)
        for word in self._in:
            self._by_length.setdefault(len(word), []).append(word)
        self._sorted = sorted(self._in)

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The pages with every word of a query, the best first, then the newest.

        Args:
            query: What was typed.
            limit: The most to give.
        """
        words = WORD.findall(folded(query))
        if not words:
            return ()
        scores: dict[int, int] | None = None
        matched: set[str] = set()
        for word in words:
            found = self._matches(word)
            matched |= set(found)
            counted = self._pages_of(found)
            if scores is None:
                scores = counted
            else:
                scores = {n: scores[n] + counted[n] for n in scores.keys() & counted.keys()}
        best = sorted(scores or {}, key=lambda n: self._rank(n, (scores or {})[n]))[:limit]
        return tuple(self._hit(n, (scores or {})[n], matched) for n in best)

    def _rank(self, number: int, score: int) -> tuple[int, int, str]:
        page = self.pages[number]
        return -score, -(page.day or date.min).toordinal(), page.title.casefold()

    def _matches(self, word: str) -> dict[str, int]:
        """The words that a typed one can mean, and how well each fits."""
        found = dict.fromkeys(self._beginning(word), BEGINS)
        most = slips_allowed(word)
        for length in range(len(word) - most, len(word) + most + 1) if most else ():
            for each in self._by_length.get(length, ()):
                if each not in found and is_near(word, each, most):
                    found[each] = SLIP
        if word in self._in:
            found[word] = EXACT
        return found

    def _beginning(self, word: str) -> Iterable[str]:
        place = bisect_left(self._sorted, word)
        while place < len(self._sorted) and self._sorted[place].startswith(word):
            yield self._sorted[place]
            place += 1

    def _pages_of(self, found: dict[str, int]) -> dict[int, int]:
        scores: dict[int, int] = {}
        for word, score in found.items():
            titled = self._titled.get(word, set())
            for number in self._in[word]:
                value = score * 2 + (number in titled)
                if scores.get(number, 0) < value:
                    scores[number] = value
        return scores

    def _hit(self, number: int, score: int, matched: set[str]) -> Hit:
        page = self.pages[number]
        text = " ".join(f"{page.title}\n{page.text}".split())
        places = [
            (found.start(), found.end())
            for found in WORD.finditer(text)
            if folded(found[0]) in matched
        ]
        first = max(0, (places[0][0] if places else 0) - AROUND)
        start = text.rfind(" ", 0, first) + 1 if first else 0
        snippet = text[start : start + SHOWN]
        inside = tuple(
            (a - start, min(b - start, len(snippet)))
            for a, b in places
            if start <= a < start + len(snippet)
        )
        return Hit(page=page, score=score, snippet=snippet, marks=inside)
