"""Columns of dates as Arrow streams, for pandas, polars and whatever else reads Arrow.

One way only: tables of other tools are for reading, not for keeping dates. nanoarrow is
imported when a stream is asked for and is the whole of the extra [arrow].
"""

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from chronoint.dates.columns.arrays import BOUNDS, KINDS, NO_LIMIT_AFTER, NO_LIMIT_BEFORE
from chronoint.dates.terms import Precision

if TYPE_CHECKING:
    from chronoint.dates.columns.table import DateTable

__all__ = ["stream_of"]

_POINTS = (
    ("earliest_start", NO_LIMIT_BEFORE),
    ("latest_start", NO_LIMIT_AFTER),
    ("earliest_end", NO_LIMIT_BEFORE),
    ("latest_end", NO_LIMIT_AFTER),
)


def stream_of(table: "DateTable", requested_schema: object = None) -> object:
    """Give a capsule of the Arrow C stream interface, with one batch.

    Parameters
    ----------
    table
        Fields: the four points as int64 seconds from 1970-01-01 (null where open or unknown);
        kind, start_bound, end_bound and precision as texts; is_uncertain and
        is_approximate; edtf and text where they were kept.
    requested_schema
        Passed on; nanoarrow refuses what it cannot do.

    Raises
    ------
    ImportError
        The extra [arrow] is not installed.

    References
    ----------
    Apache Arrow, *The Arrow PyCapsule Interface*.
    """
    try:
        na: Any = importlib.import_module("nanoarrow")
    except ImportError as error:
        msg = "Arrow streams need nanoarrow; install it with: pip install 'chronoint[arrow]'"
        raise ImportError(msg) from error
    fields: dict[str, tuple[Any, list[Any]]] = {}
    for name, missing in _POINTS:
        points = getattr(table, name)
        known = points != missing
        bitmap = None if known.all() else _bits(known)
        fields[name] = na.int64(), [bitmap, np.where(known, points, 0)]
    for name, words, codes in (
        ("kind", [kind.value for kind in KINDS], table.kind),
        ("start_bound", [bound.value for bound in BOUNDS], table.start_bound),
        ("end_bound", [bound.value for bound in BOUNDS], table.end_bound),
        ("precision", [unit.name.lower() for unit in Precision], table.precision),
    ):
        chosen = np.array(words, dtype=np.object_)[codes].tolist()
        fields[name] = na.large_string(), _strings(chosen)
    for name in ("is_uncertain", "is_approximate"):
        fields[name] = na.bool_(), [None, _bits(getattr(table, name))]
    for name, texts in (("edtf", table.edtfs), ("text", table.texts)):
        if texts is not None:
            fields[name] = na.large_string(), _strings(texts.tolist())
    count = len(table)
    batch = na.c_array_from_buffers(
        na.struct({name: kind for name, (kind, _) in fields.items()}),
        count,
        [None],
        children=[
            na.c_array_from_buffers(kind, count, buffers) for kind, buffers in fields.values()
        ],
    )
    capsule: object = na.c_array_stream(batch).__arrow_c_stream__(requested_schema)
    return capsule


def _bits(flags: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.packbits(flags, bitorder="little")


def _strings(texts: Sequence[str]) -> list[Any]:
    encoded = [text.encode("utf-8", "replace") for text in texts]
    offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in encoded], out=offsets[1:])
    return [None, offsets, b"".join(encoded)]
