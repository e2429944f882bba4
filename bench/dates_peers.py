"""The libraries that `dates.py` sets side by side, and one round of measuring one.

A round runs in a process of its own (``python bench/dates_peers.py NAME SEED``): the code
is warmed on other texts, then each of the 200 is read once, so that no text was ever seen
before. What was measured goes to the parent as JSON.
"""

import copy
import json
import operator
import pickle
import random
import re
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from importlib import import_module
from io import StringIO
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from dates_table import REFUSED, VALID, WARM_UP

__all__ = ["LIBRARIES", "Library", "measure"]

Hull = tuple[str, str]

_REPEATS = 50
_WARM_SECONDS = 0.3


class Library(NamedTuple):
    """One library: the name on PyPI, what to import, and how it reads and tells bounds."""

    module: str
    reader: Callable[[], Callable[[str], Any]]
    hull: Callable[[Any], Hull]


def _spell(year: int, month: int, day: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _function(module: str, name: str) -> Callable[..., Any]:
    """Get it when it is needed: a round has one library in its process, no other."""
    return getattr(import_module(module), name)


def _hull_of_chronoint(date: Any) -> Hull:
    civil = _function("chronoint.dates", "civil")
    first, last = date.earliest_day, date.latest_day
    return (
        ".." if first is None else _spell(*civil(first)),
        ".." if last is None else _spell(*civil(last)),
    )


def _hull_of_chronologia(date: Any) -> Hull:
    """Its ends are exclusive moments; an open end has a flag."""
    start, end = date.span.start, date.span.end - timedelta(seconds=1)
    return (
        ".." if date.open_start else _spell(start.year, start.month, start.day),
        ".." if date.open_end else _spell(end.year, end.month, end.day),
    )


def _hull_of_undate(date: Any) -> Hull:
    """An interval has dates for ends, and None for an open or unknown one."""
    first, last = date.earliest, date.latest
    first = getattr(first, "earliest", first)
    last = getattr(last, "latest", last)
    return tuple(".." if day is None else _respelled(str(day)) for day in (first, last))


def _respelled(day: str) -> str:
    match = re.fullmatch(r"(-?\d+)-(\d\d)-(\d\d)", day)
    return day if match is None else _spell(*map(int, match.groups()))


def _hull_of_edtf(date: Any) -> Hull:
    """Its open ends are infinite floats; all else is a time tuple."""
    ends = (date.lower_strict(), date.upper_strict())
    return tuple(".." if isinstance(end, float) else _spell(*end[:3]) for end in ends)


LIBRARIES = {
    "chronoint": Library(
        "chronoint.dates", lambda: _function("chronoint.dates", "parse_edtf"), _hull_of_chronoint
    ),
    "chronologia": Library(
        "chronologia", lambda: _function("chronologia.edtf", "parse_edtf"), _hull_of_chronologia
    ),
    "undate": Library(
        "undate",
        lambda: _function("undate.converters.edtf", "EDTFDateConverter")().parse,
        _hull_of_undate,
    ),
    "edtf": Library("edtf", lambda: _function("edtf", "parse_edtf"), _hull_of_edtf),
}
"""By their names on PyPI; ours first."""


def measure(name: str, seed: int) -> dict[str, Any]:
    """Read every text once, then put the values to use; CPU seconds."""
    library = LIBRARIES[name]
    read = library.reader()
    _warm(read)
    clock = time.process_time_ns
    overhead = median(-clock() + clock() for _ in range(1000))
    rows = list(VALID)
    random.Random(seed).shuffle(rows)
    seconds, values = {}, {}
    for row in rows:
        start = clock()
        try:
            value = read(row.text)
        except Exception:  # noqa: S112 - each peer has its own
            continue
        seconds[row.text] = max(clock() - start - overhead, 0) * 1e-9
        values[row.text] = value
    right = [row.text for row in rows if row.text in values and _is_right(library, values, row)]
    return {
        "seconds": seconds,
        "right": right,
        "refused": [text for text in REFUSED if not _is_taken(read, text)],
        "uses": _uses(read, values),
    }


def _warm(read: Callable[[str], Any]) -> None:
    start = time.process_time()
    while time.process_time() - start < _WARM_SECONDS:
        for text in WARM_UP:
            _is_taken(read, text)


def _is_right(library: Library, values: dict[str, Any], row: Any) -> bool:
    try:
        return library.hull(values[row.text]) == (row.first, row.last)
    except Exception:
        return False


def _is_taken(read: Callable[[str], Any], text: str) -> bool:
    try:
        read(text)
    except Exception:
        return False
    return True


def _uses(read: Callable[[str], Any], values: dict[str, Any]) -> dict[str, list[float] | None]:
    """Time what is done with values; None where one of them cannot."""
    texts = sorted(values)
    ones, others = [values[text] for text in texts], [read(text) for text in texts]
    pairs = list(zip(ones, others, strict=True))
    packed = _each(pickle.dumps, [(one,) for one in ones], attempts=1)
    alone = [(one,) for one in ones]
    answers = {
        "hash()": _each(hash, alone),
        "==, equal": _each(operator.eq, pairs),
        "<": _each(operator.lt, list(pairwise(ones))),
        "copy.copy": _each(copy.copy, alone),
        "pickle.dumps": _each(pickle.dumps, alone),
        "pickle.loads": None
        if packed is None
        else _each(pickle.loads, [(pickle.dumps(one),) for one in ones]),
        "sorted(), a date": _whole(sorted, ones),
        "set(), a date": _whole(set, ones),
    }
    if not all(_same(a, b) for a, b in pairs):
        answers["==, equal"] = None
    return answers


def _same(one: Any, other: Any) -> bool:
    try:
        return bool(one == other)
    except Exception:
        return False


def _each(
    act: Callable[..., Any], arguments: list[Any], *, attempts: int = _REPEATS
) -> list[float] | None:
    """Give seconds for each, the call of `act` included."""
    seconds = []
    clock = time.process_time_ns
    for given in arguments:
        try:
            start = clock()
            for _ in range(attempts):
                act(*given)
            seconds.append((clock() - start) * 1e-9 / attempts)
        except Exception:
            return None
    return seconds


def _whole(act: Callable[..., Any], values: list[Any]) -> list[float] | None:
    shuffled = random.Random(3).sample(values, len(values))
    total = _each(act, [(shuffled,)])
    return None if total is None else [total[0] / len(values)]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        measured = measure(sys.argv[1], int(sys.argv[2]))
    json.dump(measured, sys.stdout)
