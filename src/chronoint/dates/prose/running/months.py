"""Dates around the name of a month: "5 September 2018", "October 7-13, 2024", "May"."""

from typing import NamedTuple

from attrs import evolve

from chronoint.dates.prose.phrases import Between, Calendar, Either, FromTo, Near, Node, OfYear
from chronoint.dates.prose.running.figures import (
    day_ending,
    day_from,
    is_counted,
    near_unit,
    year_from,
)
from chronoint.dates.prose.running.found import Base, Found, MentionKind
from chronoint.dates.prose.running.page import Page

__all__ = ["read_month"]


class _Days(NamedTuple):
    """One or two days of a month, and the word between them."""

    first: int
    second: int | None
    link: str
    edge: int
    """Where they begin before a month, or stop behind it."""


def read_month(page: Page, at: int) -> Found | None:
    """Read the date that a month's name belongs to."""
    language = page.lexicon.language
    month = language.months[page.words[at]]
    stop = at + 1
    if page.words[stop] == "." and page.glued(stop) and page.words[at] in page.lexicon.short:
        stop += 1
    start = at
    days = _days_before(page, at)
    if days is not None:
        start = days.edge
    else:
        days = _days_behind(page, stop)
        stop = days.edge if days is not None else stop
    year = year_from(page, stop)
    if year is not None:
        stop = year[1]
    elif days is None and not _is_month(page, at):
        return None
    if days is None and year is None:
        return _bare(page, at, month, stop)
    if not page.capital(at) and page.words[at] in language.weak and year is None:
        return None
    whole = Calendar(None if year is None else year[0], month)
    found = Found(start, stop, whole, "month and year")
    if days is not None:
        _with_days(page, found, whole, days)
    if year is None:
        found.base = Base.YEAR
        _near_year(page, found)
    return found


def _with_days(page: Page, found: Found, whole: Calendar, days: _Days) -> None:
    """Put one day or two into the find, with "between" or "from" before them."""
    first = evolve(whole, day=days.first)
    found.rule = "day, month and year" if whole.year is not None else "day and month"
    found.node = first
    words, language = page.words, page.lexicon.language
    if days.second is not None:
        second = evolve(whole, day=days.second)
        found.rule = "days of a month"
        found.node = _joined(first, second, days.link)
        if days.link == "and":
            found.kind = MentionKind.SET
        edge = found.start - 1
        if words[edge] in language.articles and words[edge - 1] in language.between:
            edge -= 1
        before = words[edge]
        if days.link == "and" and before in language.between:
            found.node, found.kind = Between(first, second), None
            found.start = edge
        elif days.link == "to" and before in language.start:
            found.start -= 1
    if words[found.start - 1] in language.articles:
        found.start -= 1


def _joined(first: Calendar, second: Calendar, link: str) -> Node:
    if link == "to":
        return FromTo(first, second)
    return Either(first, second, link == "and")


def _days_before(page: Page, at: int) -> _Days | None:
    words, language = page.words, page.lexicon.language
    stop = at
    of = words[stop - 1] in language.of
    if of or (words[stop - 1] in ("-", ".") and page.glued(stop - 1)):
        stop -= 1
    last = day_ending(page, stop, words=of)
    if last is None or last[1] < page.free:
        return None
    before = last[1] - 1
    if words[before] in language.articles and words[before - 1] in language.links:
        before -= 1
    link = language.links.get(words[before], "")
    if not link:
        return _Days(last[0], None, "", last[1])
    early = day_ending(page, before)
    if early is None or early[0] >= last[0] or early[1] < page.free:
        return _Days(last[0], None, "", last[1])
    return _Days(early[0], last[0], link, early[1])


def _days_behind(page: Page, stop: int) -> _Days | None:
    words, language = page.words, page.lexicon.language
    if words[stop] in language.articles:
        stop += 1
    early = day_from(page, stop)
    if early is None:
        return None
    link = language.links.get(words[early[1]], "")
    last = day_from(page, early[1] + 1) if link else None
    if last is None or last[0] <= early[0] or words[last[1]] in language.months:
        return _Days(early[0], None, "", early[1])
    if is_counted(page, last[1]):
        return _Days(early[0], None, "", early[1])
    return _Days(early[0], last[0], link, last[1])


def _near_year(page: Page, found: Found) -> None:
    """Read "of that year" or "last year" behind a day or month without a year."""
    near = near_unit(page, found.stop)
    node = found.node
    if near is None or near[0].unit != "year" or not isinstance(node, Calendar) or not node.month:
        return
    found.node = OfYear(node.month, near[0], node.day)
    found.base = Base.TOLD if near[1] else Base.REFERENCE
    found.rule = "month of a near year"
    found.stop = near[2]


def _bare(page: Page, at: int, month: int, stop: int) -> Found:
    """Give a month without day and year; "last October" too."""
    language, words = page.lexicon.language, page.words
    found = Found(at, stop, Calendar(None, month), "month", Base.YEAR)
    offset = language.near.get(words[at - 1])
    behind = language.near_behind.get(words[stop])
    if offset is not None:
        article = words[at - 2] in language.articles
        told = words[at - 1] in language.told
        told = told or (article and words[at - 1] in language.told_with_article)
        found.start = at - 2 if article else at - 1
        found.node = Near("year", offset, month)
        found.base = Base.TOLD if told else Base.REFERENCE
        found.rule = "near month"
    elif behind is not None:
        found.stop += 1
        found.node = Near("year", behind[0], month)
        found.base = Base.TOLD if behind[1] else Base.REFERENCE
        found.rule = "near month"
    else:
        _near_year(page, found)
    return found


def _is_month(page: Page, at: int) -> bool:
    """Tell whether a month's name without figures is a month and nobody's name."""
    language, words = page.lexicon.language, page.words
    word, before = words[at], words[at - 1]
    if language.capitals and not page.capital(at):
        return False
    likely = (
        before in language.prepositions
        or before in language.near
        or (before == "-" and words[at - 2] in language.prepositions)
        or page.lexicon.parts.ending(words, at) is not None
    )
    if word in language.weak:
        return likely and not (before in ("to", "for", "of", "by") and page.named(at + 1))
    if not language.capitals or (likely and before not in ("to", "for", "of", "by", "from")):
        return True
    named = page.named(at + 1) and words[at + 1] not in language.months
    before_named = page.named(at - 1) and before not in language.months and not likely
    return not named and not before_named
