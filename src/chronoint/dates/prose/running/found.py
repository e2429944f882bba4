"""What was found in a text: before it is resolved, and what is handed out.

`Found` is how the readers of running text pass their finds on; it is changed in
place until the anchors are known. `DateMention` is what users get.
"""

import enum
from typing import Literal

from attrs import define, field, frozen

from chronoint.dates.prose.phrases import Amount, Node
from chronoint.dates.prose.words import SideName
from chronoint.dates.value import UncertainDate

__all__ = ["Base", "DateMention", "Found", "MentionKind"]


class MentionKind(enum.StrEnum):
    """What a date expression says about time."""

    WITHIN = "within"
    """Something happened on one unknown day, or stretch of it, within the bounds."""
    SPAN = "span"
    """Something lasted from the start to the end."""
    DURATION = "duration"
    """How long, not when: "40 years"."""
    SET = "set"
    """Again and again, or several days: "every Monday", "5 and 6 October"."""
    VAGUE = "vague"
    """Somewhere before, at or after the reference: "recently", "now"."""


class Base(enum.Enum):
    """From where a find has to be counted."""

    NONE = 0
    """It says all."""
    YEAR = 1
    """It lacks its year."""
    WEEKDAY = 2
    """It is a weekday and nothing else."""
    REFERENCE = 3
    """From the day of writing: "last week"."""
    TOLD = 4
    """From the date told last: "a month later"."""


@define(eq=False)
class Found:
    """A date expression before it is resolved; places count words of its page."""

    start: int
    stop: int
    node: Node | None
    rule: str
    base: Base = Base.NONE
    kind: MentionKind | None = None
    side: SideName | None = None
    other: Node | None = None
    """The second reading of a date in figures."""
    ahead: bool = False
    amount: Amount | None = None
    pieces: "tuple[Found, ...]" = ()
    """What is left of it when the whole cannot be."""
    apposed: "Found | None" = None
    """A date beside it that says the same."""
    open_to: Literal["", "before", "after"] = ""
    """It ends in "before" or "after", and a date may follow."""
    first: int = 0
    last: int = 0
    opens: bool = False
    """It stands at the beginning of its sentence."""
    vague: int = 0


@frozen
class DateMention:
    """A date expression in a text.

    Parameters
    ----------
    start, end
        Its extent in code points, the end exclusive. Since, until, before, after and
        by are outside.
    text
        Just that part of the text.
    date
        What it means, with the side opened that a word before it opens. What has no
        place in time (a duration, "every week", a relative date without an anchor) is
        ``/``, unknown on both sides.
    kind
        One unknown day in, span, duration, set, or vague.
    rule
        Name of the rule that read it.
    anchor
        What it was counted from: None, the reference (a date), or an earlier mention.
    side
        The word that opens a side, by its meaning: ``since``, ``after``, ``before``,
        ``by``, ``until``, ``from`` ("as early as"); None without one.
    stated
        The date without the opened side; the same as `date` when there is none.
    length
        The length that a duration states, as ISO 8601 (``P25Y``; ``P2Y/P5Y`` for two
        to five), or the time between what comes again and again (``P1W`` for weekly);
        None for what is none.
    readings
        All readings, when the order of day and month is not known; empty otherwise.
    contradicts_weekday
        The weekday beside the date is not that day's.
    needs_anchor
        It counts from a day that was not known.

    Examples
    --------
    >>> from chronoint.dates.prose import find_dates
    >>> found = find_dates("It has been closed since early October 2019.")[0]
    >>> found.text, found.side, str(found.stated), str(found.date)
    ('early October 2019', 'since', '[2019-10-01..2019-10-10]', '2019-10/..')
    """

    start: int
    end: int
    text: str
    date: UncertainDate
    kind: MentionKind
    rule: str
    anchor: "UncertainDate | DateMention | None" = field(default=None, repr=False)
    side: SideName | None = None
    stated: UncertainDate = field(kw_only=True, repr=False)
    length: str | None = None
    readings: tuple[UncertainDate, ...] = ()
    contradicts_weekday: bool = False
    needs_anchor: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether day and month could be the other way round."""
        return bool(self.readings)

    @property
    def open_start(self) -> bool:
        """Whether a word before it leaves its start open: until, before, by."""
        return self.side in ("until", "before", "by")

    @property
    def open_end(self) -> bool:
        """Whether a word before it leaves its end open: since, after, as early as."""
        return self.side in ("since", "after", "from")
