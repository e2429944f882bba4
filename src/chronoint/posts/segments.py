"""Cutting a page of text into segments that tile it.

The marks, furniture and quotations found elsewhere in this room are put into one tree.
What nothing else claims is the original.
"""

import re
from collections.abc import Iterable

from attrs import evolve, frozen

from chronoint.dates import UncertainDate, parse_date
from chronoint.errors import DateTextError
from chronoint.posts.dating import date_openings
from chronoint.posts.extents import find_extents
from chronoint.posts.furniture import Block, find_furniture
from chronoint.posts.headers import Header
from chronoint.posts.lines import Lines
from chronoint.posts.openings import Opening, find_end_marks, find_inline, find_openings
from chronoint.posts.quotes import SelfQuote, find_self_quote
from chronoint.posts.stamps import as_date, find_stamp
from chronoint.posts.values import Segment

__all__ = ["split"]

_MOST_QUOTES_COMPARED = 50
_RELATIVE = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,3})\s(?:days?|weeks?|"
    r"months?|years?|decades?)\sago|"
    r"last\s(?:week|month|year|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)|yesterday|"
    r"earlier\sthis\s(?:week|month|year)|"
    r"(?:early\s|late\s|mid-?\s?)?(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)"
    r",?\s(?:19|20)[0-9]{2}|(?:in\s)(?:19|20)[0-9]{2}(?![0-9])|on\s(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day)\b",
    re.IGNORECASE,
)


def split(lines: Lines, header: Header, additions: Iterable[Opening] = ()) -> tuple[Segment, ...]:
    """Cut a page into segments; see `chronoint.posts.values.Segment`.

    Parameters
    ----------
    lines
        The page.
    header
        What it says of itself.
    additions
        Additions known from elsewhere, in order, each with its `stop`; marks found within
        them are theirs.

    Returns
    -------
    tuple of Segment
        In order, without gaps or overlaps, from 0 to the end of the text; empty for an
        empty text. An addition holds what stands within it as its `parts`; the original,
        which additions interrupt, comes in as many pieces as needed.
    """
    text = lines.text
    if not text:
        return ()
    blocks = find_furniture(lines, header.title, header.title_line, frozenset(header.date_lines))
    quotes = _quotes(lines, blocks)
    quoted = _Inside([quote.quoted for quote in quotes])
    openings = [one for one in find_openings(lines, header, blocks) if not quoted(one.start)]
    quoted = _Inside([quote.quoted for quote in quotes])
    inline = [one for one in find_inline(lines, header, blocks) if not quoted(one.start)]
    known = list(additions)
    if known:
        openings, inline = _apart(openings, known), _apart(inline, known)
        inline.extend(known)
    found = _additions(lines, header, blocks, openings, inline)
    found.extend(
        _Piece(Segment("quote", *quote.quoted, rule="self-quote"), quote) for quote in quotes
    )
    for block in blocks:
        segment = Segment(
            "furniture", lines.start(block.first), lines.start(block.stop), rule=block.rule
        )
        found.append(_Piece(segment))
    original = header.written or header.published
    nested = _nested(found, original, text)
    return _filled(nested, text, header)


def _apart(found: list[Opening], known: list[Opening]) -> list[Opening]:
    inside = _Inside([(one.start, one.stop or one.start) for one in known])
    return [one for one in found if not inside(one.start)]


@frozen
class _Piece:
    """A segment still without its parts, and the quotation it came from."""

    segment: Segment
    quote: SelfQuote | None = None


