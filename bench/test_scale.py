"""How long the main steps take at 10,000 events, and how much memory an event needs.

Run with ``python -m pytest bench``. Timings are figures to read, never tests to fail.
"""

import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

import chronoint

EVENTS = 10_000
ROOT = Path(__file__).parent.parent
DATES = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}-{m:02}/{z}", "../{y}-{m:02}-{d:02}", "{y}~")
WORDS = (
    "embassy", "court", "officer", "report", "raid", "trial", "leak",
    "expels", "names", "accuses", "denies", "opens", "inquiry",
)  # fmt: skip


def made() -> chronoint.Chronology:
    """Make 10,000 events told by one source with three updates, always the same."""
    dice = random.Random(2)
    updates = [chronoint.Update(f"u{n}", f"202{n}-06-01") for n in (1, 2, 3)]
    source = chronoint.Source("made", title="Made", published="2020-06-01", updates=updates)
    tellings = []
    for number in range(EVENTS):
        year = dice.randint(1985, 2020)
        date = dice.choice(DATES).format(
            y=year, m=dice.randint(1, 12), d=dice.randint(1, 28), z=year + 2
        )
        later = (
            [chronoint.told(f"u{dice.randint(1, 3)}", status="denied")] if number % 5 == 0 else []
        )
        tellings.append(
            chronoint.event(
                f"event-{number}",
                date=date,
                title=" ".join(dice.choices(WORDS, k=6)).capitalize(),
                type=dice.choice(("trial", "arrest", "espionage")),
                initiator=[dice.choice(("CN", "RU", "BE", "US", "FR", "GRU"))],
                venue=["BE"],
                status="alleged",
                credibility=3,
                where=f"paragraph {number}",
                updates=later,
            )
        )
    return chronoint.chronology(tellings, source=source)


@pytest.fixture(scope="module")
def known():
    return made()


@pytest.fixture(scope="module", params=["yaml", "json", "jsonl"])
def path(request, known, tmp_path_factory):
    file = tmp_path_factory.mktemp("bench") / f"made.{request.param}"
    chronoint.write(known, file)
    return file


def test_read(benchmark, path):
    assert len(benchmark.pedantic(chronoint.read, (path,), rounds=3)) == EVENTS


def test_as_of(benchmark, known):
    then = benchmark(chronoint.as_of, known, "2021-12-31")
    assert len(then) == EVENTS


def test_unite_with_itself(benchmark, known):
    assert len(benchmark.pedantic(chronoint.unite, (known, known), rounds=3)) == EVENTS


def test_memory_of_an_event(benchmark):
    def measure():
        tracemalloc.start()
        kept = made()
        current, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return current / len(kept)

    benchmark.extra_info["bytes an event"] = benchmark.pedantic(measure, rounds=1)
    print(f"\n{benchmark.extra_info['bytes an event']:.0f} bytes an event")


@pytest.mark.parametrize(
    "module", ["chronoint", "chronoint.dates", "chronoint.model", "chronoint.files"]
)
def test_import(benchmark, module):
    command = [sys.executable, "-c", f"import {module}"]
    benchmark.pedantic(subprocess.run, (command,), {"check": True}, rounds=7, warmup_rounds=1)


def test_plot_the_events_folder(benchmark, tmp_path):
    command = [sys.executable, "-m", "chronoint", "plot", "events", "-o", str(tmp_path / "all.png")]
    benchmark.pedantic(subprocess.run, (command,), {"check": True, "cwd": ROOT}, rounds=3)
