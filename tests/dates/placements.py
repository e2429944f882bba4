"""Dates within nine days of January 2020, and every placement each of them allows."""

import itertools
import math

from hypothesis import strategies as st

from chronoint.dates import Bound, Kind, Stretch, parse_edtf

FIRST, LAST = parse_edtf("2019-12-27").earliest_day, parse_edtf("2020-02-05").earliest_day
AROUND = range(FIRST, LAST)


def day(number):
    return f"2020-01-{number:02}"


days = st.integers(1, 9)
FORMS = [
    "day",
    "range",
    "set",
    "span",
    "loose",
    "mask",
    "masks",
    "month",
    "all-of",
    "all-months",
    "half",
]
ALL_OF_FORMS = ["all-of", "all-months"]
MASKS = ["2020-01-0X", "2020-01-X3", "2020-01-X5", "2020-01-X4", "2020-01-1X"]
MONTHS = ["2020-01-XX/2020-01-05", "2020-01-X3/2020-01-11", "2020-01-X3/2020-01-X5"]
MONTHS += ["2020-01-X4/2020-01-X4", "2020-01-03/2020-01-X4", "2020-01-X5/..", "/2020-01-X5"]
ALL_OF = ["{2020-01}", "{2020-01,2020-01-05}", "{2020-01-02,2020-01}", "{2019-12-30,2020-01-X4}"]


@st.composite
def dates(draw, forms=FORMS):
    form = draw(st.sampled_from(forms))
    a, b, c, d = sorted(draw(st.tuples(days, days, days, days)))
    texts = {
        "day": day(a),
        "whole-month": "2020-01",
        "range": f"[{day(a)}..{day(b)}]",
        "set": f"[{day(a)},{day(b)},{day(c)}..{day(d)}]",
        "half": draw(st.sampled_from([f"[..{day(b)}]", f"[{day(b)}..]", f"[..{day(a)},{day(d)}]"])),
        "all-of": f"{{{day(a)},{day(b)},{day(c)}..{day(d)}}}",
    }
    several = {"mask": MASKS, "month": MONTHS, "all-months": ALL_OF}
    if form in texts:
        return parse_edtf(texts[form])
    if form in several:
        return parse_edtf(draw(st.sampled_from(several[form])))
    if form == "masks":
        one, other = draw(st.sampled_from(MASKS)), draw(st.sampled_from(MASKS))
        return parse_edtf(f"[{one},{other}]")
    start, end = (day(a), day(c)) if form == "span" else ("2020-01-0X", day(c))
    start = draw(st.sampled_from([start, "..", ""]))
    end = draw(st.sampled_from([end, "..", ""]))
    return parse_edtf(f"{start}/{end}")


def placements(date):
    """Give every (start, end) on a window of days around January 2020."""
    if date.kind in (Kind.INSTANT, Kind.ONE_OF):
        return [(t, t) for t in AROUND if date.contains_day(t)]
    if date.kind is Kind.ALL_OF:
        return sorted({(taken[0], taken[-1]) for taken in happenings(date)})
    if date.shape:
        start, end = date.shape
    else:
        start, end = Stretch(None, None), Stretch(None, None)
    starts = choices(date.earliest_start, date.latest_start, date.start_bound, start, -math.inf)
    ends = choices(date.earliest_end, date.latest_end, date.end_bound, end, math.inf)
    return [(s, e) for s, e in itertools.product(starts, ends) if s <= e]


def choices(low, high, bound, member, infinity):
    if bound is Bound.OPEN:
        return [infinity]
    if bound is Bound.UNKNOWN:
        return AROUND
    return [day for day in range(low // 86_400, (high - 1) // 86_400 + 1) if member.contains(day)]


def happenings(date):
    """Give sets of days on which something of an "all of" can have happened.

    One or two days of a month, every day of a range of days. A third day in a month would
    lie between the others or be the first or last of another choice.
    """
    each = []
    for member in date.members:
        there = [t for t in AROUND if member.contains(t)]
        if len(there) < 10 and isinstance(member, Stretch):
            each.append([tuple(there)])
        else:
            each.append([*itertools.combinations(there, 1), *itertools.combinations(there, 2)])
    return {tuple(sorted(set(itertools.chain(*taken)))) for taken in itertools.product(*each)}
