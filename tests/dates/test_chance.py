"""Chances and draws: against hand-made tables, and against counting every pair."""

import bisect
import copy
import datetime as dt
import itertools
import math
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import Kind, Truth, before, civil, day_number, parse_date, parse_edtf
from chronoint.dates.chance import (
    Chances,
    chance_after,
    chance_before,
    chance_same_day,
    chances,
    sample,
)
from chronoint.dates.members import Mask
from chronoint.errors import ChanceError, ChronointError

E = parse_edtf
YEAR, LEAP = 365, 366

EXACT = [
    # one, other, before, same; where it comes from
    ("1984", "1985", 1, 0, "apart"),
    ("1985", "1985-04-12", Fraction(101, YEAR), Fraction(1, YEAR), "101 days before 12 April"),
    ("1985", "1985", Fraction(YEAR - 1, 2 * YEAR), Fraction(1, YEAR), "n(n-1)/2 of n*n pairs"),
    ("1985-04", "1985-05", 1, 0, "apart"),
    ("1985-04-12", "1985-04-12", 0, 1, "one day"),
    ("1984/1985", "1985", Fraction(YEAR - 1, 2 * YEAR), Fraction(YEAR + 1, 2 * YEAR), "end against start: dates.md"),
    ("1914/1918", "1918-11-11", Fraction(314, YEAR), Fraction(51, YEAR), "ends on one of 314 days before 11 November"),
    ("[1962,1964]", "1963", Fraction(YEAR, YEAR + LEAP), 0, "no day of 1963; by days, 1964 is leap"),
    ("[1962,1962-05]", "1962-05-01", Fraction(120, YEAR), Fraction(1, YEAR), "a day named twice is one day"),
    ("156X-12-25", "1565", Fraction(1, 2), Fraction(1, 10), "5 Christmases, and half a hit: see below"),
    ("156X-12-25", "1565-12-25", Fraction(5, 10), Fraction(1, 10), "ten days: 1560 to 1569"),
    ("156X-12-25", "156X-12-25", Fraction(45, 100), Fraction(10, 100), "ten days against ten days"),
    ("156X-12-25", "156X-12-26", Fraction(55, 100), 0, "the same year counts as before"),
    ("19XX-02-29", "1950", Fraction(12, 24), 0, "1904 to 1948 of 1904 to 1996"),
    ("-00XX-12-31", "0000-01-01", 1, 0, "-0000 is no year"),
    ("20XX-24", "2000-12-01", 0, Fraction(1, 9024), "76 winters of 90 days and 24 of 91: 2100 is no leap year"),
    ("1985/1985", "1985-12-31", Fraction(364 * 365, 365 * 366), Fraction(2, 366), "pairs with start <= end: 364*365/2 of 365*366/2 end earlier"),
    ("1984-11-12/1984-11-XX", "1984-11-20", Fraction(8, 19), Fraction(11, 19), "ends on the 12th at the earliest: dates.md"),
    ("1985-04-12T10:00:00", "1985-04-12T11:00:00", 0, 1, "times count as their day"),
    ("1985-04-12T23:00:00-05:00", "1985-04-13T03:00:00Z", 0, 1, "by UTC when the shifts differ"),
    ("9999-12-31T23:00:00-05:00", "9999-12-31T23:00:00Z", 0, 0, "into the year 10000"),
    ("1985/..", "1990", 0, 1, "never over: on in 1990"),
    ("../1985", "1990", 1, 0, "an open start does not matter here"),
    ("1990", "../1985", 0, 0, "after its end"),
    ("1985/", "1980", 0, 0, "decided whatever its end is"),
    ("[..1985]", "1990", 1, 0, "decided whatever its start is"),
    ("{1960,1962}", "1961", 0, 1, "all of: from the first to the last"),
    ("Y100000000000", "Y100000000001", 1, 0, "hostile: far years"),
    ("Y1E200", "Y1E200", None, None, "hostile: only that they add up"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "earlier", "same"),
    [row[:4] for row in EXACT],
    ids=[f"{row[0]} {row[1]}" for row in EXACT],
)
def test_exact_chances(one, other, earlier, same):
    found = chances(E(one), E(other), exact=True)
    assert found.before + found.same + found.after == 1
    if (one, other) == ("156X-12-25", "1565"):
        # 25 December 1565 itself comes after 358 days of that year, is one, and precedes 6.
        earlier, same = Fraction(5 * YEAR + 6, 10 * YEAR), Fraction(1, 10 * YEAR)
    if earlier is not None:
        assert (found.before, found.same) == (earlier, same)
    floats = chances(E(one), E(other))
    assert floats == tuple(float(part) for part in found)
    assert floats == Chances(
        chance_before(E(one), E(other)), chance_same_day(E(one), E(other)), chance_after(E(one), E(other))
    )  # fmt: skip


