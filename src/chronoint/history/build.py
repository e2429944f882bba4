"""Building a chronology in Python, in as few words as the file takes."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, TypedDict, Unpack

import attrs
from attrs import frozen

from chronoint.errors import DateTextError, ModelError, expect
from chronoint.history.unite import assemble
from chronoint.model.actors import Actor
from chronoint.model.chronology import Chronology
from chronoint.model.claims import DATE_ROLES, Claim, Status
from chronoint.model.coerce import DateLike, to_date
from chronoint.model.decisions import Decision
from chronoint.model.sources import Source

__all__ = ["Statement", "Telling", "chronology", "event", "told"]

_UNSOURCED = Source("unsourced")


class Statement(TypedDict, total=False):
    """What can be stated of an event; the fields of `Claim`, dates as text too."""

    date: DateLike
    discovered: DateLike
    disclosed: DateLike
    attributed: DateLike
    responded: DateLike
    title: str
    summary: str
    type: str
    initiator: str | Iterable[str]
    target: str | Iterable[str]
    responder: str | Iterable[str]
    venue: str | Iterable[str]
    reporter: str | Iterable[str]
    persons: str | Iterable[str]
    status: Status
    credibility: int
    tags: str | Iterable[str]
    links: str | Iterable[str]
    absent: str | Iterable[str]
    where: str
    note: str


@frozen
class Telling:
    """What a source says of one event at one or more points of its chain."""

    record: str
    points: tuple[tuple[str | None, Statement], ...]


def told(update: str, /, **stated: Unpack[Statement]) -> tuple[str, Statement]:
    """Say what an update of the source states of an event; see `event`."""
    return update, _known(stated)


def event(
    record: str,
    /,
    *,
    update: str | None = None,
    updates: Iterable[tuple[str, Statement]] = (),
    **stated: Unpack[Statement],
) -> Telling:
    """Say what a source tells of an event.

    Parameters
    ----------
    record
        The event's id.
    update
        The update of the source that first told of it; None for the original.
    updates
        What later updates of the source say of it, each made by `told`.
    **stated
        The fields of `Claim`. Dates may be text, read by `parse_date`
        against the publication of the point it stands in; one actor may be
        given as a plain string.

    Raises
    ------
    ModelError
        A field does not exist; the nearest one is named.

    Examples
    --------
    >>> from chronoint import Source, chronology, event
    >>> known = chronology(
    ...     [event("barred", date="early October 2019", title="Director barred", initiator="CN")],
    ...     source=Source("blog", published="2019-12-01"),
    ... )
    >>> str(known["barred"].date)
    '[2019-10-01..2019-10-10]'
    """
    return Telling(record, ((update, _known(stated)), *updates))


def chronology(
    events: Iterable[Telling] = (),
    *,
    source: Source | None = None,
    actors: Iterable[Actor] = (),
    decisions: Iterable[Decision] = (),
) -> Chronology:
    """Make a chronology of what one source tells.

    Parameters
    ----------
    events
        Made by `event`.
    source
        Who tells; None for a nameless source with the id ``"unsourced"``.
        Chronologies of several sources are made one by one and put together
        by `unite`.
    actors
        Beside the built-in ones.
    decisions
        Rulings that events are the same or different.

    Returns
    -------
    Chronology

    Raises
    ------
    DateTextError
        A date cannot be read; a note names the event.
    ModelError
        A value is not of its code, an update is not in the chain, or two
        parts contradict each other.
    """
    teller = source or _UNSOURCED
    expect(teller, Source, "source")
    claims = [
        _claim(telling.record, teller, update, stated)
        for telling in _tellings(events)
        for update, stated in telling.points
    ]
    return assemble(claims, sources=[teller], actors=actors, decisions=decisions)


def _tellings(events: Iterable[Telling]) -> Iterator[Telling]:
    for telling in events:
        expect(telling, Telling, "events (made by event())")
        yield telling


def _claim(record: str, source: Source, update: str | None, stated: Statement) -> Claim:
    fields: dict[str, Any] = dict(stated)
    if update is not None and source.update(update) is None:
        near = get_close_matches(update, [one.id for one in source.updates], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        msg = f"event {record!r}: source {source.id!r} has no update {update!r}{hint}"
        raise ModelError(msg)
    for role in (one for one in DATE_ROLES if one in fields):
        try:
            fields[role] = to_date(fields[role], reference=source.published_at(update))
        except DateTextError as error:
            error.add_note(f"in event {record!r}")
            raise
    return Claim(record, source.id, update, **fields)


_FIELDS = frozenset(attribute.name for attribute in attrs.fields(Claim)) & frozenset(
    Statement.__annotations__
)


def _known(stated: Statement) -> Statement:
    for name in stated:
        if name not in _FIELDS:
            near = get_close_matches(name, _FIELDS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            msg = f"an event has no field {name!r}{hint}"
            raise ModelError(msg)
    return stated
