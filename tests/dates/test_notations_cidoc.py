"""CIDOC-CRM time-spans as linked.art writes them."""

import pytest

from chronoint.dates import Bound, Kind, parse_edtf
from chronoint.dates.notations import NotationError, from_cidoc, to_cidoc
from chronoint.errors import DateTextError

POINTS = ("begin_of_the_begin", "end_of_the_begin", "begin_of_the_end", "end_of_the_end")


def span_of(*points, **more):
    given = {name: point for name, point in zip(POINTS, points, strict=True) if point}
    return {"type": "TimeSpan", **given, **more}


BOTH_WAYS = [
    # EDTF, the four points; rows 1 and 2 are linked.art's "Spring" and Stowe House, the rest ours
    ("1881", "1881-01-01T00:00:00", None, None, "1881-12-31T23:59:59"),
    ("1848-08/1848-09", "1848-08-01T00:00:00", "1848-08-31T23:59:59", "1848-09-01T00:00:00", "1848-09-30T23:59:59"),
    ("1985-04-12", "1985-04-12T00:00:00", None, None, "1985-04-12T23:59:59"),
    ("1985-04-12T23:20:30", "1985-04-12T23:20:30", None, None, "1985-04-12T23:20:30"),
    ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", None, None, "1985-04-12T23:20:30Z"),
    ("1985-04-12T23:20:30-05:30", "1985-04-12T23:20:30-05:30", None, None, "1985-04-12T23:20:30-05:30"),
    ("[1914..1918]", "1914-01-01T00:00:00", None, None, "1918-12-31T23:59:59"),
    ("1914/1918", "1914-01-01T00:00:00", "1914-12-31T23:59:59", "1918-01-01T00:00:00", "1918-12-31T23:59:59"),
    ("1985/1985", "1985-01-01T00:00:00", "1985-12-31T23:59:59", "1985-01-01T00:00:00", "1985-12-31T23:59:59"),
    ("1914/", "1914-01-01T00:00:00", "1914-12-31T23:59:59", None, None),
    ("/1918", None, None, "1918-01-01T00:00:00", "1918-12-31T23:59:59"),
    ("/", None, None, None, None),
    ("[1914..]", "1914-01-01T00:00:00", None, None, None),
    ("[..1918-11]", None, None, None, "1918-11-30T23:59:59"),
    ("198X", "1980-01-01T00:00:00", None, None, "1989-12-31T23:59:59"),
    ("-0043-03-15", "-0043-03-15T00:00:00", None, None, "-0043-03-15T23:59:59"),
    ("0000", "0000-01-01T00:00:00", None, None, "0000-12-31T23:59:59"),
    ("Y-17000", "-17000-01-01T00:00:00", None, None, "-17000-12-31T23:59:59"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "bb", "eb", "be", "ee"), BOTH_WAYS)
def test_writes_and_reads(edtf, bb, eb, be, ee):
    noted = to_cidoc(parse_edtf(edtf))
    names = [{"type": "Name", "content": edtf}]
    assert noted.value == span_of(bb, eb, be, ee, _label=edtf, identified_by=names)
    assert noted.is_complete
    assert str(from_cidoc(noted.value).date) == edtf


def test_years_before_xsd_1_1_had_no_zero():
    value = to_cidoc(parse_edtf("-0043"), has_year_zero=False).value
    assert value["begin_of_the_begin"] == "-0044-01-01T00:00:00"
    assert str(from_cidoc(value, has_year_zero=False).date) == "-0043"
    with pytest.raises(DateTextError, match="there is no year 0"):
        from_cidoc(span_of("0000-01-01T00:00:00", None, None, None), has_year_zero=False)


def test_the_example_of_the_api_page():
    # "1 day, c. 1750": four points that overlap, and a duration
    value = span_of(
        "1720-01-01T00:00:00Z", "1751-01-01T00:00:00Z", "1749-01-01T00:00:00Z", "1780-01-01T00:00:00Z",
        identified_by=[{"type": "Name", "content": "1 day, during circa 1750"}],
        duration={"type": "Dimension", "value": 1},
    )  # fmt: skip
    noted = from_cidoc(value, ends="exclusive")
    date = noted.date
    assert (date.kind, date.text) == (Kind.SPAN, "1 day, during circa 1750")
    years = [parse_edtf(text).earliest_start for text in ("1720", "1751", "1749", "1780")]
    assert [date.earliest_start, date.latest_start, date.earliest_end, date.latest_end] == years
    assert [(loss.code, str(loss)) for loss in noted.lost] == [("field", "'duration' is not read")]


