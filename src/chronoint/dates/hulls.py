"""The smallest date that holds several, whichever of them was right.

The other way round is `common`: there all statements are believed, here any of them.
"""

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.extents import is_moment
from chronoint.dates.members import Stretch
from chronoint.dates.membership import covers, hull_of, joined
from chronoint.dates.spans import NO_END, STILL_GOING, End, range_between, span_between
from chronoint.dates.terms import Bound, Kind, Precision
from chronoint.dates.value import UncertainDate

__all__ = ["hull"]

_MARKS = ("", "?", "~", "%")


def hull(*dates: UncertainDate) -> UncertainDate:
    """Give the smallest date that allows all that several statements allow.

    Parameters
    ----------
    dates
        At least one; their order does not matter.

    Returns
    -------
    UncertainDate
        A statement that holds all others is given back itself, text and all. Otherwise
        instants give a new range ``[a..b]``, gaps filled in. As soon as one of them
        lasts, the new date is a span: from the windows of all starts to those of all
        ends. A start or end that one has open and another does not is unknown. A new
        date bears the `?` and `~` that all share.

    Raises
    ------
    ValueError
        No date was given.
    OpenEndError
        Instants without any first and any last day, which EDTF cannot say.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(hull(parse_edtf("2019-10"), parse_edtf("2019")))
    '2019'
    >>> str(hull(parse_edtf("2019-10-05"), parse_edtf("2019-11")))
    '[2019-10-05..2019-11-30]'
    >>> str(hull(parse_edtf("1914/1918"), parse_edtf("1914-07-28/1919-06-28")))
    '1914/191X'
    """
    if not dates:
        msg = "hull of no dates; give at least one"
        raise ValueError(msg)
    ordered = sorted(dates)
    if all(date == ordered[0] for date in ordered):
        return ordered[0]
    bits = 3
    for date in ordered:
        bits &= date.qualification.any.value
    if all(is_moment(date) for date in ordered):
        return _of_moments(ordered, _MARKS[bits])
    return _of_spans(ordered, _MARKS[bits])


def _of_moments(dates: list[UncertainDate], mark: str) -> UncertainDate:
    for date in dates:
        # Members are days, and a time does not hold its day.
        timed = date.precision is Precision.SECOND
        if not timed and all(covers(date.members, other.members) for other in dates):
            return date
    hulls = joined(hull_of(member) for date in dates for member in date.members)
    return range_between(Stretch(hulls[0].first, hulls[-1].last), mark)


def _of_spans(dates: list[UncertainDate], mark: str) -> UncertainDate:
    start = _around([_start(date) for date in dates], mark)
    end = _around([_end(date) for date in dates], mark)
    for date in dates:
        if (
            date.kind is Kind.SPAN
            and not date.shape
            and ((_window(_start(date)), _window(_end(date))) == (_window(start), _window(end)))
        ):
            return date
    return span_between(start, end)


def _start(date: UncertainDate) -> End:
    edtf = date.edtf.partition("/")[0] if date.kind is Kind.SPAN and not date.shape else None
    return _end_of(date, date.earliest_start, date.latest_start, date.start_bound, edtf)


def _end(date: UncertainDate) -> End:
    edtf = date.edtf.partition("/")[2] if date.kind is Kind.SPAN and not date.shape else None
    return _end_of(date, date.earliest_end, date.latest_end, date.end_bound, edtf)


def _end_of(
    date: UncertainDate, start: int | None, end: int | None, bound: Bound, edtf: str | None
) -> End:
    # What is no plain end is spelled anew, without the gaps of a mask.
    if edtf is not None:
        return End.of_value(start, end, edtf)
    if start is not None and end is not None:
        first, last = start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY
        return End.between(first, last, _MARKS[date.qualification.any.value])
    return STILL_GOING if bound is Bound.OPEN and not is_moment(date) else NO_END


def _around(ends: list[End], mark: str) -> End:
    """Give the window around all ends; an unknown one when one of them has no limit."""
    if all(end.edtf == ".." for end in ends):
        return STILL_GOING
    known = [(end.first, end.last, end) for end in ends]
    first = min((one for one, _, _ in known if one is not None), default=0)
    last = max((one for _, one, _ in known if one is not None), default=0)
    if any(one is None or other is None for one, other, _ in known):
        return NO_END
    for one, other, end in known:
        if (one, other) == (first, last):
            return end
    return End.between(first, last, mark)


def _window(end: End) -> tuple[int | None, int | None, bool]:
    return end.first, end.last, end.edtf == ".."
