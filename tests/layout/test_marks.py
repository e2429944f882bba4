"""Marks: what is certain is solid, what is possible pale, and each end says how it ends."""

import pytest

from chronoint.dates import day_number, parse_edtf
from chronoint.layout.axis import TimeMap
from chronoint.layout.extents import doubt_of, extent_of
from chronoint.layout.marks import UpdateSign, rail, shape_of
from chronoint.layout.scene import Stretch

DAY = 86_400


def at(year, month=1, day=1):
    return day_number(year, month, day) * DAY


# One pixel a day from 2019 on, so that months can be read off.
MAP = TimeMap((Stretch(at(2015), at(2025), 0.0, (at(2025) - at(2015)) / DAY),))
UNTIL = at(2019, 9, 1)

SHAPES = [
    # EDTF, kinds of the parts; the table of picture.md
    ("2019-03-05", ["dot"]),
    ("2019-03", ["pale", "cap", "cap"]),
    ("[2019-03-01..2019-03-20]", ["pale", "cap", "cap"]),
    ("2019-21", ["pale", "cap", "cap"]),
    ("2019-03-05/2019-06-07", ["pale", "bar"]),
    ("2019-03/2019-06", ["pale", "bar", "cap", "cap"]),
    ("2019-03-05/2019-06", ["pale", "bar", "cap"]),
    ("2019/2019", ["pale", "cap", "cap"]),  # nothing is certain
    ("2019-03-05/..", ["bar", "pieces", "arrow"]),
    ("2019-03/..", ["pale", "cap", "bar", "pieces", "arrow"]),
    ("2019-03-05/", ["bar", "pieces"]),
    ("../2019-03-05", ["line", "arrow", "cap"]),
    ("/2019-03-05", ["pieces", "cap"]),
    ("[..2019-03-05]", ["line", "arrow", "cap"]),
    ("[2019-03-05..]", ["line", "cap", "arrow"]),
    ("{2019-03,2019-05}", ["pale", "cap", "cap"]),
]


@pytest.mark.parametrize(("text", "kinds"), SHAPES)
def test_the_parts_of_a_date(text, kinds):
    extent = extent_of(parse_edtf(text), reported_until=UNTIL)
    shape = shape_of(extent, MAP, "reported", undated_x=0)
    assert [part.kind for part in shape.parts] == kinds
    assert all(shape.x0 <= part.box[0] and part.box[2] <= shape.x1 for part in shape.parts)


def test_an_open_end_is_solid_as_far_as_it_was_reported():
    extent = extent_of(parse_edtf("2019-03-05/.."), reported_until=UNTIL)
    bar, pieces, arrow = shape_of(extent, MAP, "reported", undated_x=0).parts
    assert (bar.box[0], bar.box[2]) == (MAP.x(at(2019, 3, 5)), MAP.x(UNTIL))
    assert bar.box[2] < pieces.box[0] < arrow.box[0]
    assert arrow.variant == "right"


def test_an_open_end_reported_before_its_start_is_short():
    extent = extent_of(parse_edtf("2019-03-05/.."), reported_until=at(2018))
    bar = shape_of(extent, MAP, "reported", undated_x=0).parts[0]
    assert bar.box[2] - bar.box[0] == 8


def test_on_or_before_is_a_stub_and_never_a_bar():
    shape = shape_of(extent_of(parse_edtf("../2024-09-18")), MAP, "alleged", undated_x=0)
    assert shape.x1 - shape.x0 < 30
    assert shape.parts[-1].box[2] == pytest.approx(MAP.x(at(2024, 9, 19)), abs=1)


NARROW = [
    # pixels a century is wide, parts of a whole year on it
    (80, ["dot"]),
    (150, ["pale", "cap", "cap"]),
]


@pytest.mark.parametrize(("pixels", "kinds"), NARROW)
def test_a_range_is_a_dot_only_where_nobody_could_see_it(pixels, kinds):
    century = TimeMap((Stretch(at(1970), at(2070), 0.0, pixels),))
    shape = shape_of(extent_of(parse_edtf("2019")), century, "reported", undated_x=0)
    assert [part.kind for part in shape.parts] == kinds


def test_doubt_dashes_the_caps():
    plain = shape_of(extent_of(parse_edtf("2019-03")), MAP, "reported", undated_x=0)
    dashed = shape_of(extent_of(parse_edtf("2019-03~")), MAP, "reported", undated_x=0)
    assert {part.variant for part in plain.parts} == {""}
    assert [part.variant for part in dashed.parts] == ["", "dashed", "dashed"]


def test_no_date_and_no_year_are_no_place():
    for date in (None, parse_edtf("XXXX-12-25")):
        extent = extent_of(date)
        assert extent.undated
        assert shape_of(extent, MAP, "reported", undated_x=700).x0 >= 700


DOUBTS = [
    # EDTF, what the label adds
    ("2019-03", ""),
    ("1985~", "c. 1985"),
    ("2007?", "2007?"),
    ("2019-10%", "c. Oct 2019?"),
    ("1993~/2018", "c. 1993\u20132018"),
    ("../2025?", "?"),
    ("2019-03-05?", "5 Mar 2019?"),
    ("2010~/..", "c. 2010"),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTS)
def test_doubt_in_words(text, doubt):
    assert doubt_of(parse_edtf(text)) == doubt


def signs(*moments):
    return [UpdateSign(moment, "update") for moment in moments]


RAILS = [
    # updates after an event of 1 March 2019, whether a rail is drawn (one px a day)
    ([at(2019, 3, 10)], False),  # under 20 px
    ([at(2019, 6, 1)], True),
    ([at(2019, 6, 1), at(2019, 6, 3)], False),  # signs would touch
    ([at(2019, 6, 1), at(2019, 9, 1)], True),
    ([at(2024, 6, 1)], False),  # too long
    ([], False),
]


@pytest.mark.parametrize(("moments", "drawn"), RAILS)
def test_rails(moments, drawn):
    shape = shape_of(extent_of(parse_edtf("2019-03-01")), MAP, "reported", undated_x=0)
    parts = rail(shape, signs(*moments), MAP, right=3000, longest=400)
    assert bool(parts) is drawn
    if drawn:
        assert [part.kind for part in parts] == ["rail", "rail"] + ["update"] * len(moments)
