"""Units of the axis: seconds to years of three hundred digits, and what they are called.

Calendar arithmetic for ticks, from day numbers, for any year. There is no year
0 in what is written: the year 0 of the computation is 1 BCE.
"""

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil, day_number
from chronoint.layout.language import language_of

__all__ = [
    "UNITS",
    "Unit",
    "floor_to",
    "least_unit",
    "name_day",
    "name_tick",
    "name_year",
    "next_after",
    "unit_for",
]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR = 31_556_952
# A date can have a year of 300 digits; an axis of more than some hundred units has no end.
_MOST_DIGITS = 300
# So far back, -300000 is meant as 300,000 and not as one year more.
_ROUND_STEP = 100_000
_FAR_YEAR = 10_000


@frozen
class Unit:
    """A step of the calendar.

    Parameters
    ----------
    kind
        ``"second"``, ``"day"``, ``"month"`` or ``"year"``.
    step
        How many of them.
    """

    kind: str
    step: int

    @property
    def seconds(self) -> int:
        """Usual length; months and years are of several lengths."""
        return (
            self.step
            * {"second": 1, "day": SECONDS_PER_DAY, "month": _YEAR // 12, "year": _YEAR}[self.kind]
        )


UNITS: tuple[Unit, ...] = (
    *(Unit("second", step) for step in (1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600)),
    *(Unit("day", step) for step in (1, 2, 5, 10)),
    *(Unit("month", step) for step in (1, 3)),
    *(Unit("year", step * 10**power) for power in range(_MOST_DIGITS) for step in (1, 2, 5)),
)
_BINS = (
    Unit("second", 60),
    Unit("second", 3600),
    Unit("day", 1),
    Unit("month", 1),
    *(Unit("year", 10**power) for power in range(_MOST_DIGITS)),
)


def unit_for(seconds: float) -> Unit:
    """Give the unit in which a time of this length is best cut: at least three of it.

    Examples
    --------
    >>> unit_for(40 * 365 * 86_400), unit_for(200 * 86_400).kind
    (Unit(kind='year', step=1), 'month')
    """
    fitting = [unit for unit in _BINS if seconds >= (3 if unit.step == 1 else 80) * unit.seconds]
    return fitting[-1] if fitting else _BINS[0]


def least_unit(seconds: int) -> Unit:
    """Give the finest unit that means something at a moment: no months in 13.8 Ga.

    Examples
    --------
    >>> least_unit(0).kind, least_unit(day_number(-300_000, 1, 1) * 86_400)
    ('second', Unit(kind='year', step=100000))
    """
    year = abs(civil(seconds // SECONDS_PER_DAY)[0])
    if year < _FAR_YEAR:
        return _BINS[0]
    step = int(10 ** (len(str(year)) - 3))
    return Unit("year", max(step, _ROUND_STEP) if year >= _ROUND_STEP else step)


def floor_to(seconds: int, unit: Unit) -> int:
    """Give the last beginning of a unit at or before a moment.

    Years are counted as people do: a step of 100 begins at 500 BCE and at 1.

    Examples
    --------
    >>> floor_to(0, Unit("year", 100)) == day_number(1900, 1, 1) * 86_400
    True
    """
    if unit.kind == "second":
        return seconds // unit.step * unit.step
    year, month, day = civil(seconds // SECONDS_PER_DAY)
    if unit.kind == "day":
        first = 1 if unit.step == 1 else (day - 1) // unit.step * unit.step + 1
        # A stub such as the 31st after steps of 10 stays with the last full step.
        if unit.step > 1 and first > 31 - unit.step:
            first = max(1, (31 - unit.step) // unit.step * unit.step + 1)
        return _start(year, month, day if unit.step == 1 else first)
    if unit.kind == "month":
        return _start(year, (month - 1) // unit.step * unit.step + 1, 1)
    return _start(_floor_year(year, unit.step), 1, 1)


def _floor_year(year: int, step: int) -> int:
    if step == 1:
        return year
    if year >= step:
        return year // step * step
    if year >= 1:
        return 1
    if step >= _ROUND_STEP:
        return min(year, -1) // step * step
    # Year y is 1 - y BCE; 500 BCE is -499.
    return 1 + (year - 1) // step * step


def next_after(seconds: int, unit: Unit) -> int:
    """Give the first beginning of a unit after a moment."""
    here = floor_to(seconds, unit)
    if unit.kind == "second":
        return here + unit.step
    year, month, _ = civil(here // SECONDS_PER_DAY)
    if unit.kind == "day":
        return _next_day(here, unit)
    if unit.kind == "month":
        months = month - 1 + unit.step
        return _start(year + months // 12, months % 12 + 1, 1)
    if year == 1 and unit.step > 1:
        return _start(unit.step, 1, 1)
    return _start(year + unit.step or 1, 1, 1)


def _next_day(here: int, unit: Unit) -> int:
    moment = here
    while True:
        moment += SECONDS_PER_DAY
        if floor_to(moment, unit) > here:
            return floor_to(moment, unit)


def _start(year: int, month: int, day: int) -> int:
    return day_number(year, month, day) * SECONDS_PER_DAY


def name_year(year: int, language: str = "en") -> str:
    """Write a year; there is no year 0.

    Examples
    --------
    >>> [name_year(year) for year in (2024, 1, 0, -499, 12_000, -66_000_000)]
    ['2024', '1 CE', '1 BCE', '500 BCE', '12,000', '66 Ma']
    >>> name_year(-(10**299)).split()[-2:]
    ['10^299', 'BCE']
    """
    return language_of(language).year(year)


def name_day(seconds: int, precision: str = "day", language: str = "en") -> str:
    """Write a moment: "5 Mar 2020", "Mar 2020" or "2020".

    Examples
    --------
    >>> name_day(0), name_day(0, "month"), name_day(0, "year")
    ('1 Jan 1970', 'Jan 1970', '1970')
    """
    words = language_of(language)
    year, month, day = civil(seconds // SECONDS_PER_DAY)
    if precision == "year":
        return words.year(year)
    return words.date(year, month, None if precision == "month" else day)


def name_tick(seconds: int, unit: Unit, language: str = "en") -> str:
    """Write what stands at a tick of a unit, without what stands above it."""
    year, month, day = civil(seconds // SECONDS_PER_DAY)
    if unit.kind == "year":
        return language_of(language).year(year)
    if unit.kind == "month":
        return language_of(language).month(month)
    if unit.kind == "day":
        return str(day)
    hours, rest = divmod(seconds % SECONDS_PER_DAY, 3600)
    text = f"{hours:02d}:{rest // 60:02d}"
    return f"{text}:{rest % 60:02d}" if unit.step < 60 else text
