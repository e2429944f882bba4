"""Columns: what they hold, and that they answer as dates do one by one."""

import datetime as dt
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import Kind, Truth, parse_date, parse_edtf, questions
from chronoint.dates.chance import chance_after, chance_before, chance_same_day
from chronoint.dates.columns import DateColumn
from chronoint.errors import CalendarRangeError, ChanceError, EDTFError

E = parse_edtf

# One of each thing that a row must get right; the reason stands behind it.
TEXTS = [
    "1985", "1985-04", "1985-04-12", "198X", "1985-04-12T10:00:00", "1985-04-12T11:00:00Z",
    "1985-04-12T23:30:00-05:00", "1985-04-13T04:30:00Z",  # one moment
    "1985-21", "1985-24", "1984~", "1985-04?", "2004-06~-11",  # seasons, qualifiers
    "1914/1918", "1984?/1986-04~", "1985/1985", "1985-04/1985-04-12", "1984-11-12/1984-11-XX",  # tied ends
    "1985/", "/1985", "1985/..", "../1985", "../..", "/", "../", "/..",  # no end, in every way
    "156X-12-25", "1985-XX-12", "[1962,1964]", "[1985-04-01..1985-04-20]", "[..1985]", "[1985..]",
    "{1960,1962-04}", "{..1985}", "{1985..}", "[1984-XX-12,1985]", "156X-12-25/1570", "-0043-03-15", "-01XX",
    "Y100000000000", "Y-100000000000", "Y1E15", "Y2E200", "Y-1E200", "Y1E15/Y2E15",  # far years
]  # fmt: skip
QUESTIONS = ["before", "after", "during", "overlaps", "meets", "same_day", "within"]
CODES = {Truth.YES: 1, Truth.MAYBE: 0, Truth.NO: -1}
HORIZON = (dt.date(1500, 1, 1), dt.date(2020, 12, 31))

values = st.one_of(
    st.sampled_from(TEXTS),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(1983, 1987), st.integers(1, 12), st.integers(1, 28)),
    st.builds("{:04}-{:02}/{:04}".format, st.integers(1983, 1985), st.integers(1, 12), st.integers(1986, 1987)),
    st.builds("{:04}".format, st.integers(0, 9999)),
).map(E)  # fmt: skip
pairs = st.lists(st.tuples(values, values), max_size=8)


@pytest.fixture(scope="module")
def everything():
    return DateColumn.from_texts(TEXTS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_pair_is_answered_as_two_dates_are(question, everything):
    ask = getattr(questions, question)
    for text in TEXTS:
        answers = getattr(everything, question)(E(text))
        assert answers.dtype == np.int8
        expected = [CODES[ask(E(one), E(text))] for one in TEXTS]
        wrong = [(one, text) for one, a, b in zip(TEXTS, answers, expected, strict=True) if a != b]
        assert not wrong


@settings(deadline=None, max_examples=60)
@given(pairs, st.sampled_from(QUESTIONS))
def test_columns_of_pairs_answer_as_pairs_do(both, question):
    one, other = (DateColumn.from_values([pair[side] for pair in both]) for side in (0, 1))
    ask = getattr(questions, question)
    assert getattr(one, question)(other).tolist() == [CODES[ask(a, b)] for a, b in both]


CHANCES = [("chance_before", chance_before), ("chance_after", chance_after), ("chance_same_day", chance_same_day)]  # fmt: skip


def _one_by_one(ask, one, other, horizon):
    try:
        return ask(one, other, horizon=horizon)
    except ChanceError:
        return np.nan


@pytest.mark.parametrize(("name", "ask"), CHANCES)
@pytest.mark.parametrize("horizon", [None, HORIZON])
def test_every_chance_is_that_of_two_dates(name, ask, horizon, everything):
    for text in TEXTS:
        found = getattr(everything, name)(E(text), horizon=horizon)
        expected = [_one_by_one(ask, E(one), E(text), horizon) for one in TEXTS]
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14, err_msg=text)


