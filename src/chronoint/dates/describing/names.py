"""Names for stretches of days: a month, the 1560s, early October, the week of a Monday.

Numbers in, nodes out; which words a language has for them is decided later. Kept
apart from reading dates so that both texts and exact windows are named by one rule.
"""

from chronoint.dates.calendar import civil, day_number, days_in_month, month_start, weekday
from chronoint.dates.describing.nodes import (
    Between,
    Century,
    Day,
    Decade,
    Fraction,
    Millennium,
    Month,
    Node,
    Part,
    Week,
    Year,
)
from chronoint.dates.prose.widths import Widths
from chronoint.dates.terms import Precision

__all__ = [
    "name_days",
    "name_years",
    "stretch_of_days",
    "stretch_of_units",
    "stretch_of_years",
    "unit_of_name",
]

_FIRST_NAMED, _LAST_NAMED = -9999, 9999  # nobody counts centuries beyond
_FRACTIONS_OF_CENTURY = {
    (1, 50): (1, 2), (51, 100): (2, 2),
    (1, 25): (1, 4), (26, 50): (2, 4), (51, 75): (3, 4), (76, 100): (4, 4),
}  # fmt: skip


def name_days(first: int, last: int, widths: Widths | None) -> Node | None:
    """Give the name of the days from first to last, inclusive; None when they have none.

    Parameters
    ----------
    first, last
        Day numbers.
    widths
        What early, mid and late are; None not to use these words.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> name_days(day_number(2019, 2, 1), day_number(2019, 2, 28), None)
    Month(year=2019, month=2)
    >>> name_days(day_number(2019, 2, 1), day_number(2019, 3, 2), None) is None
    True
    """
    (year, month, day), (last_year, last_month, last_day) = civil(first), civil(last)
    whole_months = day == 1 and last_day == days_in_month(last_year, last_month)
    name: Node | None = None
    if first == last:
        name = Day(year, month, day)
    elif whole_months and (month, last_month) == (1, 12):
        name = name_years(year, last_year, widths)
    elif (year, month) == (last_year, last_month):
        name = (
            Month(year, month)
            if whole_months
            else _part_of_month(year, month, (day, last_day), widths)
        )
    elif whole_months and year == last_year:
        name = _part_of_year(year, (month, last_month), widths)
    if name is None and last - first == 6 and weekday(first) == 0:
        name = Week(Day(year, month, day))
    return name


def _part_of_month(
    year: int, month: int, days: tuple[int, int], widths: Widths | None
) -> Node | None:
    length = days_in_month(year, month)
    whole = Month(year, month)
    limits = Between(Day(year, month, days[0]), Day(year, month, days[1]))
    for name, (low, high) in {} if widths is None else widths.month.items():
        if days == (low, min(high, length)):
            return Part(name, whole, limits)
    halves = {(1, 15): 1, (16, length): 2}
    return Fraction(halves[days], 2, whole) if days in halves else None


def _part_of_year(year: int, months: tuple[int, int], widths: Widths | None) -> Node | None:
    for name, stretch in {} if widths is None else widths.year.items():
        if months == stretch:
            limits = Between(Month(year, months[0]), Month(year, months[1]))
            return Part(name, Year(year), limits)
    return None


def name_years(first: int, last: int, widths: Widths | None) -> Node | None:
    """Give the name of the years from first to last, inclusive; None when they have none.

    Examples
    --------
    >>> name_years(1801, 1900, None), name_years(1560, 1569, None), name_years(-488, -479, None)
    (Century(number=19, before=False), Decade(number=1560, before=False), \
Decade(number=480, before=True))
    """
    if first == last:
        return Year(first)
    if not (first >= _FIRST_NAMED and last <= _LAST_NAMED):
        return None
    return (
        _decade(first, last)
        or _hundreds(first, last, 100)
        or _hundreds(first, last, 1000)
        or _part_of_years(first, last, widths)
    )


def _decade(first: int, last: int) -> Decade | None:
    if last - first != 9:
        return None
    if first % 10 == 0 and first > 0:
        # "the 1900s" may be ten years or a hundred; of 2000 nobody says it for a hundred.
        return Decade(first) if first % 100 or first == 2000 else None
    number = 1 - last
    return Decade(number, before=True) if number > 0 and not number % 10 and number % 100 else None


