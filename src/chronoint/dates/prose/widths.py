"""How wide early, mid, late, beginning and end are: a policy, as data.

The phrase stays beside the bounds, so that another policy can be applied later.
"""

from typing import Literal

from attrs import field, frozen

__all__ = ["WIDTHS", "PartName", "Widths"]

PartName = Literal["early", "mid", "late", "beginning", "end", "final months"]
_Table = dict[PartName, tuple[int, int]]


def _days() -> _Table:
    thirds: _Table = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
    return thirds | {"beginning": (1, 10), "end": (21, 31)}


def _months() -> _Table:
    return {
        "early": (1, 4),
        "mid": (5, 8),
        "late": (9, 12),
        "beginning": (1, 2),
        "end": (11, 12),
        "final months": (10, 12),
    }


def _decade_years() -> _Table:
    return {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def _century_years() -> _Table:
    return {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}


@frozen
class Widths:
    """First and last unit of each part, both inclusive.

    Parameters
    ----------
    month
        Days of the month; 31 stands for the last.
    year
        Months.
    decade
        Years from its first, 0 to 9.
    century
        Years from 1 to 100; the 19th century begins in 1801.

    Examples
    --------
    >>> WIDTHS.month["early"], WIDTHS.year["late"]
    ((1, 10), (9, 12))
    """

    month: _Table = field(factory=_days)
    year: _Table = field(factory=_months)
    decade: _Table = field(factory=_decade_years)
    century: _Table = field(factory=_century_years)


WIDTHS = Widths()
