"""Date expressions in English prose: what is found, what it means, what is no date.

Each row is a sentence with its mentions as ``text | EDTF``; the reference is Sunday
2019-12-01. Rows are ours, after the families of issue 4 and the readings of the prose table.
"""

import datetime as dt

import pytest

from chronoint.dates.prose import MentionKind, find_dates

REFERENCE = dt.date(2019, 12, 1)


def found(text, **options):
    return find_dates(text, reference=REFERENCE, **options)


def told(text, **options):
    return [f"{one.text} | {one.date}" for one in found(text, **options)]


CALENDAR = [
    ("He left on 5 September 2018.", "5 September 2018 | 2018-09-05"),
    ("He left on September 5 2018.", "September 5 2018 | 2018-09-05"),
    ("He left on September 5th, 2018, by train.", "September 5th, 2018 | 2018-09-05"),
    ("He left on the 5th of September 2018.", "the 5th of September 2018 | 2018-09-05"),
    ("It was the fifth of November 1605.", "the fifth of November 1605 | 1605-11-05"),
    ("UPDATE SEPT. 3, 2018: gone.", "SEPT. 3, 2018 | 2018-09-03"),
    ("He left on 5-Sep-2018.", "5-Sep-2018 | 2018-09-05"),
    ("He left in October 2019.", "October 2019 | 2019-10"),
    ("He left in October of 2019.", "October of 2019 | 2019-10"),
    ("He left in 1985.", "1985 | 1985"),
    ("The year 2015 was hard.", "year 2015 | 2015"),
    ("The 2015 attacks shocked them.", "2015 | 2015"),
    ("Peace came in 1648.", "1648 | 1648"),
    ("The Treaty (1648) was signed.", "1648 | 1648"),
    ("the summer of '69", "the summer of '69 | 1969-22"),
    ("He died in 44 BC.", "44 BC | -0043"),
    ("Vesuvius erupted in AD 79.", "AD 79 | 0079"),
    ("the war of 499-493 BC", "499-493 BC | -0498/-0492"),
    ("Seen 2019-10-03 at noon.", "2019-10-03 | 2019-10-03"),
    ("Seen 2020/09/13 at noon.", "2020/09/13 | 2020-09-13"),
    ("Source: paper, 21/11/2023", "21/11/2023 | 2023-11-21"),
    ("Source: paper, 21.11.2023.", "21.11.2023 | 2023-11-21"),
    ("Wednesday, September 5, 2018, was dry.", "Wednesday, September 5, 2018 | 2018-09-05"),
]

WIDE = [
    ("In early October 2019 he left.", "early October 2019 | [2019-10-01..2019-10-10]"),
    ("In mid-October 2019 he left.", "mid-October 2019 | [2019-10-11..2019-10-20]"),
    ("At the end of October 2019 he left.", "the end of October 2019 | [2019-10-21..2019-10-31]"),
    ("Early in 2019 he left.", "Early in 2019 | [2019-01..2019-04]"),
    ("By late 2019 he had left.", "late 2019 | [..2019-12]"),
    ("In the final months of 2024 he left.", "the final months of 2024 | [2024-10..2024-12]"),
    ("the second half of 2024", "the second half of 2024 | 2024-41"),
    (
        "the second half of October 2019",
        "the second half of October 2019 | [2019-10-16..2019-10-31]",
    ),
    ("the third quarter of 2019", "the third quarter of 2019 | 2019-35"),
    ("Sales rose in Q3 2019.", "Q3 2019 | 2019-35"),
    ("the last week of June 2019", "the last week of June 2019 | [2019-06-24..2019-06-30]"),
    (
        "the first two weeks of May 2019",
        "the first two weeks of May 2019 | [2019-05-01..2019-05-14]",
    ),
    ("the week of 5 October 2019", "the week of 5 October 2019 | [2019-09-30..2019-10-06]"),
    ("since the spring of 2024", "the spring of 2024 | 2024-21/.."),
    ("the winter of 1941-42", "the winter of 1941-42 | 1941-24"),
    ("in the early 1990s", "the early 1990s | [1990..1993]"),
    ("the 1990s", "the 1990s | 199X"),
    ("in the nineties", "the nineties | 199X"),
    ("in the '80s", "the '80s | 198X"),
    ("the late 1800s", "the late 1800s | [1867..1899]"),
    ("the 480s BC", "the 480s BC | [-0488..-0479]"),
    ("the mid-19th century", "the mid-19th century | [1834..1866]"),
    ("twentieth-century art", "twentieth-century | [1901..2000]"),
    ("around 1985", "around 1985 | 1985~"),
    ("born c. 1985", "c. 1985 | 1985~"),
    ("probably in 1985", "probably in 1985 | 1985?"),
    ("in fiscal year 2019", "fiscal year 2019 | 2019~"),
    ("in FY2018/19", "FY2018/19 | 2018/2019"),
]