class _Inside:
    """Tells whether an offset lies in one of some spans, for offsets asked in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def __call__(self, offset: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= offset:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= offset


def _quotes(lines: Lines, blocks: list[Block]) -> list[SelfQuote]:
    found: list[SelfQuote] = []
    line = at = 0
    while line < len(lines):
        while at < len(blocks) and blocks[at].stop <= line:
            at += 1
        if at < len(blocks) and blocks[at].first <= line:
            line = blocks[at].stop
            continue
        quote = find_self_quote(lines, line) if lines.length(line) > 10 else None
        if quote is not None:
            found.append(quote)
            line = max(quote.last_line, line)
        line += 1
    return found


def _additions(
    lines: Lines,
    header: Header,
    blocks: list[Block],
    openings: list[Opening],
    inline: list[Opening],
) -> list[_Piece]:
    extents = find_extents(lines, header, blocks, openings, find_end_marks(lines, blocks))
    everything = sorted([*openings, *inline], key=lambda one: one.start)
    dates = dict(zip(everything, date_openings(everything, header), strict=True))
    stops = {id(one): extent for one, extent in zip(openings, extents, strict=True)}
    found: list[_Piece] = []
    for one in everything:
        date, basis = dates[one]
        extent = stops.get(id(one))
        label = lines.text[one.start : min(one.head_end, one.start + 120)].strip()
        end = extent.end if extent is not None else one.stop or one.start
        why = extent.why if extent is not None else one.ended_by
        segment = Segment(
            one.kind, one.start, max(end, one.start + 1), date, one.rule,
            basis,  # type: ignore[arg-type]
            tuple(word for word in (label, f"ends: {why}") if word),
            extent.between if extent is not None else None,
            _clock(one), one.number, one.about,
        )  # fmt: skip
        found.append(_Piece(segment))
    return found


def _clock(opening: Opening) -> str | None:
    stamp = opening.stamp
    if stamp is None or stamp.clock is None:
        return None
    return f"{stamp.clock} {stamp.zone}" if stamp.zone else stamp.clock


def _nested(found: list[_Piece], original: UncertainDate | None, text: str) -> list[Segment]:
    """Put pieces into those they lie in; one that reaches out is cut."""
    order = sorted(found, key=lambda one: (one.segment.start, -one.segment.end))
    top: list[Segment] = []
    stack: list[tuple[Segment, list[Segment]]] = []

    def close() -> None:
        segment, parts = stack.pop()
        done = evolve(segment, parts=tuple(parts)) if parts else segment
        (stack[-1][1] if stack else top).append(done)

    compared = 0
    for piece in order:
        segment = piece.segment
        while stack and stack[-1][0].end <= segment.start:
            close()
        if stack:
            container, parts = stack[-1]
            begin = max(segment.start, parts[-1].end if parts else container.start)
            segment = evolve(segment, start=begin, end=min(segment.end, container.end))
            if segment.start >= segment.end:
                continue
        around = stack[-1][0].date if stack else original
        if piece.quote is not None:
            compared += 1
            segment = _dated_quote(segment, piece.quote, around, text)
            if compared <= _MOST_QUOTES_COMPARED:
                above = [*top, *(one for one, _ in stack)]
                segment = _by_its_words(segment, text, above, original)
        elif segment.date is None and segment.kind == "furniture":
            segment = evolve(segment, date=around)
        stack.append((segment, []))
    while stack:
        close()
    return top


def _dated_quote(
    segment: Segment, quote: SelfQuote, around: UncertainDate | None, text: str
) -> Segment:
    """Date a quotation by its introduction."""
    intro = text[quote.intro[0] : min(quote.intro[1], quote.intro[0] + 300)]
    stamp = find_stamp(intro)
    date = as_date(stamp, before=around) if stamp is not None and stamp.has_day else None
    if date is None and (match := _RELATIVE.search(intro)) is not None:
        phrase = match[0].removeprefix("in ").removeprefix("on ")
        try:
            date = parse_date(phrase, reference=around)
        except DateTextError:
            date = None
    stated = date is not None
    return evolve(
        segment,
        date=date if stated else around,
        basis="stated" if stated else "inherited",
        evidence=(intro.strip(),),
    )


def _by_its_words(
    segment: Segment, text: str, before: list[Segment], original: UncertainDate | None
) -> Segment:
    """Date a quotation by the place further up where the same words stand."""
    if segment.basis == "stated" and segment.date is not None and segment.date.is_exact:
        return segment
    words = text[segment.start + 1 : segment.end - 1].strip()[:80]
    at = text.find(words, 0, segment.start) if len(words) >= 40 else -1
    if at < 0:
        return segment
    home = next((one for one in before if one.start <= at < one.end), None)
    copied = home.date if home is not None else original
    guess = segment.date if segment.basis == "stated" else None
    if copied is None or not (guess is None or _within(copied, guess)):
        return segment
    evidence = (*segment.evidence, "the same words stand further up")
    return evolve(segment, date=copied, basis="stated", evidence=evidence)


def _within(one: UncertainDate, other: UncertainDate) -> bool:
    days = one.earliest_day, one.latest_day, other.earliest_day, other.latest_day
    if None in days:
        return False
    first, last, low, high = (day or 0 for day in days)
    return low <= first and last <= high


def _filled(nested: list[Segment], text: str, header: Header) -> tuple[Segment, ...]:
    """Fill what is between with the original; white space goes to what stands before it."""
    date = header.written or header.published
    rule = header.written_rule or header.published_rule
    basis = "unknown" if date is None else "stated"
    pieces: list[Segment] = []
    at = 0
    for segment in nested:
        if text[at : segment.start].strip() or (at < segment.start and not pieces):
            blank = not text[at : segment.start].strip()
            if blank:
                segment = evolve(segment, start=at)  # noqa: PLW2901
            else:
                pieces.append(Segment("original", at, segment.start, date, rule, basis))  # type: ignore[arg-type]
        elif at < segment.start:
            pieces[-1] = evolve(pieces[-1], end=segment.start)
        pieces.append(segment)
        at = segment.end
    if at < len(text):
        if pieces and not text[at:].strip():
            pieces[-1] = evolve(pieces[-1], end=len(text))
        else:
            pieces.append(Segment("original", at, len(text), date, rule, basis))  # type: ignore[arg-type]
    return tuple(pieces)
