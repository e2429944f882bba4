"""Reading one EDTF date: a year, month, day, season or time, without its neighbours.

Apart from `edtf`, which knows intervals and sets. A text that fits one of three
patterns is judged here by the calendar; one that fits none is handed to `faults`,
which says where it went wrong. The patterns have no repetition that could backtrack.
"""

import re
from typing import NoReturn

from attrs import define

from chronoint.dates.calendar import (
    SECONDS_PER_DAY,
    day_number,
    days_in_month,
    month_start,
    year_start,
)
from chronoint.dates.faults import explain
from chronoint.dates.members import Mask, matching_days, matching_months
from chronoint.dates.plain import QUALIFIER_BITS, Atom, after_year, read_plain
from chronoint.dates.seasons import season_months, season_precision
from chronoint.dates.terms import Hemisphere, Precision
from chronoint.errors import EDTFError

__all__ = ["AtomReader"]

_DATE = re.compile(
    r"([?~%])?(-)?([0-9X]{4})(?:S([1-9][0-9]*))?([?~%])?"
    r"(?:-([?~%])?([0-9X]{2})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?)?)?",
    re.ASCII,
).fullmatch
_LETTER_YEAR = re.compile(
    r"Y(-)?([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?", re.ASCII
).fullmatch
_TIME = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?",
    re.ASCII,
).fullmatch
# Digits that are unspecified from some place on leave one stretch without gaps.
_WITHOUT_GAPS = re.compile(r"[0-9]*X*", re.ASCII).fullmatch
_UNIT_OF_X = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


