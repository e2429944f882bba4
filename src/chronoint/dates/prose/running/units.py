"""Dates around a unit of time: "last week", "two months later", "the last six years"."""

from chronoint.dates.prose.phrases import Amount, Decade, Lately, Moved, Near, SoFar
from chronoint.dates.prose.running.found import Base, Found, MentionKind
from chronoint.dates.prose.running.page import Page
from chronoint.dates.prose.running.years import read_century
from chronoint.dates.prose.words import Turn, Unit

__all__ = ["read_unit"]

_HALVES: dict[Unit, tuple[int, Unit]] = {
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
_SPOKEN = frozenset({"a", "an"})
_GROUPS = frozenset({"couple", "dozen"})


def read_unit(page: Page, at: int) -> Found | None:
    """Read the expression that a unit of time belongs to."""
    words, language = page.words, page.lexicon.language
    unit = language.units[words[at]]
    found = read_century(page, at) if unit == "century" else None
    if found is None and words[at] in language.decade_units:
        found = _decade_behind(page, at)
    if found is not None:
        return found
    names_year = unit == "year" and len(words[at + 1]) == 4 and page.number(at + 1) >= 1000
    if names_year or _is_age(page, at) or _belongs_to_next(page, at):
        return None
    amount = _amount_ending(page, at)
    if amount is not None:
        half = _half_behind(page, at)
        if half and unit in _HALVES:
            return _with_amount(page, half - 1, _and_half(amount[0]), amount[1])
        return _with_amount(page, at, amount[0], amount[1])
    return _near(page, at, unit) or _unnumbered(page, at, unit)


def _decade_behind(page: Page, at: int) -> Found | None:
    """Read "les années 1990", "de jaren '90", "de jaren negentig"."""
    words, language = page.words, page.lexicon.language
    place = at + 2 if words[at + 1] == "'" else at + 1
    year = page.number(place)
    if words[place] in language.decades:
        year = 1900 + 10 * language.decades[words[place]]
    elif len(words[place]) == 2 and year >= 0:
        year += 1900 if year >= 20 else 2000
    if year < 1000 or year % 10:
        return None
    return Found(at, place + 1, Decade(year), "decade")


def _is_age(page: Page, at: int) -> bool:
    words, ages = page.words, page.lexicon.language.ages
    behind = at + 2 if words[at + 1] == "-" else at + 1
    if words[behind] in ages:
        return True
    return words[behind] in page.lexicon.language.of and words[behind + 1] == "age"


def _belongs_to_next(page: Page, at: int) -> bool:
    """Tell whether "of March" follows, whose reader takes "the last week" along."""
    words, language = page.words, page.lexicon.language
    place = at + 1
    if words[place] not in language.of:
        return False
    place += 1
    if words[place] in language.articles:
        place += 1
    word = words[place]
    return (
        word in language.months
        or (word in language.seasons and word not in language.weak)
        or 1000 <= page.number(place) <= 2200
        or (page.number(place) > 0 and words[place + 1] in language.months)
        or (words[place] in language.near and words[place + 1] in language.units)
    )


def _amount_ending(page: Page, at: int) -> tuple[Amount, int] | None:
    """Read the number before a unit; give the amount and its start."""
    words, language = page.words, page.lexicon.language
    unit = language.units[words[at]]
    stop = at
    if words[stop - 1] in language.fillers:
        stop -= 1
    if words[stop - 1] == "-" and page.number(stop - 2) < 1000:
        stop -= 1
    if words[stop - 1] in language.lately | language.coming and words[stop - 2] in language.numbers:
        stop -= 1  # les six dernières années
    added = words[stop - 3 : stop] == ["and", "a", "half"]
    stop -= 3 * added
    if not added and unit in _HALVES and (half := _half_ending(page, stop)):
        return Amount(_HALVES[unit][0], _HALVES[unit][0], _HALVES[unit][1]), half
    number = _number_ending(page, stop)
    if number is None or number[2] < page.free:
        return None
    low, high, start = number
    amount = Amount(low, high, unit)
    return (_and_half(amount) if added and unit in _HALVES else amount), start


def _and_half(amount: Amount) -> Amount:
    """Add half a unit."""
    size, unit = _HALVES[amount.unit]
    return Amount((2 * amount.low + 1) * size, (2 * amount.high + 1) * size, unit)


def _half_behind(page: Page, at: int) -> int:
    """Give where the "and a half" behind a unit stops; 0 when it is not there."""
    words, language = page.words, page.lexicon.language
    if language.links.get(words[at + 1]) != "and":
        return 0
    place = at + 3 if words[at + 2] in _SPOKEN else at + 2
    return place + 1 if words[place] in language.half else 0


def _half_ending(page: Page, stop: int) -> int:
    """Give the start of "half a" or "a half-"; 0 when it is not there."""
    words, language = page.words, page.lexicon.language
    if words[stop - 1] in ("a", "an", "-") and words[stop - 2] in language.half:
        return stop - 2
    if words[stop - 1] in language.half:
        return stop - 2 if words[stop - 2] in language.numbers else stop - 1
    return 0


def _number_ending(page: Page, stop: int) -> tuple[int, int, int] | None:
    """Read least, most and start of a number that ends at a place."""
    last = _one_number(page, stop)
    if last is None:
        return None
    low, high, start = last
    words, language = page.words, page.lexicon.language
    if language.links.get(words[start - 1]) in ("to", "or"):
        early = _one_number(page, start - 1)
        if early is not None and early[0] < low:
            return early[0], high, early[2]
    return low, high, start


def _one_number(page: Page, stop: int) -> tuple[int, int, int] | None:
    words, numbers = page.words, page.lexicon.language.numbers
    at = stop - 1
    if words[at] in page.lexicon.language.of and words[at - 1] in numbers:
        at -= 1  # a couple of
    figures = page.number(at)
    if figures >= 0:
        before = page.char_before(at)
        decimal = before in (".", ",") and page.number(at - 2) >= 0
        plain = not before.isalpha() and before not in ("$", "€", "£") and not decimal
        return (figures, figures, at) if plain and 0 < figures < 1000 else None
    found = numbers.get(words[at])
    if found is None:
        return None
    low, high = found
    if words[at - 1] == "-" and words[at - 2] in numbers and high < 10:
        tens = numbers[words[at - 2]][0]
        if tens % 10 == 0 and tens:
            return tens + low, tens + high, at - 2
    if words[at - 1] in ("a", "an") and (low < high or words[at] in _GROUPS):
        at -= 1
    return low, high, at


def _with_amount(page: Page, at: int, amount: Amount, start: int) -> Found | None:
    words, lexicon = page.words, page.lexicon
    language = lexicon.language
    near = words[start - 1]
    if near not in language.lately and near not in language.coming:
        near = words[at - 1]
    if near in language.lately or near in language.coming:
        return _lately(page, at, amount, start, near)
    behind = lexicon.behind.starting(words, at + 1)
    quantity = lexicon.quantities.ending(words, start)
    if quantity is not None and quantity[1] >= page.free:
        start = quantity[1]
    if behind is not None:
        return _moved(page, amount, start, behind, quantity is not None and quantity[0] == "more")
    ahead = lexicon.ahead.ending(words, start)
    if ahead is not None:
        return _moved(page, amount, ahead[1], (ahead[0], at + 1), False)  # noqa: FBT003
    if (
        words[start] in _SPOKEN
        and amount.high == 1
        and quantity is None
        and not _lasts(page, start)
    ):
        return None
    return _duration(page, at, amount, start, more=quantity is not None and quantity[0] == "more")


def _lasts(page: Page, start: int) -> bool:
    """Tell "lasted a year" and "within a week" from "twice a year" and "a week of"."""
    language = page.lexicon.language
    before = page.words[start - 1]
    return before in language.verbs_of_lasting or before in language.lasting


def _moved(
    page: Page,
    amount: Amount,
    start: int,
    turn: tuple[Turn, int],
    more: bool,  # noqa: FBT001
) -> Found:
    (sign, told), stop = turn
    node = Moved(amount, sign < 0)
    found = Found(start, stop, node, "earlier or later" if told else "ago", amount=amount)
    found.base = Base.TOLD if told else Base.REFERENCE
    if told and page.words[stop - 1] in page.lexicon.language.opening:
        found.open_to = "before" if sign < 0 else "after"
        if page.words[stop] in page.lexicon.language.that:
            found.stop, found.open_to = stop + 1, ""
    if more and not told:
        found.vague = -1
    return found


def _lately(page: Page, at: int, amount: Amount, start: int, near: str) -> Found:
    """Read "the last six years", "the next two weeks"."""
    words, language = page.words, page.lexicon.language
    back = near in language.lately
    if words[start - 1] in (near, "few"):
        start -= 1
    if words[start - 1] == near:
        start -= 1
    found = Found(start, at + 1, Lately(amount, back), "last so many", Base.REFERENCE)
    if near in language.told or (near in language.told_with_article and not back):
        found.base = Base.TOLD
    if not back:
        found.rule = "next so many"
    found.amount = amount
    return found


def _duration(page: Page, at: int, amount: Amount, start: int, *, more: bool) -> Found | None:
    """Read "40 years", and whether it reaches up to now: "has been there for 40 years"."""
    language = page.lexicon.language
    before = start - 2 if page.words[start - 1] in language.of else start - 1
    if page.words[before] in language.ages:
        return None
    stop = at + 1
    if page.words[stop] == "-" and page.words[stop + 1] == "long":
        stop += 2
    found = Found(start, stop, None, "duration", kind=MentionKind.DURATION, amount=amount)
    lasting = page.words[start - 1] in language.lasting
    if lasting and page.sentence_has(language.perfect, start, 14):
        found.base = Base.REFERENCE
        found.vague = -1 if more else 0
    return found


def _near(page: Page, at: int, unit: Unit) -> Found | None:
    """Read "last week", "the previous year", "la semaine dernière", "earlier this year"."""
    words, language = page.words, page.lexicon.language
    start, stop = at - 1, at + 1
    offset = language.near.get(words[start])
    if offset is None:
        behind = language.near_behind.get(words[stop])
        if behind is None:
            return None
        found = Found(at, stop + 1, Near(unit, behind[0]), "near unit")
        found.base = Base.TOLD if behind[1] else Base.REFERENCE
        return _with_so_far(page, found, unit)
    article = words[start - 1] in language.articles or words[start - 1] in ("that", "this")
    told = words[start] in language.told
    told = told or (article and words[start] in language.told_with_article)
    if _is_lately(page, start, at):
        amount = Amount(1, 1, unit)
        return Found(start, stop, Lately(amount), "last so many", Base.REFERENCE, amount=amount)
    if words[at] in language.several:
        return _vague(page, at)
    found = Found(start - 1 if article else start, stop, Near(unit, offset), "near unit")
    found.base = Base.TOLD if told else Base.REFERENCE
    if article and words[start] in language.final and words[stop] in language.of | language.that:
        return None  # the last month of the war
    return _with_so_far(page, found, unit)


def _is_lately(page: Page, start: int, at: int) -> bool:
    """Tell whether it is "the past year", which reaches up to now."""
    return page.words[start] == "past" and page.words[at] not in page.lexicon.language.several


def _vague(page: Page, at: int) -> Found | None:
    """Read "recent years", "the coming months"."""
    language, before = page.lexicon.language, page.words[at - 1]
    way = language.vague_near.get(before)
    unit = language.units[page.words[at]]
    if before in language.lately and page.words[at] not in language.several:
        amount = Amount(1, 1, unit)
        return Found(at - 1, at + 1, Lately(amount), "last so many", Base.REFERENCE, amount=amount)
    if way is None or page.words[at] not in language.several:
        return None
    found = Found(at - 1, at + 1, None, "vague", Base.REFERENCE, MentionKind.VAGUE)
    found.vague = way
    return found


def _with_so_far(page: Page, found: Found, unit: Unit) -> Found:
    """Read the "earlier" of "earlier this year"."""
    so_far = page.lexicon.so_far.ending(page.words, found.start)
    node = found.node
    if so_far is not None and so_far[1] >= page.free and unit != "day" and isinstance(node, Near):
        found.node = SoFar(node, so_far[0])
        found.start = so_far[1]
        found.rule = "earlier or later in"
    return found


def _unnumbered(page: Page, at: int, unit: Unit) -> Found | None:
    """Read "the end of the year", "later in the month", "weeks later", "every year"."""
    words, lexicon = page.words, page.lexicon
    language = lexicon.language
    before = words[at - 1]
    if before in language.each:
        found = Found(at - 1, at + 1, None, "again and again", kind=MentionKind.SET)
        found.amount = Amount(1, 1, unit)
        return found
    if before in language.vague_near or before in language.lately:
        return _vague(page, at)
    behind = lexicon.behind.starting(words, at + 1)
    if behind is None and words[at] in language.several and _lasts(page, at):
        return Found(at, at + 1, None, "duration", kind=MentionKind.DURATION)
    if behind is not None and (
        words[at + 1] not in language.opening
        or (before in language.articles and words[behind[1]] in (".", ",", "", "\n", ")"))
    ):
        several = words[at] in language.several
        amount = Amount(2, 5, unit) if several else Amount(1, 1, unit)
        return _moved(page, amount, at, behind, more=False)
    return _of_told(page, at, unit) if before in language.articles else None


def _of_told(page: Page, at: int, unit: Unit) -> Found | None:
    """Read "the month" and "the year" of what was told, behind "the end of" or "later in"."""
    words, lexicon = page.words, page.lexicon
    so_far = lexicon.so_far.ending(words, at - 1)
    if so_far is not None:
        node = SoFar(Near(unit, 0), so_far[0])
        return Found(so_far[1], at + 1, node, "earlier or later in", Base.TOLD)
    if lexicon.parts.ending(words, at - 1) is not None and unit not in ("day", "decade"):
        return Found(at, at + 1, Near(unit, 0), "unit told of", Base.TOLD)
    return None
