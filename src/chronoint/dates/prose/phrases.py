"""What a date phrase says, before it is known what it is counted from.

The grammar makes these, the resolver turns them into dates. Each node keeps the
offset at which it began in the text.
"""

from attrs import evolve, field, frozen

from chronoint.dates.prose.widths import PartName
from chronoint.dates.prose.words import SideName, Unit
from chronoint.dates.value import UncertainDate

__all__ = [
    "Amount",
    "Between",
    "Calendar",
    "Century",
    "Decade",
    "Doubt",
    "Either",
    "Exact",
    "Feast",
    "Fiscal",
    "Fraction",
    "FromTo",
    "Lately",
    "Moved",
    "Near",
    "NearWeekday",
    "Node",
    "Nth",
    "OfYear",
    "Part",
    "Present",
    "Side",
    "SoFar",
    "WeekOf",
]


@frozen
class Calendar:
    """A full or partial date; what is None was not said. Years are astronomical."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    at: int = field(default=0, eq=False)

    def filled(self, other: "Calendar", *, later: bool) -> "Calendar":
        """Take month and year from the other end of a range.

        "7 and 13 October 2024": the first end takes both; with ``later`` this is
        the second end. "November to March 2020" began in 2019.
        """
        month = self.month if self.month is not None or self.day is None else other.month
        year = self.year
        if year is None and other.year is not None:
            turns = month is not None and other.month is not None
            wraps = turns and (month < other.month if later else month > other.month)  # type: ignore[operator]
            year = other.year + ((1 if later else -1) if wraps else 0)
        return evolve(self, month=month, year=year)


@frozen
class Exact:
    """A date that was written as EDTF."""

    date: UncertainDate
    at: int = field(default=0, eq=False)


@frozen
class OfYear:
    """A season (21 to 24) or month, or a day of it, of a year said in words.

    Without a year it is a season, and `near` says which: -1 and None the latest past
    one, 1 the next, 0 that of the anchor's year.
    """

    code: int
    year: "Node | None" = None
    day: int | None = None
    near: int | None = None
    at: int = field(default=0, eq=False)


@frozen
class WeekOf:
    """The ISO week in which something lies."""

    of: "Node"
    at: int = field(default=0, eq=False)


@frozen
class Decade:
    """The ten years from this one."""

    year: int
    before_christ: bool = False
    at: int = field(default=0, eq=False)


@frozen
class Century:
    """The nth century, from its year 1 on."""

    number: int
    before_christ: bool = False
    at: int = field(default=0, eq=False)


@frozen
class Part:
    """Early, mid, late, ... of something."""

    name: PartName
    of: "Node"
    at: int = field(default=0, eq=False)


@frozen
class Fraction:
    """The nth of two halves or four quarters of something."""

    number: int
    parts: int
    of: "Node"
    at: int = field(default=0, eq=False)


@frozen
class Nth:
    """The nth unit of something, or the first or last so many: "the last two weeks of May"."""

    first: int
    count: int
    unit: Unit
    of: "Node"
    from_end: bool = False
    at: int = field(default=0, eq=False)


@frozen
class Feast:
    """A holiday, by its code: ``12-25``, ``easter+1``."""

    code: str
    year: "Node | None" = None
    at: int = field(default=0, eq=False)


@frozen
class Fiscal:
    """The fiscal years from one to another, by the names they bear."""

    year: int
    last: int
    at: int = field(default=0, eq=False)


@frozen
class Amount:
    """A stretch of time: least and most, in a unit."""

    low: int
    high: int
    unit: Unit


@frozen
class Moved:
    """So long before or after something; `origin` None is the anchor."""

    amount: Amount
    back: bool
    origin: "Node | None" = None
    at: int = field(default=0, eq=False)


@frozen
class Near:
    """The unit in which the anchor lies, or one beside it; `month` for "last October"."""

    unit: Unit
    offset: int
    month: int | None = None
    at: int = field(default=0, eq=False)


@frozen
class NearWeekday:
    """A weekday: before (-1), in the week of (0), after (1), or None for the latest."""

    weekday: int
    offset: int | None
    at: int = field(default=0, eq=False)


@frozen
class SoFar:
    """Earlier (or later) within the unit in which the anchor lies."""

    of: "Node"
    back: bool
    at: int = field(default=0, eq=False)


@frozen
class Lately:
    """The last so many units, up to the anchor; not `back`: the next ones from it."""

    amount: Amount
    back: bool = True
    at: int = field(default=0, eq=False)


@frozen
class Present:
    """Now, as the end of a span: it goes on."""

    at: int = field(default=0, eq=False)


@frozen
class Between:
    """One unknown moment between two."""

    low: "Node"
    high: "Node"
    at: int = field(default=0, eq=False)


@frozen
class FromTo:
    """Something that lasted from one to the other."""

    start: "Node"
    end: "Node"
    at: int = field(default=0, eq=False)


@frozen
class Either:
    """One of two; with `both`, the two of them."""

    one: "Node"
    other: "Node"
    both: bool = False
    at: int = field(default=0, eq=False)


@frozen
class Side:
    """Since, after, before, by, until something."""

    name: SideName
    of: "Node"
    at: int = field(default=0, eq=False)


@frozen
class Doubt:
    """About, probably: 1 uncertain, 2 approximate."""

    bits: int
    of: "Node"
    at: int = field(default=0, eq=False)


Node = (
    Calendar
    | Exact
    | OfYear
    | WeekOf
    | Decade
    | Century
    | Part
    | Fraction
    | Nth
    | Feast
    | Fiscal
    | Moved
    | Near
    | NearWeekday
    | SoFar
    | Lately
    | Present
    | Between
    | FromTo
    | Either
    | Side
    | Doubt
)
