"""Building spans from two windows, and the EDTF unit that encloses a window.

EDTF can say a start only as a unit (a day, month, year, ...). A window that is no
unit keeps its exact points in the value and is spelled with the unit around it.
"""

from attrs import evolve, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.members import Stretch
from chronoint.dates.spelling import spell_day, spell_month, spell_year
from chronoint.dates.terms import Hemisphere, Precision
from chronoint.dates.value import UncertainDate
from chronoint.errors import CalendarRangeError, OpenEndError

__all__ = ["NO_END", "STILL_GOING", "End", "enclosing_unit", "range_between", "span_between"]


@frozen
class End:
    """The window in which a span starts or ends.

    Parameters
    ----------
    first, last
        Day numbers, inclusive; None for an open or unknown end.
    edtf
        As EDTF writes it: ``..`` for open, empty for unknown.
    precision
        The unit it was stated in; None for an end that was not.
    """

    first: int | None
    last: int | None
    edtf: str
    precision: Precision | None = None

    @classmethod
    def of_value(cls, start: int | None, end: int | None, edtf: str) -> "End":
        """Make an end from the points of a value, half-open in seconds."""
        if start is None or end is None:
            return cls(None, None, edtf)
        return cls(start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY, edtf)

    @classmethod
    def between(cls, first: int, last: int, mark: str = "") -> "End":
        """Make an end from two days, spelled with the unit around them."""
        edtf = enclosing_unit(first, last)
        # Letter years bear no qualifier.
        return cls(first, last, edtf if edtf[0] == "Y" else edtf + mark, Precision.DAY)


STILL_GOING = End(None, None, "..")
NO_END = End(None, None, "")


def enclosing_unit(first: int, last: int) -> str:
    """Give the smallest EDTF day, month, year, decade or century around two days.

    In years of more than four digits, the year or its significant digits.

    Raises
    ------
    CalendarRangeError
        No unit of EDTF is so wide.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> enclosing_unit(day_number(2019, 10, 1), day_number(2019, 10, 10))
    '2019-10'
    >>> enclosing_unit(day_number(1989, 12, 1), day_number(1990, 2, 1))
    '19XX'
    """
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    if not (year > -10_000 and last_year < 10_000):
        return _enclosing_years(year, last_year)
    if first == last:
        return spell_day(first)
    if year == last_year:
        return spell_month(year, month) if month == last_month else spell_year(year)
    early, late = spell_year(year), spell_year(last_year)
    for unspecified in range(1, 5):
        if len(early) == len(late) and early[:-unspecified] == late[:-unspecified]:
            break
    else:
        return "XXXX"
    return early[:-unspecified] + "X" * unspecified


def _enclosing_years(year: int, last_year: int) -> str:
    early, late = spell_year(year), spell_year(last_year)
    if early == late:
        return early
    same = len(early) if len(early) == len(late) else 0
    while early[:same] != late[:same]:
        same -= 1
    digits = same - 1 - early.startswith("Y-")
    if digits < 1 or early[0] != "Y":
        msg = f"EDTF has no unit that holds both the year {early} and the year {late}"
        raise CalendarRangeError(msg)
    return f"{early[:same]}{'0' * (len(early) - same)}S{digits}"


def range_between(days: Stretch, mark: str = "") -> UncertainDate:
    """Build one unknown day of a stretch, ``[a..b]``.

    In years of more than four digits it keeps its points and is spelled with years.

    Parameters
    ----------
    days
        From a first to a last.
    mark
        Qualifier behind each date.

    Raises
    ------
    OpenEndError
        There is neither a first nor a last day, which EDTF cannot say of one day.

    Examples
    --------
    >>> str(range_between(Stretch(0, 9))), str(range_between(Stretch(-10**7, 0)))
    ('[1970-01-01..1970-01-10]', '[Y-25410..1970]')
    """
    first, last = days.first, days.last
    if first is None and last is None:
        msg = "nothing is known of its first and last day, which EDTF cannot say of an instant"
        raise OpenEndError(msg)
    try:
        ends = ["" if day is None else spell_day(day) + mark for day in (first, last)]
    except CalendarRangeError:
        # Letter years bear no qualifier.
        ends = ["" if day is None else spell_year(civil(day)[0]) for day in (first, last)]
    value = parse_edtf(ends[0] if ends[0] == ends[1] else f"[{ends[0]}..{ends[1]}]")
    start, end = _seconds(first), _seconds(last, after=1)
    if (start, end) == (value.earliest_start, value.latest_end):
        return value
    return evolve(value, earliest_start=start, earliest_end=start, latest_start=end, latest_end=end)


def span_between(
    start: End, end: End, *, text: str | None = None, hemisphere: Hemisphere | None = "north"
) -> UncertainDate:
    """Build something that lasted, from the windows of its start and its end.

    Parameters
    ----------
    start, end
        Their points are taken exactly, also where their EDTF says less.
    text
        What it was read from; the EDTF when not given.
    hemisphere
        For seasons among the ends.

    Raises
    ------
    EDTFError
        It ends before it starts.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> early = End.between(day_number(2019, 10, 1), day_number(2019, 10, 10))
    >>> war = span_between(early, STILL_GOING)
    >>> str(war), war.latest_start // 86400 - war.earliest_start // 86400
    ('2019-10/..', 10)
    """
    edtf = f"{start.edtf}/{end.edtf}"
    value = parse_edtf(edtf, hemisphere=hemisphere)
    exact = evolve(
        value,
        earliest_start=_seconds(start.first),
        latest_start=_seconds(start.last, after=1),
        earliest_end=_seconds(end.first),
        latest_end=_seconds(end.last, after=1),
        text=edtf if text is None else text,
    )
    stated = [unit for unit in (start.precision, end.precision) if unit is not None]
    return evolve(exact, precision=max(stated)) if stated else exact


def _seconds(day: int | None, *, after: int = 0) -> int | None:
    return None if day is None else (day + after) * SECONDS_PER_DAY