@define
class AtomReader:
    """Reads single dates out of one text and says where in it they fail.

    Parameters
    ----------
    source
        The whole text, for error messages.
    hemisphere
        Decides the months of 21 to 24.
    max_year_digits
        Letter years with more digits are refused before any power is computed.
    """

    source: str
    hemisphere: Hemisphere
    max_year_digits: int

    def fail(self, reason: str, position: int) -> NoReturn:
        raise EDTFError(reason, text=self.source, position=position)

    def read(self, start: int, end: int) -> Atom:
        """Read the date, without time of day, that fills source[start:end]."""
        text = self.source[start:end]
        atom = read_plain(text, after_year(self.hemisphere))
        return self.read_special(text, start) if atom is None else atom

    def read_special(self, text: str, start: int, *, time_allowed: bool = False) -> Atom:
        """Read a date that has no everyday form, or say what is wrong with it."""
        match = _LETTER_YEAR(text) if text[:1] == "Y" else None
        if match is not None:
            return self._letter_year(match, start)
        match = _DATE(text)
        if match is not None:
            return self._date(match, start)
        match = _TIME(text)
        if match is None:
            reason, position = explain(text)
            self.fail(reason, start + position)
        if not time_allowed:
            self.fail(
                "a time of day cannot stand in an interval or set", start + match.start(4) - 1
            )
        return self._time(match, start)

    def _date(self, match: re.Match[str], start: int) -> Atom:
        before_year, sign, year, digits, after_year = match.group(1, 2, 3, 4, 5)
        before_month, month, after_month = match.group(6, 7, 8)
        before_day, day, after_day = match.group(9, 10, 11)
        if before_year and after_year:
            self.fail("a year takes one qualifier, before or after it", start + match.start(5))
        if before_month and after_month:
            self.fail("a month takes one qualifier, before or after it", start + match.start(8))
        if before_day and after_day:
            self.fail("a day takes one qualifier, before or after it", start + match.start(11))
        if sign and year == "0000":
            self.fail("-0000 is no year; 0000 is 1 BCE", start + match.start(2))
        # A qualifier behind a component speaks for all to its left (level 2, group).
        bits = QUALIFIER_BITS
        of_day = bits[after_day]
        of_month = bits[after_month] | of_day
        code = bits[before_year] | bits[after_year] | of_month
        if month is not None:
            code |= (bits[before_month] | of_month) << 2 | (bits[before_day] | of_day) << 4
        if digits is not None:
            return self._significant(match, start, code)
        if month is None:
            low, high = _year_bounds(year, negative=bool(sign))
            unspecified = year.count("X")
            gapless = not unspecified or _WITHOUT_GAPS(year) is not None
            unit = _UNIT_OF_X[unspecified % 4] if gapless else Precision.YEAR
            mask = None if gapless else Mask(year, negative=bool(sign))
            first, last = year_start(low), year_start(high + 1)
            return first * SECONDS_PER_DAY, last * SECONDS_PER_DAY, unit, code, mask, None, None
        if "X" not in month and not 1 <= int(month) <= 12:
            return self._season(match, start, code)
        if "X" in year or "X" in month or (day is not None and "X" in day):
            return self._masked(match, start, code)
        number = int(year) if sign is None else -int(year)
        of_year = int(month)
        length = days_in_month(number, of_year)
        first = month_start(number, of_year)
        if day is None:
            last, unit = first + length, Precision.MONTH
        else:
            if not 1 <= int(day) <= length:
                self._no_such_day(match, start, length)
            first += int(day) - 1
            last, unit = first + 1, Precision.DAY
        return first * SECONDS_PER_DAY, last * SECONDS_PER_DAY, unit, code, None, None, None

    def _no_such_day(self, match: re.Match[str], start: int, length: int) -> NoReturn:
        sign, year, month, day = match.group(2, 3, 7, 10)
        if not 1 <= int(day) <= 31:
            reason = f"day {day} is out of 1..31"
        else:
            reason = f"{sign or ''}{year}-{month} has {length} days, not {day}"
        self.fail(reason, start + match.start(10))

    def _masked(self, match: re.Match[str], start: int, code: int) -> Atom:
        sign, year, month, day = match.group(2, 3, 7, 10)
        if not _months(month):
            self.fail(f"no month fits {month!r}", start + match.start(7))
        if day is not None and not _days(day):
            self.fail(f"no day fits {day!r}", start + match.start(10))
        gapless = _WITHOUT_GAPS(year + month + (day or "")) is not None
        mask = None if gapless else Mask(year, month, day, negative=bool(sign))
        low, high = _year_bounds(year, negative=bool(sign))
        first = _edge(low, month, day, at_end=False)
        last = _edge(high, month, day, at_end=True)
        if mask is not None and first is None:
            first = mask.first_from(year_start(low))
        if mask is not None and last is None and first is not None:
            last = mask.last_until(year_start(high + 1))
        if first is None or last is None:
            self.fail(f"no day fits {match[0]!r}", start + match.start(10))
        unit = Precision.MONTH if day is None else Precision.DAY
        return (
            first * SECONDS_PER_DAY,
            (last + 1) * SECONDS_PER_DAY,
            unit,
            code,
            mask,
            None,
            None,
        )

    def _season(self, match: re.Match[str], start: int, code: int) -> Atom:
        sign, year, month, day = match.group(2, 3, 7, 10)
        months = season_months(int(month), self.hemisphere)
        if months is None:
            self.fail(f"month {month} is out of 1..12", start + match.start(7))
        if day is not None:
            self.fail(
                f"{month} is a season or quarter and has no days",
                start + match.start(9 if match[9] else 10),
            )
        low, high = _year_bounds(year, negative=bool(sign))
        first_month, count = months
        first = month_start(low, first_month)
        years_on, end_month = divmod(first_month + count - 1, 12)
        last = month_start(high + years_on, end_month + 1)
        mask = Mask(year, negative=bool(sign), season=months) if "X" in year else None
        policy = self.hemisphere if int(month) < 25 else None
        return (
            first * SECONDS_PER_DAY,
            last * SECONDS_PER_DAY,
            season_precision(int(month)),
            code,
            mask,
            policy,
            None,
        )

    def _significant(self, match: re.Match[str], start: int, code: int) -> Atom:
        year, digits = match[3], match[4]
        if "X" in year:
            self.fail(
                "unspecified and significant digits do not go together", start + match.start(4)
            )
        if match[5] or match[1] or match[7] is not None:
            at = match.end(4) if match[5] or match[7] else 0
            self.fail("a year with S stands alone, without qualifier or month", start + at)
        low, high = self._rounded(int(year), 4, digits, start + match.start(4))
        if match[2]:
            low, high = -high, -low
        return _years(low, high, code)

    def _letter_year(self, match: re.Match[str], start: int) -> Atom:
        sign, number, exponent, digits = match.groups()
        length = len(number)
        if exponent is not None:
            # Its length first: neither a power nor a long number is made to be refused.
            length += int(exponent) if len(exponent) <= 9 else self.max_year_digits
        if length > self.max_year_digits:
            self.fail(
                f"a year of more than {self.max_year_digits} digits (max_year_digits)",
                start + match.start(2),
            )
        year = int(number)
        if exponent is None:
            if length < 5:
                self.fail("Y is for years of more than four digits", start)
        else:
            year *= 10 ** int(exponent)
        low, high = year, year
        if digits is not None:
            low, high = self._rounded(year, length, digits, start + match.start(4))
        if sign:
            low, high = -high, -low
        return _years(low, high, 0)

    def _rounded(self, year: int, length: int, digits: str, position: int) -> tuple[int, int]:
        """Give the years that share the first `digits` digits with a year."""
        if len(digits) > 9 or int(digits) > length:
            self.fail(f"a year of {length} digits has no {digits[:9]} significant ones", position)
        unit = 10 ** (length - int(digits))
        low = year - year % unit
        return low, low + unit - 1

    def _time(self, match: re.Match[str], start: int) -> Atom:
        of_day = match.group(1, 2, 3, 4, 5, 6)
        year, month, day, hour, minute, second = [int(part) for part in of_day]
        if match[1] == "-0000":
            self.fail("-0000 is no year; 0000 is 1 BCE", start)
        if not 1 <= month <= 12:
            self.fail(f"month {match[2]} is out of 1..12", start + match.start(2))
        length = days_in_month(year, month)
        if not 1 <= day <= length:
            self.fail(
                f"{match[1]}-{match[2]} has {length} days, not {match[3]}", start + match.start(3)
            )
        shift = self._shift(match, start)
        midnight = hour == 24 and minute == second == 0
        if hour > 23 and not midnight:
            self.fail(f"hour {match[4]} is out of 0..23", start + match.start(4))
        if minute > 59:
            self.fail(f"minute {match[5]} is out of 0..59", start + match.start(5))
        leap = second == 60 and (minute - (shift or 0)) % 60 == 59
        if second > 59 and not leap:
            self.fail(f"second {match[6]} is out of 0..59", start + match.start(6))
        # 24:00:00 and a leap second are kept as the last second of the day and minute
        # they were written in.
        moment = 86_399 if midnight else hour * 3600 + minute * 60 + min(second, 59)
        moment += day_number(year, month, day) * SECONDS_PER_DAY
        return moment, moment + 1, Precision.SECOND, 0, None, None, shift

    def _shift(self, match: re.Match[str], start: int) -> int | None:
        _, _, _, _, _, _, utc, sign, hours, minutes = match.groups()
        if utc:
            return 0
        if sign is None:
            return None
        shift = int(hours) * 60 + int(minutes or 0)
        if int(hours) > 23 or int(minutes or 0) > 59:
            self.fail(f"no such shift from UTC: {match[0][19:]}", start + match.start(8))
        if sign == "-" and not shift:
            self.fail("a shift of zero is written Z or +00:00", start + match.start(8))
        return shift if sign == "+" else -shift