@settings(deadline=None, max_examples=60)
@given(pairs, st.sampled_from(CHANCES), st.sampled_from([None, HORIZON]))
def test_chances_of_columns_are_those_of_pairs(both, question, horizon):
    name, ask = question
    one, other = (DateColumn.from_values([pair[side] for pair in both]) for side in (0, 1))
    found = getattr(one, name)(other, horizon=horizon)
    expected = [_one_by_one(ask, a, b, horizon) for a, b in both]
    np.testing.assert_allclose(found, np.array(expected, dtype=float), rtol=1e-12, atol=1e-14)


@settings(deadline=None, max_examples=60)
@given(pairs)
def test_the_three_chances_add_up_to_one(both):
    one, other = (DateColumn.from_values([pair[side] for pair in both]) for side in (0, 1))
    parts = [getattr(one, name)(other, horizon=HORIZON) for name, _ in CHANCES]
    known = ~np.isnan(sum(parts))
    np.testing.assert_allclose(sum(parts)[known], 1.0, rtol=0, atol=1e-12)


def test_a_range_far_wider_than_the_other_loses_nothing():
    # T(n) of the formula would cancel here: 3.65e13 days against one.
    wide = DateColumn.from_texts(["Y100000000000/Y100000000000", "Y1E11S1"])
    assert wide[1].latest_day - wide[1].earliest_day > 1e13
    day = wide[1].earliest_day + 7
    one = DateColumn.from_days([day], [day])
    found = one.chance_before(wide[1])[0]
    width = wide[1].latest_day - wide[1].earliest_day + 1
    assert found == pytest.approx((width - 8) / width, rel=1e-15)
    assert one.chance_same_day(wide[1])[0] == pytest.approx(1 / width, rel=1e-15)


# What a column holds.


@settings(deadline=None)
@given(st.lists(values, max_size=12), st.data())
def test_dates_come_back_whatever_is_done_to_the_rows(dates, data):
    column = DateColumn.from_values(dates)
    assert list(column) == column.to_values() == dates
    assert len(column) == len(dates)
    rows = data.draw(st.lists(st.integers(0, len(dates) - 1), max_size=6)) if dates else []
    assert column.take(rows).to_values() == [dates[row] for row in rows]
    assert column[1:4].to_values() == dates[1:4]
    assert column[::-1].to_values() == dates[::-1]
    assert pickle.loads(pickle.dumps(column)) == column  # noqa: S301 - our own bytes
    copied = DateColumn.from_values(column)
    assert copied == column
    assert (column.take(rows) == column) is (column.take(rows).to_values() == dates)


def test_rows_masks_and_lists_choose(everything):
    assert everything[2] == E("1985-04-12")
    assert everything[-1] == E(TEXTS[-1])
    assert everything[[2, 0]].texts.tolist() == ["1985-04-12", "1985"]
    certain = everything.filter(everything.before(E("1900")) > 0)
    assert set(certain.texts) == {"156X-12-25", "156X-12-25/1570", "-0043-03-15", "-01XX", "Y-100000000000", "Y-1E200"}  # fmt: skip
    assert everything[everything.kind == 2].texts.tolist() == ["[1962,1964]", "[1984-XX-12,1985]"]
    with pytest.raises(IndexError):
        everything[len(everything)]
    assert everything[[]].to_values() == []
    assert repr(everything[:2]) == "<DateColumn of 2: 1985, 1985-04>"
    assert repr(everything[[]]) == "<DateColumn of 0>"


@settings(deadline=None)
@given(st.lists(values.filter(lambda date: "E" not in date.text), max_size=12))
def test_sort_is_the_order_of_dates(dates):
    assert DateColumn.from_values(dates).sort().to_values() == sorted(dates)


def test_sort_takes_texts_only_where_points_are_equal():
    texts = ["1985?", "1985", "[1985-01..1985-12]", "1984", "1985~", "1985"]
    assert DateColumn.from_texts(texts).sort().texts.tolist() == [str(date) for date in sorted(map(E, texts))]  # fmt: skip


