"""The days behind a hull: counted without listing, and listed one by one."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import civil, count_days, day_number, days, parse_date, parse_edtf
from chronoint.errors import OpenEndError
from dates.placements import dates

COUNTS = [
    # text, days, counted by hand
    ("1985-04-12", 1),
    ("1985-04-12T10:00:00Z", 1),
    ("1985", 365),
    ("1985/1987", 3 * 365),
    ("[1962,1964]", 365 + 366),
    ("[1962,1962-05,1962-05-01..1962-06-30]", 365),
    ("{1960,1961-12}", 366 + 31),
    ("156X-12-25", 10),
    ("[156X-12-25,1563]", 9 + 365),
    ("[156X-12-25,1563-12-25]", 10),
    ("[156X-12-25,15X3-12-25]", 10 + 9),
    ("[XXXX-02-29,XXXX-02-28]", 2425 + 10_000),
    ("[XXXX-02-29,1900]", 2425 + 365),
    ("[-0001-12-XX,000X-XX-01]", 31 + 120),
    ("-000X-12-31", 9),
    ("201X-24", 10 * 90 + 3),
    ("[201X-24,2012-02-29]", 10 * 90 + 3),
    ("[201X-24,XXXX-01-01]", 10 * 90 + 3 + 10_000 - 10),
    ("9999-24/9999-24", 31 + 60),
    ("XXX9-24", 1000 * 90 + 500 - 75),
    ("Y1E9S1", 10**9 // 400 * 146_097),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_counts(text, count):
    assert count_days(parse_edtf(text)) == count


def test_counts_prose():
    assert count_days(parse_date("early October 2019")) == 10


@pytest.mark.parametrize("text", [text for text, count in COUNTS if count < 20_000])
def test_lists_what_it_counts(text):
    date = parse_edtf(text)
    listed = list(days(date))
    assert len(listed) == count_days(date)
    assert listed == sorted(set(listed))
    assert all(date.contains_day(day) for day in listed)
    assert (listed[0], listed[-1]) == (date.earliest_day, date.latest_day)


def test_lists_as_it_is_asked():
    first = days(parse_edtf("[Y-17E8..Y17E8,XXXX-12-25]"))
    assert civil(next(first)) == (-1_700_000_000, 1, 1)
    assert civil(next(first)) == (-1_700_000_000, 1, 2)


def test_limits():
    goes_on, new_year = parse_edtf("1985-12-25/.."), day_number(1986, 1, 1)
    assert list(days(goes_on, last=new_year))[-1] == new_year
    assert count_days(goes_on, last=new_year) == 8
    assert count_days(parse_edtf("[..1985]"), first=day_number(1985, 12, 31)) == 1
    assert count_days(parse_edtf("1985"), first=new_year) == 0
    assert list(days(parse_edtf("1985"), first=new_year)) == []
    assert count_days(parse_edtf("156X-12-25"), first=day_number(1563, 12, 25)) == 7


ENDLESS = [
    # text, the end that is missing
    ("1985/..", "last"),
    ("1985/", "last"),
    ("../1985", "first"),
    ("/1985", "first"),
    ("[1985..]", "last"),
    ("{..1985}", "first"),
]


@pytest.mark.parametrize(("text", "end"), ENDLESS)
@pytest.mark.parametrize("ask", [count_days, days])
def test_endless_dates_say_so_at_once(ask, text, end):
    with pytest.raises(OpenEndError) as caught:
        ask(parse_edtf(text))
    assert str(caught.value) == f"{text!r} has no {end} day; give {end}=, a day number"


@given(dates(), st.integers(0, 40), st.integers(0, 40))
@settings(deadline=None)
def test_counts_are_those_of_the_members(date, start, length):
    first = parse_edtf("2019-12-20").earliest_day + start
    last = first + length
    expected = [day for day in range(first, last + 1) if date.contains_day(day)]
    assert list(days(date, first=first, last=last)) == expected
    assert count_days(date, first=first, last=last) == len(expected)


patterns = st.builds(
    "{}{}-{}-{}".format,
    st.sampled_from(["", "-"]),
    st.sampled_from(["XXXX", "000X", "00XX", "0X0X", "XX01"]),
    st.sampled_from(["XX", "0X", "12", "02", "X1"]),
    st.sampled_from(["XX", "X1", "29", "3X", "31"]),
)
seasons = st.builds("000{}-{}".format, st.sampled_from("X123"), st.integers(21, 41))
texts = st.sampled_from(["0001-03..0001-05", "0002", "0003-12-31"])


@given(st.lists(st.one_of(patterns, seasons, texts), min_size=1, max_size=4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_overlapping_patterns_count_each_day_once(parts, both):
    try:
        date = parse_edtf("[" + ",".join(parts) + "]")
    except ValueError:
        return  # no day fits
    first = day_number(-2 if both else 0, 1, 1)
    last = first + 2000
    expected = [day for day in range(first, last + 1) if date.contains_day(day)]
    assert count_days(date, first=first, last=last) == len(expected)
    assert list(days(date, first=first, last=last)) == expected
    assert list(itertools.islice(days(date, first=first), 5)) == expected[:5] or len(expected) < 5
