"""How long a million pairs of dates take, and whether the time grows with their number.

Run with ``python -m pytest bench/test_columns.py``. Timings are figures to read, never tests
to fail.
"""

import numpy as np
import pytest

from chronoint.dates import parse_edtf
from chronoint.dates.chance import chance_before
from chronoint.dates.columns import DateColumn
from chronoint.dates.columns.bins import aoristic
from chronoint.dates.terms import Kind

SIZES = [100_000, 1_000_000]
FIRST, LAST = -36_525, 18_262  # 1870 to 2020
TEXTS = ["1985", "1985-04", "1985-04-12", "198X", "1914/1918", "1984~", "1985/..", "[1667..1672]"]


def made(rows, seed):
    """Instants of one to 4,000 days over 150 years."""
    dice = np.random.default_rng(seed)
    first = dice.integers(FIRST, LAST, rows)
    return DateColumn.from_days(first, first + dice.integers(0, 4_000, rows))


def lasting(rows, seed):
    """Spans whose two windows lie apart, as most do."""
    dice = np.random.default_rng(seed)
    start = dice.integers(FIRST, LAST, rows)
    start_stop = start + dice.integers(1, 400, rows)
    end = start_stop + dice.integers(0, 2_000, rows)
    points = (start, start_stop, end, end + dice.integers(1, 400, rows))
    return DateColumn.from_points(*(days * 86_400 for days in points), kind=Kind.SPAN)


@pytest.fixture(scope="module", params=SIZES, ids=lambda rows: f"{rows:,}")
def pair(request):
    return made(request.param, 1), made(request.param, 2)


@pytest.fixture(scope="module", params=SIZES, ids=lambda rows: f"{rows:,}")
def spans(request):
    return lasting(request.param, 3), lasting(request.param, 4)


@pytest.mark.parametrize("question", ["before", "overlaps", "during", "same_day", "within"])
def test_truth(benchmark, pair, question):
    one, other = pair
    assert len(benchmark(getattr(one, question), other)) == len(one)


def test_truth_against_one_date(benchmark, pair):
    assert len(benchmark(pair[0].before, parse_edtf("1914/1918"))) == len(pair[0])


def test_truth_of_spans(benchmark, spans):
    assert len(benchmark(spans[0].before, spans[1])) == len(spans[0])


@pytest.mark.parametrize("question", ["chance_before", "chance_same_day"])
def test_chance(benchmark, pair, question):
    one, other = pair
    assert not np.isnan(benchmark(getattr(one, question), other)).any()


@pytest.mark.parametrize("question", ["chance_before", "chance_same_day"])
def test_chance_of_spans(benchmark, spans, question):
    one, other = spans
    assert not np.isnan(benchmark(getattr(one, question), other)).any()


def test_draws_for_both_sides(benchmark, pair):
    dice = np.random.default_rng(5)
    found = benchmark(lambda: [column.sample(dice) for column in pair])
    assert found[0].shape == (len(pair[0]), 2)


@pytest.mark.parametrize("bins", [20, 200, 2_000])
def test_aoristic(benchmark, pair, bins):
    edges = np.linspace(FIRST, LAST, bins + 1).astype(int)
    assert benchmark(aoristic, pair[0], edges).total == pytest.approx(len(pair[0]))


def test_aoristic_of_spans(benchmark, spans):
    edges = np.linspace(FIRST, LAST, 201).astype(int)
    assert benchmark(aoristic, spans[0], edges).total == pytest.approx(len(spans[0]))


def test_sort(benchmark, pair):
    assert len(benchmark(pair[0].sort)) == len(pair[0])


def test_a_million_texts(benchmark):
    texts = TEXTS * 125_000
    assert len(benchmark.pedantic(DateColumn.from_texts, (texts,), rounds=2)) == 1_000_000


def test_a_million_texts_with_masks_against_one_date(benchmark):
    column = DateColumn.from_texts(["156X-12-25", "1565", "15XX-02-29", "1566-03/1567"] * 250_000)
    assert len(benchmark(column.chance_before, parse_edtf("1565"))) == 1_000_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1985-04-12", "1985"),
        ("1914/1918", "1918"),
        ("156X-12-25", "15XX-02-29"),
        ("XXXX-XX-X1", "XXXX-X1-2X"),
    ],
)
def test_one_chance(benchmark, one, other):
    benchmark(chance_before, parse_edtf(one), parse_edtf(other))
