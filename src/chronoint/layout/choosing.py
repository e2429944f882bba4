"""Choosing: which of too many events are tried first, and which at all.

Works on columns. Importance decides; where thousands share a few pixels, only
the best of each 8 pixels are tried, so that every part of the axis gets its
share of the room.
"""

import numpy as np

from chronoint.layout.columns import Codes, Columns, Numbers, Spans

__all__ = ["best", "by_importance"]

_BUCKET = 8.0


def by_importance(columns: Columns, spans: Spans) -> Codes:
    """Give all rows, the most important first.

    The user's number; how many sources there are, how firmly it is asserted,
    how long it certainly lasted; then by place on the page, and last in time
    order, which ends with the id.
    """
    lasted = columns.sure_end - columns.sure_start
    lasted = np.where(np.isnan(lasted), 0.0, lasted)
    ghost = np.arange(len(columns)) >= len(columns) - columns.ghosts
    order: Codes = np.lexsort(
        (spans.x0, -lasted, -columns.rank, -columns.standing, -columns.weight, ghost)
    )
    return order


def best(ranked: Codes, centres: Numbers, most: int) -> Codes:
    """Choose about so many rows, equally many from every 8 pixels.

    Parameters
    ----------
    ranked
        Rows of one lane, the most important first.
    centres
        Where the marks of all rows stand, in pixels.
    most
        How many to choose; from each 8 pixels come as many as it takes.

    Returns
    -------
    array
        The chosen rows, still ranked.

    Examples
    --------
    >>> best(np.array([2, 0, 1, 3]), np.array([4.0, 4.0, 5.0, 90.0]), 2).tolist()
    [2, 3]
    """
    if len(ranked) <= most:
        return ranked
    buckets = np.floor_divide(centres[ranked], _BUCKET)
    # Stable: within a bucket the rows stay ranked.
    order = np.argsort(buckets, kind="stable")
    after = np.flatnonzero(np.diff(buckets[order])) + 1
    firsts = np.concatenate(([0], after))
    counts = np.diff(np.concatenate((firsts, [len(order)])))
    places = np.arange(len(order)) - np.repeat(firsts, counts)
    chosen: Codes = ranked[np.sort(order[places < _share(counts, most)])]
    return chosen


def _share(counts: Codes, most: int) -> int:
    """Give the least number that, taken from each bucket, makes at least so many."""
    low, high = 1, int(counts.max())
    while low < high:
        middle = (low + high) // 2
        if np.minimum(counts, middle).sum() >= most:
            high = middle
        else:
            low = middle + 1
    return low
