import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import parse_edtf
from chronoint.dates.calendar import civil, day_number, days_in_month
from chronoint.dates.domains import share_a_day
from chronoint.dates.members import Mask, Stretch
from chronoint.dates.membership import covers, intersect, spell_members

COUNTS = [
    # pattern, days, counted by hand
    (Mask("156X", "12", "25"), 10),
    (Mask("19XX", "02", "29"), 24),
    (Mask("XXXX", "02", "29"), 2425),
    (Mask("XXXX"), 3_652_425),
    (Mask("000X", negative=True), 9 * 365 + 2),
    (Mask("2016", "X2"), 29 + 31),
    (Mask("2016", "XX", "31"), 7),
    (Mask("20X0", season=(12, 3)), 10 * 90),
]


@pytest.mark.parametrize(("mask", "count"), COUNTS)
def test_counts_without_listing(mask, count):
    assert mask.count_days() == count


@pytest.mark.parametrize(("mask", "count"), [row for row in COUNTS if row[1] < 5000])
def test_counts_what_it_lists(mask, count):
    days = list(mask.days())
    assert (len(days), days) == (count, sorted(set(days)))
    assert all(mask.contains(day) for day in days)


masks = st.builds(
    Mask,
    st.text("0129XXX", min_size=4, max_size=4),
    st.sampled_from(["XX", "0X", "1X", "X1", "02", "12"]),
    st.sampled_from(["XX", "0X", "3X", "X9", "29", "31", None]),
    negative=st.booleans(),
)


def fits(mask, day):
    year, month, of_month = civil(day)
    if (year < 0) != mask.negative or abs(year) > 9999:
        return False
    digits = f"{abs(year):04}{month:02}" + (f"{of_month:02}" if mask.day else "")
    pattern = mask.year + mask.month + (mask.day or "")
    return all(want in ("X", digit) for want, digit in zip(pattern, digits, strict=True))


near_year_zero = st.integers(day_number(-3000, 1, 1), day_number(3000, 1, 1))


@given(masks, near_year_zero)
def test_membership_is_the_pattern(mask, day):
    assert mask.contains(day) == fits(mask, day)


@given(masks, near_year_zero)
def test_next_and_previous_member(mask, day):
    after, before = mask.first_from(day), mask.last_until(day)
    assert after is None or (after >= day and fits(mask, after))
    assert before is None or (before <= day and fits(mask, before))
    for gap in (
        range(day, min(after or day, day + 60)),
        range(max(before or day, day - 60) + 1, day),
    ):
        assert not any(fits(mask, other) for other in gap)


@given(masks, masks)
def test_sharing_a_day_agrees_with_intersecting(one, other):
    shared = intersect([one], [other])
    assert share_a_day(one, other) == bool(shared)
    for member in shared:
        day = member.first_from(day_number(-10_000, 1, 1))
        assert fits(one, day)
        assert fits(other, day)


small = st.builds(
    lambda a, b: Stretch(min(a, b), max(a, b)), st.integers(0, 30), st.integers(0, 30)
)


@given(st.lists(small, min_size=1, max_size=3), st.lists(small, min_size=1, max_size=3))
def test_intersection_of_stretches(one, other):
    def days(members):
        return {day for member in members for day in range(member.first, member.last + 1)}

    shared = intersect(one, other)
    assert days(shared) == days(one) & days(other)
    assert not shared or (covers(one, shared) or len(one) > 1)


def test_a_cut_mask_is_listed_while_short():
    christmas = Mask("156X", "12", "25")
    two_years = Stretch(day_number(1563, 1, 1), day_number(1564, 12, 31))
    assert spell_members(intersect([christmas], [two_years])) == "[1563-12-25,1564-12-25]"


def test_spelling_reads_back():
    days = Stretch(None, 3), Stretch(10, 10), Stretch(20, None)
    assert parse_edtf(spell_members(days)).members == days


def test_february_patterns_need_leap_years():
    assert Mask("1XX1", "02", "29").first_from(0 - 800_000) is None
    assert days_in_month(1904, 2) == 29
