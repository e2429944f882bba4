"""What of a date is certain and what is possible, in seconds.

Between the date, which knows everything, and the mark, which is pixels: what
to draw solid, what pale, and how each end ends.
"""

from attrs import frozen

from chronoint.dates import Bound, Kind, Precision, UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.terms import UNQUALIFIED
from chronoint.layout.language import language_of
from chronoint.layout.units import name_day

__all__ = ["Extent", "doubt_of", "extent_of"]


@frozen
class Extent:
    """The time of an event, ready to be drawn.

    Parameters
    ----------
    start, end
        First and last possible moment; None where there is no limit.
    sure_start, sure_end
        The stretch that it certainly fills; None when nothing is certain.
        Where an end is open, `sure_end` is as far as it has been reported.
    left, right
        ``"closed"``, ``"open"`` (goes on, or always has) or ``"unknown"``.
    exact
        An instant within one day.
    dashed
        ``"start"``, ``"end"``: the ends that are only approximate or doubtful.
    """

    start: int | None
    end: int | None
    sure_start: int | None = None
    sure_end: int | None = None
    left: str = "closed"
    right: str = "closed"
    exact: bool = False
    dashed: bool = False

    @property
    def undated(self) -> bool:
        return self.start is None and self.end is None

    @property
    def points(self) -> tuple[int, ...]:
        """The moments that must lie on the axis."""
        found = (self.start, self.sure_start, self.sure_end, self.end)
        return tuple(point for point in found if point is not None)

    @property
    def anchor(self) -> int | None:
        """Where the reader looks for it first."""
        if self.start is not None:
            return self.start
        # The end is the first moment after it.
        return None if self.end is None else self.end - 1


def extent_of(date: UncertainDate | None, *, reported_until: int | None = None) -> Extent:
    """Work out what of a date is certain.

    Parameters
    ----------
    date
        None for an undated event; a date without any year counts as none.
    reported_until
        When it was last said to go on, in seconds; used for open ends only.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> extent_of(parse_edtf("2020-03-05")).exact
    True
    >>> war = extent_of(parse_edtf("1914/1918"))
    >>> war.sure_start - war.start, war.left
    (31536000, 'closed')
    """
    if date is None or date.year_unknown:
        return Extent(None, None)
    start, end = date.earliest_start, date.latest_end
    dashed = date.qualification is not UNQUALIFIED and (date.is_approximate or date.is_uncertain)
    left, right = _bound(date.start_bound, start), _bound(date.end_bound, end)
    if date.kind is not Kind.SPAN:
        return Extent(
            start, end, left=left, right=right, dashed=dashed, exact=_within_a_day(start, end)
        )
    sure_start, sure_end = date.latest_start, date.earliest_end
    if start is not None and _within_a_day(start, sure_start):
        sure_start = start
    if end is not None and _within_a_day(sure_end, end):
        sure_end = end
    if right != "closed":
        # Beyond this, nobody has said that it still goes on.
        sure_end = sure_start
        if right == "open" and reported_until is not None and sure_start is not None:
            sure_end = max(reported_until, sure_start)
    if left != "closed":
        sure_start = sure_end = None
    if sure_start is None or sure_end is None or sure_end < sure_start:
        sure_start = sure_end = None
    return Extent(start, end, sure_start, sure_end, left, right, dashed=dashed)


def _bound(bound: Bound, limit: int | None) -> str:
    if limit is not None:
        return "closed"
    return "unknown" if bound is Bound.UNKNOWN else "open"


def _within_a_day(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and last - first <= SECONDS_PER_DAY


def doubt_of(date: UncertainDate | None, language: str = "en") -> str:
    """Say what a qualifier adds, for the label: "c. 1993", "2007?", or nothing.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> [doubt_of(parse_edtf(text)) for text in ("1985~", "2007?", "2019-10%", "1985")]
    ['c. 1985', '2007?', 'c. Oct 2019?', '']
    """
    if date is None or date.qualification is UNQUALIFIED:
        return ""
    if not (date.is_approximate or date.is_uncertain):
        return ""
    if date.earliest_start is None:
        # "On or before" some day of a report: the day itself stands at the cap.
        return "?" if date.is_uncertain else language_of(language).say("notes.about").strip()
    about = language_of(language).say("notes.about") if date.is_approximate else ""
    perhaps = "?" if date.is_uncertain else ""
    precision = "day"
    if date.precision >= Precision.MONTH:
        precision = "month" if date.precision < Precision.YEAR else "year"
    moments = [date.earliest_start]
    if date.latest_end is not None:
        moments.append(date.latest_end - 1)
    texts = dict.fromkeys(name_day(moment, precision, language) for moment in moments)
    return about + "\u2013".join(texts) + perhaps
