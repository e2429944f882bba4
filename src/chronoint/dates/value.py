"""The uncertain date: four points, kind, ends, precision, qualifiers, text.

A value only; reading it from text is `edtf` and `prose`, asking how two of them
lie to each other is `questions`. Points are seconds since 1970-01-01 on the
proleptic Gregorian calendar, half-open, by the clock the text was written with.
"""

import math
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import evolve, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, to_pendulum
from chronoint.dates.members import Mask, Member, Stretch
from chronoint.dates.packed import (
    PackedMember,
    pack_members,
    pack_qualification,
    unpack_members,
    unpack_qualification,
)
from chronoint.dates.spelling import spell_day
from chronoint.dates.terms import (
    UNQUALIFIED,
    Bound,
    Hemisphere,
    Kind,
    Precision,
    Qualification,
    Qualifier,
    qualification,
)
from chronoint.errors import shorten

if TYPE_CHECKING:
    from chronoint.dates.calendar import PendulumDate

__all__ = [
    "Bound",
    "Hemisphere",
    "Kind",
    "Mask",
    "Member",
    "Precision",
    "Qualification",
    "Qualifier",
    "SortKey",
    "Stretch",
    "UncertainDate",
]

SortKey = tuple[
    int | float, int | float, int | float, int | float, int, str, str, str, str, str, str
]

_KINDS = tuple(Kind)
_BOUNDS = tuple(Bound)
_PRECISIONS = tuple(Precision)
_INSTANT, _CLOSED = Kind.INSTANT, Bound.CLOSED
_NO_POLICY = (None, None, ())


class _Slots:
    # As attrs would make them; a class of its own so that `_restored` can fill them.
    __slots__ = (
        "__weakref__", "earliest_end", "earliest_start", "edtf", "end_bound", "hemisphere", "kind",
        "latest_end", "latest_start", "precision", "qualification", "repairs", "shape",
        "shift_minutes", "start_bound", "text",
    )  # fmt: skip