RANGES = [
    ("between 7 and 13 October 2024", "between 7 and 13 October 2024 | [2024-10-07..2024-10-13]"),
    ("7-13 October 2024", "7-13 October 2024 | 2024-10-07/2024-10-13"),
    ("October 7\u201313, 2024", "October 7\u201313, 2024 | 2024-10-07/2024-10-13"),
    ("from 7 to 13 October 2024", "from 7 to 13 October 2024 | 2024-10-07/2024-10-13"),
    ("from 5 May to 6 June 2019", "from 5 May to 6 June 2019 | 2019-05-05/2019-06-06"),
    ("June 2018\u2013July 2019", "June 2018\u2013July 2019 | 2018-06/2019-07"),
    ("2019 to 2020", "2019 to 2020 | 2019/2020"),
    ("1914\u201318", "1914\u201318 | 1914/1918"),
    ("between November and March 2020", "between November and March 2020 | [2019-11..2020-03]"),
    ("in 1985 or 1986", "1985 or 1986 | [1985,1986]"),
    ("on 5 and 6 October 2019", "5 and 6 October 2019 | {2019-10-05,2019-10-06}"),
    ("He came in 1939. 1945 was better.", "1939 | 1939", "1945 | 1945"),
    ("in April and May 1940", "April | 1940-04", "May 1940 | 1940-05"),
    ("in 2022 and 2023", "2022 | 2022", "2023 | 2023"),
    ("from 2005 to 2003", "2005 | 2005", "2003 | 2003"),
]

HOLIDAYS = [
    ("at Christmas 2018", "Christmas 2018 | 2018-12-25"),
    ("on Christmas Eve", "Christmas Eve | 2018-12-24"),
    ("on New Year's Day", "New Year's Day | 2019-01-01"),
    ("on New Year\u2019s Day 2018", "New Year\u2019s Day 2018 | 2018-01-01"),
    ("at Easter 2019", "Easter 2019 | 2019-04-21"),
    ("on Good Friday 2020", "Good Friday 2020 | 2020-04-10"),
    ("on Whit Monday last year", "Whit Monday last year | 2018-05-21"),
    ("on May Day 1968", "May Day 1968 | 1968-05-01"),
    ("during World War II", "World War II | 1939-09-01/1945-09-02"),
    ("after the Cold War", "Cold War | [1991-12-27..]"),
]

DEICTIC = [
    ("He left last week.", "last week | [2019-11-18..2019-11-24]"),
    ("He left a year ago.", "a year ago | 2018"),
    ("He left this month.", "this month | 2019-12"),
    ("He left earlier this year.", "earlier this year | [2019-01-01..2019-12-01]"),
    ("He left yesterday morning.", "yesterday morning | 2019-11-30"),
    ("He left the day before yesterday.", "the day before yesterday | 2019-11-29"),
    ("He left last night.", "last night | 2019-11-30"),
    ("in the last six years", "the last six years | 2013/2019-12-01"),
    ("over the past two months", "the past two months | 2019-10/2019-12-01"),
    ("over the past year", "the past year | 2018/2019-12-01"),
    ("at the end of last year", "the end of last year | [2018-11..2018-12]"),
    ("early next year", "early next year | [2020-01..2020-04]"),
    ("in the spring of this year", "the spring of this year | 2019-21"),
    ("in October last year", "October last year | 2018-10"),
    ("last October", "last October | 2019-10"),
    ("last summer", "last summer | 2019-22"),
    ("He spoke on Monday.", "Monday | 2019-11-25"),
    ("He spoke on Friday morning.", "Friday morning | 2019-11-29"),
    ("He will speak on Friday.", "Friday | 2019-12-06"),
    ("The hearing is scheduled for Friday.", "Friday | 2019-12-06"),
    ("The trial is due on 5 March.", "5 March | 2020-03-05"),
    ("He left on 5 March.", "5 March | 2019-03-05"),
    ("He left in the third quarter.", "the third quarter | 2019-35"),
    ("He left at 6:40 p.m. on 5 March.", "6:40 p.m. | 2019-12-01", "5 March | 2019-03-05"),
]

