"""What a language has to say about dates: the tables that a language fills.

Only the shape is here; `english`, `french` and `dutch` hold the words. `grammar` and
the readers of running text hold the order of words, and `resolve` the arithmetic.
"""

from typing import Literal

from attrs import field, frozen

from chronoint.dates.prose.widths import PartName

__all__ = [
    "Language",
    "Quantity",
    "SideName",
    "Turn",
    "Unit",
    "Words",
    "numbered",
    "phrases",
    "those",
]

Unit = Literal["day", "weekend", "week", "month", "year", "decade", "century"]
SideName = Literal["since", "after", "before", "by", "until", "from"]
Quantity = Literal["more", "less", "about"]
Words = tuple[str, ...]
Turn = tuple[int, bool]
"""Back (-1), the same (0) or on (1); and whether it counts from the text's own dates."""


@frozen(eq=False)
class Language:
    """The vocabulary of one language; words in lower case, without full stops.

    Parameters
    ----------
    months, weekdays
        1 to 12; 0 for Monday to 6.
    seasons
        EDTF code 21 to 24.
    numbers
        Least and most: "few" is 2 to 5.
    parts, sides, doubts, sides_behind
        Sequences of words. Doubts are 1 for uncertain, 2 for approximate.
        `sides_behind` stand behind a date ("or later").
    near
        Which one, counted from the anchor: "last" is -1.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, Unit]
    numbers: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    parts: dict[Words, PartName]
    sides: dict[Words, SideName]
    sides_behind: dict[Words, SideName]
    doubts: dict[Words, int]
    near: dict[str, int]
    named_days: dict[Words, int]
    present: frozenset[Words] = frozenset()
    backwards: dict[str, bool] = field(kw_only=True, factory=dict)
    """Words behind a stretch of time, True where it is counted back."""

    # What follows is read by `find_dates` only.
    code: str = field(default="en", kw_only=True)
    capitals: bool = field(default=False, kw_only=True)
    """Whether months and weekdays have a capital initial, so that "march" is no month."""
    day_first: bool | None = field(default=True, kw_only=True)
    """The order of 1/2/2019; None where the language does not tell."""
    ordinal_tails: frozenset[str] = field(default=frozenset(), kw_only=True)
    articles: frozenset[str] = field(default=frozenset(), kw_only=True)
    of: frozenset[str] = field(default=frozenset(), kw_only=True)
    prepositions: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Words before which a date is likely; a bare "May" or 1648 needs one."""
    links: dict[str, str] = field(factory=dict, kw_only=True)
    """``"to"``, ``"and"`` and ``"or"`` by their words."""
    within: frozenset[str] = field(default=frozenset(), kw_only=True)
    """In, during: words before which "the Cold War" tells when."""
    between: frozenset[str] = field(default=frozenset(), kw_only=True)
    start: frozenset[str] = field(default=frozenset(), kw_only=True)
    """From, as in "from 2003 to 2005"."""
    onwards: frozenset[str] = field(default=frozenset(), kw_only=True)
    weak: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Months, weekdays and seasons that are other words too."""
    weekday_plurals: frozenset[str] = field(default=frozenset(), kw_only=True)
    weekday_names: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Before a weekday that is a name: "Black Friday"."""
    told: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Those of `near` that count from the text's own dates: "the previous year"."""
    told_with_article: frozenset[str] = field(default=frozenset(), kw_only=True)
    near_behind: dict[str, Turn] = field(factory=dict, kw_only=True)
    lately: frozenset[str] = field(default=frozenset(), kw_only=True)
    coming: frozenset[str] = field(default=frozenset(), kw_only=True)
    behind: dict[Words, Turn] = field(factory=dict, kw_only=True)
    """Behind a stretch of time: "ago", "earlier", "later"."""
    ahead: dict[Words, Turn] = field(factory=dict, kw_only=True)
    """The same before it: "il y a"."""
    so_far: dict[Words, bool] = field(factory=dict, kw_only=True)
    """Earlier (True) or later in what follows."""
    quantities: dict[Words, Quantity] = field(factory=dict, kw_only=True)
    fillers: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Between number and unit: "five consecutive days"."""
    several: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Units in the plural."""
    halves: dict[str, int] = field(factory=dict, kw_only=True)
    half: frozenset[str] = field(default=frozenset(), kw_only=True)
    final: dict[str, int] = field(factory=dict, kw_only=True)
    ages: frozenset[str] = field(default=frozenset(), kw_only=True)
    each: frozenset[str] = field(default=frozenset(), kw_only=True)
    often: dict[Words, Unit] = field(factory=dict, kw_only=True)
    """Weekly, by the time between."""
    vague: dict[Words, int] = field(factory=dict, kw_only=True)
    vague_near: dict[str, int] = field(factory=dict, kw_only=True)
    """Before a plural: "recent years", "the coming months"."""
    decades: dict[str, int] = field(factory=dict, kw_only=True)
    eras: dict[Words, bool] = field(factory=dict, kw_only=True)
    """Behind a year; True for the years before Christ."""
    fiscal: frozenset[Words] = field(default=frozenset(), kw_only=True)
    holidays: dict[Words, str] = field(factory=dict, kw_only=True)
    periods: dict[Words, str] = field(factory=dict, kw_only=True)
    """Named stretches of history, as EDTF."""
    ahead_cues: frozenset[Words] = field(default=frozenset(), kw_only=True)
    """Words of what is still to come: "on Friday he will"."""
    perfect: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Words that make "for ten years" reach up to now."""
    lasting: frozenset[str] = field(default=frozenset(), kw_only=True)
    """For, as in "for ten years"."""
    verbs_of_lasting: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Words before which "a year" is how long something took."""
    opening: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Those of `behind` that a date may follow: "two days after 5 May"."""
    that: frozenset[str] = field(default=frozenset(), kw_only=True)
    day_parts: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Morning, evening: "this morning" is a day."""
    decade_units: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Years, where "the years 1990" are a decade."""
    told_days: dict[Words, int] = field(factory=dict, kw_only=True)
    """Days counted from the text's own: "le lendemain"."""
    clock_before: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Words before which 15:30 is a clock time."""
    times: frozenset[Words] = field(default=frozenset(), kw_only=True)
    """The time that was told of: "at that time"."""
    owners: frozenset[str] = field(default=frozenset(), kw_only=True)
    """His, her: "in his nineties" is an age."""
    counted: frozenset[str] = field(default=frozenset(), kw_only=True)
    """What is counted in figures that look like years: men, tons, pages."""
    counting: frozenset[str] = field(default=frozenset(), kw_only=True)
    """Words before a figure that is no year: some, page, number."""


def phrases(*texts: str) -> list[Words]:
    """Cut phrases into words.

    Examples
    --------
    >>> phrases("at the latest", "by")
    [('at', 'the', 'latest'), ('by',)]
    """
    return [tuple(text.split()) for text in texts]


def those(text: str) -> frozenset[str]:
    """Give the words of a text.

    Examples
    --------
    >>> sorted(those("last past"))
    ['last', 'past']
    """
    return frozenset(text.split())


def numbered(names: str, start: int, length: int = 0) -> dict[str, int]:
    """Give each word its number from `start` on, and its first `length` letters too.

    Examples
    --------
    >>> numbered("monday tuesday", 0, 3)
    {'mon': 0, 'monday': 0, 'tue': 1, 'tuesday': 1}
    """
    table: dict[str, int] = {}
    for number, name in enumerate(names.split(), start):
        if length:
            table[name[:length]] = number
        table[name] = number
    return table
