"""What holds for every notation: the report is true, and bad values are refused by our errors."""

import copy
import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.notations import (
    Loss,
    NotationError,
    Noted,
    from_cidoc,
    from_gedcom,
    from_periodo,
    from_simile,
    from_wikidata,
    to_cidoc,
    to_gedcom,
    to_periodo,
    to_simile,
    to_wikidata,
)
from chronoint.errors import ChronointError, DateTextError, EDTFError

NOTATIONS = {
    "cidoc": (to_cidoc, from_cidoc),
    "gedcom": (to_gedcom, from_gedcom),
    "periodo": (to_periodo, from_periodo),
    "simile": (to_simile, from_simile),
    "wikidata": (to_wikidata, from_wikidata),
}
each = pytest.mark.parametrize(("write", "read"), NOTATIONS.values(), ids=NOTATIONS)

YEARS = st.one_of(
    st.integers(-9999, 9999).map(lambda year: f"{'-' * (year < 0)}{abs(year):04}"),
    st.sampled_from(["198X", "19XX", "1XXX", "XXXX", "-005X", "1950S2", "Y17000", "Y-170000S2"]),
)
MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def single_texts(draw):
    year = draw(YEARS)
    if year.startswith("Y") or "S" in year:
        return year
    month = draw(st.sampled_from(["", "", "-02", "-12", "-XX", "-21", "-24", "-33", "-41"]))
    day = draw(st.sampled_from(["", "-01", "-28", "-XX", "-1X"])) if month in ("-02", "-12") else ""
    return year + month + day + draw(MARKS)


@st.composite
def edtf_texts(draw):
    one, other = draw(single_texts()), draw(single_texts())
    shape = draw(st.sampled_from(["{0}", "{0}", "{0}/{1}", "{0}/..", "../{0}", "{0}/", "/{0}", "/", "[{0}..{1}]", "[{0},{1}]", "{{{0},{1}}}", "[{0}..]", "[..{0}]", "{0}T23:20:30Z", "{0}T09:05:00"]))  # fmt: skip
    return shape.format(one, other)


@st.composite
def dates(draw) -> UncertainDate:
    text = draw(edtf_texts())
    try:
        return parse_edtf(text)
    except EDTFError:
        return parse_edtf(draw(single_texts()))


def written(write, date):
    if write is to_simile:
        return to_simile(date, horizon=(-(10**7), 10**7))
    return write(date)


def points(date):
    return date.earliest_start, date.latest_start, date.earliest_end, date.latest_end


@each
@given(date=dates())
def test_what_is_not_reported_comes_back(write, read, date):
    try:
        noted = written(write, date)
    except NotationError:
        assert write in (to_simile, to_wikidata)  # the ones with a limit of their own
        return
    back = read(noted.value).date
    codes = {loss.code for loss in noted.lost}
    assert noted.date is date
    assert (points(back) == points(date)) == ("points" not in codes)
    assert (back.kind is date.kind) == ("kind" not in codes)
    if noted.is_complete:
        assert (back.start_bound, back.end_bound) == (date.start_bound, date.end_bound)
        assert (back.precision, back.qualification) == (date.precision, date.qualification)
        assert (back.shape, back.shift_minutes) == (date.shape, date.shift_minutes)


@each
@given(date=dates())
def test_writing_what_was_read_changes_nothing_more(write, read, date):
    try:
        back = read(written(write, date).value).date
        again = written(write, back)
    except NotationError:
        return
    assert points(read(again.value).date) == points(back)


