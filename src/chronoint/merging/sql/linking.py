"""Which records of a table may tell of one event, for tables of any size.

Brings input, engine and working folder together; what a link is and how it is
scored is said in `statements`.
"""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike, cpu_count
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from chronoint.errors import FileAccessError, ModelError, Place, Problem, WrongTypeError, expect
from chronoint.merging.candidates import candidates
from chronoint.merging.evidence import TERMS, WEIGHTS, Scorer
from chronoint.merging.frequencies import Frequencies
from chronoint.merging.sql.engines import duckdb_engine, spark_engine
from chronoint.merging.sql.inputs import Input, Records, as_input, record_table
from chronoint.merging.sql.output import check_plain, replaced
from chronoint.merging.sql.stages import Setup, run
from chronoint.merging.sql.work import Progress, Work
from chronoint.model import ActorTable

__all__ = ["LINKS", "link"]

LINKS = pa.schema(
    [
        ("left", pa.string()),
        ("right", pa.string()),
        ("score", pa.int32()),
        *((term, pa.int32()) for term in TERMS),
    ]
)
"""The columns of links: ids in alphabetical order, and thousandths of log-odds."""

_MOST_THREADS = 1024
_SIZE = re.compile(r"[1-9][0-9]{0,5}(?:\.[0-9]+)? ?[MGT]i?B", re.IGNORECASE)
EngineName = Literal["memory", "duckdb", "spark"]


def link(
    records: Records,
    *,
    engine: EngineName = "duckdb",
    into: str | PathLike[str] | None = None,
    folder: str | PathLike[str] | None = None,
    frequencies: Frequencies | None = None,
    actors: ActorTable | None = None,
    floor: int = 0,
    memory: str | None = None,
    threads: int | None = None,
    spill: str | PathLike[str] | None = None,
    progress: Callable[[Progress], object] | None = None,
    session: Any | None = None,  # noqa: ANN401  # of a library that comes with an extra
) -> pa.Table:
    """Find and score the pairs of records that may tell of one event.

    Parameters
    ----------
    records
        Chronologies; or a table with one row a record and the columns of
        `COLUMNS`, as an Arrow table, a Parquet file or a folder of such files.
        Only ``id`` must be there. Texts are ``title``, ``summary`` and
        ``type``; lists of texts, or single ones, ``initiator``, ``target``,
        ``venue``, ``persons``, ``tags`` and ``links``. Days, counted from
        1970-01-01, are ``date_lo`` and ``date_hi``, the first and the last
        possible one; for a span also ``date_starts_by`` and
        ``date_ends_from``. So for the other roles of dates, as
        ``disclosed_lo``.
    engine
        All three find the same links. ``"duckdb"`` and ``"spark"`` come with
        extras of these names.
    into
        A Parquet file to write instead of giving the table.
    folder
        Where stages are kept. A run that was stopped goes on after the last
        one finished when it is called again with the same records. None for a
        folder of the system's that is deleted in the end. For Spark every
        machine must see it.
    frequencies
        Kept from another run, so that scores stay; None to count.
    actors
        Who is meant by a name or code; None for the built-in ones.
    floor
        Least score of a link, in thousandths.
    memory
        The most that DuckDB takes, as ``"6GB"``; None for most of what there
        is. What is more goes to `spill`, as far as that is possible.
    threads
        Of DuckDB, and processes that cut texts into tokens; None for all.
    spill
        A folder for what does not fit in memory; None for one in `folder`.
    progress
        Called at the start of a stage and after each part of it.
    session
        Of Spark; None for the one that is there, or a new one.

    Returns
    -------
    pyarrow.Table
        The columns of `LINKS`, in order of the ids; with `into` no rows of it.

    Raises
    ------
    MissingExtraError
        The library of the engine is not installed.
    ModelError
        A row has no id or one that another has too, or a date that ends before
        it begins; or `memory` or `threads` cannot be.
    FileAccessError
        The records cannot be opened, or `into` or `folder` cannot be made.

    Notes
    -----
    Work grows with the records, never with their pairs: what many records
    share brings none of them together. Links are single pairs; `merge` says
    which of them become one event.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> lists = [
    ...     chronology(
    ...         [event(name, title="Raid on Dunmore Castle", date=day, venue="IE")],
    ...         source=Source(name),
    ...     )
    ...     for name, day in (("one", "1921-05-14"), ("two", "1921-05-15"))
    ... ]
    >>> link(lists, engine="memory").select(["left", "right", "date"]).to_pylist()
    [{'left': 'one', 'right': 'two', 'date': 2200}]
    """
    if engine not in ("memory", "duckdb", "spark"):
        msg = f"engine: expected 'memory', 'duckdb' or 'spark', found {engine!r}"
        raise WrongTypeError(msg)
    _check(threads, memory)
    _check_places(into, folder)
    setup = Setup(
        frequencies=frequencies, actors=actors, floor=floor, processes=threads or cpu_count() or 1
    )
    given = as_input(records)
    if into is not None:
        _check_into(Path(into), records, given)
    if engine == "memory":
        links = _in_memory(given, setup)
        if into is None:
            return links
        with replaced(Path(into)) as fresh:
            pq.write_table(links, fresh)
        return links.slice(0, 0)
    with _folder(folder) as path:
        made_of = setup.mark(engine) + (given.mark() if folder is not None else "")
        work = Work(path, made_of, progress)
        spilled = Path(spill) if spill is not None else path / "spill"
        opened = (
            duckdb_engine(spilled, memory=memory, threads=threads)
            if engine == "duckdb"
            else spark_engine(session)
        )
        with opened as running:
            run(work, running, given, setup)
        if into is not None:
            _write(work.parts("links"), Path(into))
            return LINKS.empty_table()
        return pa.concat_tables(pq.read_table(part) for part in work.parts("links")).cast(LINKS)


