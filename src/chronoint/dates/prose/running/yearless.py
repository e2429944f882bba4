"""Years for dates that lack one: "5 September", "Christmas", "in the spring".

A story goes on from the date told last; news looks back from the day of writing.
"""

from attrs import evolve

from chronoint.dates.calendar import civil, day_number, days_in_month, weekday
from chronoint.dates.prose.feasts import feast_day
from chronoint.dates.prose.phrases import (
    Between,
    Calendar,
    Doubt,
    Either,
    Feast,
    Fraction,
    FromTo,
    Node,
    OfYear,
    Part,
)
from chronoint.dates.prose.running.found import Found
from chronoint.dates.prose.running.join import fill
from chronoint.dates.prose.running.told import Anchor, Days, Situation, Told

__all__ = ["contradicts", "filled", "solved", "year_for"]

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_LONG_AGO = 550  # days
_RIGHT_BEHIND = 250  # characters


def year_for(found: Found, now: Situation) -> tuple[Anchor | None, int | None]:
    """Choose the year of a date that lacks it."""
    place = _place(found.node)
    if place is None:
        return None, None
    told, reference = now.told, now.reference
    if found.ahead and reference is not None and not now.narrative:
        year = civil(reference.days[0])[0]
        return reference, year if place(year) >= reference.days[0] else year + 1
    story = now.story or told
    if story is not None and (
        now.narrative or reference is None or _goes_with(found, story, reference)
    ):
        return Anchor(story.days, story.mention), _nearest(place, story.days)
    if reference is None:
        return None, None
    year = civil(reference.days[1])[0]
    return reference, year if place(year) <= reference.days[1] else year - 1


def _goes_with(found: Found, story: Told, reference: Anchor) -> bool:
    """Tell whether a date without a year stands right behind one of long ago."""
    behind = found.first - story.mention.end
    old = reference.days[0] - story.last > _LONG_AGO
    return 0 <= behind < _RIGHT_BEHIND and old and story.mention.anchor is None


def _nearest(place: "_Place", days: Days) -> int:
    """Give the year that puts a date nearest to what was told."""
    first, last = days
    year = civil(first)[0]
    if last - first >= 364:
        return civil(last)[0] if first <= place(civil(last)[0]) <= last else year

    def distance(candidate: int) -> float:
        day = place(candidate)
        return day - last if day >= first else 1.2 * (first - day)

    return min((year, year + 1, year - 1), key=distance)


class _Place:
    """The day on which a date without a year would begin, by the year."""

    def __init__(self, node: Calendar | OfYear | Feast | Fraction) -> None:
        self.node = node

    def __call__(self, year: int) -> int:
        node = self.node
        if isinstance(node, Feast):
            return feast_day(node.code, year)
        if isinstance(node, Fraction):
            return day_number(year, (node.number - 1) * (12 // node.parts) + 1, 1)
        if isinstance(node, OfYear):
            return day_number(year, _SEASON_MONTHS[node.code], 1)
        month = node.month or 1
        return day_number(year, month, min(node.day or 1, days_in_month(year, month)))


def _place(node: Node | None) -> _Place | None:
    while isinstance(node, Part | Doubt | FromTo | Between | Either):
        node = node.of if isinstance(node, Part | Doubt) else _ends(node)[0]
    return _Place(node) if isinstance(node, Calendar | OfYear | Feast | Fraction) else None


def filled(node: Node | None, year: int) -> Node | None:
    """Put the year into every part that lacks it; an end before its start is next year's."""
    if isinstance(node, Feast):
        return evolve(node, year=Calendar(year))
    if not isinstance(node, FromTo | Between | Either):
        return fill(node, year)
    low, high = _ends(node)
    start, end = _place(low), _place(high)
    late = start is not None and end is not None and end(year) < start(year)
    first, last = fill(low, year) or low, fill(high, year + late) or high
    if isinstance(node, FromTo):
        return evolve(node, start=first, end=last)
    if isinstance(node, Between):
        return evolve(node, low=first, high=last)
    return evolve(node, one=first, other=last)


def _ends(node: FromTo | Between | Either) -> tuple[Node, Node]:
    if isinstance(node, FromTo):
        return node.start, node.end
    return (node.low, node.high) if isinstance(node, Between) else (node.one, node.other)


def contradicts(node: Calendar) -> bool:
    """Tell whether the weekday said is not that of the date."""
    if node.year is None or node.month is None or node.day is None:
        return False
    if node.day > days_in_month(node.year, node.month):
        return False
    return weekday(day_number(node.year, node.month, node.day)) != node.weekday


def solved(node: Calendar) -> Calendar | None:
    """Find the nearest year in which the weekday is right."""
    for step in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        other = evolve(node, year=(node.year or 0) + step)
        if not contradicts(other) and (node.day or 1) <= days_in_month(
            other.year or 0, node.month or 1
        ):
            return other
    return None
