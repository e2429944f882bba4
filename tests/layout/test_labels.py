"""Labels: any text becomes one harmless line that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.layout.labels import clean, cut, plain_measure, shown, wrap

CLEANED = [
    # text, line; picture.md "safety of text" and issue 6, 8
    ("Director barred", "Director barred"),
    ("costs $5m, then $10m", "costs $5m, then $10m"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("two\nlines\tand\r\nmore", "two lines and more"),
    ("\x00bell\x07", "\ufffdbell\ufffd"),
    ("a\u202eb\u2066c", "abc"),  # direction overrides hide what is read
    ("zero\u200bwidth", "zerowidth"),
    ("\ud800lone", "\ufffdlone"),  # a lone surrogate cannot be written to a file
    ("नमस्ते", "नमस्ते"),
    ("שלום", "שלום"),
    ("   ", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "line"), CLEANED)
def test_clean(text, line):
    assert clean(text) == line


def test_endless_texts_are_cut():
    assert len(clean("x" * 5000)) == 2000
    assert clean("x" * 5000).endswith("…")


CUT = [
    # text, room in px, what is left
    ("Institute director barred", 1000, "Institute director barred"),
    ("Institute director barred", 120, "Institute director…"),
    ("Institute director barred", 20, "I…"),
    ("Institute director barred", 5, ""),
    ("Donaudampfschiff in Not", 70, "Donauda…"),  # no word to cut at
    ("One, two, three", 66, "One, two…"),  # not "One, two,…"
]


@pytest.mark.parametrize(("text", "room", "left"), CUT)
def test_cut(text, room, left):
    assert cut(text, room, "label", plain_measure) == left


@given(st.text(max_size=80), st.floats(0, 400))
def test_a_cut_text_fits(text, room):
    line = clean(text)
    short = cut(line, room, "label", plain_measure)
    assert shown(short, "label", plain_measure) <= room
    assert short == line or short == "" or short.endswith("…")


@given(st.text(max_size=300), st.floats(40, 400), st.integers(1, 4))
def test_wrapped_lines_fit_and_are_not_too_many(text, room, most):
    lines = wrap(clean(text), room, "footer", plain_measure, most=most)
    assert len(lines) <= most
    assert all(shown(line, "footer", plain_measure) <= room for line in lines)


def test_wrapping_loses_nothing_that_fits():
    text = "Sources: one, two, three, four and five, each of them with a title of its own"
    assert " ".join(wrap(text, 200, "footer", plain_measure, most=9)) == text


def test_unknown_letters_are_as_wide_as_can_be():
    assert plain_measure("漢", 10, False) == 10
    assert plain_measure("é", 10, False) == plain_measure("e", 10, False)
    assert plain_measure("e\u0301", 10, False) == plain_measure("e", 10, False)
