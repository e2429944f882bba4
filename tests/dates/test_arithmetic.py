"""How long, how far apart, and moved by how much."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chronoint.dates import (
    Kind,
    UncertainDuration,
    duration,
    elapsed,
    gap,
    moved,
    parse_date,
    parse_edtf,
)
from chronoint.errors import CalendarRangeError, OpenEndError
from dates.placements import AROUND, dates, placements

exactly, of_days = UncertainDuration.exactly, UncertainDuration.of_days
DAY = 86_400

LASTED = [
    # text, how long; from the four points, counted by hand
    ("1914/1918", "1096 to 1826 days"),
    ("1985-04-12/1985-04-14", "1 to 3 days"),
    ("1985-04-12/1985-04-12", "0 to 1 days"),
    ("1985/1985-06", "0 to 181 days"),
    ("1985", "0 to 1 days"),
    ("[1985,1987]", "0 to 1 days"),
    ("1985-04-12T10:00:00Z", "0 to 1 seconds"),
    ("{1985,1987}", "365 to 1095 days"),
    ("1985/..", "at least 0 days"),
    ("../1985", "at least 0 days"),
    ("1985/", "at least 0 days"),
]


@pytest.mark.parametrize(("text", "words"), LASTED)
def test_how_long_it_lasted(text, words):
    assert str(duration(parse_edtf(text))) == words


APART = [
    # one, other, from start to start, from end to start
    ("2019-10-01", "2019-10-10", "9 days", "9 days"),
    ("2019-10-10", "2019-10-01", "-9 days", "-9 days"),
    ("1985", "1986", "1 to 729 days", "1 to 729 days"),
    ("1985", "1985", "-364 to 364 days", "-364 to 364 days"),
    ("1914/1918", "1919-01-01", "1462 to 1826 days", "1 to 365 days"),
    ("1914/..", "1918", "1097 to 1825 days", "any length"),
    ("1914/", "1918-01-01", "1097 to 1461 days", "at most 1461 days"),
    ("[1962,1964]", "1963-01-01", "-730 to 365 days", "-730 to 365 days"),
    ("[..1985]", "1986-01-01", "at least 1 day", "at least 1 day"),
    ("1985-04-12T10:00:00Z", "1985-04-12T12:30:00+01:00", "90 minutes", "90 minutes"),
    ("1985-04-12T10:00:00Z", "1985-04-13", "1 day", "1 day"),
]


@pytest.mark.parametrize(("one", "other", "from_start", "from_end"), APART)
def test_how_far_apart(one, other, from_start, from_end):
    a, b = parse_edtf(one), parse_edtf(other)
    assert (str(elapsed(a, b)), str(gap(a, b))) == (from_start, from_end)


@given(dates(), dates())
@settings(deadline=None)
def test_distances_agree_with_every_placement(one, other):
    known = (one.earliest_start, one.latest_end, other.earliest_start, other.latest_end)
    assume(None not in known)
    starts = [b[0] - a[0] for a in placements(one) for b in placements(other)]
    gaps = [b[0] - a[1] for a in placements(one) for b in placements(other)]
    assert elapsed(one, other) == of_days(min(starts), max(starts))
    assert gap(one, other) == of_days(min(gaps), max(gaps))


@given(dates())
@settings(deadline=None)
def test_what_lasts_lies_between_its_first_and_last_seconds(date):
    assume(None not in (date.earliest_start, date.latest_end))
    found = duration(date)
    for start, end in placements(date):
        # It began at some second of its first day and ended at some second of its last.
        briefest, longest = max(0, end - start - 1) * DAY, (end - start + 1) * DAY
        assert found.least <= longest
        assert briefest <= found.most


MOVED = [
    # date, by, EDTF, why
    ("1985-04-12", exactly(days=3), "1985-04-15", ""),
    ("1985-04-12", of_days(2, 5), "[1985-04-14..1985-04-17]", "wider by what is left open"),
    ("1985-04-12", exactly(hours=36), "[1985-04-13..1985-04-14]", "to whole days"),
    ("1985-04-12", of_days(1, None), "[1985-04-13..]", ""),
    ("1985-04-12", of_days(None, -1), "[..1985-04-11]", ""),
    ("1985", exactly(days=365), "[1986-01-01..1986-12-31]", ""),
    ("1985~", exactly(days=1), "[1985-01-02~..1986-01-01~]", "doubts stay"),
    (
        "[1962,1964]",
        exactly(days=1),
        "[1962-01-02..1963-01-01,1964-01-02..1965-01-01]",
        "gaps stay",
    ),
    ("[1962,1964]", of_days(0, 400), "[1962-01-01..1966-02-04]", "or are filled"),
    ("196X-12-25", exactly(days=1), None, "a mask of ten days"),
    ("[..1985]", exactly(days=1), "[..1986-01-01]", ""),
    ("1985-04-12T23:30:00-04:00", exactly(hours=1), "1985-04-13T00:30:00-04:00", ""),
    ("1985-04-12T23:30:00", of_days(0, 1), "[1985-04-12..1985-04-13]", ""),
    ("1914-07-28?/1918-11-11~", exactly(days=1), "1914-07-29?/1918-11-12~", ""),
    ("1914-07-28/..", exactly(days=1), "1914-07-29/..", "it still goes on"),
    ("1914-07-28/", exactly(days=1), "1914-07-29/", ""),
    ("1914-07-28/..", of_days(1, None), "/..", "its start has no limit left"),
    ("{1985-04-12,1985-04-14}", exactly(days=3), "{1985-04-15,1985-04-17}", ""),
    ("-0001-12-31", exactly(days=1), "0000-01-01", ""),
    ("9999-12-31", exactly(days=1), "Y10000", "EDTF has no such day"),
]


@pytest.mark.parametrize(("text", "by", "edtf", "why"), MOVED)
def test_moving(text, by, edtf, why):
    found = moved(parse_edtf(text), by)
    if edtf is None:
        assert len(found.members) == 10
    else:
        assert str(found) == edtf
    assert found.text == str(found)


def test_the_text_tells_the_sum():
    date = parse_date("early October 2019")
    week = exactly(days=7)
    assert (date + week).text == "early October 2019 + 7 days"
    assert (date - of_days(2, 5)).text == "early October 2019 - 2 to 5 days"
    assert str(date + week) == "[2019-10-08..2019-10-17]"
    assert date + week - week == date.with_text("early October 2019 + 7 days - 7 days")


def test_points_stay_exact_where_edtf_has_no_days():
    date = parse_edtf("Y-17E8") + exactly(days=3)
    before = parse_edtf("Y-17E8")
    assert date.earliest_start == before.earliest_start + 3 * DAY
    assert date.latest_end == before.latest_end + 3 * DAY
    war = parse_edtf("1914/1918") + exactly(days=3)
    assert (war.earliest_start, str(war)) == (
        parse_edtf("1914-01-04").earliest_start,
        "191X/191X",
    )


REFUSED = [
    # date, by, error, message
    ("{1985,1987}", exactly(days=1), ValueError, "'all of' set, which moves only by whole days"),
    ("{1985-04-12}", of_days(1, 2), ValueError, "'all of' set, which moves only by whole days"),
    ("[..1985]", of_days(1, None), OpenEndError, "nothing is known"),
    ("9999-12-31T23:59:59Z", exactly(seconds=1), CalendarRangeError, "more than four digits"),
]


@pytest.mark.parametrize(("text", "by", "error", "message"), REFUSED)
def test_refuses_to_move(text, by, error, message):
    with pytest.raises(error, match=message):
        moved(parse_edtf(text), by)


bounded = dates(forms=["day", "range", "set", "mask", "masks"])


@given(bounded, st.integers(-3, 3), st.integers(0, 3))
@settings(deadline=None)
def test_a_moment_moves_by_all_that_is_allowed_and_nothing_else(date, least, width):
    found = moved(date, of_days(least, least + width))
    steps = range(least, least + width + 1)
    expected = {(start + by, end + by) for start, end in placements(date) for by in steps}
    assert set(placements(found)) == expected


spans = dates(forms=["span", "loose", "month"])


@given(spans, st.integers(-3, 3), st.integers(0, 3))
@settings(deadline=None)
def test_a_span_moves_by_all_that_is_allowed(date, least, width):
    found = moved(date, of_days(least, least + width))
    assert found.kind is Kind.SPAN
    assert (found.start_bound, found.end_bound) == (date.start_bound, date.end_bound)
    allowed = set(placements(found))
    for start, end in placements(date):
        for by in range(least, least + width + 1):
            # Unknown ends reach no further than the days looked at.
            seen = end + by in AROUND or end not in AROUND
            seen = seen and (start + by in AROUND or start not in AROUND)
            assert not seen or (start + by, end + by) in allowed
