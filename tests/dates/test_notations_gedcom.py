"""GEDCOM 7 dates: the grammar, the words, the calendars, and what does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import Bound, Kind, Precision, parse_edtf
from chronoint.dates.notations import GedcomDate, NotationError, from_gedcom, to_gedcom
from chronoint.errors import DateTextError

BOTH_WAYS = [
    # EDTF, payload; the forms are those of GEDCOM 7.0, section 2.4, the dates ours
    ("1985-04-12", "12 APR 1985"),
    ("1985-04", "APR 1985"),
    ("0476", "476"),
    ("0000", "1 BCE"),
    ("-0043-03-15", "15 MAR 44 BCE"),
    ("Y17000", "17000"),
    ("1985~", "ABT 1985"),
    ("1985-04-12~", "ABT 12 APR 1985"),
    ("[1903..1904]", "BET 1903 AND 1904"),  # appendix A, of "1903/4"
    ("[1903-01-01..1904-12-31]", "BET 1 JAN 1903 AND 31 DEC 1904"),
    ("[1903-02..1904-03]", "BET FEB 1903 AND MAR 1904"),
    ("[1918..]", "AFT 1918"),
    ("[..1918-11-11]", "BEF 11 NOV 1918"),
    ("1670/1800", "FROM 1670 TO 1800"),  # appendix A
    ("1914-07-28/1918", "FROM 28 JUL 1914 TO 1918"),
    ("1914/", "FROM 1914"),
    ("/1918", "TO 1918"),
    ("1985/1985", "FROM 1985 TO 1985"),
]


@pytest.mark.parametrize(("edtf", "payload"), BOTH_WAYS)
def test_writes_and_reads(edtf, payload):
    noted = to_gedcom(parse_edtf(edtf))
    assert noted.value == GedcomDate(payload)
    assert noted.is_complete
    assert str(from_gedcom(payload).date) == edtf


READ = [
    # payload, EDTF, precision, codes of what is lost; rows 1 to 6 are appendix A, the rest ours
    ("30 JAN 1649", "1649-01-30", "DAY", []),
    ("6 DEC 1907", "1907-12-06", "DAY", []),
    ("GREGORIAN 1670", "1670", "YEAR", []),
    ("FROM JULIAN 1670 TO 1800", "167X/1800", "YEAR", []),
    ("FROM GREGORIAN 1670 TO JULIAN 1800", "1670/180X", "YEAR", []),
    ("HEBREW 1 TSH 1", "-3760-09-07", "DAY", []),
    ("JULIAN 25 DEC 1066", "1066-12-31", "DAY", []),
    ("JULIAN 15 MAR 44 BCE", "-0043-03-13", "DAY", []),
    ("JULIAN 1066", "[1066-01-07..1067-01-06]", "YEAR", []),
    ("FRENCH_R 9 THER 2", "1794-07-27", "DAY", []),
    ("FRENCH_R COMP 3", "[1795-09-17..1795-09-22]", "MONTH", []),
    ("HEBREW 5 IYR 5708", "1948-05-14", "DAY", []),
    ("CAL 1985", "1985", "YEAR", ["field"]),
    ("EST 1985", "1985~", "YEAR", ["field"]),
    ("BET 28 JUL 1914 AND 1915", "[1914-07-28..1915-12-31]", "YEAR", []),
    ("007", "0007", "YEAR", []),
    ("ABT 17000", "Y17000", "YEAR", ["qualification"]),
]


@pytest.mark.parametrize(("payload", "edtf", "precision", "lost"), READ)
def test_reads(payload, edtf, precision, lost):
    noted = from_gedcom(payload)
    assert (str(noted.date), noted.date.precision.name) == (edtf, precision)
    assert [loss.code for loss in noted.lost] == lost
    assert noted.date.text == payload


def test_a_julian_year_keeps_its_exact_days():
    date = from_gedcom("FROM JULIAN 1670 TO 1800").date
    assert date.earliest_start == parse_edtf("1670-01-11").earliest_start
    assert date.latest_start == parse_edtf("1671-01-11").earliest_start
    assert from_gedcom("FROM JULIAN 1670 TO 1800").notes == (
        "JULIAN dates are converted to Gregorian days",
    )


def test_a_day_beyond_four_digits_keeps_its_points_though_edtf_cannot_name_it():
    date = from_gedcom("2 JAN 12000").date
    assert (str(date), date.precision, date.is_exact) == ("Y12000", Precision.DAY, True)
    assert to_gedcom(date).value.payload == "2 JAN 12000"
    assert to_gedcom(date).is_complete


def test_a_common_hebrew_year_has_no_first_adar():
    noted = from_gedcom("HEBREW 14 ADR 5785")  # appendix A advises to take it for ADS
    assert noted.date == from_gedcom("HEBREW 14 ADS 5785").date.with_text(noted.date.text)
    assert any("one Adar" in note for note in noted.notes)


LOSSES = [
    # EDTF, payload, codes
    ("1985?", "1985", ["qualification"]),
    ("1985%", "ABT 1985", ["qualification"]),
    ("198X", "BET 1980 AND 1989", ["precision"]),
    ("2001-21", "BET MAR 2001 AND MAY 2001", ["precision"]),
    ("156X-12-25", "BET 25 DEC 1560 AND 25 DEC 1569", ["members"]),
    ("[1667,1670]", "BET 1667 AND 1670", ["kind", "members"]),
    ("{1960,1961-12}", "FROM 1960 TO DEC 1961", ["kind", "members"]),
    ("1914/..", "FROM 1914", ["bounds"]),
    ("198X/1995", "BET 1980 AND 1995", ["kind", "points", "precision"]),
    ("198X/..", "AFT 1980", ["kind", "points", "precision"]),
]


@pytest.mark.parametrize(("edtf", "payload", "codes"), LOSSES)
def test_reports_what_it_cannot_say_and_carries_the_text_along(edtf, payload, codes):
    noted = to_gedcom(parse_edtf(edtf))
    assert noted.value == GedcomDate(payload, phrase=edtf)
    assert [loss.code for loss in noted.lost] == codes
    assert all(loss.message == str(loss) for loss in noted.lost)


def test_prose_becomes_the_phrase_and_comes_back_as_text():
    date = parse_edtf("[2019-10-01..2019-10-10]").with_text("early October 2019")
    noted = to_gedcom(date)
    assert noted.value == GedcomDate("BET 1 OCT 2019 AND 10 OCT 2019", "early October 2019")
    assert noted.is_complete
    assert from_gedcom(noted.value).date.text == "early October 2019"


def test_nothing_known_is_an_empty_payload_with_a_phrase():
    noted = to_gedcom(parse_edtf("/").with_text("5 January (year unknown)"))
    assert noted.value.lines() == ["2 DATE", "3 PHRASE 5 January (year unknown)"]  # section 2.4
    back = from_gedcom("", phrase="5 January (year unknown)").date
    assert (back.kind, back.start_bound, back.end_bound) == (
        Kind.SPAN,
        Bound.UNKNOWN,
        Bound.UNKNOWN,
    )


def test_times_of_day():
    noted = to_gedcom(parse_edtf("1985-04-12T23:20:30Z"))
    assert noted.value == GedcomDate("12 APR 1985", time="23:20:30Z")
    assert noted.is_complete
    assert [loss.code for loss in to_gedcom(parse_edtf("1985-04-12T23:20:30+02:00")).lost] == [
        "zone"
    ]
    minute = from_gedcom("12 APR 1985", time="2:50").date
    assert minute.precision is Precision.MINUTE
    assert minute.latest_end - minute.earliest_start == 60
    assert to_gedcom(minute).value.time == "02:50"
    assert to_gedcom(minute).is_complete
    assert [loss.code for loss in from_gedcom("1985", time="2:50").lost] == ["field"]


def test_lines_escape_and_continue():
    value = GedcomDate("1985", "@home\nor not", "9:05")
    assert value.lines(1) == [
        "1 DATE 1985",
        "2 TIME 9:05",
        "2 PHRASE @@home",
        "3 CONT or not",
    ]


REFUSED = [
    # payload, column, what it says
    ("1985 APR", 9, "expected a year, found the end"),
    ("APR 1985 12", 10, "expected the end, found '12'"),
    ("APR", 4, "expected a year, found the end"),
    ("31 APR 1985", 1, "APR has 30 days in that year, not 31"),
    ("29 FEB 1900", 1, "FEB has 28 days in that year, not 29"),
    ("0 JAN 1900", 1, "JAN has 31 days in that year, not 0"),
    ("BET 1900", 9, "expected AND, found the end"),
    ("BET 1920 AND 1910", 14, "the second date lies before the first"),
    ("FROM 1920 TO 1910", 14, "the second date lies before the first"),
    ("0", 1, "there is no year 0; 1 BCE stands before 1"),
    ("apr 1985", 1, "GEDCOM words are upper-case and stand in their place, found 'apr'"),
    ("ABT BEF 1985", 5, "GEDCOM words are upper-case and stand in their place, found 'BEF'"),
    ("@#DJULIAN@ 1700", 1, "since GEDCOM 7 a calendar is GREGORIAN, JULIAN, FRENCH_R or HEBREW"),
    ("(about Easter)", 1, "since GEDCOM 7 a phrase stands in PHRASE, not in the payload"),
    ("30 JAN 1648/49", 8, "since GEDCOM 7 a year has no slash; give the new style, and a PHRASE"),
    ("_MAYAN 1", 1, "'_MAYAN' belongs to an extension, which cannot be converted"),
    ("FRENCH_R 15", 10, "FRENCH_R has the years 1 to 14"),
    ("FRENCH_R 6 COMP 4", 10, "COMP has 5 days in that year, not 6"),
    ("HEBREW 5708 BCE", 13, "HEBREW has no BCE"),
    ("HEBREW 1 JAN 5708", 10, "expected the end, found 'JAN'"),
    ("1985  BCE", 1, "words are parted by one blank, without any around them"),
    ("\t1985", 1, "expected a year or a month of GREGORIAN, found '\\t1985'"),
    ("١٩٨٥", 1, "expected a year or a month of GREGORIAN"),
    ("9" * 301, 1, "a year of more than 300 digits"),
    ("1 " * 5000, 1001, "10000 characters are more than 1000"),
]


@pytest.mark.parametrize(("payload", "column", "reason"), REFUSED)
def test_refuses_and_says_where(payload, column, reason):
    with pytest.raises(DateTextError) as caught:
        from_gedcom(payload)
    assert (caught.value.column, caught.value.reason[: len(reason)]) == (column, reason)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("",), "a DATE has a payload or a phrase"),
        ((b"1985",), "payload: expected str, found bytes"),
        ((None,), "payload: expected str, found None"),
    ],
)
def test_what_is_no_date_at_all(arguments, text):
    with pytest.raises(NotationError, match=f"^{text}"):
        from_gedcom(*arguments)


VOCABULARY = (
    "BET AND AFT BEF FROM TO ABT CAL EST JULIAN HEBREW FRENCH_R GREGORIAN BCE JAN FEB THER ADR "
    "COMP 0 1 13 29 31 1700 5708 44 99999 x @#DJULIAN@ _EXT /"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=30), st.text(max_size=8))
def test_only_ever_refuses_with_our_errors(payload, time):
    try:
        noted = from_gedcom(payload, time=time)
    except (DateTextError, NotationError):
        return
    assert from_gedcom(noted.value) == noted
