"""The chance that one date lies before, on or after the day of another; drawing days.

Exact: all is counted in whole days and whole numbers, and only the last division makes
a float of it. Every possible day of a date is taken to be equally likely, and the two
dates to have nothing to do with each other. Both are assumptions; where they are not
true, neither are the chances. Which days are possible is `chance_laws`.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from chronoint.dates.chance.laws import Horizon, Law, Laws, laws_of, order_laws, utc_day
from chronoint.dates.chance.widening import Widening
from chronoint.dates.questions import before
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate
from chronoint.errors import ChanceError

if TYPE_CHECKING:
    from fractions import Fraction

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Chances", "chance_after", "chance_before", "chance_same_day", "chances", "sample"]

_Ratio = tuple[int, int]
_CERTAIN, _NEVER = (1, 1), (0, 1)


class Chances(NamedTuple):
    """The three chances of a pair of dates; as fractions they add up to 1."""

    before: "float | Fraction"
    same: "float | Fraction"
    after: "float | Fraction"


@overload
def chance_before(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = ...,
    widening: Widening | None = ...,
    exact: Literal[False] = ...,
) -> float: ...
@overload
def chance_before(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = ...,
    widening: Widening | None = ...,
    exact: Literal[True],
) -> "Fraction": ...
def chance_before(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = None,
    widening: Widening | None = None,
    exact: bool = False,
) -> "float | Fraction":
    """Give the chance that one was over on a day before the other began.

    Parameters
    ----------
    one, other
        Of an instant or "one of" every possible day counts alike, gaps left out. Of a
        span, or "all of", every pair of a first day and a last day that is not before
        it; its end is held against the other's start. Times count as their day, moved
        to UTC when the two bear different shifts.
    horizon
        First and last day, inclusive, that open sets and unknown ends may reach: two
        days (day numbers, Python dates or uncertain dates) or one date such as
        ``1900/2025``. A span that goes on (``..``) is never over, with or without it.
    widening
        A policy for `?` and `~`; without one they have no width.
    exact
        Give a `fractions.Fraction`.

    Raises
    ------
    ChanceError
        The answer hangs on an open or unknown end and there is no horizon, or none that
        reaches; or masks within a set overlap in more than 100,000 runs of days.

    Notes
    -----
    The two dates are taken as independent. Two claims about one event, or an event
    and its consequence, are not. O(n + m) for sets of n and m members.

    References
    ----------
    For ranges [a0, a1) and [b0, b1) with T(n) = n (n - 1) / 2 for n > 0, else 0:
    (T(b1-a0) - T(b0-a0) - T(b1-a1) + T(b0-a1)) / ((a1-a0) (b1-b0)).

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> chance_before(parse_edtf("1985-04-12"), parse_edtf("1985"), exact=True)
    Fraction(263, 365)
    >>> chance_before(parse_edtf("1985/"), parse_edtf("1990"))
    Traceback (most recent call last):
        ...
    chronoint.errors.ChanceError: '1985/' has an open or unknown end, and a chance needs a limit; \
