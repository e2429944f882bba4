import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.formats.cells import CellFault, folded, parts_of

NOTHING = frozenset(["not available"])

CUT = [
    # cell, splitter, values
    ("a, b ,, a", ",", ["a", "b"]),
    ("a", None, ["a"]),
    (" Not Available ", None, []),
    ("a; Not available; b", ";", ["a", "b"]),
    ("", ";", []),
    ("['a', 'b']", "python-list", ["a", "b"]),
    ("[['NATO', 'EU'], ['NATO'], ['Not available']]", "python-list", ["NATO", "EU"]),
    ('["Korea, Democratic People\'s Republic of"]', "python-list", ["Korea, Democratic People's Republic of"]),
    ("[1, 2.5, None, True]", "python-list", ["1", "2.5", "True"]),
    ("[]", "python-list", []),
    ("plain", "python-list", ["plain"]),
    ("one\ntwo\r\nthree", "lines", ["one", "two", "three"]),
    ("Denial   https://a.example/x, and http://b.example/y.", "urls", ["https://a.example/x", "http://b.example/y"]),
    ("no link", "urls", []),
]  # fmt: skip

HOSTILE = [
    "['a'",
    "[__import__('os').system('true')]",
    "[open('x')]",
    "[" * 5_000 + "]" * 5_000,
    "[" + "-" * 50_000 + "1]",
    "[(lambda: 1)()]",
    "['a' 1]",
    "[" * 12 + "'x'" + "]" * 12,
    "[b'x']",
    "[{'a': 1}]",
    "['" + "x" * 100_001 + "']",
    "['\\ud8']",
    "['\\ud800']",
]


@pytest.mark.parametrize(("cell", "split", "values"), CUT)
def test_cuts(cell, split, values):
    assert parts_of(cell, split, NOTHING, "c") == values


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_what_only_looks_like_a_list_is_a_fault_and_is_not_run(cell):
    with pytest.raises(CellFault) as caught:
        parts_of(cell, "python-list", NOTHING, "c")
    assert str(caught.value).startswith("column 'c': ")


def test_odd_escapes_in_a_list_are_quiet():
    assert parts_of(r"['\d']", "python-list", NOTHING, "c") == [r"\d"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
def test_a_list_of_texts_comes_back(texts):
    expected = dict.fromkeys(text.strip() for text in texts if folded(text) and text.strip())
    assert parts_of(repr(texts), "python-list", frozenset(), "c") == list(expected)
