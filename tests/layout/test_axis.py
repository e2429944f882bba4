"""The axis: years without a zero, breaks where nothing happens, ticks that can be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import day_number
from chronoint.layout import plain_measure
from chronoint.layout.axis import GAP_WIDTH, TimeMap, make_map
from chronoint.layout.ticks import axis_breaks, make_ticks, tier_runs
from chronoint.layout.units import Unit, floor_to, name_day, name_tick, name_year, next_after

DAY = 86_400


def at(year, month=1, day=1):
    return day_number(year, month, day) * DAY


NAMES = [
    # astronomical year, text; there is no year 0 (picture.md, page)
    (2024, "2024"),
    (100, "100"),
    (99, "99 CE"),
    (1, "1 CE"),
    (0, "1 BCE"),
    (-1, "2 BCE"),
    (-499, "500 BCE"),
    (-9_999, "10,000 BCE"),
    (12_000, "12,000"),
    (-65_999_999, "66 Ma"),
    (-13_799_999_999, "13.8 Ga"),
]


@pytest.mark.parametrize(("year", "text"), NAMES)
def test_name_of_a_year(year, text):
    assert name_year(year) == text


STARTS = [
    # moment, unit, its beginning, the next; from the calendar
    (at(2020, 3, 5), Unit("year", 1), at(2020), at(2021)),
    (at(2020, 3, 5), Unit("year", 10), at(2020), at(2030)),
    (at(2020, 12, 5), Unit("month", 1), at(2020, 12), at(2021)),
    (at(2020, 5, 5), Unit("month", 3), at(2020, 4), at(2020, 7)),
    (at(2020, 2, 29), Unit("day", 1), at(2020, 2, 29), at(2020, 3, 1)),
    (at(2020, 1, 31), Unit("day", 10), at(2020, 1, 21), at(2020, 2, 1)),
    (at(50), Unit("year", 100), at(1), at(100)),
    (at(0), Unit("year", 100), at(-99), at(1)),  # 100 BCE to 1 CE
    (at(-499), Unit("year", 500), at(-499), at(1)),
    (at(-450), Unit("year", 500), at(-499), at(1)),
    (at(2020) + 3700, Unit("second", 3600), at(2020) + 3600, at(2020) + 7200),
]


@pytest.mark.parametrize(("moment", "unit", "start", "following"), STARTS)
def test_units_begin_where_people_say(moment, unit, start, following):
    assert (floor_to(moment, unit), next_after(moment, unit)) == (start, following)


@given(
    st.integers(at(-20_000), at(20_000)),
    st.sampled_from(
        [Unit("second", 900), Unit("day", 1), Unit("day", 5), Unit("day", 10), Unit("month", 3)]
        + [Unit("year", step) for step in (1, 2, 5, 10, 50, 100, 1000)]
    ),
)
def test_units_follow_each_other_without_holes(moment, unit):
    start, following = floor_to(moment, unit), next_after(moment, unit)
    assert start <= moment < following
    assert floor_to(start, unit) == start == floor_to(following - 1, unit)
    assert floor_to(following, unit) == following


def test_names_of_ticks():
    assert name_tick(at(2020, 5), Unit("month", 1)) == "May"
    assert name_tick(at(2020, 5, 7), Unit("day", 1)) == "7"
    assert name_tick(at(2020) + 5400, Unit("second", 1800)) == "01:30"
    assert name_tick(at(2020) + 5, Unit("second", 5)) == "00:00:05"
    assert [name_day(at(-43, 3, 15), unit) for unit in ("day", "month", "year")] == [
        "15 Mar 44 BCE", "Mar 44 BCE", "44 BCE",
    ]  # fmt: skip


def spread_out(years, per_year=1):
    return [at(year, 1 + number % 12, 3) for year in years for number in range(per_year)]


def test_an_even_time_has_an_even_axis():
    points = spread_out(range(2000, 2021), 3)
    assert len(make_map(points, points, 0, 1000).stretches) == 1


def test_empty_centuries_are_left_out():
    points = [at(-499), *spread_out([2019, 2020, 2021], 12)]
    time_map = make_map(points, points, 0, 1000)
    gaps = [stretch for stretch in time_map.stretches if stretch.gap]
    assert [gap.x1 - gap.x0 for gap in gaps] == [pytest.approx(GAP_WIDTH)]
    assert gaps[0].start <= at(-490)
    assert gaps[0].end == at(2019)
    assert [brk.kind for brk in axis_breaks(time_map)] == ["gap"]


def test_crowded_years_get_more_room_and_a_visible_break():
    points = spread_out(range(1990, 2023)) + spread_out([2023, 2024], 60)
    time_map = make_map(points, points, 0, 1000)
    quiet = time_map.x(at(2001)) - time_map.x(at(2000))
    crowded = time_map.x(at(2024)) - time_map.x(at(2023))
    assert crowded > 5 * quiet
    assert [brk.kind for brk in axis_breaks(time_map)] == ["scale"]


def test_breaks_can_be_switched_off():
    points = [at(-499), *spread_out([2019, 2020, 2021], 40)]
    assert len(make_map(points, points, 0, 1000, breaks=False).stretches) == 1


def test_a_few_events_are_no_reason_for_breaks():
    # Four events in six years, days apart at one place (a fault once: one-day stretches)
    points = [at(2014, 4, 1), at(2017), at(2018), at(2019, 10, 1), at(2019, 11, 4), at(2019, 11, 5)]
    assert len(make_map(points, points, 0, 1000).stretches) == 1


POINTS = st.lists(st.integers(at(-13_000), at(12_000)), min_size=1, max_size=80)


@given(POINTS, st.booleans())
def test_the_map_rises_and_holds_every_point(points, breaks):
    time_map = make_map(points, points, 100, 1100, breaks=breaks)
    stretches = time_map.stretches
    assert stretches[0].start <= min(points)
    assert stretches[-1].end >= max(points)
    assert (stretches[0].x0, stretches[-1].x1) == (100, pytest.approx(1100, abs=0.1))
    for one, other in pairwise(stretches):
        assert one.end == other.start
        assert one.x1 == pytest.approx(other.x0, abs=0.02)
    assert all(stretch.start < stretch.end and stretch.x0 < stretch.x1 for stretch in stretches)
    places = [time_map.x(point) for point in sorted(points)]
    assert places == sorted(places)


@given(POINTS)
def test_ticks_lie_in_their_stretch_and_texts_do_not_touch(points):
    time_map = make_map(points, points, 100, 1100)
    ticks = make_ticks(time_map, plain_measure)
    assert any(text for _, text in ticks)
    assert all(100 <= tick.x <= 1100 for tick, _ in ticks)
    runs = tier_runs(ticks, upper=20, lower=40, right=1200, measure=plain_measure)
    for tier in (20, 40):
        boxes = sorted(run.box for run in runs if run.baseline == tier)
        assert all(one[2] <= other[0] for one, other in pairwise(boxes))
    assert all(run.text and not run.text.startswith("0 ") for run in runs)


@pytest.mark.parametrize("points", [[], [at(2020, 3, 5)], [at(2020), at(2020) + 1]])
def test_next_to_nothing_still_has_an_axis(points):
    time_map = make_map(points, points, 0, 500)
    assert isinstance(time_map, TimeMap)
    assert make_ticks(time_map, plain_measure)


def test_from_the_big_bang_to_the_far_future():
    points = [at(-13_800_000_000), at(12_000)]
    time_map = make_map(points, points, 0, 1000)
    texts = [text for _, text in make_ticks(time_map, plain_measure)]
    assert any(text.endswith("Ga") for text in texts)
    assert "0" not in texts


def test_years_of_three_hundred_digits_have_an_axis_of_few_units():
    year = 31_556_952
    points = [sign * 10**power * year for power in range(4, 300, 5) for sign in (1, -1)]
    even, broken = (make_map(points, points, 0, 1000, breaks=way) for way in (False, True))
    for time_map in (even, broken):
        places = [time_map.x(point) for point in sorted(points)]
        assert places == sorted(places)
        assert places[0] >= 0
        assert places[-1] <= 1000
        texts = [text for _, text in make_ticks(time_map, plain_measure)]
        assert 0 < len(texts) < 1000
        assert max(map(len, texts)) < 25
    assert name_year(10**299).endswith("10^299")
