"""Reading a post: a page of text to its segments, its source, the dates in it."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import evolve, field, frozen

from chronoint.dates import UncertainDate, parse_date, parse_edtf
from chronoint.dates.prose.running import DateMention, find_dates
from chronoint.errors import PostError
from chronoint.model import Source, Update, UpdateKind
from chronoint.posts.headers import Header, read_header
from chronoint.posts.lines import Lines
from chronoint.posts.openings import Opening
from chronoint.posts.segments import split
from chronoint.posts.slugs import free, slug
from chronoint.posts.stamps import Order
from chronoint.posts.values import Segment

__all__ = ["MOST_CHARACTERS", "Day", "Post", "read_post", "to_post"]

MOST_CHARACTERS = 50_000_000
_LANGUAGES = ("en", "fr", "nl")
_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH"})
_CHAIN: dict[str, UpdateKind] = {
    "update": "update",
    "correction": "correction",
    "retraction": "retraction",
    "edit": "update",
    "live": "update",
}

Day = UncertainDate | dt.date | str


@frozen
class Post:
    r"""A page of text, cut into segments and dated.

    Parameters
    ----------
    text
        The page as read.
    header
        What the page says of itself, and where.
    segments
        In order, without gaps or overlaps. An addition holds what stands within it
        (quotations, furniture) as its `parts`; `leaves` has them in one row.
    url, language, country
        As given; the country is the publisher's, "our country" in the text.

    Attributes
    ----------
    title, publisher : str or None
        Without the "[UPDATE ...]" at its end; as the page names it.
    published, published_rule : UncertainDate or None, str
        The day of the original, and how it is known (``"given"``, ``"date line"``,
        ``"address"``, ...; ``"unknown"``).
    period : UncertainDate or None
        What an annual report is on.
    leaves : tuple of Segment
        Every letter in exactly one.
    additions : tuple of Segment
        Updates, corrections, retractions, edits and timed entries, wherever they stand.
    dates : tuple of DateMention
        Every date expression of the whole text, each resolved in its segment.
    source : Source
        As an event file has it, with the chain of updates, oldest first.

    Examples
    --------
    >>> post = read_post(
    ...     "A quiet week\n\nMay 4 2021 — Nothing happened.\n\n"
    ...     "UPDATE (May 9 2021) — Something did."
    ... )
    >>> [(segment.kind, str(segment.date)) for segment in post.segments]
    [('original', '2021-05-04'), ('update', '2021-05-09')]
    >>> post.title, post.published_rule, post.source.updates[0].id
    ('A quiet week', 'date line', 'update-2021-05-09')
    """

    text: str = field(repr=False)
    header: Header = field(repr=False)
    segments: tuple[Segment, ...] = field(repr=False)
    url: str | None = None
    language: str | None = None
    country: str | None = None
    author: str | None = None
    source_id: str | None = None

    @property
    def title(self) -> str | None:
        return self.header.title

    @property
    def publisher(self) -> str | None:
        return self.header.publisher

    @property
    def published(self) -> UncertainDate | None:
        return self.header.published

    @property
    def published_rule(self) -> str:
        return self.header.published_rule

    @property
    def period(self) -> UncertainDate | None:
        return self.header.period

    @property
    def leaves(self) -> tuple[Segment, ...]:
        return tuple(leaf for segment in self.segments for leaf in segment.leaves)

    @property
    def additions(self) -> tuple[Segment, ...]:
        return tuple(segment for segment in _walk(self.segments) if segment.kind in _CHAIN)

    def segment_at(self, offset: int) -> Segment:
        """Give the innermost segment at an offset; `IndexError` outside the text."""
        row = self.segments
        found = None
        while True:
            at = bisect_right(row, offset, key=lambda one: one.start) - 1
            if at < 0 or not row[at].start <= offset < row[at].end:
                break
            found = row[at]
            row = found.parts
        if found is None:
            msg = f"offset {offset} is outside the text of {len(self.text)} characters"
            raise IndexError(msg)
        return found

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return _dates(self)

    @cached_property
    def source(self) -> Source:
        return Source(
            self.source_id or _source_id(self),
            title=self.title,
            publisher=self.publisher,
            author=self.author,
            published=self.published,
            url=self.url,
            language=self.language,
            period=self.period,
            updates=[update for update, _ in self.chain],
        )

    @cached_property
    def chain(self) -> tuple[tuple[Update, Segment], ...]:
        """The additions as updates of a source, oldest first, each with its segment."""
        order = sorted(enumerate(self.additions), key=lambda one: (*_when(one[1]), one[0]))
        used: dict[str, int] = {}
        numbers: dict[int, str] = {}
        chain: list[tuple[Update, Segment]] = []
        for _, segment in order:
            kind = _CHAIN[segment.kind]
            name = segment.kind if segment.kind in {"live", "edit"} else kind
            day = segment.date.edtf if segment.date is not None and segment.date.is_exact else ""
            base = slug(f"{name}-{day or segment.number or ''}")
            unique = free(base, used)
            if kind == "update":
                # "UPDATE" without a number is the first of those that are numbered.
                numbers.setdefault(segment.number or 1, unique)
            withdraws = _withdrawn(segment, numbers) if kind == "retraction" else None
            note = "a note on a change woven into the text" if segment.kind == "edit" else None
            update = Update(unique, segment.date, kind, withdraws=withdraws, note=note)
            chain.append((update, segment))
        return tuple(chain)


def read_post(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: Day | None = None,
    url: str | None = None,
    country: str | None = None,
    language: str | None = None,
    author: str | None = None,
    order: Order | None = None,
    source_id: str | None = None,
) -> Post:
    """Cut a page of text into segments, date them, and read what the page says of itself.

    Parameters
    ----------
    text
        The page, furniture and all; any text whatever.
    title, publisher, published, author
        Where they are known better than the page tells. A date as text is read by
        `parse_date`.
    url
        The address; its date is the last resort for `published`.
    country
        ISO code of the publisher's country.
    language
        BCP 47 tag, kept for the source.
    order
        ``"day"`` or ``"month"``: what comes first in a date like 01/02/2023 where the page
        does not decide. By default the country does, and without one both readings are kept.
    source_id
        Id of the source; made of publisher and title when not given.

    Returns
    -------
    Post

    Raises
    ------
    PostError
        The text is no str, or longer than `MOST_CHARACTERS`.
    DateTextError
        `published` is no date.

    Notes
    -----
    Linear in the length of the text. Which marks are read, and what ends an update, is
    listed in the documentation of the posts.
    """
    return to_post(
        text,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
        country=country,
        language=language,
        author=author,
        order=order,
        source_id=source_id,
    )


def to_post(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: Day | None = None,
    published_rule: str = "given",
    url: str | None = None,
    country: str | None = None,
    language: str | None = None,
    author: str | None = None,
    order: Order | None = None,
    source_id: str | None = None,
    additions: Iterable[Opening] = (),
) -> Post:
    """Do what `read_post` does, with additions that are known from elsewhere."""
    if not isinstance(text, str):
        msg = f"expected a text as str, found {type(text).__name__}; decode bytes first"
        raise PostError(msg)
    if len(text) > MOST_CHARACTERS:
        msg = f"a text of {len(text)} characters; at most {MOST_CHARACTERS} are read, cut it up"
        raise PostError(msg)
    if order is None and country is not None:
        order = "month" if country in _MONTH_FIRST else "day"
    lines = Lines(text)
    header = read_header(
        lines,
        title=title,
        published=_day(published),
        published_rule=published_rule,
        url=url,
        publisher=publisher,
        order=order,
    )
    segments = split(lines, header, additions)
    return Post(text, header, segments, url, language, country, author, source_id)


def _day(value: Day | None) -> UncertainDate | None:
    if value is None or isinstance(value, UncertainDate):
        return value
    if isinstance(value, dt.date):
        return parse_edtf(f"{value:%Y-%m-%d}")
    return parse_date(value)


def _walk(segments: Iterable[Segment]) -> Iterator[Segment]:
    for segment in segments:
        yield segment
        yield from _walk(segment.parts)


def _when(segment: Segment) -> tuple[float, float, str, int]:
    """Order additions by their first and last possible day, time and number."""
    date = segment.date
    first = date.earliest_day if date is not None else None
    last = date.latest_day if date is not None else None
    latest = math.inf
    days = (latest if first is None else first, latest if last is None else last)
    return *days, segment.clock or "", segment.number or 0


def _withdrawn(segment: Segment, numbers: dict[int, str]) -> str | None:
    if segment.rule == "headline prefix":
        return "original"
    return next((numbers[one] for one in segment.about if one in numbers), None)


def _source_id(post: Post) -> str:
    words = " ".join(one for one in (post.publisher, post.title) if one) or "untitled"
    return slug(words, most=60)


def _reference(segment: Segment) -> UncertainDate | None:
    """Give what "last week" counts from; a notice of age counts from the reader's day."""
    if segment.rule == "age notice":
        return None
    return segment.date


