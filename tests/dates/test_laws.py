"""Laws that hold for every EDTF text, made by a grammar and broken by mutation."""

import copy
import itertools
import pickle

import pytest
from attrs import astuple
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chronoint.dates import (
    Allen,
    Kind,
    Truth,
    UncertainDuration,
    after,
    before,
    count_days,
    days,
    duration,
    during,
    elapsed,
    hull,
    meets,
    overlaps,
    parse_edtf,
    relations,
    same_day,
    within,
)
from chronoint.dates.calendar import days_in_month
from chronoint.errors import CalendarRangeError, EDTFError, OpenEndError

qualifiers = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def plain_dates(draw, *, qualified=False):
    """Years, months and days that exist, with level 2 qualifiers when asked."""
    year = draw(st.integers(-9999, 9999))
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    parts = [text]
    depth = draw(st.integers(1, 3))
    if depth > 1:
        month = draw(st.integers(1, 12))
        parts.append(f"{month:02}")
    if depth > 2:
        parts.append(f"{draw(st.integers(1, days_in_month(year, month))):02}")
    if qualified:
        parts = [draw(one_sided(part)) for part in parts]
    return "-".join(parts)


@st.composite
def one_sided(draw, part):
    mark = draw(qualifiers)
    return draw(st.sampled_from([mark + part, part + mark]))


@st.composite
def masked_dates(draw):
    """Dates with unspecified digits, where some day is sure to fit."""
    year = draw(st.text("0123456789X", min_size=4, max_size=4))
    sign = draw(st.sampled_from(["", "-"]))
    assume(not (sign and not year.strip("0")))
    months = ["XX", "0X", "1X", "X0", "X1", "X2", "01", "07", "12"]
    month = draw(st.sampled_from(["", *months]))
    days = ["XX", "0X", "1X", "2X", "X0", "X1", "X5", "01", "28"]
    day = draw(st.sampled_from(["", *days])) if month else ""
    return sign + "-".join(part for part in (year, month, day) if part) + draw(qualifiers)


@st.composite
def letter_years(draw):
    number = draw(st.integers(10_000, 10**12))
    exponent = draw(st.sampled_from(["", "E1", "E7", "E100"]))
    significant = draw(st.sampled_from(["", "S1", "S3"]))
    return f"Y{draw(st.sampled_from(['', '-']))}{number}{exponent}{significant}"


@st.composite
def times(draw):
    clock = draw(st.times())
    shift = draw(st.sampled_from(["", "Z", "+00:00", "+05:30", "-04", "-12:00", "+14:00"]))
    day = draw(st.dates())
    return f"{day.isoformat()}T{clock:%H:%M:%S}{shift}"


significant_years = st.builds(
    lambda year, digits: f"{year:04}S{digits}", st.integers(0, 9999), st.integers(1, 4)
)
seasons = st.builds(
    lambda year, code, mark: f"{year:04}-{code}{mark}",
    st.integers(0, 9999),
    st.integers(21, 41),
    qualifiers,
)
singles = st.one_of(
    plain_dates(),
    plain_dates(qualified=True),
    masked_dates(),
    letter_years(),
    significant_years,
    seasons,
)


def is_edtf(text):
    try:
        parse_edtf(text)
    except EDTFError:
        return False
    return True


@st.composite
def intervals(draw):
    ends = st.one_of(singles, st.sampled_from(["", ".."]))
    text = f"{draw(ends)}/{draw(ends)}"
    # Only the order of the ends is left to the reader.
    assume(is_edtf(text))
    return text


@st.composite
def sets(draw):
    brackets = draw(st.sampled_from(["[]", "{}"]))
    members = draw(st.lists(singles, min_size=1, max_size=4))
    if draw(st.booleans()):
        members[0] = ".." + members[0]
    if draw(st.booleans()) and not members[-1].startswith(".."):
        members[-1] += ".."
    if draw(st.booleans()):
        years = sorted(draw(st.tuples(st.integers(0, 9999), st.integers(0, 9999))))
        members.insert(1, f"{years[0]:04}..{years[1]:04}")
    last_is_open = len(members) > 1 and any(member.endswith("..") for member in members[:-1])
    assume(not last_is_open)
    return brackets[0] + ",".join(members) + brackets[1]


edtf_texts = st.one_of(singles, times(), intervals(), sets())


@given(edtf_texts)
def test_texts_come_back_unchanged(text):
    date = parse_edtf(text)
    assert (str(date), date.text, date.repairs) == (text, text, ())
    assert parse_edtf(text, lenient=True) == date


@given(edtf_texts)
def test_points_are_in_order(text):
    date = parse_edtf(text)
    for low, high in (
        (date.earliest_start, date.latest_start),
        (date.earliest_end, date.latest_end),
        (date.earliest_start, date.latest_end),
    ):
        assert low is None or high is None or low < high
    if date.kind in (Kind.INSTANT, Kind.ONE_OF):
        assert (date.earliest_start, date.latest_start) == (date.earliest_end, date.latest_end)


