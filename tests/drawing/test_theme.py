"""Themes: what must be read can be read, and hues can be told apart."""

from itertools import combinations

import attrs
import numpy as np
import pytest

from chronoint.drawing.shapes import blend
from chronoint.drawing.theme import THEMES, Theme, theme_of
from chronoint.errors import ModelError

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
SEEN = {
    "all": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# OKLab (Ottosson 2020).
LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour):
    value = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2.2, contrast ratio."""
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour, matrix):
    return LAB @ np.cbrt(LMS @ np.clip(np.array(matrix) @ linear(colour), 0, 1))


def test_there_are_four():
    assert list(THEMES) == ["paper", "screen", "dark", "print"]


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read(name):
    theme = THEMES[name]
    # names of lanes are written in their hues; words may run over gaps and periods
    for ink in (theme.ink, theme.muted, theme.alert, theme.nobody, *theme.hues):
        assert contrast(ink, theme.page) >= 4.5, ink
    for ink in (theme.ink, theme.muted):
        for paper in (theme.gap, theme.band):
            assert contrast(ink, paper) >= 4.5, (ink, paper)


@pytest.mark.parametrize("name", THEMES)
def test_marks_can_be_seen(name):
    theme = THEMES[name]
    for hue in (*theme.hues, theme.nobody):
        for paper in (theme.page, theme.gap, theme.band):
            assert contrast(hue, paper) >= 3, (hue, paper)
        # what is possible against what is certain
        assert contrast(hue, blend(hue, theme.page, theme.pale)) >= 2.4, hue


@pytest.mark.parametrize("name", THEMES)
def test_the_grid_is_paler_than_any_mark(name):
    theme = THEMES[name]
    lines = [theme.grid, theme.grid_major, theme.gap, theme.band]
    palest = min(
        contrast(blend(hue, theme.page, theme.pale), theme.page)
        for hue in (*theme.hues, theme.nobody)
    )
    for line in lines:
        assert 1.02 < contrast(line, theme.page) < palest, line
    assert contrast(theme.grid, theme.page) < contrast(theme.grid_major, theme.page)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("name", [name for name in THEMES if name != "print"])
def test_hues_are_told_apart(name, seen):
    # 0.02 is a just noticeable difference in OKLab
    least = 0.12 if seen == "all" else 0.05
    places = [lab(hue, SEEN[seen]) for hue in THEMES[name].hues]
    assert len(places) == 8
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(places, 2)) >= least


def test_print_is_grey_and_has_one_hue():
    theme = THEMES["print"]
    assert len(theme.hues) == 1
    for one in attrs.fields(Theme):
        value = getattr(theme, one.name)
        for colour in [value] if isinstance(value, str) else value if one.name == "hues" else []:
            assert len({colour[place : place + 2] for place in (1, 3, 5)}) == 1, one.name


def test_a_theme_from_a_mapping_and_back():
    mine = theme_of({"base": "dark", "page": "#000000", "hues": ["#ffffff", "#eeeeee"]})
    assert (mine.page, mine.hue(3), mine.ink) == ("#000000", "#eeeeee", THEMES["dark"].ink)
    assert theme_of(attrs.asdict(mine)) == mine
    assert theme_of(mine) is mine
    assert theme_of({}) == THEMES["paper"]


REFUSED = [
    # what is given, message
    ("sepia", "theme 'sepia': expected one of paper, screen, dark, print"),
    ({"base": "sepia"}, "theme 'sepia': expected one of paper, screen, dark, print"),
    ({"page": "red"}, "theme: page: 'red': expected a colour such as '#1c2530'"),
    ({"ink": 3}, "theme: ink: 3: expected a colour such as '#1c2530'"),
    ({"ink": "#fff;x:url(a)"}, "theme: ink: '#fff;x:url(a)': expected a colour such as '#1c2530'"),
    ({"hues": []}, "theme: hues: expected at least one colour"),
    ({"hues": ["#12345"]}, "theme: hues: '#12345': expected a colour such as '#1c2530'"),
    ({"pale": 2}, "theme: pale: 2: expected a share from 0 to 1"),
]


@pytest.mark.parametrize(("given", "message"), REFUSED)
def test_refuses_what_is_no_theme(given, message):
    with pytest.raises(ModelError) as caught:
        theme_of(given)
    assert str(caught.value) == message


def test_refuses_unknown_fields():
    with pytest.raises(ModelError, match="theme: 'paper': expected one of alert, band, band_edge"):
        theme_of({"paper": "#ffffff"})
