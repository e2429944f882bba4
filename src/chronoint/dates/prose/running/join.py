"""Finds that belong together: ranges, a weekday and its date, a date told twice."""

from attrs import evolve

from chronoint.dates.prose.phrases import (
    Between,
    Calendar,
    Century,
    Decade,
    Doubt,
    Either,
    Fraction,
    FromTo,
    Lately,
    Moved,
    Near,
    NearWeekday,
    Node,
    OfYear,
    Part,
)
from chronoint.dates.prose.running.found import Base, Found, MentionKind
from chronoint.dates.prose.running.page import Page

__all__ = ["fill", "join", "year_in"]

_RANGED = (Calendar, OfYear, Part, Decade, Century, Doubt)
_LONGEST_GAP = 3
_CLOCK_GAP = 4
_ENDS = frozenset({".", "!", "?", "\n", ""})
_CLOSING = frozenset({".", ",", ";", ":", ")", "]", "", "\n", "!", "?", "-", '"'})


def join(page: Page, finds: list[Found]) -> list[Found]:
    """Unite neighbours, and let a month take the year of the date behind it."""
    joined: list[Found] = []
    for found in finds:
        one = _united(page, joined[-1], found) if joined else None
        if one is None:
            joined.append(found)
        else:
            if len(joined) > 1 and joined[-2].apposed is joined[-1]:
                joined[-2].apposed = one
            joined[-1] = one
    for found in joined:
        if found.open_to and page.words[found.stop] not in _CLOSING:
            _lasted(page, found)
    return joined


def _lasted(page: Page, found: Found) -> None:
    """Make "three years after it opened" a duration: what it counts from is no date."""
    found.kind, found.node, found.base = MentionKind.DURATION, None, Base.NONE
    found.rule, found.open_to = "duration", ""
    while found.stop - 1 > found.start and page.words[found.stop - 1] not in (
        page.lexicon.language.units
    ):
        found.stop -= 1


def _united(page: Page, one: Found, other: Found) -> Found | None:
    """Give what two neighbours are together; else note what each says about the other."""
    gap = page.words[one.stop : other.start]
    if len(gap) <= _CLOCK_GAP and not _ENDS.intersection(gap):
        if one.rule == "clock time" and _has_day(other.node) and other.base is Base.NONE:
            one.apposed = other
        elif other.rule == "clock time" and _has_day(one.node) and one.base is Base.NONE:
            other.apposed = one
    if len(gap) > _LONGEST_GAP or other.kind is MentionKind.DURATION:
        return None
    bare = [word for word in gap if word not in page.lexicon.language.articles]
    found = None
    if one.open_to and not gap and (other.side == one.open_to or other.side is None):
        found = _counted(one, other)
    elif one.base is Base.WEEKDAY and bare in ([], [","]) and _has_day(other.node):
        found = _with_weekday(one, other)
    elif _apposed(one, other, gap, page):
        one.apposed = other
    elif one.kind is None and other.kind is None:
        found = _linked(page, one, other, gap, bare)
    return found


def _linked(page: Page, one: Found, other: Found, gap: list[str], bare: list[str]) -> Found | None:
    """Unite two dates with "to", "and" or "or" between them, where that is one date."""
    language = page.lexicon.language
    link = language.links.get(bare[0], "") if len(bare) == 1 else ""
    if link == "to" and other.side in (None, "until") and one.side in (None, "from"):
        return _range(page, one, other, gap)
    if link == "and" and other.side is None and page.words[one.start - 1] in language.between:
        return _between(one, other) if _ranged(one, other) else None
    if link == "or" and other.side is None and _alike(one.node, other.node):
        return _either(one, other)
    if link or bare in ([","], ["/"]):
        _fill_from(one, other)
    return None


def _has_day(node: Node | None) -> bool:
    if isinstance(node, FromTo):
        node = node.start
    return isinstance(node, Calendar) and node.day is not None and node.weekday is None


def _with_weekday(one: Found, other: Found) -> Found:
    """Unite "Monday" and "5 September"."""
    if isinstance(other.node, Calendar) and isinstance(one.node, NearWeekday):
        other.node = evolve(other.node, weekday=one.node.weekday)
    other.start = one.start
    other.side = one.side or other.side
    other.rule = f"weekday, {other.rule}"
    other.other = None
    return other


