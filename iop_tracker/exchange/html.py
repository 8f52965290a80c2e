"""A page as one HTML file: no script, nothing from elsewhere, made to be read and printed."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from unicodedata import category

from iop_tracker.language import spoken
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

WIDTH, HEIGHT, EDGE = 600, 60, 4
"""Of the drawing of a curve, and the room around it, in units of its own."""
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories of what turns text around or cannot be seen."""
JOINERS = {"\u200c", "\u200d"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #474d55; --paper: #ffffff;
  --line: #c4c9d0; --mark: #0b4f6c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff2; --soft: #bcc3cb; --paper: #14171a; --line: #474d55; --mark: #8fd0ec; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 44rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 1.75rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line);
  font-size: 1.15rem; line-height: 1.3; color: var(--mark); }
p { margin: .4rem 0; white-space: pre-line; }
header p { margin: 0; color: var(--soft); }
ul, ol { margin: .4rem 0; padding-left: 1.4rem; }
li { margin: .2rem 0; white-space: pre-line; }
figure { margin: .7rem 0; }
figcaption { margin: 0; }
svg { display: block; width: 100%; height: 2.75rem; margin-top: .2rem; }
svg path { fill: none; stroke: var(--mark); stroke-width: 2; vector-effect: non-scaling-stroke;
  stroke-linecap: round; stroke-linejoin: round; }
svg .end { stroke: var(--line); stroke-width: 1; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; }
th, td { padding: .25rem .6rem .25rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.number { text-align: right; }
.blanks { list-style-position: outside; }
.blank { min-height: 1.9rem; border-bottom: 1px solid var(--soft); }
@page { margin: 14mm 16mm; }
@media print {
  :root { --ink: #000000; --soft: #000000; --paper: #ffffff; --line: #999999; --mark: #000000; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  h1 { font-size: 15pt; }
  h2 { margin: .9rem 0 .3rem; font-size: 11pt; break-after: avoid; }
  svg { height: 1.6rem; }
  figure, li, tr { break-inside: avoid; }
  p { orphans: 2; widows: 2; } }
"""


def html(document: Document) -> str:
    """The page; everything the participant wrote is text and nothing else."""
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(document.title)}</title>",
        f"<style>{STYLE}</style>",
    )
    about = "\n".join(f"<p>{_text(line)}</p>" for line in document.about)
    body = "\n".join(_section(section) for section in document.sections)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{spoken()}">',
            "<head>",
            *head,
            "</head>",
            "<body>",
            f"<header>\n<h1>{_text(document.title)}</h1>\n{about}\n</header>",
            f"<main>\n{body}\n</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _section(section: Section) -> str:
    title = f"part-{section.id}"
    blocks = "\n".join(map(_block, section.blocks))
    return (
        f'<section aria-labelledby="{_text(title)}">\n'
        f'<h2 id="{_text(title)}">{_text(section.title)}</h2>\n{blocks}\n</section>'
    )


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_text(block.text)}</p>"
    if isinstance(block, Items):
        tag = "ol" if block.is_in_order else "ul"
        lines = "\n".join(f"<li>{_text(line)}</li>" for line in block.lines)
        return f"<{tag}>\n{lines}\n</{tag}>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Curve):
        return _curve(block)
    return _blanks(block)


def _blanks(block: Blanks) -> str:
    lines = (*block.lines, *[""] * (block.count - len(block.lines)))
    rows = "\n".join(f'<li class="blank">{_text(line)}</li>' for line in lines)
    return f'<ol class="blanks">\n{rows}\n</ol>'


def _table(table: Table) -> str:
    def cell(tag: str, number: int, text: str) -> str:
        right = ' class="number"' if number in table.numbers else ""
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{right}>{_text(text)}</{tag}>"

    head = "".join(cell("th", n, text) for n, text in enumerate(table.head))
    rows = "\n".join(
        f"<tr>{''.join(cell('td', n, text) for n, text in enumerate(row))}</tr>"
        for row in table.rows
    )
    return (
        f'<div class="table">\n<table>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _curve(curve: Curve) -> str:
    """The line, broken where there is no answer; its words stand above it for everybody."""
    ends = f"M{EDGE} {EDGE}H{WIDTH - EDGE}M{EDGE} {HEIGHT - EDGE}H{WIDTH - EDGE}"
    return (
        f"<figure>\n<figcaption>{_text(curve.words)}</figcaption>\n"
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><path class="end" d="{ends}"/>'
        f'<path d="{"".join(_strokes(curve))}"/></svg>\n</figure>'
    )


def _strokes(curve: Curve) -> Iterator[str]:
    step = (WIDTH - 2 * EDGE) / max(1, len(curve.values) - 1)
    span = curve.high - curve.low or 1
    places = [
        (EDGE + n * step, HEIGHT - EDGE - (value - curve.low) / span * (HEIGHT - 2 * EDGE), True)
        if value is not None
        else (0.0, 0.0, False)
        for n, value in enumerate(curve.values)
    ]
    for is_known, stretch in groupby(places, key=lambda place: place[2]):
        if is_known:
            points = [f"{x:.1f} {y:.1f}" for x, y, _ in stretch]
            yield f"M{'L'.join(points)}{'h0.1' if len(points) == 1 else ''}"


def _text(text: str) -> str:
    """Text of which no sign means anything in HTML, without signs that turn it around."""
    seen = "".join(
        each if category(each) not in HIDDEN or each in JOINERS or each == "\n" else "\ufffd"
        for each in text.replace("\r\n", "\n").replace("\t", " ")
    )
    return escape(seen)
