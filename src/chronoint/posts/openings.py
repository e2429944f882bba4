"""Where additions begin: the marks of a page, in order, furniture left out.

Marks at the beginning of a line, marks within a paragraph, timed entries, date lines of
insets, sentences that tell of a change. Where each ends is worked out in `extents`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from chronoint.posts.datelines import Dateline, bare_dateline
from chronoint.posts.furniture import Block
from chronoint.posts.headers import Header
from chronoint.posts.lines import Lines
from chronoint.posts.marks import HEADLINE_PREFIX, Mark, is_end_mark, read_mark, read_notice
from chronoint.posts.stamps import Stamp, as_date, find_stamp, only_stamp
from chronoint.posts.values import SegmentKind

__all__ = ["Opening", "find_end_marks", "find_inline", "find_openings"]

_SHORTEST = 6
_CLOCK_LINE = re.compile(
    r"[\[(]?(?:posted |updated )?(?:at )?(?P<time>[0-2]?[0-9](?:[:.h][0-5][0-9])?)", re.IGNORECASE
)
_CLOCK_END = re.compile(r"\s{0,2}(?:[\])]|[—\u2013|]|--|-|:(?![0-9])|$)")
_LIVE = re.compile(
    r"\blive\b|as it happened|\blive-?blog|minute[ -]by[ -]minute|latest updates", re.IGNORECASE
)
_SAYS_SOMETHING = 70
_CLOCK_ALONE = 24
_INLINE = re.compile(
    r"[\[(](?=(?:(?:further|new|latest|second|third) )?(?:updated?|edit(?:ed)?|correct(?:ion|ed)|"
    r"editor['\u2019]s note|ed\. note|retraction)\b)|"
    r"(?<=[.!?…”\"')\]»])[ \xa0]{1,3}(?=(?:FURTHER |NEW |LATEST |SECOND |THIRD )?(?:UPDATED?|"
    r"Updated?|CORRECTION|Correction|EDIT|Edit|RETRACTION)\b)",
    re.IGNORECASE,
)


@frozen
class Opening:
    """The beginning of an addition.

    Parameters
    ----------
    head_end
        Offset behind its label.
    single
        It ends with its paragraph.
    stop
        Where it ends for certain; None when that is to be worked out.
    """

    kind: SegmentKind
    start: int
    line: int
    rule: str
    head_end: int
    stamp: Stamp | None = None
    number: int | None = None
    about: tuple[int, ...] = ()
    single: bool = False
    stop: int | None = None
    ended_by: str = ""


def find_openings(lines: Lines, header: Header, blocks: list[Block]) -> list[Opening]:
    """Find the additions that begin a line, in order."""
    found: list[Opening] = []
    clocks: list[tuple[Opening, bool]] = []
    datelines: list[tuple[int, Dateline]] = []
    for line in _free_lines(lines, blocks):
        if lines.length(line) < _SHORTEST:
            continue
        head = lines.head(line)
        if line == header.title_line:
            if (prefix := _headline(lines, line)) is not None:
                found.append(prefix)
            continue
        if (mark := read_mark(head) or read_notice(head)) is not None:
            if not (mark.bare and not _heads_prose(lines, line)):
                found.append(_marked(lines, line, mark))
        elif (clock := _clock_entry(lines, line, head)) is not None:
            if not _of_the_page(lines, line, header):
                clocks.append(clock)
        elif (dateline := bare_dateline(head)) is not None:
            datelines.append((line, dateline))
    found.extend(_live(lines, header, clocks))
    found.extend(_insets(lines, header, datelines))
    return sorted(found, key=lambda one: one.start)


def find_inline(lines: Lines, header: Header, blocks: list[Block]) -> list[Opening]:
    """Find the additions within a paragraph, in order; each ends with it or at its bracket."""
    found: list[Opening] = []
    taken = _Taken(blocks)
    text = lines.text
    reached = 0
    for match in _INLINE.finditer(text):
        at = match.end() if match[0][0] not in "[(" else match.start()
        line = lines.at(at)
        if at < reached or at <= lines.start(line) + 1 or line == header.title_line or taken(line):
            continue
        stop = lines.end(line)
        mark = read_mark(text[at : min(stop, at + 240)], inline=True)
        if mark is None or (at + mark.end >= stop and not mark.stamp):
            continue
        if mark.bracket:
            closing = _closing(text, at, stop)
            if closing is None:
                closing = stop
            elif _ends_a_title(lines, line, at, closing):
                continue
            ended = "closing bracket"
            stop = closing
        else:
            ended = "end of the paragraph"
        if not text[at + mark.end : stop].strip(" ])."):
            continue
        kind: SegmentKind = mark.kind  # type: ignore[assignment]
        found.append(
            Opening(
                kind,
                at,
                line,
                f"inline {mark.rule}",
                at + mark.end,
                mark.stamp,
                mark.number,
                mark.about,
                single=True,
                stop=stop,
                ended_by=ended,
            )
        )
        reached = stop
    return found


def find_end_marks(lines: Lines, blocks: list[Block]) -> list[int]:
    """Find the lines that say that an addition ends."""
    return [
        line
        for line in _free_lines(lines, blocks)
        if _SHORTEST <= lines.length(line) <= 60 and is_end_mark(lines.head(line))
    ]


def _marked(lines: Lines, line: int, mark: Mark) -> Opening:
    start = lines.start(line)
    head_end = start + mark.end
    notice = mark.rule in {"notice of change", "earlier version", "edit note", "editor's note"}
    stamp = mark.stamp
    if stamp is None and mark.kind == "update":
        stamp = _clock_at_end(lines, line)
    stop, ended = None, ""
    if mark.bracket:
        # The bracket may close some paragraphs further down.
        limit = lines.end(min(line + 12, len(lines) - 1))
        closing = _closing(lines.text, start, min(limit, start + 20_000))
        stop, ended = (closing, "closing bracket") if closing is not None else (None, "")
    kind: SegmentKind = mark.kind  # type: ignore[assignment]
    return Opening(
        kind,
        start,
        line,
        mark.rule,
        head_end,
        stamp,
        mark.number,
        mark.about,
        single=notice,
        stop=stop,
        ended_by=ended,
    )


def _headline(lines: Lines, line: int) -> Opening | None:
    match = HEADLINE_PREFIX.match(lines.head(line))
    if match is None:
        return None
    kind: SegmentKind = (
        "retraction" if match["gone"] else "correction" if match["right"] else "edit"
    )
    return Opening(
        kind,
        lines.start(line),
        line,
        "headline prefix",
        lines.start(line) + match.end(),
        single=True,
    )


def _heads_prose(lines: Lines, line: int) -> bool:
    """Tell whether prose follows a bare "UPDATE", which then heads an update."""
    below = line + 1
    return below < len(lines) and lines.length(below) >= 60 and lines.is_sentence(below)


def _clock_at_end(lines: Lines, line: int) -> Stamp | None:
    """Read "..., 15.00 BST." at the end of a paragraph."""
    tail = lines.tail(line, 40)
    comma = tail.rfind(",")
    if comma < 0:
        return None
    stamp = only_stamp(tail[comma:])
    return stamp if stamp is not None and stamp.clock is not None else None


def _clock_entry(lines: Lines, line: int, head: str) -> tuple[Opening, bool] | None:
    """Read a timed entry, and whether its time can be nothing else than a time of day."""
    if not (head[0].isdecimal() or head[0] in "[(Pp*_"):
        return None
    head = head.lstrip("*_")
    if _CLOCK_LINE.match(head) is None:
        return None
    stamp = find_stamp(head[:48])
    if stamp is None or stamp.clock is None or only_stamp(head[: stamp.end]) is None:
        return None
    closed = _CLOCK_END.match(head, stamp.end)
    if closed is None:
        return None
    said = head[: stamp.end]
    sure = stamp.zone is not None or re.search(r"[ap]\.?m", said, re.IGNORECASE) is not None
    start = lines.start(line)
    opening = Opening("live", start, line, "timed entry", start + closed.end(), stamp)
    return opening, sure


def _of_the_page(lines: Lines, line: int, header: Header) -> bool:
    """Tell a time that belongs to the page's date: right below it, or above the title."""
    alone = lines.length(line) <= _CLOCK_ALONE
    return alone and (line - 1 in header.date_lines or line < (header.title_line or 0))


