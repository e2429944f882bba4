"""The questions of `questions`, asked of whole arrays.

The same windows and the same comparisons, written for numpy: an answer is 1 (yes),
0 (maybe) or -1 (no), so that ``min`` is and, ``max`` is or, and ``-`` is not.
Days take the place of limits that are not there: before and after all that points can
say lie the unknown ones, and further out those that have always been or go on for ever.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from chronoint.dates import questions
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.columns.arrays import (
    BOUNDS,
    KINDS,
    NO_LIMIT_AFTER,
    NO_LIMIT_BEFORE,
    NO_SHIFT,
    Points,
)
from chronoint.dates.terms import Bound, Kind, Precision
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate

__all__ = [
    "EVER_AFTER",
    "EVER_BEFORE",
    "FAR_AFTER",
    "FAR_BEFORE",
    "QUESTIONS",
    "Question",
    "Rows",
    "Truths",
    "Windows",
    "truths_of",
]

Truths = NDArray[np.int8]
_Flags = NDArray[np.bool_]

FAR_BEFORE = NO_LIMIT_BEFORE // SECONDS_PER_DAY
FAR_AFTER = (NO_LIMIT_AFTER - 1) // SECONDS_PER_DAY
EVER_BEFORE, EVER_AFTER = FAR_BEFORE - 1, FAR_AFTER + 1

INSTANT, SPAN = KINDS.index(Kind.INSTANT), KINDS.index(Kind.SPAN)
ONE_OF = KINDS.index(Kind.ONE_OF)
OPEN, UNKNOWN = BOUNDS.index(Bound.OPEN), BOUNDS.index(Bound.UNKNOWN)
SECOND = Precision.SECOND.value


class Rows(NamedTuple):
    """What the questions need of a column."""

    earliest_start: Points
    latest_start: Points
    earliest_end: Points
    latest_end: Points
    kind: NDArray[np.int16]
    start_bound: NDArray[np.int16]
    end_bound: NDArray[np.int16]
    precision: NDArray[np.int16]
    shift_minutes: NDArray[np.int16]

    def at(self, rows: NDArray[np.intp]) -> "Rows":
        """Give some of the rows; a single one stands for all."""
        if len(self.kind) == 1:
            return self
        return Rows(
            self.earliest_start[rows],
            self.latest_start[rows],
            self.earliest_end[rows],
            self.latest_end[rows],
            self.kind[rows],
            self.start_bound[rows],
            self.end_bound[rows],
            self.precision[rows],
            self.shift_minutes[rows],
        )


class Windows:
    """First and last possible start and end, inclusive, each made when it is asked for.

    Parameters
    ----------
    rows
        The points.
    unit
        Seconds in a day, or 1.
    shifted
        Take times to UTC.
    """

    def __init__(self, rows: Rows, *, unit: int = SECONDS_PER_DAY, shifted: bool = False) -> None:
        self._rows = rows
        self._unit = unit
        self._move: NDArray[np.int64] | None = None
        if shifted:
            bare = rows.shift_minutes == NO_SHIFT
            self._move = np.where(bare, 0, -60 * rows.shift_minutes.astype(np.int64))
        self.is_moment: _Flags = (rows.kind == INSTANT) | (rows.kind == ONE_OF)

    def _divided(self, points: Points, *, after: bool = False) -> Points:
        if self._move is not None:
            points = points + self._move
        return (points - 1 if after else points) // self._unit

    @property
    def first_start(self) -> Points:
        start = self._divided(self._rows.earliest_start)
        return self._gone(start, self._rows.start_bound, EVER_BEFORE)

    @property
    def last_end(self) -> Points:
        end = self._divided(self._rows.latest_end, after=True)
        return self._gone(end, self._rows.end_bound, EVER_AFTER)

    @property
    def last_start(self) -> Points:
        start = self._divided(self._rows.latest_start, after=True)
        start = self._gone(start, self._rows.start_bound, EVER_BEFORE)
        return np.minimum(start, self.last_end)

    @property
    def first_end(self) -> Points:
        end = self._divided(self._rows.earliest_end)
        end = self._gone(end, self._rows.end_bound, EVER_AFTER)
        return np.maximum(end, self.first_start)

    def _gone(self, points: Points, bounds: NDArray[np.int16], beyond: int) -> Points:
        """Put the open ends of what lasts beyond all days."""
        is_open = bounds == OPEN
        if not is_open.any():
            return points
        return np.where(is_open & ~self.is_moment, np.int64(beyond), points)


def before(a: Windows, b: Windows) -> Truths:
    return _answers(a.last_end < b.first_start, a.first_end < b.last_start)


def after(a: Windows, b: Windows) -> Truths:
    return before(b, a)


def during(a: Windows, b: Windows) -> Truths:
    a_first, a_last, a_from, a_until = a.first_start, a.last_end, a.last_start, a.first_end
    b_first, b_last, b_from, b_until = b.first_start, b.last_end, b.last_start, b.first_end
    latest_first = np.maximum(a_first, b_first)
    certain = (b_from <= a_first) & (a_last <= b_until)
    possible = (latest_first <= a_from) & (a_until <= b_last)
    # The other was one day: this one must have been as brief, and have met it.
    brief = np.maximum(a_first, a_until) <= np.minimum(a_from, a_last)
    meets_it = (a_first <= b_last) & (b_first <= a_last)
    in_moment = brief & meets_it
    in_span = ~a.is_moment | (latest_first <= np.minimum(a_last, b_last))
    return _answers(certain, possible & np.where(b.is_moment, in_moment, in_span))


def overlaps(a: Windows, b: Windows) -> Truths:
    certain = (a.last_start <= b.first_end) & (b.last_start <= a.first_end)
    possible = (a.first_start <= b.last_end) & (b.first_start <= a.last_end)
    return _answers(certain, possible)


def meets(a: Windows, b: Windows) -> Truths:
    a_until, a_last, b_first, b_from = a.first_end, a.last_end, b.first_start, b.last_start
    fixed = (a_until == a_last) & (b_first == b_from)
    possible = (a_until + 1 <= b_from) & (b_first <= a_last + 1)
    possible &= (a_until != EVER_AFTER) & (b_from != EVER_BEFORE)
    return _answers(fixed & possible, possible)


def same_day(a: Windows, b: Windows) -> Truths:
    a_first, a_last, b_first, b_last = a.first_start, a.last_end, b.first_start, b.last_end
    certain = (a_first == a_last) & (a_last == b_first) & (b_first == b_last)
    start = np.maximum(np.maximum(a_first, b_first), np.maximum(a.first_end, b.first_end))
    end = np.minimum(np.minimum(a_last, b_last), np.minimum(a.last_start, b.last_start))
    return _answers(certain, (start <= end) & (start != EVER_AFTER) & (end != EVER_BEFORE))


def within(a: Windows, b: Windows) -> Truths:
    a_first, a_last, b_first, b_last = a.first_start, a.last_end, b.first_start, b.last_end
    possible = (a.last_start >= b_first) & (a.first_end <= b_last)
    possible &= np.maximum(a_first, b_first) <= np.minimum(a_last, b_last)
    return _answers((b_first <= a_first) & (a_last <= b_last), possible)


class Question(NamedTuple):
    """A question for arrays and the same one for two dates.

    Parameters
    ----------
    asks_gaps
        The gaps of a moment can change the answer; those at the ends of a span always can.
    only_days
        Times are never compared by the second.
    """

    of_windows: Callable[[Windows, Windows], Truths]
    of_dates: Callable[[UncertainDate, UncertainDate], Truth]
    asks_gaps: bool
    only_days: bool = False


QUESTIONS = {
    "before": Question(before, questions.before, asks_gaps=False),
    "after": Question(after, questions.after, asks_gaps=False),
    "during": Question(during, questions.during, asks_gaps=True),
    "overlaps": Question(overlaps, questions.overlaps, asks_gaps=True),
    "meets": Question(meets, questions.meets, asks_gaps=True),
    "same_day": Question(same_day, questions.same_day, asks_gaps=True, only_days=True),
    "within": Question(within, questions.within, asks_gaps=True),
}


def truths_of(question: Question, ones: Rows, others: Rows) -> Truths:
    """Answer a question for each pair of rows, gaps left aside.

    Parameters
    ----------
    ones, others
        Equally many, or one of either for all.
    """
    answers = question.of_windows(Windows(ones), Windows(others))
    timed = (ones.precision == SECOND) & (others.precision == SECOND)
    if not timed.any():
        return answers
    rows = np.flatnonzero(np.broadcast_to(timed, answers.shape))
    a, b = ones.at(rows), others.at(rows)
    differ = (a.shift_minutes != b.shift_minutes) & (a.shift_minutes != NO_SHIFT)
    differ &= b.shift_minutes != NO_SHIFT
    unit = SECONDS_PER_DAY if question.only_days else 1
    plain = question.of_windows(Windows(a, unit=unit), Windows(b, unit=unit))
    moved = question.of_windows(
        Windows(a, unit=unit, shifted=True), Windows(b, unit=unit, shifted=True)
    )
    answers[rows] = np.where(differ, moved, plain)
    return answers


def _answers(certain: _Flags, possible: _Flags) -> Truths:
    answers: Truths = possible.astype(np.int8) - np.int8(1)
    answers[certain] = 1
    return answers