def test_saturated_rows_keep_their_date():
    column = DateColumn.from_texts(["Y2E200", "Y1E200", "Y-1E200"])
    assert column.latest_end.tolist()[0] == column.latest_end.tolist()[1] < np.iinfo(np.int64).max
    assert column.before(E("Y1E200")).tolist() == [-1, 0, 1]
    assert column[0] == E("Y2E200")


@pytest.mark.parametrize(
    ("text", "points", "bounds"),
    [
        ("1970/..", (0, 31536000, -(2**63), 2**63 - 1), (0, 1)),
        ("/1970", (-(2**63), 2**63 - 1, 0, 31536000), (2, 0)),
        ("[..1970]", (-(2**63), 31536000, -(2**63), 31536000), (1, 0)),
    ],
)
def test_sentinels_are_as_documented(text, points, bounds):
    column = DateColumn.from_texts([text])
    arrays = (column.earliest_start, column.latest_start, column.earliest_end, column.latest_end)
    assert tuple(array[0] for array in arrays) == points
    assert (column.start_bound[0], column.end_bound[0]) == bounds
    assert column.is_bounded.tolist() == [False]


def test_qualifiers_and_days():
    column = DateColumn.from_texts(["1985?", "1985/1986~", "1985%", "1985", "../1986"])
    assert column.is_uncertain.tolist() == [True, False, True, False, False]
    assert column.is_approximate.tolist() == [False, True, True, False, False]
    assert column.end_qualifiers.tolist() == [-1, 2, -1, -1, -1]
    assert column.earliest_day.tolist() == [5479, 5479, 5479, 5479, -(2**63)]
    assert column.latest_day.tolist() == [5843, 6208, 5843, 5843, 6208]


