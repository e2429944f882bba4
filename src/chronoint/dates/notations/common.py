"""What crosses between our dates and a foreign notation, and what is lost on the way.

All notations share one shape: ``to_x(date)`` and ``from_x(value)`` both give a `Noted`,
which holds the date, the foreign value and a report. Writing is checked by reading: what
`from_x` does not find again in what `to_x` wrote is what the notation cannot say, and
stands in `lost`. So a report can be neither forgotten nor out of date.
"""

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.terms import Bound, Precision, Qualification, Qualifier
from chronoint.dates.value import UncertainDate
from chronoint.errors import ChronointError, shorten

__all__ = [
    "JsonObject",
    "Loss",
    "LossCode",
    "NotationError",
    "Noted",
    "checked",
    "find_losses",
    "say",
]

JsonObject = dict[str, object]
"""A JSON object as `json.loads` gives it."""

LossCode = Literal[
    "kind", "points", "bounds", "precision", "qualification", "members", "zone", "field"
]
"""What was lost: see `Loss`."""

Value = TypeVar("Value")
_MARKS = ("", "?", "~", "%")


class NotationError(ChronointError, ValueError):
    """A value in a foreign notation cannot be read, or a date not written at all.

    A text inside such a value that is no date raises `DateTextError` instead, with the
    position in that text.

    Attributes
    ----------
    path
        Where in the value the fault lies, such as ``"start.in.year"``; empty for the whole.
    """

    def __init__(self, message: str, *, path: str = "") -> None:
        self.reason = message
        self.path = path
        super().__init__(f"{path}: {message}" if path else message)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_error, (self.reason, self.path))


@frozen
class Loss:
    """One thing that one side says and the other cannot.

    Parameters
    ----------
    code
        Stable: ``"kind"`` (instant, span, set), ``"points"`` (one of the four moved),
        ``"bounds"`` (open for unknown and the like), ``"precision"``,
        ``"qualification"`` (``?`` and ``~``), ``"members"`` (a mask or set became its
        hull), ``"zone"``, or ``"field"`` (a part of the foreign value).
    message
        What was said and what became of it; the wording may change.
    """

    code: LossCode
    message: str

    def __str__(self) -> str:
        return self.message


