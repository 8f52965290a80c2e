"""The themes by numbers: text can be read in each, and colors be told apart with any vision."""

from itertools import combinations

import numpy as np
import pytest
from textual.theme import Theme

from iop_tracker.domain.comfort import Comfort
from iop_tracker.domain.settings import THEMES
from iop_tracker.styles.theme import ALL, GRAY, SAFE
from iop_tracker.tracker import Tracker
from tests.screens.conftest import Run, demo, run  # noqa: F401 - fixtures
from tests.screens.contrast import LEAST, contrast, hard_to_read
from tests.screens.driving import press

GROUNDS = ("background", "surface", "panel")
TEXTS = ("primary", "secondary", "accent", "warning", "error", "success", "foreground")
NAMED = (
    *("text", "text-muted", "foreground-muted", "hint"),
    *("kind-session", "kind-talk", "kind-learn", "kind-care", "kind-own"),
)
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("footer-key-foreground", "footer-background"),
    ("text", "footer-background"),
    ("text", "list-cursor"),
    ("text", "input-selection-background"),
)
VISIONS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""What each sees of linear red, green and blue (Machado, Oliveira, Fernandes, 2009, severity 1)."""
TOLD_APART = 12.0
"""Distance in CIELAB (1976) from which colors of signs are told apart; about 2.3 is just seen."""


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_every_ground(theme: Theme) -> None:
    texts = {name: str(getattr(theme, name)) for name in TEXTS}
    texts |= {name: theme.variables[name] for name in NAMED}
    faint = [
        (name, ground)
        for name, color in texts.items()
        for ground in GROUNDS
        if contrast(color, str(getattr(theme, ground))) < LEAST
    ]
    faint += [pair for pair in PAIRS if contrast(*(theme.variables[name] for name in pair)) < LEAST]
    assert faint == []


def test_the_names_of_the_settings_are_those_of_the_themes() -> None:
    assert tuple(theme.name for theme in ALL) == THEMES


@pytest.mark.parametrize("vision", VISIONS)
def test_the_kinds_are_told_apart_with_any_color_vision(vision: str) -> None:
    kinds = [SAFE.variables[name] for name in NAMED if name.startswith("kind-")]
    seen = [lab(np.clip(np.array(VISIONS[vision]) @ linear(color), 0, 1)) for color in kinds]
    for one, two in combinations(seen, 2):
        assert np.linalg.norm(one - two) >= TOLD_APART


def linear(color: str) -> np.ndarray:
    """Linear red, green and blue of sRGB (IEC 61966-2-1)."""
    parts = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIELAB of linear sRGB under D65 (CIE 15)."""
    xyz = (
        np.array(
            [
                [0.4124564, 0.3575761, 0.1804375],
                [0.2126729, 0.7151522, 0.0721750],
                [0.0193339, 0.1191920, 0.9503041],
            ]
        )
        @ rgb
        / np.array([0.95047, 1.0, 1.08883])
    )
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_where_there_is_no_color_there_is_none() -> None:
    colors = [str(getattr(GRAY, name)) for name in (*TEXTS, *GROUNDS)]
    for color in (*colors, *GRAY.variables.values()):
        assert color[1:3] == color[3:5] == color[5:7]


@pytest.mark.parametrize("theme", THEMES)
async def test_every_page_can_be_read_in_every_theme(run: Run, demo: Tracker, theme: str) -> None:  # noqa: F811
    demo.programs.save_comfort(theme, Comfort())
    async with run(demo) as pilot:
        for key in "123456":
            await press(pilot, key)
            assert hard_to_read(pilot) == [], key
