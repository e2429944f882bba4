"""The order of a column's rows: by numbers first, by texts only where numbers are equal."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chronoint.dates.columns.arrays import Texts

__all__ = ["order_of"]


def order_of(
    keys: Sequence[NDArray[Any]], texts: Texts | None, edtfs: Texts | None
) -> NDArray[np.intp]:
    """Give the rows in order.

    Parameters
    ----------
    keys
        Equally long, the last one first in rank, as for ``numpy.lexsort``.
    texts, edtfs
        What decides after the keys, if anything does.

    Examples
    --------
    >>> words = np.array(["c", "b", "a"], dtype=object)
    >>> order_of([np.array([1, 0, 1])], words, words).tolist()
    [1, 2, 0]
    """
    order = np.lexsort(tuple(keys))
    if texts is None or edtfs is None or len(order) < 2:
        return order
    equal = np.ones(len(order) - 1, dtype=np.bool_)
    for key in keys:
        equal &= key[order[1:]] == key[order[:-1]]
    differ = equal & (texts[order[1:]] != texts[order[:-1]])
    differ |= equal & (edtfs[order[1:]] != edtfs[order[:-1]])
    if not differ.any():
        return order
    # Groups of equal rows keep their places in the order and are sorted within them.
    places = np.flatnonzero(np.append(equal, [False]) | np.append([False], equal))
    rows = order[places]
    ranks = [np.unique(column[rows], return_inverse=True)[1] for column in (texts, edtfs)]
    within = np.lexsort((ranks[1], ranks[0], *(key[rows] for key in keys)))
    mended = order.copy()
    mended[places] = rows[within]
    return mended
