"""From finds to mentions: each gets its anchor, its year and its date.

Goes through a stretch in the order of the text, for what was told before decides
what "a month later" is.
"""

from attrs import evolve, frozen

from chronoint.dates.calendar import civil, weekday
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.prose.phrases import (
    Calendar,
    Doubt,
    Exact,
    Fiscal,
    FromTo,
    Lately,
    Moved,
    Near,
    NearWeekday,
    Node,
    Part,
    Present,
    Side,
    SoFar,
)
from chronoint.dates.prose.plain import retold
from chronoint.dates.prose.resolve import Resolver
from chronoint.dates.prose.running.found import Base, DateMention, Found, MentionKind
from chronoint.dates.prose.running.told import Anchor, Days, Situation
from chronoint.dates.prose.running.yearless import contradicts, filled, solved, year_for
from chronoint.dates.prose.widths import Widths
from chronoint.dates.terms import Hemisphere, Kind
from chronoint.dates.value import UncertainDate
from chronoint.errors import CalendarRangeError, DateTextError

__all__ = ["Settler"]

_NOWHERE = parse_edtf("/")
_UNITS = {"day": "D", "weekend": "W", "week": "W", "month": "M", "year": "Y"}


@frozen
class _Answer:
    """A date and how it came about."""

    date: UncertainDate
    anchor: Anchor | None = None
    node: Node | None = None
    rule: str = ""
    contradicts: bool = False
    lost: bool = False