def _counted(one: Found, other: Found) -> Found | None:
    """Unite "two days after" and "5 October 2019"."""
    if other.node is None or one.amount is None or isinstance(other.node, FromTo | Lately):
        return None
    one.node = Moved(one.amount, one.open_to == "before", other.node)
    one.stop, one.base, one.open_to = other.stop, other.base, ""
    one.rule = "before or after a date"
    return one


def _apposed(one: Found, other: Found, gap: list[str], page: Page) -> bool:
    """Tell whether a relative date is followed by the same in figures."""
    relative = one.base in (Base.TOLD, Base.REFERENCE, Base.WEEKDAY) or isinstance(one.node, Lately)
    if not relative or other.base is not Base.NONE or other.side is not None or not gap:
        return False
    if one.kind in (MentionKind.VAGUE, MentionKind.DURATION) or other.node is None:
        return False
    if isinstance(one.node, Near) and one.node.unit == "day" and gap[0] != "(":
        return False
    if gap == [","] and not isinstance(other.node, Calendar):
        return False
    rest = {word for word in gap[1:] if word not in page.lexicon.language.prepositions}
    return gap[0] in ("(", ",") and not rest - page.lexicon.language.articles - {"("}


def _ranged(one: Found, other: Found) -> bool:
    return isinstance(one.node, _RANGED) and isinstance(other.node, _RANGED)


def _alike(one: Node | None, other: Node | None) -> bool:
    if not isinstance(one, Calendar) or not isinstance(other, Calendar):
        return False
    return (one.month is None, one.day is None) == (other.month is None, other.day is None)


def _range(page: Page, one: Found, other: Found, gap: list[str]) -> Found | None:
    """Unite "5 October" and "3 November 2019" with "to" between them."""
    if not _ranged(one, other):
        return None
    if gap == ["-"] and not _alike(one.node, other.node):
        return None
    _fill_from(one, other)
    start, end = one.node, other.node
    if start is None or end is None:
        return None
    language = page.lexicon.language
    first = one.start - 1 if page.words[one.start - 1] in language.start else one.start
    found = Found(first, other.stop, FromTo(start, end), "from one to another", one.base)
    found.pieces = (one, other)
    found.side = one.side if one.side != "from" else None
    found.ahead = one.ahead or other.ahead
    return found


def _between(one: Found, other: Found) -> Found | None:
    _fill_from(one, other)
    if one.node is None or other.node is None:
        return None
    node = Between(one.node, other.node)
    return Found(one.start - 1, other.stop, node, "between two", one.base, pieces=(one, other))


def _either(one: Found, other: Found) -> Found | None:
    _fill_from(one, other)
    if one.node is None or other.node is None:
        return None
    node = Either(one.node, other.node)
    found = Found(one.start, other.stop, node, "one or the other", one.base, pieces=(one, other))
    found.side = one.side
    return found


def _fill_from(one: Found, other: Found) -> None:
    """Let each take from the other the year it lacks: "April and May 1940"."""
    early, late = year_in(one.node), year_in(other.node)
    if one.base is Base.YEAR and other.base is Base.NONE and late is not None:
        wraps = (_month_in(one.node) or 0) > (_month_in(other.node) or 13)
        one.node, one.base = fill(one.node, late - wraps), Base.NONE
    elif one.base is Base.NONE and other.base is Base.YEAR and early is not None:
        wraps = (_month_in(other.node) or 13) < (_month_in(one.node) or 0)
        if _month_in(one.node) is not None:
            other.node, other.base = fill(other.node, early + wraps), Base.NONE


def year_in(node: Node | None) -> int | None:
    """Give the year that a node names."""
    while isinstance(node, Part | Doubt):
        node = node.of
    if isinstance(node, OfYear):
        node = node.year
    return node.year if isinstance(node, Calendar) else None


def _month_in(node: Node | None) -> int | None:
    while isinstance(node, Part | Doubt):
        node = node.of
    return node.month if isinstance(node, Calendar) else None


def fill(node: Node | None, year: int) -> Node | None:
    """Give the node with a year where one is lacking."""
    if isinstance(node, Fraction):
        return evolve(node, of=Calendar(year)) if node.of == Calendar() else node
    if isinstance(node, Calendar):
        return node if node.year is not None else evolve(node, year=year)
    if isinstance(node, OfYear):
        bare = node.year is None and node.near is None
        return evolve(node, year=Calendar(year)) if bare else node
    if isinstance(node, Part | Doubt):
        inside = fill(node.of, year)
        return node if inside is None else evolve(node, of=inside)
    return node
