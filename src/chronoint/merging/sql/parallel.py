"""Preparing a list on several processors: each takes every so-manieth part of it.

The other processes are programs of their own, so that a script that calls
`link` needs no guard around its first lines; they end with the one that
started them.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import asdict, frozen

from chronoint.errors import ChronointError, ModelError
from chronoint.merging.sql.plain import COLUMNS
from chronoint.merging.sql.prepare import PREPARED, Preparer
from chronoint.model import ActorTable

__all__ = ["Part", "parts_of", "prepare_parts"]

_ROWS = 500_000  # of a part, about
_AT_ONCE = 50_000
_ALONE = 50_000  # rows up to which starting a process takes longer than the work
SCHEMA = pa.schema([pa.field("rec", pa.int64()), *PREPARED])


@frozen
class Part:
    """Some neighbouring row groups of Parquet files.

    Parameters
    ----------
    number, first
        Of the part, and of its first row in all.
    groups
        File and row group of each.
    """

    number: int
    first: int
    groups: tuple[tuple[str, int], ...]


def parts_of(files: Sequence[Path]) -> tuple[list[Part], int]:
    """Cut Parquet files into parts, and count their rows."""
    parts: list[Part] = []
    groups: list[tuple[str, int]] = []
    first = rows = 0
    for path in files:
        about = pq.read_metadata(path)
        for group in range(about.num_row_groups):
            groups.append((str(path), group))
            rows += about.row_group(group).num_rows
            if rows - first >= _ROWS:
                parts.append(Part(len(parts), first, tuple(groups)))
                groups, first = [], rows
    if groups:
        parts.append(Part(len(parts), first, tuple(groups)))
    return parts, rows


def prepare_parts(
    parts: Sequence[Part],
    rows: int,
    folder: Path,
    *,
    actors: ActorTable | None,
    workers: int,
    done: Callable[[int], None],
) -> None:
    """Prepare parts into files of a folder, and report how many are done.

    Raises
    ------
    ModelError
        A row cannot be read.
    """
    workers = min(workers, len(parts)) if rows > _ALONE else 1
    if workers <= 1:
        for number, _ in enumerate(_work(parts, folder, actors), 1):
            done(number)
        return
    shares = [list(parts[share::workers]) for share in range(workers)]
    # Ctrl-C in a terminal reaches them too; it is for us to end them, without a word of theirs.
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    program += f"; from {work.__module__} import work; work()"
    running: list[subprocess.Popen[bytes]] = []
    try:
        for share in shares:
            job = pickle.dumps(([asdict(part) for part in share], str(folder), actors))
            started = subprocess.Popen(  # noqa: S603  # ourselves
                [sys.executable, "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            running.append(started)
            assert started.stdin is not None  # noqa: S101  # asked for above
            started.stdin.write(job)
            started.stdin.close()
        _follow(running, done)
    finally:
        for process in running:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


def _follow(running: Sequence["subprocess.Popen[bytes]"], done: Callable[[int], None]) -> None:
    finished = 0
    for process in running:
        assert process.stdout is not None  # noqa: S101  # asked for when it was started
        for line in process.stdout:
            said = json.loads(line)
            if "error" in said:
                raise ModelError(said["error"])
            finished += 1
            done(finished)
        if process.wait():
            msg = f"a process that prepared records ended with {process.returncode}"
            raise ChronointError(msg)


def _work(parts: Sequence[Part], folder: Path, actors: ActorTable | None) -> Iterator[Part]:
    preparer = Preparer(actors)
    for part in parts:
        path = folder / f"part-{part.number:06}.parquet"
        with pq.ParquetWriter(path, SCHEMA, compression="lz4") as writer:
            at = part.first
            for batch in _batches(part):
                ready = preparer(batch)
                numbers = pa.array(np.arange(at, at + len(ready)))
                writer.write_batch(
                    pa.RecordBatch.from_arrays([numbers, *ready.columns], schema=SCHEMA)
                )
                at += len(ready)
        yield part


def _batches(part: Part) -> Iterator[pa.RecordBatch]:
    for path, some in groupby(part.groups, key=itemgetter(0)):
        with pq.ParquetFile(path) as file:
            known = [name for name in COLUMNS if name in file.schema_arrow.names]
            groups = [group for _, group in some]
            yield from file.iter_batches(_AT_ONCE, row_groups=groups, columns=known)


def work() -> None:
    """Do the share that `prepare_parts` of another process asks for."""
    parts, folder, actors = pickle.load(sys.stdin.buffer)  # noqa: S301  # from prepare_parts
    say: Callable[[dict[str, Any]], Any] = lambda said: (  # noqa: E731
        sys.stdout.write(json.dumps(said) + "\n"),
        sys.stdout.flush(),
    )
    try:
        for part in _work([Part(**one) for one in parts], Path(folder), actors):
            say({"done": part.number})
    except (ModelError, pa.ArrowException, OSError) as error:
        say({"error": str(error)})
