"""Furniture: what a page prints around its text.

Related posts, references, tags, captions, the comment form. It is set aside, never
dropped: dates in it count from the page, and a mark in it opens nothing.
"""

import re
from collections.abc import Container

from attrs import evolve, frozen

from chronoint.posts.lines import Lines
from chronoint.posts.marks import read_mark
from chronoint.posts.stamps import find_stamp
from chronoint.posts.words import FURNITURE, FurnitureRow

__all__ = ["Block", "find_furniture", "is_furniture", "plain_title", "without_suffix"]

_ORNAMENT = " \t\xa0*_#>•►▶■●◆→»·|~+-\u2013—<[("
_HASHTAGS = re.compile(r"(?:#\w{1,60}[\s,]{0,3}){2,40}$")
_CREDIT = re.compile(
    r"(?:©|\(c\)\s|\bvia getty images|\bgetty images\)?$|/(?:afp|reuters|ap|getty|belga|epa)\)?$|"
    r"\((?:photo|image|picture|credit|foto)\s?:?[^)]{0,80}\)$|\bphoto\s?:\s[^.]{1,60}$)",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:home|news|blog|accueil)\s?(?:>|»|/|\u203a)\s?\S|^(?:←|<<|\u2039)\s?\S|\S\s?[→\u203a]$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:[0-9]{1,5}|no|one)\s(?:comments?|responses?|replies|reacties|commentaires?)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?https?://\S{1,2000}>?$")
_READING = re.compile(
    r"[0-9]{1,3}\s?(?:min|minutes?)\s?(?:read|de lecture|leestijd)$", re.IGNORECASE
)
_ITEM = re.compile(r"[-*•►▶■●·\u2013—]\s|[0-9]{1,3}[.)\]]\s|\[[0-9]{1,3}\]|\^")
_PAGE_END = re.compile(r"\s[0-9]{1,4}$|^[0-9]{1,4}\s")
_SUFFIX = re.compile(
    r"\s{0,3}(?:[\[(]\s?(?:[a-z]{3,8}\s)?(?:updated?|edit(?:ed)?|correct(?:ed|"
    r"ion))\b[^\])]{0,200}[\])]?|"
    r"[—\u2013|-]{1,2}\s?updated?\b.{0,200}|\bupdated)$",
    re.IGNORECASE,
)
_SHORTEST = 2
_PROSE = 80
_LIST_LINE = 300
_LIST_MOST = 400


@frozen
class Block:
    """Lines of furniture, from `first` up to but not with `stop`."""

    first: int
    stop: int
    rule: str
    closes: bool = False
    """An update before it ends here, whatever comes behind."""


def plain_title(text: str) -> str:
    """Reduce a title to its letters and digits, for comparing.

    Examples
    --------
    >>> plain_title("Brussels, Den of Spies!")
    'brussels den of spies'
    """
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def without_suffix(title: str) -> tuple[str, str]:
    """Split a title from the mark at its end.

    Examples
    --------
    >>> without_suffix("Den of Spies [UPDATE : a diplomat]")
    ('Den of Spies', '[UPDATE : a diplomat]')
    """
    match = _SUFFIX.search(title[-260:])
    if match is None:
        return title, ""
    at = max(len(title) - 260, 0) + match.start()
    return (title[:at].rstrip(), title[at:].strip()) if title[:at].strip() else (title, "")


def find_furniture(
    lines: Lines,
    title: str | None,
    title_line: int | None = None,
    date_lines: Container[int] = (),
) -> list[Block]:
    """Find the furniture of a page, in order of the lines; blocks do not overlap.

    Parameters
    ----------
    lines
        The page.
    title
        Its title without suffix; lines that repeat it are a title history.
    title_line
        The line of the title, which is no furniture.
    date_lines
        Lines that give the date of the page.
    """
    blocks: list[Block] = []
    wanted = plain_title(title)[:200] if title else ""
    tail = _tail_titles(lines) if not wanted else set()
    line, count = 0, len(lines)
    seen = prose = False
    while line < count:
        if lines.length(line) < _SHORTEST and line not in date_lines:
            line += 1
            continue
        block = _block_at(lines, line) if line != title_line else None
        long = block is None and lines.length(line) >= _PROSE
        prose = prose or (long and lines.is_sentence(line))
        if block is not None and prose and _COUNTED.match(lines.head(line, 40)):
            block = Block(line, count, "comments", closes=True)  # "64 Comments", and they follow
        if line in date_lines:
            block = Block(line, line + 1, "page date")
        if block is None and (wanted or tail):
            again = line in tail or (bool(wanted) and _repeats(lines, line, wanted))
            if again and (seen or line in tail):
                block = Block(line, line + 1, "title history", closes=True)
            seen = seen or again
        if block is None:
            line += 1
            continue
        blocks.append(block)
        line = block.stop
    return _merged(_with_loose_tail(lines, _trimmed(blocks)))


