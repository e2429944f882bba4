"""EDTF that is refused: where, and in which words."""

import pytest

from chronoint.dates import parse_edtf
from chronoint.errors import DateTextError, EDTFError

REFUSED = [
    # text, column, reason; rows marked R are in the table of readings, the rest are ours
    ("1985-13", 6, "month 13 is out of 1..12"),
    ("1985-00", 6, "month 00 is out of 1..12"),
    ("1985-04-31", 9, "1985-04 has 30 days, not 31"),
    ("1985-04-00", 9, "day 00 is out of 1..31"),
    ("1900-02-29", 9, "1900-02 has 28 days, not 29"),  # R
    ("-0001-02-29", 10, "-0001-02 has 28 days, not 29"),
    ("2020-02-3X", 9, "no day fits '2020-02-3X'"),  # R
    ("19XX-02-30", 9, "no day fits '19XX-02-30'"),  # R
    ("XXX1-02-29", 9, "no day fits 'XXX1-02-29'"),
    ("1999-XX-00", 9, "no day fits '00'"),  # R
    ("1999-2X", 6, "no month fits '2X'"),
    ("2001-21-05", 9, "21 is a season or quarter and has no days"),
    ("-0000", 1, "-0000 is no year; 0000 is 1 BCE"),  # R
    ("-0000-01", 1, "-0000 is no year; 0000 is 1 BCE"),
    ("Y2020", 1, "Y is for years of more than four digits"),  # R
    ("Y02020", 2, "expected a year without leading zero after Y"),
    ("Y17000-08", 7, "a year with Y stands alone, found '-' after it"),
    ("Y17E0", 4, "expected a positive number after E"),
    (
        "12345",
        1,
        "expected a four-digit year, found 5 digits; a longer year is written with Y",
    ),  # R
    ("201", 1, "expected a four-digit year, found 3 digits"),  # R
    ("19", 1, "expected a four-digit year, found 2 digits"),  # R
    ("now", 1, "expected a four-digit year, found 'n'"),
    ("", 1, "expected a date, found nothing"),
    ("1985-", 5, "expected a two-digit month after '-', found the end"),
    ("1985-1", 6, "expected a two-digit month after '-', found '1'"),
    ("1985-04-1", 9, "expected a two-digit day after '-', found '1'"),
    ("1985-04-12-", 11, "unexpected '-' after the date"),
    ("1985 ", 5, "blanks are not allowed (lenient=True removes those between parts)"),  # R
    ("1985\n", 5, "blanks are not allowed (lenient=True removes those between parts)"),  # R
    ("156x", 4, "an unspecified digit is written X, found 'x' (lenient=True repairs it)"),  # R
    ("1985\x00", 5, "unexpected character '\\x00'; EDTF is printable ASCII"),
    ("\u0661\u0669\u0668\u0665", 1, "unexpected character '\u0661'; EDTF is printable ASCII"),
    ("\uff11985", 1, "unexpected character '\uff11'; EDTF is printable ASCII"),
    ("1985\ud800", 5, "unexpected character '\\ud800'; EDTF is printable ASCII"),
    ("1985?~", 6, "two qualifiers in a row; both together are written '%'"),  # R
    ("~2021?", 6, "a year takes one qualifier, before or after it"),  # R
    ("2001-?09~-09", 9, "a month takes one qualifier, before or after it"),
    ("1950S5", 6, "a year of 4 digits has no 5 significant ones"),  # R
    ("1950S2?", 7, "a year with S stands alone, without qualifier or month"),
    ("195XS2", 6, "unspecified and significant digits do not go together"),
    ("1985-04-12T23:20", 11, "expected a time as hh:mm:ss after T"),  # R
    (
        "1985-04-12T23:20:30.5",
        20,
        "expected Z, a shift such as +02:00, or the end, found '.'",
    ),  # R
    ("1985-04-12T24:00:01", 12, "hour 24 is out of 0..23"),
    ("1985-04-12T23:60:00", 15, "minute 60 is out of 0..59"),
    ("1985-04-12T23:20:60", 18, "second 60 is out of 0..59"),
    ("1985-04-12T23:20:30-00:00", 20, "a shift of zero is written Z or +00:00"),
    ("1985-04-12T23:20:30+24", 20, "no such shift from UTC: +24"),
    ("1985-04T10:00:00", 8, "a time of day needs a full day before it"),
    ("1985-04-12T10:00:00/1986", 11, "a time of day cannot stand in an interval or set"),  # R
    ("2002/2001", 6, "the interval ends before it starts"),  # R
    ("1985/1986/1987", 10, "an interval has one '/'"),
    ("1985/13-01", 6, "expected a four-digit year, found 2 digits"),
    ("1985/[1986]", 6, "a set cannot be the end of an interval"),
    ("{2002..2001}", 8, "the range runs backwards"),  # R
    ("[2025-01..2026]", 11, "the two ends of a range must have the same precision"),
    ("[1985,..1986]", 7, "only the first member of a set can begin with '..'"),
    ("[1985..,1986]", 6, "only the last member of a set can end with '..'"),
    ("[..]", 2, "'..' needs a date before or after it in a set"),
    ("[1985", 5, "'[' is not closed by ']'"),
    ("[1985}", 6, "'[' is not closed by ']'"),
    ("[1985,]", 7, "expected a date, found nothing"),
    ("[1985, 1986]", 7, "blanks are not allowed (lenient=True removes those between parts)"),
]


