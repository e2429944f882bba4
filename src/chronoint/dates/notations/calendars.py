"""The four calendars of GEDCOM 7, each as the months of its years in day numbers.

A calendar answers one question: on which day does a year begin and how long are its
months. Everything else (a month, a day, what does not exist) follows from that. Dates
are converted here and only here; Wikidata's Julian dates come through the same door.

References
----------
FamilySearch, *GEDCOM 7.0*, appendix A, for names, months and first days. Hebrew: the
arithmetic of molad and postponements, as in Reingold and Dershowitz, *Calendrical
Calculations* (2018), chapter 8. French Republican: the years 1 to 14 in which it was in
force, of which 3, 7 and 11 had a sixth complementary day.
"""

from collections.abc import Callable

from attrs import frozen

from chronoint.dates.calendar import days_in_month, year_start
from chronoint.dates.julian import julian_days_in_month, julian_year_start

__all__ = ["CALENDARS", "GREGORIAN", "JULIAN", "Calendar"]

_Year = tuple[int, tuple[int, ...]]

_FRENCH_START = -64_748  # 22 September 1792
_FRENCH_LAST = 14
# 1 Tishri 1 is 7 September 3761 BCE (Gregorian), by the daylight part of the day.
_HEBREW_START = -2_092_590


@frozen
class Calendar:
    """A calendar as a reader of dates needs it.

    Parameters
    ----------
    name
        GEDCOM's word for it.
    months
        GEDCOM's words for the months, in their order.
    year
        Gives the day number on which a year begins, and the length of each month; 0 for
        a month that this year has not.
    last_year
        None when it goes on for ever.
    has_bce
        It counts years before its year 1, as BCE; the year 0 given to `year` is 1 BCE.

    Examples
    --------
    >>> from chronoint.dates.calendar import civil
    >>> civil(CALENDARS["FRENCH_R"].year(1)[0]), civil(CALENDARS["HEBREW"].year(1)[0])
    ((1792, 9, 22), (-3760, 9, 7))
    """

    name: str
    months: tuple[str, ...]
    year: Callable[[int], _Year]
    last_year: int | None = None
    has_bce: bool = False

    def days(self, year: int, month: int | None = None, day: int | None = None) -> tuple[int, int]:
        """Give the first and last day number of a year, a month or a day that exists."""
        first, lengths = self.year(year)
        if month is None:
            return first, first + sum(lengths) - 1
        first += sum(lengths[: month - 1])
        if day is None:
            return first, first + lengths[month - 1] - 1
        return first + day - 1, first + day - 1

    def length(self, year: int, month: int) -> int:
        """Count the days of a month; 0 when this year has not got it."""
        return self.year(year)[1][month - 1]


def _gregorian_year(year: int) -> _Year:
    return year_start(year), tuple(days_in_month(year, month) for month in range(1, 13))


def _julian_year(year: int) -> _Year:
    lengths = tuple(julian_days_in_month(year, month) for month in range(1, 13))
    return julian_year_start(year), lengths


def _french_year(year: int) -> _Year:
    first = _FRENCH_START + 365 * (year - 1) + year // 4
    return first, (*(30,) * 12, 6 if year % 4 == 3 else 5)


def _hebrew_year(year: int) -> _Year:
    first = _hebrew_new_year(year)
    days = _hebrew_new_year(year + 1) - first
    is_leap = (7 * year + 1) % 19 < 7
    heshvan = 30 if days % 10 == 5 else 29
    kislev = 29 if days % 10 == 3 else 30
    adar = 30 if is_leap else 0
    return first, (30, heshvan, kislev, 29, 30, adar, 29, 30, 29, 30, 29, 30, 29)


def _hebrew_new_year(year: int) -> int:
    before, here, after = (_hebrew_days(number) for number in (year - 1, year, year + 1))
    # No year may have 356 days, nor the one before a leap year's end 382.
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_START + here + delay


def _hebrew_days(year: int) -> int:
    """Count the days from the epoch to the molad of Tishri, moved off Sun, Wed and Fri."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


_ROMAN = tuple("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split())  # noqa: SIM905
GREGORIAN = Calendar("GREGORIAN", _ROMAN, _gregorian_year, has_bce=True)
JULIAN = Calendar("JULIAN", _ROMAN, _julian_year, has_bce=True)
CALENDARS = {
    calendar.name: calendar
    for calendar in (
        GREGORIAN,
        JULIAN,
        Calendar(
            "FRENCH_R",
            tuple("VEND BRUM FRIM NIVO PLUV VENT GERM FLOR PRAI MESS THER FRUC COMP".split()),  # noqa: SIM905
            _french_year,
            last_year=_FRENCH_LAST,
        ),
        Calendar(
            "HEBREW",
            tuple("TSH CSH KSL TVT SHV ADR ADS NSN IYR SVN TMZ AAV ELL".split()),  # noqa: SIM905
            _hebrew_year,
        ),
    )
}
