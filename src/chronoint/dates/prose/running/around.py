"""What stands before a date: early, the end of, the first half of, about, since."""

from chronoint.dates.prose.phrases import (
    Calendar,
    Century,
    Decade,
    Doubt,
    Exact,
    Fraction,
    Near,
    Node,
    Nth,
    OfYear,
    Part,
    WeekOf,
)
from chronoint.dates.prose.running.found import Base, Found, MentionKind
from chronoint.dates.prose.running.page import Page
from chronoint.dates.prose.words import Unit

__all__ = ["widen"]

_WIDE = (Exact, Calendar, OfYear, Decade, Century, Near, Fraction, Nth)
# "The 1990s" and "the last week" own their article, "the 2015 attacks" does not.
_ARTICLES = frozenset({"the", "le", "la", "l'", "les", "de", "het"})
_DATED = (Calendar, Part, OfYear)
_BARE = ("day", "month", "figures", "clock", "named", "holiday", "years", "weekday")
_UNPLACED = (MentionKind.DURATION, MentionKind.SET, MentionKind.VAGUE)


def widen(page: Page, found: Found) -> Found:
    """Take into a find the words before it that narrow it, and note the side they open."""
    if found.kind in _UNPLACED and found.node is None:
        return found
    for _ in range(3):
        if not _narrowed(page, found):
            break
    dated = found.base is Base.YEAR or (found.base is Base.NONE and isinstance(found.node, _DATED))
    if dated and not found.ahead:
        found.ahead = page.is_ahead(found.start, found.stop)
    _side(page, found)
    article = page.words[found.start - 1]
    owned = found.rule != "year" and not found.rule.startswith(_BARE)
    if owned and article in _ARTICLES and article in page.lexicon.language.articles:
        found.start -= 1
    return found


def _narrowed(page: Page, found: Found) -> bool:
    """Take one part, fraction, ordinal or doubt into the find."""
    words, lexicon = page.words, page.lexicon
    language = lexicon.language
    node = found.node
    if isinstance(node, Calendar) and node.month is None and not found.pieces:
        year = language.units.get(words[found.start - 1]) == "year"
        if year and words[found.start - 1] not in language.several:
            found.start -= 1
    stop = found.start
    if words[stop - 1] == "-" or words[stop - 1] in language.articles:
        stop -= 1
    before = found.start
    if words[before - 1] == "." or words[before - 1] in language.prepositions:
        before -= 1  # c. 1985, probably in 1985
    doubt = lexicon.doubts.ending(words, found.start) or lexicon.doubts.ending(words, before)
    if doubt is not None and doubt[1] >= page.free and found.node is not None:
        bits = doubt[0]
        found.start = doubt[1]
        found.node = Doubt(bits, found.node) if bits else found.node
        return True
    narrow = _part(page, stop, found.node) or _ordinal(page, stop, found.node)
    if narrow is None or narrow[1] < page.free or isinstance(found.node, Doubt):
        return False
    found.node, found.start = narrow
    found.rule = f"part of {found.rule}" if not found.rule.startswith("part") else found.rule
    if words[found.start - 1] in language.articles:
        found.start -= 1
    return True


def _part(page: Page, stop: int, node: Node | None) -> tuple[Node, int] | None:
    part = page.lexicon.parts.ending(page.words, stop)
    if part is None or not isinstance(node, _WIDE):
        return None
    if isinstance(node, Calendar) and node.day is not None:
        return None
    return Part(part[0], node), part[1]


def _ordinal(page: Page, stop: int, node: Node | None) -> tuple[Node, int] | None:
    """Read "the first half of", "third-quarter", "the last two weeks of", "the week of"."""
    words, language = page.words, page.lexicon.language
    if words[stop - 1] in language.of:
        stop -= 1
    elif words[stop - 1] not in language.halves:
        return None
    name = words[stop - 1]
    known = name in language.halves or name in language.units
    if not known or not isinstance(node, _WIDE):
        return None
    before = stop - 2 if words[stop - 2] == "-" else stop - 1
    parts = language.halves.get(name, 0)
    count, start = _ordinal_ending(page, before, parts)
    if parts:
        return (Fraction(count, parts, node), start) if 1 <= count <= parts else None
    unit = language.units[name]
    if count:
        return Nth(count, 1, unit, node, count < 0), start
    is_day = isinstance(node, Calendar) and node.day is not None
    if unit == "week" and is_day:
        return WeekOf(node), before
    return _many(page, before, unit, node)


def _ordinal_ending(page: Page, stop: int, parts: int) -> tuple[int, int]:
    """Read "first", "3rd", "last"; the last is -1, or the number of parts."""
    words, language = page.words, page.lexicon.language
    word = words[stop - 1]
    if word in language.ordinals:
        return language.ordinals[word], stop - 1
    if word in language.ordinal_tails and page.number(stop - 2) > 0:
        return page.number(stop - 2), stop - 2
    if word in language.final or (word in language.lately and parts == 0 and word in language.near):
        return (parts or -1), stop - 1
    return 0, stop


def _many(page: Page, stop: int, unit: Unit, node: Node) -> tuple[Node, int] | None:
    """Read "the first two weeks of"."""
    words, language = page.words, page.lexicon.language
    count = page.number(stop - 1)
    if count < 0:
        low, high = language.numbers.get(words[stop - 1], (0, 0))
        count = low if low == high else 0
    if not 1 <= count <= 50:
        return None
    ordinal, start = _ordinal_ending(page, stop - 1, 0)
    if ordinal not in (1, -1):
        return None
    return Nth(1, count, unit, node, ordinal < 0), start


def _is_attribute(page: Page, found: Found) -> bool:
    """Tell whether the date only says which: the word behind it is what is meant."""
    language = page.lexicon.language
    behind = page.words[found.stop]
    known = behind in language.prepositions or behind in language.articles
    return behind.isalpha() and not known and behind not in language.links


def _side(page: Page, found: Found) -> None:
    """Note since, until, before, after and the like, which stay outside."""
    words, lexicon = page.words, page.lexicon
    language = lexicon.language
    stop = found.start
    if words[stop - 1] in language.articles:
        stop -= 1
    side = lexicon.sides.ending(words, stop)
    if side is not None and side[0] == "by" and stop < found.start and _is_attribute(page, found):
        return  # "by the New Year's Day attack"
    if side is not None:
        found.side = side[0]
        return
    if words[stop - 1] in language.start and words[found.stop] in language.onwards:
        if words[found.stop] != "on" or page.number(found.stop + 1) < 0:
            found.side = "since"
        return
    behind = lexicon.sides_behind.starting(words, found.stop)
    if behind is not None:
        found.side = behind[0]
