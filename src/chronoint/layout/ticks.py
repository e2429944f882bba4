"""Ticks of the axis: grid lines and the texts of the two tiers.

The upper tier names years (or months, or days), the lower one what lies
within. Each stretch of the axis has ticks of its own, as fine as its scale
lets them be read.
"""

from collections.abc import Collection, Sequence

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.layout.axis import TimeMap
from chronoint.layout.labels import STYLES, place_run
from chronoint.layout.options import Measure
from chronoint.layout.scene import Break, Run, Stretch, Tick
from chronoint.layout.units import UNITS, Unit, floor_to, name_day, name_tick, next_after

__all__ = ["TIER_HEIGHT", "axis_breaks", "make_ticks", "tier_runs"]

TIER_HEIGHT = 15.0
_AFTER_TICK, _APART = 3.0, 5.0
_MOST_TICKS = 400


def axis_breaks(time_map: TimeMap) -> tuple[Break, ...]:
    """Find where the scale changes."""
    breaks = []
    for place, stretch in enumerate(time_map.stretches):
        if stretch.gap:
            breaks.append(Break("gap", stretch.x0, stretch.x1, stretch.start, stretch.end))
        elif place and not time_map.stretches[place - 1].gap:
            breaks.append(Break("scale", stretch.x0, stretch.x0, stretch.start, stretch.start))
    return tuple(breaks)


def make_ticks(time_map: TimeMap, measure: Measure) -> tuple[tuple[Tick, str], ...]:
    """Give the ticks in order of time, each with its text (empty: line only).

    A major tick carries the text of the upper tier, a minor one that of the
    lower.
    """
    ticks: list[tuple[Tick, str]] = []
    for stretch in time_map.stretches:
        if not stretch.gap:
            ticks.extend(_ticks_of(stretch, time_map, measure))
    return tuple(ticks)


def _ticks_of(stretch: Stretch, time_map: TimeMap, measure: Measure) -> list[tuple[Tick, str]]:
    fine = _finest(stretch, measure)
    coarse = _above(fine)
    ticks: list[tuple[Tick, str]] = []
    if coarse is not None:
        ticks.extend(_marks(stretch, time_map, coarse, major=True, opening=True))
        ticks.extend(_marks(stretch, time_map, fine, major=False, opening=False))
    else:
        ticks.extend(_marks(stretch, time_map, fine, major=True, opening=True))
    return sorted(ticks, key=lambda tick: (tick[0].x, not tick[0].major))


def _marks(
    stretch: Stretch, time_map: TimeMap, unit: Unit, *, major: bool, opening: bool
) -> list[tuple[Tick, str]]:
    moment = floor_to(stretch.start, unit)
    if moment < stretch.start:
        # The unit in which a stretch begins is named at its beginning.
        moment = stretch.start if opening else next_after(moment, unit)
    found: list[tuple[Tick, str]] = []
    while moment < stretch.end and len(found) < _MOST_TICKS:
        text = _text(moment, unit, major=major)
        found.append((Tick(moment, round(time_map.x(moment), 2), major), text))
        moment = next_after(moment, unit)
    return found


def _text(moment: int, unit: Unit, *, major: bool) -> str:
    if not major or unit.kind == "year":
        return name_tick(moment, unit)
    if unit.kind == "day":
        return name_day(moment)
    return name_day(moment, "month")


def _finest(stretch: Stretch, measure: Measure) -> Unit:
    """Give the finest unit whose texts stand clear of each other."""
    scale = (stretch.x1 - stretch.x0) / (stretch.end - stretch.start)
    within_days = stretch.end - stretch.start <= 2 * SECONDS_PER_DAY
    style = STYLES["tick"]
    for unit in UNITS:
        if unit.seconds * scale < 14 or (unit.kind == "second" and not within_days):
            continue
        widest = max(
            measure(text, style.size, style.bold) for text in _samples(stretch.start, unit)
        )
        if unit.seconds * scale >= widest + _AFTER_TICK + _APART:
            return unit
    return UNITS[-1]


def _samples(start: int, unit: Unit) -> Sequence[str]:
    if unit.kind == "month":
        return ("May", "Nov")
    if unit.kind == "year":
        here = floor_to(start, unit)
        return (name_tick(here, unit), name_tick(next_after(here, unit), unit))
    return ("00:00:00",) if unit.step < 60 and unit.kind == "second" else ("00:00",)


def _above(unit: Unit) -> Unit | None:
    if unit.kind == "year":
        return None
    if unit.kind == "month":
        return Unit("year", 1)
    return Unit("month", 1) if unit.kind == "day" else Unit("day", 1)


def tier_runs(
    ticks: Sequence[tuple[Tick, str]],
    *,
    upper: float,
    lower: float,
    right: float,
    measure: Measure,
    openings: Collection[float] = (),
) -> tuple[Run, ...]:
    """Place the texts of both tiers; one that would touch another is left out.

    Parameters
    ----------
    ticks
        As `make_ticks` gives them.
    upper, lower
        Baselines of the tiers.
    right
        Where the page ends.
    openings
        Where stretches of the axis begin; their texts come first.
    """
    runs: list[Run] = []
    for major, baseline in ((True, upper), (False, lower)):
        style, ink = ("tick-major", "ink") if major else ("tick", "muted")
        chosen = [(tick, text) for tick, text in ticks if tick.major is major and text]
        placed: list[Run] = []
        for tick, text in sorted(chosen, key=lambda pair: _standing(pair[0], openings)):
            run = place_run(text, tick.x + _AFTER_TICK, baseline, style, measure, ink=ink)
            clear = all(
                run.box[2] + _APART <= other.box[0] or other.box[2] + _APART <= run.box[0]
                for other in placed
            )
            if clear and run.box[2] <= right:
                placed.append(run)
        runs.extend(sorted(placed, key=lambda run: run.box[0]))
    return tuple(runs)


def _standing(tick: Tick, openings: Collection[float]) -> tuple[bool, bool, float]:
    """Order in which texts take their room: whole years, then those that open a stretch."""
    return (not _whole(tick), tick.x not in openings, tick.x)


def _whole(tick: Tick) -> bool:
    day, rest = divmod(tick.seconds, SECONDS_PER_DAY)
    return rest == 0 and civil(day)[2] == 1 and (civil(day)[1] == 1)
