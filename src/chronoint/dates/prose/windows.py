"""Stretches of days on the way from a phrase to a date.

A window knows its days, the unit it was said in and, where there is one, the EDTF
text that means just these days. Numbers only; words are behind us here.
"""

from collections.abc import Callable

from attrs import frozen

from chronoint.dates.calendar import (
    add_months,
    civil,
    day_number,
    days_in_month,
    iso_week_start,
    month_start,
    year_start,
)
from chronoint.dates.prose.words import Unit
from chronoint.dates.spans import End, enclosing_unit
from chronoint.dates.spelling import spell_day, spell_month, spell_year
from chronoint.dates.terms import Precision

__all__ = [
    "Window",
    "aligned",
    "day_window",
    "month_window",
    "move",
    "unit_around",
    "window_edtf",
    "year_window",
    "years_window",
]


@frozen
class Window:
    """Days from first to last, both inclusive; None where there is no limit.

    Parameters
    ----------
    precision
        The unit to spell the limits in, where they fall on its limits.
    edtf
        One EDTF date with these days exactly; None when only ``[a..b]`` says it.
    mark
        A qualifier for the dates.
    """

    first: int | None
    last: int | None
    precision: Precision
    edtf: str | None = None
    mark: str = ""

    def as_end(self) -> End:
        """Give the window as the start or end of a span."""
        if self.first is None or self.last is None:
            return End(None, None, "..")
        edtf = self.edtf or enclosing_unit(self.first, self.last)
        return End(self.first, self.last, edtf + self.mark, self.precision)


def day_window(day: int) -> Window:
    """Give one day."""
    return Window(day, day, Precision.DAY, spell_day(day))


def month_window(year: int, month: int) -> Window:
    """Give a month."""
    first = month_start(year, month)
    last = month_start(year, month + 1) - 1
    return Window(first, last, Precision.MONTH, spell_month(year, month))


def year_window(year: int) -> Window:
    """Give a year."""
    return Window(year_start(year), year_start(year + 1) - 1, Precision.YEAR, spell_year(year))


def years_window(first: int, last: int) -> Window:
    """Give the years from one to another; a decade or century has its own EDTF."""
    precision = Precision.YEAR
    edtf = None
    for digits in (1, 2):
        size = 10**digits
        if first >= 0 and first % size == 0 and last == first + size - 1:
            edtf = spell_year(first)[:-digits] + "X" * digits
    return Window(year_start(first), year_start(last + 1) - 1, precision, edtf)


def unit_around(unit: Unit, day: int, offset: int = 0) -> Window:
    """Give the day, ISO week, month, year, decade or century that holds a day, or one beside it.

    Examples
    --------
    >>> window_edtf(unit_around("week", day_number(2019, 12, 1), -1))
    '[2019-11-18..2019-11-24]'
    """
    year, month, _ = civil(day)
    if unit == "day":
        return day_window(day + offset)
    if unit in ("week", "weekend"):
        first = iso_week_start(day) + 7 * offset
        return Window(first + 5 * (unit == "weekend"), first + 6, Precision.DAY)
    if unit == "month":
        return month_window(*add_months(year, month, offset))
    if unit == "year":
        return year_window(year + offset)
    if unit == "decade":
        first = year - year % 10 + 10 * offset
        return years_window(first, first + 9)
    first = (year - 1) - (year - 1) % 100 + 1 + 100 * offset
    return years_window(first, first + 99)


def move(window: Window, unit: Unit, count: int) -> Window:
    """Move a window by so many units.

    One day moved by weeks, months or years becomes the week, month or year it lands
    in; anything wider keeps its own width.
    """
    if window.first is None or window.last is None:
        return window
    first, last = _moved(window.first, unit, count), _moved(window.last, unit, count, at_end=True)
    if unit == "day":
        return Window(first, last, Precision.DAY, spell_day(first) if first == last else None)
    if window.first == window.last:
        return unit_around(unit if unit in ("week", "month") else "year", first)
    return aligned(first, last)


def aligned(first: int, last: int) -> Window:
    """Give a window with its EDTF, when it is a day, month or year."""
    year, month, _ = civil(first)
    for whole in (day_window(first), month_window(year, month), year_window(year)):
        if (whole.first, whole.last) == (first, last):
            return whole
    starts, ends = civil(first), civil(last + 1)
    precision = Precision.MONTH if starts[2] == ends[2] == 1 else Precision.DAY
    if precision is Precision.MONTH and starts[1] == ends[1] == 1:
        precision = Precision.YEAR
    return Window(first, last, precision)


def _moved(day: int, unit: Unit, count: int, *, at_end: bool = False) -> int:
    if unit in ("day", "weekend", "week"):
        return day + count * (1 if unit == "day" else 7)
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month, of_month = civil(day)
    at_month_end = of_month == days_in_month(year, month)
    year, month = add_months(year, month, months)
    length = days_in_month(year, month)
    # The end of a month stays the end of a month: spring plus a month is April to June.
    return day_number(year, month, length if at_end and at_month_end else min(of_month, length))


def window_edtf(window: Window) -> str:
    """Spell a window as one date or as a range of its unit.

    Examples
    --------
    >>> window_edtf(Window(0, 9, Precision.DAY)), window_edtf(Window(0, 364, Precision.YEAR))
    ('[1970-01-01..1970-01-10]', '1970')
    """
    if window.edtf is not None:
        return window.edtf + window.mark
    spell = _speller(window)
    first = "" if window.first is None else spell(window.first) + window.mark
    last = "" if window.last is None else spell(window.last) + window.mark
    return first if first == last else f"[{first}..{last}]"


def _speller(window: Window) -> Callable[[int], str]:
    starts = None if window.first is None else civil(window.first)
    ends = None if window.last is None else civil(window.last + 1)
    limits = [limit for limit in (starts, ends) if limit is not None]
    if window.precision >= Precision.YEAR and all(limit[1:] == (1, 1) for limit in limits):
        return lambda day: spell_year(civil(day)[0])
    if window.precision >= Precision.MONTH and all(limit[2] == 1 for limit in limits):
        return lambda day: spell_month(*civil(day)[:2])
    return spell_day
