"""The small vocabularies of a date: kind, ends, precision, qualifiers.

Apart from the value so that the members behind a hull, the reader and the value
itself can all use them without a circle.
"""

import enum
from functools import cache

from attrs import frozen

__all__ = [
    "UNQUALIFIED",
    "Bound",
    "Hemisphere",
    "Kind",
    "Precision",
    "Qualification",
    "Qualifier",
    "qualification",
]

Hemisphere = str
"""``"north"``, ``"south"``, or ``"both"`` for the hull of the two."""


class Kind(enum.Enum):
    """What a date says happened within its bounds."""

    INSTANT = "instant"
    """One moment, or one unit, somewhere in the range: ``1985``, ``[1914..1918]``."""
    SPAN = "span"
    """Something that lasts from its start to its end: ``1914/1918``."""
    ONE_OF = "one-of"
    """One of several members: ``[1667,1670]``."""
    ALL_OF = "all-of"
    """Every one of the members: ``{1960,1961-12}``."""


class Bound(enum.Enum):
    """What is known of one end of a date."""

    CLOSED = "closed"
    """There is an end, within its window."""
    OPEN = "open"
    """It goes on, or has always been (``..``)."""
    UNKNOWN = "unknown"
    """There is an end and nobody knows when (nothing beside the solidus)."""


class Precision(enum.IntEnum):
    """The unit a date is stated in, fine to coarse; for several, the coarsest."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEK = 4
    MONTH = 5
    SEASON = 6
    QUARTER = 7
    QUADRIMESTER = 8
    HALF = 9
    YEAR = 10
    DECADE = 11
    CENTURY = 12
    MILLENNIUM = 13


class Qualifier(enum.Flag):
    """Doubts about a component; flags only, they have no width.

    Examples
    --------
    >>> Qualifier.UNCERTAIN | Qualifier.APPROXIMATE is Qualifier.BOTH
    True
    """

    NONE = 0
    UNCERTAIN = 1
    """``?``: the source is in doubt."""
    APPROXIMATE = 2
    """``~``: the value is an estimate."""
    BOTH = 3
    """``%``: both."""


@frozen
class Qualification:
    """The qualifiers of each component of a date.

    Parameters
    ----------
    year, month, day
        A season or quarter counts as the month. For sets, the union over all
        members.
    end
        The qualifiers of a span's end, beside those of its start; None for
        everything that is no span.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> parse_edtf("2004-06~-11").qualification.month
    <Qualifier.APPROXIMATE: 2>
    >>> parse_edtf("1984?/2004~").qualification.any
    <Qualifier.BOTH: 3>
    """

    year: Qualifier = Qualifier.NONE
    month: Qualifier = Qualifier.NONE
    day: Qualifier = Qualifier.NONE
    end: "Qualification | None" = None

    @property
    def any(self) -> Qualifier:
        """The union over all components, of the end too."""
        own = self.year | self.month | self.day
        return own if self.end is None else own | self.end.any

    @property
    def code(self) -> int:
        """Two bits each for year, month and day, without the end."""
        return self.year.value | self.month.value << 2 | self.day.value << 4


UNQUALIFIED = Qualification()


@cache
def qualification(code: int, end_code: int | None = None) -> Qualification:
    """Give the one shared value for these bits; at most 64 * 65 exist."""
    if not code and not end_code:
        return UNQUALIFIED
    return Qualification(
        Qualifier(code & 3),
        Qualifier(code >> 2 & 3),
        Qualifier(code >> 4 & 3),
        None if end_code is None else qualification(end_code),
    )
