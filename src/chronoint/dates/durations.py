"""Durations: lengths of time known between limits, and dates moved by them.

Days are whole, and seconds count only where both dates state a time; only how long
something lasted is taken from its four points as they are.
"""

from itertools import islice
from typing import Self

from attrs import frozen

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.extents import is_moment, unit_of, windows_of
from chronoint.dates.members import Member, Stretch
from chronoint.dates.membership import hull_of, joined, spell_members
from chronoint.dates.spans import NO_END, End, range_between, span_between
from chronoint.dates.spelling import spell_day
from chronoint.dates.terms import Kind, Precision
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate
from chronoint.errors import CalendarRangeError, shorten

__all__ = [
    "UncertainDuration",
    "duration",
    "elapsed",
    "gap",
    "longer",
    "moved",
    "same_length",
    "shorter",
]

_MARKS = ("", "?", "~", "%")
_MOST_LISTED = 31
_UNITS = ((SECONDS_PER_DAY, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


@frozen(order=False)
class UncertainDuration:
    """At least so long, and at most so long.

    Adds to and subtracts from its like and from dates; `elapsed` makes one of two dates.
    The two sides of a sum are taken to have nothing to do with each other.

    Parameters
    ----------
    least, most
        Seconds, both inclusive, negative for backwards; None where there is no limit.

    Raises
    ------
    ValueError
        `least` is more than `most`.

    Examples
    --------
    >>> week = UncertainDuration.exactly(days=7)
    >>> few_days = UncertainDuration.of_days(2, 5)
    >>> str(week + few_days), str(-few_days), str(week * 2)
    ('9 to 12 days', '-5 to -2 days', '14 days')
    >>> from chronoint.dates import parse_edtf
    >>> str(parse_edtf("2019-10-01") + few_days)
    '[2019-10-03..2019-10-06]'
    """

    least: int | None
    most: int | None

    def __attrs_post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            msg = f"at least {self.least} seconds is more than at most {self.most}"
            raise ValueError(msg)

    @classmethod
    def of_days(cls, least: int | None, most: int | None) -> Self:
        """Make one from days, None where there is no limit.

        Examples
        --------
        >>> str(UncertainDuration.of_days(3, None))
        'at least 3 days'
        """
        return cls(
            None if least is None else least * SECONDS_PER_DAY,
            None if most is None else most * SECONDS_PER_DAY,
        )

    @classmethod
    def exactly(cls, *, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> Self:
        """Make one that is known to the second.

        Examples
        --------
        >>> str(UncertainDuration.exactly(days=1, hours=12))
        '36 hours'
        """
        length = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        return cls(length, length)

    @property
    def is_exact(self) -> bool:
        """Whether least and most are one."""
        return self.least is not None and self.least == self.most

    @property
    def least_days(self) -> float | None:
        """`least` in days."""
        return None if self.least is None else self.least / SECONDS_PER_DAY

    @property
    def most_days(self) -> float | None:
        """`most` in days."""
        return None if self.most is None else self.most / SECONDS_PER_DAY

    def __str__(self) -> str:
        limits = [limit for limit in (self.least, self.most) if limit is not None]
        if not limits:
            return "any length"
        size, unit = next(pair for pair in _UNITS if all(limit % pair[0] == 0 for limit in limits))
        low, *rest = [str(limit // size) for limit in limits]
        if self.is_exact:
            return f"{low} {unit}{'' if abs(limits[0]) == size else 's'}"
        if rest:
            return f"{low} to {rest[0]} {unit}s"
        side = "at least" if self.most is None else "at most"
        return f"{side} {low} {unit}{'' if abs(limits[0]) == size else 's'}"

    def __neg__(self) -> "UncertainDuration":
        return UncertainDuration(
            None if self.most is None else -self.most,
            None if self.least is None else -self.least,
        )

    def __add__(self, other: object) -> "UncertainDuration":
        if not isinstance(other, UncertainDuration):
            return NotImplemented
        return UncertainDuration(_sum(self.least, other.least), _sum(self.most, other.most))

    def __sub__(self, other: object) -> "UncertainDuration":
        if not isinstance(other, UncertainDuration):
            return NotImplemented
        return self + -other

    def __mul__(self, times: object) -> "UncertainDuration":
        if not isinstance(times, int):
            return NotImplemented
        if times < 0:
            return -self * -times
        if times == 0:
            return UncertainDuration(0, 0)
        return UncertainDuration(
            None if self.least is None else self.least * times,
            None if self.most is None else self.most * times,
        )

    __rmul__ = __mul__

    def __radd__(self, date: UncertainDate) -> UncertainDate:
        if not isinstance(date, UncertainDate):
            return NotImplemented
        return moved(date, self, text=f"{date.text} + {self}")

    def __rsub__(self, date: UncertainDate) -> UncertainDate:
        if not isinstance(date, UncertainDate):
            return NotImplemented
        return moved(date, -self, text=f"{date.text} - {self}")


def shorter(one: UncertainDuration, other: UncertainDuration) -> Truth:
    """Tell whether one took less time than the other.

    Examples
    --------
    >>> shorter(UncertainDuration.of_days(1, 3), UncertainDuration.of_days(3, 4)).value
    'maybe'
    """
    if one.most is not None and other.least is not None and one.most < other.least:
        return Truth.YES
    possible = one.least is None or other.most is None or one.least < other.most
    return Truth.MAYBE if possible else Truth.NO


def longer(one: UncertainDuration, other: UncertainDuration) -> Truth:
    """Tell whether one took more time than the other; `shorter`, turned round."""
    return shorter(other, one)


def same_length(one: UncertainDuration, other: UncertainDuration) -> Truth:
    """Tell whether both took equally long.

    Examples
    --------
    >>> day = UncertainDuration.exactly(days=1)
    >>> same_length(day, UncertainDuration.exactly(hours=24)).value
    'yes'
    """
    if one.is_exact and one == other:
        return Truth.YES
    apart = shorter(one, other) | longer(one, other)
    return Truth.NO if apart.is_yes else Truth.MAYBE


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def duration(date: UncertainDate) -> UncertainDuration:
    """Tell how long something lasted.

    Parameters
    ----------
    date
        A span lasted from somewhere in its first window to somewhere in its last: at
        least ``earliest_end - latest_start`` and at most ``latest_end - earliest_start``.
        So does an "all of" set, from its first happening to its last. An instant or "one
        of" is a moment of one day: no more than a day, or than a second when it states a
        time.

    Returns
    -------
    UncertainDuration
        With no most where an end is open or unknown: what goes on has lasted some time,
        and the date does not say how long.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(duration(parse_edtf("1914-07-28/1918-11-11")))
    '1566 to 1568 days'
    >>> str(duration(parse_edtf("1985/..")))
    'at least 0 days'
    """
    if is_moment(date):
        return UncertainDuration(0, 1 if date.precision is Precision.SECOND else SECONDS_PER_DAY)
    least, most = 0, None
    if date.latest_start is not None and date.earliest_end is not None:
        least = max(0, date.earliest_end - date.latest_start)
    if date.earliest_start is not None and date.latest_end is not None:
        most = date.latest_end - date.earliest_start
    return UncertainDuration(least, most)


def elapsed(one: UncertainDate, other: UncertainDate) -> UncertainDuration:
    """Tell how long after the start of one the other started.

    Parameters
    ----------
    one, other
        Taken to have nothing to do with each other: the same date twice may lie apart.

    Returns
    -------
    UncertainDuration
        In whole days, in seconds when both state a time; negative where the other was
        first.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(elapsed(parse_edtf("2019-10-01"), parse_edtf("2019-10-10")))
    '9 days'
    >>> str(elapsed(parse_edtf("1985"), parse_edtf("1986")))
    '1 to 729 days'
    """
    a, b = windows_of(one, other)
    unit = unit_of(one, other)
    return UncertainDuration(
        _difference(b.first_start, a.last_start, unit),
        _difference(b.last_start, a.first_start, unit),
    )


def gap(one: UncertainDate, other: UncertainDate) -> UncertainDuration:
    """Tell how long after the last day of one the first day of the other came.

    One day when the two lie side by side; negative where the other came first.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(gap(parse_edtf("1914/1918"), parse_edtf("1939-09-01/1945")))
    '7549 to 7913 days'
    """
    a, b = windows_of(one, other)
    unit = unit_of(one, other)
    return UncertainDuration(
        _difference(b.first_start, a.last_end, unit),
        _difference(b.last_start, a.first_end, unit),
    )


def moved(date: UncertainDate, by: UncertainDuration, *, text: str | None = None) -> UncertainDate:
    """Give a date that lies so much later; ``date + duration``.

    Parameters
    ----------
    date
        A moment becomes a day somewhere in the moved range, which is wider by what the
        duration leaves open; its gaps move along, of a mask up to 31 days. Of a span both
        windows move, each for itself and without gaps. What is open or unknown stays so.
    by
        What is no whole number of days widens the range to whole days, unless a time is
        moved by an exact duration.
    text
        What the new date is read from; its EDTF when not given.

    Raises
    ------
    ValueError
        An "all of" set is moved by anything but an exact number of days, or does not
        consist of days.
    OpenEndError
        Nothing is left that limits a moment.
    CalendarRangeError
        EDTF cannot spell the new time, or no unit of it holds a new start or end.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> str(moved(parse_edtf("2019-10"), UncertainDuration.of_days(0, 14)))
    '[2019-10-01..2019-11-14]'
    >>> later = parse_edtf("1914/1918") + UncertainDuration.exactly(days=365)
    >>> later.text, str(later.earliest), str(later.latest)
    ('1914/1918 + 365 days', '1915-01-01', '1919-12-31')
    """
    if date.kind is Kind.SPAN:
        return _moved_span(date, by, text)
    if date.kind is Kind.ALL_OF:
        return _moved_all_of(date, by, text)
    if date.precision is Precision.SECOND and by.least is not None and by.is_exact:
        return _moved_time(date, by.least, text)
    seconds = by.least, by.most
    stretches = joined(_moved(part, *seconds) for member in date.members for part in _parts(member))
    mark = _MARKS[date.qualification.any.value]
    try:
        edtf = spell_members(stretches, mark) if len(stretches) > 1 else None
    except CalendarRangeError:
        edtf = None
    whole = Stretch(stretches[0].first, stretches[-1].last)
    value = range_between(whole, mark) if edtf is None else parse_edtf(edtf)
    return value.with_text(str(value) if text is None else text)


def _moved_span(date: UncertainDate, by: UncertainDuration, text: str | None) -> UncertainDate:
    start, _, end = date.edtf.partition("/")
    marks = date.qualification
    own = marks.year | marks.month | marks.day
    ends = [
        _moved_end(date.earliest_start, date.latest_start, start, by, _MARKS[own.value]),
        _moved_end(
            date.earliest_end,
            date.latest_end,
            end,
            by,
            _MARKS[0 if marks.end is None else marks.end.any.value],
        ),
    ]
    return span_between(*ends, text=text)


def _moved_end(
    start: int | None, end: int | None, edtf: str, by: UncertainDuration, mark: str
) -> End:
    if start is None or end is None:
        return End(None, None, edtf)
    if by.least is None or by.most is None:
        return NO_END
    first, last = (start + by.least) // SECONDS_PER_DAY, (end + by.most - 1) // SECONDS_PER_DAY
    return End.between(first, last, mark)


def _moved_all_of(date: UncertainDate, by: UncertainDuration, text: str | None) -> UncertainDate:
    in_days = (
        date.precision <= Precision.DAY and by.is_exact and not (by.least or 0) % SECONDS_PER_DAY
    )
    stretches = [member for member in date.members if isinstance(member, Stretch)]
    if not in_days or len(stretches) < len(date.members):
        msg = (
            f"{shorten(date.text)!r} is an 'all of' set, which moves only by whole days, exactly, "
            "and when its members are days; move them one by one"
        )
        raise ValueError(msg)
    after = joined(_moved(stretch, by.least, by.most) for stretch in stretches)
    mark = _MARKS[date.qualification.any.value]
    value = parse_edtf("{" + spell_members(after, mark).strip("[]") + "}")
    return value.with_text(str(value) if text is None else text)


def _moved_time(date: UncertainDate, seconds: int, text: str | None) -> UncertainDate:
    moment = (date.earliest_start or 0) + seconds
    day, of_day = divmod(moment, SECONDS_PER_DAY)
    minutes, second = divmod(of_day, 60)
    zone = date.edtf.partition("T")[2][8:]
    clock = f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    value = parse_edtf(f"{spell_day(day)}T{clock}{zone}")
    return value.with_text(str(value) if text is None else text)


def _parts(member: Member) -> list[Stretch]:
    """Take a mask apart into its days while they are few, else give its hull."""
    if isinstance(member, Stretch):
        return [member]
    days = list(islice(member.days(), _MOST_LISTED + 1))
    return [hull_of(member)] if len(days) > _MOST_LISTED else [Stretch(day, day) for day in days]


def _moved(stretch: Stretch, least: int | None, most: int | None) -> Stretch:
    first, last = stretch.first, stretch.last
    return Stretch(
        None if first is None or least is None else first + least // SECONDS_PER_DAY,
        None if last is None or most is None else last + -(-most // SECONDS_PER_DAY),
    )


def _difference(later: float, earlier: float, unit: int) -> int | None:
    if isinstance(later, int) and isinstance(earlier, int):
        return (later - earlier) * unit
    return None