@frozen(order=False)
class UncertainDate(_Slots):
    """What is known of when something happened.

    Made by `parse_edtf`, `parse_date` or the class methods; immutable, hashable,
    sortable. ``str()`` gives EDTF.

    Parameters
    ----------
    earliest_start, latest_start, earliest_end, latest_end
        It starts somewhere in [earliest_start, latest_start) and ends somewhere in
        [earliest_end, latest_end), in seconds. None where there is no limit: the end
        is open or unknown. For an instant the two windows are the same. The
        windows are as stated; that nothing ends before it starts is left to
        `questions`.
    kind
        Instant, span, one of several, or all of several.
    start_bound, end_bound
        Closed, open (``..``) or unknown (empty).
    precision
        The unit it is stated in; the coarsest of several.
    qualification
        ``?``, ``~`` and ``%`` by component.
    text
        What it was read from, also when that was prose.
    edtf
        The same as EDTF; equal to `text` when that was EDTF. A prose span whose
        start or end is narrower than any EDTF unit ("from early May 2019 to ...")
        is spelled with the unit around it.
    shape
        The exact set where it is smaller than the hull: one member of a mask, the
        members of a set, or (start, end) of a span that has a mask at an end. Empty
        when the points say all.
    hemisphere
        The policy that decided the months of a season 21 to 24; None when none
        was needed.
    shift_minutes
        The offset from UTC of a time of day; None when it has none.
    repairs
        What ``lenient=True`` had to repair, one sentence each.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> war = parse_edtf("1914-07-28/1918")
    >>> war.kind, str(war.earliest), str(war.latest)
    (<Kind.SPAN: 'span'>, '1914-07-28', '1918-12-31')
    >>> parse_edtf("1985/").end_bound, parse_edtf("1985/..").end_bound
    (<Bound.UNKNOWN: 'unknown'>, <Bound.OPEN: 'open'>)
    """

    earliest_start: int | None
    latest_start: int | None
    earliest_end: int | None
    latest_end: int | None
    kind: Kind
    start_bound: Bound
    end_bound: Bound
    precision: Precision
    qualification: Qualification
    text: str
    edtf: str
    shape: tuple[Member, ...] = ()
    hemisphere: Hemisphere | None = None
    shift_minutes: int | None = None
    repairs: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        told = "" if self.text == self.edtf else f", text={shorten(self.text)!r}"
        return f"<UncertainDate {shorten(self.edtf)} ({self.kind.value}{told})>"

    def __hash__(self) -> int:
        return hash((self.text, self.edtf, self.earliest_start, self.latest_end))

    def __reduce__(self, _protocol: object = None) -> tuple[object, ...]:
        # Plain numbers and texts; the two points that an instant repeats are left out.
        code = self.precision._value_
        if self.kind is not _INSTANT:
            code |= _KINDS.index(self.kind) << 4
        if self.start_bound is not _CLOSED:
            code |= _BOUNDS.index(self.start_bound) << 6
        if self.end_bound is not _CLOSED:
            code |= _BOUNDS.index(self.end_bound) << 8
        if self.qualification is not UNQUALIFIED:
            code |= pack_qualification(self.qualification) << 10
        start, end, text = self.earliest_start, self.latest_end, self.text
        same = self.latest_start == end and self.earliest_end == start
        windows = None if same else (self.latest_start, self.earliest_end)
        policy = self.hemisphere, self.shift_minutes, self.repairs
        if self.shape or text != self.edtf or policy != _NO_POLICY:
            rest = self.edtf, pack_members(self.shape), *policy
            return _restored, (code, text, start, end, windows, *rest)
        brief = code, text, start, end
        return _restored, brief if windows is None else (*brief, windows)

    __reduce_ex__ = __reduce__

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    @classmethod
    def instant_range(
        cls,
        first_day: int | None,
        last_day: int | None,
        *,
        text: str | None = None,
        qualifier: Qualifier = Qualifier.NONE,
    ) -> Self:
        """Build one unknown day between two days, both inclusive: ``[a..b]``.

        Parameters
        ----------
        first_day, last_day
            Day numbers; None leaves that side open, not both.
        text
            What it was read from; its EDTF when not given.
        qualifier
            For each of the two days.

        Raises
        ------
        ValueError
            Both days are None, or the range runs backwards.
        CalendarRangeError
            EDTF cannot spell the days: they lie beyond four-digit years.

        Examples
        --------
        >>> str(UncertainDate.instant_range(0, 9)), str(UncertainDate.instant_range(0, 0))
        ('[1970-01-01..1970-01-10]', '1970-01-01')
        """
        if first_day is None and last_day is None:
            msg = "a range needs at least one of first_day and last_day"
            raise ValueError(msg)
        if first_day is not None and last_day is not None and first_day > last_day:
            msg = f"the range runs backwards: day {first_day} is after day {last_day}"
            raise ValueError(msg)
        mark = ("", "?", "~", "%")[qualifier.value]
        first = "" if first_day is None else spell_day(first_day) + mark
        last = "" if last_day is None else spell_day(last_day) + mark
        edtf = first if first == last else f"[{first}..{last}]"
        start = None if first_day is None else first_day * SECONDS_PER_DAY
        end = None if last_day is None else (last_day + 1) * SECONDS_PER_DAY
        return cls(
            start,
            end,
            start,
            end,
            Kind.INSTANT,
            Bound.OPEN if start is None else Bound.CLOSED,
            Bound.OPEN if end is None else Bound.CLOSED,
            Precision.DAY,
            qualification(qualifier.value * 21) if qualifier.value else UNQUALIFIED,
            edtf if text is None else text,
            edtf,
        )

    @property
    def earliest_day(self) -> int | None:
        """Number of the first possible day; None where the start is open or unknown."""
        start = self.earliest_start
        return None if start is None else start // SECONDS_PER_DAY

    @property
    def latest_day(self) -> int | None:
        """Number of the last possible day, inclusive; None where there is none."""
        end = self.latest_end
        return None if end is None else (end - 1) // SECONDS_PER_DAY

    @property
    def earliest(self) -> "PendulumDate | None":
        """First possible day; None where the start is open or unknown.

        Raises
        ------
        CalendarRangeError
            The day lies outside the years 1 to 9999; `earliest_day` has it.
        """
        day = self.earliest_day
        return None if day is None else to_pendulum(day)

    @property
    def latest(self) -> "PendulumDate | None":
        """Last possible day, inclusive; None where the end is open or unknown.

        Raises
        ------
        CalendarRangeError
            The day lies outside the years 1 to 9999; `latest_day` has it.
        """
        day = self.latest_day
        return None if day is None else to_pendulum(day)

    @property
    def is_exact(self) -> bool:
        """Whether the whole hull is one day or less."""
        first = self.earliest_day
        return first is not None and first == self.latest_day

    @property
    def is_uncertain(self) -> bool:
        """Whether any component bears ``?`` or ``%``."""
        return bool(self.qualification.any.value & 1)

    @property
    def is_approximate(self) -> bool:
        """Whether any component bears ``~`` or ``%``."""
        return bool(self.qualification.any.value & 2)

    @property
    def year_unknown(self) -> bool:
        """Whether all four digits of a year are unspecified, so that bounds mean little."""
        return "XXXX" in self.edtf

    @property
    def members(self) -> tuple[Member, ...]:
        """The set of possible days, exact; for a span of the days it may touch."""
        if self.kind is Kind.SPAN or not self.shape:
            return (Stretch(self.earliest_day, self.latest_day),)
        return self.shape

    def contains_day(self, day: int) -> bool:
        """Tell whether a day is possible: in the set itself, not only in its hull.

        Examples
        --------
        >>> from chronoint.dates import parse_edtf
        >>> from chronoint.dates.calendar import day_number
        >>> parse_edtf("[1962,1964]").contains_day(day_number(1963, 7, 1))
        False
        """
        return any(member.contains(day) for member in self.members)

    @property
    def sort_key(self) -> SortKey:
        """A total order: start, end, their other limits, precision, then the texts.

        An open or unknown start comes first and such an end last. This is what
        ``<`` compares; when something happened is asked of `before` and the like.
        """
        start, end = self.earliest_start, self.latest_end
        late_start, early_end = self.latest_start, self.earliest_end
        return (
            -math.inf if start is None else start,
            math.inf if end is None else end,
            math.inf if late_start is None else late_start,
            -math.inf if early_end is None else early_end,
            int(self.precision),
            self.text,
            self.edtf,
            self.kind.value,
            self.end_bound.value,
            self.hemisphere or "",
            "".join(self.repairs),
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, UncertainDate):
            return NotImplemented
        return self.sort_key < other.sort_key

    def __le__(self, other: object) -> bool:
        if not isinstance(other, UncertainDate):
            return NotImplemented
        return self.sort_key <= other.sort_key

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, UncertainDate):
            return NotImplemented
        return self.sort_key > other.sort_key

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, UncertainDate):
            return NotImplemented
        return self.sort_key >= other.sort_key

    def with_text(self, text: str) -> Self:
        """Give the same date as read from another text.

        Examples
        --------
        >>> from chronoint.dates import parse_edtf
        >>> parse_edtf("2019-10").with_text("October 2019")
        <UncertainDate 2019-10 (instant, text='October 2019')>
        """
        return evolve(self, text=text)


def _restored(
    code: int,
    text: str,
    start: int | None,
    end: int | None,
    windows: tuple[int | None, int | None] | None = None,
    *rest: object,
) -> UncertainDate:
    # A frozen class takes five times as long for each slot as its bare base.
    date: Any = _Slots()
    date.earliest_start, date.latest_end = start, end
    date.latest_start, date.earliest_end = (end, start) if windows is None else windows
    date.kind = _KINDS[code >> 4 & 3]
    date.start_bound = _BOUNDS[code >> 6 & 3]
    date.end_bound = _BOUNDS[code >> 8 & 3]
    date.precision = _PRECISIONS[code & 15]
    date.qualification = unpack_qualification(code >> 10) if code >> 10 else UNQUALIFIED
    date.text = date.edtf = text
    date.shape = date.repairs = ()
    date.hemisphere = date.shift_minutes = None
    if rest:
        date.edtf, shape, date.hemisphere, date.shift_minutes, date.repairs = rest
        date.shape = unpack_members(cast("tuple[PackedMember, ...]", shape))
    date.__class__ = UncertainDate
    return cast("UncertainDate", date)
