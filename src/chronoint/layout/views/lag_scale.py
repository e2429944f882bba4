"""The scale of lags: from days to pixels, by orders of magnitude, and in words.

A report comes hours or decades after what it tells of, so the scale is
logarithmic; the same day is 0, and what was announced beforehand stands to the
left of it.
"""

from collections.abc import Iterable, Sequence
from math import copysign, inf, log10

from attrs import frozen

from chronoint.history.lag import Days

__all__ = ["TICKS", "LagScale", "days_words", "median_of"]

_BEFORE = 0.14
_MONTH, _YEAR = 30.436875, 365.2425
TICKS: tuple[tuple[int, str], ...] = (
    (0, "same day"),
    (1, "1 day"),
    (7, "1 week"),
    (30, "1 month"),
    (91, "3 months"),
    (365, "1 year"),
    *((round(_YEAR * years), f"{years:,} years") for years in (3, 10, 30, 100, 300, 1000, 10_000)),
    *((round(_YEAR * 10**power), f"10^{power} years") for power in range(5, 11)),
)


@frozen
class LagScale:
    """From days to pixels.

    Examples
    --------
    >>> scale = LagScale(0, 365, 100.0, 200.0)
    >>> scale.x(0), scale.x(365), round(scale.x(30))
    (100.0, 200.0, 158)
    """

    least: int
    most: int
    x0: float
    x1: float

    def x(self, days: float) -> float:
        """Give the place of a lag."""
        zero = self.x0
        if self.least < 0:
            # What was announced beforehand is the exception, and gets a margin.
            whole = _power(self.most) - _power(self.least)
            zero += (self.x1 - self.x0) * min(_BEFORE, -_power(self.least) / whole)
        if days < 0:
            return zero - (zero - self.x0) * _power(days) / _power(self.least)
        return zero + (self.x1 - zero) * _power(days) / _power(max(1, self.most))

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """The places that are named, in the order in which they get their room."""
        before = [(-days, f"{text} before") for days, text in TICKS[:0:-1]]
        within = [one for one in (*TICKS, *before) if self.least <= one[0] <= self.most]
        return tuple((self.x(days), text) for days, text in within)


def _power(days: float) -> float:
    return copysign(log10(1 + abs(days)), days)


def median_of(lags: Sequence[Days]) -> Days:
    """Give the bounds of the median; of an even number the lower of the two in the middle.

    Examples
    --------
    >>> str(median_of([Days(0, 3), Days(1, 9), Days(5, None)]))
    '1 to 9'
    """
    rank = (len(lags) - 1) // 2
    low = sorted(-inf if one.least is None else one.least for one in lags)[rank]
    high = sorted(inf if one.most is None else one.most for one in lags)[rank]
    return Days(None if low == -inf else int(low), None if high == inf else int(high))


def first_of(lags: Iterable[Days]) -> Days:
    """Give the bounds of the shortest lag: of the first report by anybody."""
    found = list(lags)
    low = min((-inf if one.least is None else one.least) for one in found)
    high = min((inf if one.most is None else one.most) for one in found)
    return Days(None if low == -inf else int(low), None if high == inf else int(high))


def days_words(days: Days) -> str:
    """Say how long, as people do.

    Examples
    --------
    >>> [days_words(Days(*pair)) for pair in ((0, 0), (1, 12), (31, 95), (400, None), (None, 3))]
    ['the same day', '1 to 12 days', '31 days to 3 months', 'at least 13 months', 'at most 3 days']
    >>> days_words(Days(-2, -2)), days_words(Days(0, 9)), days_words(Days(None, None))
    ('2 days before', 'up to 9 days', 'unknown')
    """
    least, most = days.least, days.most
    if least is None and most is None:
        return "unknown"
    if most is None:
        return f"at least {_long(least or 0)}"
    if least is None:
        return f"at most {_long(most)}"
    if least == 0 < most:
        return f"up to {_long(most)}"
    low, high = _long(least), _long(most)
    if low == high:
        return low
    number, unit = low.rsplit(" ", 1)
    # "1 to 12 days", but "31 days to 3 months".
    alike = most > 0 and unit.rstrip("s") == high.rsplit(" ", 1)[1].rstrip("s")
    return f"{number} to {high}" if alike else f"{low} to {high}"


def _long(days: int) -> str:
    if days < 0:
        return f"{_long(-days)} before"
    if days == 0:
        return "the same day"
    for most, unit, length in ((59, "day", 1.0), (23.5 * _MONTH, "month", _MONTH)):
        if days <= most:
            number = round(days / length)
            return f"{number} {unit if number == 1 else unit + 's'}"
    years = days / _YEAR
    told = f"{years:,.0f}" if years >= 10 else f"{years:.1f}".removesuffix(".0")
    return f"{told} years"