def test_arrays_cannot_be_written_to(everything):
    for array in (
        everything.earliest_start,
        everything[1:].flags,
        everything.kind,
        everything.texts,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(TypeError, match="unhashable"):
        hash(everything)


# How columns are made.


def test_prose_is_read_with_its_own_reader():
    column = DateColumn.from_texts(["early October 2019", "2019-10-06"], parse=parse_date)
    assert column.chance_before(column[1]).tolist() == [0.5, 0.0]
    assert column.texts[0] == "early October 2019"


def test_a_text_that_cannot_be_read_says_its_row():
    with pytest.raises(EDTFError, match="month 13 is out of") as caught:
        DateColumn.from_texts(["1985", "1985-13"])
    assert caught.value.__notes__ == ["in row 1 of the column"]


MADE_WRONG = [
    (lambda: DateColumn.from_values([E("1985"), "1986"]), TypeError, "row 1: expected an UncertainDate, found str"),
    (lambda: DateColumn.from_days([0, 1], [0]), ValueError, "the points differ in number: 2, 1, 2, 1"),
    (lambda: DateColumn.from_days([5], [4]), ValueError, "row 0: the points 432000, 432000, 432000, 432000 are no instant: windows must be whole days that run forwards, and an instant's two windows the same"),
    (lambda: DateColumn.from_days([0.5], [4]), ValueError, "first: expected whole numbers in one dimension, found float64 of shape (1,)"),
    (lambda: DateColumn.from_days([10**17], [10**17]), ValueError, "a day lies beyond 106751991167299 days from 1970; columns of days end there"),
    (lambda: DateColumn.from_points([1], [86400], [1], [86400]), ValueError, "row 0: the points 1, 86400, 1, 86400 are no instant: windows must be whole days that run forwards, and an instant's two windows the same"),
    (lambda: DateColumn.from_points([0], [1], [0], [1], kind=Kind.ONE_OF), ValueError, "points alone make instants and spans, not 'one-of'; use from_values"),
    (lambda: DateColumn.from_texts(["1985"]).before(DateColumn.from_texts(["1985", "1986"])), ValueError, "the columns have 1 and 2 rows; one date stands for all rows, a column only for its own"),
    (lambda: DateColumn.from_texts(["1985"]).before("1985"), TypeError, "expected a DateColumn or an UncertainDate, found str"),
    (lambda: DateColumn.from_texts(["1985"]).filter([1]), ValueError, "a filter is 1 booleans, found int64 of shape (1,); from truths make one with > 0 (certain) or >= 0 (possible)"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "error", "message"), MADE_WRONG)
def test_what_is_refused(make, error, message):
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == message


def test_an_empty_column_is_one():
    empty = DateColumn.from_texts([])
    assert empty == DateColumn.from_days([], []).take([]) or len(empty) == 0
    assert empty.before(E("1985")).shape == empty.chance_before(E("1985")).shape == (0,)
    assert empty.sample(np.random.default_rng(1)).shape == (0, 2)
    assert empty.sort().to_values() == []


SPELLED = ["1985", "1985-04", "1985-04-12", "198X", "19XX", "1985-04-12T10:00:00Z", "1985-04-12T10:00:00-05:30", "1914/1918", "1914-07-28/..", "/1918-11", "[1985-04-01..1985-04-20]", "[..1985-12-31]"]  # fmt: skip


def test_rows_without_texts_are_spelled_from_their_points():
    column = DateColumn.from_texts(SPELLED, keep_texts=False)
    assert [str(date) for date in column] == SPELLED
    assert column.texts is None
    assert column[0].text == "1985"
    # A quarter has no spelling of its own kind of points, but the same days.
    quarter = DateColumn.from_texts(["1985-33"], keep_texts=False)[0]
    assert str(quarter) == "[1985-01-01..1985-03-31]"


def test_what_has_no_spelling_says_so():
    far = DateColumn.from_days([10**9], [10**9])
    with pytest.raises(CalendarRangeError, match="more than four digits"):
        far.to_values()
    assert repr(far) == "<DateColumn of 1: not spelled>"
    # What is kept whole keeps its text.
    assert DateColumn.from_texts(["{1960,1961}"], keep_texts=False).to_values() == [
        E("{1960,1961}")
    ]


# Draws.


@settings(deadline=None, max_examples=40)
@given(st.lists(values.filter(lambda date: None not in (date.earliest_start, date.latest_end) and "E" not in date.text), min_size=1, max_size=10), st.integers(0, 99))  # fmt: skip
def test_draws_lie_within_each_date(dates, seed):
    drawn = DateColumn.from_values(dates).sample(np.random.default_rng(seed))
    for date, (first, last) in zip(dates, drawn.tolist(), strict=True):
        assert first <= last
        if date.kind in (Kind.INSTANT, Kind.ONE_OF):
            assert first == last
            assert date.contains_day(first)
        else:
            assert date.earliest_start // 86400 <= first < date.latest_start // 86400
            assert date.earliest_end // 86400 <= last < date.latest_end // 86400


DRAWN = [
    # text, first (0) or last (1) day, that day, its share of all pairs
    ("1985-04/1985-04", 0, 5569, 30 / 465),  # 30 of 30 * 31 / 2 pairs begin on the first
    ("1985-04/1985-04", 1, 5569, 1 / 465),
    ("1985-04-02/1985-04-XX", 1, 5569 + 1, 1 / 29),  # ends on the 2nd at the earliest
    ("[1985-04-01..1985-04-03,1985-05]", 0, 5569, 1 / 34),
    ("156X-12-25", 1, -147560 - 2, 0),
]


@pytest.mark.parametrize(("text", "side", "day", "share"), DRAWN)
def test_draws_follow_the_law_of_the_date(text, side, day, share):
    drawn = DateColumn.from_texts([text] * 20_000).sample(np.random.default_rng(3))
    # Five standard deviations of a share of 20,000.
    assert (drawn[:, side] == day).mean() == pytest.approx(share, abs=0.009)


def test_open_ends_are_not_drawn():
    column = DateColumn.from_texts(["1985", "1985/", "[1985..]", "1985/.."])
    with pytest.raises(ChanceError) as caught:
        column.sample(np.random.default_rng(1))
    assert str(caught.value) == (
        "row 1 and 2 more have an end without a limit; name a horizon for the unknown ones, "
        "and leave out (filter) what goes on for ever"
    )
    drawn = column[:3].sample(np.random.default_rng(1), horizon=E("1980/1990"))
    assert drawn.max() <= E("1990").latest_day
