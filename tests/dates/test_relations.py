"""Questions with three answers, against every placement that a date allows."""

import math

import pytest
from hypothesis import given, settings

from chronoint.dates import (
    Kind,
    Truth,
    after,
    before,
    during,
    meets,
    overlaps,
    parse_edtf,
    same_day,
    within,
)
from chronoint.errors import UndecidedError
from dates.placements import ALL_OF_FORMS, AROUND, FORMS, dates, happenings, placements

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE

ANSWERS = [
    # question, one, other, answer, why
    (before, "1984", "1985", YES, "years side by side"),
    (before, "1985", "1985", MAYBE, "two unknown days of one year"),
    (before, "1985-04-12", "1985-04-12", NO, "the same day"),
    (before, "1985", "1985-04", MAYBE, ""),
    (before, "1914/1918", "1918-12-31", MAYBE, "the end may come earlier"),
    (before, "1914/1918", "1919", YES, ""),
    (before, "1914/..", "2500", NO, "it goes on"),
    (before, "1914/", "2500", MAYBE, "it has an end, and nobody knows when"),
    (before, "2500", "../1918", NO, "it has always been"),
    (before, "1900", "/1918", MAYBE, ""),
    (before, "1984-11-12/1984-11-XX", "1984-11-12", NO, "nothing ends before it starts"),
    (before, "156X-12-25", "1560-12-25", NO, "the first such day is no earlier"),
    (before, "1985-04-12T10:00:00", "1985-04-12T11:00:00", YES, "two times: seconds count"),
    (before, "1985-04-12T10:00:00", "1985-04-12", NO, "a time and a day: days count"),
    (before, "1985-04-12T23:00:00-04:00", "1985-04-13T02:00:00Z", NO, "shifts count"),
    (before, "Y-17E8", "-0043", YES, "any year"),
    (after, "1986", "1985", YES, ""),
    (after, "1985", "1985", MAYBE, ""),
    (during, "1916", "1914/1918", YES, ""),
    (during, "1918", "1914/1918", MAYBE, ""),
    (during, "1919", "1914/1918", NO, ""),
    (during, "1914/1918", "1914/1918", MAYBE, "each end is uncertain"),
    (during, "1914-07-28/1918-11-11", "1914-07-28/1918-11-11", YES, "ends included"),
    (during, "1916", "1914/..", YES, ""),
    (during, "1985-04-12", "1985", MAYBE, "1985 is a happening here; see within"),
    (within, "1985-04-12", "1985", YES, "the year as a period"),
    (within, "198X", "1985", MAYBE, ""),
    (within, "1986", "1985", NO, ""),
    (within, "1963", "[1962,1964]", NO, "in the gap"),
    (within, "1914/1916", "1914/1918", YES, ""),
    (within, "1985/..", "1985", NO, "it goes on"),
    (overlaps, "1914/1918", "1916/1920", YES, ""),
    (overlaps, "1914/1918", "1918/1920", MAYBE, ""),
    (overlaps, "1914/1918", "1919/1920", NO, ""),
    (overlaps, "1985", "1985", MAYBE, "two unknown days"),
    (overlaps, "1985/..", "1990/..", YES, "both go on"),
    (overlaps, "156X-12-25", "1563-05", NO, "no Christmas in May"),
    (overlaps, "{1960,1970}", "1965", NO, "all of, but not between"),
    (overlaps, "{1960,1970}", "1950/1980", YES, ""),
    (overlaps, "{1960,1970}", "1960", MAYBE, ""),
    (overlaps, "{1985-04-12..1985-04-16}", "1985-04-14", YES, "every day of the range"),
    (overlaps, "{1985-04-12,1985-04-16}", "1985-04-14", NO, ""),
    (overlaps, "{1670..1672}", "1671-01-01/1671-12-31", YES, "some day of each year"),
    (overlaps, "{1670..1672}", "1671-01-02/1671-12-31", MAYBE, "it may have been the first"),
    (overlaps, "{1670-01..1670-04}", "1670-02-01/1670-02-28", YES, "some day of each month"),
    (overlaps, "{1670-01..1670-04}", "1670-02-02/1670-03-30", MAYBE, ""),
    (overlaps, "{1670..}", "1671/1675", YES, ""),
    (overlaps, "{1670-XX-12,1690}", "1670-02-01/1671-12-31", MAYBE, "one day, perhaps in January"),
    (overlaps, "{..1670}", "1665-05-05/1667-05-05", YES, ""),
    (during, "{..1985}", "{1960,1962-04}", NO, "it has always been"),
    (overlaps, "{1960,1970}", "../", MAYBE, "it may have ended before"),
    (during, "1965", "{1960,1970}", NO, "in the gap"),
    (during, "1985-04-14", "{1985-04-12..1985-04-16}", YES, ""),
    (during, "1985-04-12/1985-04-16", "{1985-04-12,1985-04-16}", NO, "not on the days between"),
    (within, "1962-05", "[1962,1964]", YES, "in one of the years"),
    (within, "[1962-05,1964-05]", "[1962,1964]", YES, ""),
    (meets, "2001-01-01/2001-01-31", "2001-02-01/2001-03-01", YES, ""),
    (meets, "2001-01-01/2001-01-31", "2001-01-31/2001-03-01", NO, "a shared day"),
    (meets, "2001/2002", "2003/2004", MAYBE, ""),
    (meets, "2001/2002", "2004/2005", NO, ""),
    (meets, "2001/..", "2004/2005", NO, ""),
    (same_day, "1985-04-12", "1985-04-12", YES, ""),
    (same_day, "1985-04-12", "1985-04-12T10:00:00Z", YES, ""),
    (same_day, "1985-04-12", "1985", MAYBE, ""),
    (same_day, "1985-04-12", "1986", NO, ""),
    (same_day, "[1962,1964]", "1963", NO, "in the gap"),
    (same_day, "156X-12-25", "15X3-12-25", MAYBE, "1563"),
    (same_day, "156X-12-25", "157X-12-25", NO, ""),
    (same_day, "XXXX-02-29", "1900-02", NO, "1900 was no leap year"),
    (same_day, "1985-04-12T23:00:00-04:00", "1985-04-13T03:00:00Z", YES, "shifts count"),
    (same_day, "1985-04-12/1985-04-14", "1985-04-13", NO, "three days are not one"),
]


