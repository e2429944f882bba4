"""The exact set of days behind a hull, kept compact and never expanded.

A `Stretch` is every day from one to another; a `Mask` is every day that fits a
pattern of digits such as ``156X-12-25``. Both answer by arithmetic on the pattern,
so that ``XXXX-12-XX`` costs no more than ``1560-12-25``.
"""

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from chronoint.dates.calendar import (
    civil,
    days_in_month,
    month_start,
    year_start,
)

__all__ = [
    "BEFORE_MASKS",
    "Mask",
    "Member",
    "Stretch",
    "matching_days",
    "matching_months",
]

BEFORE_MASKS = year_start(-10_000)  # masks have four digits


@frozen
class Stretch:
    """Every day from the first to the last, both inclusive.

    Parameters
    ----------
    first, last
        Day numbers; None where there is no limit.

    Examples
    --------
    >>> Stretch(3, None).contains(2), Stretch(3, None).first_from(0)
    (False, 3)
    """

    first: int | None
    last: int | None

    def contains(self, day: int) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def first_from(self, day: int) -> int | None:
        """Give the earliest member on or after a day; None when there is none."""
        start = day if self.first is None else max(day, self.first)
        return start if self.last is None or start <= self.last else None

    def last_until(self, day: int) -> int | None:
        """Give the latest member on or before a day; None when there is none."""
        end = day if self.last is None else min(day, self.last)
        return end if self.first is None or end >= self.first else None

    def count_days(self) -> int | None:
        """Count the members; None when there is no limit."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


@frozen
class Mask:
    """Every day whose digits fit a pattern.

    Parameters
    ----------
    year
        Four characters, digits or ``X``.
    month, day
        Two characters each, or None where the date says nothing.
    negative
        The year has a minus sign; -0000 is no year.
    season
        First month and number of months, in place of `month` and `day`.

    Examples
    --------
    >>> christmas = Mask("156X", "12", "25")
    >>> christmas.count_days(), civil(christmas.first_from(0 - 150_000))
    (10, (1560, 12, 25))
    """

    year: str
    month: str | None = None
    day: str | None = None
    negative: bool = field(default=False, kw_only=True)
    season: tuple[int, int] | None = field(default=None, kw_only=True)

    def contains(self, day: int) -> bool:
        return self.first_from(day) == day

    def first_from(self, day: int) -> int | None:
        """Give the earliest member on or after a day; None when there is none."""
        year = self.year_from(civil(day)[0] - self._spill)
        while year is not None:
            for first, last in self.stretches(year):
                if last >= day:
                    return max(first, day)
            year = self.year_from(year + 1)
        return None

    def last_until(self, day: int) -> int | None:
        """Give the latest member on or before a day; None when there is none."""
        year = self._year_until(civil(day)[0])
        while year is not None:
            for first, last in reversed(list(self.stretches(year))):
                if first <= day:
                    return min(last, day)
            year = self._year_until(year - 1)
        return None

    def days(self) -> Iterator[int]:
        """Give every member in order, one at a time."""
        year = self.year_from(-10_000)
        while year is not None:
            for first, last in self.stretches(year):
                yield from range(first, last + 1)
            year = self.year_from(year + 1)

    def count_days(self) -> int:
        """Count the members, from at most 200 kinds of year."""
        if self._spill:
            return self._count_spilling()
        leap, ordinary = self.count_years()
        in_leap = sum(last - first + 1 for first, last in self.stretches(2000))
        in_ordinary = sum(last - first + 1 for first, last in self.stretches(2001))
        return leap * in_leap + ordinary * in_ordinary

    def merged(self, other: "Mask") -> "Mask | None":
        """Give the pattern both fit, seasons aside; None when digits contradict each other."""
        year = _unify(self.year, other.year)
        month = _unify(self.month, other.month)
        day = _unify(self.day, other.day)
        if year is None or self.negative != other.negative or "!" in (year, month, day):
            return None
        return Mask(year, month, day, negative=self.negative)

    @property
    def months(self) -> tuple[int, ...]:
        """The months in which members can lie."""
        if self.season is not None:
            first, count = self.season
            return tuple((first - 1 + step) % 12 + 1 for step in range(count))
        return matching_months(self.month or "XX")

    @property
    def spills(self) -> bool:
        """Whether the season of one year runs into the next."""
        return self.season is not None and sum(self.season) > 13

    @property
    def _spill(self) -> int:
        return 1 if self.spills else 0

    def stretches(self, year: int) -> Iterator[tuple[int, int]]:
        """Give the first and last day of each run of members that one year starts."""
        if self.season is not None:
            first, months = self.season
            end = month_start(year + self._spill, first + months - 12 * self._spill)
            yield month_start(year, first), end - 1
        elif self.month is None:
            yield year_start(year), year_start(year + 1) - 1
        else:
            for month in matching_months(self.month):
                start = month_start(year, month)
                length = days_in_month(year, month)
                if self.day is None:
                    yield start, start + length - 1
                    continue
                for day in matching_days(self.day):
                    if day <= length:
                        yield start + day - 1, start + day - 1

    def year_from(self, year: int) -> int | None:
        """Give the first year on or after one that fits, whatever its days."""
        if not self.negative:
            return _next_match(self.year, max(year, 0))
        found = _previous_match(self.year, min(-year, 9999))
        return -found if found else None

    def _year_until(self, year: int) -> int | None:
        if not self.negative:
            return _previous_match(self.year, min(year, 9999))
        found = _next_match(self.year, max(-year, 1))
        return None if found is None else -found

    def count_years(self) -> tuple[int, int]:
        """Count the leap years and the others that fit, whatever their days."""
        centuries = [n for n in range(100) if _fits(self.year[:2], n)]
        within = [n for n in range(100) if _fits(self.year[2:], n)]
        always = sum(1 for n in within if n and n % 4 == 0)
        leap = always * len(centuries)
        if 0 in within:
            leap += sum(1 for n in centuries if n % 4 == 0)
        total = len(centuries) * len(within)
        if self.negative and 0 in centuries and 0 in within:  # -0000 is no year
            leap, total = leap - 1, total - 1
        return leap, total - leap

    def _count_spilling(self) -> int:
        total, year = 0, self.year_from(-10_000)
        while year is not None:
            total += sum(last - first + 1 for first, last in self.stretches(year))
            year = self.year_from(year + 1)
        return total


Member = Stretch | Mask


@cache
def matching_months(pattern: str) -> tuple[int, ...]:
    """List the months 1 to 12 that fit two characters; at most 121 patterns exist."""
    return tuple(month for month in range(1, 13) if _fits(pattern, month))


@cache
def matching_days(pattern: str) -> tuple[int, ...]:
    """List the days 1 to 31 that fit two characters."""
    return tuple(day for day in range(1, 32) if _fits(pattern, day))


def _fits(pattern: str, number: int) -> bool:
    digits = f"{number:0{len(pattern)}}"
    return all(want in ("X", digit) for want, digit in zip(pattern, digits, strict=True))


def _unify(one: str | None, other: str | None) -> str | None:
    """Merge two patterns; ``"!"`` when they contradict each other."""
    if one is None or other is None:
        return one or other
    merged = ""
    for a, b in zip(one, other, strict=True):
        if "X" not in (a, b) and a != b:
            return "!"
        merged += b if a == "X" else a
    return merged


def _next_match(pattern: str, least: int) -> int | None:
    """Find the smallest four-digit number that fits and is not below `least`."""
    if least > 9999:
        return None
    digits = f"{least:04}"
    if _fits(pattern, least):
        return least
    for keep in range(3, -1, -1):
        if keep and not _fits(pattern[:keep], int(digits[:keep])):
            continue
        step = str(int(digits[keep]) + 1) if pattern[keep] == "X" else pattern[keep]
        if len(step) == 1 and step > digits[keep]:
            return int(digits[:keep] + step + pattern[keep + 1 :].replace("X", "0"))
    return None


def _previous_match(pattern: str, most: int) -> int | None:
    """Find the largest four-digit number that fits and is not above `most`."""
    if most < 0:
        return None
    # Nines' complement turns "largest not above" into "smallest not below".
    flipped = "".join("X" if c == "X" else str(9 - int(c)) for c in pattern)
    found = _next_match(flipped, 9999 - most)
    return None if found is None else 9999 - found
