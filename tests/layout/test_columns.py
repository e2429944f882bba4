"""Columns and choosing: arrays that say what the shapes say, and which rows are tried."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint import chronology, event
from chronoint.dates import parse_edtf
from chronoint.layout import LayoutOptions, arrange
from chronoint.layout.arrange import prepare
from chronoint.layout.choosing import best, by_importance
from chronoint.layout.columns import columns_of
from chronoint.layout.extents import extent_of
from layout.pictures import DATES, mixture, pictures


def bound(number):
    return None if np.isnan(number) else int(number)


@pytest.mark.parametrize("text", [*DATES, "2019-10-03T10:00:00Z", "Y-13800000000", "Y300000000"])
def test_a_row_is_the_extent(text):
    known = chronology([event("a", date=parse_edtf(text, lenient=True))])
    columns = columns_of(known.events, [("x",)], known)
    extent = extent_of(known["a"].date)
    numbers = (columns.start, columns.end, columns.sure_start, columns.sure_end)
    assert [bound(one[0]) for one in numbers] == [
        extent.start, extent.end, extent.sure_start, extent.sure_end,
    ]  # fmt: skip
    codes = ("closed", "open", "unknown")
    assert (codes[columns.left[0]], codes[columns.right[0]]) == (
        ("open", "open") if extent.undated else (extent.left, extent.right)
    )
    assert columns.undated[0] == extent.undated
    assert set(columns.points) == set(extent.points)


@settings(max_examples=60, deadline=None)
@given(pictures(), st.sampled_from((480, 1600)), st.booleans())
def test_a_span_is_the_shape_to_within_a_pixel(known, width, breaks):
    crowd = prepare(known, options=LayoutOptions(width=width, breaks=breaks))
    for row in range(len(crowd.columns)):
        shape = crowd.item(row).shape
        spans = crowd.spans
        assert spans.dot[row] == shape.dot
        assert spans.centre[row] == pytest.approx(shape.centre, abs=0.02)
        assert (spans.x0[row], spans.x1[row]) == pytest.approx((shape.x0, shape.x1), abs=1.0)


@given(st.lists(st.floats(0, 900), min_size=1, max_size=300), st.integers(1, 80))
def test_every_bucket_gives_as_many_as_another_or_all_it_has(centres, most):
    ranked = np.arange(len(centres))
    chosen = best(ranked, np.array(centres), most).tolist()
    assert chosen == sorted(chosen)
    assert len(chosen) >= min(most, len(centres))
    if len(centres) > most:
        buckets = [int(centre // 8) for centre in centres]
        counts = {bucket: sum(buckets[row] == bucket for row in chosen) for bucket in set(buckets)}
        share = max(counts.values())
        assert all(count == min(share, buckets.count(bucket)) for bucket, count in counts.items())


IMPORTANT = [
    # what is stated of two events of one day, which comes first
    ({"status": "alleged"}, {"status": "confirmed"}, "b"),
    ({"date": parse_edtf("2020-01-01")}, {"date": parse_edtf("2020-01-01/2020-03-01")}, "b"),
    ({}, {}, "a"),  # the id
]


@pytest.mark.parametrize(("one", "other", "first"), IMPORTANT)
def test_importance(one, other, first):
    stated = {"date": parse_edtf("2020-01-01")}
    known = chronology([event("a", **(stated | one)), event("b", **(stated | other))])
    crowd = prepare(known)
    order = by_importance(crowd.columns, crowd.spans)
    assert crowd.columns.events[order[0]].id == first


def test_what_the_user_finds_important_comes_first():
    known = mixture(600, 5)
    wanted = {one.id for one in known.events[::40]}
    options = LayoutOptions(height=500, importance=lambda one: one.id in wanted)
    scene = arrange(known, options=options)
    labelled = {label.id for label in scene.labels}
    assert len(labelled & wanted) > len(wanted) * 0.8
    plain = arrange(known, options=LayoutOptions(height=500))
    assert len({label.id for label in plain.labels} & wanted) < len(wanted) * 0.5
