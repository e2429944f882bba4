"""Claims to the present view of one event.

Two steps. Within a source, its claims follow the chain to one voice (see
`voices`). Across sources, which is done here, the voices are put together
field by field, and where they cannot all be right the view says so instead of
choosing silently.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, cast

from chronoint.dates import UncertainDate
from chronoint.history.conflicts import EXCLUSIVE_ROLES, actor_conflict, date_conflict
from chronoint.history.voices import FIRMNESS, SCALARS, Voice, common_date, joined, voices
from chronoint.model.actors import ActorTable
from chronoint.model.claims import (
    DATE_ROLES,
    ROLES,
    STATED,
    Claim,
    DateRole,
    Role,
    Status,
    disagree,
)
from chronoint.model.events import Conflict, Event, View
from chronoint.model.sources import Source

__all__ = ["fold"]

Sources = Mapping[str, Source]

_NO_DATES: Mapping[DateRole, UncertainDate] = MappingProxyType({})
_UNIONS = (*ROLES, "persons", "tags", "links")


def fold(
    records: Iterable[str],
    claims: Iterable[Claim],
    sources: Sources,
    *,
    possible: frozenset[str] = frozenset(),
    table: ActorTable | None = None,
) -> Event:
    """Derive an event from the claims about it.

    Parameters
    ----------
    records
        The ids the event is known under.
    claims
        One or more, in any order.
    sources
        By id, at least those the claims name; a source that is missing counts
        as ungraded and undated.
    possible
        Ids of claims that only possibly stand (see `as_of`).
    table
        Of which states actors are; None for the built-in ones.

    Returns
    -------
    Event
        Its claims in order of publication. The rules per field:

        date, and every other date role by itself
            what the sources have in common; the date of the best-graded
            source, with a conflict, when they have nothing in common;
        status
            the latest published statement, ties by reliability;
        title, summary, type, credibility
            the best-graded source's, then the earliest published;
        roles, persons, tags, links
            the union over the sources; with a conflict, where two sources name
            initiators, targets or venues that have no state in common.

        A source speaks with what its chain says at its end: what later points
        replaced, and what stands at withdrawn points, is not heard. It is heard
        no more once it has taken back all it told, as long as another one is.

    Notes
    -----
    The result depends on the set of claims alone, never on their order.
    """
    order = sorted(claims, key=lambda claim: _published_key(claim, sources))
    published = tuple(_published(claim, sources) for claim in order)
    doubtful = tuple(at for at, claim in enumerate(order) if claim.id in possible)
    if len(order) == 1 and not _is_gone(order[0], sources):
        view = _single(order[0], doubtful)
    else:
        view = _several(order, published, sources, doubtful, table)
    return Event(tuple(sorted(records)), tuple(order), published, view)


def _is_gone(claim: Claim, sources: Sources) -> bool:
    source = sources.get(claim.source)
    withdrawn = source is not None and claim.update in source.withdrawn_points
    return withdrawn or bool(claim.absent)


def _single(claim: Claim, doubtful: tuple[int, ...]) -> View:
    return View(
        date=claim.date,
        other_dates=_other_dates(claim.dates),
        title=claim.title,
        summary=claim.summary,
        type=claim.type,
        status=claim.status or "reported",
        credibility=claim.credibility,
        actors=_by_role(
            claim.initiator, claim.target, claim.responder, claim.venue, claim.reporter
        ),
        persons=claim.persons,
        standing=(claim.source,),
        tags=claim.tags,
        links=claim.links,
        withdrawn=claim.status == "retracted",
        possible=doubtful,
        basis=_single_basis(tuple([name for name in STATED if claim.states(name)])),
    )


@lru_cache(maxsize=4096)
def _by_role(*codes: tuple[str, ...]) -> Mapping[Role, tuple[str, ...]]:
    # In the order of ROLES; most events of a chronology have the actors of another one.
    return MappingProxyType(dict(zip(ROLES, codes, strict=True)))


@cache
def _single_basis(names: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    return MappingProxyType(dict.fromkeys(names, (0,)))


def _several(
    order: Sequence[Claim],
    published: Sequence[UncertainDate | None],
    sources: Sources,
    doubtful: tuple[int, ...],
    table: ActorTable | None,
) -> View:
    told = voices(order, sources)
    live = [voice for voice in told if not voice.withdrawn] or told
    withdrawn = all(voice.withdrawn for voice in told)
    conflicts = [conflict for voice in live for conflict in voice.conflicts]
    basis: dict[str, tuple[int, ...]] = {}
    fields: dict[str, Any] = {}
    for name in SCALARS:
        spoken = [voice for voice in live if name in voice.values]
        if spoken:
            best = min(spoken, key=lambda voice: (voice.grade, voice.basis[name][0]))
            fields[name], basis[name] = best.values[name], best.basis[name]
    unions: dict[str, tuple[str, ...]] = {}
    for name in _UNIONS:
        spoken = [voice for voice in live if name in voice.values]
        unions[name] = tuple(dict.fromkeys(one for voice in spoken for one in voice.values[name]))
        if spoken:
            basis[name] = joined(voice.basis[name] for voice in spoken)
    dates = {
        role: date
        for role in DATE_ROLES
        if (date := _date_of(role, live, order, basis, conflicts)) is not None
    }
    if len(live) > 1:
        conflicts += _actor_conflicts(live, order, ActorTable() if table is None else table)
    status = "retracted" if withdrawn else _status_of(live, order, published, basis, conflicts)
    if withdrawn:
        basis["status"] = joined(voice.withdrawal for voice in told)
    return View(
        date=dates.get("date"),
        other_dates=_other_dates(dates),
        status=status,
        actors=MappingProxyType({role: unions[role] for role in ROLES}),
        persons=unions["persons"],
        tags=unions["tags"],
        links=unions["links"],
        conflicts=tuple(conflicts),
        standing=tuple(voice.source for voice in live),
        withdrawn=withdrawn,
        silenced=joined(voice.silenced for voice in told),
        absent_since=MappingProxyType(
            {voice.source: published[at] for voice in live if (at := voice.absent_at) is not None}
        ),
        possible=doubtful,
        basis=MappingProxyType(basis),
        **fields,
    )


def _other_dates(dates: dict[DateRole, UncertainDate]) -> Mapping[DateRole, UncertainDate]:
    dates.pop("date", None)
    return MappingProxyType(dates) if dates else _NO_DATES


def _date_of(
    role: DateRole,
    live: Sequence[Voice],
    order: Sequence[Claim],
    basis: dict[str, tuple[int, ...]],
    conflicts: list[Conflict],
) -> UncertainDate | None:
    spoken = [voice for voice in live if role in voice.values]
    if not spoken:
        return None
    spoken.sort(key=lambda voice: (voice.grade, voice.basis[role][0]))
    values = {voice.basis[role][0]: voice.values[role] for voice in spoken}
    date, basis[role], clash = common_date(
        [voice.basis[role] for voice in spoken], lambda at: values[at]
    )
    if clash:
        conflicts.append(date_conflict(role, clash, order))
    return date


def _actor_conflicts(
    live: Sequence[Voice], order: Sequence[Claim], table: ActorTable
) -> Iterator[Conflict]:
    for role in EXCLUSIVE_ROLES:
        spoken = [voice for voice in live if role in voice.values]
        if len({voice.values[role] for voice in spoken}) < 2:
            continue
        spoken.sort(key=lambda voice: (voice.grade, voice.basis[role][0]))
        sides = ((voice.basis[role][0], voice.values[role]) for voice in spoken)
        conflict = actor_conflict(role, sides, order, table)
        if conflict:
            yield conflict


def _status_of(
    live: Sequence[Voice],
    order: Sequence[Claim],
    published: Sequence[UncertainDate | None],
    basis: dict[str, tuple[int, ...]],
    conflicts: list[Conflict],
) -> Status:
    spoken = [voice for voice in live if "status" in voice.values]
    if not spoken:
        return "reported"

    def rank(voice: Voice) -> tuple[object, ...]:
        at = voice.basis["status"][0]
        return _day(published[at]), -voice.grade, -FIRMNESS.index(voice.values["status"]), at

    spoken.sort(key=rank)
    last = spoken[-1]
    basis["status"] = last.basis["status"]
    for voice in spoken[:-1]:
        earlier, later = voice.values["status"], last.values["status"]
        if disagree(earlier, later):
            pair = [order[one.basis["status"][0]] for one in (voice, last)]
            message = (
                f"status: {earlier} according to {voice.source}, {later} according to {last.source}"
            )
            conflicts.append(Conflict("status", message, tuple(pair)))
    return cast("Status", last.values["status"])


def _published(claim: Claim, sources: Sources) -> UncertainDate | None:
    source = sources.get(claim.source)
    return source.published_at(claim.update) if source else None


def _published_key(claim: Claim, sources: Sources) -> tuple[object, ...]:
    source = sources.get(claim.source)
    position = source.position(claim.update) if source else 0
    published = source.published_at(claim.update) if source else None
    known = (0,) if published is None else (1, published.sort_key)
    return (known, claim.source, position, claim.record, claim.id)


def _day(published: UncertainDate | None) -> tuple[int, ...]:
    # An open or unknown publication comes before every known one.
    if published is None or published.latest_day is None:
        return ()
    return (published.latest_day,)