def _dates(post: Post) -> tuple[DateMention, ...]:
    """Find the dates, each voice of the page read through in one go.

    The pieces of the original belong together, and so do those of an update; what counts
    from the date before it must not count from one in the furniture between.
    """
    voices: dict[object, list[Segment]] = {}
    for number, segment in enumerate(post.segments):
        _by_voice(segment, "original" if segment.kind == "original" else number, voices)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    stretches: list[tuple[int, int, UncertainDate | None]] = []
    at = 0
    for leaves in voices.values():
        begin = at
        for leaf in leaves:
            starts.append(at)
            origins.append(leaf.start)
            piece = post.text[leaf.start : leaf.end]
            pieces.extend((piece, "\n\n"))
            at += len(piece) + 2
        stretches.append((begin, at, _reference(leaves[0])))
    order = post.header.order
    found = find_dates(
        "".join(pieces),
        stretches=stretches,
        period=post.period,
        language=_language(post.language),
        day_first=None if order is None else order == "day",
    )
    moved: dict[int, DateMention] = {}
    for mention in found:
        row = bisect_right(starts, mention.start) - 1
        shift = origins[row] - starts[row]
        anchor = mention.anchor
        if isinstance(anchor, DateMention):
            anchor = moved.get(anchor.start, anchor)
        moved[mention.start] = evolve(
            mention, start=mention.start + shift, end=mention.end + shift, anchor=anchor
        )
    return tuple(sorted(moved.values(), key=lambda one: one.start))


def _language(tag: str | None) -> str:
    """Give the language in which dates are read; English where it has no table of its own."""
    main = (tag or "en").split("-")[0].casefold()
    return main if main in _LANGUAGES else "en"


def _by_voice(segment: Segment, voice: object, voices: dict[object, list[Segment]]) -> None:
    at = segment.start
    for number, part in enumerate(segment.parts):
        if at < part.start:
            voices.setdefault(voice, []).append(evolve(segment, start=at, end=part.start, parts=()))
        _by_voice(part, (voice, number), voices)
        at = part.end
    if at < segment.end:
        voices.setdefault(voice, []).append(evolve(segment, start=at, parts=()))
