"""Sentences of running text and their clauses, by their offsets.

A stop ends a sentence unless it belongs to an abbreviation, an initial or a number. A line
that breaks in mid-sentence goes on in the next one.
"""

import re
from collections.abc import Iterator, Sequence

from chronoint.dates.prose.running import DateMention
from chronoint.posts.words import word_set

__all__ = ["clauses", "dated_clauses", "dated_note", "sentences", "since_of"]

_STOP = re.compile(r"[.!?…]+[”\"\u2019'»)\]]*(?:\[[^\]\n]{1,40}\])?(?=\s|$)|[ \t\xa0\r]*\n[\s]*")
_SHORT = word_set(
    "mr mrs ms dr prof st sr jr gen col lt sgt capt maj rep sen gov rev hon no nos "
    "vs etc eg ie cf "
    "al inc ltd co corp dept est fig jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
    "tues wed "
    "thu thur thurs fri sat sun u.s u.k u.n e.g i.e a.m p.m d.c approx ca art p pp vol ed eds "
    "ph.d m me mm"
)
_WORD_BEFORE = re.compile(r"[A-Za-z.]{1,12}$")
_LONGEST = 4_000
_BREAK = re.compile(
    r"[;:]\s|\s[\u2013\u2014]\s|\s\((?=[^)\s]+\s[^)\s]+\s)|,\s(?:(?:and|but|or)\s)?|"
    r"\s(?:and|but|while|whereas|which|who|where|as\swell\sas|even\sthough|although|because)\s"
)
_SHORTEST_CLAUSE = 12
_TOGETHER = 12
_SHORTEST_BESIDE = 25
_SAME = re.compile(r"(?:it|this|that|all|both)\b", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:was|were|had|did|has|have|\w{3,14}ed)\b")
_SINCE = re.compile(r"\bsince\s(?!then\b)[^,.;:()]{3,90}$", re.IGNORECASE)
_CUTS = ("; ", ". ", " (", ", and ", ", who ", ", which ", ", but ", ", while ", " and later ",
         ", ", " and ", " \u2013 ", " — ")  # fmt: skip
_PREPOSITIONS = (" in ", " on ", " since ", " following ", " after ", " from ", " by ", " until ",
                 " during ", " before ", " of ", " at ")  # fmt: skip


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Give the sentences between two offsets, each as its own offsets, blanks left out.

    Examples
    --------
    >>> text = "Mr. Doe left on Feb. 3. Nobody saw\nhim go.\nWho cares"
    >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
    ['Mr. Doe left on Feb. 3.', 'Nobody saw\nhim go.', 'Who cares']
    """
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() <= begin:
            continue
        broken = "\n" in match[0]
        more = _goes_on(text, begin, match, end) if broken else not _ends(text, match, end)
        if more and match.end() - begin < _LONGEST:
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    if match[0][0] != ".":
        behind = text[match.end() : match.end() + 3].lstrip()[:1]
        return not behind.islower()
    word = _WORD_BEFORE.search(text, max(match.start() - 12, 0), match.start())
    before = word[0].casefold() if word is not None else ""
    if before in _SHORT or (
        len(before) == 1 and before.isalpha() and text[match.start() - 1].isupper()
    ):
        return False
    behind = text[match.end() : min(match.end() + 3, end)].lstrip()[:1]
    return not behind.islower()


def _goes_on(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Tell whether a line stops in mid-sentence and the next begins in small letters."""
    before = text[begin : match.start()].rstrip()[-1:]
    behind = text[match.end() : min(match.end() + 1, end)]
    if not before or before in '.!?…:;”"':
        return False
    return behind.islower()


def _trimmed(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    piece = text[begin:stop]
    bare = piece.strip()
    if bare:
        first = begin + len(piece) - len(piece.lstrip())
        yield first, first + len(bare)


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the pieces between coordinating words and signs; they tile the span.

    Whether a piece tells anything of its own is for the reader to judge.

    Examples
    --------
    >>> text = "They arrested him and searched his house; nothing was found."
    >>> [text[a:b].strip() for a, b in clauses(text, 0, len(text))]
    ['They arrested him', 'and searched his house;', 'nothing was found.']
    """
    begin = start
    for match in _BREAK.finditer(text, start, end):
        at = match.end() if match[0][0] in ",;:" and match[0][-1].isspace() else match.start()
        if match[0][0] == "," and len(match[0]) > 2:
            at = match.start() + 1
        if at - begin >= _SHORTEST_CLAUSE and end - at >= _SHORTEST_CLAUSE:
            yield begin, at
            begin = at
    yield begin, end


def dated_clauses(
    text: str, start: int, end: int, dates: list[DateMention]
) -> Iterator[tuple[DateMention, int, int]]:
    """Cut a sentence with several dates between them; "in 2022 and 2023" stays together."""
    groups: list[list[DateMention]] = []
    for one in dates:
        if groups and one.start - groups[-1][-1].end < _TOGETHER:
            groups[-1].append(one)
        else:
            groups.append([one])
    first = start
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        last = end
        if following is not None:
            last = _cut(text, group[-1].end, following[0].start)
        for mention in group:
            yield mention, first, last
        first = last


def _cut(text: str, start: int, end: int) -> int:
    """Find where the clause of one date ends and that of the next begins."""
    for sign in _CUTS:
        at = text.rfind(sign, start if sign == " (" else start + _TOGETHER, end)
        if at >= 0:
            return at + 1
    near = max(start, end - 40)
    places = [at for sign in _PREPOSITIONS if (at := text.rfind(sign, near, end)) >= 0]
    return max(places, default=end - 1) + 1


def dated_note(text: str, start: int, end: int, dates: Sequence[DateMention]) -> int | None:
    """Find the note at the end that alone has dates: "(it had closed of itself in 2021)"."""
    if not dates or not text[max(end - 3, start) : end].rstrip(".;!\u2019\u201d").endswith(")"):
        return None
    at = text.rfind(" (", start + _SHORTEST_BESIDE, dates[0].start)
    if (
        at < 0
        or _SAME.match(text, at + 2)
        or ")" in text[at : dates[-1].end]
        or not _FINITE.search(text, at, dates[0].start)
    ):
        return None
    return at


def since_of(text: str, first: int, mention: DateMention) -> int | None:
    """Find the "since" of "since the last election, held on 26 May 2019"."""
    if mention.side is not None or mention.kind == "duration":
        return None
    found = _SINCE.search(text, max(mention.start - 100, first), mention.start)
    return found.start() if found is not None else None
