"""Lengths of time between limits, and their three-valued comparisons."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import Truth, UncertainDuration, longer, parse_edtf, same_length, shorter

exactly, of_days = UncertainDuration.exactly, UncertainDuration.of_days

WORDS = [
    # duration, how it is written
    (exactly(days=9), "9 days"),
    (exactly(days=1), "1 day"),
    (exactly(days=-1), "-1 day"),
    (exactly(), "0 days"),
    (exactly(days=1, hours=12), "36 hours"),
    (exactly(hours=1, minutes=30), "90 minutes"),
    (exactly(seconds=1), "1 second"),
    (of_days(2, 5), "2 to 5 days"),
    (of_days(-1, 1), "-1 to 1 days"),
    (UncertainDuration(60, 86_400), "1 to 1440 minutes"),
    (of_days(1, None), "at least 1 day"),
    (of_days(None, 5), "at most 5 days"),
    (of_days(None, None), "any length"),
]


@pytest.mark.parametrize(("duration", "words"), WORDS)
def test_words(duration, words):
    assert str(duration) == words


def test_days_as_numbers():
    assert (of_days(2, None).least_days, of_days(2, None).most_days) == (2.0, None)
    assert exactly(hours=36).most_days == 1.5
    assert exactly(hours=36).is_exact
    assert not of_days(1, 2).is_exact
    assert not of_days(None, None).is_exact


def test_limits_in_order():
    with pytest.raises(ValueError, match="at least 5 seconds is more than at most 2"):
        UncertainDuration(5, 2)


small = st.integers(-4, 4)
bounded = st.builds(lambda a, b: UncertainDuration(min(a, b), max(a, b)), small, small)
durations = st.one_of(
    bounded,
    st.builds(UncertainDuration, small, st.none()),
    st.builds(UncertainDuration, st.none(), small),
    st.just(UncertainDuration(None, None)),
)
SOME = range(-30, 31)


def lengths(duration):
    low = SOME[0] if duration.least is None else duration.least
    high = SOME[-1] if duration.most is None else duration.most
    return range(low, high + 1)


@given(bounded, bounded, st.integers(-3, 3))
def test_sums_hold_every_sum(one, other, times):
    assert set(lengths(one + other)) == {a + b for a in lengths(one) for b in lengths(other)}
    assert set(lengths(one - other)) == {a - b for a in lengths(one) for b in lengths(other)}
    found = lengths(one * times)
    assert {found[0], found[-1]} == {one.least * times, one.most * times}
    assert times * one == one * times


@given(durations, durations)
def test_unlimited_sides_stay_so(one, other):
    both = one + other
    assert (both.least is None) == (one.least is None or other.least is None)
    assert (both.most is None) == (one.most is None or other.most is None)
    turned = -one
    assert -turned == one
    assert one - other == one + -other


@given(durations, durations)
def test_comparisons_agree_with_every_pair(one, other):
    pairs = [(a, b) for a in lengths(one) for b in lengths(other)]
    for question, rule in (
        (shorter, lambda a, b: a < b),
        (longer, lambda a, b: a > b),
        (same_length, lambda a, b: a == b),
    ):
        answers = {rule(a, b) for a, b in pairs}
        expected = Truth.MAYBE if len(answers) == 2 else Truth.YES if True in answers else Truth.NO
        assert question(one, other) is expected


@given(durations)
def test_durations_copy_pickle_and_hash(one):
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert again == one == copy.deepcopy(one)
    assert len({again, one}) == 1


def test_durations_add_to_their_like_only():
    week = exactly(days=7)
    for wrong in (7, "week", None):
        with pytest.raises(TypeError):
            _ = week + wrong
        with pytest.raises(TypeError):
            _ = week - wrong
    with pytest.raises(TypeError):
        _ = week * 1.5
    with pytest.raises(TypeError):
        _ = week < week * 2
    with pytest.raises(TypeError):
        _ = parse_edtf("1985") - 3
    with pytest.raises(TypeError):
        _ = 3 + week
