"""What a description says, before it is put into the words of a language.

`describe_reading` makes these from a date, `describe_speech` speaks them. Years are
astronomical; numbers of decades, centuries and millennia are counted away from the
turn of the eras.
"""

from attrs import frozen

from chronoint.dates.prose.widths import PartName
from chronoint.dates.terms import Bound

__all__ = [
    "Between",
    "Century",
    "Choice",
    "Day",
    "Decade",
    "Doubt",
    "Doubts",
    "Estimate",
    "Every",
    "Fraction",
    "Grouping",
    "Limit",
    "Millennium",
    "Month",
    "Node",
    "Part",
    "Pattern",
    "Span",
    "UnknownYear",
    "Week",
    "Year",
    "YearForm",
]


@frozen
class Day:
    """A day; `clock` and `zone` are a time of day as written, or empty."""

    year: int
    month: int
    day: int
    clock: str = ""
    zone: str = ""


@frozen
class Month:
    """A month."""

    year: int
    month: int


@frozen
class Grouping:
    """A season, quarter, third or half by its EDTF code; `hemisphere` where it is to be said."""

    year: int
    code: int
    hemisphere: str = ""
    next_year: bool = False


@frozen
class Year:
    """A year."""

    number: int


@frozen
class Decade:
    """The ten years from this one; before our era 480 is 489 to 480 BCE."""

    number: int
    before: bool = False


@frozen
class Century:
    """The nth century, from its year 1 on."""

    number: int
    before: bool = False


@frozen
class Millennium:
    """The nth millennium, from its year 1 on."""

    number: int
    before: bool = False


@frozen
class Part:
    """Early, mid, late, ... of something; `limits` for languages without a word for it."""

    name: PartName
    of: "Month | Year | Decade | Century"
    limits: "Between"


@frozen
class Fraction:
    """The nth half or quarter of a month, decade or century."""

    number: int
    parts: int
    of: "Month | Decade | Century"


@frozen
class Week:
    """The week from this Monday."""

    first: Day


@frozen
class Estimate:
    """A year of which only the first digits are significant."""

    year: Year
    limits: "Between"


@frozen
class UnknownYear:
    """A year with all four digits unspecified."""


@frozen
class YearForm:
    """A year with a pattern that no stretch of years has, such as 1X85."""

    form: str


@frozen
class Pattern:
    """Some day, month or season of some year.

    Parameters
    ----------
    years
        Which years it may be.
    months, days
        Which may be; empty for any.
    code
        A season or quarter in their place.
    """

    years: "Node"
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    code: int | None = None


@frozen
class Doubt:
    """Uncertain (1), approximate (2) or both (3) as a whole."""

    of: "Node"
    bits: int


@frozen
class Doubts:
    """Doubts about some components: names (year, month, day, season, ...) by bits."""

    of: "Node"
    parts: tuple[tuple[int, tuple[str, ...]], ...]


@frozen
class Between:
    """One unknown moment between two."""

    low: "Node"
    high: "Node"


@frozen
class Limit:
    """Some moment from this on, or up to it."""

    of: "Node"
    is_upper: bool


@frozen
class Span:
    """Something that lasted; an end without a date is open or unknown."""

    start: "Node | Bound"
    end: "Node | Bound"


@frozen
class Every:
    """All of a unit (day, month, year, or empty) from one to another; None goes on."""

    low: "Node | None"
    high: "Node | None"
    unit: str


@frozen
class Choice:
    """One of several, or with `every` all of them; `more` are not named."""

    members: tuple["Node", ...]
    every: bool
    more: int = 0


Node = (
    Day
    | Month
    | Grouping
    | Year
    | Decade
    | Century
    | Millennium
    | Part
    | Fraction
    | Week
    | Estimate
    | UnknownYear
    | YearForm
    | Pattern
    | Doubt
    | Doubts
    | Between
    | Limit
    | Span
    | Every
    | Choice
)