def _live(lines: Lines, header: Header, clocks: list[tuple[Opening, bool]]) -> list[Opening]:
    """Keep timed entries where a page has a row of them; a programme is none."""
    if not clocks:
        return []
    first = " ".join(lines.head(line) for line in range(min(len(lines), 6)))
    told = _LIVE.search(f"{header.title or ''} {first}") is not None
    sure = sum(one for _, one in clocks)
    times = [opening.stamp.minutes or 0 for opening, _ in clocks if opening.stamp]
    steps = [later - earlier for earlier, later in pairwise(times)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if min(up, down) > 1 + len(steps) // 5 or (not told and min(up, down) and len(steps) < 3):
        return []
    enough = sure >= 2 or (len(clocks) >= 4 and down > up)
    if not told and not (enough and (down > up or _long_entries(lines, clocks))):
        return []
    return [opening for opening, strong in clocks if strong or told or sure < len(clocks) // 2]


def _long_entries(lines: Lines, clocks: list[tuple[Opening, bool]]) -> bool:
    """Tell whether the entries say something, as those of a programme do not."""
    starts = [opening.start for opening, _ in clocks]
    last = starts[-1] + lines.length(clocks[-1][0].line)
    return (last - starts[0]) / len(starts) >= _SAYS_SOMETHING


def _insets(lines: Lines, header: Header, datelines: list[tuple[int, Dateline]]) -> list[Opening]:
    """Keep the date lines that open a text of another day; rows of them are lists."""
    found: list[Opening] = []
    rows = {
        form: [line for line, dateline in datelines if dateline.form == form]
        for form in ("inset", "bare", "place")
    }
    for line, dateline in datelines:
        if line == header.dateline or not dateline.stamp.full:
            continue
        date = as_date(dateline.stamp, order=header.order)
        if date is None or (header.published is not None and date == header.published):
            continue
        if _in_a_row(rows[dateline.form], line):
            continue
        if dateline.form == "bare" and not _later(date.earliest_day, header):
            continue
        start = lines.start(line)
        rule = {
            "inset": "dated inset",
            "bare": "dated paragraph",
            "place": "date line with a place",
        }
        found.append(
            Opening("inset", start, line, rule[dateline.form], start + dateline.end, dateline.stamp)
        )
    return found


def _later(day: int | None, header: Header) -> bool:
    first = header.published.latest_day if header.published is not None else None
    return day is not None and first is not None and day > first


def _in_a_row(rows: list[int], line: int) -> bool:
    """Three date lines with at most one line between them are a list."""
    at = rows.index(line)
    windows = (rows[max(first, 0) : first + 3] for first in (at - 2, at - 1, at))
    return any(len(row) == 3 and row[2] - row[0] <= 4 for row in windows)


def _closing(text: str, start: int, stop: int) -> int | None:
    """Find the offset behind the bracket that closes the one at `start`."""
    while start < stop and text[start] not in "[(":
        start += 1
    opening = text[start : start + 1]
    closing = {"[": "]", "(": ")"}.get(opening)
    if closing is None:
        return None
    depth = 0
    for at in range(start, stop):
        if text[at] == opening:
            depth += 1
        elif text[at] == closing:
            depth -= 1
            if depth == 0:
                return at + 1
    return None


def _ends_a_title(lines: Lines, line: int, at: int, closing: int) -> bool:
    """Tell a title by its bracket: it ends a short line without a full stop."""
    if lines.length(line) > 300 or lines.text[closing : lines.end(line)].strip(" .”\"'"):
        return False
    before = lines.text[lines.start(line) : at].rstrip()
    return not before.endswith((".", "!", "?", "”", "…", '"')) and "." not in before[-60:]


class _Taken:
    """Tells whether a line belongs to furniture, for lines asked in order."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        self._at = 0

    def __call__(self, line: int) -> bool:
        while self._at < len(self._blocks) and self._blocks[self._at].stop <= line:
            self._at += 1
        return self._at < len(self._blocks) and self._blocks[self._at].first <= line


def _free_lines(lines: Lines, blocks: list[Block]) -> Iterator[int]:
    line = 0
    for block in blocks:
        yield from range(line, block.first)
        line = block.stop
    yield from range(line, len(lines))
