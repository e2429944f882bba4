"""Fonts and words: measured as drawn, shown or replaced, never read as mathematics."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.textpath import TextToPath
from matplotlib.transforms import IdentityTransform

from chronoint.drawing import MissingGlyphWarning, fonts
from chronoint.drawing.fonts import families, font_of, measure, needs_shaping, outline, printable
from chronoint.drawing.words import Word, Words
from chronoint.layout import plain_measure

TEXTS = [
    "Institute director barred from the Schengen area for eight years",
    "WAVE To, AV 1,111",
    "Müller trifft Ångström in Łódź",
    "«Русские» шпионы",
    "$5m_{x}^2, then \\alpha",
]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_a_width_is_what_matplotlib_draws(text, bold):
    drawn, _, _ = TextToPath().get_text_width_height_descent(
        text, font_of(50.0, bold=bold), ismath=False
    )
    # matplotlib moves some pairs of letters closer; room for that does no harm
    assert 0.99 * drawn <= measure(text, 50, bold) <= 1.06 * drawn


def test_the_stand_in_of_the_layout_has_the_same_widths():
    text = "".join(chr(code) for code in range(0x20, 0x7F))
    assert plain_measure(text, 11.5, False) == pytest.approx(measure(text, 11.5, False), rel=0.001)
    for letter in text.strip():
        assert plain_measure(letter, 11.5, True) >= 0.9 * measure(letter, 11.5, True)


@given(st.text(max_size=40))
def test_any_text_has_a_width(text):
    assert measure(text, 10, False) >= 0


SHAPED = [
    # text, whether its letters join, move or run leftwards; Unicode 15, bidi class and blocks
    ("Director", False),
    ("Ångström", False),
    ("A\u0308", True),
    ("שלום", True),
    ("مرحبا", True),
    ("नमस्ते", True),
    ("漢字", False),
]


@pytest.mark.parametrize(("text", "shaped"), SHAPED)
def test_which_texts_are_shaped(text, shaped):
    assert needs_shaping(text) is shaped


def test_a_missing_glyph_warns_once_and_is_replaced(monkeypatch):
    monkeypatch.setattr(fonts, "_warned", set())
    unknown = "\U000e0fff"
    with pytest.warns(MissingGlyphWarning, match=r"no font at hand has .*U\+E0FFF"):
        assert printable(f"a{unknown}b") == "a\ufffdb"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert printable(unknown) == "\ufffd"


def test_the_font_of_matplotlib_comes_first():
    assert families()[0] == "DejaVu Sans"


def test_an_outline_starts_where_it_is_told():
    path = outline("Chronology", 20, bold=False, x=100, y=50)
    box = path.get_extents()
    assert box.x0 == pytest.approx(100, abs=2)
    assert box.x1 <= 100 + measure("Chronology", 20, False)
    assert box.y0 < 50 < box.y1  # the y goes below the line
    assert outline("  ", 20, bold=False, x=0, y=0) is None


@pytest.mark.parametrize("text", ["$5m, then $10m_{x}", "שלום עולם", "\\frac{1}{2}"])
def test_words_are_drawn_as_they_stand(text):
    figure = Figure(figsize=(4, 1), dpi=100)
    canvas = FigureCanvasAgg(figure)
    words = Words([Word(text, 10, 50, 20, False, "#000000")], 0.72)
    words.set_transform(IdentityTransform())
    figure.add_artist(words)
    canvas.draw()
    dark = [row for row in canvas.buffer_rgba().tolist() if any(pixel[0] < 128 for pixel in row)]
    assert dark
