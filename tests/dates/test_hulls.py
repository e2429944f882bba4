"""The smallest date that allows all that several allow."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import Bound, Kind, hull, intersection, parse_date, parse_edtf
from chronoint.errors import OpenEndError
from dates.placements import FORMS, dates, placements

HULLS = [
    # statements, what holds them; ours
    (["2019-10", "2019"], "2019"),
    (["2019-10-05", "2019-11"], "[2019-10-05..2019-11-30]"),
    (["2019~", "2019-10?"], "2019~"),
    (["2019?", "2020?"], "[2019-01-01?..2020-12-31?]"),
    (["[1962,1964]", "1963"], "[1962-01-01..1964-12-31]"),
    (["[1962,1964]", "1962-05"], "[1962,1964]"),
    (["[..2018]", "2019"], "[..2019-12-31]"),
    (["1914/1918", "1914-07-28/1918-11-11"], "1914/1918"),
    (["1914/1918", "1914/1918-11"], "1914/1918"),
    (["1914/..", "1914/1918"], "1914/"),
    (["1914/..", "1915/.."], "191X/.."),
    (["../1914", "../1915"], "../191X"),
    (["/1914", "../1914"], "/1914"),
    (["1985-04-12", "1985-04-12/1985-04-14"], "1985-04-12/1985-04"),
    (["{1960,1970}", "{1960,1970}"], "{1960,1970}"),
    (["{1960,1970}", "1965/1966"], "196X/19XX"),
    (["1985-04-12T10:00:00Z", "1985-04-12T11:00:00Z"], "1985-04-12"),
    (["Y170000", "Y170002"], "[Y170000..Y170002]"),
    (["Y170000/Y170010", "Y170001/Y170010"], "Y170000S5/Y170010"),
]


@pytest.mark.parametrize(("texts", "around"), HULLS)
def test_hulls_in_any_order(texts, around):
    for order in itertools.permutations(map(parse_edtf, texts)):
        assert str(hull(*order)) == around


def test_windows_are_exact_where_no_unit_is():
    found = hull(parse_edtf("1914/1918"), parse_edtf("1915/1919"))
    assert str(found) == "191X/191X"
    assert found.latest_start == parse_edtf("1915").latest_end
    assert found.earliest_end == parse_edtf("1918").earliest_start


def test_one_none_and_the_same():
    date = parse_date("early October 2019")
    assert hull(date) is date
    assert hull(parse_edtf("2019-10-05"), date) is date
    with pytest.raises(ValueError, match="at least one"):
        hull()
    with pytest.raises(OpenEndError, match="nothing is known of its first and last day"):
        hull(parse_edtf("[..1985]"), parse_edtf("[1990..]"))


def limits(found):
    return found.earliest_start, found.latest_start, found.earliest_end, found.latest_end


@given(st.lists(dates(), min_size=2, max_size=3), st.randoms())
@settings(deadline=None)
def test_every_placement_is_allowed_whatever_the_order(several, random):
    try:
        found = hull(*several)
    except OpenEndError:
        return
    shuffled = several[:]
    random.shuffle(shuffled)
    assert limits(hull(*shuffled)) == limits(found)
    assert limits(hull(found, *several)) == limits(found)
    if all(date == several[0] for date in several) or Bound.OPEN in (
        found.start_bound,
        found.end_bound,
    ):
        return
    allowed = set(placements(found))
    for date in several:
        ways = placements(date)
        if Bound.OPEN not in (date.start_bound, date.end_bound):
            assert all(way in allowed for way in ways)


moments = dates(forms=[form for form in FORMS if form in ("day", "range", "set", "mask")])


@given(moments, moments)
@settings(deadline=None)
def test_an_intersection_lies_within_the_hull(one, other):
    try:
        common = intersection(one, other)
    except ValueError:
        return
    around = hull(one, other)
    assert around.kind is not Kind.SPAN
    assert around.earliest_day <= common.earliest_day
    assert common.latest_day <= around.latest_day
