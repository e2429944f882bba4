"""The arrays of a column: what each number means, and dates to and from them.

A row is numbers only; the few dates that say more than numbers hold (masks and sets
with gaps, years beyond 64-bit seconds, repairs) are kept beside them and named by the
row.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from attrs import evolve
from numpy.typing import ArrayLike, NDArray

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.spans import enclosing_unit
from chronoint.dates.spelling import spell_day
from chronoint.dates.terms import Bound, Kind, Precision, qualification
from chronoint.dates.value import UncertainDate

__all__ = [
    "BOUNDS",
    "FARTHEST",
    "HEMISPHERES",
    "KINDS",
    "NO_LIMIT_AFTER",
    "NO_LIMIT_BEFORE",
    "NO_SHIFT",
    "Flags",
    "Points",
    "Texts",
    "check_points",
    "date_of_row",
    "equal_texts",
    "flags_of",
    "freeze",
    "is_saturated",
    "needs_keeping",
    "objects",
    "points_of",
    "spelled",
    "whole",
]

_Item = TypeVar("_Item", bound=np.generic)
Points = NDArray[np.int64]
Flags = NDArray[np.int16]
Texts = NDArray[np.object_]

NO_LIMIT_BEFORE = int(np.iinfo(np.int64).min)
"""An earliest point that is open or unknown."""
NO_LIMIT_AFTER = int(np.iinfo(np.int64).max)
"""A latest point that is open or unknown."""
FARTHEST = (NO_LIMIT_AFTER // SECONDS_PER_DAY - 1) * SECONDS_PER_DAY
"""Where points saturate, before and after 1970: the last whole day, 2.9e11 years away."""
NO_SHIFT = -32_768
"""The shift from UTC of a date that bears none."""

KINDS = tuple(Kind)
BOUNDS = tuple(Bound)
HEMISPHERES = (None, "north", "south", "both")

_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
_BOUND_CODE = {bound: code for code, bound in enumerate(BOUNDS)}
_HEMISPHERE_CODE = {name: code for code, name in enumerate(HEMISPHERES)}


def points_of(dates: Sequence[UncertainDate]) -> tuple[Points, Points, Points, Points]:
    """Give the four points of each date, saturated, with sentinels where there is no limit."""
    return (
        _points((date.earliest_start for date in dates), NO_LIMIT_BEFORE, len(dates)),
        _points((date.latest_start for date in dates), NO_LIMIT_AFTER, len(dates)),
        _points((date.earliest_end for date in dates), NO_LIMIT_BEFORE, len(dates)),
        _points((date.latest_end for date in dates), NO_LIMIT_AFTER, len(dates)),
    )


def _points(seconds: Iterable[int | None], missing: int, count: int) -> Points:
    numbers = (
        missing
        if point is None
        else point
        if -FARTHEST <= point <= FARTHEST
        else FARTHEST
        if point > 0
        else -FARTHEST
        for point in seconds
    )
    return freeze(np.fromiter(numbers, np.int64, count))


def flags_of(dates: Sequence[UncertainDate]) -> NDArray[np.int16]:
    """Give the eight small numbers of each date, one row of the array for each."""
    flat = (
        number
        for date in dates
        for number in (
            _KIND_CODE[date.kind],
            _BOUND_CODE[date.start_bound],
            _BOUND_CODE[date.end_bound],
            date.precision.value,
            date.qualification.code,
            -1 if date.qualification.end is None else date.qualification.end.code,
            _HEMISPHERE_CODE[date.hemisphere],
            NO_SHIFT if date.shift_minutes is None else date.shift_minutes,
        )
    )
    return np.fromiter(flat, np.int16, 8 * len(dates)).reshape(len(dates), 8).T.copy()


def needs_keeping(date: UncertainDate) -> bool:
    """Tell whether a date says more than its row of numbers."""
    return bool(date.shape or date.repairs) or is_saturated(date)


def is_saturated(date: UncertainDate) -> bool:
    """Tell whether a point lies beyond the numbers of a column."""
    points = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
    return any(point is not None and abs(point) > FARTHEST for point in points)


def date_of_row(points: Sequence[int], flags: Sequence[int], text: str, edtf: str) -> UncertainDate:
    """Build the date of a row that is not kept, from its numbers and texts."""
    earliest_start, latest_start, earliest_end, latest_end = points
    kind, start, end, precision, code, end_code, hemisphere, shift = flags
    return UncertainDate(
        None if earliest_start == NO_LIMIT_BEFORE else earliest_start,
        None if latest_start == NO_LIMIT_AFTER else latest_start,
        None if earliest_end == NO_LIMIT_BEFORE else earliest_end,
        None if latest_end == NO_LIMIT_AFTER else latest_end,
        KINDS[kind],
        BOUNDS[start],
        BOUNDS[end],
        Precision(precision),
        qualification(code, None if end_code < 0 else end_code),
        text,
        edtf,
        hemisphere=HEMISPHERES[hemisphere],
        shift_minutes=None if shift == NO_SHIFT else shift,
    )


def spelled(date: UncertainDate) -> UncertainDate:
    """Give a date without texts the EDTF that its points spell.

    Raises
    ------
    CalendarRangeError
        EDTF has no word for its days.
    """
    if date.edtf:
        return date
    edtf = _spelled(date)
    return evolve(date, text=edtf, edtf=edtf)


def _spelled(date: UncertainDate) -> str:
    """Spell a unit, ``[a..b]``, or the units around a span's ends."""
    if date.kind is Kind.SPAN:
        start = _end(date.earliest_start, date.latest_start, date.start_bound)
        return start + "/" + _end(date.earliest_end, date.latest_end, date.end_bound)
    first, last = date.earliest_day, date.latest_day
    if date.precision is Precision.SECOND and date.earliest_start is not None:
        day, clock = divmod(date.earliest_start, SECONDS_PER_DAY)
        time = f"T{clock // 3600:02}:{clock // 60 % 60:02}:{clock % 60:02}"
        return spell_day(day) + time + _shift(date.shift_minutes)
    if first is not None and last is not None:
        unit = enclosing_unit(first, last)
        if _day_hull(unit) == (first, last):
            return unit
    low = "" if first is None else spell_day(first)
    high = "" if last is None else spell_day(last)
    return f"[{low}..{high}]"


