"""Time and memory of linking lists of any size: ``python bench/merge_scale.py 100000 1000000``.

For each number of records it makes a list of invented incidents (see ``incidents.py``) in a
working folder, links it from the plain columns on, and prints wall and CPU seconds of each
stage, the largest memory of any process, links, and precision and recall of the links of two
lists from a score of 2.0 (before any grouping). With ``--same`` the engine in memory must
find the same links. What it makes is deleted, but with ``--keep``.
"""

import argparse
import resource
import shutil
import tempfile
import time
from pathlib import Path

import incidents
import pyarrow.compute as pc
import pyarrow.parquet as pq

from chronoint.merging.sql import link


class Clock:
    """Wall and CPU seconds, ours and of processes that ended, since it was last asked."""

    def __init__(self):
        self.wall = self.cpu = 0.0
        self.lap()

    def lap(self):
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        wall, cpu = time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in used)
        passed = wall - self.wall, cpu - self.cpu
        self.wall, self.cpu = wall, cpu
        return passed

    @staticmethod
    def memory():
        """Give GB: the most of this process, and the most of one that it started."""
        whom = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        return tuple(resource.getrusage(who).ru_maxrss / 1e6 for who in whom)


def measure(records, folder, asked):
    """Print one line a stage, and one for all."""
    clock = Clock()
    incidents.write(records, folder)
    print(f"{records:>11,} records: made in {clock.lap()[0]:.1f} s")
    total = Clock()

    def told(progress):
        if progress.done == progress.of:
            wall, cpu = clock.lap()
            print(f"    {progress.stage:10} {wall:7.1f} s wall {cpu:7.1f} s CPU", flush=True)

    clock.lap()
    into = folder / "links.parquet"
    link(
        folder / "records.parquet", engine=asked.engine, into=into, folder=folder / "work",
        memory=asked.memory, threads=asked.threads, progress=told,
    )  # fmt: skip
    wall, cpu = total.lap()
    own, other = Clock.memory()
    links = pq.read_table(into)
    print(
        f"    {'all':10} {wall:7.1f} s wall {cpu:7.1f} s CPU, {own:.1f} GB and {other:.1f} GB in"
        f" others, {links.num_rows:,} links, precision {{:.3f}}, recall {{:.3f}}".format(
            *quality(links, folder)
        ),
        flush=True,
    )
    if asked.same:
        same = link(folder / "records.parquet", engine="memory")
        print(f"    memory {clock.lap()[1]:.1f} s CPU, same links: {same.equals(links)}")
        assert same.equals(links)


def quality(links, folder):
    """Compare the links of two lists from 2.0 on with the true pairs."""
    lists = (pc.utf8_slice_codeunits(links[name], 0, 1) for name in ("left", "right"))
    across = pc.not_equal(*lists)
    best = links.filter(pc.and_(across, pc.greater_equal(links["score"], 2000)))
    true = pq.read_table(folder / "pairs.parquet")
    right = best.select(["left", "right"]).join(true, ["left", "right"], join_type="inner").num_rows
    return right / max(1, best.num_rows), right / max(1, true.num_rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", type=int, nargs="+")
    parser.add_argument("--engine", default="duckdb", choices=("duckdb", "spark", "memory"))
    parser.add_argument(
        "--folder", type=Path, help="where to work; the system's for short-lived files"
    )
    parser.add_argument("--memory", default="6GB", help="limit for DuckDB")
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--same", action="store_true")
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    for records in asked.records:
        folder = Path(tempfile.mkdtemp(prefix="chronoint-bench-", dir=asked.folder))
        try:
            measure(records, folder, asked)
        finally:
            if not asked.keep:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
