"""Building spans from two windows, and the EDTF unit that encloses a window.

EDTF can say a start only as a unit (a day, month, year, ...). A window that is no
unit keeps its exact points in the value and is spelled with the unit around it.
"""

from attrs import evolve, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.spelling import spell_day, spell_month, spell_year
from chronoint.dates.terms import Hemisphere, Precision
from chronoint.dates.value import UncertainDate

__all__ = ["NO_END", "STILL_GOING", "End", "enclosing_unit", "span_between"]


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
        return cls(first, last, enclosing_unit(first, last) + mark, Precision.DAY)


STILL_GOING = End(None, None, "..")
NO_END = End(None, None, "")


def enclosing_unit(first: int, last: int) -> str:
    """Give the smallest EDTF day, month, year, decade or century around two days.

    Examples
    --------
    >>> from chronoint.dates.calendar import day_number
    >>> enclosing_unit(day_number(2019, 10, 1), day_number(2019, 10, 10))
    '2019-10'
    >>> enclosing_unit(day_number(1989, 12, 1), day_number(1990, 2, 1))
    '19XX'
    """
    if first == last:
        return spell_day(first)
    (year, month, _), (last_year, last_month, _) = civil(first), civil(last)
    if year == last_year:
        return spell_month(year, month) if month == last_month else spell_year(year)
    early, late = spell_year(year), spell_year(last_year)
    for unspecified in range(1, 5):
        if len(early) == len(late) and early[:-unspecified] == late[:-unspecified]:
            break
    else:
        return "XXXX"
    return early[:-unspecified] + "X" * unspecified


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
