"""Many dates as arrays: made from dates, cut, sorted, and turned back into dates.

A table holds what its dates say and nothing derived from it. Asking them is `column`;
what the numbers mean is `column_arrays`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self, overload

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import ArrayLike, NDArray

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.columns.arrays import (
    KINDS,
    NO_LIMIT_AFTER,
    NO_LIMIT_BEFORE,
    NO_SHIFT,
    Flags,
    Points,
    Texts,
    check_points,
    date_of_row,
    equal_texts,
    flags_of,
    freeze,
    needs_keeping,
    objects,
    points_of,
    spelled,
    whole,
)
from chronoint.dates.columns.order import order_of
from chronoint.dates.columns.truths import Rows
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.terms import Kind, Precision
from chronoint.dates.value import UncertainDate
from chronoint.errors import DateTextError

__all__ = ["DateTable"]


@frozen(eq=False, repr=False)
class DateTable:
    """The arrays of a `DateColumn`, whose parameters these are."""

    earliest_start: Points
    latest_start: Points
    earliest_end: Points
    latest_end: Points
    flags: Flags
    kept_at: NDArray[np.int32]
    kept: tuple[UncertainDate, ...] = ()
    texts: Texts | None = None
    edtfs: Texts | None = field(default=None)

    # How columns are made.

    @classmethod
    def from_values(cls, dates: Iterable[UncertainDate], *, keep_texts: bool = True) -> Self:
        """Make a column from dates.

        Parameters
        ----------
        dates
            In any order, equal ones too.
        keep_texts
            Without them rows come back spelled from their points.

        Raises
        ------
        TypeError
            A row is no date.
        """
        values = list(dates)
        for row, date in enumerate[object](values):
            if not isinstance(date, UncertainDate):
                msg = f"row {row}: expected an UncertainDate, found {type(date).__name__}"
                raise TypeError(msg)
        kept: dict[UncertainDate, int] = {}
        kept_at = np.full(len(values), -1, dtype=np.int32)
        for row, date in enumerate(values):
            if needs_keeping(date):
                kept_at[row] = kept.setdefault(date, len(kept))
        return cls(
            *points_of(values),
            freeze(flags_of(values)),
            freeze(kept_at),
            tuple(kept),
            objects([date.text for date in values]) if keep_texts else None,
            objects([date.edtf for date in values]) if keep_texts else None,
        )

    @classmethod
    def from_texts(
        cls,
        texts: Iterable[str],
        *,
        parse: Callable[[str], UncertainDate] = parse_edtf,
        keep_texts: bool = True,
    ) -> Self:
        """Make a column from texts, each different one read once.

        Parameters
        ----------
        texts
            EDTF, or whatever `parse` reads.
        parse
            `parse_date` for English phrases.
        keep_texts
            As in `from_values`.

        Raises
        ------
        DateTextError
            The first text that cannot be read; a note says in which row.
        """
        read: dict[str, UncertainDate] = {}
        dates: list[UncertainDate] = []
        for row, text in enumerate(texts):
            date = read.get(text)
            if date is None:
                try:
                    date = read[text] = parse(text)
                except DateTextError as error:
                    error.add_note(f"in row {row} of the column")
                    raise
            dates.append(date)
        return cls.from_values(dates, keep_texts=keep_texts)

    @classmethod
    def from_points(
        cls,
        earliest_start: ArrayLike,
        latest_start: ArrayLike,
        earliest_end: ArrayLike,
        latest_end: ArrayLike,
        *,
        kind: Kind = Kind.INSTANT,
        precision: Precision = Precision.DAY,
    ) -> Self:
        """Make a column of one kind from points in seconds, half-open, all known.

        Raises
        ------
        ValueError
            Lengths differ, points are no whole days, a window runs backwards, the
            windows of an instant differ, or the kind is a set.
        """
        points = [
            whole(earliest_start, "earliest_start"),
            whole(latest_start, "latest_start"),
            whole(earliest_end, "earliest_end"),
            whole(latest_end, "latest_end"),
        ]
        check_points(points, kind, precision)
        count = len(points[0])
        flags = np.zeros((8, count), dtype=np.int16)
        flags[0], flags[3] = KINDS.index(kind), precision.value
        flags[5], flags[7] = -1, NO_SHIFT
        kept_at = np.full(count, -1, dtype=np.int32)
        a, b, c, d = (freeze(array) for array in points)
        return cls(a, b, c, d, freeze(flags), freeze(kept_at))

    # What a column holds.

    @property
    def kind(self) -> NDArray[np.int16]:
        """Place in ``tuple(Kind)``: 0 instant, 1 span, 2 one of, 3 all of."""
        return self._flag(0)

    @property
    def start_bound(self) -> NDArray[np.int16]:
        """0 closed, 1 open, 2 unknown."""
        return self._flag(1)

    @property
    def end_bound(self) -> NDArray[np.int16]:
        """0 closed, 1 open, 2 unknown."""
        return self._flag(2)

    @property
    def precision(self) -> NDArray[np.int16]:
        """Value of `Precision`."""
        return self._flag(3)

    @property
    def qualifiers(self) -> NDArray[np.int16]:
        """Two bits each for year, month and day: 1 for ``?``, 2 for ``~``, 3 for ``%``."""
        return self._flag(4)

    @property
    def end_qualifiers(self) -> NDArray[np.int16]:
        """The same for a span's end; -1 for what is no span or bears no qualifier."""
        return self._flag(5)

    @property
    def shift_minutes(self) -> NDArray[np.int16]:
        """Shift from UTC; -32768 for none."""
        return self._flag(7)

    @property
    def is_uncertain(self) -> NDArray[np.bool_]:
        """Whether any component bears ``?`` or ``%``."""
        return self._marked(0b010101)

    @property
    def is_approximate(self) -> NDArray[np.bool_]:
        """Whether any component bears ``~`` or ``%``."""
        return self._marked(0b101010)

    @property
    def is_bounded(self) -> NDArray[np.bool_]:
        """Whether neither end is open or unknown."""
        return np.asarray((self.flags[1] == 0) & (self.flags[2] == 0))

    @property
    def earliest_day(self) -> Points:
        """First possible day; the smallest int64 where there is none."""
        days = self.earliest_start // SECONDS_PER_DAY
        return np.where(self.earliest_start == NO_LIMIT_BEFORE, NO_LIMIT_BEFORE, days)

    @property
    def latest_day(self) -> Points:
        """Last possible day, inclusive; the largest int64 where there is none."""
        days = (self.latest_end - 1) // SECONDS_PER_DAY
        return np.where(self.latest_end == NO_LIMIT_AFTER, NO_LIMIT_AFTER, days)

    def _flag(self, place: int) -> NDArray[np.int16]:
        return np.asarray(self.flags[place])

    def _marked(self, bits: int) -> NDArray[np.bool_]:
        at_end = (self.flags[5] & bits != 0) & (self.flags[5] >= 0)
        return np.asarray((self.flags[4] & bits != 0) | at_end)

    def __len__(self) -> int:
        return len(self.earliest_start)

    def __iter__(self) -> Iterator[UncertainDate]:
        return (self._row(row) for row in range(len(self)))

    def to_values(self) -> list[UncertainDate]:
        """Give the dates back, texts and all.

        Raises
        ------
        CalendarRangeError
            The texts were not kept and a row lies too far off to be spelled.
        """
        return list(self)

    def _row(self, row: int) -> UncertainDate:
        if self.texts is None or self.edtfs is None:
            return spelled(self.bare_row(row))
        kept = self.kept_at[row] >= 0
        return self.bare_row(row) if kept else self._numbered(row, self.texts[row], self.edtfs[row])

    def bare_row(self, row: int) -> UncertainDate:
        """Give a date whose texts may be empty, enough to ask about it."""
        if self.kept_at[row] >= 0:
            return self.kept[int(self.kept_at[row])]
        return self._numbered(row, "", "")

    def _numbered(self, row: int, text: str, edtf: str) -> UncertainDate:
        points = [int(array[row]) for array in self._numbers()[:4]]
        return date_of_row(points, self.flags[:, row].tolist(), text, edtf)

    def __repr__(self) -> str:
        try:
            shown = [str(self._row(row)) for row in range(min(len(self), 5))]
        except ValueError:
            shown = ["not spelled"]
        more = ", ..." if len(self) > len(shown) else ""
        told = f": {', '.join(shown)}{more}" if shown else ""
        return f"<{type(self).__name__} of {len(self)}{told}>"

    # Cutting, joining, sorting.

    @overload
    def __getitem__(self, key: int | np.integer[Any]) -> UncertainDate: ...
    @overload
    def __getitem__(self, key: slice | ArrayLike) -> Self: ...
    def __getitem__(self, key: Any) -> "UncertainDate | Self":
        """Give one date, or the column of a slice, a boolean mask or a list of rows."""
        if isinstance(key, int | np.integer):
            return self._row(range(len(self))[key])
        if isinstance(key, slice):
            return self.take(np.arange(len(self))[key])
        rows = np.asarray(key)
        return self.filter(rows) if rows.dtype == np.bool_ else self.take(rows)

    def take(self, rows: ArrayLike) -> Self:
        """Give the column of these rows, in this order.

        Raises
        ------
        IndexError
            There is no such row.
        """
        index = np.asarray(rows)
        if not index.size:
            index = index.astype(np.intp)
        return evolve(
            self,
            earliest_start=freeze(self.earliest_start[index]),
            latest_start=freeze(self.latest_start[index]),
            earliest_end=freeze(self.earliest_end[index]),
            latest_end=freeze(self.latest_end[index]),
            flags=freeze(self.flags[:, index]),
            kept_at=freeze(self.kept_at[index]),
            texts=None if self.texts is None else freeze(self.texts[index]),
            edtfs=None if self.edtfs is None else freeze(self.edtfs[index]),
        )

    def filter(self, keep: ArrayLike) -> Self:
        """Give the column of the rows for which a boolean array says so.

        Raises
        ------
        ValueError
            The array is not boolean or not as long as the column. Truths are numbers: ask
            ``truths > 0`` for certain and ``truths >= 0`` for possible.
        """
        mask = np.asarray(keep)
        if mask.dtype != np.bool_ or mask.shape != (len(self),):
            msg = (
                f"a filter is {len(self)} booleans, found {mask.dtype} of shape {mask.shape}; "
                "from truths make one with > 0 (certain) or >= 0 (possible)"
            )
            raise ValueError(msg)
        return self.take(np.flatnonzero(mask))

    def argsort(self) -> NDArray[np.intp]:
        """Give the rows in the order of `UncertainDate.sort_key`.

        Points beyond 2.9e11 years count as equal; equal points are ordered by text where
        texts were kept.
        """
        keys = (
            self.precision,
            self.earliest_end,
            self.latest_start,
            self.latest_end,
            self.earliest_start,
        )
        return order_of(keys, self.texts, self.edtfs)

    def sort(self) -> Self:
        """Give the column in the order of `UncertainDate.sort_key`."""
        return self.take(self.argsort())

    def __eq__(self, other: object) -> bool:
        """Tell whether two columns hold equal dates in the same order, and both their texts."""
        if not isinstance(other, DateTable):
            return NotImplemented
        return (
            len(self) == len(other)
            and all(map(np.array_equal, self._numbers(), other._numbers()))
            and equal_texts(self.texts, other.texts)
            and equal_texts(self.edtfs, other.edtfs)
            and self._kept_dates() == other._kept_dates()
        )

    __hash__ = None  # type: ignore[assignment]  # like any table, a column is no key

    def _numbers(self) -> tuple[NDArray[Any], ...]:
        points = (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)
        return (*points, self.flags)

    def _kept_dates(self) -> list[tuple[int, UncertainDate]]:
        rows = np.flatnonzero(self.kept_at >= 0)
        return [(row, self.kept[self.kept_at[row]]) for row in rows.tolist()]

    def rows(self) -> Rows:
        """Give what the questions need, without texts."""
        return Rows(
            self.earliest_start,
            self.latest_start,
            self.earliest_end,
            self.latest_end,
            self.kind,
            self.start_bound,
            self.end_bound,
            self.precision,
            self.shift_minutes,
        )
