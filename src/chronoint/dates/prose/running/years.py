"""Dates made of figures alone: years, ranges of them, decades, 21/11/2023, 2019-10-03."""

from chronoint.dates.calendar import days_in_month
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.prose.phrases import (
    Between,
    Calendar,
    Century,
    Decade,
    Either,
    Exact,
    FromTo,
)
from chronoint.dates.prose.running.figures import is_clean, is_counted
from chronoint.dates.prose.running.found import Found
from chronoint.dates.prose.running.page import Page
from chronoint.dates.prose.words import numbered

__all__ = [
    "read_century",
    "read_decade_figures",
    "read_decade_word",
    "read_era",
    "read_figures",
    "read_slashed",
]

_LIKELY = range(1900, 2036)
_POSSIBLE = range(1000, 2200)
_MOST_FIGURES = 9  # of a year with its era
_SEPARATORS = frozenset({"/", ".", "-"})
_OPENING = frozenset({"(", "[", "\u2013", "-", ",", ";"})
_CLOSING = frozenset({")", "]", ",", ".", ";", ":", "", "\n", "'s"})


def read_figures(page: Page, at: int) -> Found | None:
    """Read the date that three or four figures belong to."""
    words = page.words
    year = int(words[at])
    if words[at + 1] == "s" and page.glued(at + 1):
        return _decade(page, at) if len(words[at]) == 4 else _early_decade(page, at)
    if words[at + 1] == "'s" and year % 10 == 0 and len(words[at]) == 4:
        return _decade(page, at)
    found = None
    if words[at - 1] in _SEPARATORS and page.glued(at) and page.glued(at - 1):
        found = _day_month_year(page, at - 4)
    found = found or _iso(page, at)
    if found is None and not (words[at - 1] in ("/", ".") and page.glued(at)):
        found = _year(page, at, year)
    return found


def read_era(page: Page, at: int) -> Found | None:
    """Read "44 BC" and "AD 79" from the era."""
    if not page.capital(at):
        return None
    era = page.lexicon.eras.starting(page.words, at)
    if era is None:
        return None
    before_christ, stop = era
    before = page.words[at - 1]
    year = int(before) if "0" <= before < ":" and len(before) <= _MOST_FIGURES else -1
    if year > 0 and is_clean(page, at - 1) and at - 1 >= page.free:
        return _with_era(page, at - 1, year, before_christ=before_christ, stop=stop)
    year = page.number(stop)
    if before_christ or year <= 0 or not is_clean(page, stop):
        return None
    return Found(at, stop + 1, Calendar(year), "year with era")


def read_slashed(page: Page, at: int) -> Found | None:
    """Read 21/11/23, which has no figures that look like a year."""
    if len(page.words[at + 3]) != 2 and len(page.words[at + 3]) != 4:
        return None
    return _day_month_year(page, at - 1)