UNDECIDED = [
    ("1985/", "1990", "'1985/' has an open or unknown end, and a chance needs a limit; name one with horizon=(first day, last day)"),
    ("[1985..]", "1990", "'[1985..]' has an open or unknown end, and a chance needs a limit; name one with horizon=(first day, last day)"),
    ("/", "1990", "'/' has an open or unknown end, and a chance needs a limit; name one with horizon=(first day, last day)"),
    ("1990", "/1995", "'/1995' has an open or unknown end, and a chance needs a limit; name one with horizon=(first day, last day)"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "message"), UNDECIDED)
def test_no_number_is_invented_for_an_open_end(one, other, message):
    with pytest.raises(ChanceError) as caught:
        chance_before(E(one), E(other))
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, ChronointError)


def test_a_horizon_limits_open_and_unknown_ends():
    january = dt.date(1985, 1, 1), E("1985-01-31")
    assert chance_before(
        E("[..1985-01-10]"), E("1985-01-06"), horizon=january, exact=True
    ) == Fraction(1, 2)
    assert chance_before(
        E("[1985-01-12..]"), E("1985-01-22"), horizon=january, exact=True
    ) == Fraction(1, 2)
    # Unknown end: on or after each of its possible starts; one start here.
    unknown = E("1985-01-12/")
    assert chance_before(unknown, E("1985-01-22"), horizon=E("1985-01"), exact=True) == Fraction(
        1, 2
    )
    assert chance_before(unknown, E("1985-01-22"), horizon=(5479, 5509), exact=True) == Fraction(
        1, 2
    )
    # A span that goes on is never over.
    assert chance_before(E("1985-01-12/.."), E("1985-01-22"), horizon=january) == 0


@pytest.mark.parametrize(
    ("horizon", "message"),
    [
        ((0, 10), "'1985/' lies outside the horizon; name one that reaches it"),
        ((10, 0), "the horizon runs backwards: day 10 is after day 0"),
        (E("1900/.."), "a horizon needs a first and a last day; this one has an open or unknown end"),
    ],
)  # fmt: skip
def test_a_horizon_that_does_not_do(horizon, message):
    with pytest.raises(ValueError, match="horizon") as caught:
        chance_before(E("1985/"), E("1990"), horizon=horizon)
    assert str(caught.value) == message


def test_too_many_runs_are_refused_at_once():
    with pytest.raises(ChanceError, match="runs of days, more than 100000"):
        chance_before(E("[XXXX-XX-X1,XXXX-XX-X2,XXXX-XX-X3]"), E("1990"))


def test_masks_of_all_years_are_counted_not_listed():
    one, other = E("XXXX-XX-X1"), E("XXXX-XX-X2")
    ones, others = (sum(m.count_days() for m in d.members) for d in (one, other))
    found = chances(one, other, exact=True)
    assert found.same == 0
    # Counting the other way: how often each day of the one has a later day of the other.
    assert found.before.denominator <= ones * others
    assert math.isclose(found.before, 0.5, abs_tol=1e-5)
    assert sum(found) == 1


def test_prose_and_edtf_have_one_chance():
    early = parse_date("early October 2019")
    assert chance_before(early, E("2019-10-06"), exact=True) == Fraction(1, 2)


# The laws below hold whatever the dates are; small windows, so that pairs can be counted.

_days = st.integers(day_number(1999, 12, 25), day_number(2001, 3, 5))
_SMALL = [
    "2000-02", "2000-0X-29", "2000-XX-31", "200X-02-29", "2000-1X-1X", "XXXX-02-29", "200X-24", "200X-21",
    "2000", "2000-02-29?", "2000-33", "[2000-01,2000-02-03..2000-02-05,2000-03-1X]", "[2000-02,2000-02-1X]",
    "[2000-0X-01,2000-02]", "-000X-01-01", "000X-12-31",
]  # fmt: skip
_SPANS = [
    "2000-02/2000-02", "2000-02/2000-03", "2000-02-10/2000-02", "2000-02/2000-02-10", "2000-01/2000-0X-05",
    "2000-0X-28/2000-05-01", "2000-0X-2X/2000-0X-1X", "{2000-02,2000-02-11}", "{2000-02-01..2000-03-01}", "2000-01/2000-02-29",
]  # fmt: skip


@st.composite
def moments(draw):
    if draw(st.booleans()):
        return E(draw(st.sampled_from(_SMALL)))
    pairs = [
        sorted(pair) for pair in draw(st.lists(st.tuples(_days, _days), min_size=1, max_size=3))
    ]
    spelled = [f"{_spell(low)}..{_spell(high)}" for low, high in pairs]
    return E(f"[{','.join(spelled)}]")


def _spell(day):
    return "{:04}-{:02}-{:02}".format(*civil(day))


dates = st.one_of(moments(), st.sampled_from(_SPANS).map(E))