@pytest.mark.parametrize(("question", "one", "other", "answer", "why"), ANSWERS)
def test_answers(question, one, other, answer, why):
    assert question(parse_edtf(one), parse_edtf(other)) is answer


RULES = [
    (before, lambda a, b: a[1] < b[0]),
    (after, lambda a, b: b[1] < a[0]),
    (during, lambda a, b: b[0] <= a[0] and a[1] <= b[1]),
    (overlaps, lambda a, b: a[0] <= b[1] and b[0] <= a[1]),
    (meets, lambda a, b: a[1] + 1 == b[0] and math.inf not in (a[1], -b[0])),
    (same_day, lambda a, b: a[0] == a[1] == b[0] == b[1]),
]


LASTING = [form for form in FORMS if form not in ALL_OF_FORMS]


@pytest.mark.parametrize(
    ("question", "rule"), RULES, ids=lambda part: getattr(part, "__name__", "")
)
@given(one=dates(forms=LASTING), other=dates(forms=LASTING))
@settings(max_examples=60, deadline=None)
def test_answers_agree_with_every_placement(question, rule, one, other):
    answers = {rule(a, b) for a in placements(one) for b in placements(other)}
    assert question(one, other) is truth(answers)


def days_of(date):
    """Give the sets of days that something can have been going on."""
    if date.kind is Kind.ALL_OF:
        return {frozenset(days) for days in happenings(date)}
    first, last = AROUND[0], AROUND[-1]
    return {
        frozenset(range(int(max(start, first)), int(min(end, last)) + 1))
        for start, end in placements(date)
    }


def test_answers_for_all_of_sets_look_into_the_gaps():
    @given(dates(forms=ALL_OF_FORMS), dates(forms=[*LASTING, "all-of"]))
    @settings(max_examples=150, deadline=None)
    def common_days(one, other):
        answers = {bool(a & b) for a in days_of(one) for b in days_of(other)}
        assert overlaps(one, other) is overlaps(other, one) is truth(answers)

    @given(dates(forms=[*LASTING, "all-of"]), dates(forms=["all-of"]))
    @settings(max_examples=150, deadline=None)
    def days_within(one, other):
        answers = {a <= b for a in days_of(one) for b in days_of(other)}
        assert during(one, other) is truth(answers)

    common_days()
    days_within()


def truth(answers):
    return MAYBE if len(answers) == 2 else YES if answers == {True} else NO


@given(dates(), dates())
def test_questions_turned_round(one, other):
    assert before(one, other) is after(other, one)
    assert overlaps(one, other) is overlaps(other, one)
    assert same_day(one, other) is same_day(other, one)
    assert not (before(one, other) & overlaps(one, other)).is_yes


TABLE = [
    # one, other, and, or: Kleene's strong logic
    (YES, YES, YES, YES),
    (YES, NO, NO, YES),
    (YES, MAYBE, MAYBE, YES),
    (NO, NO, NO, NO),
    (NO, MAYBE, NO, MAYBE),
    (MAYBE, MAYBE, MAYBE, MAYBE),
]


@pytest.mark.parametrize(("one", "other", "both", "either"), TABLE)
def test_truths_combine(one, other, both, either):
    assert (one & other, other & one, one | other, other | one) == (both, both, either, either)
    assert ~(one & other) is (~one | ~other)


def test_maybe_is_not_a_bool():
    assert (bool(YES), bool(NO)) == (True, False)
    with pytest.raises(UndecidedError) as caught:
        bool(MAYBE)
    assert str(caught.value) == ("the answer is maybe; ask .is_yes or .possible (not ruled out)")
    assert (MAYBE.possible, MAYBE.is_yes, MAYBE.is_no, NO.possible) == (True, False, False, False)


def test_truths_combine_with_truths_only():
    with pytest.raises(TypeError):
        _ = YES & True
    with pytest.raises(TypeError):
        _ = YES | 1
