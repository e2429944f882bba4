"""Checks: what looks wrong in a chronology although each value is right.

Finds and reports, changes nothing. Faults of the files themselves are found
when they are read.
"""

from collections.abc import Iterable, Iterator

from chronoint.errors import Place, Problem, UnknownIdError, expect, shorten
from chronoint.model.chainchecks import check_chain, check_contradictions
from chronoint.model.chronology import Chronology
from chronoint.model.claims import ROLES, Claim
from chronoint.model.events import Event
from chronoint.model.sources import Source

__all__ = ["check"]

# Codes compared with codes: likeness is slow to compute, and a slip is one of a few.
_MOST_COMPARED = 200_000


def check(chronology: Chronology) -> tuple[Problem, ...]:
    """Find what does not fit together.

    Parameters
    ----------
    chronology
        Read or built.

    Returns
    -------
    tuple of Problem
        In the order of their places. The codes:

        ``unknown-source``, ``unknown-update``, ``unknown-actor`` (errors)
            an id that nobody defines;
        ``dangling-actor`` (error)
            an actor whose state, parent or successor nobody defines;
        ``double-id`` (error)
            one source tells of one id twice at one point of its chain;
        ``ends-before-start`` (error)
            the date's last possible end lies before its first possible start;
        ``unknown-record`` (warning)
            a decision about an id that no file tells of;
        ``withdraws`` (error)
            a retraction that withdraws no earlier point of its chain;
        ``update-order`` (warning)
            an update published before the point it follows;
        ``undated-update`` (warning)
            an update without a date;
        ``contradiction`` (warning)
            two updates of one source and one day, neither a correction of the
            other, that cannot both be right about an event;
        ``published-before`` (warning)
            a claim published before the event can have happened, without the
            status ``scheduled``;
        ``no-date``, ``no-title`` (warnings)
            no source gives one;
        ``conflict`` (warning)
            sources that cannot all be right.
    """
    expect(chronology, Chronology, "check() takes a chronology")
    problems = [
        *(problem for source in chronology.sources for problem in check_chain(source)),
        *(problem for event in chronology.events for problem in _event(event, chronology)),
        *_unknown_actors(chronology),
        *_actors(chronology),
        *_decisions(chronology),
    ]
    return tuple(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[object, ...]:
    return (*_position(problem.place), problem.code, problem.message)


def _position(place: Place) -> tuple[str, int, int]:
    return place.file or "", place.line or 0, place.column or 0


def _event(event: Event, chronology: Chronology) -> Iterator[Problem]:
    place = event.claims[0].place
    if event.date is None:
        yield _warning("no-date", f"event {event.id!r} has no date", place)
    if event.view.title is None:
        yield _warning("no-title", f"event {event.id!r} has no title", place)
    for conflict in event.conflicts:
        here, *others = (claim.place for claim in conflict.claims)
        where = ", ".join(str(other) for other in others if str(other))
        message = f"event {event.id!r}: {conflict.message}" + (f" (and {where})" if where else "")
        yield _warning("conflict", message, here)
    yield from check_contradictions(event, chronology)
    seen: dict[tuple[str, str, str | None], Claim] = {}
    for claim in event.claims:
        key = (claim.record, claim.source, claim.update)
        if key in seen:
            first = str(seen[key].place)
            point = f"update {claim.update!r} of " if claim.update else ""
            yield _error(
                "double-id",
                f"event {claim.record!r} is told twice by {point}source {claim.source!r}"
                + (f"; first at {first}" if first else ""),
                claim.place,
            )
        seen.setdefault(key, claim)
        yield from _claim(claim, chronology)


def _claim(claim: Claim, chronology: Chronology) -> Iterator[Problem]:
    name = f"event {claim.record!r}"
    try:
        source = chronology.source(claim.source)
    except UnknownIdError as error:
        yield _error("unknown-source", f"{name}: {error}", claim.place)
    else:
        if claim.update is not None and source.update(claim.update) is None:
            yield _error(
                "unknown-update",
                f"{name}: source {source.id!r} has no update {claim.update!r}",
                claim.place,
            )
        yield from _published_before(claim, source)
    for role, date in claim.dates.items():
        start, end = date.earliest_start, date.latest_end
        if start is not None and end is not None and end <= start:
            what = "" if role == "date" else f"{role}: "
            msg = f"{name}: {what}{date.text!r} ends before it starts"
            yield _error("ends-before-start", msg, claim.place)


def _unknown_actors(chronology: Chronology) -> Iterator[Problem]:
    """Report each unknown code once, where it first stands: a slip is often used many times."""
    uses: dict[str, list[tuple[Claim, str]]] = {}
    for event in chronology.events:
        for claim in event.claims:
            for role in ROLES:
                for code in claim.actors(role):
                    if code not in chronology.table:
                        uses.setdefault(code, []).append((claim, role))
    for nobody, stating in zip(_nobodies(chronology, uses), uses.values(), strict=True):
        claim, named = min(stating, key=lambda use: _position(use[0].place))
        more = f" (used {len(stating)} times)" if len(stating) > 1 else ""
        message = f"event {claim.record!r}: {named}: {nobody}{more}"
        yield _error("unknown-actor", message, claim.place)


def _nobodies(chronology: Chronology, codes: Iterable[str]) -> Iterator[str]:
    """Say of each code that nobody defines it, and of the first ones what is near them."""
    likened = _MOST_COMPARED // len(chronology.table)
    for number, code in enumerate(codes):
        message = f"actor {shorten(code)!r}: no such code"
        if number < likened:
            try:
                chronology.table[code]
            except UnknownIdError as error:
                message = str(error)
        yield message


def _published_before(claim: Claim, source: Source) -> Iterator[Problem]:
    if not claim.dates or claim.status in ("scheduled", "retracted"):
        return
    _, published = source.window(claim.update)
    for role, date in claim.dates.items():
        happened = date.earliest_day
        if published is not None and happened is not None and published < happened:
            said = source.published_at(claim.update)
            what = "dated" if role == "date" else role
            yield _warning(
                "published-before",
                f"event {claim.record!r}: published {said.text if said else ''} but {what} "
                f"{date.text}; if it was announced for later, write status: scheduled",
                claim.place,
            )


def _actors(chronology: Chronology) -> Iterator[Problem]:
    dangling = chronology.table.dangling()
    texts = _nobodies(chronology, (code for _, _, code in dangling))
    for (actor, name, _), nobody in zip(dangling, texts, strict=True):
        message = f"actor {actor.code!r}: {name}: {nobody}"
        yield _error("dangling-actor", message, actor.place)


def _decisions(chronology: Chronology) -> Iterator[Problem]:
    if not chronology.events:
        return  # a file of decisions by itself: what they rule on is elsewhere
    for ruling in chronology.decisions:
        for record in ruling.records:
            if record not in chronology:
                yield _warning(
                    "unknown-record",
                    f"decision {ruling.relation}: no event has the id {record!r}",
                    ruling.place,
                )


def _error(code: str, message: str, place: Place) -> Problem:
    return Problem(code, message, place)


def _warning(code: str, message: str, place: Place) -> Problem:
    return Problem(code, message, place, "warning")
