"""Questions asked of whole columns: CPU time at two sizes, and whether it grows in step."""

import time
from collections.abc import Callable
from statistics import median

import numpy as np

from chronoint.dates.columns import DateColumn
from chronoint.dates.columns.bins import aoristic

__all__ = ["QUESTIONS", "SIZES", "measure_columns"]

SIZES = (100_000, 1_000_000)
QUESTIONS = ("before: yes, maybe, no", "exact chance of before", "one sample of each", "200 bins")
"""What is asked, in the order of the rows."""

_ROUNDS = 5


def measure_columns() -> dict[str, list[float]]:
    """Give CPU seconds for each question at each of `SIZES`; the median of five."""
    table: dict[str, list[float]] = {question: [] for question in QUESTIONS}
    for size in SIZES:
        for question, ask in zip(QUESTIONS, _questions(size), strict=True):
            table[question].append(_cpu(ask))
    return table


def _questions(size: int) -> list[Callable[[], object]]:
    """Make two columns of ranges of 1 to 3,650 days between 1900 and 2020."""
    rng = np.random.default_rng(7)
    starts = rng.integers(-25_567, 18_262, (2, size))
    lengths = rng.integers(0, 3650, (2, size))
    one, other = (
        DateColumn.from_days(first, first + length)
        for first, length in zip(starts, lengths, strict=True)
    )
    edges = np.linspace(-25_567, 22_000, 201).astype(np.int64)
    return [
        lambda: one.before(other),
        lambda: one.chance_before(other),
        lambda: one.sample(rng),
        lambda: aoristic(one, edges),
    ]


def _cpu(ask: Callable[[], object]) -> float:
    ask()
    seconds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        ask()
        seconds.append(time.process_time() - start)
    return median(seconds)
