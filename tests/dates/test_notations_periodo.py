"""PeriodO termini: whole years with a year 0."""

import pytest

from chronoint.dates import Bound, parse_edtf
from chronoint.dates.notations import NotationError, from_periodo, to_periodo
from chronoint.errors import DateTextError


def period(start, stop):
    return {"start": start, "stop": stop}


BOTH_WAYS = [
    # EDTF, start, stop; the shapes are those of PeriodO's technical overview, the dates ours
    ("1914/1918", {"label": "1914", "in": {"year": "1914"}}, {"label": "1918", "in": {"year": "1918"}}),
    ("-0043/0476", {"label": "-0043", "in": {"year": "-0043"}}, {"label": "0476", "in": {"year": "0476"}}),
    ("0000/0009", {"label": "0000", "in": {"year": "0000"}}, {"label": "0009", "in": {"year": "0009"}}),
    ("145X/15XX", {"label": "145X", "in": {"earliestYear": "1450", "latestYear": "1459"}}, {"label": "15XX", "in": {"earliestYear": "1500", "latestYear": "1599"}}),
    ("1945/..", {"label": "1945", "in": {"year": "1945"}}, {"label": "present"}),
    ("1945/", {"label": "1945", "in": {"year": "1945"}}, {"label": "unknown"}),
    ("/1945", {"label": "unknown"}, {"label": "1945", "in": {"year": "1945"}}),
    ("Y-17000/Y-12000", {"label": "Y-17000", "in": {"year": "-17000"}}, {"label": "Y-12000", "in": {"year": "-12000"}}),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "start", "stop"), BOTH_WAYS)
def test_writes_and_reads(edtf, start, stop):
    noted = to_periodo(parse_edtf(edtf))
    assert noted.value == period(start, stop)
    assert noted.is_complete
    assert str(from_periodo(noted.value).date) == edtf


LOSSES = [
    ("1985", ["kind"]),
    ("1914-07-28/1918-11-11", ["points", "precision"]),
    ("1914-07-28/1918", ["points"]),
    ("1914~/1918", ["qualification"]),
    ("../1918", ["bounds"]),
    ("[1667,1670]", ["kind", "members"]),
    ("156X-12-25/1570", ["points", "members"]),
]


@pytest.mark.parametrize(("edtf", "codes"), LOSSES)
def test_reports_what_it_cannot_say(edtf, codes):
    found = [loss.code for loss in to_periodo(parse_edtf(edtf)).lost]
    assert [code for code in found if code != "precision" or code in codes] == codes


def test_labels_are_the_text():
    value = period({"label": "c. 1200 BC", "in": {"year": "-1199"}}, {"label": "Roman conquest", "in": {"earliestYear": -58, "latestYear": -50}})  # fmt: skip
    date = from_periodo(value).date
    assert date.text == "c. 1200 BC to Roman conquest"
    assert (date.earliest_end, date.latest_end) == (
        parse_edtf("-0058").earliest_start,
        parse_edtf("-0050").latest_end,
    )
    prose = parse_edtf("1985").with_text("the year 1985")
    assert to_periodo(prose).value["start"]["label"] == "the year 1985"
    assert from_periodo(to_periodo(prose).value).date.text == "the year 1985"


def test_one_of_two_years_is_kept():
    noted = from_periodo(
        period({"in": {"latestYear": "1200"}}, {"in": {"earliestYear": "1300", "latestYear": None}})
    )
    date = noted.date
    assert (date.earliest_start, date.latest_start) == (None, parse_edtf("1200").latest_end)
    assert (date.earliest_end, date.latest_end) == (parse_edtf("1300").earliest_start, None)
    assert (date.start_bound, date.end_bound) == (Bound.UNKNOWN, Bound.UNKNOWN)
    assert to_periodo(date).is_complete


def test_what_else_stands_there_is_reported():
    value = period(
        {"label": "1200", "in": {"year": "1200", "latestYear": "1300"}, "note": "?"}, None
    )
    assert [str(loss) for loss in from_periodo(value).lost] == [
        "start['note'] is not read",
        "start.in: year is read, earliest and latest are not",
    ]


REFUSED = [
    # value, class, message
    ("1914", NotationError, "expected a period as dict, found '1914'"),
    ({}, NotationError, "a period has a start and a stop"),
    (period("1914", None), NotationError, "start: expected a terminus as dict, found '1914'"),
    (period({"in": "1914"}, None), NotationError, "start.in: expected years as dict, found '1914'"),
    (period({"in": {"year": 1914.0}}, None), NotationError, "start.in.year: expected a year, found float"),
    (period({"in": {"year": "MCM"}}, None), DateTextError, "'MCM': expected a whole year such as '0476' or '-0043'"),
    (period({"in": {"year": "1" * 400}}, None), DateTextError, f"'{'1' * 59}…': expected a whole year such as '0476' or '-0043'"),
    (period({"in": {"year": "1918"}}, {"in": {"year": "1914"}}), NotationError, "it ends before it starts"),
    (period({"in": {"earliestYear": "1918", "latestYear": "1914"}}, None), NotationError, "the first of two limits lies after the second"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "message"), REFUSED)
def test_refuses_and_says_why(value, kind, message):
    with pytest.raises(kind) as caught:
        from_periodo(value)
    assert str(caught.value) == message