def _pairs(date):
    """Every (first, last) day a date may have, by looking at each."""
    if date.kind in (Kind.INSTANT, Kind.ONE_OF):
        days = range(date.earliest_day, date.latest_day + 1)
        if len(days) > 5_000:
            # XXXX-02-29 and the like: ask the members themselves.
            return [(day, day) for member in date.members for day in member.days()]
        return [(day, day) for day in days if date.contains_day(day)]
    starts = range(date.earliest_start // 86400, date.latest_start // 86400)
    ends = range(date.earliest_end // 86400, date.latest_end // 86400)
    if date.shape and date.kind is Kind.SPAN:
        starts = [day for day in starts if date.shape[0].contains(day)]
        ends = [day for day in ends if date.shape[1].contains(day)]
    return [(start, end) for start in starts for end in ends if start <= end]


def _counted(one, other):
    ends = Counter(end for _, end in _pairs(one))
    starts = Counter(start for start, _ in _pairs(other))
    days = sorted(starts)
    passed = [0, *itertools.accumulate(starts[day] for day in days)]
    hits = sum(
        weight * (passed[-1] - passed[bisect.bisect_right(days, end)])
        for end, weight in ends.items()
    )
    return Fraction(hits, ends.total() * starts.total())


@settings(deadline=None, max_examples=150)
@given(dates, dates)
def test_chances_equal_counting_every_pair(one, other):
    found = chances(one, other, exact=True)
    assert found.before == _counted(one, other)
    assert found.after == _counted(other, one)
    assert found.before + found.same + found.after == 1
    assert min(found) >= 0
    assert chances(other, one, exact=True) == (found.after, found.same, found.before)


@settings(deadline=None)
@given(dates, dates)
def test_chances_never_contradict_the_truth(one, other):
    truth, chance = before(one, other), chance_before(one, other, exact=True)
    if truth is Truth.YES:
        assert chance == 1
    if truth is Truth.NO:
        assert chance == 0
    if chance:
        assert truth.possible


@settings(deadline=None, max_examples=60)
@given(dates, st.integers(0, 2**32))
def test_draws_lie_within_the_set(date, seed):
    drawn = sample(date, 60, np.random.default_rng(seed))
    assert drawn.dtype == np.int64
    if date.kind in (Kind.INSTANT, Kind.ONE_OF):
        assert drawn.shape == (60,)
        assert all(date.contains_day(day) for day in drawn.tolist())
    else:
        assert drawn.shape == (60, 2)
        assert set(map(tuple, drawn.tolist())) <= set(_pairs(date))


@pytest.mark.parametrize("text", ["2000-0X-29", "[2000-01-01..2000-01-05,2000-02-2X]", "2000-01-01/2000-01-XX", "{2000-02-01..2000-02-09}"])  # fmt: skip
def test_draws_are_even(text):
    date = E(text)
    possible = _pairs(date)
    drawn = sample(date, 20_000, np.random.default_rng(5))
    pairs = drawn if drawn.ndim == 2 else np.stack([drawn, drawn], axis=1)
    seen = Counter(map(tuple, pairs.tolist()))
    expected = 20_000 / len(possible)
    # Chi square with len - 1 degrees of freedom: mean len - 1, deviation sqrt(2 (len - 1)).
    chi = sum((seen[pair] - expected) ** 2 / expected for pair in possible)
    assert chi < len(possible) + 6 * math.sqrt(2 * len(possible))


def test_tied_ends_are_drawn_even():
    drawn = sample(E("2000-02/2000-02"), 40_000, np.random.default_rng(6))
    assert (drawn[:, 0] <= drawn[:, 1]).all()
    # Of the 29 * 30 / 2 pairs 29 begin on the first day.
    assert (drawn[:, 0] == day_number(2000, 2, 1)).mean() == pytest.approx(29 / 435, abs=0.006)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1985/", "'1985/' has an open or unknown end, and a chance needs a limit; name one with horizon=(first day, last day)"),
        ("1985/..", "'1985/..' goes on for ever or has always been; there is no day to draw"),
        ("Y1E200", "'Y1E200' is too far off or too wide for days of 64 bits"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn(text, message):
    with pytest.raises(ChanceError) as caught:
        sample(E(text), 3, np.random.default_rng(1))
    assert str(caught.value) == message


def test_draws_of_far_years_and_none():
    far = E("Y100000000000")
    drawn = sample(far, 10, np.random.default_rng(1))
    assert (far.earliest_day <= drawn).all()
    assert (drawn <= far.latest_day).all()
    assert sample(far, 0, np.random.default_rng(1)).shape == (0,)
    assert sample(E("2000/2000"), 0, np.random.default_rng(1)).shape == (0, 2)


def test_asking_changes_nothing():
    date = E("156X-12-25~")
    kept = copy.copy(date), hash(date), date.sort_key
    chance_before(date, date)
    assert (date, hash(date), date.sort_key) == kept
    assert Mask("156X", "12", "25") in date.members


def test_many_masks_are_walked_and_not_paired():
    masks = ",".join(f"{year:04}-XX-29" for year in range(1600, 1960))
    many, wide = E(f"[{masks}]"), E("[1600-01-01..1959-12-31]")
    assert sum(chances(many, many, exact=True)) == 1
    assert chances(many, many, exact=True).before == chances(many, many, exact=True).after
    assert sum(chances(many, wide, exact=True)) == 1
