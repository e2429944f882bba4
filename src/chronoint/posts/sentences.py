"""Sentences of running text and their clauses, by their offsets.

A stop ends a sentence unless it belongs to an abbreviation, an initial or a number. A line
that breaks in mid-sentence goes on in the next one.
"""

import re
from collections.abc import Iterator

from chronoint.posts.words import word_set

__all__ = ["clauses", "sentences"]

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
