"""Sets of days or seconds between limits, asked for their next member.

What `allen` needs to place a start or an end: the first member from a day on, the
members two sets share, and the first pair of neighbours, one from each set. All by
arithmetic on the patterns of masks; nothing is listed.
"""

from functools import lru_cache

from attrs import frozen

from chronoint.dates.calendar import civil, is_leap, year_start
from chronoint.dates.members import BEFORE_MASKS, Mask, Member, Stretch

__all__ = ["Domain", "Piece", "first_from", "last_until", "meet", "next_neighbours"]


@frozen
class Piece:
    """The days from a first to a last, inclusive, that fit all of some masks.

    Masks without seasons are merged, so that more than one means a season.
    """

    first: int
    last: int
    masks: tuple[Mask, ...] = ()

    @classmethod
    def of(cls, member: Member, limits: "Piece") -> "Piece":
        """Cut a member to limits."""
        if isinstance(member, Mask):
            return cls(limits.first, limits.last, (member,))
        return cls(
            limits.first if member.first is None else max(limits.first, member.first),
            limits.last if member.last is None else min(limits.last, member.last),
        )

    def first_from(self, day: int) -> int | None:
        """Give the first member on or after a day."""
        day = max(day, self.first)
        settled = 0
        while settled < len(self.masks) and day <= self.last:
            settled = 0
            for mask in self.masks:
                found = mask.first_from(day)
                if found is None:
                    return None
                settled += found == day
                day = found
        return day if day <= self.last else None

    def last_until(self, day: int) -> int | None:
        """Give the last member on or before a day."""
        day = min(day, self.last)
        settled = 0
        while settled < len(self.masks) and day >= self.first:
            settled = 0
            for mask in self.masks:
                found = mask.last_until(day)
                if found is None:
                    return None
                settled += found == day
                day = found
        return day if day >= self.first else None


_OF_MASKS = Piece(BEFORE_MASKS, year_start(10_001))

Domain = tuple[Piece, ...]
"""The union of some pieces."""


def first_from(domain: Domain, day: int) -> int | None:
    """Give the first member on or after a day; None when there is none.

    Examples
    --------
    >>> first_from((Piece(0, 3), Piece(8, 9)), 5)
    8
    """
    found = (piece.first_from(day) for piece in domain)
    return min((there for there in found if there is not None), default=None)


def last_until(domain: Domain, day: int) -> int | None:
    """Give the last member on or before a day; None when there is none."""
    found = (piece.last_until(day) for piece in domain)
    return max((there for there in found if there is not None), default=None)


def meet(one: Domain, other: Domain) -> Domain:
    """Give the members two sets share; pieces that are sure to be empty are left out.

    Examples
    --------
    >>> meet((Piece(0, 9, (Mask("1970"),)),), (Piece(5, 20, (Mask("197X", "01"),)),))
    (Piece(first=5, last=9, masks=(Mask(year='1970', month='01', ...),)),)
    """
    shared = []
    for a in one:
        for b in other:
            first, last = max(a.first, b.first), min(a.last, b.last)
            if first > last:
                continue
            masks: tuple[Mask, ...] | None = a.masks or b.masks
            if a.masks and b.masks:
                masks = _merged(a.masks, b.masks)
            if masks is not None:
                shared.append(Piece(first, last, masks))
    return tuple(shared)


def share_a_day(one: Member, other: Member) -> bool:
    """Tell whether two sets of days have a day in common.

    Examples
    --------
    >>> from chronoint.dates.calendar import month_start
    >>> may = month_start(1563, 5)
    >>> share_a_day(Mask("156X", "12", "25"), Stretch(may, may + 30))
    False
    """
    if isinstance(one, Stretch) and isinstance(other, Stretch):
        return not (
            (one.last is not None and other.first is not None and one.last < other.first)
            or (other.last is not None and one.first is not None and other.last < one.first)
        )
    shared = meet((Piece.of(one, _OF_MASKS),), (Piece.of(other, _OF_MASKS),))
    return any(piece.first_from(piece.first) is not None for piece in shared)


def next_neighbours(one: Domain, other: Domain, day: int) -> int | None:
    """Give the first member of one, from a day on, whose next day is a member of the other.

    Examples
    --------
    >>> next_neighbours((Piece(0, 3), Piece(8, 9)), (Piece(6, 7), Piece(10, 12)), 0)
    9
    """
    found = (_next_pair(a, b, day) for a in one for b in other)
    return min((there for there in found if there is not None), default=None)


