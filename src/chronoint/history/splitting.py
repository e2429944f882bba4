"""Splitting: the undoing of a union, one record at a time.

Nothing that a source said is lost or changed: the claims are sorted into two
or more events again, and what tied them is taken out.
"""

from collections.abc import Iterable, Sequence

import attrs

from chronoint.errors import ModelError, expect
from chronoint.history.fold import fold
from chronoint.history.heads import Heads
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.decisions import Decision
from chronoint.model.events import Event

__all__ = ["split"]


def split(chronology: Chronology, record: str) -> Chronology:
    """Make a record an event of its own again.

    Parameters
    ----------
    chronology
        As united or merged.
    record
        An id under which sources tell of an event that has several.

    Returns
    -------
    Chronology
        The event known under `record` has the claims told under it and no
        others. Decisions that records are the same no longer name it, and are
        dropped where that leaves fewer than two; all other decisions stay.
        The other records of the event stay one event as far as decisions
        without this record tie them, or as it was a file that tied them.

    Raises
    ------
    UnknownIdError
        No event has this id.
    ModelError
        Nothing is told under this id: it is only the name of the whole.

    Notes
    -----
    What united the records may do so again: a file in which they are one
    event, or `merge` with ``auto``. A decision ``different`` keeps them apart
    for good.

    Examples
    --------
    >>> from chronoint import Decision, chronology, event
    >>> both = chronology(
    ...     [event("raid", date="2020-05-04"), event("search", date="2020-06")],
    ...     decisions=[Decision("same", ["raid", "search"])],
    ... )
    >>> apart = split(both, "search")
    >>> len(both), len(apart), apart.decisions
    (1, 2, ())
    """
    expect(chronology, Chronology, "split() takes a chronology")
    event = chronology[record]
    if len(event.records) > 1 and all(claim.record != record for claim in event.claims):
        told = ", ".join(sorted({claim.record for claim in event.claims}))
        msg = f"nothing is told under {record!r}; split one of the records that are: {told}"
        raise ModelError(msg)
    decisions = _without(record, chronology.decisions)
    parts = [(record,), *_rest(event, record, chronology.decisions, decisions)]
    events = [one for one in chronology.events if one is not event]
    events += [part for part in (_part(event, ids, chronology) for ids in parts) if part]
    return attrs.evolve(
        chronology, events=tuple(sorted(events, key=time_order)), decisions=decisions
    )


def _without(record: str, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Take a record out of what is ruled to be the same."""
    kept: dict[Decision, None] = {}
    for ruling in decisions:
        if ruling.relation != "same" or record not in ruling.records:
            kept[ruling] = None
            continue
        others = tuple(one for one in ruling.records if one != record)
        if len(set(others)) > 1:
            kept[attrs.evolve(ruling, records=others)] = None
    return tuple(sorted(kept, key=lambda ruling: ruling.sort_key))


def _rest(
    event: Event, record: str, before: Iterable[Decision], after: Iterable[Decision]
) -> list[Sequence[str]]:
    """Give the groups into which the other records of an event fall."""
    others = [one for one in event.records if one != record]
    was = _heads(before)
    if len({was.of(one) for one in event.records}) > 1:
        return [others]  # decisions alone do not say why it was one event
    now = _heads(after)
    groups: dict[str, list[str]] = {}
    for one in others:
        groups.setdefault(now.of(one), []).append(one)
    return list(groups.values())


def _heads(decisions: Iterable[Decision]) -> Heads:
    heads = Heads()
    for ruling in decisions:
        if ruling.relation == "same":
            heads.unite(ruling.records)
    return heads


def _part(event: Event, records: Sequence[str], chronology: Chronology) -> Event | None:
    """Derive an event from those claims of another that are told under some records."""
    inside = [at for at, claim in enumerate(event.claims) if claim.record in records]
    if not inside:
        return None
    possible = frozenset(event.claims[at].id for at in inside if at in event.view.possible)
    return fold(
        records,
        [event.claims[at] for at in inside],
        {source.id: source for source in chronology.sources},
        possible=possible,
        table=chronology.table,
    )
