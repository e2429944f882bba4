"""What several statements of one happening have in common."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chronoint.dates import intersection, parse_date, parse_edtf
from chronoint.errors import IncompatibleDatesError

COMMON = [
    # statements, what they share; ours
    (["2019", "2019-10"], "2019-10"),
    (["2019-10", "2019-10?"], "2019-10"),
    (["2019~", "2019-10?"], "2019-10?"),
    (["201X", "2019-10", "[2019-09..2019-12]"], "2019-10"),
    (["[2019-01..2019-03]", "[2019-02..2019-06]"], "[2019-02-01..2019-03-31]"),
    (["[2019-01?..2019-03?]", "[2019-02?..2019-06?]"], "[2019-02-01?..2019-03-31?]"),
    (["[..2019-03]", "[2019-02..]"], "[2019-02-01..2019-03-31]"),
    (["[..2019-03]", "[..2019-02]"], "[..2019-02]"),
    (["[2019-01-01..2019-01-05]", "[2019-01-05..2019-01-09]"], "2019-01-05"),
    (["[1962,1964]", "196X"], "[1962,1964]"),
    (["[1962,1964]", "[1964,1966]"], "1964-XX-XX"),
    (["156X-12-25", "1563"], "1563-12-25"),
    (["156X-12-25", "15X3-12"], "1563-12-25"),
    (["156X-12-25", "[1563..1564]"], "[1563-12-25,1564-12-25]"),
    (["1985-04-12", "1985-04-12T10:00:00Z"], "1985-04-12T10:00:00Z"),
    (["1985-04-12T10:00:00Z", "1985-04-12T12:00:00+02:00"], "1985-04-12T10:00:00Z"),
    (["1914/1918", "1914-07-28/1918-11"], "1914-07-28/1918-11"),
    (["1914-07/1918", "1914/1918-11-11"], "1914-07/1918-11-11"),
    (["1914/..", "1914-07/1918"], "1914-07/1918"),
    (["1914/", "1914/.."], "1914/.."),
    (["1914-07/", "../1918"], "1914-07/1918"),
    (["/1918", "1914/"], "1914/1918"),
    (["2019-10", "2019-10-05/2019-10-07"], "2019-10-05/2019-10-07"),
    (["2019-10-06", "2019-10-05/2019-10-07"], "2019-10-06"),
    (["{1960,1961-12}", "1961"], "1961"),
    (["{1960,1961-12}", "{1960..1965}"], "{1960,1961-12}"),
    (["Y17000", "Y17000"], "Y17000"),
]


@pytest.mark.parametrize(("texts", "shared"), COMMON)
def test_common_part_in_any_order(texts, shared):
    expected = parse_edtf(shared)
    for order in itertools.permutations(map(parse_edtf, texts)):
        found = intersection(*order)
        assert (found.earliest_day, found.latest_day) == (
            expected.earliest_day,
            expected.latest_day,
        )
        assert shared == "1964-XX-XX" or str(found) == shared


EXCLUDED = [
    # statements, the pair, the message
    (["2019", "2020-01"], (0, 1), "'2019' and '2020-01' exclude each other"),
    (["2019", "2019-10", "2019-11"], (1, 2), "'2019-10' and '2019-11' exclude each other"),
    (["[1962,1964]", "1963"], (0, 1), "'[1962,1964]' and '1963' exclude each other"),
    (["1914/1918", "1914/1919"], (0, 1), "'1914/1918' and '1914/1919' exclude each other"),
    (["1914/", "/1913"], (0, 1), "'1914/' and '/1913' exclude each other"),
    (["1914/1918", "1919"], (0, 1), "'1914/1918' and '1919' exclude each other"),
    (
        ["1985-04-12T10:00:00Z", "1985-04-12T11:00:00Z"],
        (0, 1),
        "'1985-04-12T10:00:00Z' and '1985-04-12T11:00:00Z' exclude each other",
    ),
    (["[1,2]".replace("1", "1901").replace("2", "1902"), "[1902,1903]", "[1903,1901]"], (0, 2), ""),
]


@pytest.mark.parametrize(("texts", "pair", "message"), EXCLUDED)
def test_excluding_statements_are_named(texts, pair, message):
    with pytest.raises(IncompatibleDatesError) as caught:
        intersection(*map(parse_edtf, texts))
    assert caught.value.pair == pair
    assert not message or str(caught.value) == message


BY_THEN = [
    # statements, what they share when a span with an open start means "by then"; ours
    (["../2018", "../2020"], "../2018"),
    (["../2018-09-05", "../2018"], "../2018-09-05"),
    (["../2018", "2017"], "2017"),
    (["../2018", "[2017..2020]"], "[2017-01-01..2018-12-31]"),
    (["../2018", "2018-XX"], "2018-XX"),
    (["../2018-09-05", "2018"], "[2018-01-01..2018-09-05]"),
    (["../2018", "../2020", "201X"], "[2010-01-01..2018-12-31]"),
    (["../2018", "2016/2017"], "2016/2017"),
    (["../2018", "2016/2025"], "2016/2025"),
    (["../2018", "2016/.."], "2016/.."),
    (["../2018", "[2017,2019]"], "2017"),
    (["2016", "2016-05"], "2016-05"),
    (["../2018", "../2018"], "../2018"),
]


@pytest.mark.parametrize(("texts", "shared"), BY_THEN)
def test_bounds_from_above_never_exclude_each_other(texts, shared):
    expected = parse_edtf(shared)
    for order in itertools.permutations(map(parse_edtf, texts)):
        found = intersection(*order, open_start_bounds=True)
        assert (found.kind, found.earliest_start, found.latest_end) == (
            expected.kind,
            expected.earliest_start,
            expected.latest_end,
        )


NOT_BY_THEN = [
    # statements, the pair, the message
    (["../2018", "2019"], (0, 1), "'../2018' and '2019' exclude each other"),
    (["2019", "../2018"], (0, 1), "'2019' and '../2018' exclude each other"),
    (["../2020", "../2018", "2019"], (1, 2), "'../2018' and '2019' exclude each other"),
    (["../2018", "2019/.."], (0, 1), "'../2018' and '2019/..' exclude each other"),
    (["2016", "../2018", "2017"], (0, 2), "'2016' and '2017' exclude each other"),
]


@pytest.mark.parametrize(("texts", "pair", "message"), NOT_BY_THEN)
def test_what_began_after_a_bound_is_excluded(texts, pair, message):
    with pytest.raises(IncompatibleDatesError) as caught:
        intersection(*map(parse_edtf, texts), open_start_bounds=True)
    assert (caught.value.pair, str(caught.value)) == (pair, message)


def test_edtf_reads_an_open_start_as_a_span_that_ended_then():
    with pytest.raises(IncompatibleDatesError):
        intersection(parse_edtf("../2018"), parse_edtf("../2020"))


def test_the_text_of_the_statement_is_kept():
    early = parse_date("early October 2019")
    assert intersection(parse_edtf("2019"), early) is early


def test_a_span_from_prose_keeps_its_exact_windows():
    phrase = parse_date("from early May 2019 to 2020")
    found = intersection(phrase, parse_edtf("2019/2020"))
    assert found is phrase


def test_windows_that_no_unit_says_stay_exact():
    found = intersection(parse_edtf("2019-21/2020"), parse_edtf("2019-34/2020"))
    assert str(found) == "2019/2020"
    april = parse_edtf("[2019-04..2019-05]")
    assert (found.earliest_start, found.latest_start) == (april.earliest_start, april.latest_end)


def test_one_or_none():
    date = parse_edtf("1985")
    assert intersection(date) is date
    assert intersection(date, date) == date
    with pytest.raises(ValueError, match="at least one"):
        intersection()


def test_ranges_longer_than_machine_integers():
    found = intersection(parse_edtf("Y-1E100/.."), parse_edtf("Y-1E100S1/.."))
    assert str(found) == "Y-1E100/.."
    assert str(intersection(parse_edtf("[Y-1E100..2000]"), parse_edtf("19XX-X1"))) == "19XX-X1"


def test_open_stretches_join_whatever_the_order():
    found = intersection(
        parse_edtf("[2020-01-10..2020-01-20,2020-01-05..]"), parse_edtf("[2020..]")
    )
    assert found.contains_day(parse_edtf("2020-01-07").earliest_day)


days = st.integers(1, 28)
ranges = st.builds(lambda a, b: f"[2020-01-{min(a, b):02}..2020-01-{max(a, b):02}]", days, days)
some_sets = st.builds(
    lambda a: "[" + ",".join(f"2020-01-{d:02}" for d in sorted(a)) + "]",
    st.sets(days, min_size=1, max_size=4),
)


@given(st.lists(st.one_of(ranges, some_sets), min_size=1, max_size=4), st.randoms())
def test_exactly_the_common_days_whatever_the_order(texts, random):
    dates = [parse_edtf(text) for text in texts]
    january = range(parse_edtf("2020-01-01").earliest_day, parse_edtf("2020-02-01").earliest_day)
    shared = {day for day in january if all(date.contains_day(day) for date in dates)}
    assume(shared)
    found = intersection(*dates)
    assert {day for day in january if found.contains_day(day)} == shared
    random.shuffle(dates)
    assert intersection(*dates) == found
    assert intersection(found, *dates).members == found.members
