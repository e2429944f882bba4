"""One English phrase to one date; widths and readings are those of the prose table."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import WIDTHS, Bound, Kind, parse_date, parse_edtf
from chronoint.dates.prose import find_dates
from chronoint.errors import DateTextError, EDTFError

CALENDAR = [
    # phrase, EDTF; ours
    ("5 September 2018", "2018-09-05"),
    ("September 5 2018", "2018-09-05"),
    ("September 5, 2018", "2018-09-05"),
    ("Sept 3, 2018", "2018-09-03"),
    ("Sept. 3rd, 2018", "2018-09-03"),
    ("the 5th of September 2018", "2018-09-05"),
    ("on 5 September 2018", "2018-09-05"),
    ("Wednesday, September 5, 2018", "2018-09-05"),
    ("October 2019", "2019-10"),
    ("October, 2019", "2019-10"),
    ("in October of 2019", "2019-10"),
    ("Dec. 1970", "1970-12"),
    ("may 2019", "2019-05"),
    ("in 1985", "1985"),
    ("21/11/2023", "2023-11-21"),
    ("11/21/2023", "2023-11-21"),
    ("11/11/2023", "2023-11-11"),
    ("21.11.2023", "2023-11-21"),
    ("21-11-2023", "2023-11-21"),
    ("2023/11/21", "2023-11-21"),
    ("44 BC", "-0043"),
    ("15 March 44 BCE", "-0043-03-15"),
    ("AD 79", "0079"),
    ("476 CE", "0476"),
    ("12000 BC", "Y-11999"),
]

WIDE = [
    # phrase, EDTF; the rows of the table of widths first, then ours
    ("early October 2019", "[2019-10-01..2019-10-10]"),
    ("mid-October 2019", "[2019-10-11..2019-10-20]"),
    ("late October 2019", "[2019-10-21..2019-10-31]"),
    ("late February 2019", "[2019-02-21..2019-02-28]"),
    ("the beginning of October 2019", "[2019-10-01..2019-10-10]"),
    ("at the end of October 2019", "[2019-10-21..2019-10-31]"),
    ("early 2019", "[2019-01..2019-04]"),
    ("early in 2019", "[2019-01..2019-04]"),
    ("mid 2019", "[2019-05..2019-08]"),
    ("late 2019", "[2019-09..2019-12]"),
    ("start of 2019", "[2019-01..2019-02]"),
    ("end of 2019", "[2019-11..2019-12]"),
    ("the final months of 2019", "[2019-10..2019-12]"),
    ("the early 1990s", "[1990..1993]"),
    ("mid-1990s", "[1994..1996]"),
    ("late 1990s", "[1997..1999]"),
    ("early 19th century", "[1801..1833]"),
    ("mid-19th century", "[1834..1866]"),
    ("late 19th century", "[1867..1900]"),
    ("the 1990s", "199X"),
    ("2000s", "200X"),
    ("480s BC", "[-0488..-0479]"),
    ("the 19th century", "[1801..1900]"),
    ("twenty-first century", "[2001..2100]"),
    ("5th century BC", "[-0499..-0400]"),
    ("early 5th century BC", "[-0499..-0467]"),
    ("spring 2024", "2024-21"),
    ("in the fall of 2024", "2024-23"),
    ("winter 2001/2002", "2001-24"),
    ("winter 2001-02", "2001-24"),
    ("early spring 2024", "2024-03"),
    ("Q3 2019", "2019-35"),
    ("the third quarter of 2019", "2019-35"),
    ("first half of 2019", "2019-40"),
    ("H2 2019", "2019-41"),
    ("the second half of October 2019", "[2019-10-16..2019-10-31]"),
    ("first half of the 19th century", "[1801..1850]"),
]

RANGES = [
    # phrase, EDTF, kind; ours after the readings of "between" and of open sides
    ("between 2003 and 2005", "[2003..2005]", Kind.INSTANT),
    ("between 7 and 13 October 2024", "[2024-10-07..2024-10-13]", Kind.INSTANT),
    ("between April and June 2019", "[2019-04..2019-06]", Kind.INSTANT),
    ("between November and March 2020", "[2019-11..2020-03]", Kind.INSTANT),
    ("between 2019-05-03 and June 2020", "[2019-05-03..2020-06-30]", Kind.INSTANT),
    ("between 1985? and 1990", "[1985?..1990?]", Kind.INSTANT),
    ("from 2003 to 2005", "2003/2005", Kind.SPAN),
    ("2019 to 2020", "2019/2020", Kind.SPAN),
    ("2003-2005", "2003/2005", Kind.SPAN),
    ("2003\u20132005", "2003/2005", Kind.SPAN),
    ("1914\u201318", "1914/1918", Kind.SPAN),
    ("7-13 October 2024", "2024-10-07/2024-10-13", Kind.SPAN),
    ("October 7\u201313, 2024", "2024-10-07/2024-10-13", Kind.SPAN),
    ("from 5 October to 3 November 2019", "2019-10-05/2019-11-03", Kind.SPAN),
    ("2019-10 to 2019-12", "2019-10/2019-12", Kind.SPAN),
    ("2010 to present", "2010/..", Kind.SPAN),
    ("since 2010", "2010/..", Kind.SPAN),
    ("since April 1 2014", "2014-04-01/..", Kind.SPAN),
    ("at least since 2010", "2010/..", Kind.SPAN),
    ("from 2010 onwards", "2010/..", Kind.SPAN),
    ("until June 2015", "/2015-06", Kind.SPAN),
    ("after 1985", "[1986..]", Kind.INSTANT),
    ("after 31 December 1985", "[1986-01-01..]", Kind.INSTANT),
    ("before 1985", "[..1984]", Kind.INSTANT),
    ("prior to March 1985", "[..1985-02]", Kind.INSTANT),
    ("by 2015", "[..2015]", Kind.INSTANT),
    ("no later than 5 May 2019", "[..2019-05-05]", Kind.INSTANT),
    ("as early as 2013", "[2013..]", Kind.INSTANT),
    ("in or before 1985", "[..1985]", Kind.INSTANT),
    ("1985 or later", "[1985..]", Kind.INSTANT),
    ("1985 or 1986", "[1985,1986]", Kind.ONE_OF),
    ("December 2018 or January 2019", "[2018-12,2019-01]", Kind.ONE_OF),
    ("on 5 and 6 October 2019", "{2019-10-05,2019-10-06}", Kind.ALL_OF),
]

DOUBTS = [
    ("circa 1985", "1985~"),
    ("c. 1985", "1985~"),
    ("about 44 BCE", "-0043~"),
    ("1985 or so", "1985~"),
    ("probably 1985", "1985?"),
    ("probably about 1985", "1985%"),
    ("sometime in 2015", "2015"),
    ("circa early October 2019", "[2019-10-01~..2019-10-10~]"),
]

RELATIVE = [
    # phrase, EDTF as of Sunday 2019-12-01; ours after the rules of resolving prose
    ("today", "2019-12-01"),
    ("yesterday", "2019-11-30"),
    ("the day before yesterday", "2019-11-29"),
    ("last week", "[2019-11-18..2019-11-24]"),
    ("this week", "[2019-11-25..2019-12-01]"),
    ("next month", "2020-01"),
    ("last year", "2018"),
    ("the previous year", "2018"),
    ("the following day", "2019-12-02"),
    ("a year ago", "2018"),
    ("two months earlier", "2019-10"),
    ("three days later", "2019-12-04"),
    ("half a year later", "2020-06"),
    ("a year and a half ago", "2018-06"),
    ("a few days ago", "[2019-11-26..2019-11-29]"),
    ("three to five weeks ago", "[2019-10-21..2019-11-10]"),
    ("twenty-five years ago", "1994"),
    ("over 25 years ago", "[..1994]"),
    ("Monday", "2019-11-25"),
    ("Sunday", "2019-12-01"),
    ("last Sunday", "2019-11-24"),
    ("next Friday", "2019-12-06"),
    ("5 September", "2019-09-05"),
    ("10 December", "2018-12-10"),
    ("December", "2019-12"),
    ("January", "2019-01"),
    ("Wednesday 5 September", "2018-09-05"),
    ("last October", "2019-10"),
    ("October last year", "2018-10"),
    ("5 October last year", "2018-10-05"),
    ("in the spring of this year", "2019-21"),
    ("last spring", "2019-21"),
    ("next spring", "2020-21"),
    ("winter", "2019-24"),
    ("early this month", "[2019-12-01..2019-12-10]"),
    ("late last year", "[2018-09..2018-12]"),
    ("earlier this year", "[2019-01-01..2019-12-01]"),
    ("the last six years", "2013/2019-12-01"),
    ("two days after 5 October 2019", "2019-10-07"),
    ("the week of 5 October 2019", "[2019-09-30..2019-10-06]"),
    ("a month after spring 2023", "[2023-04..2023-06]"),
]


@pytest.mark.parametrize(("phrase", "edtf"), CALENDAR + WIDE + DOUBTS)
def test_phrases_that_stand_alone(phrase, edtf):
    date = parse_date(phrase)
    assert (str(date), date.text) == (edtf, phrase)
    assert date == parse_edtf(edtf).with_text(phrase)


@pytest.mark.parametrize(("phrase", "edtf", "kind"), RANGES)
def test_ranges_and_open_sides(phrase, edtf, kind):
    date = parse_date(phrase)
    assert (str(date), date.kind) == (edtf, kind)


@pytest.mark.parametrize(("phrase", "edtf"), RELATIVE)
def test_phrases_that_count_from_somewhere(phrase, edtf):
    for reference in (
        dt.date(2019, 12, 1),
        parse_edtf("2019-12-01"),
        parse_date("1 December 2019"),
    ):
        assert str(parse_date(phrase, reference=reference)) == edtf


@pytest.mark.parametrize("phrase", ["last week", "yesterday", "Monday", "5 September", "spring"])
def test_a_missing_reference_is_said(phrase):
    with pytest.raises(DateTextError, match="counts from a day not known; give reference="):
        parse_date(phrase)


def test_a_wide_reference_hands_on_its_width():
    assert str(parse_date("a month later", reference=parse_edtf("2023-21"))) == "[2023-04..2023-06]"
    assert str(parse_date("a year later", reference=parse_edtf("2019-10"))) == "2020-10"
    assert str(parse_date("last year", reference=parse_edtf("2019/2020"))) == "[2018..2019]"


def test_a_reference_needs_both_sides():
    with pytest.raises(DateTextError, match="has no limit on one side"):
        parse_date("last week", reference=parse_edtf("2019/.."))


def test_edtf_is_read_as_edtf():
    assert parse_date("1984?/2004-06~") == parse_edtf("1984?/2004-06~")
    for text in ("2024-13", "2024-13-01"):
        with pytest.raises(EDTFError, match=r"month 13 is out of 1\.\.12") as caught:
            parse_date(text)
        assert caught.value.column == 6
    with pytest.raises(DateTextError, match=r"month 13 is out of 1\.\.12"):
        parse_date("2024/13/01")


def test_spans_keep_windows_that_edtf_cannot_say():
    date = parse_date("from early May 2019 to 2020")
    early = parse_edtf("[2019-05-01..2019-05-10]")
    assert (str(date), date.end_bound) == ("2019-05/2020", Bound.CLOSED)
    assert (date.earliest_start, date.latest_start) == (early.earliest_start, early.latest_end)


def test_policies_can_be_named():
    assert parse_date("spring 2024", hemisphere="south").hemisphere == "south"
    narrow = evolve(WIDTHS, month={"early": (1, 5)})
    assert str(parse_date("early May 2019", widths=narrow)) == "[2019-05-01..2019-05-05]"


RUNNING = [
    # phrase, EDTF as of 2019-12-01; what only the reader of running text knows
    ("Christmas 2018", "2018-12-25"),
    ("at Easter 2019", "2019-04-21"),
    ("since New Year's Day", "2019-01-01/.."),
    ("fiscal year 2019", "2019~"),
    ("during World War II", "1939-09-01/1945-09-02"),
    ("the nineties", "199X"),
    ("the last week of June 2019", "[2019-06-24..2019-06-30]"),
    ("this weekend", "[2019-11-30..2019-12-01]"),
]


@pytest.mark.parametrize(("phrase", "edtf"), RUNNING)
def test_phrases_that_running_text_knows(phrase, edtf):
    date = parse_date(phrase, reference=dt.date(2019, 12, 1))
    assert (str(date), date.text) == (edtf, phrase)


@pytest.mark.parametrize(("phrase", "edtf"), [*CALENDAR, *WIDE])
def test_running_text_reads_phrases_alike(phrase, edtf):
    found = find_dates(phrase)
    assert [str(one.stated) for one in found] == [edtf]


FAULTS = [
    # phrase, column, reason; ours
    ("", 1, "expected a date, found nothing"),
    ("now", 1, "expected a date, found 'now'"),
    (
        "5 Foo 2018",
        3,
        "expected days, weeks, months, years, decades or centuries or a month, found 'Foo'",
    ),
    ("between 2003", 13, "expected 'and', found the end"),
    ("from 2003 to", 13, "expected a date, found the end"),
    ("early", 6, "expected a month, year, decade or century, found the end"),
    ("in 1985 perhaps", 9, "expected the end, found 'perhaps'"),
    ("30 February 2019", 1, "month 2 of 2019 has 28 days, not 30"),
    ("31 April", 1, "month 4 has 30 days, not 31"),
    ("Monday 5 September 2018", 1, "2018-09-05 was a Wednesday, not a Monday"),
    ("between 2005 and 2003", 18, "the second date lies before the first"),
    ("from 2005 to 2003", 14, "the end lies before the start"),
    ("21/11/23", 7, "a date in figures needs a year of four digits"),
    (
        "11/12/2023",
        1,
        "either 11 December or 12 November 2023; write the month as a word, "
        "or 2023-12-11 or 2023-11-12",
    ),
    (
        "the 1900s",
        5,
        "1900s may be ten years or a hundred; write '1900 to 1909' or '20th century'",
    ),
    ("0 AD", 1, "there is no year 0; 1 BCE is followed by 1 CE"),
    ("0th century", 1, "centuries are counted from the 1st"),
    (
        "the beginning of the 1990s",
        5,
        "'beginning' of this has no agreed width; give the months or years",
    ),
    ("\u0662\u0660\u0661\u0669", 1, "expected a date, found '\u0662'"),
    ("5 May 2019\u200f", 11, "expected the end, found '\\u200f'"),
]


@pytest.mark.parametrize(("phrase", "column", "reason"), FAULTS)
def test_faults_say_where_and_what_was_expected(phrase, column, reason):
    with pytest.raises(DateTextError) as caught:
        parse_date(phrase)
    assert (caught.value.reason, caught.value.column) == (reason, column)


HOSTILE = [
    *(word * 2000 for word in ("early ", "between ", "the ", "(", "1985 or ", "7-", "two ")),
    *(word * 25 for word in ("early ", "between ", "about ", "the ", "7-", "two ", "1985 to ")),
    "9" * 200,
    "9" * 199 + "s",
    "in " * 60 + "1985x",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_phrases_are_refused(text):
    with pytest.raises(DateTextError):
        parse_date(text)


@pytest.mark.parametrize("thing", [b"1985", 1985, None, dt.date(1985, 1, 1)])
def test_what_is_no_text(thing):
    with pytest.raises(DateTextError, match="expected a date as str, found"):
        parse_date(thing)


WORDS = [
    "early",
    "late",
    "mid",
    "the",
    "of",
    "in",
    "since",
    "until",
    "before",
    "after",
    "between",
    "from",
    "to",
    "and",
    "or",
    "circa",
    "about",
    "last",
    "this",
    "next",
    "week",
    "month",
    "year",
    "years",
    "days",
    "ago",
    "later",
    "century",
    "19th",
    "1990s",
    "1985",
    "5",
    "13",
    "2019-05",
    "44",
    "BC",
    "spring",
    "May",
    "September",
    "Monday",
    "first",
    "half",
    "quarter",
    "a",
    "few",
    "two",
    ",",
    "-",
    "/",
    ".",
    "?",
    "present",
    "yesterday",
    "end",
]


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.booleans())
def test_any_order_of_words_gives_a_date_or_one_error(words, anchored):
    phrase = " ".join(words)
    try:
        date = parse_date(phrase, reference=dt.date(2019, 12, 1) if anchored else None)
    except DateTextError as error:
        fault = error
    else:
        assert date.text == phrase
        assert parse_edtf(date.edtf).kind is date.kind
        return
    assert 0 <= fault.position <= len(phrase)


@given(st.text(max_size=60))
def test_any_text_gives_a_date_or_one_error(text):
    try:
        parse_date(text, reference=dt.date(2019, 12, 1))
    except DateTextError as error:
        fault = error
    else:
        return
    assert 0 <= fault.position <= len(text)
