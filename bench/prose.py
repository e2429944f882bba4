"""Time `find_dates` beside dateparser's search and datefinder, on prose and on nasty fillers.

``python bench/prose.py [PATH ...]`` prints microseconds per thousand characters and the number of
dates found, for our own sample of prose below and for each text file named; then how long a
megabyte of each filler takes, and ten megabytes of prose. A peer that is not installed is
said so: ``pip install dateparser datefinder``. Processor time, the least of several runs.
"""

import argparse
import datetime as dt
import importlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from chronoint.dates.prose import find_dates

__all__ = ["main"]

REFERENCE = dt.date(2019, 12, 1)
SAMPLE = """\
The harbour office opened on 5 September 2018, and since the spring of 2019 it has kept two
ledgers: one for what comes in over the quay, one for what the boats take out again. Nobody who
works there can say why two were thought better than one, and the clerk who began the second
has left the town. What is known is told below in the order in which people remembered it.

In early October 2019 a keeper was barred from the quay for eight years. The council gave no
reason, and the keeper asked for none; his friends say that he had quarrelled with the chandler
over a rope, and that the rope was never paid for. The inspector found the lamps in good order,
the ledgers less so, and went home by the evening boat with a basket of herring.

Half a year later the ban was lifted. By then the chandler had sold his shop to a cousin from
the island, who keeps bees and does not care for ropes. The inspector, who came to the port in
the nineties, had written to the council on 21/11/2017 to ask for oil, glass and a second pair
of hands. "Last week," he told the clerk, "I asked again." The council answered at Christmas,
in a letter of four lines, that there was neither oil nor money, and wished him well.

How the second ledger was lost is another matter. Some say that the flood took it when the
lower store stood under water, others that it was lent to a schoolmaster and never came back.
A keeper who worked there for over 25 years thinks that it was burnt between 2003 and 2005,
page by page, to light the stove. The hearing is scheduled for 5 March 2020; two witnesses will
come over from the island, weather permitting, and the cousin has offered them beds and honey.
"""
FILLERS = {
    "digits": "7", "spaces": " ", "line ends": "\n", "brackets": "(", "NUL": "\0",
    "Arabic digits": "\u0662", "right to left": "\u202e\u05d0", "the the": "the ", "of of": "of ",
    "early early": "early ", "and a half year": "and a half year ", "1990s and": "1990s and ",
    "January": "January ", "5 May": "5 May ", "1/1/1/": "1/", "2019-2019-": "2019-",
}  # fmt: skip
MEGABYTE = 1_000_000

Finder = Callable[[str], int]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="text files to measure as well")
    given = parser.parse_args()
    texts = {"sample": SAMPLE} | {path.name: path.read_text("utf-8") for path in given.paths}
    finders = {"chronoint": _ours, **_peers()}
    _compare(texts, finders)
    _fill()
    _grow()


def _ours(text: str) -> int:
    return len(find_dates(text, reference=REFERENCE))


def _peers() -> dict[str, Finder | None]:
    """Give the peers that are installed; None for one that is not."""
    return {"dateparser": _dateparser(), "datefinder": _datefinder()}


def _dateparser() -> Finder | None:
    try:
        search = importlib.import_module("dateparser.search")
    except ImportError:
        return None
    base = dt.datetime.combine(REFERENCE, dt.time())
    settings = {"RELATIVE_BASE": base}
    return lambda text: len(search.search_dates(text, languages=["en"], settings=settings) or ())


def _datefinder() -> Finder | None:
    try:
        datefinder = importlib.import_module("datefinder")
    except ImportError:
        return None
    base = dt.datetime.combine(REFERENCE, dt.time())
    return lambda text: len(list(datefinder.find_dates(text, base_date=base)))


def _least(finder: Finder, text: str, rounds: int) -> tuple[float, int]:
    """Give the least processor time of some runs, in seconds, and what was found."""
    times = []
    found = 0
    for _ in range(rounds):
        begun = time.process_time()
        found = finder(text)
        times.append(time.process_time() - begun)
        if sum(times) > 5:
            break
    return min(times), found


def _compare(texts: dict[str, str], finders: dict[str, Finder | None]) -> None:
    print(
        f"{'text':28} {'characters':>10}  {'library':12} {'us/kB':>10} {'found':>6} {'per kB':>7}"
    )
    for name, text in texts.items():
        for library, finder in finders.items():
            told = f"{name[:28]:28} {len(text):>10,}  {library:12}"
            if finder is None:
                print(f"{told} not installed")
                continue
            finder(text[:2_000])  # warm
            seconds, found = _least(finder, text, 7)
            pace, density = seconds * 1e9 / len(text), found * 1e3 / len(text)
            print(f"{told} {pace:>10,.0f} {found:>6,} {density:>7.1f}")


def _fill() -> None:
    print("\none megabyte of            seconds   found")
    for name, filler in FILLERS.items():
        text = (filler * (MEGABYTE // len(filler) + 1))[:MEGABYTE]
        seconds, found = _least(_ours, text, 1)
        print(f"{name:24} {seconds:>9.2f} {found:>7,}")


def _grow(sizes: Sequence[int] = (1, 10)) -> None:
    print("\nprose, megabytes          seconds   us/kB")
    for size in sizes:
        text = (SAMPLE * (size * MEGABYTE // len(SAMPLE) + 1))[: size * MEGABYTE]
        seconds, _ = _least(_ours, text, 1)
        print(f"{size:<24} {seconds:>9.2f} {seconds * 1e9 / len(text):>7,.0f}")


if __name__ == "__main__":
    main()