def _day_hull(edtf: str) -> tuple[int | None, int | None]:
    date = parse_edtf(edtf)
    return date.earliest_day, date.latest_day


def _shift(minutes: int | None) -> str:
    if not minutes:
        return "" if minutes is None else "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _end(start: int | None, end: int | None, bound: Bound) -> str:
    if start is None or end is None:
        return ".." if bound is Bound.OPEN else ""
    return enclosing_unit(start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY)


def freeze(array: NDArray[_Item]) -> NDArray[_Item]:
    """Make an array that nobody can write to."""
    array.flags.writeable = False
    return array


def objects(texts: Sequence[str]) -> Texts:
    """Make an array of texts."""
    return freeze(np.array(texts, dtype=np.object_).reshape(len(texts)))


def equal_texts(one: Texts | None, other: Texts | None) -> bool:
    """Tell whether two columns of texts are equal, or neither is there."""
    if one is None or other is None:
        return one is other
    return one is other or np.array_equal(one, other)


def whole(numbers: ArrayLike, name: str) -> Points:
    """Copy whole numbers of one dimension into an array."""
    array = np.asarray(numbers)
    if array.ndim != 1 or not (np.issubdtype(array.dtype, np.integer) or not array.size):
        msg = (
            f"{name}: expected whole numbers in one dimension, "
            f"found {array.dtype} of shape {array.shape}"
        )
        raise ValueError(msg)
    return array.astype(np.int64)


def check_points(points: list[Points], kind: Kind, precision: Precision) -> None:
    """Refuse points that are no dates; see `DateTable.from_points`."""
    if len({len(array) for array in points}) > 1:
        msg = f"the points differ in number: {', '.join(str(len(array)) for array in points)}"
        raise ValueError(msg)
    if kind not in (Kind.INSTANT, Kind.SPAN):
        msg = f"points alone make instants and spans, not {kind.value!r}; use from_values"
        raise ValueError(msg)
    earliest_start, latest_start, earliest_end, latest_end = points
    backwards = (earliest_start >= latest_start) | (earliest_end >= latest_end)
    backwards |= earliest_start >= latest_end
    if kind is Kind.INSTANT:
        backwards |= (earliest_start != earliest_end) | (latest_start != latest_end)
    for array in points:
        backwards |= abs(array) > FARTHEST
        if precision is not Precision.SECOND:
            backwards |= array % SECONDS_PER_DAY != 0
    if backwards.any():
        row = int(np.argmax(backwards))
        found = ", ".join(str(int(array[row])) for array in points)
        msg = (
            f"row {row}: the points {found} are no {kind.value}: windows must be whole days "
            "that run forwards, and an instant's two windows the same"
        )
        raise ValueError(msg)
