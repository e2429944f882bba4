"""The stages of a run in their order, each made where it is not finished yet."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from chronoint.errors import ModelError
from chronoint.merging.candidates import limits
from chronoint.merging.evidence import WEIGHTS
from chronoint.merging.frequencies import Frequencies, weight_of
from chronoint.merging.sql import statements
from chronoint.merging.sql.dialects import DUCKDB, SPARK
from chronoint.merging.sql.engines import DuckDB, Engine, Spark
from chronoint.merging.sql.inputs import Input
from chronoint.merging.sql.parallel import SCHEMA, parts_of, prepare_parts
from chronoint.merging.sql.prepare import PREPARED, Preparer
from chronoint.merging.sql.weighing import TEXTS, TokenWeights, heard, weighed
from chronoint.merging.sql.work import Work
from chronoint.model import ActorTable

__all__ = ["Setup", "run"]

_VERSION = 2
_ROWS = 500_000


@frozen
class Setup:
    """What a caller chose; see `link`."""

    frequencies: Frequencies | None
    actors: ActorTable | None
    floor: int
    processes: int

    def mark(self, engine: str) -> str:
        """Give what changes with all that links depend on, but the records."""
        dialect = SPARK if engine == "spark" else DUCKDB
        few = limits(0)
        texts = [
            statements.words(dialect, WEIGHTS, few),
            statements.texts(dialect),
            statements.traits(dialect, WEIGHTS),
            *statements.buckets(dialect, few).values(),
            statements.compared(dialect, WEIGHTS, self.floor),
            statements.scored(dialect, WEIGHTS, self.floor),
        ]
        counted = None if self.frequencies is None else self.frequencies.as_dict()
        own = None if self.actors is None else repr(self.actors.own)
        return json.dumps([_VERSION, engine, self.floor, own, counted, texts], sort_keys=True)

    def prepared(self, given: Input) -> pa.Table:
        """Prepare all rows here and now."""
        if given.is_prepared:
            assert given.table is not None  # noqa: S101  # by as_input
            return given.table
        preparer = Preparer(self.actors)
        tables = [given.table] if given.table is not None else map(pq.read_table, given.files)
        batches = [
            preparer(batch) for table in tables for batch in table.to_batches() if len(batch)
        ]
        return pa.Table.from_batches(batches, schema=PREPARED)


def run(work: Work, engine: Engine, given: Input, setup: Setup) -> None:
    """Make all stages up to the links.

    Raises
    ------
    ModelError
        A row cannot be read, or two have one id.
    """
    step = _Steps(work, engine)
    if not work.has("prepared"):
        _prepare(work, engine, given, setup)
    step.view("prepared")
    doubled = engine.rows(statements.doubled())
    if doubled:
        msg = f"record {doubled[0][0]!r}: two rows have this id; give one row for each record"
        raise ModelError(msg)
    d, known = engine.dialect, setup.frequencies
    if known is not None:
        for name, held in (("known_tokens", known.tokens), ("known_urls", known.urls)):
            engine.table(name, _known(name, held))
    rows = engine.rows("select count(*) from prepared")[0][0]
    records = rows if known is None else known.records
    most = limits(records)
    step("tokens", statements.tokens(d, frozen=known is not None))
    step("pages", statements.pages(d, most, frozen=known is not None))
    engine.table("idf", _idf(records, engine.rows("select distinct df from tokens")))
    step("words", statements.words(d, WEIGHTS, most))
    step.texts()
    step.by_part("traits", partial(statements.traits, d, WEIGHTS))
    step.several("buckets", statements.buckets(d, most))
    step("pairs", statements.pairs(d))
    step("compared", statements.compared(d, WEIGHTS, setup.floor))
    step("scored", statements.scored(d, WEIGHTS, setup.floor))
    step("links", statements.links(d))


class _Steps:
    """Makes stages, or takes them from the working folder."""

    def __init__(self, work: Work, engine: Engine) -> None:
        self._work, self._engine = work, engine

    def view(self, stage: str) -> None:
        self._engine.view(stage, self._work.parts(stage))

    def __call__(self, stage: str, statement: str) -> None:
        self.several(stage, {stage: statement})

    def several(self, stage: str, statements_of: dict[str, str]) -> None:
        """Make a stage of the rows of several statements."""
        if not self._work.has(stage):
            with self._work.making(stage) as fresh:
                for part, statement in enumerate(statements_of.values()):
                    self._work.tell(stage, part, len(statements_of))
                    self._engine.save(statement, fresh, part)
            self._work.tell(stage, len(statements_of), len(statements_of))
        self.view(stage)

    def texts(self) -> None:
        """Weigh the texts: with SQL on a cluster, here part by part."""
        engine = self._engine
        if not isinstance(engine, DuckDB):
            self.by_part("texts", partial(statements.texts, engine.dialect))
            return
        if not self._work.has("texts"):
            files = self._work.parts("prepared")
            with self._work.making("texts") as fresh:
                for part, file in enumerate(files):
                    self._work.tell("texts", part, len(files))
                    _weigh(engine, file, fresh / f"part-{part:06}.parquet")
            self._work.tell("texts", len(files), len(files))
        self.view("texts")

    def by_part(self, stage: str, statement: "partial[str]") -> None:
        """Make a stage of the prepared records, part by part where that saves memory."""
        if not self._work.has(stage):
            files = self._work.parts("prepared")
            groups = [files] if isinstance(self._engine, Spark) else [[file] for file in files]
            with self._work.making(stage) as fresh:
                for part, some in enumerate(groups):
                    self._work.tell(stage, part, len(groups))
                    self._engine.view("prepared_part", some)
                    self._engine.save(statement(prepared="prepared_part"), fresh, part)
            self._work.tell(stage, len(groups), len(groups))
        self.view(stage)


def _weigh(engine: DuckDB, prepared: Path, into: Path) -> None:
    """Weigh the texts of a file of prepared records."""
    given = heard(prepared)
    numbers = pa.array(np.arange(len(given.names)))
    engine.table("heard", pa.table({"at": numbers, "token": given.names}))
    weights = TokenWeights.of(engine.found(statements.heard()), len(given.names))
    with pq.ParquetWriter(into, TEXTS, compression="lz4", use_dictionary=False) as writer:
        for batch in weighed(given, weights):
            writer.write_batch(batch)


def _prepare(work: Work, engine: Engine, given: Input, setup: Setup) -> None:
    files = list(given.files)
    with work.making("prepared") as fresh:
        if given.table is not None and (given.is_prepared or given.table.num_rows == 0):
            ready = given.table if given.is_prepared else PREPARED.empty_table()
            _number(ready, fresh)
            return
        if given.table is not None:
            with work.making("input") as folder:
                pq.write_table(given.table, folder / "part-000000.parquet", row_group_size=100_000)
            files = work.parts("input")
        if isinstance(engine, Spark):
            engine.prepare(files, fresh, setup.actors)
            return
        parts, rows = parts_of(files)
        work.tell("prepared", 0, len(parts))
        tell = partial(work.tell, "prepared", of=len(parts))
        prepare_parts(parts, rows, fresh, actors=setup.actors, workers=setup.processes, done=tell)
        if not parts:
            _number(PREPARED.empty_table(), fresh)


def _number(table: pa.Table, folder: Path) -> None:
    """Write prepared rows in parts, numbered."""
    for part, at in enumerate(range(0, max(1, table.num_rows), _ROWS)):
        some = table.slice(at, _ROWS)
        numbers = pa.array(np.arange(at, at + some.num_rows), pa.int64())
        ready = pa.Table.from_arrays([numbers, *some.columns], schema=SCHEMA)
        pq.write_table(ready, folder / f"part-{part:06}.parquet")


def _known(name: str, held: Any) -> pa.Table:  # noqa: ANN401  # a mapping of texts to numbers
    one = name.removeprefix("known_").removesuffix("s")
    return pa.table(
        {one: pa.array(list(held), pa.string()), "df": pa.array(held.values(), pa.int64())}
    )


def _idf(records: int, counts: list[tuple[Any, ...]]) -> pa.Table:
    found = sorted(int(row[0]) for row in counts)
    return pa.table(
        {
            "df": pa.array(found, pa.int64()),
            "idf": pa.array([weight_of(records, df) for df in found], pa.int64()),
            "pair_idf": pa.array([weight_of(records, max(2, df)) for df in found], pa.int64()),
        }
    )
