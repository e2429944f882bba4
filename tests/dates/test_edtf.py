"""What EDTF texts are taken, and what they mean; refusals are in test_refusals."""

import pytest

from chronoint.dates import Bound, Kind, Precision, Qualifier, civil, parse_edtf
from chronoint.dates.calendar import SECONDS_PER_DAY


def spelled(day):
    if day is None:
        return None
    year, month, of_month = civil(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{of_month:02}"


def hull(date):
    return spelled(date.earliest_day), spelled(date.latest_day)


def windows(date):
    """First and last day of the start and of the end."""
    points = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
    return tuple(
        None if point is None else spelled((point - last) // SECONDS_PER_DAY)
        for point, last in zip(points, (0, 1, 0, 1), strict=True)
    )


HULLS = [
    # text, first day, last day, where the row comes from: L0-L2 are the examples of
    # the Library of Congress text, "reading" the table of readings, "ours" the rest
    ("1985-04-12", "1985-04-12", "1985-04-12", "L0"),
    ("1985-04", "1985-04-01", "1985-04-30", "L0"),
    ("1985", "1985-01-01", "1985-12-31", "L0"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "L0"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "L0"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "L0: the day as written"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "L0"),
    ("0000", "0000-01-01", "0000-12-31", "ours: 1 BCE, a leap year"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "ours"),
    ("Y170000002", "170000002-01-01", "170000002-12-31", "L1"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "L1"),
    ("2001-21", "2001-03-01", "2001-05-31", "L1"),
    ("1984?", "1984-01-01", "1984-12-31", "L1"),
    ("2004-06~", "2004-06-01", "2004-06-30", "L1"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "L1"),
    ("201X", "2010-01-01", "2019-12-31", "L1"),
    ("20XX", "2000-01-01", "2099-12-31", "L1"),
    ("2004-XX", "2004-01-01", "2004-12-31", "L1"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "L1"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "L1"),
    ("-1985", "-1985-01-01", "-1985-12-31", "L1"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "ours: the Ides"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31", "L2"),
    ("1950S2", "1900-01-01", "1999-12-31", "L2"),
    ("Y171010000S3", "171000000-01-01", "171999999-12-31", "L2"),
    ("Y3388E2S3", "338000-01-01", "338999-12-31", "L2"),
    ("-1234S2", "-1299-01-01", "-1200-12-31", "reading: away from zero"),
    ("Y20E2", "2000-01-01", "2000-12-31", "reading"),
    ("2001-34", "2001-04-01", "2001-06-30", "L2"),
    ("2001-39", "2001-09-01", "2001-12-31", "ours"),
    ("2001-41", "2001-07-01", "2001-12-31", "ours"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "L2"),
    ("15XX-12-25", "1500-12-25", "1599-12-25", "L2"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31", "L2"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "L2"),
    ("1XXX-12", "1000-12-01", "1999-12-31", "L2"),
    ("1984-1X", "1984-10-01", "1984-12-31", "L2"),
    ("1985-02-2X", "1985-02-20", "1985-02-28", "ours: no leap year"),
    ("2020-04-3X", "2020-04-30", "2020-04-30", "ours"),
    ("2016-01-X1", "2016-01-01", "2016-01-31", "ours"),
    ("1999-0X-31", "1999-01-31", "1999-08-31", "ours: September has no 31st"),
    ("19XX-02-29", "1904-02-29", "1996-02-29", "reading: leap years only"),
    ("-01XX", "-0199-01-01", "-0100-12-31", "reading"),
    ("-156X-12-25", "-1569-12-25", "-1560-12-25", "ours"),
    ("-XXXX-12-XX", "-9999-12-01", "-0001-12-31", "ours: -0000 is no year"),
    ("20XX-24", "2000-12-01", "2100-02-28", "reading: a season of many years"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "L2"),
    ("[..1760-12-03]", None, "1760-12-03", "L2"),
    ("[1760-12..]", "1760-12-01", None, "L2"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None, "L2"),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", "L2"),
    ("[..1984]", None, "1984-12-31", "L2"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", "L2"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "L2"),
    ("{..1984}", None, "1984-12-31", "L2"),
    ("{1960,-1961-12}", "-1961-12-01", "1960-12-31", "ours: out of order"),
    ("[2016]", "2016-01-01", "2016-12-31", "reading"),
    ("[1992-21..]", "1992-03-01", None, "reading: a season in a set"),
    ("1999-12-31T24:00:00Z", "1999-12-31", "1999-12-31", "reading"),
    ("2016-12-31T23:59:60Z", "2016-12-31", "2016-12-31", "ours: a leap second"),
    ("2017-01-01T05:29:60+05:30", "2017-01-01", "2017-01-01", "ours: the same one in India"),
    ("Y-17E200", None, None, "ours: far, but a year"),
]


@pytest.mark.parametrize(("text", "first", "last", "source"), HULLS)
def test_bounds(text, first, last, source):
    date = parse_edtf(text)
    if text != "Y-17E200":
        assert hull(date) == (first, last)
    assert (str(date), date.text, date.edtf) == (text, text, text)


WINDOWS = [
    # text, first and last day of the start and of the end, where from
    ("1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31", "L0"),
    ("2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31", "L0"),
    ("2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31", "L0"),
    ("1985-04-12/..", "1985-04-12", "1985-04-12", None, None, "L1"),
    ("1985/", "1985-01-01", "1985-12-31", None, None, "L1"),
    ("../1985-04", None, None, "1985-04-01", "1985-04-30", "L1"),
    ("/1985", None, None, "1985-01-01", "1985-12-31", "L1"),
    ("/", None, None, None, None, "reading"),
    ("../..", None, None, None, None, "reading"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "1984-06-02", "2004-08-08", "2004-08-08", "L1"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-06-30", "2004-07-03", "2004-07-03", "L2"),
    ("1984-11-12/1984-11-XX", "1984-11-12", "1984-11-12", "1984-11-01", "1984-11-30", "reading"),
    ("1985/1985", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31", "reading"),
    ("2004-06-11/2004-06", "2004-06-11", "2004-06-11", "2004-06-01", "2004-06-30", "reading"),
    ("2018-21/2018-23", "2018-03-01", "2018-05-31", "2018-09-01", "2018-11-30", "reading"),
    ("Y-61000/-2000", "-61000-01-01", "-61000-12-31", "-2000-01-01", "-2000-12-31", "reading"),
    ("1914-07-28", "1914-07-28", "1914-07-28", "1914-07-28", "1914-07-28", "an instant"),
    ("[1914..1918]", "1914-01-01", "1918-12-31", "1914-01-01", "1918-12-31", "one unknown day"),
    ("[1667,1670]", "1667-01-01", "1670-12-31", "1667-01-01", "1670-12-31", "one of"),
    ("{1667,1670}", "1667-01-01", "1667-12-31", "1670-01-01", "1670-12-31", "all of"),
    ("{1670,1667,1668}", "1667-01-01", "1667-12-31", "1670-01-01", "1670-12-31", "all of"),
]


@pytest.mark.parametrize(("text", "a", "b", "c", "d", "source"), WINDOWS)
def test_four_points(text, a, b, c, d, source):
    assert windows(parse_edtf(text)) == (a, b, c, d)


KINDS = [
    # text, kind, start, end
    ("1985", Kind.INSTANT, Bound.CLOSED, Bound.CLOSED),
    ("156X-12-25", Kind.INSTANT, Bound.CLOSED, Bound.CLOSED),
    ("[1914..1918]", Kind.INSTANT, Bound.CLOSED, Bound.CLOSED),
    ("[1914..]", Kind.INSTANT, Bound.CLOSED, Bound.OPEN),
    ("[..1914]", Kind.INSTANT, Bound.OPEN, Bound.CLOSED),
    ("1914/1918", Kind.SPAN, Bound.CLOSED, Bound.CLOSED),
    ("1914/..", Kind.SPAN, Bound.CLOSED, Bound.OPEN),
    ("1914/", Kind.SPAN, Bound.CLOSED, Bound.UNKNOWN),
    ("../1918", Kind.SPAN, Bound.OPEN, Bound.CLOSED),
    ("/1918", Kind.SPAN, Bound.UNKNOWN, Bound.CLOSED),
    ("[1914,1918]", Kind.ONE_OF, Bound.CLOSED, Bound.CLOSED),
    ("[..1984,1985-10..]", Kind.ONE_OF, Bound.OPEN, Bound.OPEN),
    ("{1914..1918}", Kind.ALL_OF, Bound.CLOSED, Bound.CLOSED),
    ("{1914}", Kind.ALL_OF, Bound.CLOSED, Bound.CLOSED),
]


@pytest.mark.parametrize(("text", "kind", "start", "end"), KINDS)
def test_kind_and_ends(text, kind, start, end):
    date = parse_edtf(text)
    assert (date.kind, date.start_bound, date.end_bound) == (kind, start, end)


PRECISIONS = [
    ("1985-04-12T23:20:30", Precision.SECOND),
    ("1985-04-12", Precision.DAY),
    ("1985-04-XX", Precision.DAY),
    ("1985-04", Precision.MONTH),
    ("1985-21", Precision.SEASON),
    ("1985-33", Precision.QUARTER),
    ("1985-37", Precision.QUADRIMESTER),
    ("1985-40", Precision.HALF),
    ("1985", Precision.YEAR),
    ("19X5", Precision.YEAR),
    ("198X", Precision.DECADE),
    ("1985S3", Precision.DECADE),
    ("19XX", Precision.CENTURY),
    ("1XXX", Precision.MILLENNIUM),
    ("1985-04/1986", Precision.YEAR),
    ("[1985-04-12,1986-01]", Precision.MONTH),
]


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_precision_is_the_coarsest_unit(text, precision):
    assert parse_edtf(text).precision is precision


N, U, A, B = Qualifier.NONE, Qualifier.UNCERTAIN, Qualifier.APPROXIMATE, Qualifier.BOTH
QUALIFIED = [
    # text, year, month, day; LoC level 1, and level 2 "group" and "individual component"
    ("1984?", U, N, N),
    ("2004-06~", A, A, N),
    ("2004-06-11%", B, B, B),
    ("2004-06~-11", A, A, N),
    ("2004?-06-11", U, N, N),
    ("?2004-06-~11", U, N, A),
    ("2004-%06-11", N, B, N),
    ("2016~-05?", B, U, N),
    ("?-2004-06", U, N, N),
    ("2001-21?", U, U, N),
    ("2001?-23", U, N, N),
    ("[1984?,1985-03~]", B, A, N),
]


@pytest.mark.parametrize(("text", "year", "month", "day"), QUALIFIED)
def test_qualifiers_by_component(text, year, month, day):
    found = parse_edtf(text).qualification
    assert (found.year, found.month, found.day) == (year, month, day)
    assert found.any is year | month | day


def test_a_span_keeps_the_qualifiers_of_both_ends():
    date = parse_edtf("1984?/2004-06~")
    assert (date.qualification.year, date.qualification.end.month) == (U, A)
    assert (date.is_uncertain, date.is_approximate) == (True, True)
    assert (parse_edtf("1984?").is_approximate, parse_edtf("1984").is_uncertain) == (False, False)


SEASONS = [
    # code, hemisphere, first day, last day; the table of seasons for the year 2001
    (21, "north", "2001-03-01", "2001-05-31"),
    (22, "north", "2001-06-01", "2001-08-31"),
    (23, "north", "2001-09-01", "2001-11-30"),
    (24, "north", "2001-12-01", "2002-02-28"),
    (21, "south", "2001-09-01", "2001-11-30"),
    (22, "south", "2001-12-01", "2002-02-28"),
    (23, "south", "2001-03-01", "2001-05-31"),
    (24, "south", "2001-06-01", "2001-08-31"),
    (21, None, "2001-03-01", "2001-11-30"),
    (22, None, "2001-06-01", "2002-02-28"),
    (24, None, "2001-06-01", "2002-02-28"),
    (28, "south", "2001-12-01", "2002-02-28"),
    (29, "north", "2001-09-01", "2001-11-30"),
    (30, "north", "2001-12-01", "2002-02-28"),
    (32, "north", "2001-06-01", "2001-08-31"),
    (33, "south", "2001-01-01", "2001-03-31"),
    (37, "north", "2001-01-01", "2001-04-30"),
    (40, "north", "2001-01-01", "2001-06-30"),
]


@pytest.mark.parametrize(("code", "hemisphere", "first", "last"), SEASONS)
def test_seasons(code, hemisphere, first, last):
    date = parse_edtf(f"2001-{code}", hemisphere=hemisphere)
    assert hull(date) == (first, last)
    assert date.hemisphere == ((hemisphere or "both") if code < 25 else None)


def test_the_hemisphere_leaves_other_dates_alone():
    assert parse_edtf("1985", hemisphere="south") == parse_edtf("1985")


def test_times_keep_their_shift():
    assert parse_edtf("1985-04-12T23:20:30Z").shift_minutes == 0
    assert parse_edtf("1985-04-12T23:20:30-04:30").shift_minutes == -270
    assert parse_edtf("1985-04-12T23:20:30").shift_minutes is None


def test_all_digits_unspecified_is_flagged():
    assert parse_edtf("XXXX-12").year_unknown
    assert not parse_edtf("1XXX-12").year_unknown


REPAIRS = [
    # text, read as, number of repairs
    (" 1985\n", "1985", 2),
    ("[1667, 1668]", "[1667,1668]", 1),
    ("1985 / 1986", "1985/1986", 2),
    ("156x-12-25", "156X-12-25", 1),
    ("19uu", "19XX", 2),
    ("2004?~", "2004%", 1),
    ("2004~?-06", "2004%-06", 1),
    ("1985/unknown", "1985/", 1),
    ("unknown/open", "/..", 2),
    ("y17e7", "Y17E7", 2),
    ("1985-04-12t23:20:30z", "1985-04-12T23:20:30Z", 2),
    ("\ufeff1985", "1985", 1),
]


@pytest.mark.parametrize(("text", "edtf", "repairs"), REPAIRS)
def test_lenient_repairs_and_says_so(text, edtf, repairs):
    date = parse_edtf(text, lenient=True)
    assert (date.edtf, date.text, len(date.repairs)) == (edtf, text, repairs)


def test_lenient_reports_in_words():
    assert parse_edtf("1985/unknown", lenient=True).repairs == (
        "'unknown' at column 6 read as an unknown (empty) end",
    )
    assert parse_edtf("1985", lenient=True).repairs == ()
