"""What a date in running text counts from: stretches, stories, periods, other dates."""

import datetime as dt

import pytest

from chronoint.dates import parse_edtf
from chronoint.dates.prose import find_dates, parse_date

REFERENCE = dt.date(2019, 12, 1)


def dates(text, **options):
    return [str(one.date) for one in find_dates(text, **options)]


def test_without_a_reference_relative_dates_have_no_place():
    (one,) = find_dates("He left last week.")
    assert (str(one.date), one.needs_anchor, one.anchor) == ("/", True, None)
    assert dates("He left in 2018, and came back a year later.") == ["2018", "2019"]
    assert dates("He left on 5 May 2018 and came back on 7 June.") == ["2018-05-05", "2018-06-07"]


def test_a_reference_may_be_wide_and_one_with_an_open_side_is_none():
    assert dates("last year", reference=parse_edtf("2019")) == ["2018"]
    assert dates("last year", reference=parse_edtf("2019/..")) == ["/"]


def test_each_stretch_has_its_own_reference():
    text = "Last week, no. UPDATE: last week, yes. Last week again."
    cut = text.index("UPDATE"), text.index("Last week again")
    stretches = [(*cut, dt.date(2020, 9, 18))]
    assert dates(text, reference=REFERENCE, stretches=stretches) == [
        "[2019-11-18..2019-11-24]",
        "[2020-09-07..2020-09-13]",
        "[2019-11-18..2019-11-24]",
    ]


def test_what_was_told_never_crosses_stretches():
    text = "In May 2015 they met. A month later, no."
    cut = text.index("A month")
    inside = find_dates(text, reference=REFERENCE)
    across = find_dates(text, stretches=[(0, cut, REFERENCE), (cut, len(text), REFERENCE)])
    assert str(inside[1].date) == "2015-06"
    assert inside[1].anchor == inside[0]
    assert str(across[1].anchor) == "2019-12-01"


@pytest.mark.parametrize(
    "stretches", [[(0, 5, None), (4, 8, None)], [(0, 99, None)], [(5, 2, None)]]
)
def test_stretches_must_lie_in_the_text_and_apart(stretches):
    with pytest.raises(ValueError, match="is out of order: stretches must not overlap"):
        find_dates("In May 2019", stretches=stretches)


def test_a_date_is_not_read_over_the_end_of_a_stretch():
    assert dates("5 May 2019", stretches=[(0, 5, REFERENCE)]) == ["2019-05-05", "2019"]


REPORT = [
    ("Over the past year, it grew.", "2024"),
    ("Last year it grew.", "2024"),
    ("over the past two years", "2023/2024"),
    ("This month it grew.", "2025-03"),
]


@pytest.mark.parametrize(("text", "edtf"), REPORT)
def test_the_period_of_a_report_is_its_past_year(text, edtf):
    options = {"reference": dt.date(2025, 3, 1), "period": parse_edtf("2024")}
    assert dates(text, **options) == [edtf]


HISTORY = (
    "In September 1939 Poland fell. In March 1940 nothing happened. In May, France was attacked. "
    "By June 10 it was over. In December, Greece. In January, Libya. In a book of 2005 all is told. "
    "On 7 February he fell; the next day he died, and two weeks later she did."
)


def test_a_story_goes_on_from_what_was_told():
    assert dates(HISTORY, reference=dt.date(2010, 1, 1)) == [
        "1939-09",
        "1940-03",
        "1940-05",
        "[..1940-06-10]",
        "1940-12",
        "1941-01",
        "2005",
        "1941-02-07",
        "1941-02-08",
        "[1941-02-17..1941-02-23]",
    ]


def test_news_looks_back_from_the_day_of_writing():
    text = "On 5 May he left. He came back in November. On Tuesday he will go."
    assert dates(text, reference=REFERENCE) == ["2019-05-05", "2019-11", "2019-12-03"]
    assert dates(text, reference=REFERENCE, narrative=False) == dates(text, reference=REFERENCE)


def test_weekdays_of_a_story_follow_what_was_told():
    text = "On Monday 6 May 2019 he fell. On Wednesday he died."
    assert dates(text, reference=REFERENCE, narrative=True) == ["2019-05-06", "2019-05-08"]
    assert dates(text, reference=REFERENCE, narrative=False) == ["2019-05-06", "2019-11-27"]


