"""Many dates as arrays, and the questions of this room asked of all of them at once.

Making, cutting and sorting are `column_table`; the questions are `column_truths` and
`column_chance`, bins are `aoristic`, tables of other tools are `arrow`. Loads numpy, and
so is itself loaded only when it is asked for.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.chance.laws import Day, Horizon
from chronoint.dates.chance.widening import Widening
from chronoint.dates.columns import chances as column_chance
from chronoint.dates.columns.arrays import FARTHEST, is_saturated, whole
from chronoint.dates.columns.arrow import stream_of
from chronoint.dates.columns.bins import Aoristic, aoristic
from chronoint.dates.columns.table import DateTable
from chronoint.dates.columns.truths import QUESTIONS, Question, Truths, truths_of
from chronoint.dates.terms import Kind
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate

__all__ = ["DateColumn"]

_Floats = NDArray[np.float64]
_CODES = {Truth.YES: 1, Truth.MAYBE: 0, Truth.NO: -1}


@frozen(eq=False, repr=False)
class DateColumn(DateTable):
    """Dates side by side: four points and some small numbers each.

    Made by `from_texts`, `from_values`, `from_days` and `from_points`. The arrays cannot
    be written to; a change is a new column. Has a length, rows (``column[3]``), parts
    (``column[:3]``, ``column[mask]``), ``==`` for the whole and no hash.

    Parameters
    ----------
    earliest_start, latest_start, earliest_end, latest_end
        The four points of `UncertainDate` as int64 seconds. Open and unknown are the
        smallest int64 for an earliest point and the largest for a latest one; which of
        the two it is, is in the bounds. Points beyond 2.9e11 years are put there
        (the date itself is kept, and asked in its place).
    flags
        int16, shape (8, n): kind, start bound, end bound, precision, qualifiers,
        qualifiers of the end, hemisphere, shift from UTC in minutes. The properties of
        those names give them one by one.
    kept_at
        Index into `kept` of dates that say more than numbers: masks and sets with gaps,
        far years, repairs; -1 for all others.
    kept
        Those dates.
    texts, edtfs
        `UncertainDate.text` and `.edtf`; None when they were not kept.

    Notes
    -----
    Truths are int8: 1 yes, 0 maybe, -1 no. So ``min`` is and, ``max`` is or, ``-`` is not,
    ``> 0`` is certain and ``>= 0`` possible.

    The other side of a question is a column of the same length, or one date for all.
    Questions cost a few passes over the arrays. Only where gaps decide, in far years, and
    for chances of spans whose start and end may fall on one day, the answer is counted
    one by one, once for each pair of different dates.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> dates = DateColumn.from_texts(["1985-04-12", "198X", "1914/1918"])
    >>> dates.before(parse_edtf("1985")).tolist()
    [0, 0, 1]
    >>> dates.sort().texts.tolist()
    ['1914/1918', '198X', '1985-04-12']
    """

    @classmethod
    def from_days(cls, first: ArrayLike, last: ArrayLike) -> Self:
        """Make a column of instants from first and last possible days, both inclusive.

        Parameters
        ----------
        first, last
            Day numbers, one-dimensional and equally long.

        Raises
        ------
        ValueError
            Their lengths differ, a range runs backwards, or a day is too far.

        Examples
        --------
        >>> DateColumn.from_days([0, 31], [30, 31])
        <DateColumn of 2: 1970-01, 1970-02-01>
        """
        start, end = whole(first, "first"), whole(last, "last")
        most = FARTHEST // SECONDS_PER_DAY
        if start.size and max(abs(int(start.min())), abs(int(end.max()))) >= most:
            msg = f"a day lies beyond {most} days from 1970; columns of days end there"
            raise ValueError(msg)
        lows, highs = start * SECONDS_PER_DAY, (end + 1) * SECONDS_PER_DAY
        return cls.from_points(lows, highs, lows, highs)

    def before(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where a date was over before the other began; see `questions.before`."""
        return self._ask(QUESTIONS["before"], other)

    def after(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where a date began after the other was over; see `questions.after`."""
        return self._ask(QUESTIONS["after"], other)

    def during(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where a date lay wholly within the other; see `questions.during`."""
        return self._ask(QUESTIONS["during"], other)

    def overlaps(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where the two have a day in common; see `questions.overlaps`."""
        return self._ask(QUESTIONS["overlaps"], other)

    def meets(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where the other began on the day after; see `questions.meets`."""
        return self._ask(QUESTIONS["meets"], other)

    def same_day(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where both were on one and the same day; see `questions.same_day`."""
        return self._ask(QUESTIONS["same_day"], other)

    def within(self, other: "DateColumn | UncertainDate") -> Truths:
        """Tell where a date lies in the stretch the other names; see `questions.within`."""
        return self._ask(QUESTIONS["within"], other)

    def chance_before(
        self, other: "DateColumn | UncertainDate", *, horizon: Horizon | None = None
    ) -> _Floats:
        """Give the chances that a date was over before the other began.

        Parameters
        ----------
        other
            A column of the same length, or one date.
        horizon
            As for `chance.chance_before`, where the assumptions stand too.

        Returns
        -------
        ndarray of float64
            NaN where the answer hangs on an end that is open or unknown and nothing
            limits it.
        """
        return column_chance.chance_rows(self, self._other(other), horizon, same=False)

    def chance_after(
        self, other: "DateColumn | UncertainDate", *, horizon: Horizon | None = None
    ) -> _Floats:
        """Give the chances that a date began after the other was over; see `chance_before`."""
        return column_chance.chance_rows(self._other(other), self, horizon, same=False)

    def chance_same_day(
        self, other: "DateColumn | UncertainDate", *, horizon: Horizon | None = None
    ) -> _Floats:
        """Give the chances that the two share a day; see `chance_before`."""
        return column_chance.chance_rows(self, self._other(other), horizon, same=True)

    def sample(
        self, rng: np.random.Generator, *, horizon: Horizon | None = None
    ) -> NDArray[np.int64]:
        """Draw a first and a last day for each date, independent of each other.

        Returns
        -------
        ndarray of int64
            Day numbers, shape (n, 2); twice the same day for what happened on one.

        Raises
        ------
        ChanceError
            Some date has no limit; says which row.

        Examples
        --------
        >>> DateColumn.from_texts(["1970-01-03", "1970-01-01/1970-01-05"]).sample(
        ...     np.random.default_rng(1)
        ... ).tolist()
        [[2, 2], [0, 4]]
        """
        return column_chance.sample_rows(self, rng, horizon)

    def histogram(
        self,
        edges: ArrayLike | Sequence[Day],
        *,
        horizon: Horizon | None = None,
        widening: Widening | None = None,
    ) -> Aoristic:
        """Spread each date's weight 1 over bins; see `aoristic.aoristic`."""
        return aoristic(self, edges, horizon=horizon, widening=widening)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the column to pandas, polars, pyarrow and others; needs the extra [arrow]."""
        return stream_of(self, requested_schema)

    def _other(self, other: "DateColumn | UncertainDate") -> "DateColumn":
        if isinstance(other, UncertainDate):
            return DateColumn.from_values([other], keep_texts=False)
        if not isinstance(other, DateColumn):
            msg = f"expected a DateColumn or an UncertainDate, found {type(other).__name__}"
            raise TypeError(msg)
        if len(other) != len(self):
            msg = (
                f"the columns have {len(self)} and {len(other)} rows; "
                "one date stands for all rows, a column only for its own"
            )
            raise ValueError(msg)
        return other

    def _ask(self, question: Question, other: "DateColumn | UncertainDate") -> Truths:
        there = self._other(other)
        answers = truths_of(question, self.rows(), there.rows())
        apart = (self.kept_at >= 0) | (there.kept_at >= 0)
        if not apart.any():
            return answers
        if not question.asks_gaps:
            apart = _decides(self) | _decides(there)
        # Gaps can take a yes or a maybe back, but make nothing possible.
        apart = (apart & (answers >= 0)) | _far(self) | _far(there)
        rows = np.flatnonzero(np.broadcast_to(apart, answers.shape))
        if rows.size:
            answers[rows] = column_chance.each_pair_once(
                self, there, rows, lambda a, b: _CODES[question.of_dates(a, b)]
            )
        return answers


def _far(column: DateTable) -> NDArray[np.bool_]:
    """Tell which rows have points beyond their numbers."""
    return _of_kept(column, [is_saturated(date) for date in column.kept])


def _decides(column: DateTable) -> NDArray[np.bool_]:
    """Tell which rows begin or end elsewhere than their numbers say."""
    return _of_kept(column, [date.kind is Kind.SPAN for date in column.kept])


def _of_kept(column: DateTable, kept: list[bool]) -> NDArray[np.bool_]:
    return np.asarray(np.array([*kept, False], dtype=np.bool_)[column.kept_at])
