"""A publisher's own earlier words: "Flashback — On June 12 2020, I wrote:" and what follows."""

import re

from attrs import frozen

from chronoint.posts.lines import Lines
from chronoint.posts.marks import read_mark

__all__ = ["SelfQuote", "find_self_quote"]

_WROTE = (
    r"(?:wrote|said|posted|reported|noted|explained|published|argued|warned|asked|predicted|"
    r"observed|concluded|commented)"
)
_INTRO = re.compile(
    r"(?:\b(?:I|we|this blog|this site|this newsletter|this column)\s(?:had\s|"
    r"have\s)?(?:\w{1,12}\s)?"
    + _WROTE
    + r"(?:\s[^:.!?“\"]{0,60})?|\bhere is what (?:I|we) "
    + _WROTE
    + r"(?:\s[^:.!?“\"]{0,60})?|\b(?:my|our)\s(?:\w{1,12}\s)?(?:post|article|piece|note|report|"
    r"analysis)\s"
    r"(?:of|from|dated|read|said)\s[^:!?“\"]{0,60})\s{0,3}:",
    re.IGNORECASE,
)
_FLASHBACK = re.compile(
    r"[\W_]{0,4}(?:flashback|quick note|reminder|throwback|from the archives?|rewind)\b",
    re.IGNORECASE,
)
_OPENS = '“"«„'
_MOST_LINES = 60
_MOST = 12_000


@frozen
class SelfQuote:
    """The offsets of the introduction and of the words quoted, half-open."""

    intro: tuple[int, int]
    quoted: tuple[int, int]
    last_line: int


def find_self_quote(  # noqa: PLR0911 - one exit for each form
    lines: Lines, line: int
) -> SelfQuote | None:
    r"""Read the quotation that a line introduces; None when it introduces none.

    Without quotation marks, or quoted lines below, there is no quotation: "Flashback" alone
    is only prose.

    Examples
    --------
    >>> lines = Lines("On June 12 2020, I wrote:\n\n“They knew.\n\nHow?”\n\nWell.")
    >>> found = find_self_quote(lines, 0)
    >>> lines.text[slice(*found.quoted)], found.last_line
    ('“They knew.\n\nHow?”', 2)
    """
    start = lines.start(line)
    head = lines.head(line, 300)
    if ":" not in head:
        return None
    intro = _INTRO.search(head)
    if intro is None and _FLASHBACK.match(head):
        intro = re.compile(r"[^:]{0,160}:(?![0-9])").match(head)
    if intro is None:
        return None
    at = start + intro.end()
    if (mark := read_mark(head)) is not None and mark.end < intro.end():
        start += mark.end
    rest = lines.text[at : at + 12].lstrip(" \xa0\t*_")
    if lines.end(line) > at and rest[:1] and rest[:1] in _OPENS and rest[:1] != "\n":
        opening = lines.text.index(rest[0], at)
        return _closed(lines, line, opening, (start, at))
    below = line + 1
    if lines.end(line) - at > 2 or below >= len(lines):
        return None
    first = lines.head(below, 4).lstrip("*_ ")
    if first[:1] == ">":
        last = below
        while last + 1 < len(lines) and lines.head(last + 1, 1) == ">":
            last += 1
        return SelfQuote((start, at), (lines.start(below), lines.end(last)), last)
    if first[:1] and first[:1] in _OPENS:
        return _closed(lines, below, lines.start(below), (start, at))
    return None


def _closed(lines: Lines, line: int, opening: int, intro: tuple[int, int]) -> SelfQuote:
    """Find the closing mark, at the end of a line and not of a quotation within."""
    text = lines.text
    curly = text[opening] in "“«„"
    depth = 0
    for at in range(line, min(line + _MOST_LINES, len(lines))):
        begin = max(lines.start(at), opening)
        stop = lines.end(at)
        if stop - opening > _MOST:
            break
        piece = text[begin:stop]
        ends = piece.rstrip("*_ .,)]")[-1:]
        if not curly:
            second = piece.find('"', 1)
            if at == line and second > 0 and not piece[second + 1 : second + 2].isalnum():
                return SelfQuote(intro, (opening, begin + second + 1), at)
            again = at + 1 < len(lines) and lines.head(at + 1, 1) == '"'
            if ends == '"' and (len(piece) > 1 or at > line) and not again:
                return SelfQuote(intro, (opening, stop), at)
            continue
        opens = sum(piece.count(sign) for sign in "“«„")
        if at > line and piece[:1] in {"“", "«", "„"} and depth:
            opens -= 1  # each paragraph of a long quotation opens it anew
        depth += opens - sum(piece.count(sign) for sign in "”»")
        if depth <= 0:
            close = max(piece.rfind("”"), piece.rfind("»"))
            return SelfQuote(intro, (opening, begin + close + 1 if close >= 0 else stop), at)
    return SelfQuote(intro, (opening, lines.end(line)), line)
