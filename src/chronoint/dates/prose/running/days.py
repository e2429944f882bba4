"""Dates with a name: weekdays, seasons, quarters, holidays, periods, today."""

from collections.abc import Callable

from chronoint.dates.edtf import parse_edtf
from chronoint.dates.prose.phrases import (
    Amount,
    Calendar,
    Exact,
    Feast,
    Fiscal,
    Fraction,
    Near,
    NearWeekday,
    OfYear,
)
from chronoint.dates.prose.running.figures import is_clean, near_unit, year_from
from chronoint.dates.prose.running.found import Base, Found, MentionKind
from chronoint.dates.prose.running.page import Page

_ENDS = frozenset({".", ",", ";", ":", ")", "and", "or", "et", "en", "\n", ""})

__all__ = [
    "read_day_part",
    "read_fraction",
    "read_named",
    "read_season",
    "read_short_fraction",
    "read_weekday",
]


def read_weekday(page: Page, at: int) -> Found | None:
    """Read "Monday", "last Monday", "every Monday"."""
    words, language = page.words, page.lexicon.language
    before = words[at - 1]
    plural = words[at] in language.weekday_plurals
    if language.capitals and not page.capital(at):
        return None
    if plural or before in language.each:
        start = at - 1 if before in language.each else at
        return Found(start, at + 1, None, "again and again", kind=MentionKind.SET)
    weekday = language.weekdays[words[at]]
    stop = at + 1
    if words[at] in language.weak:
        dated = words[stop] in (",", ".") or page.number(stop) > 0 or words[stop] in language.months
        if not dated:
            return None
        stop += words[stop] == "." and page.glued(stop)
    elif before in language.weekday_names or (
        page.named(at) and page.named(at - 1) and before not in language.prepositions
    ):
        return None  # Black Friday
    offset = language.near.get(before)
    behind = language.near_behind.get(words[stop])
    found = Found(at, stop, NearWeekday(weekday, None), "weekday", Base.WEEKDAY)
    if offset is not None:
        article = words[at - 2] in language.articles
        told = before in language.told or (article and before in language.told_with_article)
        found.start = at - 2 if article else at - 1
        found.node = NearWeekday(weekday, offset)
        found.base = Base.TOLD if told else Base.REFERENCE
        found.rule = "near weekday"
    elif behind is not None:
        found.stop += 1
        found.node = NearWeekday(weekday, behind[0])
        found.base = Base.TOLD if behind[1] else Base.REFERENCE
        found.rule = "near weekday"
    else:
        found.ahead = page.is_ahead(found.start, found.stop)
    if words[found.stop] in language.day_parts:
        found.stop += 1
    return found


def read_day_part(page: Page, at: int) -> Found | None:
    """Read "this morning", "last night", "the next evening" as the day they belong to."""
    words, language = page.words, page.lexicon.language
    offset = language.near.get(words[at - 1])
    if offset is None:
        return None
    article = words[at - 2] in language.articles
    told = words[at - 1] in language.told
    told = told or (article and words[at - 1] in language.told_with_article)
    found = Found(at - 2 if article else at - 1, at + 1, Near("day", offset), "near day")
    found.base = Base.TOLD if told else Base.REFERENCE
    return found