def _merged(one: tuple[Mask, ...], other: tuple[Mask, ...]) -> tuple[Mask, ...] | None:
    """Merge the masks of two pieces; None when no day fits them all."""
    seasons = dict.fromkeys(mask for mask in one + other if mask.season is not None)
    plain = [mask for mask in one + other if mask.season is None]
    merged: Mask | None = plain[0] if plain else None
    for mask in plain[1:]:
        merged = merged.merged(mask) if merged is not None else None
        if merged is None:
            return None
    if len(plain) > 1 and merged is not None and not merged.count_days():
        return None
    masks = (*seasons, merged) if merged is not None else tuple(seasons)
    return masks if _may_agree(masks) else None


def _may_agree(masks: tuple[Mask, ...]) -> bool:
    """Tell whether the masks have days of the year in common, and years unless one spills."""
    if any(mask.spills for mask in masks):
        months = [frozenset(mask.months) for mask in masks]
        return bool(frozenset.intersection(*months))
    years = Mask(masks[0].year, negative=masks[0].negative)
    for mask in masks[1:]:
        both = years.merged(Mask(mask.year, negative=mask.negative))
        if both is None:
            return False
        years = both
    return any(
        frozenset.intersection(*(_days_of_year(mask, leap=leap) for mask in masks))
        for leap in (False, True)
    )


def _days_of_year(mask: Mask, *, leap: bool) -> frozenset[int]:
    """Give the days of a leap or other year that fit, counted from 0; the year aside."""
    return _days_of_pattern(mask.month, mask.day, mask.season, leap=leap)


@lru_cache(maxsize=256)
def _days_of_pattern(
    month: str | None, day: str | None, season: tuple[int, int] | None, *, leap: bool
) -> frozenset[int]:
    year = "2000" if leap else "2001"
    start = year_start(int(year))
    stretches = Mask(year, month, day, season=season).stretches(int(year))
    return frozenset(
        of_year - start for first, last in stretches for of_year in range(first, last + 1)
    )


def _next_pair(one: Piece, other: Piece, day: int) -> int | None:
    first, last = max(one.first, other.first - 1, day), min(one.last, other.last - 1)
    if not one.masks:
        there = Piece(first + 1, last + 1, other.masks).first_from(first + 1)
        return None if there is None else there - 1
    if not other.masks:
        return Piece(first, last, one.masks).first_from(first)
    if len(one.masks) == len(other.masks) == 1:
        a, b = one.masks[0], other.masks[0]
        if not (a.spills or b.spills):
            pairs = [_pair_within_year(a, b, first), _pair_at_new_year(a, b, first)]
            return min((pair for pair in pairs if pair is not None and pair <= last), default=None)
    return _leapfrog(Piece(first, last, one.masks), Piece(first + 1, last + 1, other.masks))


def _leapfrog(one: Piece, other: Piece) -> int | None:
    # Seasons are long: two of them pass each other at most once a year.
    day = one.first_from(one.first)
    while day is not None:
        there = other.first_from(day + 1)
        if there is None or there == day + 1:
            return None if there is None else day
        day = one.first_from(there - 1)
    return None


def _pair_within_year(a: Mask, b: Mask, first: int) -> int | None:
    shared = Mask(a.year, negative=a.negative).merged(Mask(b.year, negative=b.negative))
    if shared is None:
        return None
    leap_years, others = shared.count_years()
    days = {
        leap: sorted(
            day for day in _days_of_year(a, leap=leap) if day + 1 in _days_of_year(b, leap=leap)
        )
        for leap, count in ((True, leap_years), (False, others))
        if count
    }
    year = shared.year_from(civil(first)[0]) if any(days.values()) else None
    while year is not None:
        start = year_start(year)
        for day in days[is_leap(year)]:
            if start + day >= first:
                return start + day
        year = shared.year_from(year + 1)
    return None


def _pair_at_new_year(a: Mask, b: Mask, first: int) -> int | None:
    if not (364 in _days_of_year(a, leap=False) and 0 in _days_of_year(b, leap=False)):
        return None
    year = a.year_from(civil(first)[0])
    while year is not None:
        there = b.year_from(year + 1)
        if there is None or there == year + 1:
            return None if there is None else year_start(there) - 1
        year = a.year_from(there - 1)
    return None
