"""Aoristic weights: shares by hand, nothing lost, and one date at a time as all at once."""

import datetime as dt
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import parse_edtf
from chronoint.dates.chance import Widening
from chronoint.dates.columns import DateColumn
from chronoint.dates.columns.bins import aoristic
from chronoint.dates.terms import Precision

E = parse_edtf
YEARS = [E(year) for year in ("1985", "1986", "1987")]
HORIZON = E("1980/1989")
TEXTS = [
    "1985", "1985-04-12", "1986-12-31", "1987", "198X", "1914/1918", "1985-12/1986-01", "[1985,1987]", "1985-XX-01",
    "1985/", "/1985", "[..1985]", "1986/..", "../..", "{1985-02,1986-02}", "XXXX", "Y100000000000", "Y-1E200",
    "Y100000000000/Y1E200", "1985-04-12T10:00:00", "[1990..]", "/1970",
]  # fmt: skip

SHARES = [
    # text, weights of 1985 and 1986, before, after, undated; by counting days
    ("1985", [1, 0], 0, 0, 0),
    ("1985-12-31/1986-01-01", [1 / 2, 1 / 2], 0, 0, 0),
    ("1984/1987", [365 / 1461, 365 / 1461], 366 / 1461, 365 / 1461, 0),
    ("[1985-01-01,1986-01-01,1987-01-01]", [1 / 3, 1 / 3], 0, 1 / 3, 0),
    ("198X-12-25", [1 / 10, 1 / 10], 5 / 10, 3 / 10, 0),
    ("1986-12-31", [0, 1], 0, 0, 0),
    ("1987-01-01", [0, 0], 0, 1, 0),
    ("1985/..", [0, 0], 0, 0, 1),
    ("{1985-01-01,1986-12-31}", [1 / 2, 1 / 2], 0, 0, 0),
    ("Y100000000000", [0, 0], 0, 1, 0),
    ("Y-1E200", [0, 0], 1, 0, 0),
]


@pytest.mark.parametrize(("text", "weights", "before", "after", "undated"), SHARES)
def test_shares(text, weights, before, after, undated):
    found = aoristic([E(text)], YEARS)
    assert list(found) == pytest.approx(weights, abs=1e-12)
    assert (found.before, found.after) == pytest.approx((before, after), abs=1e-12)
    assert found.undated == undated
    assert len(found) == 2
    assert sum(found) == pytest.approx(np.asarray(found).sum())
    assert found[1] == found.weights[1]


@pytest.mark.parametrize(
    ("text", "weights", "undated"),
    [
        ("1985/..", [365 / 1826, 365 / 1826], 0),  # 1985 to 1989
        ("/1985", [365 / 2192, 0], 0),  # 1980 to 1985, two leap years
        ("[1986..]", [0, 365 / 1461], 0),
        ("../..", [365 / 3653, 365 / 3653], 0),
        ("[1990..]", [0, 0], 1),  # beyond the horizon: still not dated
        (
            "[..1985-01-02,1986-XX-01]",
            [2 / 1841, 12 / 1841],
            0,
        ),  # 1980-01-01 to 1985-01-02 and 12 firsts
    ],
)
def test_a_horizon_dates_open_and_unknown_ends(text, weights, undated):
    found = aoristic([E(text)], YEARS, horizon=HORIZON)
    assert list(found) == pytest.approx(weights, abs=1e-12)
    assert found.undated == undated


edges = st.lists(st.integers(-30_000, 30_000), min_size=2, max_size=12, unique=True).map(sorted)


@settings(deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=20), edges, st.sampled_from([None, HORIZON]))
def test_nothing_is_lost_and_no_weight_is_negative(texts, limits, horizon):
    found = aoristic(DateColumn.from_texts(texts), limits, horizon=horizon)
    assert found.total == pytest.approx(len(texts))
    assert min([*found, found.before, found.after]) >= 0
    alone = [aoristic([E(text)], limits, horizon=horizon) for text in texts]
    np.testing.assert_allclose(found.weights, sum(one.weights for one in alone), atol=1e-9)
    assert found.undated == sum(one.undated for one in alone)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-500, 500), st.integers(0, 400)), max_size=15), edges)
def test_weights_are_the_counted_days(ranges, limits):
    first = [low for low, _ in ranges]
    last = [low + more for low, more in ranges]
    limits = [limit // 60 for limit in limits]
    limits = sorted(set(limits)) if len(set(limits)) > 1 else [0, 1]
    found = aoristic(
        DateColumn.from_days(np.array(first, dtype=int), np.array(last, dtype=int)), limits
    )
    counted = [
        sum(
            sum(low <= day < high for day in range(start, end + 1)) / (end + 1 - start)
            for start, end in zip(first, last, strict=True)
        )
        for low, high in itertools.pairwise(limits)
    ]
    np.testing.assert_allclose(found.weights, counted, atol=1e-9)


def test_qualifiers_have_width_only_with_a_policy():
    around = Widening("a year either way", approximate={Precision.YEAR: 365})
    dates = [E("1985~"), E("1985")]
    assert list(aoristic(dates, YEARS)) == [2, 0]
    found = aoristic(dates, YEARS, widening=around)
    assert list(found) == pytest.approx([1 + 1 / 3, 1 / 3])
    assert found.total == pytest.approx(2)
    span = aoristic([E("1985~/1986")], YEARS, widening=around)
    assert list(span) == pytest.approx([1 / 3, 1 / 3])


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ([0], "edges must rise and be at least two: where each bin begins and the last one ends"),
        ([0, 0], "edges must rise and be at least two: where each bin begins and the last one ends"),
        ([0.5, 1], "edges are whole day numbers or dates, found 0.5"),
        ([E("../1985"), 1], "'../1985' has no first day and cannot be an edge"),
    ],
)  # fmt: skip
def test_edges_that_do_not_do(limits, message):
    with pytest.raises(ValueError, match="edge") as caught:
        aoristic([E("1985")], limits)
    assert str(caught.value) == message


def test_edges_may_be_days_dates_or_arrays():
    expected = [0, 1]
    for limits in ([0, 10, 20], np.array([0, 10, 20]), [dt.date(1970, 1, 1), E("1970-01-11"), 20]):
        found = aoristic([E("1970-01-12")], limits)
        assert list(found) == expected
        assert found.edges.tolist() == [0, 10, 20]
    assert list(DateColumn.from_texts(["1970-01-12"]).histogram([0, 10, 20])) == expected