def _hundreds(first: int, last: int, size: int) -> Century | Millennium | None:
    if last - first != size - 1 or last % size:
        return None
    name = Century if size == 100 else Millennium
    if last > 0:
        return name(last // size)
    return name(-last // size + 1, before=True)


def _part_of_years(first: int, last: int, widths: Widths | None) -> Node | None:
    limits = Between(Year(first), Year(last))
    base = first - first % 10
    decade = _decade(base, base + 9)
    if decade is not None and last <= base + 9:
        stretch = first - base, last - base
        for name, years in {} if widths is None else widths.decade.items():
            if stretch == years:
                return Part(name, decade, limits)
        halves = {(0, 4): 1, (5, 9): 2}
        return Fraction(halves[stretch], 2, decade) if stretch in halves else None
    base = (first - 1) // 100 * 100
    century = _hundreds(base + 1, base + 100, 100)
    if not isinstance(century, Century) or last > base + 100:
        return None
    stretch = first - base, last - base
    for name, years in {} if widths is None else widths.century.items():
        if stretch == years:
            return Part(name, century, limits)
    fraction = _FRACTIONS_OF_CENTURY.get(stretch)
    return None if fraction is None else Fraction(*fraction, century)


def stretch_of_years(first: int, last: int, widths: Widths | None = None) -> Node:
    """Give the years by name, or as between two years."""
    return name_years(first, last, widths) or Between(Year(first), Year(last))


def stretch_of_days(first: int, last: int, widths: Widths | None) -> Node:
    """Give the days by name, or as between two years, months or days."""
    named = name_days(first, last, widths)
    if named is not None:
        return named
    (year, month, day), (last_year, last_month, last_day) = civil(first), civil(last)
    if (month, day, last_month, last_day) == (1, 1, 12, 31):
        return Between(Year(year), Year(last_year))
    if day == 1 and last_day == days_in_month(last_year, last_month):
        return Between(Month(year, month), Month(last_year, last_month))
    return Between(Day(year, month, day), Day(last_year, last_month, last_day))


def stretch_of_units(first: int, last: int, unit: Precision) -> Node:
    """Give the months, years, decades or centuries around the days, one or between two.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> stretch_of_units(day_number(2019, 2, 5), day_number(2019, 2, 8), Precision.YEAR)
    Year(number=2019)
    """
    low, high = _unit_around(first, unit), _unit_around(last, unit)
    return stretch_of_days(low[0], high[1], None) if low == high else _between_units(low, high)


def _between_units(low: tuple[int, int], high: tuple[int, int]) -> Node:
    one, other = stretch_of_days(*low, None), stretch_of_days(*high, None)
    return Between(
        one.low if isinstance(one, Between) else one,
        other.high if isinstance(other, Between) else other,
    )


def _unit_around(day: int, unit: Precision) -> tuple[int, int]:
    if unit < Precision.MONTH:
        return day, day
    year, month, _ = civil(day)
    if unit is Precision.MONTH:
        return month_start(year, month), month_start(year, month + 1) - 1
    if not _FIRST_NAMED <= year <= _LAST_NAMED:
        unit = Precision.YEAR
    first = {
        Precision.YEAR: year,
        Precision.DECADE: year - year % 10,
        Precision.CENTURY: (year - 1) // 100 * 100 + 1,
    }[unit]
    length = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}[unit]
    return day_number(first, 1, 1), day_number(first + length - 1, 12, 31)


_UNITS: dict[type[Node], Precision] = {
    Day: Precision.DAY,
    Week: Precision.DAY,
    Month: Precision.MONTH,
    Year: Precision.YEAR,
    Decade: Precision.DECADE,
    Century: Precision.CENTURY,
    Millennium: Precision.MILLENNIUM,
}
_CUT_BY = {
    Month: Precision.DAY,
    Year: Precision.MONTH,
    Decade: Precision.YEAR,
    Century: Precision.YEAR,
}


def unit_of_name(named: Node) -> Precision:
    """Give the unit a name is made of: early October is days, early 2019 months.

    Examples
    --------
    >>> unit_of_name(Decade(1560))
    <Precision.DECADE: 11>
    """
    if isinstance(named, Part | Fraction):
        return _CUT_BY[type(named.of)]
    return _UNITS[type(named)]
