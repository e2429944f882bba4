"""Where relative dates count from: the day of writing, and what was told before.

A stretch of text has one reference. What it has told so far is kept by how fine it
was, so that "the same day" finds a day and "that month" a month.
"""

from attrs import define, field, frozen

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.prose.running.found import DateMention
from chronoint.dates.terms import Kind
from chronoint.dates.value import UncertainDate

__all__ = ["Anchor", "Policies", "Situation", "Told"]

Days = tuple[int, int]
_NEAR = 1100  # three years


@frozen
class Told:
    """The days of a mention, from which a later one counts."""

    first: int
    last: int
    mention: DateMention

    @property
    def days(self) -> Days:
        return self.first, self.last


@frozen
class Anchor:
    """Days to count from, and what they are."""

    days: Days
    of: UncertainDate | DateMention


@frozen
class Policies:
    """What the caller chose; see `find_dates`."""

    narrative: bool = False
    day_first: bool | None = None


@define(eq=False)
class Situation:
    """What is known at one place of a stretch.

    Parameters
    ----------
    reference
        The day of writing with its days; None when it is not known.
    period
        The days a report is about.
    narrative
        Whether dates without a year belong to the story rather than to the days
        before the reference.
    """

    reference: Anchor | None
    period: Anchor | None = None
    narrative: bool = False
    told: Told | None = None
    story: Told | None = None
    """Where the story has got to; asides such as "declassified in 2005" do not move it."""
    _days: Told | None = field(default=None, init=False)
    _months: Told | None = field(default=None, init=False)

    def tell(self, mention: DateMention, *, opens: bool = False, aside: bool = False) -> None:
        """Note a mention as told, when it has a place in time.

        With `opens` it stands at the beginning of its sentence; an `aside` leaves the
        story where it is.
        """
        days = _days_of(mention.stated)
        if days is None:
            return
        told = Told(*days, mention)
        self.told = told
        width = days[1] - days[0]
        # "In 1941", of which June is told already, does not take the story back.
        known = self.story is not None and _holds(told, self.story)
        if not aside and not known and (opens or width < 92 or self._is_near(told)):
            self.story = told
        if width < 28:
            self._days = told
        if width < 92:
            self._months = told

    def _is_near(self, told: Told) -> bool:
        story = self.story
        return story is None or abs(told.first - story.last) <= _NEAR

    def told_as(
        self, unit: str | None, *, fine: bool = False, onward: bool = False
    ) -> Anchor | None:
        """Give what was told last, if possible as fine as a unit.

        With `fine` the day of writing is preferred to what is coarser than the unit,
        and with `onward` where the story has got to is, rather than an aside.
        """
        told = self.story if onward and self.story is not None else self.told
        finer = {"day": self._days, "week": self._days, "month": self._months}.get(unit or "")
        if told is not None and finer is not None and _holds(told, finer):
            told = finer
        if told is None:
            return self.reference
        coarse = told.last - told.first > {"day": 6, "week": 31, "month": 92}.get(unit or "", 10**6)
        if fine and coarse and self.reference is not None:
            return self.reference
        return Anchor(told.days, told.mention)


def _holds(coarse: Told, fine: Told) -> bool:
    return coarse.first <= fine.first and fine.last <= coarse.last


def _days_of(date: UncertainDate) -> Days | None:
    """Give the days from which to count on; of a span, those of its end."""
    start, end = date.earliest_start, date.latest_end
    if date.kind is Kind.SPAN:
        start = date.earliest_end if end is not None else start
        end = end if end is not None else date.latest_start
    if start is None or end is None:
        return None
    return start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY


def year_of(anchor: Anchor | Told | None) -> int | None:
    """Give the year in which an anchor ends."""
    return None if anchor is None else civil(anchor.days[1])[0]
