"""What was known on a day: the claims published by then, and nothing else."""

from collections.abc import Iterable

import attrs

from chronoint.errors import ModelError, expect
from chronoint.history.fold import fold
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.claims import Claim
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.events import Event
from chronoint.model.sources import Source

__all__ = ["as_of"]


def as_of(chronology: Chronology, day: DateLike, *, strictly: bool = False) -> Chronology:
    """Show a chronology as it was known at the end of a day.

    Parameters
    ----------
    chronology
        What is known now.
    day
        The day, as a date, as text ("2020-05-20") or as an `UncertainDate`.
        Of a month or a year, its last day counts.
    strictly
        Keep only what was certainly published by then. Otherwise a claim
        whose publication is itself uncertain is kept when it was possibly
        published by then, and marked (``event.tentative``,
        ``event.view.possible``).

    Returns
    -------
    Chronology
        Events without a claim published by then, and sources and updates not
        yet published, are absent; everything else is derived anew from the
        claims that remain. Ids of events stay what they are. Doing it twice
        with the same day changes nothing.

    Raises
    ------
    ModelError
        `day` has no last day (an open end).
    DateTextError
        `day` is text that is no date.

    Examples
    --------
    >>> from chronoint import Source, Update, as_of, chronology, event, told
    >>> blog = Source("blog", published="2019-12-01", updates=[Update("denial", "2020-09-18")])
    >>> denied = told("denial", status="denied")
    >>> leak = event("leak", date="2019-10", status="alleged", updates=[denied])
    >>> known = chronology([leak], source=blog)
    >>> as_of(known, "2020-01-01")["leak"].status, known["leak"].status
    ('alleged', 'denied')
    """
    expect(chronology, Chronology, "as_of() takes a chronology")
    moment = to_date(day)
    last = moment.latest_day
    if last is None:
        msg = f"as of {moment.text!r}: expected a day with an end, found an open one"
        raise ModelError(msg)
    sources = {source.id: source for source in chronology.sources}
    certain, possible = _known_points(chronology.sources, last)
    keep = certain if strictly else certain | possible
    events = (_then(event, keep, possible - certain, sources) for event in chronology.events)
    return attrs.evolve(
        chronology,
        events=tuple(sorted((event for event in events if event), key=time_order)),
        sources=tuple(
            _chain_then(source, keep) for source in chronology.sources if _any(source, keep)
        ),
        as_of=moment,
    )


_Points = set[tuple[str, str | None]]


def _known_points(sources: Iterable[Source], last: int) -> tuple[_Points, _Points]:
    """Give the points of all chains certainly, and those possibly, published by a day."""
    certain: _Points = set()
    possible: _Points = set()
    for source in sources:
        for update in (None, *(update.id for update in source.updates)):
            first_day, last_day = source.window(update)
            if first_day is None or first_day <= last:
                possible.add((source.id, update))
                if last_day is not None and last_day <= last:
                    certain.add((source.id, update))
    return certain, possible


def _then(
    event: Event, keep: _Points, doubtful: _Points, sources: dict[str, Source]
) -> Event | None:
    claims = [claim for claim in event.claims if _point(claim, sources) in keep]
    marked = frozenset(claim.id for claim in claims if _point(claim, sources) in doubtful)
    if not claims:
        return None
    if len(claims) == len(event.claims) and not marked and not event.view.possible:
        return event
    return fold(event.records, claims, sources, possible=marked)


def _point(claim: Claim, sources: dict[str, Source]) -> tuple[str, str | None]:
    # A claim at a point that its chain does not have (`check` reports it) is
    # as old as the original.
    source = sources.get(claim.source)
    known = source is not None and (claim.update is None or source.update(claim.update) is not None)
    return (claim.source, claim.update if known else None)


def _any(source: Source, keep: _Points) -> bool:
    return any(
        (source.id, update) in keep for update in (None, *(one.id for one in source.updates))
    )


def _chain_then(source: Source, keep: _Points) -> Source:
    chain = tuple(update for update in source.updates if (source.id, update.id) in keep)
    return source if len(chain) == len(source.updates) else attrs.evolve(source, updates=chain)
