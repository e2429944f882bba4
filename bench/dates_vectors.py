"""Checking chronoint against a JSON list of texts with verdicts, bounds and points.

Each entry has ``string``, ``valid``, inclusive days ``lower`` and ``upper`` (null where there
is none) and perhaps ``points``: first and last day of the start, and of the end.
Entries that are ``contested`` are listed with our reading and not counted.
"""

import json
from pathlib import Path
from typing import Any

from chronoint.dates import UncertainDate, civil, parse_edtf
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.errors import EDTFError

__all__ = ["check_vectors"]


def check_vectors(path: Path) -> str:
    """Say how many are right, which are not, and how the contested ones are read."""
    entries = json.loads(path.read_text("utf-8"))
    counted = [entry for entry in entries if not entry.get("contested")]
    wrong = [entry for entry in counted if not _is_right(entry)]
    contested = [entry for entry in entries if entry.get("contested")]
    lines = [f"{len(counted) - len(wrong)}/{len(counted)} right"]
    lines += [f"wrong: {entry['string']!r}: {_reading(entry['string'])}" for entry in wrong]
    agreed = sum(_is_right(entry) for entry in contested)
    lines.append(f"{len(contested)} contested, {agreed} read as in the list; our readings:")
    for entry in contested:
        differs = "" if _is_right(entry) else "  (the list reads it otherwise)"
        lines.append(f"  {entry['string']}: {_reading(entry['string'])}{differs}")
        lines.append(f"    {entry.get('note', '')}".rstrip())
    return "\n".join(lines)


def _is_right(entry: dict[str, Any]) -> bool:
    try:
        date = parse_edtf(entry["string"])
    except EDTFError:
        return not entry["valid"]
    hull = [_spell(date.earliest_day), _spell(date.latest_day)]
    points = entry.get("points")
    return (
        entry["valid"]
        and hull == [entry["lower"], entry["upper"]]
        and (points is None or _points(date) == points)
    )


def _reading(text: str) -> str:
    try:
        date = parse_edtf(text)
    except EDTFError as error:
        return f"refused: {error.reason}"
    return f"{_spell(date.earliest_day) or '..'} to {_spell(date.latest_day) or '..'}"


def _points(date: UncertainDate) -> list[str | None]:
    starts = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
    return [
        None if point is None else _spell((point - is_last) // SECONDS_PER_DAY)
        for point, is_last in zip(starts, (0, 1, 0, 1), strict=True)
    ]


def _spell(day: int | None) -> str | None:
    if day is None:
        return None
    year, month, of_month = civil(day)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{of_month:02}"
