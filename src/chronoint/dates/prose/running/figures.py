"""Reading figures in running text: days, years, amounts, and what only looks like them."""

from chronoint.dates.prose.phrases import Near
from chronoint.dates.prose.running.page import Page

__all__ = [
    "NearYear",
    "day_ending",
    "day_from",
    "is_clean",
    "is_counted",
    "near_unit",
    "year_from",
]

_SIGNS_BEFORE = frozenset("$€£¥#@_/:+=&^~§№")
_PIVOT = 35  # '35 is 2035, '36 is 1936
_CENTURY = 100

NearYear = tuple[Near, bool, int]


def is_clean(page: Page, at: int) -> bool:
    """Tell whether figures stand alone: no letter, currency, percent or decimals beside them."""
    before = page.char_before(at)
    if before and (before.isalnum() or before in _SIGNS_BEFORE):
        return False
    if before in (".", ",") and page.glued(at - 1) and page.number(at - 2) >= 0:
        return False
    behind, next_one = page.char_behind(at), page.char_behind(at, 1)
    if behind in ("%", "°", "_", "‰", "€", "£", "$", "@", "="):
        return False
    if behind in (".", ",", ":") and next_one.isdigit():
        return False
    return not behind.isalpha()


def is_counted(page: Page, at: int) -> bool:
    """Tell whether the word there is something that is counted, so that figures are a number."""
    word = page.words[at]
    return word in page.lexicon.language.counted or word in ("%", "°", "€", "$", "£")


def day_ending(page: Page, stop: int, *, words: bool = False) -> tuple[int, int] | None:
    """Read a day of the month that ends at a place; give it and its start.

    With `words` also "fifth".
    """
    language = page.lexicon.language
    at = stop - 1
    word = page.words[at]
    if word in language.ordinal_tails and page.glued(at):
        at -= 1
        word = page.words[at]
    day = page.number(at)
    if 1 <= day <= 31 and len(word) <= 2:
        before = page.char_before(at)
        if before.isalnum() or before in _SIGNS_BEFORE - {"/"}:
            return None
        decimal = before in (".", ",", "/") and page.number(at - 2) >= 0
        return None if decimal else (day, at)
    if not words or word not in language.ordinals:
        return None
    day = language.ordinals[word]
    if page.words[at - 1] == "-" and page.words[at - 2] in language.numbers:
        tens = language.numbers[page.words[at - 2]][0]
        if tens in (20, 30) and day < 10:
            return day + tens, at - 2
    return (day, at) if day <= 31 else None


def day_from(page: Page, at: int) -> tuple[int, int] | None:
    """Read a day of the month that begins at a place; give it and where it stops."""
    day = page.number(at)
    if not 1 <= day <= 31 or len(page.words[at]) > 2:
        return None
    stop = at + 1
    if page.words[stop] in page.lexicon.language.ordinal_tails and page.glued(stop):
        return day, stop + 1
    behind, next_one = page.char_behind(at), page.char_behind(at, 1)
    if behind.isalpha() or behind in ("%", "°"):
        return None
    if behind in (".", ",", ":", "/") and next_one.isdigit():
        return None
    return (day, stop) if not is_counted(page, stop) else None


def year_from(page: Page, at: int) -> tuple[int, int] | None:
    """Read the year of a month that was just read: "2019", ", 2019", "of 2019", "'19", "480 BC"."""
    language = page.lexicon.language
    comma = page.words[at] == ","
    if comma or page.words[at] in language.of or (page.words[at] == "-" and page.glued(at)):
        at += 1
    if page.words[at] == "'" and page.number(at + 1) >= 0 and len(page.words[at + 1]) == 2:
        short = page.number(at + 1)
        return short + (2000 if short <= _PIVOT else 1900), at + 2
    year = page.number(at)
    if year < 0:
        return None
    era = page.lexicon.eras.starting(page.words, at + 1)
    if era is not None:
        return (1 - year if era[0] else year), era[1]
    if not 1000 <= year <= 2999 or not is_clean(page, at):
        return None
    if comma and is_counted(page, at + 1):
        return None
    return year, at + 1


def near_unit(page: Page, at: int) -> NearYear | None:
    """Read "of that year", "last year", "de cette année" from a place on.

    Gives the node, whether it counts from the text's own dates, and where it stops.
    """
    language, words = page.lexicon.language, page.words
    if words[at] in language.of:
        at += 1
    article = words[at] in language.articles
    if article:
        at += 1
    unit = language.units.get(words[at + 1])
    offset = language.near.get(words[at])
    if unit is not None and offset is not None:
        told = words[at] in language.told or (article and words[at] in language.told_with_article)
        return Near(unit, offset), told, at + 2
    unit = language.units.get(words[at])
    turn = language.near_behind.get(words[at + 1])
    if unit is not None and turn is not None and page.lexicon.language.near_behind:
        return Near(unit, turn[0]), turn[1], at + 2
    return None