def test_an_end_at_midnight_is_within_unless_the_caller_says_otherwise():
    # The birth of Rembrandt in linked.art's person endpoint, where the end is the next day
    value = span_of("1606-07-15T00:00:00Z", None, None, "1606-07-16T00:00:00Z")
    assert str(from_cidoc(value, ends="exclusive").date) == "1606-07-15"
    noted = from_cidoc(value)
    assert noted.date.latest_end == parse_edtf("1606-07-16").earliest_start + 1
    assert noted.notes == (
        "an end at 00:00:00 is read as within; ends='exclusive' reads it as after",
    )


@pytest.mark.parametrize("prefix", ["", "crm:"])
def test_the_names_of_the_rdf_and_dates_without_time(prefix):
    value = {
        "@type": "crm:E52_Time-Span",
        f"{prefix}P82a_begin_of_the_begin": {"@type": "xsd:gYear", "@value": "1932"},
        f"{prefix}P82b_end_of_the_end": "1992-05",
    }
    assert str(from_cidoc(value).date) == "[1932-01..1992-05]"


def test_a_half_known_end_keeps_what_is_known():
    date = from_cidoc(
        span_of("1914-01-01T00:00:00", "1914-12-31T23:59:59", None, "1920-12-31T23:59:59")
    ).date
    assert (date.earliest_end, date.latest_end) == (None, parse_edtf("1920").latest_end)
    assert (date.kind, date.end_bound, str(date)) == (Kind.SPAN, Bound.UNKNOWN, "1914/")


LOSSES = [
    ("1914/..", ["bounds"]),
    ("1985?", ["qualification"]),
    ("156X-12-25", ["members"]),
    ("[1667,1670]", ["kind", "members"]),
    ("{1960,1961-12}", ["kind", "members"]),
    ("2001-21", ["precision"]),
    ("[1980-01-01..1989-12-31]", ["precision"]),
]


@pytest.mark.parametrize(("edtf", "codes"), LOSSES)
def test_reports_what_it_cannot_say(edtf, codes):
    noted = to_cidoc(parse_edtf(edtf))
    assert [loss.code for loss in noted.lost] == codes
    assert noted.value["_label"] == edtf


def test_zones_and_fractions_of_days_are_reported():
    noted = from_cidoc(
        span_of("1985-04-12T00:00:00+02:00", None, None, "1985-04-12T23:59:59.999+02:00")
    )
    assert str(noted.date) == "1985-04-12"
    assert [loss.code for loss in noted.lost] == ["field", "zone"]


REFUSED = [
    # value, class, message
    ([], NotationError, "expected a TimeSpan as dict, found list"),
    ({"type": "Dimension"}, NotationError, "type: expected 'TimeSpan', found 'Dimension'"),
    ({"type": "TimeSpan"}, NotationError, "a TimeSpan has a name or at least one of the four points"),
    (span_of(1881, None, None, None), NotationError, "begin_of_the_begin: expected a date as str, found int"),
    (span_of("1882-01-01T00:00:00", None, None, "1881-01-01T00:00:00"), NotationError, "it ends before it starts"),
    (span_of("1882-01-01T00:00:00", "1881-01-01T00:00:00", None, None), NotationError, "the first of two limits lies after the second"),
    (span_of("1881-13-01T00:00:00", None, None, None), DateTextError, "'1881-13-01T00:00:00': month 13 is out of 1..12"),
    (span_of("1881-02-29T00:00:00", None, None, None), DateTextError, "'1881-02-29T00:00:00': day 29 is out of 1..28"),
    (span_of("1881-01-01T24:00:01", None, None, None), DateTextError, "'1881-01-01T24:00:01': second 01 is out of 0..0"),
    (span_of("1881-01-01T00:60:00", None, None, None), DateTextError, "'1881-01-01T00:60:00': minute 60 is out of 0..59"),
    (span_of("1881-01-01T00:00:00+99:00", None, None, None), DateTextError, "'1881-01-01T00:00:00+99:00': no such shift from UTC: +99:00"),
    (span_of("881", None, None, None), DateTextError, "'881': expected an ISO 8601 date such as 1848-08-20T23:59:59Z"),
    (span_of("-0000", None, None, None), DateTextError, "'-0000': year 0 has no sign"),
    (span_of("9" * 301, None, None, None), DateTextError, f"'{'9' * 59}…': a year of more than 300 digits"),
    (span_of("1" * 5000, None, None, None), DateTextError, f"'{'1' * 59}…': 5000 characters are more than 400"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "message"), REFUSED)
def test_refuses_and_says_why(value, kind, message):
    with pytest.raises(kind) as caught:
        from_cidoc(value)
    assert str(caught.value) == message