class Settler:
    """Turns the finds of one text into mentions.

    Parameters
    ----------
    text
        The whole text.
    hemisphere, widths
        Policies for seasons and for early, mid and late.
    day_first
        The order of day and month in figures; None keeps both readings.
    fiscal_month
        The month in which a fiscal year begins.
    """

    def __init__(
        self,
        text: str,
        *,
        hemisphere: Hemisphere | None,
        widths: Widths,
        day_first: bool | None,
        fiscal_month: int,
    ) -> None:
        self.text = text
        self.here = ""  # the mention at hand
        self.hemisphere = hemisphere
        self.widths = widths
        self.day_first = day_first
        self.fiscal_month = fiscal_month

    def mentions(self, found: Found, now: Situation) -> list[DateMention]:
        """Give what a find means at this place: usually one mention, none when it is no date."""
        self.here = self.text[found.first : found.last]
        try:
            answer = self._answer(found, now)
        except (DateTextError, CalendarRangeError):
            return self._again(found, now)
        text = self.here
        readings = self._readings(found)
        date = stated = answer.date
        if readings:
            date = stated = self._set(readings)
        if found.side is not None and not answer.lost:
            date = self._opened(found, answer)
        mention = DateMention(
            found.first,
            found.last,
            text,
            retold(date, text),
            found.kind or _kind(date),
            answer.rule or found.rule,
            None if answer.anchor is None else answer.anchor.of,
            found.side,
            stated=retold(stated, text),
            length=_length(found),
            readings=readings,
            contradicts_weekday=answer.contradicts,
            needs_anchor=answer.lost,
        )
        if mention.kind not in (MentionKind.DURATION, MentionKind.VAGUE):
            now.tell(mention, opens=found.opens, aside=_is_aside(found))
        return [mention]

    def _again(self, found: Found, now: Situation) -> list[DateMention]:
        """Try what is left of a find that has no date as a whole."""
        if found.pieces:
            return [mention for piece in found.pieces for mention in self.mentions(piece, now)]
        if isinstance(found.node, Part | Doubt):
            found.node = found.node.of
            found.rule = found.rule.removeprefix("part of ")
            return self.mentions(found, now)
        return []

    def _readings(self, found: Found) -> tuple[UncertainDate, ...]:
        if found.other is None or self.day_first is not None or found.node is None:
            return ()
        return self._date(found.node, None), self._date(found.other, None)

    def _set(self, readings: tuple[UncertainDate, ...]) -> UncertainDate:
        return parse_edtf(f"[{','.join(str(one) for one in sorted(readings))}]")

    def _date(self, node: Node, days: Days | None) -> UncertainDate:
        return Resolver(self.here, days, self.hemisphere, self.widths).date(node)

    def _opened(self, found: Found, answer: _Answer) -> UncertainDate:
        """Give the date with the side opened that the word before it opens."""
        side = found.side or "by"
        stated = answer.date
        if answer.node is not None and stated.kind is Kind.INSTANT:
            days = answer.anchor.days if answer.anchor is not None else None
            try:
                return self._date(Side(side, answer.node), days)
            except DateTextError:
                return stated
        first, last = stated.earliest_day, stated.latest_day
        if side in ("since", "until") and stated.kind is Kind.SPAN:
            return stated
        limits = {
            "after": (None if last is None else last + 1, None),
            "before": (None, None if first is None else first - 1),
            "by": (None, last),
            "from": (first, None),
        }.get(side, (None, None))
        return stated if limits == (None, None) else UncertainDate.instant_range(*limits)

    def _answer(self, found: Found, now: Situation) -> _Answer:
        apposed = None if found.apposed is None else found.apposed.node
        if apposed is not None:
            rule = found.rule if found.rule == "clock time" else "apposition"
            return _Answer(self._date(apposed, None), None, apposed, rule)
        if found.kind is MentionKind.VAGUE or found.kind is MentionKind.DURATION:
            return self._unplaced(found, now)
        if found.base is Base.NONE:
            return self._complete(found)
        if found.base is Base.YEAR:
            return self._yearless(found, now)
        anchor, node = self._anchor(found, now)
        if anchor is None or node is None:
            return _Answer(_NOWHERE, lost=True)
        return _Answer(self._date(node, anchor.days), anchor, node)

    def _complete(self, found: Found) -> _Answer:
        node = found.node
        if found.other is not None and self.day_first is False:
            node = found.other
        if isinstance(node, Fiscal):
            node = self._fiscal(node)
        if node is None:
            return _Answer(_NOWHERE)
        if isinstance(node, Calendar) and node.weekday is not None and contradicts(node):
            node = evolve(node, weekday=None)
            return _Answer(self._date(node, None), None, node, contradicts=True)
        return _Answer(self._date(node, None), None, node)

    def _fiscal(self, node: Fiscal) -> Node:
        """Give the months of a fiscal year, which is named by the year it ends in."""
        if self.fiscal_month == 1:
            return (
                FromTo(Calendar(node.year), Calendar(node.last))
                if node.last > node.year
                else (Doubt(2, Calendar(node.year)))
            )
        year = node.last - 1
        start = Calendar(year, self.fiscal_month)
        return FromTo(start, Calendar(year + 1, self.fiscal_month - 1))

    def _unplaced(self, found: Found, now: Situation) -> _Answer:
        if found.kind is MentionKind.DURATION:
            return self._duration(found, now)
        return self._vague(found, now) if found.node is None else self._then(now)

    def _vague(self, found: Found, now: Situation) -> _Answer:
        if now.reference is None:
            return _Answer(_NOWHERE, lost=True)
        first, last = now.reference.days
        limits = (
            (None, last) if found.vague < 0 else (first, None) if found.vague else (first, last)
        )
        return _Answer(UncertainDate.instant_range(*limits), now.reference)

    def _then(self, now: Situation) -> _Answer:
        """Give "at that time": what was told last."""
        if now.told is None:
            return _Answer(_NOWHERE, lost=True)
        return _Answer(now.told.mention.stated, Anchor(now.told.days, now.told.mention))

    def _duration(self, found: Found, now: Situation) -> _Answer:
        """Place a duration that reaches up to now; others have no place."""
        reference = now.reference
        if found.base is not Base.REFERENCE or reference is None or found.amount is None:
            return _Answer(_NOWHERE)
        node = FromTo(Doubt(2, Moved(found.amount, back=True)), Present())
        return _Answer(self._date(node, reference.days), reference, node)

    def _anchor(self, found: Found, now: Situation) -> tuple[Anchor | None, Node | None]:
        """Choose what a relative date counts from, and settle what that changes."""
        node = found.node
        if found.base is Base.WEEKDAY:
            return _weekday_anchor(found, now)
        if found.base is Base.TOLD or (now.narrative and _goes_on(found)):
            fine = isinstance(node, Near | SoFar) and not now.narrative
            onward = found.opens and now.narrative  # "The following year," of the story
            return now.told_as(_unit(node), fine=fine, onward=onward), node
        if now.period is not None and isinstance(node, Lately | Near):
            about = _about_period(node, now.period)
            if about is not None:
                return now.period, about
        if found.vague < 0 and isinstance(node, Moved):
            node = Side("by", node)
        return now.reference, node

    def _yearless(self, found: Found, now: Situation) -> _Answer:
        """Give a date the year it lacks."""
        anchor, year = year_for(found, now)
        node = None if year is None else filled(found.node, year)
        if anchor is None or node is None:
            return _Answer(_NOWHERE, lost=True)
        if isinstance(node, Calendar) and node.weekday is not None and contradicts(node):
            other = solved(node)
            if other is None:
                node = evolve(node, weekday=None)
                return _Answer(self._date(node, anchor.days), anchor, node, contradicts=True)
            node = other
        return _Answer(self._date(node, anchor.days), anchor, node)


