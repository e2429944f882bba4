"""When likeness must not unite: numbered namesakes, and a whole against its part.

"Operation X" and "Operation X II" are as alike as texts can be, and two
events. What stands here limits the relation that a pair may have, whatever
its score.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import Literal

from attrs import frozen

from chronoint.merging.texts import fold, tokens

__all__ = ["PART", "Profile", "Relation", "covers", "guarded", "is_whole", "profile"]

Relation = Literal["same", "part-of", "update-of", "related"]

_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_NUMBERED = re.compile(r"\d|\b[IVXivx]{2,4}\b")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_WHOLE_DAYS, _SINGLE_DAYS = 730, 31
_SEVERAL_PLACES = 3
# Many a list dates a long affair by the day on which it came out, which is near its end.
_MARGIN_DAYS = 366
PART = "one of several records that tell of single targets in the course of years: a part of them"
"""Why a record that another one covers is its part; see `covers`."""


@frozen
class Profile:
    """What the guards ask of a record.

    Parameters
    ----------
    titles
        Distinct.
    numbered
        A title has a number.
    days
        First and last day on which it happened; None without a date.
    places
        Keys of its targets and places.
    """

    titles: tuple[str, ...]
    numbered: bool
    days: tuple[int, int] | None
    places: frozenset[int]


def profile(
    titles: Iterable[str], days: tuple[int, int] | None = None, places: Iterable[int] = ()
) -> Profile:
    """Make the profile of a record from its titles, its days and its places."""
    distinct = sorted(set(titles))
    numbered = any(_NUMBERED.search(title) for title in distinct)
    return Profile(tuple(distinct), numbered, days, frozenset(places))


@lru_cache(maxsize=10_000)
def _name(title: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give a title's tokens but for the numbers, its ordinals, and its years."""
    found = [str(_ROMAN.get(word, word)) for word in fold(title).split()]
    numbers = {word for word in found if word.isdigit()}
    years = {word for word in numbers if _YEAR.fullmatch(word)}
    kept = [token for token in tokens(title) if token not in _ROMAN]
    words = frozenset(token for token in kept if not any(map(str.isdigit, token)))
    return words, frozenset(numbers - years - {"1"}), frozenset(years)


def guarded(left: Profile, right: Profile, *, cited: bool = False) -> tuple[Relation, str] | None:
    """Tell whether two records can at best be related, and why.

    Parameters
    ----------
    left, right
        In any order.
    cited
        Both cite an address that hardly another record cites: then the day is
        rather that of the report on all those years.

    Returns
    -------
    tuple of str and str, or None
        The relation and a sentence; None when nothing stands in the way.

    Examples
    --------
    >>> guarded(profile(["Dark Caracal"]), profile(["Dark Caracal II"]))
    ('related', 'titles that differ only in a number tell of two events')
    >>> guarded(profile(["Raid"]), profile(["Raid on a bank"])) is None
    True
    """
    found = _numbered_namesakes(left, right) if left.numbered or right.numbered else None
    if found is not None:
        return found
    if not cited and (_spans(left, right) or _spans(right, left)):
        return "part-of", "one day or month in the midst of years: at best a part of them"
    return None


def is_whole(left: Profile, right: Profile) -> bool:
    """Tell whether the left of two records is the one that takes years."""
    return _spans(left, right)


def covers(whole: Profile, part: Profile) -> bool:
    """Tell whether one takes years and strikes many, and the other strikes one of them.

    A part of it, when the source of the other tells several such; when it tells
    one, the two may well be one event, which one source knows better.
    """
    if whole.days is None or whole.days[1] - whole.days[0] < _WHOLE_DAYS:
        return False
    if part.days is not None and part.days[1] - part.days[0] >= _SINGLE_DAYS:
        return False
    several = len(whole.places) >= _SEVERAL_PLACES and len(part.places) == 1
    return several and part.places < whole.places


def _spans(whole: Profile, part: Profile) -> bool:
    """Tell whether one takes years and the other a month or less in their midst."""
    if whole.days is None or part.days is None:
        return False
    (first, last), (begin, end) = whole.days, part.days
    long, short = last - first >= _WHOLE_DAYS, end - begin < _SINGLE_DAYS
    return long and short and first + _MARGIN_DAYS <= begin and end <= last - _MARGIN_DAYS


def _numbered_namesakes(left: Profile, right: Profile) -> tuple[Relation, str] | None:
    for title, other in product(left.titles, right.titles):
        words, ordinals, years = _name(title)
        others, other_ordinals, other_years = _name(other)
        if not words or words != others:
            continue
        if ordinals != other_ordinals:
            return "related", "titles that differ only in a number tell of two events"
        if years and other_years and years.isdisjoint(other_years):
            return "related", "titles that differ only in the year tell of two events"
    return None
