"""A length of time that is known between limits.

A value with its own arithmetic and its own questions. What dates have to do with it
(how long something lasted, what lies between, moving a date) is `arithmetic`.
"""

from typing import TYPE_CHECKING, Self

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.truth import Truth

if TYPE_CHECKING:
    from chronoint.dates.value import UncertainDate

__all__ = ["UncertainDuration", "longer", "same_length", "shorter"]

_UNITS = ((SECONDS_PER_DAY, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


@frozen(order=False)
class UncertainDuration:
    """At least so long, and at most so long.

    Adds to and subtracts from its like and from dates; ``date - date`` makes one.
    The two sides of a sum are taken to have nothing to do with each other.

    Parameters
    ----------
    least, most
        Seconds, both inclusive, negative for backwards; None where there is no limit.

    Raises
    ------
    ValueError
        `least` is more than `most`.

    Examples
    --------
    >>> week = UncertainDuration.exactly(days=7)
    >>> few_days = UncertainDuration.of_days(2, 5)
    >>> str(week + few_days), str(-few_days), str(week * 2)
    ('9 to 12 days', '-5 to -2 days', '14 days')
    >>> from chronoint.dates import parse_edtf
    >>> str(parse_edtf("2019-10-01") + few_days)
    '[2019-10-03..2019-10-06]'
    """

    least: int | None
    most: int | None

    def __attrs_post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            msg = f"at least {self.least} seconds is more than at most {self.most}"
            raise ValueError(msg)

    @classmethod
    def of_days(cls, least: int | None, most: int | None) -> Self:
        """Make one from days, None where there is no limit.

        Examples
        --------
        >>> str(UncertainDuration.of_days(3, None))
        'at least 3 days'
        """
        return cls(
            None if least is None else least * SECONDS_PER_DAY,
            None if most is None else most * SECONDS_PER_DAY,
        )

    @classmethod
    def exactly(cls, *, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> Self:
        """Make one that is known to the second.

        Examples
        --------
        >>> str(UncertainDuration.exactly(days=1, hours=12))
        '36 hours'
        """
        length = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        return cls(length, length)

    @property
    def is_exact(self) -> bool:
        """Whether least and most are one."""
        return self.least is not None and self.least == self.most

    @property
    def least_days(self) -> float | None:
        """`least` in days."""
        return None if self.least is None else self.least / SECONDS_PER_DAY

    @property
    def most_days(self) -> float | None:
        """`most` in days."""
        return None if self.most is None else self.most / SECONDS_PER_DAY

    def __str__(self) -> str:
        limits = [limit for limit in (self.least, self.most) if limit is not None]
        if not limits:
            return "any length"
        size, unit = next(pair for pair in _UNITS if all(limit % pair[0] == 0 for limit in limits))
        low, *rest = [str(limit // size) for limit in limits]
        if self.is_exact:
            return f"{low} {unit}{'' if abs(limits[0]) == size else 's'}"
        if rest:
            return f"{low} to {rest[0]} {unit}s"
        side = "at least" if self.most is None else "at most"
        return f"{side} {low} {unit}{'' if abs(limits[0]) == size else 's'}"

    def __neg__(self) -> "UncertainDuration":
        return UncertainDuration(
            None if self.most is None else -self.most,
            None if self.least is None else -self.least,
        )

    def __add__(self, other: object) -> "UncertainDuration":
        if not isinstance(other, UncertainDuration):
            return NotImplemented
        return UncertainDuration(_sum(self.least, other.least), _sum(self.most, other.most))

    def __sub__(self, other: object) -> "UncertainDuration":
        if not isinstance(other, UncertainDuration):
            return NotImplemented
        return self + -other

    def __mul__(self, times: object) -> "UncertainDuration":
        if not isinstance(times, int):
            return NotImplemented
        if times < 0:
            return -self * -times
        if times == 0:
            return UncertainDuration(0, 0)
        return UncertainDuration(
            None if self.least is None else self.least * times,
            None if self.most is None else self.most * times,
        )

    __rmul__ = __mul__

    def __radd__(self, date: "UncertainDate") -> "UncertainDate":
        if not _is_date(date):
            return NotImplemented
        return _moved(date, self, f" + {self}")

    def __rsub__(self, date: "UncertainDate") -> "UncertainDate":
        if not _is_date(date):
            return NotImplemented
        return _moved(date, -self, f" - {self}")


def shorter(one: UncertainDuration, other: UncertainDuration) -> Truth:
    """Tell whether one took less time than the other.

    Examples
    --------
    >>> shorter(UncertainDuration.of_days(1, 3), UncertainDuration.of_days(3, 4)).value
    'maybe'
    """
    if one.most is not None and other.least is not None and one.most < other.least:
        return Truth.YES
    possible = one.least is None or other.most is None or one.least < other.most
    return Truth.MAYBE if possible else Truth.NO


def longer(one: UncertainDuration, other: UncertainDuration) -> Truth:
    """Tell whether one took more time than the other; `shorter`, turned round."""
    return shorter(other, one)


def same_length(one: UncertainDuration, other: UncertainDuration) -> Truth:
    """Tell whether both took equally long.

    Examples
    --------
    >>> day = UncertainDuration.exactly(days=1)
    >>> same_length(day, UncertainDuration.exactly(hours=24)).value
    'yes'
    """
    if one.is_exact and one == other:
        return Truth.YES
    apart = shorter(one, other) | longer(one, other)
    return Truth.NO if apart.is_yes else Truth.MAYBE


def _is_date(value: object) -> bool:
    from chronoint.dates.value import UncertainDate  # noqa: PLC0415 - lengths need no dates

    return isinstance(value, UncertainDate)


def _moved(date: "UncertainDate", by: UncertainDuration, told: str) -> "UncertainDate":
    from chronoint.dates.arithmetic import moved  # noqa: PLC0415 - it builds on this

    return moved(date, by, text=date.text + told)


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
