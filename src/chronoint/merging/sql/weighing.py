"""What the tokens of records weigh, for many records at once.

The same as the statement `texts` gives, for an engine on this machine: there
the records of each token would have to be brought together and parted again,
here they stay where they are.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from chronoint.merging.ragged import Ints
from chronoint.merging.sql.plain import runs
from chronoint.merging.sql.statements import IDF, TITLED, WORTH

__all__ = ["TEXTS", "Heard", "TokenWeights", "heard", "weighed"]

_AT_ONCE = 50_000
_UNIT = 10_000
_ROOM = 1 << 31
TEXTS = pa.schema(
    [
        ("rec", pa.int64()),
        ("mass", pa.int64()),
        ("words", pa.list_(pa.int32())),
        ("bits", pa.list_(pa.int64())),
        ("rare", pa.list_(pa.int32())),
        ("heads", pa.list_(pa.int32())),
        ("title", pa.large_binary()),
    ]
)


@frozen(eq=False)
class Heard:
    """The tokens of some records.

    Parameters
    ----------
    table
        ``rec``, ``tokens`` and ``uses``, as they were prepared; tokens as numbers.
    names
        What the numbers stand for.
    """

    table: pa.Table
    names: pa.Array


@frozen(eq=False)
class TokenWeights:
    """What is known of each token of `Heard.names`; see the statement `words`.

    Parameters
    ----------
    words
        The number that it has in all records, -1 for one that no two records hold.
    idf, worth
        What it weighs, and what sharing it tells.
    """

    words: Ints
    idf: Ints
    worth: Ints

    @classmethod
    def of(cls, found: pa.Table, count: int) -> "TokenWeights":
        """Put rows of (at, word, idf, worth) in their places."""
        at = found["at"].to_numpy()
        columns = []
        for name in ("word", "idf", "worth"):
            column = np.zeros(count, dtype=np.int64)
            column[at] = found[name].fill_null(-1).to_numpy()
            columns.append(column)
        return cls(*columns)


def heard(path: Path) -> Heard:
    """Read the tokens of a file of prepared records."""
    table = pq.read_table(
        path, columns=["rec", "tokens", "uses"], read_dictionary=["tokens.list.element"]
    )
    table = table.unify_dictionaries()
    tokens = table["tokens"]
    names = tokens.chunk(0).values.dictionary if tokens.num_chunks else pa.array([], pa.string())
    return Heard(table, names)


def weighed(given: Heard, weights: TokenWeights) -> Iterator[pa.RecordBatch]:
    """Give for each record its tokens that others hold too, in the columns of `TEXTS`."""
    for batch in given.table.to_batches(max_chunksize=_AT_ONCE):
        tokens, uses = batch["tokens"], batch["uses"].flatten()
        at = tokens.flatten().indices.to_numpy().astype(np.int64)
        rows = np.repeat(np.arange(len(batch)), tokens.value_lengths().to_numpy())
        columns = _columns(rows, at, uses.to_numpy().astype(np.int64), weights, len(batch))
        yield pa.RecordBatch.from_arrays([batch["rec"], *columns], schema=TEXTS)


def _columns(rows: Ints, at: Ints, uses: Ints, weights: TokenWeights, count: int) -> list[pa.Array]:
    words, idf, worth = weights.words[at], weights.idf[at], weights.worth[at]
    titled = uses % 2
    heavy = uses // 2 * idf
    # Sums of squares stay below 2**53, as in `evidence`.
    norm = np.sqrt(np.bincount(rows, heavy * heavy, count)).astype(np.int64)
    units = _UNIT * heavy // np.maximum(norm, 1)[rows]
    bits = worth * WORTH + idf * IDF + titled * TITLED + units
    mass = np.bincount(rows, titled * idf, count).astype(np.int64)
    known = words >= 0
    rare, head = known & (worth > 0), known & (titled == 1)
    owners = rows[head]
    packed = owners * _ROOM + words[head]
    packed.sort()
    heads = (packed % _ROOM).astype(np.int32)
    return [
        pa.array(mass),
        runs(rows[known], pa.array(words[known].astype(np.int32)), count),
        runs(rows[known], pa.array(bits[known]), count),
        runs(rows[rare], pa.array(words[rare].astype(np.int32)), count),
        runs(owners, pa.array(heads), count),
        _titles(owners, heads, np.bincount(rows, titled, count).astype(np.int64)),
    ]


def _titles(rows: Ints, heads: "np.ndarray", titled: Ints) -> pa.Array:
    """Give one value for each title all tokens of which others hold too, the same for the same."""
    sizes = np.bincount(rows, minlength=len(titled))
    starts = np.concatenate([[0], np.cumsum(sizes)]) * heads.itemsize
    whole = (sizes == titled) & (sizes > 0)
    flags = pa.py_buffer(np.packbits(whole, bitorder="little"))
    buffers = [flags, pa.py_buffer(starts.astype(np.int64)), pa.py_buffer(heads)]
    return pa.Array.from_buffers(pa.large_binary(), len(titled), buffers)
