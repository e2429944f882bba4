"""The summary: what the words of the page say about all that is shown.

Counted once over all events, also those that end up only in a strip, so that
headline and subtitle need not see the events again.
"""

from attrs import frozen

__all__ = ["Summary"]


@frozen
class Summary:
    """Facts about everything in the picture.

    Parameters
    ----------
    events, lanes
        How many there are.
    first, last
        The earliest and the latest moment that a date names, in seconds; None
        when nothing is dated.
    dots
        Some are drawn as dots.
    exact
        All of those dots are of one day.
    lasting
        Some certainly lasted.
    pale
        Some are neither dots nor undated.
    before
        Some have no known start.
    counted
        Some are told by several sources.
    sources
        Ids of the sources that tell of them, in order.
    """

    events: int = 0
    lanes: int = 0
    first: int | None = None
    last: int | None = None
    dots: bool = False
    exact: bool = False
    lasting: bool = False
    pale: bool = False
    before: bool = False
    counted: bool = False
    sources: tuple[str, ...] = ()