@pytest.mark.parametrize(("text", "column", "reason"), REFUSED)
def test_says_where_and_why(text, column, reason):
    with pytest.raises(EDTFError) as caught:
        parse_edtf(text)
    assert (caught.value.reason, caught.value.column) == (reason, column)
    assert str(caught.value) == f"{text!r}: {reason}"


@pytest.mark.parametrize(
    "thing", [b"1985", 1985, None, 1.5, ["1985"], 10**5000], ids=lambda thing: type(thing).__name__
)
def test_what_is_no_text_is_refused_as_a_date(thing):
    with pytest.raises(EDTFError, match="expected EDTF as str, found"):
        parse_edtf(thing)


LIMITS = [
    # text, limits, words of the reason
    ("Y-17E999999999", {}, "more than 300 digits"),
    ("Y" + "1" * 10_000, {}, "more than 4096"),
    ("Y" + "1" * 4_000, {}, "more than 300 digits"),
    ("Y1E" + "9" * 4_000, {}, "more than 300 digits"),
    ("Y12345S" + "9" * 4_000, {}, "has no 999999999 significant ones"),
    ("[" + ",".join(["1985"] * 100_000) + "]", {}, "more than 4096"),
    ("[1985,1986,1987]", {"max_members": 2}, "3 members are more than 2"),
    ("Y17E8", {"max_year_digits": 9}, "more than 9 digits"),
    ("1985-04-12/1986", {"max_length": 10}, "more than 10"),
    *((char * 10_000, {}, "more than 4096") for char in "[?-/X"),
    *((char * 4_000, {}, ": ") for char in "[?-/X"),
]


@pytest.mark.parametrize(("text", "limits", "words"), LIMITS, ids=lambda value: repr(value)[:30])
def test_hostile_texts_are_refused_with_short_words(text, limits, words):
    with pytest.raises(EDTFError, match=words) as caught:
        parse_edtf(text, **limits)
    assert len(str(caught.value)) < 400
    assert 0 <= caught.value.position <= len(text)


def test_limits_can_be_moved():
    assert parse_edtf("[" + ",".join(["1985"] * 2_000) + "]", max_length=20_000)
    assert parse_edtf("Y17E400", max_year_digits=500)


def test_lenient_places_what_it_cannot_repair_in_the_text_as_given():
    with pytest.raises(EDTFError) as caught:
        parse_edtf("  [1985 , 1986-13]", lenient=True)
    assert (caught.value.column, caught.value.reason) == (16, "month 13 is out of 1..12")


def test_an_unknown_hemisphere_is_no_fault_of_the_text():
    with pytest.raises(ValueError, match="'north', 'south' or None") as caught:
        parse_edtf("2001-21", hemisphere="east")
    assert not isinstance(caught.value, DateTextError)