def test_a_weekday_solves_the_year():
    assert dates("Wednesday 5 September", reference=REFERENCE) == ["2018-09-05"]


def test_a_weekday_that_contradicts_its_date_is_flagged():
    wrong, right = find_dates("Monday, 5 September 2018. Wednesday, 5 September 2018.")
    assert (str(wrong.date), wrong.contradicts_weekday) == ("2018-09-05", True)
    assert (str(right.date), right.contradicts_weekday) == ("2018-09-05", False)


ORDERS = [
    # text, options, dates; decided by: nothing, the caller, another date, the same day in words,
    # the reference, the language
    ("11/12/2023", {}, ["[2023-11-12,2023-12-11]"]),
    ("11/12/2023", {"day_first": True}, ["2023-12-11"]),
    ("11/12/2023", {"day_first": False}, ["2023-11-12"]),
    ("11/12/2023, 21/12/2023", {}, ["2023-12-11", "2023-12-21"]),
    ("11/12/2023, 12/21/2023", {}, ["2023-11-12", "2023-12-21"]),
    ("1 July 2022. Issue dated 01/07/2022", {}, ["2022-07-01", "2022-07-01"]),
    ("Issue dated 01/07/2022", {"reference": dt.date(2022, 1, 7)}, ["2022-01-07"]),
    ("11/12/2023", {"language": "fr"}, ["2023-12-11"]),
    ("11/11/2023", {}, ["2023-11-11"]),
]


@pytest.mark.parametrize(("text", "options", "expected"), ORDERS)
def test_the_order_of_day_and_month(text, options, expected):
    assert dates(text, **options) == expected


def test_an_undecided_order_keeps_both_readings():
    (one,) = find_dates("11/12/2023")
    assert one.is_ambiguous
    assert [str(reading) for reading in one.readings] == ["2023-12-11", "2023-11-12"]


def test_fiscal_years_begin_when_the_caller_says():
    assert dates("in fiscal year 2019", fiscal_month=10) == ["2018-10/2019-09"]
    assert dates("in FY2018/19", fiscal_month=4) == ["2018-04/2019-03"]


def test_seasons_follow_the_hemisphere():
    (one,) = find_dates("in spring 2024", hemisphere="south")
    assert (one.date.earliest_day, one.date.hemisphere) == (
        parse_edtf("2024-09").earliest_day,
        "south",
    )


def test_a_reference_can_be_any_date():
    assert dates("last week", reference=parse_date("1 December 2019")) == [
        "[2019-11-18..2019-11-24]"
    ]


def test_a_dateline_makes_news_of_a_text_full_of_old_years():
    text = "December 1, 2019 On Friday it fell to the level of 1987, 1993, 1997 and 2001."
    assert dates(text, reference=REFERENCE)[1] == "2019-11-29"


def test_a_weekday_to_come_may_be_the_day_of_writing():
    assert dates("He will speak on Sunday.", reference=REFERENCE) == ["2019-12-01"]
    assert dates("He will speak on Monday.", reference=REFERENCE) == ["2019-12-02"]


@pytest.mark.parametrize(
    "aside",
    ["It served a planned campaign in 1942.", "They kept the gains of the previous year."],
)
def test_looking_back_or_ahead_amid_a_sentence_leaves_the_story(aside):
    text = f"On 3 March 1941 it began. {aside} On 5 April it ended."
    assert dates(text, narrative=True)[-1] == "1941-04-05"


def test_what_opens_a_sentence_goes_on_with_the_story():
    text = "In May 1941 they met, recalling 1938. The following year they parted."
    assert dates(text, narrative=True)[-1] == "1942"


@pytest.mark.parametrize(
    ("text", "length"),
    [("weekly", "P1W"), ("every year", "P1Y"), ("per day", "P1D"), ("every Monday", None)],
)
def test_what_comes_again_tells_the_time_between(text, length):
    (one,) = find_dates(text)
    assert (one.kind.value, one.length) == ("set", length)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("their recent victories", ["recent"]),
        ("the current government", ["current"]),
        ("in recent years", ["recent years"]),
        ("an electric current.", []),
    ],
)
def test_adjectives_of_time_are_vague(text, found):
    assert [one.text for one in find_dates(text, reference=REFERENCE)] == found
