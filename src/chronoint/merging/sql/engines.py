"""DuckDB and Spark, as far as the statements need them: views on Parquet, and saving.

Only here are the two libraries imported, and only when asked for. Paths go to
them as values, never as text of a statement.
"""

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from chronoint.errors import MissingExtraError
from chronoint.merging.sql.dialects import DUCKDB, SPARK, Dialect
from chronoint.merging.sql.plain import COLUMNS
from chronoint.merging.sql.prepare import Preparer
from chronoint.model import ActorTable

_PREPARED = (
    "id string, tokens array<string>, uses array<tinyint>, urls array<string>, "
    "initiators array<string>, places array<string>, acting boolean, placed boolean, kind string, "
    "moments array<struct<lo: int, hi: int, wide: int>>, months array<int>"
)
__all__ = ["DuckDB", "Engine", "Spark", "duckdb_engine", "spark_engine"]


class Engine(Protocol):
    """Runs statements over named views."""

    dialect: Dialect

    def view(self, name: str, files: Sequence[Path]) -> None:
        """Name the rows of Parquet files."""

    def table(self, name: str, table: pa.Table) -> None:
        """Name the rows of a small table."""

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Give the few rows of a statement."""

    def save(self, statement: str, folder: Path, part: int = 0) -> None:
        """Write the rows of a statement as Parquet into a folder."""


class DuckDB:
    """One connection to an in-memory database that spills into a folder."""

    dialect = DUCKDB

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  # the library comes with an extra
        self._connection = connection

    def view(self, name: str, files: Sequence[Path]) -> None:
        """Name the rows of Parquet files."""
        paths = [_literal(str(path)) for path in files]
        self._connection.read_parquet(paths).create_view(name, replace=True)

    def table(self, name: str, table: pa.Table) -> None:
        """Name the rows of a small table."""
        self._connection.register(name, table)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Give the few rows of a statement."""
        with _interruptible():
            found: list[tuple[Any, ...]] = self._connection.sql(statement).fetchall()
        return found

    def found(self, statement: str) -> pa.Table:
        """Give the many rows of a statement."""
        with _interruptible():
            table: pa.Table = self._connection.sql(statement).to_arrow_table()
        return table

    def save(self, statement: str, folder: Path, part: int = 0) -> None:
        """Write the rows of a statement as Parquet into a folder."""
        path = str(folder / f"part-{part:06}.parquet")
        with _interruptible():
            self._connection.sql(statement).write_parquet(path, compression="lz4_raw")


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C be what it is everywhere else; DuckDB makes an error of its own of it."""
    try:
        yield
    except RuntimeError as error:
        if str(error) != "Query interrupted":
            raise
        raise KeyboardInterrupt from error


def _literal(path: str) -> str:
    """Write a path so that a pattern of paths means it alone."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)


@contextmanager
def duckdb_engine(spill: Path, *, memory: str | None, threads: int | None) -> Iterator[DuckDB]:
    """Open DuckDB, and close it whatever happens.

    Raises
    ------
    MissingExtraError
        DuckDB is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415 - comes with an extra
    except ImportError as error:
        msg = "linking with DuckDB needs the extra: pip install 'chronoint[duckdb]'"
        raise MissingExtraError(msg) from error
    settings: dict[str, Any] = {"temp_directory": str(spill), "preserve_insertion_order": False}
    if memory is not None:
        settings["memory_limit"] = memory
    if threads is not None:
        settings["threads"] = threads
    with duckdb.connect(config=settings) as connection:
        yield DuckDB(connection)


class Spark:
    """A Spark session, here or on a cluster that sees the same folders."""

    dialect = SPARK

    def __init__(self, session: Any) -> None:  # noqa: ANN401  # the library comes with an extra
        self._session = session

    def view(self, name: str, files: Sequence[Path]) -> None:
        """Name the rows of Parquet files."""
        self._session.read.parquet(*(_uri(path) for path in files)).createOrReplaceTempView(name)

    def table(self, name: str, table: pa.Table) -> None:
        """Name the rows of a small table."""
        with _quiet():
            self._session.createDataFrame(table).createOrReplaceTempView(name)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Give the few rows of a statement."""
        return [tuple(row) for row in self._session.sql(statement).collect()]

    def save(self, statement: str, folder: Path, part: int = 0) -> None:
        """Write the rows of a statement as Parquet into a folder."""
        del part  # it makes as many files as it likes
        self._session.sql(statement).write.mode("append").parquet(str(folder))

    def prepare(self, files: Sequence[Path], folder: Path, actors: ActorTable | None) -> None:
        """Prepare Parquet files of plain columns on all machines, each row with a number."""
        plain = self._session.read.parquet(*(_uri(path) for path in files))
        plain = plain.select(*(f"`{name}`" for name in COLUMNS if name in plain.columns))

        def prepared(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            preparer = Preparer(actors)
            return (preparer(batch) for batch in batches)

        with _quiet():
            ready = plain.mapInArrow(prepared, _PREPARED)
        ready = ready.selectExpr("monotonically_increasing_id() as rec", "*")
        ready.write.mode("append").parquet(str(folder))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to itself what PySpark thinks of the pandas that is installed; we use none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


def _uri(path: Path) -> str:
    """Write a path so that it is no pattern to Spark."""
    return "".join(f"\\{letter}" if letter in "*?[]{}\\" else letter for letter in str(path))


@contextmanager
def spark_engine(session: Any | None) -> Iterator[Spark]:  # noqa: ANN401  # see Spark
    """Take a session, or the one that is there, or start one on this machine.

    Raises
    ------
    MissingExtraError
        PySpark is not installed.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - comes with an extra
    except ImportError as error:
        msg = "linking with Spark needs the extra: pip install 'chronoint[spark]'"
        raise MissingExtraError(msg) from error
    session = session or SparkSession.getActiveSession()
    if session is None:
        # Else its workers would be whichever Python comes first in the path.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        session = SparkSession.builder.getOrCreate()
    yield Spark(session)
