"""Exact chances of dates: before, same day, after; samples; named widenings of ``~`` and ``?``."""

from chronoint.dates.chance.exact import (
    Chances,
    chance_after,
    chance_before,
    chance_same_day,
    chances,
    sample,
)
from chronoint.dates.chance.widening import Widening

__all__ = [
    "Chances",
    "Widening",
    "chance_after",
    "chance_before",
    "chance_same_day",
    "chances",
    "sample",
]