def _is_aside(found: Found) -> bool:
    """Tell "the previous year" and "planned for 1976" from what carries a story on."""
    if found.base is Base.REFERENCE:
        return True
    if found.base is Base.NONE:
        return found.ahead and not found.opens
    if found.base is not Base.TOLD:
        return False
    node = found.node
    back = isinstance(node, Moved) and node.back
    back = back or (isinstance(node, Near) and node.offset < 0)
    return (back and not found.opens) or _unit(node) in ("decade", "century")


def _kind(date: UncertainDate) -> MentionKind:
    if date is _NOWHERE:
        return MentionKind.WITHIN
    if date.kind is Kind.SPAN:
        return MentionKind.SPAN
    return MentionKind.SET if date.kind is Kind.ALL_OF else MentionKind.WITHIN


def _length(found: Found) -> str | None:
    amount = found.amount
    measured = found.kind in (MentionKind.DURATION, MentionKind.SET)
    if amount is None or not (measured or isinstance(found.node, Lately)):
        return None
    unit, times = amount.unit, 1
    if unit in ("decade", "century"):
        times = 10 if unit == "decade" else 100
        unit = "year"
    low, high = (f"P{count * times}{_UNITS[unit]}" for count in (amount.low, amount.high))
    return low if low == high else f"{low}/{high}"


def _goes_on(found: Found) -> bool:
    """Tell whether "this month" or "the next two weeks" of a story belong to the story."""
    node = found.node
    while isinstance(node, Part | SoFar):
        node = node.of
    if found.rule in ("named day", "near month", "near season"):
        return False
    return isinstance(node, Lately) or (isinstance(node, Near) and node.offset == 0)


def _unit(node: Node | None) -> str | None:
    """Give the unit that a relative date counts in."""
    if isinstance(node, Moved):
        return node.amount.unit
    while isinstance(node, Part | SoFar | Doubt):
        node = node.of
    if isinstance(node, NearWeekday):
        return "day"
    return node.unit if isinstance(node, Near) else None


def _about_period(node: Node, period: Anchor) -> Node | None:
    """Read "the past year" of a report as the period it is about."""
    first, last = period.days
    years = civil(first)[0], civil(last)[0]
    if isinstance(node, Near):
        back = node.unit == "year" and node.offset == -1 and node.month is None
        return Exact(_of(period)) if back else None
    if not isinstance(node, Lately) or not node.back or node.amount.unit != "year":
        return None
    low, high = node.amount.low, node.amount.high
    if low != high:
        return None
    if low == 1:
        return Exact(_of(period))
    return FromTo(Calendar(years[1] - low + 1), Calendar(years[1]))


def _of(period: Anchor) -> UncertainDate:
    return period.of if isinstance(period.of, UncertainDate) else period.of.stated


def _weekday_anchor(found: Found, now: Situation) -> tuple[Anchor | None, Node | None]:
    """Count a bare weekday back from the day of writing, or on from what was told."""
    node = found.node
    if not isinstance(node, NearWeekday):
        return None, None
    told = now.told_as("day")
    if now.narrative and now.told is not None and told is not None:
        return told, evolve(node, offset=1)
    today = None if now.reference is None else weekday(now.reference.days[0])
    if found.ahead and node.weekday != today:
        node = evolve(node, offset=1)
    return now.reference or told, node
