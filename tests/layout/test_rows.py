"""Rows: packing is a theorem, so it is tested as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.layout.rows import Shelves, pack, share

SPANS = st.lists(
    st.tuples(st.floats(0, 500), st.floats(0, 200)).map(lambda pair: (pair[0], sum(pair))),
    max_size=60,
)

PACKED = [
    # spans, rows; from the definition: the uppermost free row, by left edge
    ([], []),
    ([(0, 4), (2, 6), (5, 9)], [0, 1, 0]),
    ([(5, 9), (0, 4), (2, 6)], [0, 0, 1]),
    ([(0, 1), (1, 2), (2, 3)], [0, 0, 0]),  # touching is free
    ([(0, 9), (0, 9), (0, 9)], [0, 1, 2]),  # equal spans: as given
    ([(0, 2), (0, 8), (3, 4), (5, 6)], [0, 1, 0, 0]),
]


@pytest.mark.parametrize(("spans", "rows"), PACKED)
def test_pack(spans, rows):
    assert pack(spans) == rows


def test_pack_refuses_a_span_that_runs_backwards():
    with pytest.raises(ValueError, match=r"span 1: expected left <= right, found 5 and 4"):
        pack([(0, 1), (5, 4)])


@given(SPANS)
def test_no_two_spans_of_a_row_overlap(spans):
    rows = pack(spans)
    for index, (left, right) in enumerate(spans):
        for other in range(index):
            if rows[other] == rows[index]:
                low, high = spans[other]
                assert high <= left or right <= low


@given(SPANS)
def test_as_few_rows_as_can_be(spans):
    # Kleinberg and Tardos 4.1: the depth of the set. Points have no depth of their own.
    wide = [span for span in spans if span[1] > span[0]]
    depth = max((sum(a <= left < b for a, b in wide) for left, _ in wide), default=0)
    assert len(set(pack(wide))) == depth


SHARED = [
    # needs, rows there are, shares; picture.md, layout 5
    ([3, 2], 10, [3, 2]),
    ([100, 4, 1], 20, [15, 4, 1]),
    ([9, 9], 5, [3, 2]),  # ties go in order
    ([5, 5, 5], 3, [1, 1, 1]),
    ([5, 9, 5], 2, [1, 1, 0]),  # not one for each: by need, ties in order
    ([], 5, []),
]


@pytest.mark.parametrize(("needs", "most", "shares"), SHARED)
def test_share(needs, most, shares):
    assert share(needs, most) == shares


@given(st.lists(st.integers(1, 300), max_size=20), st.integers(0, 400))
def test_shares_meet_the_needs_or_use_the_room(needs, most):
    shares = share(needs, most)
    assert all(0 <= given <= need for given, need in zip(shares, needs, strict=True))
    if most >= 2 * len(needs):
        assert sum(shares) == min(most, sum(needs))
        assert all(given >= min(2, need) for given, need in zip(shares, needs, strict=True))


def test_shelves_know_their_room():
    shelves = Shelves(0, 100)
    assert shelves.free(0, 100, rows=7) == 7
    shelves.put(0, 40, 60)
    shelves.put(1, 80, 90)
    assert shelves.free(41, 50, rows=7) == 6
    assert shelves.free(50, 85, rows=3) == 0
    assert shelves.reach(10, 20, 100, rows=3) == (2, 80.0)
    assert shelves.reach(10, 20, 100, rows=7) == (4, 100)
    assert shelves.reach(50, 85, 100, rows=3) == (0, 85)


@given(SPANS)
def test_what_stands_on_a_shelf_never_overlaps(spans):
    shelves = Shelves(0, 700)
    placed: list[tuple[int, float, float]] = []
    for left, right in spans:
        free = shelves.free(left, right, rows=0b1111)
        if free:
            row = (free & -free).bit_length() - 1
            assert all(row != one or right <= low or high <= left for one, low, high in placed)
            shelves.put(row, left, right)
            placed.append((row, left, right))