def read_decade_figures(page: Page, at: int) -> Found | None:
    """Read '90s from its s."""
    year = page.number(at - 1)
    if len(page.words[at - 1]) != 2 or year % 10 or not page.glued(at):
        return None
    start = at - 1
    if page.words[start - 1] == "'" and page.glued(start):
        start -= 1
    elif page.words[start - 1] in page.lexicon.language.links and page.words[start - 2] == "s":
        pass
    elif page.words[start - 1] not in page.lexicon.language.articles | {"-", "late", "early"}:
        return None
    return _short_decade(page, start, at + 1, year // 10)


def read_decade_word(page: Page, at: int) -> Found | None:
    """Read "the nineties", "the nineteen-eighties"."""
    language, words = page.lexicon.language, page.words
    start = at
    century = language.numbers.get(words[at - 2]) if words[at - 1] == "-" else None
    if century is not None and 10 <= century[0] <= 20:
        year = century[0] * 100 + language.decades[words[at]] * 10
        return Found(at - 2, at + 1, Decade(year), "decade")
    if words[start - 1] == "-":
        start -= 1
    known = words[start - 1] in language.articles or page.lexicon.parts.ending(words, start)
    if not known or words[start - 1] in language.owners:
        return None
    return _short_decade(page, at, at + 1, language.decades[words[at]])


def _short_decade(page: Page, start: int, stop: int, tens: int) -> Found | None:
    if page.words[start - 1] in page.lexicon.language.owners:
        return None
    century = 2000 if tens < 2 else 1900
    return Found(start, stop, Decade(century + 10 * tens), "decade of two figures")


def _early_decade(page: Page, at: int) -> Found | None:
    """Read "the 470s BC"."""
    era = page.lexicon.eras.starting(page.words, at + 2)
    year = int(page.words[at])
    if era is None or year % 10:
        return None
    return Found(at, era[1], Decade(year, era[0]), "decade")


def _decade(page: Page, at: int) -> Found | None:
    year = int(page.words[at])
    if year % 10 or year not in _POSSIBLE or page.char_before(at) in ("$", "€", "£"):
        return None
    if year % 100 == 0 and year != 2000:
        return Found(at, at + 2, Exact(parse_edtf(f"{year // 100}XX")), "hundred years")
    era = page.lexicon.eras.starting(page.words, at + 2)
    if era is not None and era[0]:
        return Found(at, era[1], Decade(year, True), "decade")  # noqa: FBT003 - a field
    return Found(at, at + 2, Decade(year), "decade")


def _century_number(page: Page, at: int) -> tuple[int, int] | None:
    """Read the "19th" or "nineteenth" before "century"; give the number and its start."""
    language, words = page.lexicon.language, page.words
    stop = at - 1 if words[at - 1] == "-" else at
    last = stop - 1
    if words[last] in language.ordinal_tails and page.glued(last):
        number = page.number(last - 1)
        return (number, last - 1) if 1 <= number <= 30 else None
    number = language.ordinals.get(words[last], 0)
    if number and words[last - 1] == "-" and words[last - 2] == "twenty":
        return 20 + number, last - 2
    if number:
        return number, last
    return _roman(page, last)


def _roman(page: Page, at: int) -> tuple[int, int] | None:
    """Read the XIX of "XIXe siècle"."""
    word = page.words[at]
    for tail in sorted(page.lexicon.language.ordinal_tails, key=len, reverse=True):
        if tail and word.endswith(tail):
            word = word[: -len(tail)]
            break
    number = _ROMAN.get(word)
    return (number, at) if number and page.capital(at) else None


_ROMAN = numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi", 1)


def _day_month_year(page: Page, at: int) -> Found | None:
    """Read 21/11/2023 or 2020/09/13 from its first figures."""
    words = page.words
    if at < page.free or not _is_triple(page, at):
        return None
    numbers = [page.number(at + step) for step in (0, 2, 4)]
    lengths = tuple(len(words[at + step]) for step in (0, 2, 4))
    before = page.char_before(at)
    if before in ("-", ".") or (before == "/" and lengths[0] != 4):
        return None
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        node = _checked(*numbers)
        return None if node is None else Found(at, at + 5, node, "figures")
    short = lengths[2] == 2 and words[at + 1] == "/"
    if max(lengths[:2]) > 2 or not (lengths[2] == 4 or short):
        return None
    return _either_order(at, *numbers)


def _is_triple(page: Page, at: int) -> bool:
    """Tell whether three numbers stand there with one separator and nothing around them."""
    words = page.words
    separator = words[at + 1]
    if separator != words[at + 3] or separator not in _SEPARATORS:
        return False
    if any(page.number(at + step) < 0 for step in (0, 2, 4)):
        return False
    behind = page.char_behind(at + 4)
    if behind == "." and page.char_behind(at + 4, 1).isdigit():
        return False
    alone = not page.char_before(at).isalnum() and not behind.isalnum()
    closed = behind != separator or separator == "."
    return alone and closed and all(page.glued(at + step) for step in (1, 2, 3, 4))


def _either_order(at: int, first: int, second: int, year: int) -> Found | None:
    """Keep both orders of day and month where both give a day."""
    if year < 100:
        year += 2000 if year <= 35 else 1900
    day_first, month_first = _checked(year, second, first), _checked(year, first, second)
    node = day_first or month_first
    if node is None or year not in _POSSIBLE:
        return None
    found = Found(at, at + 5, node, "figures")
    if day_first is not None and month_first is not None and first != second:
        found.other = month_first
    elif first != second:
        found.vague = 1 if day_first is not None else -1  # tells the order of the whole text
    return found


def _checked(year: int, month: int, day: int) -> Calendar | None:
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    return Calendar(year, month, day)


def _iso(page: Page, at: int) -> Found | None:
    """Read 2019-10-03, 2019-10, and 2020/09/13 or 2023.11.21."""
    words = page.words
    separator = words[at + 1]
    if separator not in _SEPARATORS or not page.glued(at + 1) or not page.glued(at + 2):
        return None
    month = page.number(at + 2)
    if len(words[at + 2]) != 2 or not 1 <= month <= 12:
        return None
    if words[at + 3] == separator and page.glued(at + 3) and page.glued(at + 4):
        return _iso_day(page, at)
    year = int(words[at])
    is_month = separator == "-" and month <= year % 100 and year in _LIKELY
    if not is_month or page.char_behind(at + 2).isalnum() or not is_clean(page, at):
        return None
    return Found(at, at + 3, Calendar(year, month), "figures")


def _iso_day(page: Page, at: int) -> Found | None:
    behind = page.char_behind(at + 4)
    if len(page.words[at + 4]) != 2 or (behind.isalnum() and behind not in "Tt"):
        return None
    node = _checked(int(page.words[at]), page.number(at + 2), page.number(at + 4))
    if node is None or page.char_before(at).isalnum():
        return None
    return Found(at, at + 5, node, "figures")


def _year(page: Page, at: int, year: int) -> Found | None:
    """Read a year by itself, before Christ too, and what a range adds to it."""
    words = page.words
    era = page.lexicon.eras.starting(words, at + 1)
    if era is not None and (page.capital(at + 1) or "." in words[at + 1]):
        return _with_era(page, at, year, before_christ=era[0], stop=era[1])
    if not is_clean(page, at) or not _is_year(page, at, year):
        return None
    if page.before_christ and len(words[at]) == 3:
        return Found(at, at + 1, Calendar(1 - year), "year")
    if len(words[at]) < 4:
        return None
    return _short_range(page, at, year) or Found(at, at + 1, Calendar(year), "year")


def _with_era(page: Page, at: int, year: int, *, before_christ: bool, stop: int) -> Found | None:
    """Read "480 BC", "499-493 BC"; the years of a range share their era."""
    if year == 0:
        return None
    last = Calendar(1 - year if before_christ else year)
    found = Found(at, stop, last, "year with era")
    link = page.lexicon.language.links.get(page.words[at - 1], "")
    early = page.number(at - 2)
    if link and early > 0 and (early > year) is before_christ and at - 2 >= page.free:
        node = FromTo(Calendar(1 - early if before_christ else early), last)
        if link == "and" and page.words[at - 3] in page.lexicon.language.between:
            return Found(at - 3, stop, Between(node.start, last), "years")
        if link == "to":
            start = at - 3 if page.words[at - 3] in page.lexicon.language.start else at - 2
            return Found(start, stop, node, "years")
    return found


def _short_range(page: Page, at: int, year: int) -> Found | None:
    """Read "1914-18" and "2001/02"."""
    words = page.words
    if words[at + 1] not in ("-", "/") or not page.glued(at + 1) or not page.glued(at + 2):
        return None
    short = page.number(at + 2)
    if len(words[at + 2]) != 2 or short <= year % 100:
        return None
    behind = page.char_behind(at + 2)
    if behind.isalnum() or behind in ("%", "-", "/") or is_counted(page, at + 3):
        return None
    return Found(at, at + 3, FromTo(Calendar(year), Calendar(year - year % 100 + short)), "years")


def _is_year(page: Page, at: int, year: int) -> bool:
    """Tell whether figures are a year, by what stands around them."""
    language, words = page.lexicon.language, page.words
    before, behind = words[at - 1], words[at + 1]
    if is_counted(page, at + 1) or (before in language.counting and behind.isalpha()):
        return False
    if behind == "-" and page.glued(at + 1) and page.char_behind(at, 1).isalpha():
        return False
    if before == "-" and page.glued(at) and page.char_before(at - 1).isalpha():
        return _before_is_part(page, at)
    if year in _LIKELY:
        return not (before in language.counting and before not in language.prepositions)
    strong = before in language.prepositions or _before_is_part(page, at)
    if before in language.of or before in language.start or language.links.get(before) == "to":
        strong = strong and (behind in _CLOSING or (year >= 1600 and not behind.endswith("s")))
    if year < 1000:
        return strong and page.before_christ and (behind in _CLOSING or not behind.isalpha())
    in_brackets = before in _OPENING and behind in _CLOSING
    ranged = behind == "-" and page.number(at + 2) > 0
    return year in _POSSIBLE and (strong or in_brackets or ranged)


def _before_is_part(page: Page, at: int) -> bool:
    """Tell whether "mid-", "early" or the like stands before."""
    words = page.words
    stop = at - 1 if words[at - 1] == "-" else at
    return page.lexicon.parts.ending(words, stop) is not None or (
        words[stop - 1] in page.lexicon.language.near and stop == at
    )


def read_century(page: Page, at: int) -> Found | None:
    """Read "the 19th century" from its last word."""
    number = _century_number(page, at)
    if number is None or number[1] < page.free:
        return None
    words, link = page.words, page.lexicon.language.links.get(page.words[number[1] - 1])
    early = _century_number(page, number[1] - 1) if link == "and" else None
    if early is not None and early[0] < number[0] and words[at] in page.lexicon.language.several:
        node = Either(Century(early[0]), Century(number[0]), both=True)
        return Found(early[1], at + 1, node, "centuries")
    era = page.lexicon.eras.starting(page.words, at + 1)
    before_christ = era is not None and era[0]
    stop = at + 1 if era is None else era[1]
    return Found(number[1], stop, Century(number[0], before_christ), "century")