def read_season(page: Page, at: int) -> Found | None:
    """Read "spring 2024", "the winter of 1941-42", "last summer", "in the spring"."""
    words, language = page.words, page.lexicon.language
    code = language.seasons[words[at]]
    found = Found(at, at + 1, OfYear(code), "season", Base.YEAR)
    year = year_from(page, at + 1)
    if year is not None and words[at + 1] != ",":
        found.node, found.base = OfYear(code, Calendar(year[0])), Base.NONE
        found.rule = "season of a year"
        found.stop = _second_year(page, year[1])
        return found
    near = near_unit(page, at + 1)
    if near is not None and near[0].unit == "year":
        found.node, found.stop = OfYear(code, near[0]), near[2]
        found.base = Base.TOLD if near[1] else Base.REFERENCE
        found.rule = "season of a near year"
        return found
    before = words[at - 1]
    article = before in language.articles
    place = words[at - 2] if article else before
    offset = language.near.get(before)
    behind = language.near_behind.get(words[at + 1])
    if offset is not None:
        found.start -= 1
        found.node = OfYear(code, near=offset)
        told = before in language.told
        found.base = Base.TOLD if told else Base.REFERENCE
        found.rule = "near season"
        return found
    if behind is not None:
        found.stop += 1
        found.node, found.rule = OfYear(code, near=behind[0]), "near season"
        found.base = Base.TOLD if behind[1] else Base.REFERENCE
        return found
    if words[at] in language.weak and not article and before not in ("in", "this"):
        return None
    likely = (
        (article and words[at + 1] in _ENDS)
        or place in language.prepositions - language.of - {"to"}
        or page.lexicon.parts.ending(words, at - 1 if article else at)
    )
    return found if likely and words[at + 1] not in language.of and not page.named(at) else None


def _second_year(page: Page, stop: int) -> int:
    """Read over the 42 of "winter of 1941-42": a winter is named by its first year."""
    if page.words[stop] in ("-", "/") and page.glued(stop) and page.number(stop + 1) >= 0:
        return stop + 2
    return stop


def read_fraction(page: Page, at: int) -> Found | None:
    """Read "the third quarter" where no "of 2019" follows."""
    words, language = page.words, page.lexicon.language
    stop = at - 1 if words[at - 1] == "-" else at
    count = language.ordinals.get(words[stop - 1], 0)
    parts = language.halves[words[at]]
    if words[stop - 1] in language.ordinal_tails and page.number(stop - 2) > 0:
        count, stop = page.number(stop - 2), stop - 1
    if words[stop - 1] in language.final:
        count = parts
    behind = words[at + 1]
    if not 1 <= count <= parts or behind in language.of or page.number(at + 1) > 0:
        return None
    if parts == 2 or behind in language.near or near_unit(page, at + 1) is not None:
        return None
    node = Fraction(count, parts, Calendar())
    return Found(stop - 1, at + 1, node, "quarter or half", Base.YEAR)


def read_short_fraction(page: Page, at: int) -> Found | None:
    """Read "Q3 2019" and "H1"."""
    parts = {"q": 4, "h": 2}.get(page.words[at], 0)
    count = page.number(at + 1)
    if not 1 <= count <= parts or not page.glued(at + 1) or not page.capital(at):
        return None
    year = year_from(page, at + 2)
    if year is not None:
        node = Fraction(count, parts, Calendar(year[0]))
        return Found(at, year[1], node, "quarter or half")
    if parts == 2:
        return None
    return Found(at, at + 2, Fraction(count, 4, Calendar()), "quarter or half", Base.YEAR)


def read_named(page: Page, at: int) -> Found | None:
    """Read today, Christmas, the Cold War, fiscal year 2019, recently."""
    named = page.lexicon.named_behind.ending(page.words, at + 1)
    stop = at + 1
    if named is not None:
        (sort, meaning), at = named
    else:
        named = page.lexicon.named.starting(page.words, at)
        if named is None:
            return None
        (sort, meaning), stop = named
    reader = _SORTS.get(sort)
    return None if reader is None else reader(page, at, stop, meaning)


def _named_day(page: Page, at: int, stop: int, meaning: str) -> Found | None:
    if (
        page.named(at)
        or page.char_before(at) in ("@", "_", "#", "/")
        or (page.char_behind(stop - 1) in ("@", "_"))
    ):
        return None  # Intel Today
    found = Found(at, stop, Near("day", int(meaning)), "named day", Base.REFERENCE)
    so_far = page.lexicon.so_far.ending(page.words, at)
    if so_far is not None:
        found.start = so_far[1]
    if page.words[found.stop] in page.lexicon.language.day_parts:
        found.stop += 1
    return found


