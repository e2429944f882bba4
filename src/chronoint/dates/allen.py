"""Allen's thirteen relations, and which of them two uncertain dates can stand in.

Each relation is a few comparisons between two starts and two ends; `placing` tells
whether some way of placing the four fulfils them.

References
----------
James F. Allen, "Maintaining Knowledge about Temporal Intervals", *Communications of
the ACM* 26 (1983), 832-843.
"""

import enum

from chronoint.dates.extents import extents_of
from chronoint.dates.placing import A_END, B_END, A, B, Order, can_hold, can_meet
from chronoint.dates.value import UncertainDate

__all__ = ["Allen", "relations"]


class Allen(enum.Enum):
    """How one stretch of whole days lies to another; exactly one of them holds.

    Examples
    --------
    >>> Allen.OVERLAPS.inverse, Allen.EQUALS.inverse
    (<Allen.OVERLAPPED_BY: 'overlapped-by'>, <Allen.EQUALS: 'equals'>)
    """

    BEFORE = "before"
    """At least one whole day lies between."""
    MEETS = "meets"
    """The other starts on the day after."""
    OVERLAPS = "overlaps"
    """It starts first, and ends within the other."""
    FINISHED_BY = "finished-by"
    CONTAINS = "contains"
    """It starts before the other and ends after it."""
    STARTS = "starts"
    """Both start on one day, and it ends first."""
    EQUALS = "equals"
    STARTED_BY = "started-by"
    DURING = "during"
    """It starts after the other and ends before it."""
    FINISHES = "finishes"
    """Both end on one day, and it starts later."""
    OVERLAPPED_BY = "overlapped-by"
    MET_BY = "met-by"
    AFTER = "after"

    @property
    def inverse(self) -> "Allen":
        """The relation of the other to this one."""
        return _IN_ORDER[-1 - _IN_ORDER.index(self)]


_IN_ORDER = tuple(Allen)

# What is equal, and what lies before what. MEETS and MET_BY are asked of neighbours.
_RULES: dict[Allen, tuple[tuple[tuple[int, int], ...], tuple[Order, ...]]] = {
    Allen.BEFORE: ((), ((A_END, B, 2),)),
    Allen.OVERLAPS: ((), ((A, B, 1), (B, A_END, 0), (A_END, B_END, 1))),
    Allen.FINISHED_BY: (((A_END, B_END),), ((A, B, 1),)),
    Allen.CONTAINS: ((), ((A, B, 1), (B_END, A_END, 1))),
    Allen.STARTS: (((A, B),), ((A_END, B_END, 1),)),
    Allen.EQUALS: (((A, B), (A_END, B_END)), ()),
    Allen.STARTED_BY: (((A, B),), ((B_END, A_END, 1),)),
    Allen.DURING: ((), ((B, A, 1), (A_END, B_END, 1))),
    Allen.FINISHES: (((A_END, B_END),), ((B, A, 1),)),
    Allen.OVERLAPPED_BY: ((), ((B, A, 1), (A, B_END, 0), (B_END, A_END, 1))),
    Allen.AFTER: ((), ((B_END, A, 2),)),
}


def relations(one: UncertainDate, other: UncertainDate) -> frozenset[Allen]:
    """Give the relations in which two dates can stand, of Allen's thirteen.

    Parameters
    ----------
    one, other
        Whole days; seconds when both state a time. An instant or "one of" is one day
        of its set. A span starts in its first window and ends in its last, and an
        "all of" set lasts from its first day to its last, gaps included. What has an
        open start has always been, what has an open end goes on: two that go on end
        together. An unknown start or end can lie anywhere, yet not at infinity.

    Returns
    -------
    frozenset of Allen
        Never empty. One relation is certain when it is alone. `before` is YES when
        there are only BEFORE and MEETS, and NO when there is neither; `overlaps`,
        `during` and `meets` likewise (`overlaps` and `during` look into the gaps of an
        "all of" set as well).

    Notes
    -----
    Exact for masks and sets too. O(n * m) for sets of n and m members.

    References
    ----------
    Allen (1983); see the head of this module.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> def names(one, other):
    ...     return sorted(each.value for each in relations(parse_edtf(one), parse_edtf(other)))
    >>> names("1984", "1985-04"), names("1916", "1914/1918")
    (['before'], ['during'])
    >>> names("1914/1918", "1918-11-11")
    ['before', 'contains', 'finished-by', 'meets']
    >>> names("[1962,1964]", "1963")
    ['after', 'before', 'meets', 'met-by']
    """
    a, b = extents_of(one, other)
    found = {relation for relation, rule in _RULES.items() if can_hold(a, b, *rule)}
    if can_meet(a, b):
        found.add(Allen.MEETS)
    if can_meet(b, a):
        found.add(Allen.MET_BY)
    return frozenset(found)
