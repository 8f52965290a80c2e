"""A page as Markdown and as HTML: every text in it, and no sign that means something."""

import re
from html.parser import HTMLParser
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from typing_extensions import override

from iop_tracker.exchange.html import POLICY, STYLE, html
from iop_tracker.exchange.markdown import markdown
from iop_tracker.views.document import (
    Blanks,
    Block,
    Curve,
    Document,
    Items,
    Paragraph,
    Section,
    Table,
)

HOSTILE = "<script>alert(1)</script> & \"q\" 'a' # *b* _c_ `d` [e](f) | 1. - + > ~~x~~ \\ &amp;"
signs = st.text(
    st.sampled_from("ab1 #*_`[]()|.-+>~\\&<!:=\"'/\u202e\u00e9\u754c\n"), min_size=1, max_size=25
).filter(lambda text: bool(text.strip(" \n\u202e")))
lines = signs.map(lambda text: " ".join(text.split()))
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, text=signs),
    st.builds(
        Items, lines=st.lists(signs, min_size=1, max_size=3).map(tuple), is_in_order=st.booleans()
    ),
    st.lists(st.tuples(lines, lines), min_size=2, max_size=4).map(
        lambda rows: Table(head=rows[0], rows=tuple(rows[1:]), numbers=frozenset({1}))
    ),
    st.builds(
        Curve,
        name=lines,
        values=st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=9).map(tuple),
        low=st.just(0),
        high=st.just(10),
        words=lines,
    ),
    st.builds(Blanks, lines=st.lists(lines, max_size=3).map(tuple), count=st.just(3)),
)
documents = st.builds(
    Document,
    title=lines,
    about=st.lists(lines, max_size=2).map(tuple),
    sections=st.lists(
        st.builds(
            Section,
            id=st.sampled_from(["how", "urges"]),
            title=lines,
            blocks=st.lists(blocks, min_size=1, max_size=3).map(tuple),
        ),
        max_size=2,
        unique_by=lambda section: section.id,
    ).map(tuple),
)


def texts(document: Document) -> list[str]:
    """Every text of the page, in order, as words."""
    found = [document.title, *document.about]
    for section in document.sections:
        found.append(section.title)
        for block in section.blocks:
            found += _texts(block)
    return [word for text in found for word in text.split()]


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Items | Blanks):
        return list(block.lines)
    if isinstance(block, Table):
        return [*block.head, *(cell for row in block.rows for cell in row)]
    return [block.words]


def read_markdown(text: str) -> list[str]:
    """The words that somebody sees; what is drawn and what is to be filled in left out."""
    found: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        assert token.type not in {"html_block", "fence", "code_block", "hr", "blockquote_open"}
        for child in token.children or ():
            assert child.type in {"text", "hardbreak", "softbreak", "code_inline", "text_special"}
            if child.type in {"text", "text_special"}:
                found.append(child.content)
            elif child.type != "code_inline":
                found.append(" ")
        found.append(" ")
    words = "".join(found).split()
    return [word for word in words if word != "." * 40]


@given(documents)
def test_markdown_says_every_text_and_no_sign_in_it_means_anything(document: Document) -> None:
    assert read_markdown(markdown(document)) == texts(document)


class Reader(HTMLParser):
    """The words of the body, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside |= tag == "body"

    @override
    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words += data.split()


def read_html(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


@given(documents)
def test_html_says_every_text_is_valid_and_brings_nothing_along(document: Document) -> None:
    page = html(document)
    html5lib.HTMLParser(strict=True).parse(page)
    reader = read_html(page)
    expected = [word.replace("\u202e", "\ufffd") for word in texts(document)]
    assert reader.words == expected
    for tag, attributes in reader.tags:
        assert tag not in {"script", "img", "link", "iframe", "object", "form", "a", "base"}
        assert not {name for name in attributes if name.startswith("on")}
        assert not {"src", "href", "style"} & set(attributes)
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    levels = [tag for tag, _ in reader.tags if tag in {"h1", "h2", "h3"}]
    assert levels[:1] == ["h1"]
    assert set(levels[1:]) <= {"h2"}


def test_it_says_its_language_and_lets_nothing_in() -> None:
    page = html(Document(title=HOSTILE, about=(), sections=()))
    assert '<html lang="en">' in page
    assert POLICY in page
    assert page.count("<script") == 0
    names = [tag for tag, _ in read_html(page).tags]
    assert names.index("header") < names.index("main")


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", range(3))
def test_every_text_stands_out_seven_to_one(scheme: int) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", STYLE)
    assert len(blocks) == 3, "light, dark, print"
    colors: dict[str, Any] = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[scheme]))
    paper = luminance(colors["paper"])
    for name in ("ink", "soft", "mark"):
        high, low = sorted((luminance(colors[name]), paper), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 7, name


def test_a_curve_has_a_gap_where_there_is_no_answer() -> None:
    curve = Curve(name="Mood", values=(0, 5, None, 10), low=0, high=10, words="Mood.")
    document = Document(
        title="x", about=(), sections=(Section(id="how", title="How", blocks=(curve,)),)
    )
    path = re.findall(r'<path d="([^"]*)"', html(document))[0]
    assert path == "M4.0 56.0L201.3 30.0M596.0 4.0h0.1"
    assert "`▁▅·█`" in markdown(document)
