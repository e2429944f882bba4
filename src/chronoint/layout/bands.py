"""Bands: periods that lie behind the lanes, with their names above the axis.

A period never stretches the axis: what of it lies beyond is cut off, and one
that lies wholly beyond is left out.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from chronoint.dates import parse_date
from chronoint.errors import ModelError
from chronoint.layout.axis import TimeMap
from chronoint.layout.furniture import Frame
from chronoint.layout.labels import STYLES, clean, cut, place_run, shown
from chronoint.layout.options import Measure
from chronoint.layout.pixels import px
from chronoint.layout.rows import pack
from chronoint.layout.scene import Band

__all__ = ["BAND_ROW", "Periods", "name_bands", "periods_of"]

BAND_ROW = 19.0
_LEAST_NAME, _INSIDE, _APART = 24.0, 2.0, 12.0


@frozen
class Periods:
    """The bands of a picture, names not yet placed, and the lines their names take."""

    bands: tuple[Band, ...] = ()
    rows: int = 0

    @property
    def height(self) -> float:
        """What the names take above the axis, in pixels."""
        return self.rows * BAND_ROW


def periods_of(
    asked: Sequence[tuple[str, ...]], time_map: TimeMap, frame: Frame, measure: Measure
) -> Periods:
    """Find where periods lie on the axis.

    Parameters
    ----------
    asked
        Name and date text of each.

    Raises
    ------
    DateTextError
        A date is none.
    ModelError
        A date has neither start nor end.
    """
    first, last = time_map.stretches[0].start, time_map.stretches[-1].end
    found: list[Band] = []
    spans = []
    for name, text in asked:
        date = parse_date(text)
        if date.earliest_start is None and date.latest_end is None:
            msg = f"periods: {name!r}: {text!r} has neither start nor end"
            raise ModelError(msg)
        start = first if date.earliest_start is None else max(first, date.earliest_start)
        end = last if date.latest_end is None else min(last, date.latest_end)
        if start >= end:
            continue
        x0, x1 = px(time_map.x(start)), px(time_map.x(end))
        found.append(Band(clean(name), start, end, x0, x1))
        wide = shown(clean(name), "tick", measure) + _INSIDE
        spans.append((x0, min(max(x1, x0 + wide + _APART), frame.right)))
    rows = pack([(low, max(low, high)) for low, high in spans])
    bands = [evolve(band, row=row) for band, row in zip(found, rows, strict=True)]
    bands.sort(key=lambda band: (band.start, -band.end, band.name))
    return Periods(tuple(bands), max(rows, default=-1) + 1)


def name_bands(
    periods: Periods, frame: Frame, measure: Measure, *, bottom: float
) -> tuple[Band, ...]:
    """Place the names, the last line of them above `bottom`."""
    top = bottom - periods.height
    size = STYLES["tick"].size
    named = []
    for band in periods.bands:
        x = band.x0 + _INSIDE
        room = frame.right - x
        text = cut(band.name, room, "tick", measure) if room >= _LEAST_NAME else ""
        run = place_run(text, x, top + band.row * BAND_ROW + size, "tick", measure, ink="muted")
        named.append(evolve(band, run=run if text else None))
    return tuple(named)
