"""Dates in words: English, French, Dutch and German."""

from chronoint.dates.describing.describe import describe

__all__ = ["describe"]