def is_furniture(lines: Lines, line: int) -> bool:
    """Tell whether a line by itself is furniture that can stand above a title."""
    block = _block_at(lines, line)
    return block is not None and block.rule in {"age notice", "page date", "follow us", "address"}


def _block_at(lines: Lines, line: int) -> Block | None:
    start = lines.start(line)
    length = lines.length(line)
    if length > 1000:
        return None
    head = lines.head(line)
    row = _row(head, length)
    if row is not None:
        if row.reach == "end":
            return Block(line, len(lines), row.rule, closes=True)
        if row.reach == "list":
            return _list_block(lines, line, row.rule)
        if row.rule == "copyright":
            return Block(line, _run_on(lines, line), row.rule)
        return Block(line, line + 1, row.rule)
    rule = _shape(head, lines.tail(line), length)
    return Block(line, line + 1, rule) if rule and start >= 0 else None


def _shape(head: str, tail: str, length: int) -> str:  # noqa: PLR0911 - one exit for each form
    """Tell furniture by its shape alone; empty for none."""
    if length <= 300 and _HASHTAGS.match(head):
        return "tags"
    if _ADDRESS.match(head):
        return "address"
    if length > 200:
        return ""
    if _CREDIT.search(tail) and (length < 120 or tail.endswith(")")):
        return "copyright" if head[:1] == "©" else "caption"
    if length < 90 and (_COUNTED.match(head) or _READING.search(tail)):
        return "comments" if _COUNTED.match(head) else "page date"
    if length < 120 and _TRAIL.search(head):
        return "navigation"
    return ""


def _row(head: str, length: int) -> FurnitureRow | None:
    bare = head.lstrip(_ORNAMENT).casefold().replace("\u2019", "'")
    first = bare[:3]
    for words, row in _BY_START.get(first, ()):
        if length > row.most or not bare.startswith(words):
            continue
        rest = bare[len(words) :]
        if rest[:1].isalnum():
            continue
        sign = rest.strip(" \xa0*_#")
        if row.form == "whole" and len(sign) <= 2 and not sign.strip(":.…]>)="):
            return row
        if row.form == "colon" and sign[:1] in {":", "|", "—", "\u2013"} and sign:
            if row.rule == "page date" and find_stamp(sign) is None and len(sign) > 60:
                continue
            return row
        if row.form == "prefix" and _prefix_fits(row, rest):
            return row
    return None


def _prefix_fits(row: FurnitureRow, rest: str) -> bool:
    if row.rule == "page date":
        stamp = find_stamp(rest)
        if stamp is not None and not stamp.has_day and row.words.startswith("posted"):
            return False  # a timed entry
        return len(rest) < 40 or (stamp is not None and stamp.has_day)
    if row.rule == "age notice":
        return re.search(r"\b(?:old|oud|ans?|years?|months?|jaar)\b", rest) is not None
    if row.words == "©":
        return True
    if row.words == "copyright":
        return (
            re.match(r"\s?(?:©|\(c\)|[0-9]{4}|[a-z0-9 .,'&]{2,60}(?:$|[0-9]{4}|all rights))", rest)
            is not None
        )
    return True


_BY_START: dict[str, list[tuple[str, FurnitureRow]]] = {}
for _one in FURNITURE:
    _BY_START.setdefault(_one.words[:3], []).append((_one.words, _one))


