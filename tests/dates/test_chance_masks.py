"""Counting masks by arithmetic: against listing their days."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates.chance.laws import Law, order_laws
from chronoint.dates.chance.masks import blocks_of
from chronoint.dates.chance.runs import Run, merge_runs, order_runs, tie_ends
from chronoint.dates.members import Mask

_month = st.sampled_from(["XX", "0X", "1X", "X1", "12", "02"])
_day = st.sampled_from([None, "XX", "2X", "29", "3X", "X1", "31"])
_year = st.sampled_from(
    ["156X", "15X0", "1X00", "00XX", "20X4", "X000", "99XX", "199X", "0X0X", "2000"]
)
_season = st.sampled_from([(12, 3), (3, 3), (6, 9), (9, 4), (1, 6)])
masks = st.one_of(
    st.builds(Mask, _year, _month, _day, negative=st.booleans()),
    st.builds(Mask, _year, season=_season, negative=st.booleans()),
)
runs = st.lists(st.tuples(st.integers(-40, 40), st.integers(1, 12)), min_size=1, max_size=5).map(
    lambda pairs: merge_runs((first, first + length) for first, length in pairs)
)


@settings(deadline=None, max_examples=80)
@given(masks, st.data())
def test_blocks_hold_the_days_of_the_mask(mask, data):
    blocks = blocks_of(mask)
    days = list(mask.days())
    listed = sorted(day for b in blocks for low, high in b.stretches() for day in range(low, high))
    assert listed == days
    if not days:
        return
    edge = data.draw(st.sampled_from(days)) + data.draw(st.integers(-400, 400))
    assert sum(block.count_before(edge) for block in blocks) == sum(day < edge for day in days)
    # Against a run, and against another mask: the same as when both are listed.
    law, run = Law((), blocks), Run(edge, edge + data.draw(st.integers(1, 900)))
    assert order_laws(law, Law((run,))) == order_runs(law.listed(), (run,))
    other = data.draw(masks)
    there = Law((), blocks_of(other))
    if there.blocks:
        assert order_laws(law, there) == order_runs(law.listed(), there.listed())


@settings(deadline=None)
@given(runs, runs)
def test_tied_ends_count_every_pair(starts, ends):
    first = [day for run in starts for day in range(run.first, run.stop)]
    last = [day for run in ends for day in range(run.first, run.stop)]
    tied = tie_ends(starts, ends)
    for side, days in ((0, first), (1, last)):
        weights = {
            run.first + t: run.base + run.slope * t
            for run in tied[side]
            for t in range(run.stop - run.first)
        }
        for day in days:
            partners = sum(day <= end for end in last) if side == 0 else sum(start <= day for start in first)  # fmt: skip
            assert weights.get(day, 0) == partners


@settings(deadline=None)
@given(runs, runs)
def test_sloping_weights_are_ordered_as_they_are_counted(starts, ends):
    ones, others = tie_ends(starts, ends)
    if not ones:
        return
    weights = [
        {r.first + t: r.base + r.slope * t for r in side for t in range(r.stop - r.first)}
        for side in (ones, others)
    ]
    order = order_runs(ones, others)
    pairs = [(a, b, v * w) for a, v in weights[0].items() for b, w in weights[1].items()]
    assert order.before == sum(weight for a, b, weight in pairs if a < b)
    assert order.same == sum(weight for a, b, weight in pairs if a == b)
    assert order.total == sum(weight for *_, weight in pairs)
