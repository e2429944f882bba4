"""Columns of lists: one array of values and where each row begins.

What a table of records is made of. Only shapes and joins of integers; what
the integers mean is left to `records`.
"""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

__all__ = ["Growing", "Ints", "Ragged", "expand", "ragged"]

Ints = NDArray[np.int64]


@frozen(eq=False)
class Ragged:
    """Rows of integers, of any lengths.

    Parameters
    ----------
    starts
        Where each row begins in `values`, and at the end how many there are;
        one longer than there are rows.
    values
        All rows one after the other.
    """

    starts: Ints
    values: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Ints:
        """The number of values of each row."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), self.lengths)

    def row(self, number: int) -> list[int]:
        """Give one row."""
        part: list[int] = self.values[self.starts[number] : self.starts[number + 1]].tolist()
        return part

    def take(self, values: Ints) -> "Ragged":
        """Give the same rows with other values in them."""
        return Ragged(self.starts, values)


@frozen(eq=False)
class Growing:
    """A column of rows that is being filled, as plain machine integers."""

    values: "array[int]" = field(factory=lambda: array("q"))
    lengths: "array[int]" = field(factory=lambda: array("q"))

    def add(self, row: Iterable[int]) -> None:
        """Add a row at the end."""
        before = len(self.values)
        self.values.extend(row)
        self.lengths.append(len(self.values) - before)

    def column(self) -> Ragged:
        """Give what there is now."""
        starts = np.zeros(len(self.lengths) + 1, dtype=np.int64)
        np.cumsum(np.array(self.lengths, dtype=np.int64), out=starts[1:])
        return Ragged(starts, np.array(self.values, dtype=np.int64))


def ragged(rows: Iterable[Sequence[int]]) -> Ragged:
    """Make a column of rows.

    Examples
    --------
    >>> column = ragged([[3, 1], [], [4]])
    >>> column.row(0), column.row(1), column.rows.tolist()
    ([3, 1], [], [0, 0, 2])
    """
    growing = Growing()
    for row in rows:
        growing.add(row)
    return growing.column()


def expand(column: Ragged, rows: Ints) -> tuple[Ints, Ints]:
    """Give the values of chosen rows.

    Parameters
    ----------
    column, rows
        The rows wanted, each as often as it comes.

    Returns
    -------
    tuple of arrays
        For each value its place in `rows`, and where it stands in
        `column.values`.

    Examples
    --------
    >>> owner, at = expand(ragged([[3, 1], [], [4]]), np.array([2, 0]))
    >>> owner.tolist(), at.tolist()
    ([0, 1, 1], [2, 0, 1])
    """
    counts = column.lengths[rows]
    owner = np.repeat(np.arange(len(rows)), counts)
    before = np.cumsum(counts) - counts
    at = np.arange(len(owner)) - before[owner] + column.starts[rows][owner]
    return owner, at
