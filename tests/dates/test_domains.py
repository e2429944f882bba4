"""Next members, common members and neighbours, against lists of days."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import Mask, Stretch, day_number
from chronoint.dates.domains import (
    Piece,
    first_from,
    last_until,
    meet,
    next_neighbours,
    share_a_day,
)

# Three years, one of them a leap year, and the turn from -0001 to 0000.
LIMITS = Piece(day_number(-2, 1, 1), day_number(1, 12, 31))
DAYS = range(LIMITS.first, LIMITS.last + 1)

patterns = st.builds(
    Mask,
    st.sampled_from(["XXXX", "000X", "0000", "0001", "XXX1"]),
    st.sampled_from(["XX", "0X", "12", "02", "X1", None]),
    st.just(None),
    negative=st.booleans(),
)
full_patterns = st.builds(
    lambda mask, day: Mask(mask.year, mask.month or "XX", day, negative=mask.negative),
    patterns,
    st.sampled_from(["XX", "X1", "0X", "29", "3X", "31", "01"]),
)
seasons = st.builds(
    lambda year, season: Mask(year, season=season),
    st.sampled_from(["XXXX", "000X", "0001"]),
    st.sampled_from([(3, 3), (9, 3), (12, 3), (6, 9)]),
)
stretches = st.builds(
    lambda a, b: Stretch(min(a, b), max(a, b)), st.sampled_from(DAYS), st.sampled_from(DAYS)
)
pieces = st.one_of(patterns, full_patterns, seasons, stretches).map(
    lambda member: Piece.of(member, LIMITS)
)
domains = st.lists(pieces, min_size=1, max_size=2).map(tuple)


def fits(domain):
    return {
        day
        for piece in domain
        for day in range(piece.first, piece.last + 1)
        if all(mask.contains(day) for mask in piece.masks)
    }


@given(domains, st.sampled_from(DAYS))
@settings(max_examples=50, deadline=None)
def test_next_and_last(domain, day):
    days = fits(domain)
    assert first_from(domain, day) == min((d for d in days if d >= day), default=None)
    assert last_until(domain, day) == max((d for d in days if d <= day), default=None)


@given(domains, domains)
@settings(max_examples=50, deadline=None)
def test_what_two_share(one, other):
    shared = meet(one, other)
    expected = fits(one) & fits(other)
    assert fits(shared) == expected
    assert first_from(shared, LIMITS.first) == min(expected, default=None)


@given(domains, domains, st.sampled_from(DAYS))
@settings(max_examples=100, deadline=None)
def test_neighbours(one, other, day):
    there = fits(other)
    expected = min((d for d in fits(one) if d >= day and d + 1 in there), default=None)
    assert next_neighbours(one, other, day) == expected


NEVER = [
    # ours: digits, days of the year, and years that exclude each other
    (Mask("XXXX", "02", "29"), Mask("XXX1", "XX", "XX")),
    (Mask("XXXX", season=(3, 3)), Mask("XXXX", "12", "25")),
    (Mask("19X1", season=(12, 3)), Mask("XXXX", "06")),
    (Mask("XXXX", "XX", "X1"), Mask("XXXX", "XX", "X5")),
    (Mask("XXXX"), Mask("XXXX", negative=True)),
]


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_what_never_meets_is_not_searched_for(one, other):
    assert not share_a_day(one, other)
    assert meet((Piece.of(one, LIMITS),), (Piece.of(other, LIMITS),)) == ()
