"""SIMILE Timeline events: moments, horizons, the forms of their dates."""

import pytest

from chronoint.dates import Kind, Precision, parse_edtf
from chronoint.dates.calendar import day_number
from chronoint.dates.notations import NotationError, from_simile, to_simile
from chronoint.errors import DateTextError


def event(start, end, late=None, early=None):
    found = {"start": start, "latestStart": late, "earliestEnd": early, "end": end}
    return {name: text for name, text in found.items() if text} | {"durationEvent": bool(late)}


BOTH_WAYS = [
    # EDTF, event; ours
    ("1985", event("1985-01-01T00:00:00Z", "1986-01-01T00:00:00Z")),
    ("1985-04-12", event("1985-04-12T00:00:00Z", "1985-04-13T00:00:00Z")),
    ("1985-04-12T23:20:30Z", event("1985-04-12T23:20:30Z", "1985-04-12T23:20:31Z")),
    ("1985-04-12T23:20:30+02:00", event("1985-04-12T23:20:30+02:00", "1985-04-12T23:20:31+02:00")),
    ("[1914..1918]", event("1914-01-01T00:00:00Z", "1919-01-01T00:00:00Z")),
    ("1914-07-28/1918", event("1914-07-28T00:00:00Z", "1919-01-01T00:00:00Z", "1914-07-29T00:00:00Z", "1918-01-01T00:00:00Z")),
    ("0000/0009", event("0000-01-01T00:00:00Z", "0010-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "0009-01-01T00:00:00Z")),
    ("-0043-03-15", event("-000043-03-15T00:00:00Z", "-000043-03-16T00:00:00Z")),
    ("Y12000", event("+012000-01-01T00:00:00Z", "+012001-01-01T00:00:00Z")),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "value"), BOTH_WAYS)
def test_writes_and_reads(edtf, value):
    noted = to_simile(parse_edtf(edtf))
    assert noted.value == value
    assert noted.is_complete
    assert str(from_simile(noted.value).date) == edtf


READ = [
    # event, EDTF; rows 1 and 2 are the examples of the wiki page, the rest ours after its list of forms
    ({"start": "Sat May 20 1961 00:00:00 GMT-0600", "durationEvent": False}, "1961-05-20"),
    ({"start": "Wed May 01 1963 00:00:00 GMT-0600", "end": "Sat Jun 01 1963 00:00:00 GMT-0600", "durationEvent": True}, "1963-05-01/1963-05-31"),
    ({"start": "Thu, 21 Dec 2000 16:01:07 +0200"}, "2000-12-21T16:01:07+02:00"),
    ({"start": "1995-02-04 10:20:01Z"}, "1995-02-04T10:20:01Z"),
    ({"start": "1995-02-04T10:20:01+5:00"}, "1995-02-04T10:20:01+05:00"),
    ({"start": "May 20, 1961"}, "1961-05-20"),
    ({"start": "1961"}, "1961"),
    ({"start": "-43"}, "-0043"),
    ({"start": "44 BC"}, "-0043"),
    ({"start": "476 AD"}, "0476"),
    ({"start": "1914", "end": "1918"}, "1914/1918"),
    ({"start": "1914", "end": "1918", "durationEvent": "false"}, "[1914..1918]"),
    ({"start": "1914", "durationEvent": True}, "1914/"),
    ({"start": "1914", "latestStart": "1915", "end": "1918-11-11"}, "191X/1918-11-11"),
    ({"start": "1914-07-28T11:10:00", "end": "1918-11-11T11:00:00"}, "1914-07-28/1918-11-11"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "edtf"), READ)
def test_reads(value, edtf):
    assert str(from_simile(value).date) == edtf


def test_two_times_of_day_are_kept_to_the_second():
    date = from_simile({"start": "1914-07-28T11:10:00", "end": "1918-11-11T11:00:00"}).date
    assert date.latest_start - date.earliest_start == 1
    assert date.latest_end % 86400 == 11 * 3600
    assert to_simile(date).is_complete


def test_is_duration_is_read_with_a_warning():
    noted = from_simile({"start": "1914", "end": "1918", "isDuration": "true"})
    assert noted.date.kind is Kind.SPAN
    assert noted.notes[0].startswith("isDuration is read as documented")


def test_an_end_that_is_open_needs_a_horizon():
    date = parse_edtf("1985/..")
    with pytest.raises(
        NotationError, match=r"^end: what has no end cannot be drawn; give a horizon"
    ):
        to_simile(date)
    noted = to_simile(date, horizon=(0, day_number(2024, 12, 31)))
    assert noted.value["end"] == "2025-01-01T00:00:00Z"
    assert [loss.code for loss in noted.lost] == ["points", "bounds"]
    assert to_simile(parse_edtf("../1985"), horizon=(0, 1)).value["start"] == "1970-01-01T00:00:00Z"


LOSSES = [
    ("1985?", ["qualification"]),
    ("1985/1985", ["points", "precision"]),  # the widget allows no latestStart after earliestEnd
    ("[1667,1670]", ["kind", "members"]),
    ("1985-04-12T23:20:30", ["zone"]),
    ("2001-21", ["precision"]),
]


@pytest.mark.parametrize(("edtf", "codes"), LOSSES)
def test_reports_what_it_cannot_say(edtf, codes):
    assert [loss.code for loss in to_simile(parse_edtf(edtf)).lost] == codes


def test_what_else_stands_there_is_reported():
    value = {
        "start": "1914",
        "latestStart": "1915",
        "end": "1918",
        "durationEvent": False,
        "instant": True,
    }
    assert [str(loss) for loss in from_simile(value).lost] == [
        "latestStart of an instant is not read",
        "'instant' is not read; durationEvent says it",
    ]
    noted = from_simile({"start": "1995-02-04T10:20:01.5-06:00", "end": "1995-03"})
    assert [loss.code for loss in noted.lost] == ["field", "zone"]
    assert noted.date.precision is Precision.MONTH


REFUSED = [
    # event, class, message
    (None, NotationError, "expected an event as dict, found None"),
    ({"end": "1918"}, NotationError, "start: an event has a start"),
    ({"start": 1914}, NotationError, "start: expected a date as str, found int"),
    ({"start": "1918", "end": "1914"}, NotationError, "it ends before it starts"),
    ({"start": "1914", "durationEvent": 2}, NotationError, "durationEvent: expected true or false, found int"),
    ({"start": "5/10/1961 00:00:00 GMT-0600"}, DateTextError, "'5/10/1961 00:00:00 GMT-0600': expected an ISO 8601 date such as 1848-08-20T23:59:59Z"),
    ({"start": "Mai 20 1961"}, DateTextError, "'Mai 20 1961': Mai is no month"),
    ({"start": "Feb 29 1961"}, DateTextError, "'Feb 29 1961': day 29 is out of 1..28"),
    ({"start": "Feb 28 1961 24:00"}, DateTextError, "'Feb 28 1961 24:00': 24 is out of 0..23"),
    ({"start": "x" * 200}, DateTextError, f"'{'x' * 59}…': 200 characters are more than 100"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "message"), REFUSED)
def test_refuses_and_says_why(value, kind, message):
    with pytest.raises(kind) as caught:
        from_simile(value)
    assert str(caught.value) == message


def test_dates_beyond_javascript_cannot_be_written():
    with pytest.raises(NotationError, match=r"^start: it lies beyond the dates of JavaScript"):
        to_simile(parse_edtf("Y300000"))
