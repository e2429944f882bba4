"""What may be linked, in one form: files of plain columns, or rows that are prepared."""

import hashlib
from collections.abc import Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import field, frozen

from chronoint.errors import FileAccessError, ModelError, Place, Problem, WrongTypeError, expect
from chronoint.merging.ragged import Ints, Ragged
from chronoint.merging.records import RecordTable, tabulate
from chronoint.merging.sql.prepare import prepared_table
from chronoint.model import Chronology

__all__ = ["Input", "Records", "as_input", "record_table"]

Records: TypeAlias = (
    str | PathLike[str] | pa.Table | RecordTable | Chronology | Sequence[Chronology]
)


@frozen
class Input:
    """Rows to be linked.

    Parameters
    ----------
    files
        Parquet files of plain columns; none where `table` is given.
    table
        Plain columns, or prepared ones.
    is_prepared
        `table` has the columns of `PREPARED`.
    """

    files: tuple[Path, ...] = ()
    table: pa.Table | None = field(default=None, eq=False)
    is_prepared: bool = False

    def mark(self) -> str:
        """Give what changes with any value."""
        seen = hashlib.blake2b(digest_size=16)
        for path in self.files:
            with path.open("rb") as stream:
                while block := stream.read(1 << 22):
                    seen.update(block)
        if self.table is not None:
            for batch in self.table.to_batches():
                seen.update(batch.serialize())
        return seen.hexdigest()


def as_input(records: Records) -> Input:
    """Take what a caller gives.

    Raises
    ------
    FileAccessError
        There is no such file, or no Parquet in the folder.
    ModelError
        A text holds half a character.
    WrongTypeError
        It is something else.
    """
    if isinstance(records, str | PathLike):
        return Input(tuple(_files(Path(records))))
    if isinstance(records, pa.Table):
        return Input(table=records)
    if isinstance(records, Chronology):
        records = [records]
    several: Any = records
    if isinstance(several, Sequence):
        given: list[Any] = list(several)
        for one in given:
            expect(one, Chronology, "records")
        records = tabulate(given)
    if isinstance(records, RecordTable):
        return Input(table=_prepared(records), is_prepared=True)
    msg = "records: expected a path, an Arrow table, a table of records or chronologies, found "
    raise WrongTypeError(msg + type(records).__name__)


def _prepared(records: RecordTable) -> pa.Table:
    try:
        return prepared_table(records)
    except UnicodeEncodeError as error:
        near = error.object[max(0, error.start - 20) : error.end]
        msg = f"{near!r}: half a character (a lone surrogate), which no table can hold"
        raise ModelError(msg) from error


def _files(path: Path) -> list[Path]:
    found = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    for one in found or [path]:
        if not one.is_file() or not _is_parquet(one):
            what = "no Parquet file" if one.exists() else "no such file"
            raise FileAccessError([Problem("file", f"{what}", Place(str(one)))])
    return found


def _is_parquet(path: Path) -> bool:
    try:
        pq.read_metadata(path)
    except (pa.ArrowException, OSError):
        return False
    return True


def record_table(batches: Iterator[pa.RecordBatch] | pa.Table) -> RecordTable:
    """Make the table that the engine in memory reads of prepared rows."""
    table = batches if isinstance(batches, pa.Table) else pa.Table.from_batches(list(batches))
    table = table.sort_by("id").combine_chunks()
    count = table.num_rows
    words, vocabulary = _coded(table, "tokens")
    urls, url_names = _coded(table, "urls")
    initiators, keys = _coded(table, "initiators")
    places, more = _coded(table, "places", keys)
    uses = _flat(table, "uses").to_numpy(zero_copy_only=False).astype(np.int64)
    moments = _flat(table, "moments")
    starts = _starts(table, "moments")
    kinds = _one(table, "kind").dictionary_encode()
    days = [
        Ragged(starts, moments.field(name).to_numpy(zero_copy_only=False).astype(np.int64))
        for name in ("lo", "hi")
    ]
    nothing = Ragged(np.zeros(count + 1, dtype=np.int64), np.zeros(0, dtype=np.int64))
    return RecordTable(
        ids=tuple(table["id"].to_pylist()),
        sources=nothing,
        source_names=(),
        words=words,
        counts=uses // 2,
        in_title=uses % 2,
        vocabulary=vocabulary,
        urls=urls,
        url_names=url_names,
        initiators=initiators,
        places=places,
        keys=more,
        kinds=kinds.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64),
        kind_names=tuple(kinds.dictionary.to_pylist()),
        first_days=days[0],
        last_days=days[1],
        moments=days[0].take(np.zeros(len(moments), dtype=np.int64)),
        widths=np.zeros(count, dtype=np.int64),
    )


def _one(table: pa.Table, name: str) -> "pa.Array[Any]":
    column = table[name]
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


def _flat(table: pa.Table, name: str) -> "pa.Array[Any]":
    return _one(table, name).flatten()


def _starts(table: pa.Table, name: str) -> Ints:
    lengths = _one(table, name).value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def _coded(table: pa.Table, name: str, known: Sequence[str] = ()) -> tuple[Ragged, tuple[str, ...]]:
    """Give a column of lists of texts as numbers, and the texts, after those that are known."""
    numbers = {text: number for number, text in enumerate(known)}
    coded = _flat(table, name).dictionary_encode()
    at = [numbers.setdefault(text, len(numbers)) for text in coded.dictionary.to_pylist()]
    values = np.array(at, dtype=np.int64)[coded.indices.to_numpy(zero_copy_only=False)]
    return Ragged(_starts(table, name), values), tuple(numbers)
