"""Plain columns as they come: whichever Arrow types they have, and some left out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from chronoint.errors import ModelError
from chronoint.merging.ragged import Ints
from chronoint.model import DATE_ROLES

__all__ = ["COLUMNS", "Named", "Plain"]

_TEXTS = ("id", "title", "summary", "type")
_LISTS = ("initiator", "target", "venue", "persons", "tags", "links")
_DAYS = tuple(
    f"{role}_{end}" for role in DATE_ROLES for end in ("lo", "hi", "starts_by", "ends_from")
)
COLUMNS = (*_TEXTS, *_LISTS, *_DAYS)
"""The names of the plain columns; only ``id`` must be there, others are not read."""


@frozen(eq=False)
class Named:
    """Texts of rows, none twice in a row.

    Parameters
    ----------
    rows, numbers
        The row of each, rising, and its number in `names`.
    names
        The distinct texts.
    """

    rows: Ints
    numbers: Ints
    names: Sequence[str]

    @classmethod
    def of(cls, rows: Ints, numbers: Ints, names: Sequence[str]) -> "Named":
        """Drop the doubles."""
        packed = np.unique(rows * max(1, len(names)) + numbers)
        return cls(packed // max(1, len(names)), packed % max(1, len(names)), names)

    def lists(self, count: int) -> "pa.Array[Any]":
        """Give a column of lists for so many rows."""
        texts = pa.array(self.names, pa.string()).take(pa.array(self.numbers))
        return runs(self.rows, texts, count)


def runs(rows: Ints, values: "pa.Array[Any]", count: int) -> "pa.Array[Any]":
    """Give a column of lists of values that stand in the order of their rows."""
    ends = np.cumsum(np.bincount(rows, minlength=count))
    offsets = pa.array(np.concatenate([[0], ends]).astype(np.int32))
    return pa.ListArray.from_arrays(offsets, values)


class Plain:
    """One batch of plain columns."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self._batch = batch
        self.count = batch.num_rows

    def _column(self, name: str, kind: pa.DataType) -> "pa.Array[Any]":
        if name not in self._batch.schema.names:
            return pa.nulls(self.count, kind)
        if self._batch.schema.names.count(name) > 1:
            msg = f"column {name!r}: there are two of this name"
            raise ModelError(msg)
        column = self._batch.column(name)
        if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
            column = column.cast(pa.date32())
        try:
            column = column.cast(kind)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            msg = f"column {name!r}: expected {kind}, found {column.type}"
            raise ModelError(msg) from error
        try:
            column.validate(full=True)
        except pa.ArrowInvalid as error:
            msg = f"column {name!r}: a text is not UTF-8"
            raise ModelError(msg) from error
        return column

    def ids(self) -> "pa.Array[Any]":
        """Give the ids of the records."""
        ids = self._column("id", pa.string())
        if ids.null_count:
            row = int(np.flatnonzero(ids.is_null().to_numpy(zero_copy_only=False))[0])
            msg = f"column 'id': row {row} of a batch has no id"
            raise ModelError(msg)
        return ids

    def text(self, name: str) -> "pa.Array[Any]":
        """Give a column of texts."""
        return self._column(name, pa.string())

    def days(self, name: str) -> "pa.Array[Any]":
        """Give a column of days, counted from 1970."""
        return self._column(name, pa.int32())

    def texts(self, name: str) -> tuple[Ints, "pa.Array[Any]"]:
        """Give the row and the text of all in a column of lists, or of single texts."""
        known = self._batch.schema.names.count(name) == 1
        kind = self._batch.schema.field(name).type if known else pa.null()
        if pa.types.is_list(kind) or pa.types.is_large_list(kind):
            column = self._column(name, pa.list_(pa.string()))
            rows, values = pc.list_parent_indices(column), pc.list_flatten(column)
        else:
            values = self.text(name)
            rows = pa.array(np.arange(self.count))
        filled = pc.and_(values.is_valid(), pc.not_equal(values, "").fill_null(False))  # noqa: FBT003
        chosen = rows.filter(filled).to_numpy(zero_copy_only=False).astype(np.int64)
        return chosen, values.filter(filled)
