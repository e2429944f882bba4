"""Wikidata statements: precisions, calendars, qualifiers."""

import pytest

from chronoint.dates import Bound, Kind, parse_edtf
from chronoint.dates.notations import NotationError, from_wikidata, to_wikidata
from chronoint.errors import DateTextError

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def time(text, precision, model=GREGORIAN, **more):
    return {"time": text, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": model} | more  # fmt: skip


def snak(name, value):
    if isinstance(value, str):
        return {"snaktype": value, "property": name, "datatype": "time"}
    return {"snaktype": "value", "property": name, "datatype": "time", "datavalue": {"value": value, "type": "time"}}  # fmt: skip


def item(name, number):
    return {"snaktype": "value", "property": name, "datavalue": {"value": {"id": number}, "type": "wikibase-entityid"}}  # fmt: skip


def statement(main, **qualifiers):
    found = {"mainsnak": snak("P585", main), "type": "statement", "rank": "normal"}
    if qualifiers:
        found["qualifiers"] = {name: [snak(name, value)] for name, value in qualifiers.items()}
    return found


VALUES = [
    # EDTF, time, precision: written so and read so. Years by Wikibase's JSON format (-0044 is
    # 44 BCE), the rest ours
    ("2001-12-31", "+2001-12-31T00:00:00Z", 11),
    ("2001-12", "+2001-12-00T00:00:00Z", 10),
    ("1952", "+1952-00-00T00:00:00Z", 9),
    ("198X", "+1980-00-00T00:00:00Z", 8),
    ("0000", "-0001-00-00T00:00:00Z", 9),
    ("-0043", "-0044-00-00T00:00:00Z", 9),
    ("-0043-03-15", "-0044-03-15T00:00:00Z", 11),
    ("Y17000", "+17000-00-00T00:00:00Z", 9),
]


@pytest.mark.parametrize(("edtf", "text", "precision"), VALUES)
def test_writes_and_reads_values(edtf, text, precision):
    noted = to_wikidata(parse_edtf(edtf))
    assert noted.value == statement(time(text, precision))
    assert noted.is_complete
    assert str(from_wikidata(noted.value).date) == edtf


SPANS = [
    # EDTF, main value, qualifiers
    ("[1914..1918]", "somevalue", {"P1319": time("+1914-00-00T00:00:00Z", 9), "P1326": time("+1918-00-00T00:00:00Z", 9)}),
    ("[1901..2000]", "somevalue", {"P1319": time("+1901-00-00T00:00:00Z", 9), "P1326": time("+2000-00-00T00:00:00Z", 9)}),
    ("[1914-07-28..]", "somevalue", {"P1319": time("+1914-07-28T00:00:00Z", 11)}),
    ("[..1918]", "somevalue", {"P1326": time("+1918-00-00T00:00:00Z", 9)}),
    ("1914-07-28/1918", "somevalue", {"P580": time("+1914-07-28T00:00:00Z", 11), "P582": time("+1918-00-00T00:00:00Z", 9)}),
    ("1914/..", "somevalue", {"P580": time("+1914-00-00T00:00:00Z", 9), "P582": "novalue"}),
    ("1914/", "somevalue", {"P580": time("+1914-00-00T00:00:00Z", 9), "P582": "somevalue"}),
    ("../1918", "somevalue", {"P580": "novalue", "P582": time("+1918-00-00T00:00:00Z", 9)}),
    ("/", "somevalue", {"P580": "somevalue", "P582": "somevalue"}),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "main", "qualifiers"), SPANS)
def test_writes_and_reads_ranges_and_spans(edtf, main, qualifiers):
    noted = to_wikidata(parse_edtf(edtf))
    assert noted.value == statement(main, **qualifiers)
    assert noted.is_complete
    assert str(from_wikidata(noted.value).date) == edtf


@pytest.mark.parametrize(("mark", "items"), [("~", ["Q5727902"]), ("?", ["Q18122778"]), ("%", ["Q5727902", "Q18122778"])])  # fmt: skip
def test_circa_and_presumably(mark, items):
    for edtf in (f"1952{mark}", f"[1914{mark}..1918{mark}]", f"1914{mark}/1918{mark}"):
        noted = to_wikidata(parse_edtf(edtf))
        found = noted.value["qualifiers"]["P1480"]
        assert [snak["datavalue"]["value"]["id"] for snak in found] == items
        assert noted.is_complete


