"""Bins: equal units of the calendar, in which every day has one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import parse_edtf
from chronoint.errors import ModelError
from chronoint.layout.views.bins import bins_for, bins_of_edges


def day(text):
    return parse_edtf(text).earliest_day


NAMES = [
    # unit, day, name
    ("day", "2019-03-05", "5 Mar 2019"),
    ("month", "2019-03-05", "Mar 2019"),
    ("quarter", "2019-03-31", "Q1 2019"),
    ("quarter", "2019-12-31", "Q4 2019"),
    ("year", "2019-03-05", "2019"),
    ("year", "-0499", "500 BCE"),
    ("decade", "1999", "1990s"),
    ("century", "1999", "1900\N{EN DASH}1999"),
    ("millennium", "1999", "1000\N{EN DASH}1999"),
]


@pytest.mark.parametrize(("unit", "text", "name"), NAMES)
def test_a_bin_is_called_by_its_unit(unit, text, name):
    found = bins_for([(day(text), day(text))], unit)
    assert [found.name(at) for at in range(len(found.edges) - 1)] == [name]
    assert found.edges[0] <= day(text) < found.edges[-1]


AUTOMATIC = [
    (("2020-03-01", "2020-03-20"), "day"),
    (("2018-01-01", "2022-12-31"), "month"),
    (("1990-01-01", "2019-12-31"), "quarter"),
    (("1940-01-01", "2024-12-31"), "year"),
    (("1500-01-01", "2024-12-31"), "decade"),
    (("-4000-01-01", "2024-12-31"), "century"),
]


@pytest.mark.parametrize(("ends", "unit"), AUTOMATIC)
def test_the_finest_unit_that_can_be_read_is_chosen(ends, unit):
    low, high = map(day, ends)
    assert bins_for([(low, high)]).unit == unit


def test_bins_are_no_finer_than_most_dates():
    days = [(day(f"{year}"), day(f"{year}") + 364) for year in range(2015, 2025)]
    assert bins_for(days, grains=[365] * 10).unit == "year"
    assert bins_for(days, grains=[365] * 4 + [1] * 6).unit == "month"


def test_a_long_time_without_anything_is_one_bin_and_shows_as_a_gap():
    found = bins_for([(day("1940-05-01"), day("1940-05-01")), (day("2019"), day("2024-12-31"))])
    assert len(found.gaps) == 1
    time_map = found.map(100, 500)
    assert [stretch.gap for stretch in time_map.stretches] == [False, True, False]
    assert (time_map.stretches[0].x0, time_map.stretches[-1].x1) == (100, 500)
    scales = {
        round((one.x1 - one.x0) / (one.end - one.start) * 1e9)
        for one in time_map.stretches
        if not one.gap
    }
    assert max(scales) - min(scales) <= 1 + max(scales) // 20


REFUSED = [
    (lambda: bins_for([], "week"), "bins 'week': expected one of day, month, quarter, year"),
    (lambda: bins_for([(0, 10**6)], "day"), "bins 'day': more than 4,000 of them"),
    (lambda: bins_of_edges([1]), "two or more edges that rise"),
    (lambda: bins_of_edges(["2020", "2019"]), "two or more edges that rise"),
    (lambda: bins_of_edges(["../2019", "2020"]), "'../2019' has no first day"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_what_cannot_be_bins_is_refused(make, words):
    with pytest.raises(ModelError) as caught:
        make()
    assert words in str(caught.value)


def test_edges_can_be_texts_or_numbers():
    assert bins_of_edges(["1970-01-02", 5]).edges == (1, 5)
    assert bins_of_edges([0, 31]).name(0) == "1 Jan 1970\N{EN DASH}31 Jan 1970"


DAYS = st.integers(-3_000_000, 3_000_000)
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 20_000)).map(lambda s: (s[0], s[0] + s[1])))


@given(SPANS)
def test_edges_rise_hold_all_days_and_no_gap_holds_any(spans):
    found = bins_for(spans)
    assert all(a < b for a, b in zip(found.edges, found.edges[1:], strict=False))
    assert len(found.edges) <= 200
    for low, high in spans:
        assert found.edges[0] <= low
        assert high < found.edges[-1]
        for gap in found.gaps:
            assert high < found.edges[gap] or found.edges[gap + 1] <= low
    time_map = found.map(50, 900)
    places = [time_map.x(edge * 86_400) for edge in found.edges]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (50, 900)