name one with horizon=(first day, last day)
    """
    return _divided(_before(_Pair.of(one, other, horizon, widening)), exact=exact)


@overload
def chance_after(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = ...,
    widening: Widening | None = ...,
    exact: Literal[False] = ...,
) -> float: ...
@overload
def chance_after(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = ...,
    widening: Widening | None = ...,
    exact: Literal[True],
) -> "Fraction": ...
def chance_after(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = None,
    widening: Widening | None = None,
    exact: bool = False,
) -> "float | Fraction":
    """Give the chance that one began on a day after the other was over.

    `chance_before`, turned round; parameters, errors and assumptions are the same.
    """
    return _divided(_before(_Pair.of(other, one, horizon, widening)), exact=exact)


@overload
def chance_same_day(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = ...,
    widening: Widening | None = ...,
    exact: Literal[False] = ...,
) -> float: ...
@overload
def chance_same_day(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = ...,
    widening: Widening | None = ...,
    exact: Literal[True],
) -> "Fraction": ...
def chance_same_day(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = None,
    widening: Widening | None = None,
    exact: bool = False,
) -> "float | Fraction":
    """Give the chance that the two share a day: neither was over before the other began.

    For two instants that is the chance of one and the same day. What lasts shares a day
    when it overlaps. Parameters, errors and assumptions are those of `chance_before`.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> chance_same_day(parse_edtf("[1962,1964]"), parse_edtf("1963"))
    0.0
    """
    return _divided(_same(_Pair.of(one, other, horizon, widening)), exact=exact)


def chances(
    one: UncertainDate,
    other: UncertainDate,
    *,
    horizon: Horizon | None = None,
    widening: Widening | None = None,
    exact: bool = False,
) -> Chances:
    """Give all three chances at once; see `chance_before`.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> chances(parse_edtf("1914/1918"), parse_edtf("1918-11-11"), exact=True)
    Chances(before=Fraction(314, 365), same=Fraction(51, 365), after=Fraction(0, 1))
    """
    pair = _Pair.of(one, other, horizon, widening)
    ratios = _before(pair), _same(pair), _before(pair.turned())
    return Chances(*(_divided(ratio, exact=exact) for ratio in ratios))


def sample(
    date: UncertainDate,
    n: int,
    rng: "np.random.Generator",
    *,
    horizon: Horizon | None = None,
    widening: Widening | None = None,
) -> "NDArray[np.int64]":
    """Draw days at random, each possible day with the same chance.

    Parameters
    ----------
    date
        As for `chance_before`.
    n
        How many draws.
    rng
        ``numpy.random.default_rng(seed)``.
    horizon, widening
        As for `chance_before`.

    Returns
    -------
    ndarray of int64
        Day numbers; shape (n,). For a span and "all of" its first and last day; shape
        (n, 2).

    Raises
    ------
    ChanceError
        An end is open without a horizon, or the days are beyond 64-bit numbers.

    Examples
    --------
    >>> import numpy as np
    >>> from chronoint.dates import civil, parse_edtf
    >>> days = sample(parse_edtf("156X-12-25"), 500, np.random.default_rng(1))
    >>> {civil(day)[1:] for day in days.tolist()}
    {(12, 25)}
    """
    from chronoint.dates.chance.draws import draw_laws  # noqa: PLC0415 - needs numpy

    return draw_laws(_laws(date, horizon, widening), n, rng, date.text)


class _Pair(NamedTuple):
    """Two dates and their laws, and whether their points still say where they lie."""

    one: UncertainDate
    other: UncertainDate
    laws: Laws
    other_laws: Laws
    as_stated: bool

    @classmethod
    def of(
        cls,
        one: UncertainDate,
        other: UncertainDate,
        horizon: Horizon | None,
        widening: Widening | None,
    ) -> "_Pair":
        if None not in (one.shift_minutes, other.shift_minutes) and (
            one.shift_minutes != other.shift_minutes
        ):
            one, other = utc_day(one), utc_day(other)
        laws = _laws(one, horizon, widening), _laws(other, horizon, widening)
        return cls(one, other, *laws, as_stated=widening is None)

    def turned(self) -> "_Pair":
        return _Pair(self.other, self.one, self.other_laws, self.laws, self.as_stated)


def _laws(date: UncertainDate, horizon: Horizon | None, widening: Widening | None) -> Laws:
    laws = laws_of(date, horizon)
    return laws if widening is None else widening.widen(date, laws)


def _before(pair: _Pair) -> _Ratio:
    try:
        return _ratio(pair.laws.last_day(), pair.other_laws.first_day())
    except ChanceError:
        # Some answers hang on no limit: the other began before this one could end.
        truth = before(pair.one, pair.other) if pair.as_stated else Truth.MAYBE
        if truth is Truth.MAYBE:
            raise
        return _CERTAIN if truth is Truth.YES else _NEVER


def _ratio(end: Law | None, start: Law | None) -> _Ratio:
    if end is None or start is None:
        return _NEVER
    order = order_laws(end, start)
    return order.before, order.total


def _same(pair: _Pair) -> _Ratio:
    if pair.laws.is_moment and pair.other_laws.is_moment:
        one, other = pair.laws.start, pair.other_laws.start
        if isinstance(one, Law) and isinstance(other, Law):
            order = order_laws(one, other)
            return order.same, order.total
    (first, of_first), (second, of_second) = _before(pair), _before(pair.turned())
    return of_first * of_second - first * of_second - second * of_first, of_first * of_second


def _divided(ratio: _Ratio, *, exact: bool) -> "float | Fraction":
    if not exact:
        return ratio[0] / ratio[1]
    from fractions import Fraction  # noqa: PLC0415 - imports decimal, and few ask

    return Fraction(*ratio)
