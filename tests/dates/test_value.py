import copy
import pickle
import weakref

import pytest
from attrs import fields

from chronoint.dates import (
    Kind,
    Qualifier,
    UncertainDate,
    UncertainDuration,
    day_number,
    hull,
    parse_date,
    parse_edtf,
)
from chronoint.errors import CalendarRangeError

OCTOBER = day_number(2019, 10, 1)


def test_a_range_of_days():
    date = UncertainDate.instant_range(OCTOBER, OCTOBER + 9, text="early October 2019")
    assert (str(date), date.text) == ("[2019-10-01..2019-10-10]", "early October 2019")
    assert date == parse_edtf(str(date)).with_text("early October 2019")


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (OCTOBER, None, "[2019-10-01..]"),
        (None, OCTOBER, "[..2019-10-01]"),
        (OCTOBER, OCTOBER, "2019-10-01"),
    ],
)
def test_ranges_without_end_or_width(first, last, edtf):
    date = UncertainDate.instant_range(first, last)
    assert date == parse_edtf(edtf)


def test_a_qualified_range():
    date = UncertainDate.instant_range(OCTOBER, OCTOBER + 1, qualifier=Qualifier.APPROXIMATE)
    assert date == parse_edtf("[2019-10-01~..2019-10-02~]")


def test_ranges_that_are_none():
    with pytest.raises(ValueError, match="at least one"):
        UncertainDate.instant_range(None, None)
    with pytest.raises(ValueError, match="runs backwards"):
        UncertainDate.instant_range(2, 1)
    with pytest.raises(CalendarRangeError, match="more than four digits"):
        UncertainDate.instant_range(day_number(10_000, 1, 1), None)


def test_bounds_as_pendulum_dates():
    date = parse_edtf("1985/")
    assert (str(date.earliest), date.latest) == ("1985-01-01", None)
    assert parse_edtf("../..").earliest is None
    with pytest.raises(CalendarRangeError) as caught:
        _ = parse_edtf("-0043").earliest
    assert str(caught.value) == (
        "the year -43 is outside 1..9999, which pendulum dates are limited to; "
        "use .earliest_day and .latest_day (day numbers) or str() (EDTF)"
    )


@pytest.mark.parametrize(
    ("text", "within"),
    [("0001", True), ("9999", True), ("0000", False), ("Y10000", False), ("Y17E8", False)],
)
def test_pendulum_has_the_years_1_to_9999(text, within):
    date = parse_edtf(text)
    for bound in ("earliest", "latest"):
        if within:
            assert str(getattr(date, bound))[:4] == text
        else:
            with pytest.raises(CalendarRangeError, match=r"use \.earliest_day and \.latest_day"):
                getattr(date, bound)


def test_the_set_is_not_its_hull():
    assert not parse_edtf("[1962,1964]").contains_day(day_number(1963, 7, 1))
    assert parse_edtf("156X-12-25").contains_day(day_number(1563, 12, 25))
    assert not parse_edtf("156X-12-25").contains_day(day_number(1563, 12, 26))
    assert parse_edtf("1562/1566").contains_day(day_number(1563, 12, 26))


def test_exact_is_one_day():
    assert parse_edtf("1985-04-12").is_exact
    assert parse_edtf("1985-04-12T10:00:00").is_exact
    assert parse_edtf("2020-04-3X").is_exact
    assert not parse_edtf("1985-04").is_exact
    assert not parse_edtf("1985-04-12/..").is_exact


def test_same_hull_is_not_same_date():
    lasting, unknown = parse_edtf("1914/1918"), parse_edtf("[1914..1918]")
    assert (lasting.earliest_day, lasting.latest_day) == (unknown.earliest_day, unknown.latest_day)
    assert lasting != unknown
    assert (lasting.kind, unknown.kind) == (Kind.SPAN, Kind.INSTANT)
    assert parse_edtf("1985") != parse_edtf("1985?")
    assert parse_edtf("1985/") != parse_edtf("1985/..")


def test_order_puts_open_starts_first_and_open_ends_last():
    texts = ["../1980", "1979-12-31", "1980-01-01", "1980", "1980/1981", "1980/.."]
    assert [str(date) for date in sorted(map(parse_edtf, reversed(texts)))] == texts


def test_dates_do_not_compare_with_other_things():
    date = parse_edtf("1985")
    assert date != "1985"
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(date, compare)("1985") is NotImplemented


PICKLED = [
    parse_edtf("1985-04-12"),
    parse_edtf("1985?"),
    parse_edtf("1914-07-28~/1918-11-11?"),
    parse_edtf("../1985~"),
    parse_edtf("156X-12-25"),
    parse_edtf("201X-24/.."),
    parse_edtf("[1667,1668,1670..1672]"),
    parse_edtf("2001-21", hemisphere="south"),
    parse_edtf("1985-04-12T23:20:30+05:30"),
    parse_edtf("1985-04-12T23:20:30Z"),
    parse_edtf("1985-uu?~", lenient=True),
    parse_edtf("Y-17E100"),
    parse_date("early October 2019"),
    parse_date("from early May 2019 to 2020"),
    parse_edtf("1914/1918") + UncertainDuration.of_days(2, 5),
    hull(parse_edtf("1914/1918"), parse_edtf("1915/1919")),
]


@pytest.mark.parametrize("date", PICKLED, ids=str)
def test_pickles_are_whole(date):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(date, protocol))  # noqa: S301 - our own bytes
        assert again == date
        assert type(again) is UncertainDate
        for field in fields(UncertainDate):
            assert type(getattr(again, field.name)) is type(getattr(date, field.name))


def test_pickles_are_small():
    days = [UncertainDate.instant_range(day, day) for day in range(1000)]
    # Two numbers, a text of ten letters, and what holds them together.
    assert len(pickle.dumps(days)) < 40 * len(days)


def test_what_was_unpickled_is_frozen():
    date = pickle.loads(pickle.dumps(parse_edtf("1985")))  # noqa: S301 - our own bytes
    with pytest.raises(AttributeError):
        date.text = "1986"
    assert weakref.ref(date)() is date
    assert not hasattr(date, "__dict__")


def test_a_prose_date_survives_pickling_with_its_exact_windows():
    date = parse_date("from early May 2019 to 2020")
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 - our own bytes
    assert copy.deepcopy(date) is date


def test_repr_is_short():
    assert repr(parse_edtf("1985?")) == "<UncertainDate 1985? (instant)>"
    assert len(repr(parse_edtf("[" + ",".join(["1985"] * 500) + "]"))) < 120


def test_values_do_not_change():
    with pytest.raises(AttributeError):
        parse_edtf("1985").text = "1986"