TOLD = [
    ("In spring 2023 they met. A month later, no.", "spring 2023 | 2023-21", "A month later | [2023-04..2023-06]"),
    ("In May 2018 they voted. Half a year later, no.", "May 2018 | 2018-05", "Half a year later | 2018-11"),
    ("On 7 May 2018 he fell. A few days later he died.", "7 May 2018 | 2018-05-07", "A few days later | [2018-05-09..2018-05-12]"),
    ("On 3 January 2018 he fell. Later that month he died.", "3 January 2018 | 2018-01-03", "Later that month | [2018-01-03..2018-01-31]"),
    ("On 7 May 2018 he fell. The same day she fell.", "7 May 2018 | 2018-05-07", "The same day | 2018-05-07"),
    ("On 7 May 2018 he fell. The next day she fell.", "7 May 2018 | 2018-05-07", "The next day | 2018-05-08"),
    ("In 2018 he fell; the previous year he rose.", "2018 | 2018", "the previous year | 2017"),
    ("In 2018 he rose, and fell at the end of the year.", "2018 | 2018", "the end of the year | [2018-11..2018-12]"),
    ("In 1941 he came. In October of that year he left.", "1941 | 1941", "October of that year | 1941-10"),
    ("In 2015, 9; five years earlier, in 2010, 8.", "2015 | 2015", "five years earlier | 2010", "2010 | 2010"),
    ("two days after 5 October 2019", "two days after 5 October 2019 | 2019-10-07"),
    ("the last three years (from 2015 to 2017)", "the last three years | 2015/2017", "from 2015 to 2017 | 2015/2017"),
    ("On Monday (Sept 3 2018) he spoke.", "Monday | 2018-09-03", "Sept 3 2018 | 2018-09-03"),
    ("On 7 May 2018 at 15:30 UTC he fell.", "7 May 2018 | 2018-05-07", "15:30 UTC | 2018-05-07"),
]  # fmt: skip

NO_DATES = [
    "He may march second in the hall, and fall.",
    "Intel Today and USA Today agree.",
    "@Intel_Today",
    "A force of 1500 men met 2000 soldiers.",
    "It cost $1999, or 1,985 euros, up 2015%.",
    "Version 1985.5, 12000 km, #1999, a 2000-strong crowd.",
    "Page 1985, room 2001, flight 1812.",
    "He was 25 years old; she, a 25-year-old, married at the age of 30 years.",
    "He earns 1000 a year and eats twice a day.",
    "The Easter Rising and the Good Friday Agreement; White Christmas.",
    "Black Friday, Bloody Sunday.",
    "June Carter met April Jones.",
    "In his nineties, he died.",
    "NoName057(16) and 10.1.2019.5 and 109796313",
    "The fall of Kabul. The Prague Spring.",
    "the first week of the war",
    "a 3:2 win, John 3:16",
]


@pytest.mark.parametrize("row", CALENDAR + WIDE + RANGES + HOLIDAYS + TOLD, ids=lambda row: row[0])
def test_sentences(row):
    assert told(row[0], narrative=False) == list(row[1:])


@pytest.mark.parametrize("row", DEICTIC[:-1], ids=lambda row: row[0])
def test_dates_counted_from_the_day_of_writing(row):
    mentions = found(row[0])
    assert [f"{one.text} | {one.date}" for one in mentions] == list(row[1:])
    assert str(mentions[0].anchor) == "2019-12-01"


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date(text):
    assert told(text) == []


