"""Set chronoint beside other libraries that read EDTF: right answers and speed.

``python bench/dates.py`` prints the page ``docs/compare.md``; with ``--vectors PATH`` it
tells instead how many texts of a JSON list of our own are read right. A peer that is not
installed is said in the tables.
"""

import argparse
import datetime as dt
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from dates_columns import measure_columns
from dates_peers import LIBRARIES
from dates_report import OURS, report
from dates_vectors import check_vectors

__all__ = ["main"]

_PEERS = Path(__file__).with_name("dates_peers.py")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="new processes for each library")
    parser.add_argument("--vectors", type=Path, help="check a JSON list of texts and stop")
    given = parser.parse_args()
    if given.vectors:
        print(check_vectors(given.vectors))
        return
    print(
        report(
            measure_libraries(given.rounds),
            measure_columns(),
            day=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            machine=f"Python {platform.python_version()} on {platform.system()} "
            f"{platform.machine()}, {os.cpu_count()} cores",
            rounds=given.rounds,
        ),
        end="",
    )


def measure_libraries(rounds: int) -> dict[str, dict[str, Any] | None]:
    """Measure each library in each round, in turn, so that all share the machine's moods.

    None for one that is not installed or does not start.
    """
    versions = {name: _version(name) for name in LIBRARIES}
    found = defaultdict(list)
    for number in range(rounds):
        for name, version in versions.items():
            if version is not None:
                found[name].append(_round(name, number))
    return {
        name: {"version": version, **_medians(found[name])} if all(found[name] or [None]) else None
        for name, version in versions.items()
    }


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _round(name: str, seed: int) -> dict[str, Any] | None:
    measured = _run(name, str(_PEERS), name, str(seed))
    imported = f"import time; t = time.process_time(); import {LIBRARIES[name].module}; "
    imported = _run(name, "-W", "ignore", "-c", f"{imported}print(time.process_time() - t)")
    if measured is None or imported is None:
        return None
    return {**json.loads(measured), "import": float(imported.split()[-1])}


def _run(name: str, *arguments: str) -> str | None:
    """Run Python; a peer may fail, chronoint may not."""
    try:
        return subprocess.run(  # noqa: S603 - our own script
            [sys.executable, *arguments], check=True, capture_output=True, text=True, timeout=300
        ).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        if name == OURS:
            raise
        return None


def _medians(rounds: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Take the median over rounds for each text, and over all dates for each use."""
    first = rounds[0]
    return {
        "seconds": {
            text: median(one["seconds"][text] for one in rounds) for text in first["seconds"]
        },
        "right": set(first["right"]),
        "refused": len(first["refused"]),
        "import": median(one["import"] for one in rounds),
        "uses": {
            use: None if seconds is None else median(median(one["uses"][use]) for one in rounds)
            for use, seconds in first["uses"].items()
        },
    }


if __name__ == "__main__":
    main()