UNITS = [
    # time, precision, first and last year (astronomical); rows 1 to 4 as Wikibase shows them
    ("+2000-00-00T00:00:00Z", 7, 1901, 2000),  # "20. century"
    ("+1902-00-00T00:00:00Z", 7, 1901, 2000),
    ("+1300-00-00T00:00:00Z", 7, 1201, 1300),
    ("+1994-00-00T00:00:00Z", 8, 1990, 1999),  # "1990s"
    ("-0044-00-00T00:00:00Z", 8, -48, -39),  # 49 to 40 BCE
    ("-0044-00-00T00:00:00Z", 7, -99, 0),  # 100 to 1 BCE
    ("+0005-00-00T00:00:00Z", 8, 1, 9),  # there is no year 0
    ("+2000-00-00T00:00:00Z", 6, 1001, 2000),
    ("+13000-00-00T00:00:00Z", 5, 5000, 14999),
    ("-66000000-00-00T00:00:00Z", 3, -66499998, -65499999),
    ("-13800000000-00-00T00:00:00Z", 1, -13849999998, -13749999999),
    ("+1952-00-00T00:00:00Z", 9, 1952, 1952),
]


@pytest.mark.parametrize(("text", "precision", "first", "last"), UNITS)
def test_which_years_a_unit_has(text, precision, first, last):
    date = from_wikidata(time(text, precision)).date
    spelled = [
        f"Y{year}" if abs(year) > 9999 else f"{'-' * (year < 0)}{abs(year):04}"
        for year in (first, last)
    ]
    assert date.earliest_start == parse_edtf(spelled[0]).earliest_start
    assert date.latest_end == parse_edtf(spelled[1]).latest_end
    assert date.kind is Kind.INSTANT
    assert to_wikidata(date).is_complete


def test_the_years_1900_to_1999_are_no_century_there():
    noted = to_wikidata(parse_edtf("19XX"))
    assert noted.value["mainsnak"]["snaktype"] == "somevalue"
    assert [loss.code for loss in noted.lost] == ["precision"]


def test_julian_values_are_converted():
    noted = from_wikidata(time("+1066-10-14T00:00:00Z", 11, JULIAN))
    assert (str(noted.date), noted.date.text) == ("1066-10-20", "+1066-10-14T00:00:00Z Julian")
    assert noted.notes == ("JULIAN dates are converted to Gregorian days",)
    assert str(from_wikidata(time("+1500-02-29T00:00:00Z", 11, JULIAN)).date) == "1500-03-10"
    assert (
        str(from_wikidata(time("+1066-00-00T00:00:00Z", 9, JULIAN)).date)
        == "[1066-01-07..1067-01-06]"
    )
    assert str(from_wikidata(time("+1066-00-00T00:00:00Z", 8, JULIAN)).date) == "106X"


def test_the_rdf_export_has_a_year_zero():
    assert (
        str(from_wikidata(time("-0043-03-15T00:00:00Z", 11), has_year_zero=True).date)
        == "-0043-03-15"
    )
    assert str(from_wikidata(time("0000-00-00T00:00:00Z", 9), has_year_zero=True).date) == "0000"


def test_before_and_after_widen():
    noted = from_wikidata(time("+1952-00-00T00:00:00Z", 9, before=2, after=1))
    assert str(noted.date) == "[1950..1953]"
    assert (
        str(from_wikidata(time("+1952-01-00T00:00:00Z", 10, before=1)).date) == "[1951-12..1952-01]"
    )
    assert (
        str(from_wikidata(time("+1952-01-01T00:00:00Z", 11, after=1)).date)
        == "[1952-01-01..1952-01-02]"
    )


@pytest.mark.parametrize(("precision", "width"), [(14, 1), (13, 60), (12, 3600)])
def test_times_of_day_are_read_though_unused(precision, width):
    date = from_wikidata(time("+1985-04-12T23:20:30Z", precision)).date
    assert date.latest_end - date.earliest_start == width
    assert date.is_exact


def test_times_of_day_are_not_written():
    noted = to_wikidata(parse_edtf("1985-04-12T23:20:30"))
    assert noted.value == statement(time("+1985-04-12T00:00:00Z", 11))
    assert [loss.code for loss in noted.lost] == ["points", "precision"]


def test_limits_of_the_ends_of_a_span():
    value = statement(
        "somevalue", P580="somevalue", P582="somevalue",
        P1319=time("+1914-00-00T00:00:00Z", 9), P8555=time("+1915-00-00T00:00:00Z", 9),
        P8554=time("+1918-00-00T00:00:00Z", 9), P12506=time("+1920-00-00T00:00:00Z", 9),
    )  # fmt: skip
    noted = from_wikidata(value)
    date = noted.date
    points = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
    assert points == tuple(
        parse_edtf(year).earliest_start for year in ("1914", "1916", "1918", "1921")
    )
    assert to_wikidata(date).is_complete
    assert (
        to_wikidata(date).value["qualifiers"]["P12506"][0]["datavalue"]["value"]["time"][:6]
        == "+1920-"
    )