DURATIONS = [
    # sentence, text, ISO 8601, EDTF
    ("He worked there for 14 years.", "14 years", "P14Y", "/"),
    ("He helped for over 25 years.", "over 25 years", "P25Y", "/"),
    ("It took a year and a half.", "a year and a half", "P18M", "/"),
    ("It took two and a half years.", "two and a half years", "P30M", "/"),
    ("It lasted half a century.", "half a century", "P50Y", "/"),
    ("a three-day battle", "three-day", "P3D", "/"),
    ("It took three to five weeks.", "three to five weeks", "P3W/P5W", "/"),
    ("He has been there for 40 years.", "40 years", "P40Y", "1979~/.."),
    ("two days after the attack", "two days", "P2D", "/"),
]


@pytest.mark.parametrize(("sentence", "text", "length", "edtf"), DURATIONS)
def test_durations_have_a_length_and_rarely_a_place(sentence, text, length, edtf):
    (one,) = found(sentence)
    assert (one.text, one.length, str(one.date), one.kind) == (
        text,
        length,
        edtf,
        MentionKind.DURATION,
    )


SIDES = [
    # sentence, text, side, stated, date
    ("since April 1 2014", "April 1 2014", "since", "2014-04-01", "2014-04-01/.."),
    ("until June 2015", "June 2015", "until", "2015-06", "/2015-06"),
    ("before April 2024", "April 2024", "before", "2024-04", "[..2024-03]"),
    ("after 1985", "1985", "after", "1985", "[1986..]"),
    ("by early May 2019", "early May 2019", "by", "[2019-05-01..2019-05-10]", "[..2019-05-10]"),
    ("as early as 2013", "2013", "from", "2013", "[2013..]"),
    ("no later than 5 May 2019", "5 May 2019", "by", "2019-05-05", "[..2019-05-05]"),
    ("from 2010 onwards", "2010", "since", "2010", "2010/.."),
    ("in 1985 or later", "1985", "from", "1985", "[1985..]"),
    ("Since the March 2016 attacks, all changed.", "March 2016", "since", "2016-03", "2016-03/.."),
    ("before World War II", "World War II", "before", "1939-09-01/1945-09-02", "[..1939-08-31]"),
]


@pytest.mark.parametrize(("sentence", "text", "side", "stated", "date"), SIDES)
def test_words_that_open_a_side_stay_outside(sentence, text, side, stated, date):
    (one,) = found(sentence)
    assert (one.text, one.side, str(one.stated), str(one.date)) == (text, side, stated, date)
    assert one.open_end is (side in ("since", "after", "from"))
    assert one.open_start is (side in ("until", "before", "by"))


def test_an_attribute_is_no_limit():
    (one,) = found("It was shown by the New Year's Day attack.")
    assert one.side is None


KINDS = [
    ("On 5 May 2019", "within", "day, month and year"),
    ("from 2003 to 2005", "span", "from one to another"),
    ("every Monday", "set", "again and again"),
    ("annually", "set", "again and again"),
    ("recently", "vague", "vague"),
    ("in recent years", "vague", "vague"),
    ("now", "vague", "vague"),
    ("for 14 years", "duration", "duration"),
]


@pytest.mark.parametrize(("text", "kind", "rule"), KINDS)
def test_kinds_and_rules(text, kind, rule):
    (one,) = found(text)
    assert (one.kind.value, one.rule) == (kind, rule)


def test_vague_dates_open_the_side_they_mean():
    recently, now, soon = found("recently, now and in the coming months")
    assert [str(one.date) for one in (recently, now, soon)] == [
        "[..2019-12-01]",
        "2019-12-01",
        "[2019-12-01..]",
    ]


def test_a_clock_time_is_its_day():
    assert told("He fell at 6:40 p.m. here.") == ["6:40 p.m. | 2019-12-01"]
    assert told("At 5:34 AM Baghdad time on March 20, 2003 it began.")[0] == "5:34 AM | 2003-03-20"


def test_lines_are_sentences_unless_wrapped_by_hand():
    assert told("He came in May\n2018 was good.")[-1] == "2018 | 2018"
    wrapped = "It has been known for quite some time that they met in secret on 5\nMay 2018 there."
    assert told(wrapped) == ["5\nMay 2018 | 2018-05-05"]
    assert told("on 5\n\nMay 2018") == ["May 2018 | 2018-05"]


def test_extents_count_code_points():
    text = "\u0130stanbul \U0001f600 \u2014 5\u00a0May\u00a02018"
    (one,) = found(text)
    assert text[one.start : one.end] == one.text == "5\u00a0May\u00a02018"