def _years(low: int, high: int, code: int) -> Atom:
    width = high - low + 1
    unit = _UNIT_OF_X[min(len(str(width)) - 1, 3)]
    first, last = year_start(low), year_start(high + 1)
    return first * SECONDS_PER_DAY, last * SECONDS_PER_DAY, unit, code, None, None, None


def _edge(year: int, month: str, day: str | None, *, at_end: bool) -> int | None:
    """Give the first or last day of a year that fits; None when a look at one month fails."""
    of_year = _months(month)[-1 if at_end else 0]
    length = days_in_month(year, of_year)
    if day is None:
        of_month = length if at_end else 1
    elif at_end:
        of_month = max([d for d in _days(day) if d <= length], default=0)
    else:
        of_month = _days(day)[0]
    return day_number(year, of_year, of_month) if 0 < of_month <= length else None


def _months(pattern: str) -> tuple[int, ...]:
    """List the months that fit; without a search where both digits are known."""
    if "X" in pattern:
        return matching_months(pattern)
    return (int(pattern),) if 1 <= int(pattern) <= 12 else ()


def _days(pattern: str) -> tuple[int, ...]:
    if "X" in pattern:
        return matching_days(pattern)
    return (int(pattern),) if 1 <= int(pattern) <= 31 else ()


def _year_bounds(year: str, *, negative: bool) -> tuple[int, int]:
    """Give the first and last year a pattern allows; digits run away from zero."""
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if negative:
        return -high, -max(low, 1)
    return low, high