def test_earliest_and_latest_beside_a_value():
    year = time("+1850-00-00T00:00:00Z", 9)
    within = statement(year, P1319=time("+1850-03-00T00:00:00Z", 10))
    assert (str(from_wikidata(within).date), from_wikidata(within).lost) == (
        "[1850-03..1850-12]",
        (),
    )
    around = statement(
        year, P1319=time("+1845-00-00T00:00:00Z", 9), P1326=time("+1855-00-00T00:00:00Z", 9)
    )
    noted = from_wikidata(around)
    assert str(noted.date) == "[1845..1855]"
    assert [str(loss) for loss in noted.lost] == [
        "the value between earliest and latest date is not kept"
    ]


def test_what_else_stands_there_is_reported():
    value = statement(time("+1952-00-00T00:00:00Z", 9))
    value["rank"] = "deprecated"
    value["qualifiers"] = {
        "P1480": [item("P1480", "Q30230067")],
        "P4241": [item("P4241", "Q40719687")],
    }
    assert [str(loss) for loss in from_wikidata(value).lost] == [
        "the sourcing circumstance 'Q30230067' is not read",
        "the qualifier 'P4241' is not read",
        "the statement is deprecated there",
    ]


def test_some_value_alone_is_unknown():
    date = from_wikidata(statement("somevalue")).date
    assert (str(date), date.end_bound) == ("/", Bound.UNKNOWN)


@pytest.mark.parametrize("wrap", [lambda v: v, lambda v: {"value": v, "type": "time"}, lambda v: snak("P569", v)])  # fmt: skip
def test_reads_values_with_less_around_them(wrap):
    assert str(from_wikidata(wrap(time("+1952-00-00T00:00:00Z", 9))).date) == "1952"


REFUSED = [
    # value, class, message
    (None, NotationError, "expected a statement or time value, found None"),
    (statement("novalue"), NotationError, "the statement says that there is no date"),
    (time("+1952-00-00T00:00:00Z", 15), NotationError, "precision: it is out of 0..14"),
    (time("+1952-00-00T00:00:00Z", True), NotationError, "precision: expected a whole number, found True"),
    (time("+1952-00-00T00:00:00Z", 9, after=10**9), NotationError, "after: it is out of 0..1000000"),
    (time("+1952-00-00T00:00:00Z", 9, "http://www.wikidata.org/entity/Q12138"), NotationError, "calendarmodel: expected Q1985727 (Gregorian) or Q1985786 (Julian), found 'http://www.wikidata.org/entity/Q12138'"),
    (time(None, 9), NotationError, "time: expected a text such as '+1985-04-00T00:00:00Z', found None"),
    (time("1952", 9), DateTextError, "'1952': expected a text such as '+1985-04-00T00:00:00Z'"),
    (time("+0000-00-00T00:00:00Z", 9), DateTextError, "'+0000-00-00T00:00:00Z': there is no year 0 in Wikidata's JSON; has_year_zero=True reads the RDF export"),
    (time("+1952-00-00T00:00:00Z", 10), DateTextError, "'+1952-00-00T00:00:00Z': month 00 is out of 1..12"),
    (time("+1952-02-30T00:00:00Z", 11), DateTextError, "'+1952-02-30T00:00:00Z': day 30 is out of 1..29"),
    ({"snaktype": "value"}, NotationError, "datavalue: expected a data value of type 'time'"),
    ({"mainsnak": {"snaktype": 1}}, NotationError, "mainsnak.snaktype: expected 'value', 'somevalue' or 'novalue', found int"),
    (statement("somevalue") | {"qualifiers": {"P580": {}}}, NotationError, "qualifiers['P580']: expected a list of snaks, found dict"),
    (statement("somevalue") | {"qualifiers": []}, NotationError, "qualifiers: expected qualifiers by property, found list"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "message"), REFUSED)
def test_refuses_and_says_why(value, kind, message):
    with pytest.raises(kind) as caught:
        from_wikidata(value)
    assert str(caught.value) == message


def test_years_of_more_than_16_digits_cannot_be_written():
    with pytest.raises(NotationError, match="at most 16 digits"):
        to_wikidata(parse_edtf("Y12345678901234567"))
