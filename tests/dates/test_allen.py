"""The thirteen relations, against every placement that two dates allow."""

import math

import pytest
from hypothesis import given, settings

from chronoint.dates import (
    Allen,
    Kind,
    Truth,
    after,
    before,
    during,
    meets,
    overlaps,
    parse_edtf,
    relations,
    same_day,
)
from chronoint.dates.members import Mask
from dates.placements import dates, placements

ALL = frozenset(Allen)
RELATED = [
    # one, other, relations, why
    ("1984", "1985-04", "before", "no two days side by side"),
    ("1984", "1985", "before meets", "31 December and 1 January"),
    ("1985-04-12", "1985-04-12", "equals", ""),
    ("1985", "1985", "before meets equals met-by after", "two unknown days of one year"),
    ("1916", "1914/1918", "during", ""),
    ("1914-07-28/1918-11-11", "1916", "contains", ""),
    ("1914", "1914-07-28/1918", "before meets starts during", ""),
    ("1918-11-11", "1914/1918-11-11", "finishes", ""),
    ("1939/..", "1914/..", "finishes", "both go on"),
    ("1914/..", "1939/..", "finished-by", ""),
    ("1914/..", "1918", "contains", "nothing ends what goes on"),
    ("1914/..", "2500", "contains", ""),
    ("../..", "../..", "equals", "both have always been and go on"),
    ("../1914", "../1918", "starts", "both have always been"),
    ("../1914", "1914/..", "before meets overlaps", ""),
    (
        "1914/",
        "2500",
        "before meets finished-by contains",
        "it has an end, and nobody knows when",
    ),
    ("/", "/", " ".join(each.value for each in ALL), "all is unknown"),
    ("1984-11-12/1984-11-XX", "1984-11-12", "started-by equals", "nothing ends before it starts"),
    ("[1962,1964]", "1963", "before meets met-by after", "not in the gap"),
    ("[1962-01,1964]", "1963", "before met-by after", "no neighbours on the near side"),
    ("156X-12-25", "1563", "before meets equals met-by after", "ten Christmases, one in 1563"),
    ("156X-12-25", "1563-12-26", "before meets after", ""),
    ("156X-12-25", "1563-12-26/1563", "before meets after", ""),
    ("19X4-12-31", "19X6-01-01", "before after", "1 January 1985 is not in 19X6"),
    ("19X4-12-31", "19X5-01-01", "before meets after", "across the new year"),
    ("2020-XX-31", "2020-XX-01", "before meets after", ""),
    ("2020-XX-3X", "2020-XX-X5", "before after", "never side by side"),
    ("2001-24", "2002-02-28/2002-03-01", "before meets starts", "winter ends with February"),
    ("{1960,1970}", "1965", "contains", "from its first day to its last"),
    ("1985-04-12T10:00:00Z", "1985-04-12T10:00:01Z", "meets", "two times: seconds count"),
    ("1985-04-12T23:00:00-04:00", "1985-04-13T03:00:00Z", "equals", "shifts count"),
    ("1985-04-12T10:00:00Z", "1985-04-12", "equals", "a time and a day: days count"),
    ("Y-17E8", "-0043", "before", "any year"),
]


@pytest.mark.parametrize(("one", "other", "names", "why"), RELATED)
def test_relations(one, other, names, why):
    found = relations(parse_edtf(one), parse_edtf(other))
    assert {each.value for each in found} == set(names.split())


def relation(a, b):
    """Tell the one relation of two placements, by the definitions of 1983 for whole days."""
    (a0, a1), (b0, b1) = a, b
    finite = math.inf not in (a1, b1)
    if a1 < b0:
        return Allen.MEETS if a1 + 1 == b0 else Allen.BEFORE
    if b1 < a0:
        return Allen.MET_BY if b1 + 1 == a0 else Allen.AFTER
    if a0 == b0:
        if a1 == b1:
            return Allen.EQUALS
        return Allen.STARTS if a1 < b1 else Allen.STARTED_BY
    if a1 == b1:
        return Allen.FINISHES if a0 > b0 else Allen.FINISHED_BY
    if a0 < b0:
        return Allen.OVERLAPS if a1 < b1 else Allen.CONTAINS
    assert finite or a1 != b1
    return Allen.DURING if a1 < b1 else Allen.OVERLAPPED_BY


@given(dates(), dates())
@settings(max_examples=300, deadline=None)
def test_relations_are_those_of_every_placement(one, other):
    # Each start and end once: which pairs occur is all that matters.
    expected = {relation(a, b) for a in placements(one) for b in placements(other)}
    assert relations(one, other) == expected


@given(dates(), dates())
def test_relations_turned_round(one, other):
    assert {each.inverse for each in relations(one, other)} == relations(other, one)


IMPLIED = [
    (before, {Allen.BEFORE, Allen.MEETS}),
    (after, {Allen.AFTER, Allen.MET_BY}),
    (meets, {Allen.MEETS}),
    (during, {Allen.DURING, Allen.STARTS, Allen.FINISHES, Allen.EQUALS}),
    (overlaps, ALL - {Allen.BEFORE, Allen.MEETS, Allen.MET_BY, Allen.AFTER}),
]


@pytest.mark.parametrize(
    ("question", "implied"), IMPLIED, ids=lambda part: getattr(part, "__name__", "")
)
@given(one=dates(), other=dates())
@settings(deadline=None)
def test_truths_agree_with_relations(question, implied, one, other):
    found = relations(one, other)
    certain, possible = found <= implied, bool(found & implied)
    answer = question(one, other)
    if question in (during, overlaps) and Kind.ALL_OF in (one.kind, other.kind):
        # These look into the gaps of an "all of" set.
        assert possible or not answer.possible
        assert certain or not answer.is_yes
    else:
        assert answer is (Truth.YES if certain else Truth.MAYBE if possible else Truth.NO)


@given(dates(), dates())
def test_the_same_day_is_a_way_of_being_equal(one, other):
    answer, found = same_day(one, other), relations(one, other)
    assert found == {Allen.EQUALS} or not answer.is_yes
    assert Allen.EQUALS in found or not answer.possible


SLOW = [
    # pairs of patterns that never fit, which a search day by day would take seconds for
    ("XXXX-XX-X1", "XXXX-XX-X5"),
    ("XXXX-02-29", "XXX1-XX-XX"),
    ("XXXX-21", "XXXX-12-25"),
    ("1XX1-XX-X1", "1XX5-XX-X2"),
    ("XXXX-24", "XXXX-24"),
    ("XXXX-12-31", "-XXXX-01-01"),
    ("Y1E9S1", "XXXX-XX-13"),
]


@pytest.mark.parametrize(("one", "other"), SLOW)
def test_patterns_are_never_searched_day_by_day(one, other, monkeypatch):
    steps, search = [], Mask.first_from

    def counted(mask, day):
        steps.append(day)
        return search(mask, day)

    monkeypatch.setattr(Mask, "first_from", counted)
    assert relations(parse_edtf(one), parse_edtf(other))
    assert len(steps) < 500
