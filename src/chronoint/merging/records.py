"""The table of records that is searched for doubles: plain columns of integers.

A record is what the sources tell under one id. It is compared as it was told,
never as part of a merged event, so that merging again finds the same. Both
engines, the one in memory and the one in SQL, start from this table.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from chronoint.dates import Bound, Kind, UncertainDate
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.merging.ragged import Growing, Ints, Ragged
from chronoint.merging.texts import STATE_MARK, fold, tokens
from chronoint.merging.urls import canonical
from chronoint.model import DATE_ROLES, ActorTable, Chronology, Claim

__all__ = [
    "FARTHEST",
    "LOOSE_MARK",
    "MOMENTS",
    "MOST_COUNTED",
    "OTHER_TOKENS",
    "TITLE_TOKENS",
    "Keys",
    "RecordTable",
    "hull",
    "tabulate",
]

FARTHEST = 100_000_000
"""The day number that stands for an open or unknown end, and beyond which none is told apart."""

LOOSE_MARK = "~"
"""What the key of an actor begins with for whom no state was found."""

MOMENTS = tuple(f"{role}{part}" for role in DATE_ROLES for part in ("", " (start)", " (end)"))
"""What a range of days is: the role of a date, or the start or the end of a span."""

TITLE_TOKENS, OTHER_TOKENS, MOST_COUNTED, _MOST_MOMENTS = 64, 256, 4, 16
_NOBODY_WORDS = """unknown|not available|not attributed|unattributed|none|n a|na|nobody|various
multiple|other|unclear|undisclosed|unspecified|not known|not specified|global|global region
worldwide|international"""
_NOBODY = frozenset(_NOBODY_WORDS.replace("\n", "|").split("|"))


@frozen(eq=False)
class RecordTable:
    """Records in order of their ids, one row each.

    Parameters
    ----------
    ids
        Of the records.
    sources
        Who tells of each: numbers into `source_names`.
    words
        Distinct tokens: numbers into `vocabulary`.
    counts, in_title
        For each value of `words`: how often it occurs, titles counting twice,
        at most 4; and whether a title has it.
    urls
        Canonical addresses: numbers into `url_names`.
    initiators, places
        Keys of actors: numbers into `keys`. A state is its code; one for whom
        no state is known is his folded name after a ``~``.
    kinds
        Folded type: number into `kind_names`, -1 for none.
    first_days, last_days
        Ranges of days, both ends inclusive, in which something of the record
        lies: one for each date, and for a span also its start and its end; at
        most 16, the narrowest.
    moments
        What each range is: number into `MOMENTS`.
    widths
        Days of the widest range in which it happened; 0 without a date.
    """

    ids: tuple[str, ...]
    sources: Ragged
    source_names: tuple[str, ...]
    words: Ragged
    counts: Ints
    in_title: Ints
    vocabulary: tuple[str, ...]
    urls: Ragged
    url_names: tuple[str, ...]
    initiators: Ragged
    places: Ragged
    keys: tuple[str, ...]
    kinds: Ints
    kind_names: tuple[str, ...]
    first_days: Ragged
    last_days: Ragged
    moments: Ragged
    widths: Ints

    def __len__(self) -> int:
        return len(self.ids)


class _Numbers(dict[str, int]):
    """Numbers texts in the order in which they first come."""

    def __missing__(self, text: str) -> int:
        number = len(self)
        self[text] = number
        return number


@frozen
class _Columns:
    """The table while it grows."""

    sources: Growing = field(factory=Growing)
    words: Growing = field(factory=Growing)
    counts: Growing = field(factory=Growing)
    in_title: Growing = field(factory=Growing)
    urls: Growing = field(factory=Growing)
    initiators: Growing = field(factory=Growing)
    places: Growing = field(factory=Growing)
    kinds: Growing = field(factory=Growing)
    first_days: Growing = field(factory=Growing)
    last_days: Growing = field(factory=Growing)
    moments: Growing = field(factory=Growing)
    widths: Growing = field(factory=Growing)
    source_names: _Numbers = field(factory=_Numbers)
    vocabulary: _Numbers = field(factory=_Numbers)
    url_names: _Numbers = field(factory=_Numbers)
    keys: _Numbers = field(factory=_Numbers)
    kind_names: _Numbers = field(factory=_Numbers)


def tabulate(chronologies: Iterable[Chronology]) -> RecordTable:
    """Make the table of all records of chronologies.

    A nameless source, "unsourced", counts as another one in each chronology.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> table = tabulate([chronology([event("raid", title="A raid", venue="BE")])])
    >>> table.ids, [table.vocabulary[word] for word in table.words.row(0)]
    (('raid',), ['raid'])
    """
    table = ActorTable()
    told: dict[str, list[tuple[str, Claim]]] = {}
    for number, one in enumerate(chronologies):
        table = table.with_actors(actor for actor in one.table.own if actor.code not in table)
        for event in one.events:
            for claim in event.claims:
                named = claim.source != "unsourced"
                source = claim.source if named else f"unsourced {number}"
                told.setdefault(claim.record, []).append((source, claim))
    columns = _Columns()
    key_of = Keys(table)
    ids = tuple(sorted(told))
    for record in ids:
        claims = list({claim.id: claim for _, claim in told[record]}.values())
        sources = {source for source, _ in told[record]}
        columns.sources.add(columns.source_names[name] for name in sorted(sources))
        _add(columns, claims, key_of)
    return _finished(ids, columns)


def _finished(ids: tuple[str, ...], columns: _Columns) -> RecordTable:
    return RecordTable(
        ids=ids,
        sources=columns.sources.column(),
        source_names=tuple(columns.source_names),
        words=columns.words.column(),
        counts=columns.counts.column().values,
        in_title=columns.in_title.column().values,
        vocabulary=tuple(columns.vocabulary),
        urls=columns.urls.column(),
        url_names=tuple(columns.url_names),
        initiators=columns.initiators.column(),
        places=columns.places.column(),
        keys=tuple(columns.keys),
        kinds=columns.kinds.column().values,
        kind_names=tuple(columns.kind_names),
        first_days=columns.first_days.column(),
        last_days=columns.last_days.column(),
        moments=columns.moments.column(),
        widths=columns.widths.column().values,
    )


class Keys(dict[str, frozenset[str]]):
    """The keys of an actor's name or code; none for nobody in particular.

    Grows by what is asked.

    Parameters
    ----------
    table
        Who is meant by a name or code.
    """

    def __init__(self, table: ActorTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, name: str) -> frozenset[str]:
        actor = self._table.find(name)
        folded = fold(name)
        if folded in _NOBODY or not folded:
            keys = frozenset[str]()
        elif actor is None:
            # "the work of Ghana's government" names a state, "dissidents" none.
            keys = _named(tokens(name)) or frozenset([LOOSE_MARK + folded])
        else:
            keys = frozenset([self._lane(actor.code) or LOOSE_MARK + fold(actor.name)])
        self[name] = keys
        return keys

    def _lane(self, code: str) -> str | None:
        try:
            return self._table.lane(code, successors=True)
        except KeyError:  # what it belongs to is nowhere defined; `check` reports it
            return None

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """Give the keys of several."""
        return frozenset().union(*(self[name] for name in names))


def _distinct(texts: Iterable[str | None]) -> list[str]:
    return sorted({text for text in texts if text})


def _add(columns: _Columns, claims: Sequence[Claim], key_of: Keys) -> None:
    """Add one record's row to all columns but that of the sources."""
    initiators = key_of.of(name for claim in claims for name in claim.initiator)
    places = key_of.of(name for claim in claims for name in (*claim.target, *claim.venue))
    titles = _token_counts((claim.title for claim in claims), TITLE_TOKENS)
    others = [claim.summary for claim in claims]
    others += [name for claim in claims for name in (*claim.persons, *claim.tags)]
    others += [key[1:] for key in initiators | places if key.startswith(LOOSE_MARK)]
    counts = _token_counts(others, OTHER_TOKENS)
    if all(key.startswith(LOOSE_MARK) for key in places):
        places |= (_named(titles) - initiators) or (_named(counts) - initiators)
    for word, count in titles.items():
        counts[word] = counts.get(word, 0) + 2 * count
    columns.words.add(columns.vocabulary[word] for word in counts)
    columns.counts.add(min(count, MOST_COUNTED) for count in counts.values())
    columns.in_title.add(word in titles for word in counts)
    urls = {canonical(link) for claim in claims for link in claim.links} - {None}
    columns.urls.add(columns.url_names[url] for url in sorted(url for url in urls if url))
    columns.initiators.add(columns.keys[key] for key in sorted(initiators))
    columns.places.add(columns.keys[key] for key in sorted(places))
    kinds = _distinct(fold(claim.type) for claim in claims if claim.type)
    columns.kinds.add([columns.kind_names[kinds[0]] if kinds else -1])
    _add_moments(columns, claims)