@given(edtf_texts)
def test_the_hull_is_tight(text):
    date = parse_edtf(text)
    for day in (date.earliest_day, date.latest_day):
        assert day is None or date.contains_day(day)
    if date.earliest_day is not None:
        assert not date.contains_day(date.earliest_day - 1)
    if date.latest_day is not None:
        assert not date.contains_day(date.latest_day + 1)


@st.composite
def values(draw):
    """Every value the grammar can make, by every road, and what arithmetic makes of it."""
    text = draw(edtf_texts)
    road = draw(st.sampled_from(["strict", "south", "both", "lenient", "retold", "moved"]))
    if road == "lenient":
        return parse_edtf(text.lower().replace("x", draw(st.sampled_from("xu"))), lenient=True)
    hemisphere = {"south": "south", "both": None}.get(road, "north")
    try:
        date = parse_edtf(text, hemisphere=hemisphere)
    except EDTFError:
        # In the south spring comes last, and runs an interval backwards.
        date = parse_edtf(text)
    if road == "retold":
        return date.with_text(draw(st.text("abc \u00e9", max_size=5)))
    if road == "moved" and date.kind is not Kind.ALL_OF:
        try:
            return date + UncertainDuration.of_days(*sorted(draw(st.tuples(small, small))))
        except (CalendarRangeError, OpenEndError):
            # EDTF cannot spell it.
            return date
    return date


small = st.integers(-400, 400)


@given(values())
def test_values_copy_pickle_and_hash(date):
    pickled = [pickle.dumps(date, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    again = [pickle.loads(data) for data in pickled]  # noqa: S301 - our own bytes
    for other in (*again, copy.copy(date), copy.deepcopy(date)):
        assert other == date
        assert hash(other) == hash(date)
        assert len({other, date}) == 1
        assert {date: 1}[other] == 1
        assert other.sort_key == date.sort_key
        assert astuple(other, recurse=False) == astuple(date, recurse=False)
        assert (other.members, other.qualification.any) == (date.members, date.qualification.any)


@given(st.lists(values(), max_size=5), st.randoms())
def test_order_is_total(dates, random):
    ordered = sorted(dates)
    random.shuffle(dates)
    assert sorted(dates) == ordered
    assert sorted(set(dates)) == [date for date, _ in itertools.groupby(ordered)]
    for one in dates:
        for other in dates:
            assert (one < other) + (one == other) + (one > other) == 1
            assert (one <= other) == (one < other or one == other)
            assert (one >= other) == (other <= one)


DISJOINT = {Allen.BEFORE, Allen.MEETS, Allen.MET_BY, Allen.AFTER}


@given(values(), values())
@settings(deadline=None)
def test_every_question_has_an_answer(one, other):
    found = relations(one, other)
    assert found
    assert {each.inverse for each in found} == relations(other, one)
    assert before(one, other).possible == bool(found & {Allen.BEFORE, Allen.MEETS})
    assert after(one, other).is_yes == (found <= {Allen.AFTER, Allen.MET_BY})
    assert meets(one, other).possible == (Allen.MEETS in found)
    if Kind.ALL_OF not in (one.kind, other.kind):
        assert overlaps(one, other).possible == bool(found - DISJOINT)
        assert overlaps(one, other).is_yes == (not found & DISJOINT)
    for question in (during, within, same_day):
        assert question(one, other) in Truth
    assert elapsed(one, other) == -elapsed(other, one)
    assert duration(one).least >= 0


@given(values())
@settings(deadline=None)
def test_days_lie_between_the_first_and_the_last(date):
    if date.earliest_day is None or date.latest_day is None:
        with pytest.raises(OpenEndError):
            days(date)
        return
    count = count_days(date)
    assert 1 <= count <= date.latest_day - date.earliest_day + 1
    listed = list(itertools.islice(days(date), 40))
    assert listed[0] == date.earliest_day
    assert listed == sorted(set(listed))
    assert all(map(date.contains_day, listed))
    assert count == len(listed) or len(listed) == 40
    assert count_days(date, last=listed[-1]) == len(listed)


@given(values(), values())
@settings(deadline=None)
def test_a_hull_holds_both(one, other):
    try:
        whole = hull(one, other)
    except (CalendarRangeError, OpenEndError):
        return
    for date in (one, other):
        assert whole.earliest_day is None or whole.earliest_day <= date.earliest_day
        assert whole.latest_day is None or whole.latest_day >= date.latest_day
    assert hull(other, one) == whole


ALPHABET = "0123456789XYESTZ?~%+-:.,/[]{}xu \n\u00e9\u0661\ud800\x00"


@given(edtf_texts, st.data())
def test_broken_texts_give_one_kind_of_error(text, data):
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 2))
        text = text[:at] + data.draw(st.text(ALPHABET, max_size=2)) + text[at + cut :]
    check(text)


@given(st.text(ALPHABET, max_size=40))
def test_rubbish_gives_one_kind_of_error(text):
    check(text)


def check(text):
    for lenient in (False, True):
        try:
            date = parse_edtf(text, lenient=lenient)
        except EDTFError as error:
            fault = error
        else:
            assert date.text == text
            assert lenient or str(date) == text
            continue
        assert 0 <= fault.position <= len(text)
        assert fault.reason
        assert str(fault)