def _check(threads: int | None, memory: str | None) -> None:
    if threads is not None:
        expect(threads, int, "threads")
        if not 1 <= threads <= _MOST_THREADS:
            msg = f"threads: expected 1 to {_MOST_THREADS}, found {threads}"
            raise ModelError(msg)
    if memory is not None:
        expect(memory, str, "memory")
        if not _SIZE.fullmatch(memory):
            msg = f"memory: expected a size as '6GB' or '500 MB', found {memory!r}"
            raise ModelError(msg)


def _check_places(into: str | PathLike[str] | None, folder: str | PathLike[str] | None) -> None:
    """Say at once what would else come to light after hours."""
    wrong = []
    if into is not None and (Path(into).is_dir() or not Path(into).parent.is_dir()):
        what = "a folder, not a file" if Path(into).is_dir() else "no such folder"
        wrong.append(Problem("file", what, Place(str(into))))
    if folder is not None and Path(folder).exists() and not Path(folder).is_dir():
        wrong.append(Problem("file", "a file, not a folder", Place(str(folder))))
    if wrong:
        raise FileAccessError(wrong)


def _check_into(into: Path, records: Records, given: Input) -> None:
    if into.resolve() in {path.resolve() for path in given.files}:
        raise FileAccessError([Problem("file", "holds the records themselves", Place(str(into)))])
    if isinstance(records, str | PathLike):
        folder = Path(str(records))
        if folder.is_dir() and into.suffix == ".parquet" and into.parent.samefile(folder):
            msg = "would be among the records the next time: name another folder"
            raise FileAccessError([Problem("file", msg, Place(str(into)))])
    check_plain(into)


@contextmanager
def _folder(given: str | PathLike[str] | None) -> Iterator[Path]:
    if given is not None:
        yield Path(given)
        return
    with tempfile.TemporaryDirectory(prefix="chronoint-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def _write(parts: list[Path], into: Path) -> None:
    with replaced(into) as fresh, pq.ParquetWriter(fresh, LINKS) as writer:
        for part in parts:
            with pq.ParquetFile(part) as file:
                for batch in file.iter_batches():
                    writer.write_table(pa.Table.from_batches([batch]).cast(LINKS))


def _in_memory(given: Input, setup: Setup) -> pa.Table:
    table = record_table(setup.prepared(given))
    scorer = Scorer(table, setup.frequencies, WEIGHTS)
    pairs = candidates(table, scorer.words, scorer.urls, scorer.most)
    left, right, terms = scorer.links(*pairs, floor=setup.floor)
    order = np.lexsort((right, left))
    ids = pa.array(table.ids, pa.string())
    columns: Mapping[str, Any] = {
        "left": ids.take(pa.array(left[order])),
        "right": ids.take(pa.array(right[order])),
        "score": pa.array(terms.sum(axis=1)[order], pa.int32()),
        **{term: pa.array(terms[order, at], pa.int32()) for at, term in enumerate(TERMS)},
    }
    return pa.table(columns, schema=LINKS)