def _add_moments(columns: _Columns, claims: Sequence[Claim]) -> None:
    moments: dict[tuple[int, int], int] = {}
    for what, first, last in sorted(moment for claim in claims for moment in _moments(claim)):
        moments.setdefault((first, last), what)
    ranges = sorted(moments, key=lambda one: (one[1] - one[0], one))[:_MOST_MOMENTS]
    columns.first_days.add(first for first, _ in ranges)
    columns.last_days.add(last for _, last in ranges)
    columns.moments.add(moments[one] for one in ranges)
    hulls = [hull(claim.date) for claim in claims if claim.date is not None]
    columns.widths.add([max((last - first + 1 for first, last in hulls), default=0)])


def _named(words: Iterable[str]) -> frozenset[str]:
    """Give the states among tokens."""
    return frozenset(word.removeprefix(STATE_MARK) for word in words if word[0] == STATE_MARK)


def _token_counts(texts: Iterable[str | None], most: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    left = most
    for text in _distinct(texts):
        found = tokens(text)[:left]
        left -= len(found)
        for token in found:
            counts[token] = counts.get(token, 0) + 1
    return counts


def _clamped(seconds: int | None, open_end: int) -> int:
    if seconds is None:
        return open_end
    return max(-FARTHEST, min(FARTHEST, seconds // SECONDS_PER_DAY))


def hull(date: UncertainDate) -> tuple[int, int]:
    """Give the first and the last possible day of a date; `FARTHEST` where there is none."""
    last = None if date.latest_end is None else date.latest_end - 1
    return _clamped(date.earliest_start, -FARTHEST), _clamped(last, FARTHEST)


def _moments(claim: Claim) -> Iterator[tuple[int, int, int]]:
    """Give what it is, first and last day, of each range that the claim's dates make."""
    for role, date in claim.dates.items():
        what = 3 * DATE_ROLES.index(role)
        yield what, *hull(date)
        if date.kind is not Kind.SPAN:
            continue
        windows = (
            (date.start_bound, date.earliest_start, date.latest_start),
            (date.end_bound, date.earliest_end, date.latest_end),
        )
        for at, (bound, first, end) in enumerate(windows, 1):
            if bound is Bound.CLOSED and first is not None and end is not None:
                yield what + at, _clamped(first, -FARTHEST), _clamped(max(end - 1, first), FARTHEST)