def _list_block(lines: Lines, line: int, rule: str) -> Block:
    """Take the list under a heading: lines that are items rather than prose."""
    stop = line + 1
    limit = min(len(lines), line + _LIST_MOST)
    while stop < limit:
        length = lines.length(stop)
        if length > _LIST_LINE and rule != "references":
            break
        if stop > line + 1 and lines.wide_gap(stop) and rule != "references":
            break
        head = lines.head(stop)
        if _opens(head):
            break
        row = _row(head, length)
        if row is not None and row.rule != rule:
            break
        if _is_prose(lines, stop, rule) and not (rule == "contents" and _PAGE_END.search(head)):
            break
        stop += 1
    return Block(line, stop, rule, closes=rule in {"references", "title history"})


def _opens(head: str) -> bool:
    """Tell a mark with words of its own; UPDATE alone is a label of the list."""
    mark = read_mark(head)
    return (
        mark is not None
        and bool(head[mark.end :].strip())
        and (mark.stamp is not None or not mark.bare)
    )


def _is_prose(lines: Lines, line: int, rule: str) -> bool:
    length = lines.length(line)
    if rule == "references":
        return length > 600 or (
            length > 350 and lines.is_sentence(line) and not _ITEM.match(lines.head(line))
        )
    if rule == "contents":
        return length > 160
    return length > 140 and lines.is_sentence(line)


def _run_on(lines: Lines, line: int) -> int:
    """Give the end of a notice of copyright: short lines below it belong to it."""
    stop = line + 1
    while stop < min(len(lines), line + 4) and not lines.blanks_before(stop) and lines.usual_gap:
        if lines.length(stop) > 160 or _opens(lines.head(stop)):
            break
        stop += 1
    return stop


def _repeats(lines: Lines, line: int, wanted: str) -> bool:
    if lines.length(line) > len(wanted) * 4 + 300 or len(wanted) < 8:
        return False
    found = plain_title(lines.head(line, len(wanted) * 2 + 80))
    if not found.startswith(wanted):
        at = found.find(wanted)
        return 0 < at <= 30 and len(found) <= at + len(wanted) + 200 and not lines.is_sentence(line)
    return len(found) <= len(wanted) + 2 or bool(without_suffix(lines.head(line, 400))[1])


def _tail_titles(lines: Lines) -> set[int]:
    """Find a title history at the end of a page whose title is not known.

    Its lines hold one title, bare once, with something before or behind it elsewhere.
    """
    last = range(max(len(lines) - 60, 0), len(lines))
    short = {line: plain_title(lines.head(line, 240)) for line in last if lines.length(line) <= 240}
    for core in sorted(short.values(), key=len):
        if len(core.split()) < 4 or len(core) < 20:
            continue
        holding = {line for line, found in short.items() if core in found}
        longer = [line for line in holding if len(short[line]) > len(core)]
        if len(holding) >= 3 and longer and max(holding) - min(holding) <= 3 * len(holding):
            return holding
    return set()


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Keep what a page cannot do without: its first lines are no title history."""
    return [block for block in blocks if not (block.rule == "title history" and block.first < 2)]


def _with_loose_tail(lines: Lines, blocks: list[Block]) -> list[Block]:
    """Add short lines without a full stop between the last prose and the furniture at the end."""
    stop = len(lines)
    kept = list(blocks)
    loose: list[Block] = []
    at = len(blocks) - 1
    while stop > 0:
        if at >= 0 and blocks[at].stop == stop:
            stop = blocks[at].first
            at -= 1
            continue
        line = stop - 1
        strange = stop < len(lines) and lines.length(line) <= 160 and not lines.is_sentence(line)
        if not strange or read_mark(lines.head(line)) is not None:
            break
        loose.append(Block(line, stop, "loose line", closes=True))
        stop = line
    while loose and not lines.wide_gap(loose[-1].first):
        loose.pop()  # what a double blank line does not part belongs to the text above
    return sorted([*kept, *loose], key=lambda block: block.first)


def _merged(blocks: list[Block]) -> list[Block]:
    """Make one block of neighbours of one rule."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if last is not None and last.stop == block.first and last.rule == block.rule:
            merged[-1] = evolve(last, stop=block.stop)
        else:
            merged.append(block)
    return merged
