"""The scale of lags: strictly rising, and said as people do."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chronoint.history.lag import Days
from chronoint.layout.views.lag_scale import LagScale, days_words, first_of, median_of

WORDS = [
    # least, most, words
    (0, 0, "the same day"),
    (1, 1, "1 day"),
    (0, 1, "up to 1 day"),
    (2, 59, "2 to 59 days"),
    (60, 90, "2 to 3 months"),
    (60, 62, "2 months"),
    (365, 365, "12 months"),
    (730, 1100, "2 to 3 years"),
    (800, 800, "2.2 years"),
    (36_525, 365_250, "100 to 1,000 years"),
    (None, 5, "at most 5 days"),
    (5, None, "at least 5 days"),
    (None, None, "unknown"),
    (-400, -10, "13 months before to 10 days before"),
    (-3, 4, "3 days before to 4 days"),
]


@pytest.mark.parametrize(("least", "most", "words"), WORDS)
def test_lags_in_words(least, most, words):
    assert days_words(Days(least, most)) == words


def test_the_median_of_an_even_number_is_the_lower_one():
    lags = [Days(1, 1), Days(9, 9), Days(3, 5), Days(4, 4)]
    assert median_of(lags) == Days(3, 4)
    assert median_of([Days(None, 3), Days(1, None)]) == Days(None, 3)


def test_the_first_report_is_the_shortest():
    assert first_of([Days(5, 9), Days(2, 30)]) == Days(2, 9)
    assert first_of([Days(5, None), Days(None, 8)]) == Days(None, 8)


@given(
    st.integers(-(10**7), 0),
    st.integers(1, 10**9),
    st.lists(st.integers(-(10**7), 10**9), min_size=2),
)
def test_a_longer_lag_stands_further_right(least, most, days):
    scale = LagScale(least, most, 100.0, 900.0)
    assume(len({day for day in days if least <= day <= most}) > 1)
    inside = sorted({day for day in days if least <= day <= most})
    places = [scale.x(day) for day in inside]
    assert places == sorted(places)
    assert places[0] >= 99.99
    assert places[-1] <= 900.01
    assert scale.x(0) >= 100


def test_what_was_announced_beforehand_has_a_margin():
    scale = LagScale(-400, 400, 0.0, 1000.0)
    assert scale.x(0) == pytest.approx(140)
    before = [text for x, text in scale.ticks if x < 140]
    assert before == [
        "1 year before",
        "3 months before",
        "1 month before",
        "1 week before",
        "1 day before",
    ]
