"""Which words of two texts the other does not have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.drawing.differences import differing

TABLE = [
    # left, right, marked at the left, marked at the right
    ("Raid in Kelm", "Raid in Kelm", [], []),
    ("Raid in Kelm", "raid in KELM", [], []),  # upper and lower case are one
    ("Raid in Kelm.", "Raid in Kelm", [], []),  # a full stop is worth no mark
    ("40 substations entered", "Forty substations entered", ["40"], ["Forty"]),
    ("A expels B", "B expels A", ["expels B"], ["B expels"]),  # the order is compared
    ("power was out", "the operator declined", ["power was out"], ["the operator declined"]),
    # worded differently: what the other has nowhere, whatever the order
    (
        "near Kelm forty men broke in at night",
        "The night raid of Kelm was done by others",
        ["near", "forty men broke in at"],
        ["The", "raid of", "was done by others"],
    ),
    ("costs $5m", "costs \u20ac5m", ["$"], ["\u20ac"]),  # a currency is worth one
    ("\u4e2d\u6587\u5831\u544a", "\u4e2d\u6587\u5831\u7d19", ["\u544a"], ["\u7d19"]),
    ("", "new", [], ["new"]),
    ("", "", [], []),
]


@pytest.mark.parametrize(("left", "right", "at_left", "at_right"), TABLE)
def test_marks(left, right, at_left, at_right):
    one, other = differing(left, right)
    assert [text for text, marked in one if marked] == at_left
    assert [text for text, marked in other if marked] == at_right


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_pieces_are_the_text(left, right):
    one, other = differing(left, right)
    assert "".join(text for text, _ in one) == left
    assert "".join(text for text, _ in other) == right


@given(st.text(alphabet="ab .,\n", max_size=60))
def test_a_text_does_not_differ_from_itself(text):
    assert not any(marked for _, marked in differing(text, text)[0])


def test_long_texts_are_compared_too():
    one, other = differing("same " * 3000 + "left", "same " * 3000 + "right")
    assert (one[-1], other[-1]) == (("left", True), ("right", True))
