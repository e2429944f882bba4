"""Ticks of the axis: grid lines and the texts of the two tiers.

The upper tier names years (or months, or days), the lower one what lies
within; years alone need one tier only. Each stretch of the axis has ticks of
its own, as fine as its scale lets them be read.
"""

from collections.abc import Collection, Sequence

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.layout.axis import TimeMap
from chronoint.layout.labels import STYLES, place_run, shown
from chronoint.layout.language import language_of
from chronoint.layout.options import Measure
from chronoint.layout.scene import Break, Run, Stretch, Tick
from chronoint.layout.units import UNITS, Unit, floor_to, name_day, name_tick, next_after

__all__ = ["TIER_HEIGHT", "axis_breaks", "make_ticks", "tier_runs"]

TIER_HEIGHT = 15.0
_AFTER_TICK, _APART = 3.0, 5.0
# Half the width of the sign where time is left out, and some air.
_SIGN = 7.0
_LEAST_STEP = 14.0
# Years stand alone, in bold: as close as they could stand they would be a grey band.
_YEARS_LOOSER = 1.6
# A stretch with so many ticks on round years need not name the odd one it begins with.
_ENOUGH_YEARS = 3

Ticks = list[tuple[Tick, str]]


def axis_breaks(time_map: TimeMap) -> tuple[Break, ...]:
    """Find where the scale changes."""
    breaks = []
    for place, stretch in enumerate(time_map.stretches):
        if stretch.gap:
            breaks.append(Break("gap", stretch.x0, stretch.x1, stretch.start, stretch.end))
        elif place and not time_map.stretches[place - 1].gap:
            breaks.append(Break("scale", stretch.x0, stretch.x0, stretch.start, stretch.start))
    return tuple(breaks)


def make_ticks(
    time_map: TimeMap, measure: Measure, language: str = "en"
) -> tuple[tuple[Tick, str], ...]:
    """Give the ticks in order of time, each with its text (empty: line only).

    A major tick carries the text of the upper tier, a minor one that of the
    lower. Months and days of the upper tier name their year when it is new.
    """
    ticks: Ticks = []
    for stretch in time_map.stretches:
        if not stretch.gap:
            ticks.extend(_ticks_of(stretch, time_map, measure, language))
    return tuple(ticks)


def _ticks_of(stretch: Stretch, time_map: TimeMap, measure: Measure, language: str) -> Ticks:
    fine = _finest(stretch, measure, language)
    if fine.kind == "year":
        if stretch is time_map.stretches[-1] and len(_moments(stretch, fine)) < _ENOUGH_YEARS:
            # How far time goes is to be read at its end, however narrow the page.
            fine = _finest(stretch, measure, language, looser=1.0)
        ticks = _named(_moments(stretch, fine), time_map, fine, language, major=True)
        if len(ticks) >= _ENOUGH_YEARS:
            return ticks
        opened = _named(_opened(stretch, fine), time_map, fine, language, major=True)
        # A line without a text beside the first one would only be in the way.
        room = _AFTER_TICK + shown(opened[0][1], "tick-major", measure) + _APART
        return [one for one in opened if one is opened[0] or one[0].x >= opened[0][0].x + room]
    coarse = _above(fine)
    ticks = _named(_opened(stretch, coarse), time_map, coarse, language, major=True)
    ticks += _named(_moments(stretch, fine), time_map, fine, language, major=False)
    return sorted(ticks, key=lambda tick: (tick[0].x, not tick[0].major))


def _moments(stretch: Stretch, unit: Unit) -> list[int]:
    """Give the beginnings of a unit within a stretch."""
    moment = floor_to(stretch.start, unit)
    if moment < stretch.start:
        moment = next_after(moment, unit)
    found = []
    while moment < stretch.end:
        found.append(moment)
        moment = next_after(moment, unit)
    return found


def _opened(stretch: Stretch, unit: Unit) -> list[int]:
    """Give the same, with the beginning of the stretch: it says in what the stretch begins."""
    moments = _moments(stretch, unit)
    return moments if moments[:1] == [stretch.start] else [stretch.start, *moments]


def _named(
    moments: Sequence[int], time_map: TimeMap, unit: Unit, language: str, *, major: bool
) -> Ticks:
    found: Ticks = []
    named = None
    for moment in moments:
        year, month, day = civil(moment // SECONDS_PER_DAY)
        if not major or unit.kind == "year":
            text = name_tick(moment, unit, language)
        elif year == named:
            text = language_of(language).date(None, month, day if unit.kind == "day" else None)
        else:
            text = name_day(moment, unit.kind, language)
        named = year
        found.append((Tick(moment, round(time_map.x(moment), 2), major), text))
    return found


def _finest(
    stretch: Stretch, measure: Measure, language: str, *, looser: float = _YEARS_LOOSER
) -> Unit:
    """Give the finest unit whose texts stand clear of each other."""
    scale = (stretch.x1 - stretch.x0) / (stretch.end - stretch.start)
    within_days = stretch.end - stretch.start <= 2 * SECONDS_PER_DAY
    for unit in UNITS:
        step = unit.seconds * scale
        if step < _LEAST_STEP or (unit.kind == "second" and not within_days):
            continue
        years = unit.kind == "year"
        style = STYLES["tick-major" if years else "tick"]
        texts = _samples(stretch.start, unit, language)
        widest = max(measure(text, style.size, style.bold) for text in texts)
        if step >= widest * (looser if years else 1.0) + _AFTER_TICK + _APART:
            return unit
    return UNITS[-1]


def _samples(start: int, unit: Unit, language: str) -> Sequence[str]:
    if unit.kind == "month":
        return [language_of(language).month(month) for month in range(1, 13)]
    if unit.kind == "year":
        here = floor_to(start, unit)
        return [name_tick(moment, unit, language) for moment in (here, next_after(here, unit))]
    return ("00:00:00",) if unit.step < 60 and unit.kind == "second" else ("00:00",)


def _above(unit: Unit) -> Unit:
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
    breaks: Sequence[Break] = (),
) -> tuple[Run, ...]:
    """Place the texts of both tiers; one that would touch another is left out.

    Parameters
    ----------
    ticks
        As `make_ticks` gives them.
    upper, lower
        Baselines of the tiers. Where years stand alone they stand between.
    right
        Where the page ends.
    openings
        Where stretches of the axis begin; their texts come first.
    breaks
        Of the axis: the lower tier stays clear of their signs.
    """
    if all(tick.major for tick, _ in ticks):
        upper = lower = (upper + lower) / 2
    signs = [(brk.x0 + brk.x1) / 2 for brk in breaks if brk.kind == "gap"]
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
            clear = clear and (major or not _crosses(run, signs))
            if clear and run.box[2] <= right:
                placed.append(run)
        runs.extend(sorted(placed, key=lambda run: run.box[0]))
    return tuple(runs)


def _crosses(run: Run, signs: Sequence[float]) -> bool:
    return any(run.box[0] - _SIGN < x < run.box[2] + _SIGN for x in signs)


def _standing(tick: Tick, openings: Collection[float]) -> tuple[bool, bool, float]:
    """Order in which texts take their room: whole years, then those that open a stretch."""
    return (not _whole(tick), tick.x not in openings, tick.x)


def _whole(tick: Tick) -> bool:
    day, rest = divmod(tick.seconds, SECONDS_PER_DAY)
    return rest == 0 and civil(day)[2] == 1 and (civil(day)[1] == 1)