PLAIN = [
    # what each notation says fully; ours
    ("cidoc", ["1985", "1985-04", "1985-04-12", "198X", "[1914..1918]", "1914/1918", "1914/", "[1914..]"]),
    ("gedcom", ["1985", "1985-04", "1985-04-12~", "[1914..1918]", "1914/1918", "1914/", "[..1914]", "-0043"]),
    ("periodo", ["1914/1918", "198X/2001", "1914/..", "-0043/0476", "/"]),
    ("simile", ["1985", "1985-04", "1985-04-12", "198X", "[1914..1918]", "1914/1918"]),
    ("wikidata", ["1985", "1985-04%", "1985-04-12", "198X~", "[1914..1918]", "1914/1918", "1914/..", "1914/", "[1914..]", "-0043"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "texts"), PLAIN)
def test_what_can_be_said_fully_is_the_same_date_again(name, texts):
    write, read = NOTATIONS[name]
    for text in texts:
        noted = write(parse_edtf(text))
        back = read(noted.value).date
        assert (text, noted.lost) == (text, ())
        assert back.with_text(text) == parse_edtf(text)


FIELDS = (
    "type id label in year earliestYear latestYear start stop end latestStart earliestEnd durationEvent isDuration "
    "begin_of_the_begin end_of_the_begin begin_of_the_end end_of_the_end identified_by content _label @value "
    "mainsnak snaktype datavalue value time precision before after timezone calendarmodel qualifiers rank "
    "P580 P582 P1319 P1326 P1480 P8554 P8555 P12506"
)
KEYS = st.sampled_from(FIELDS.split())
TEXTS = st.sampled_from(
    ["TimeSpan", "value", "somevalue", "novalue", "time", "+1985-04-12T00:00:00Z", "-0044-00-00T00:00:00Z", "1985",
     "1985-04-12T23:59:59Z", "present", "Q1985786", "Q5727902", "true", "0", "\ud800", "١٩٨٥", "9" * 400, "-" * 400]
)  # fmt: skip
LEAVES = st.one_of(TEXTS, st.text(max_size=12), st.integers(-5, 20), st.booleans(), st.none(), st.floats(), st.just(10**400))  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: st.dictionaries(KEYS, inner, max_size=6) | st.lists(inner, max_size=3),
    max_leaves=20,
)


def attempt(read, value):
    try:
        return read(value)
    except (NotationError, DateTextError) as error:
        return error


@pytest.mark.parametrize("read", [read for _, read in NOTATIONS.values()], ids=NOTATIONS)
@given(value=JSON)
def test_hostile_values_are_read_or_refused_by_our_errors(read, value):
    outcome = attempt(read, value)
    if isinstance(outcome, ChronointError):
        assert len(str(outcome)) < 300
    else:
        assert isinstance(outcome.date, UncertainDate)
        assert hash(outcome.date) == hash(copy.copy(outcome.date))


WRITTEN = [write(parse_edtf(text)).value for write, _ in NOTATIONS.values() for text in ("1985-04-12~", "1914/1918")]  # fmt: skip


@given(data=st.data(), value=st.sampled_from(WRITTEN), junk=JSON)
def test_values_that_are_broken_in_one_place(data, value, junk):
    broken = copy.deepcopy(value)
    place = broken
    while isinstance(place, dict | list) and place:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        if data.draw(st.booleans()):
            place[key] = junk
            break
        place = place[key]
    for _, read in NOTATIONS.values():
        assert isinstance(attempt(read, broken), Noted | ChronointError)


def test_deep_values_do_not_exhaust_the_stack():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for _, read in NOTATIONS.values():
        with pytest.raises(NotationError):
            read(deep)
    for key in ("type", "start", "mainsnak", "identified_by"):
        for _, read in NOTATIONS.values():
            with pytest.raises(NotationError):
                read({key: deep})


def test_results_and_errors_pickle_and_compare():
    noted = to_gedcom(parse_edtf("1985?"))
    assert pickle.loads(pickle.dumps(noted)) == noted == copy.copy(noted)  # noqa: S301
    assert noted.lost == (Loss("qualification", "the qualifiers '?' are read back as none"),)
    error = NotationError("expected a year", path="start.in")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (str(again), again.path) == ("start.in: expected a year", "start.in")
    assert isinstance(error, ChronointError)
    assert isinstance(error, ValueError)
    assert isinstance(noted, Noted)


def test_importing_is_light():
    code = "import sys, chronoint.dates.notations; print([name for name in ('numpy', 'pendulum', 'json') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
