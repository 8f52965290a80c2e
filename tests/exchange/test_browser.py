"""The page in a real browser: nothing runs out of it, and it fits on two sheets."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from iop_tracker.demo import write_demo
from iop_tracker.exchange.html import html
from iop_tracker.tracker import Tracker
from iop_tracker.views.document import Document, Items, Paragraph, Section, Table
from tests.conftest import FixedClock

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
LOOKS = """<!DOCTYPE html><meta charset="utf-8"><body>{frames}<pre id="found"></pre><script>
addEventListener("load", () => {{
  const found = [...document.querySelectorAll("iframe")].map(frame => {{
    const inner = frame.contentDocument, root = inner.documentElement;
    const out = [...inner.querySelectorAll("body *")].filter(each =>
      !each.closest(".table") && each.getBoundingClientRect().right > frame.clientWidth + 1);
    return [frame.clientWidth, root.scrollWidth, inner.querySelectorAll("h2").length,
      out.map(each => each.tagName).join(" ")].join(",");
  }});
  document.getElementById("found").textContent = found.join(";");
}});
</script>"""
"""A page that looks at another one in frames of several widths."""

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")


def browse(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={folder / 'profile'}", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )
    return done.stdout


@pytest.fixture
def report(tracker: Tracker, clock: FixedClock) -> Document:
    write_demo(tracker.database, clock())
    return tracker.briefs.report()


def test_nothing_runs_out_of_the_page_on_a_phone_or_a_wide_screen(
    tmp_path: Path, report: Document
) -> None:
    long = "x" * 300
    table = Table(head=("a", "b"), rows=((long, "1"),), numbers=frozenset({1}))
    hostile = Section(
        id="hostile",
        title=long,
        blocks=(Paragraph(text=long), Items(lines=(long, "<b>\u202e")), table),
    )
    (tmp_path / "page.html").write_text(
        html(Document(title=long, about=(long,), sections=(*report.sections, hostile)))
    )
    widths = (320, 800, 1200)
    frames = "".join(
        f'<iframe src="page.html" style="width:{w}px;height:900px;border:0"></iframe>'
        for w in widths
    )
    looking = tmp_path / "looking.html"
    looking.write_text(LOOKS.format(frames=frames))
    dom = browse(
        tmp_path,
        "--allow-file-access-from-files",
        "--dump-dom",
        "--window-size=1400,900",
        str(looking),
    )
    found = re.search(r'<pre id="found">([^<]*)</pre>', dom)
    assert found
    for width, line in zip(widths, found[1].split(";"), strict=True):
        inner, scroll, titles, out = line.split(",")
        assert (int(inner), out) == (width, "")
        assert int(scroll) <= width
        assert int(titles) == len(report.sections) + 1


def test_seven_weeks_fit_on_two_sheets(tmp_path: Path, report: Document) -> None:
    page, sheets = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(html(report))
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={sheets}", str(page))
    count = len(re.findall(rb"/Type\s*/Page\b", sheets.read_bytes()))
    assert 1 <= count <= 2
