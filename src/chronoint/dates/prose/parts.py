"""Early, mid, late, halves and quarters of a window."""

from chronoint.dates.calendar import add_months, civil, days_in_month, month_start, year_start
from chronoint.dates.prose.phrases import Nth
from chronoint.dates.prose.widths import PartName, Widths
from chronoint.dates.prose.windows import Window, aligned, years_window
from chronoint.dates.spelling import spell_month
from chronoint.dates.terms import Precision

__all__ = ["fraction_of", "nth_of", "part_of"]


def part_of(name: PartName, whole: Window, widths: Widths) -> Window | None:
    """Give early, mid, late, beginning or end of a window; None for no agreed width.

    Months are cut by days, years by months, decades and centuries by years; a season
    or quarter into its first, middle and last month.
    """
    if whole.first is None or whole.last is None:
        return None
    (year, month, _), (last_year, last_month, _) = civil(whole.first), civil(whole.last)
    years = last_year - year + 1 if _whole_years(whole) else 0
    if years == 0 and (year, month) == (last_year, last_month):
        return _part_of_month(name, whole, year, month, widths)
    if years == 0:
        return _part_of_months(name, whole)
    tables = {1: widths.year, 10: widths.decade, 100: widths.century}
    found = tables.get(years, {}).get(name)
    if found is None:
        return None
    if years == 1:
        return _months(year, *found)
    # Decades count from 0, centuries from 1, also in "the 1800s".
    start = year if years == 10 else year - year % 100
    return years_window(start + found[0], min(start + found[1], last_year))


def fraction_of(number: int, parts: int, whole: Window) -> Window | None:
    """Give the nth half or quarter of a month, year, decade or century."""
    if whole.first is None or whole.last is None:
        return None
    year, month, of_month = civil(whole.first)
    last_year, last_month, _ = civil(whole.last)
    if not _whole_years(whole):
        is_month = of_month == 1 and (year, month) == (last_year, last_month)
        if not is_month or parts != 2:
            return None
        middle = whole.first + 14
        halves = ((whole.first, middle), (middle + 1, whole.last))
        return Window(*halves[number - 1], Precision.DAY)
    years = last_year - year + 1
    if years == 1:
        window = _months(year, (number - 1) * (12 // parts) + 1, number * (12 // parts))
        code = (39 if parts == 2 else 32) + number
        precision = Precision.HALF if parts == 2 else Precision.QUARTER
        return Window(window.first, window.last, precision, spell_month(year, code))
    if years % parts:
        return None
    size = years // parts
    return years_window(year + (number - 1) * size, year + number * size - 1)


def nth_of(whole: Window, node: Nth) -> Window | None:
    """Give the nth unit of a window, or the first or last so many; None beyond its end.

    Weeks are counted from the first day: the first week of May is the 1st to the 7th.
    """
    if whole.first is None or whole.last is None or node.unit == "weekend":
        return None
    if node.from_end:
        first, last = _further(whole.last + 1, node, -node.count), whole.last
    else:
        first = _further(whole.first, node, node.first - 1)
        last = min(_further(whole.first, node, node.first - 1 + node.count) - 1, whole.last)
    return aligned(first, last) if whole.first <= first <= last else None


def _further(day: int, node: Nth, count: int) -> int:
    """Give the day so many units on."""
    if node.unit in ("day", "week"):
        return day + count * (7 if node.unit == "week" else 1)
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[node.unit]
    year, month, of_month = civil(day)
    return month_start(*add_months(year, month, months)) + of_month - 1


def _whole_years(whole: Window) -> bool:
    if whole.first is None or whole.last is None:
        return False
    return civil(whole.first)[1:] == (1, 1) and civil(whole.last)[1:] == (12, 31)


def _part_of_month(
    name: PartName, whole: Window, year: int, month: int, widths: Widths
) -> Window | None:
    found = widths.month.get(name)
    is_month = whole.precision is Precision.MONTH
    if found is None or not is_month:
        return None
    start = month_start(year, month)
    last = min(found[1], days_in_month(year, month))
    return Window(start + found[0] - 1, start + last - 1, Precision.DAY)


def _part_of_months(name: PartName, whole: Window) -> Window | None:
    """Cut a season or quarter of three months into one month each."""
    place = {"early": 0, "beginning": 0, "mid": 1, "late": 2, "end": 2}.get(name)
    if place is None or whole.precision not in (Precision.SEASON, Precision.QUARTER):
        return None
    year, month, _ = civil(whole.first or 0)
    first = month_start(year + (month + place - 1) // 12, (month + place - 1) % 12 + 1)
    year, month, _ = civil(first)
    return Window(
        first, month_start(year, month + 1) - 1, Precision.MONTH, spell_month(year, month)
    )


def _months(year: int, first: int, last: int) -> Window:
    end = year_start(year + 1) if last == 12 else month_start(year, last + 1)
    return Window(month_start(year, first), end - 1, Precision.MONTH)
