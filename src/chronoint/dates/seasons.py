"""The sub-year groupings of EDTF, 21 to 41, as months.

Data only. 21 to 24 are "independent of location" in the standard; which months
they are is a policy that the caller names.
"""

from chronoint.dates.terms import Hemisphere, Precision

__all__ = ["season_months", "season_precision"]

# code -> (first month, number of months); a stretch that passes December ends next year.
_FIXED = {
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip
_BY_HEMISPHERE: dict[Hemisphere, dict[int, tuple[int, int]]] = {
    "north": {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},
    "south": {21: (9, 3), 22: (12, 3), 23: (3, 3), 24: (6, 3)},
    "both": {21: (3, 9), 22: (6, 9), 23: (3, 9), 24: (6, 9)},
}


def season_months(code: int, hemisphere: Hemisphere) -> tuple[int, int] | None:
    """Give first month and number of months of a grouping; None for no such code.

    Meteorological quarters: northern spring is March to May, and the winter of
    2001 runs from December 2001 to February 2002. ``"both"`` is the hull of the
    northern and the southern reading.

    Examples
    --------
    >>> season_months(24, "north"), season_months(34, "north"), season_months(42, "north")
    ((12, 3), (4, 3), None)
    """
    return _BY_HEMISPHERE[hemisphere].get(code) or _FIXED.get(code)


def season_precision(code: int) -> Precision:
    """Give the unit of a grouping (21 to 41).

    Examples
    --------
    >>> season_precision(33)
    <Precision.QUARTER: 7>
    """
    if code < 33:
        return Precision.SEASON
    if code < 37:
        return Precision.QUARTER
    return Precision.QUADRIMESTER if code < 40 else Precision.HALF
