"""Policies for `~` and `?`: what they add, and that nothing else ever does."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronoint.dates import parse_edtf
from chronoint.dates.chance import Widening, chance_before, chances, sample
from chronoint.dates.chance.laws import laws_of
from chronoint.dates.terms import Precision, Qualifier
from chronoint.errors import ChanceError

E = parse_edtf
MONTH, YEAR, DAY = Precision.MONTH, Precision.YEAR, Precision.DAY
AROUND = Widening("table", approximate={DAY: 1, MONTH: 10, YEAR: 365}, uncertain={YEAR: 730})


def _hull(text, widening):
    law = widening.widen(E(text), laws_of(E(text))).start
    plain = laws_of(E(text)).start
    return plain.runs[0].first - law.runs[0].first, law.runs[-1].stop - plain.runs[-1].stop


PADS = [
    # text, days added before and after; from the table above
    ("1985", (0, 0)),
    ("1985~", (365, 365)),
    ("1985?", (730, 730)),
    ("1985%", (730, 730)),  # the wider of the two
    ("1985-04~", (10, 10)),
    ("1985-04?", (0, 0)),  # nothing said for months in doubt
    ("1985-04-12~", (1, 1)),
    ("1985-~04-12", (1, 1)),  # any component
    ("198X~", (365, 365)),  # the next finer unit that is named
    ("1985-21~", (10, 10)),
    ("[1985~,1987]", (365, 365)),
    ("1985~/1990", (365, 365)),
    ("1985/1990~", (0, 0)),  # the start is not the approximate one
    ("1985-04-12~/1990", (1, 1)),  # each end by its own unit
]


@pytest.mark.parametrize(("text", "pads"), PADS)
def test_what_is_added(text, pads):
    assert _hull(text, AROUND) == pads


def test_widths_may_be_shares_of_what_is_stated():
    assert _hull("1985~", Widening("half", approximate=0.5)) == (182, 182)
    assert _hull("198X~", Widening("one", approximate=1)) == (3653, 3653)
    assert AROUND.pad_days(Qualifier.NONE, YEAR, 365) == 0


FORMS = [
    # form, chance that 1985-01~ (10 days added) lies before 1985-01-01: by hand
    ("uniform", Fraction(10, 51)),
    ("triangular", Fraction(55, 31 * 11 + 110)),  # 1 + 2 + ... + 10 on each side, 11 within
]


@pytest.mark.parametrize(("form", "share"), FORMS)
def test_forms(form, share):
    policy = Widening(form, approximate={MONTH: 10}, form=form)
    assert chance_before(E("1985-01~"), E("1985-01-01"), widening=policy, exact=True) == share


def test_the_normal_form_falls_as_the_curve_does():
    policy = Widening("normal", approximate={MONTH: 320}, form="normal")
    law = policy.widen(E("1985-01~"), laws_of(E("1985-01~"))).start
    heights = [run.base for run in law.runs]
    assert heights == heights[::-1]
    assert max(heights) == heights[32]
    # At half the pad, one standard deviation: exp(-1/2) of the height within.
    assert heights[16] / heights[32] == pytest.approx(np.exp(-0.5), rel=0.04)
    assert heights[0] / heights[32] == pytest.approx(np.exp(-2), rel=0.07)


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(["1985~", "1985-04?", "1984~/1986?", "[1985-01~..1985-03]", "1985"]),
    st.sampled_from(["1985-06-01", "1985%", "1980/1986", "198X"]),
    st.sampled_from(["uniform", "triangular", "normal"]),
    st.integers(0, 500),
)
def test_widened_chances_add_up_and_leave_the_dates_alone(one, other, form, days):
    policy = Widening("any", approximate={DAY: days}, uncertain={MONTH: days}, form=form)
    a, b = E(one), E(other)
    kept = hash(a), a.sort_key, a.earliest_day, a.latest_day
    try:
        found = chances(a, b, widening=policy, exact=True)
    except ChanceError:
        assert "/" in one
        assert form != "uniform"
    else:
        assert sum(found) == 1
        assert min(found) >= 0
    assert (hash(a), a.sort_key, a.earliest_day, a.latest_day) == kept
    assert a == E(one)


@pytest.mark.parametrize("form", ["uniform", "triangular", "normal"])
def test_draws_follow_the_policy(form):
    policy = Widening(form, approximate={MONTH: 20}, form=form)
    date = E("1985-01~")
    drawn = sample(date, 20_000, np.random.default_rng(4), widening=policy)
    assert date.earliest_day - 20 == drawn.min()
    assert drawn.max() == date.latest_day + 20
    for day in ("1984-12-20", "1985-01-01", "1985-02-05"):
        expected = chance_before(date, E(day), widening=policy)
        assert (drawn < E(day).earliest_day).mean() == pytest.approx(expected, abs=0.015)


def test_nothing_is_widened_unasked():
    assert chance_before(E("1984-12-31"), E("1985~")) == 1
    assert E("1985~").earliest_day == E("1985").earliest_day
    assert chance_before(E("1984-12-31"), E("1985"), widening=AROUND) == 1


def test_an_open_end_stays_undecided_when_widened():
    # Without the policy the answer hangs on nothing: [1985~..] is after 1984 for sure.
    assert chance_before(E("1984"), E("[1985~..]")) == 1
    with pytest.raises(ChanceError, match="open or unknown end"):
        chance_before(E("1984"), E("[1985~..]"), widening=AROUND)


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: Widening("w", approximate=-1), ValueError, "'w': a width is a finite number that is not negative"),
        (lambda: Widening("w", uncertain={YEAR: float("inf")}), ValueError, "'w': a width is a finite number that is not negative"),
        (lambda: chance_before(E("[1985~,1987]"), E("1986"), widening=Widening("w", approximate=1, form="normal")), ChanceError, "'[1985~,1987]' has several stretches of days, which only form='uniform' can widen, not 'normal'"),
        (lambda: chance_before(E("1985~/1986"), E("1986"), widening=Widening("w", approximate=3, form="triangular")), ChanceError, "the widened start and end overlap, which only form='uniform' can hold apart; use it, or a smaller width"),
    ],
)  # fmt: skip
def test_what_is_refused(make, error, message):
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == message


def test_a_policy_is_a_value():
    again = Widening("table", approximate={YEAR: 365, MONTH: 10, DAY: 1}, uncertain={YEAR: 730})
    assert again == AROUND
    assert hash(again) == hash(AROUND)