@frozen
class Noted(Generic[Value]):
    """One date in two hands: ours and a foreign notation's.

    Parameters
    ----------
    date
        Ours: what was given to `to_x`, or what `from_x` read.
    value
        The foreign one: what `to_x` wrote, or what was given to `from_x`.
    lost
        What the target cannot say; empty when reading gives back the four points, the
        kind, the bounds, the precision, the qualifiers and the exact members. Whether the
        wording of `date.text` survives is no part of it.
    notes
        Readings that were relied on and lose nothing, such as a converted calendar.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> from chronoint.dates.notations import to_gedcom
    >>> noted = to_gedcom(parse_edtf("1914-07-28/1918"))
    >>> noted.value.payload, noted.is_complete
    ('FROM 28 JUL 1914 TO 1918', True)
    >>> [loss.code for loss in to_gedcom(parse_edtf("1985?")).lost]
    ['qualification']
    """

    date: UncertainDate
    value: Value
    lost: tuple[Loss, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing was lost."""
        return not self.lost


def checked(
    date: UncertainDate,
    value: Value,
    read: Callable[[Value], Noted[Value]],
    *notes: str,
) -> Noted[Value]:
    """Report on a written value by reading it again.

    Parameters
    ----------
    date, value
        What was asked for and what was written.
    read
        The reader of the same notation, with the same options.
    notes
        Said by the writer.
    """
    return Noted(date, value, find_losses(date, read(value).date), notes)


def find_losses(date: UncertainDate, back: UncertainDate) -> tuple[Loss, ...]:
    """Tell what of a date another one does not say.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> for loss in find_losses(parse_edtf("1985-04~"), parse_edtf("1985")):
    ...     print(f"{loss.code}: {loss}")
    points: earliest 1985-04-01 becomes 1985-01-01, latest 1985-04-30 becomes 1985-12-31
    precision: the unit month becomes year
    qualification: the qualifiers '~' are read back as none
    """
    lost: list[Loss] = []
    if date.kind is not back.kind:
        lost.append(Loss("kind", f"{date.kind.value} becomes {back.kind.value}"))
    moved = _moved_points(date, back)
    if moved:
        lost.append(Loss("points", ", ".join(moved)))
    for side, bound, found in (
        ("start", date.start_bound, back.start_bound),
        ("end", date.end_bound, back.end_bound),
    ):
        if bound is not found:
            lost.append(Loss("bounds", f"the {_say_bound(bound)} {side} becomes {found.value}"))
    if date.precision is not back.precision:
        units = (_say_unit(date.precision), _say_unit(back.precision))
        lost.append(Loss("precision", f"the unit {units[0]} becomes {units[1]}"))
    if date.qualification != back.qualification:
        marks = [_say_marks(found.qualification) for found in (date, back)]
        if marks[0] == marks[1]:
            marks = [_say_marks(found.qualification, by_part=True) for found in (date, back)]
        lost.append(Loss("qualification", f"the qualifiers {marks[0]} are read back as {marks[1]}"))
    if date.shape != back.shape:
        lost.append(Loss("members", f"of {shorten(date.edtf)!r} only the hull is kept"))
    if date.shift_minutes != back.shift_minutes:
        shifts = (_say_shift(date.shift_minutes), _say_shift(back.shift_minutes))
        lost.append(Loss("zone", f"{shifts[0]} becomes {shifts[1]}"))
    return tuple(lost)


def say(found: object) -> str:
    """Quote something found in a foreign value; only its type when it is no text or number.

    Examples
    --------
    >>> say("in"), say(["in"])
    ("'in'", 'list')
    """
    if isinstance(found, str):
        return repr(shorten(found))
    if isinstance(found, bool) or found is None:
        return repr(found)
    return type(found).__name__


def _moved_points(date: UncertainDate, back: UncertainDate) -> list[str]:
    starts = [
        ("earliest start", date.earliest_start, back.earliest_start, 0),
        ("latest start", date.latest_start, back.latest_start, 1),
    ]
    ends = [
        ("earliest end", date.earliest_end, back.earliest_end, 0),
        ("latest end", date.latest_end, back.latest_end, 1),
    ]
    if _has_one_window(date) and _has_one_window(back):
        starts, ends = [], [("earliest", *ends[0][1:]), ("latest", *ends[1][1:])]
    return [
        f"{name} {_say_point(point, last)} becomes {_say_point(found, last)}"
        for name, point, found, last in starts + ends
        if point != found
    ]


def _has_one_window(date: UncertainDate) -> bool:
    start, end = (date.earliest_start, date.latest_start), (date.earliest_end, date.latest_end)
    return start == end


def _say_point(point: int | None, last: int) -> str:
    """Write a point as a day, and with its second where it is no border of a day."""
    if point is None:
        return "without limit"
    day, second = divmod(point - last, SECONDS_PER_DAY)
    year, month, of_month = civil(day)
    text = f"{shorten(f'{year:05}' if year < 0 else f'{year:04}', 20)}-{month:02}-{of_month:02}"
    if point % SECONDS_PER_DAY == 0:
        return text
    return f"{text}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _say_bound(bound: Bound) -> str:
    return {Bound.OPEN: "open", Bound.UNKNOWN: "unknown", Bound.CLOSED: "known"}[bound]


def _say_unit(precision: Precision) -> str:
    return precision.name.lower()


def _say_marks(qualification: Qualification, *, by_part: bool = False) -> str:
    own = (qualification.year, qualification.month, qualification.day)
    places = [("", qualification.any)]
    if by_part or qualification.end is not None:
        places = list(zip((" of the year", " of the month", " of the day"), own, strict=True))
    if qualification.end is not None:
        places.append((" of the end", qualification.end.any))
    said = [
        f"{_MARKS[mark.value]!r}{place}" for place, mark in places if mark is not Qualifier.NONE
    ]
    return ", ".join(said) or "none"


def _say_shift(shift: int | None) -> str:
    return "no shift from UTC" if shift is None else f"a shift of {shift} minutes from UTC"


def _rebuild_error(message: str, path: str) -> NotationError:
    return NotationError(message, path=path)
