"""Where additions end.

First found: an end mark, a closing bracket, the next mark, the references or a title
history, a double blank line. Where none is certain, the end is a range.
"""

import re
from bisect import bisect_right

from attrs import frozen

from chronoint.posts.furniture import Block
from chronoint.posts.headers import Header
from chronoint.posts.lines import Lines
from chronoint.posts.openings import Opening

__all__ = ["Extent", "find_extents"]

_PROSE = 70
_TOP = 400
_RULE_LINE = re.compile(r"[\W_]{3,80}")
_RESUMES = re.compile(
    r"[\W_]{0,4}(?:(?:the )?(?:original|earlier|previous|initial|first) (?:post|story|article|"
    r"text|report|version|entry)s?"
    r"(?: (?:follows|continues|below|reads|is below|appears below|was published|"
    r"begins)[^.:]{0,40})?|"
    r"original|earlier|previously|story continues)[\W_]{0,4}(?:$|:)",
    re.IGNORECASE,
)


@frozen
class Extent:
    """Where an addition ends, and why; a range when nothing marks it."""

    end: int
    why: str
    between: tuple[int, int] | None = None


def find_extents(
    lines: Lines,
    header: Header,
    blocks: list[Block],
    openings: list[Opening],
    end_marks: list[int],
) -> list[Extent]:
    """Find the end of each opening, in their order."""
    ends = _Ends([block for block in blocks if block.closes], blocks, end_marks)
    bounds = [_bound(lines, header, openings, ends, at) for at in range(len(openings))]
    tops = _tops(lines, openings, blocks, header)
    early = _where_the_original_is(lines, openings, bounds, tops)
    return [
        _settle(lines, openings, at, bounds[at], early=at == early) for at in range(len(openings))
    ]


@frozen
class _Ends:
    """What can end an addition, beside the next one; each in order."""

    closers: list[Block]
    blocks: list[Block]
    end_marks: list[int]


def _bound(
    lines: Lines, header: Header, openings: list[Opening], ends: _Ends, at: int
) -> tuple[int, str]:
    """Find the first sign of an end: the line it stands before, and which sign."""
    opening = openings[at]
    if opening.stop is not None:
        return lines.at(opening.stop - 1) + 1, opening.ended_by
    first = opening.line + 1
    if opening.single:
        return first, "end of the paragraph"
    following = openings[at + 1].line if at + 1 < len(openings) else len(lines)
    limit, why = (
        (following, "next mark") if following < len(lines) else (following, "end of the text")
    )
    after = bisect_right(ends.end_marks, opening.line)
    if after < len(ends.end_marks) and ends.end_marks[after] < limit:
        limit, why = ends.end_marks[after] + 1, "end mark"
    after = bisect_right(ends.closers, opening.line, key=lambda block: block.first)
    if after < len(ends.closers) and ends.closers[after].first < limit:
        limit, why = ends.closers[after].first, ends.closers[after].rule
    if header.dateline is not None and opening.line < header.dateline < limit:
        limit, why = header.dateline, "date line of the original"
    for line in range(first, limit):
        begun = line > first or opening.head_end < lines.end(opening.line)
        if begun and lines.wide_gap(line) and why != "end mark":
            return line, "double blank line"
        if (
            lines.length(line) <= 80
            and why != "end mark"
            and line > first
            and _resumes(lines, line)
        ):
            return line, "separator"
    return _without_trailing(ends.blocks, first, limit), why


def _resumes(lines: Lines, line: int) -> bool:
    head = lines.head(line)
    return _RULE_LINE.fullmatch(head) is not None or _RESUMES.match(head) is not None


def _without_trailing(blocks: list[Block], first: int, limit: int) -> int:
    """Leave furniture at the very end to the page."""
    at = bisect_right(blocks, limit, key=lambda block: block.stop) - 1
    while at >= 0 and blocks[at].stop == limit and blocks[at].first >= first:
        limit = blocks[at].first
        at -= 1
    return limit


def _tops(lines: Lines, openings: list[Opening], blocks: list[Block], header: Header) -> list[int]:
    """Find the updates that stand before any prose of the original."""
    taken = {line for block in blocks if block.first <= _TOP
             for line in range(block.first, min(block.stop, _TOP + 1))}  # fmt: skip
    tops: list[int] = []
    line = 0
    for at, opening in enumerate(openings):
        if opening.kind == "live" or opening.line > _TOP:
            break
        before = range(line, opening.line)
        if not tops and any(
            lines.length(one) >= _PROSE
            and lines.is_sentence(one)
            and one not in taken
            and one != header.title_line
            for one in before
        ):
            break
        if not opening.single and opening.stop is None:
            tops.append(at)
        line = opening.line + 1
    return tops


def _where_the_original_is(
    lines: Lines, openings: list[Opening], bounds: list[tuple[int, str]], tops: list[int]
) -> int | None:
    """Tell behind which update the original must begin, where every line would be an update's."""
    if not tops:
        return None
    rest = {at: _prose(lines, openings[at].line + 1, bounds[at][0]) for at in tops}
    sure = {
        "end mark",
        "date line of the original",
        "double blank line",
        "separator",
        "closing bracket",
    }
    if any(bounds[at][1] in sure for at in tops):
        return None
    last_mark = max(tops)
    if rest[last_mark]:
        return last_mark
    longest = max(tops, key=lambda at: rest[at])
    return longest if rest[longest] else None


def _prose(lines: Lines, first: int, stop: int) -> int:
    return sum(lines.length(line) for line in range(first, min(stop, first + 2000))
               if lines.length(line) >= _PROSE)  # fmt: skip


def _settle(
    lines: Lines, openings: list[Opening], at: int, bound: tuple[int, str], *, early: bool
) -> Extent:
    opening, (limit, why) = openings[at], bound
    if opening.stop is not None:
        return Extent(opening.stop, why)
    body = opening.line
    if opening.head_end >= lines.end(opening.line) and opening.line + 1 < limit:
        body += 1  # the mark stands on a line of its own
    paragraph = _paragraph_end(lines, body, limit)
    if early:
        return Extent(
            lines.start(paragraph),
            "end of its first paragraph; the original must begin somewhere",
            (lines.end(paragraph - 1), lines.start(limit)),
        )
    sure = (
        why not in {"end of the text", "next mark"} or limit <= paragraph or opening.kind == "live"
    )
    if why == "next mark" and at > 0 and not sure:
        sure = True  # a row of additions behind the original
    between = None if sure else (lines.end(paragraph - 1), lines.start(limit))
    if opening.single and opening.rule == "editor's note":
        between = None
    return Extent(lines.start(limit), why, between)


def _paragraph_end(lines: Lines, line: int, limit: int) -> int:
    """Give the line behind the paragraph of a line; wrapped lines belong together."""
    stop = line + 1
    while stop < limit and lines.usual_gap and not lines.blanks_before(stop):
        stop += 1
    return stop
