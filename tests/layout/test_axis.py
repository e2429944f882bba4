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
    (-300_000, "300,000 BCE"),
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
    # so far back, years are round: 13.8 Ga is a tick of a step of 100 million
    (at(-13_800_000_000), Unit("year", 10**8), at(-13_800_000_000), at(-13_700_000_000)),
    (at(-5), Unit("year", 10**6), at(-(10**6)), at(1)),
    (at(0), Unit("year", 10**6), at(-(10**6)), at(1)),
    (at(7), Unit("year", 10**6), at(1), at(10**6)),
    (at(2020) + 3700, Unit("second", 3600), at(2020) + 3600, at(2020) + 7200),
]


@pytest.mark.parametrize(("moment", "unit", "start", "following"), STARTS)
def test_units_begin_where_people_say(moment, unit, start, following):
    assert (floor_to(moment, unit), next_after(moment, unit)) == (start, following)


@given(
    st.integers(at(-20_000), at(20_000)) | st.integers(at(-(10**10)), at(10**7)),
    st.sampled_from(
        [Unit("second", 900), Unit("day", 1), Unit("day", 5), Unit("day", 10), Unit("month", 3)]
        + [Unit("year", step) for step in (1, 2, 5, 10, 50, 100, 1000, 10**5, 10**6)]
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


BIG_BANG = 13_800_000_000 * 31_556_952
# from a second to 13.8 Ga, each size as likely as any other
SPANS = st.floats(0, 17.639).map(lambda power: min(int(10**power), BIG_BANG))


@given(st.integers(at(-13_800_000_000), at(12_000)), SPANS, st.integers(300, 2000))
def test_any_span_has_some_ticks_and_not_too_many(start, span, width):
    end = min(start + span, at(12_001))
    start = max(end - span, at(-13_800_000_000))
    time_map = make_map([start, end], [start, end], 100, 100 + width, breaks=False)
    ticks = make_ticks(time_map, plain_measure)
    for major in (True, False):
        moments = [tick.seconds for tick, _ in ticks if tick.major is major]
        assert all(one < other for one, other in pairwise(moments))
    runs = tier_runs(ticks, upper=20, lower=40, right=100 + width + 80, measure=plain_measure)
    assert len(runs) >= 2
    assert sum(tick.major for tick, _ in ticks) <= 40
    for baseline in {run.baseline for run in runs}:
        boxes = [run.box for run in runs if run.baseline == baseline]
        assert all(one[2] < other[0] for one, other in pairwise(boxes))
    assert not any(run.text == "0" or run.text.startswith(("0 ", "-")) for run in runs)


@given(POINTS, st.booleans(), st.data())
def test_later_stands_further_right(points, breaks, data):
    time_map = make_map(points, points, 100, 1100, breaks=breaks)
    start, end = time_map.stretches[0].start, time_map.stretches[-1].end
    # what a pixel of the slowest stretch shows can be told apart
    least = max((one.end - one.start) / (one.x1 - one.x0) for one in time_map.stretches)
    one = data.draw(st.integers(start, end))
    other = data.draw(st.integers(start, end))
    if other - one > least:
        assert time_map.x(one) < time_map.x(other)


def texts_of(points, *, width=1000, breaks=True, language="en"):
    """Give the texts of the upper and of the lower tier, as they are placed."""
    time_map = make_map(sorted(points), sorted(points), 0, width, breaks=breaks)
    ticks = make_ticks(time_map, plain_measure, language)
    runs = tier_runs(
        ticks, upper=20, lower=40, right=width + 60, measure=plain_measure,
        openings=[one.x0 for one in time_map.stretches if not one.gap],
        breaks=axis_breaks(time_map),
    )  # fmt: skip
    lower = [run.text for run in runs if run.baseline == 40]
    return [run.text for run in runs if run.baseline != 40], lower


def test_two_tiers_of_an_afternoon():
    noon = at(2024, 3, 5) + 12 * 3600
    upper, lower = texts_of([noon, noon + 4 * 3600])
    assert upper == ["5 Mar 2024"]
    assert lower[:3] == ["12:00", "12:15", "12:30"]


def test_seconds_where_they_are_needed():
    noon = at(2024, 3, 5) + 12 * 3600
    assert texts_of([noon, noon + 40])[1][:2] == ["12:00:00", "12:00:05"]


def test_the_year_is_named_where_it_is_new():
    upper, lower = texts_of([at(2024, 12, 30), at(2025, 1, 1)], breaks=False)
    assert upper == ["30 Dec 2024", "31 Dec"]
    assert lower[:2] == ["00:00", "03:00"]
    upper, _ = texts_of([at(2024, 11, 20), at(2025, 2, 10)], breaks=False)
    assert upper == ["Nov 2024", "Dec", "Jan 2025", "Feb"]
    assert texts_of([at(2024, 11, 20), at(2025, 2, 10)], breaks=False, language="de")[0] == [
        "Nov. 2024", "Dez", "Jan. 2025", "Feb",
    ]  # fmt: skip


def test_years_over_months():
    upper, lower = texts_of([at(2019), at(2021, 12, 31)])
    assert upper == ["2019", "2020", "2021"]
    assert lower == ["Jan", "Apr", "Jul", "Oct"] * 3


def test_years_alone_stand_in_one_tier_and_loosely():
    assert texts_of([at(-499), at(1945)]) == (["500 BCE", "1 CE", "500", "1000", "1500"], [])
    upper, _ = texts_of([at(-13_800_000_000), at(2024)])
    assert upper[:2] == ["13 Ga", "12 Ga"]
    assert upper[-1] == "1 CE"
    assert texts_of([at(2000), at(12_001)])[0][-1] == "12,000"


def test_a_far_past_has_no_months():
    upper, lower = texts_of([at(-13_800_000_000)])
    assert upper[0] == "13.8 Ga"
    assert lower == []


def test_texts_stay_clear_of_the_signs_where_time_is_left_out():
    points = [at(1985, 3, 1), at(1986, 11, 30), *spread_out([2019, 2020, 2021], 12)]
    time_map = make_map(points, points, 0, 1000)
    breaks = axis_breaks(time_map)
    assert breaks
    runs = tier_runs(
        make_ticks(time_map, plain_measure), upper=20, lower=40, right=1060,
        measure=plain_measure, breaks=breaks,
    )  # fmt: skip
    for run in runs:
        for brk in breaks:
            middle = (brk.x0 + brk.x1) / 2
            assert run.baseline != 40 or run.box[2] < middle - 5 or run.box[0] > middle + 5


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de", "en-US"])
@pytest.mark.parametrize("span", [60, 9000, 86_400 * 9, 86_400 * 99, 86_400 * 999, 86_400 * 99_999])
def test_texts_do_not_touch_in_any_language(language, span):
    points = [at(2019, 7, 1), at(2019, 7, 1) + span]
    time_map = make_map(points, points, 0, 700, breaks=False)
    ticks = make_ticks(time_map, plain_measure, language)
    runs = tier_runs(ticks, upper=20, lower=40, right=760, measure=plain_measure)
    assert len(runs) >= 2
    for tier in {run.baseline for run in runs}:
        boxes = [run.box for run in runs if run.baseline == tier]
        assert all(one[2] < other[0] for one, other in pairwise(boxes))