def _holiday(page: Page, at: int, stop: int, code: str) -> Found | None:
    words, language = page.words, page.lexicon.language
    if language.capitals and not page.capital(at):
        return None
    found = Found(at, stop, Feast(code), "holiday", Base.YEAR)
    year = year_from(page, stop)
    if year is not None:
        found.node, found.stop, found.base = Feast(code, Calendar(year[0])), year[1], Base.NONE
        return found
    named_before = page.named(at - 1) and words[at - 1] not in language.prepositions
    if named_before or (page.named(stop) and words[stop] not in language.months):
        return None  # Easter Rising, Good Friday Agreement
    near = near_unit(page, stop)
    if near is not None and near[0].unit == "year":
        found.node, found.stop = Feast(code, near[0]), near[2]
        found.base = Base.TOLD if near[1] else Base.REFERENCE
        return found
    offset = language.near.get(words[at - 1])
    if offset is not None:
        found.start -= 1
        found.ahead = offset > 0
    else:
        found.ahead = page.is_ahead(found.start, found.stop)
    return found


def _period(page: Page, at: int, stop: int, edtf: str) -> Found | None:
    """Read a named period, but only where it tells when: "during the Cold War"."""
    words, language = page.words, page.lexicon.language
    before = words[at - 2] if words[at - 1] in language.articles else words[at - 1]
    temporal = page.lexicon.sides.ending(
        words, at - 1 if words[at - 1] in language.articles else at
    )
    if before not in language.within and temporal is None:
        return None
    return Found(at, stop, Exact(parse_edtf(edtf)), "named period")


def _fiscal(page: Page, at: int, stop: int, _: str) -> Found | None:
    """Read "fiscal year 2019", "FY 2018/19", "FY19"."""
    words = page.words
    if words[stop] == "'":
        stop += 1
    year = page.number(stop)
    if len(words[stop]) == 2 and page.glued(stop) and year >= 0:
        year += 2000
    clean = page.glued(stop) or is_clean(page, stop)
    if not 1900 <= year <= 2100 or not clean:
        return None
    last, end = year, stop + 1
    if words[end] in ("/", "-") and page.glued(end) and page.number(end + 1) == (year + 1) % 100:
        last, end = year + 1, end + 2
    return Found(at, end, Fiscal(year, last), "fiscal year")


def _told_day(page: Page, at: int, stop: int, meaning: str) -> Found | None:
    if page.words[stop] in page.lexicon.language.of:
        return None
    return Found(at, stop, Near("day", int(meaning)), "near day", Base.TOLD)


def _told_time(_page: Page, at: int, stop: int, _: str) -> Found:
    return Found(at, stop, Near("day", 0), "time told of", Base.TOLD, MentionKind.VAGUE)


def _often(page: Page, at: int, stop: int, _: str) -> Found:
    found = Found(at, stop, None, "again and again", kind=MentionKind.SET)
    unit = page.lexicon.language.often[tuple(page.words[at:stop])]
    found.amount = Amount(1, 1, unit)
    return found


def _vague(page: Page, at: int, stop: int, meaning: str) -> Found | None:
    language = page.lexicon.language
    if page.words[at] in language.near or page.words[at] in language.vague_near:
        behind = page.words[stop]  # "recent victories", not "recent years" or "the current."
        if not behind.isalpha() or behind in language.units or page.named(at):
            return None
        if behind in language.prepositions or behind in language.links:
            return None
    found = Found(at, stop, None, "vague", Base.REFERENCE, MentionKind.VAGUE)
    found.vague = int(meaning)
    return found


_SORTS: dict[str, Callable[[Page, int, int, str], Found | None]] = {
    "day": _named_day,
    "holiday": _holiday,
    "period": _period,
    "fiscal": _fiscal,
    "told": _told_day,
    "time": _told_time,
    "often": _often,
    "vague": _vague,
}
