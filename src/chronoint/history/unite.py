"""Uniting: claims from several places become one chronology.

A union and nothing else. What was told under one id, under ids that a person
ruled to be the same, or as one event of a merged file, is one event; equal
claims count once. The result depends on the set of inputs, never on their
order, and uniting again changes nothing.
"""

from collections.abc import Iterable, Sequence

from chronoint.dates import UncertainDate
from chronoint.errors import expect
from chronoint.history.contradictions import Link, check_rulings
from chronoint.history.fold import fold
from chronoint.history.heads import Heads
from chronoint.history.joining import joined_source
from chronoint.model.actors import Actor, ActorTable
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.claims import Claim
from chronoint.model.decisions import Decision
from chronoint.model.sources import Source

__all__ = ["assemble", "unite"]


def unite(*chronologies: Chronology, decisions: Iterable[Decision] = ()) -> Chronology:
    """Unite chronologies: every claim of every input, once.

    Parameters
    ----------
    *chronologies
        In any order.
    decisions
        Further rulings, on top of those the chronologies carry.

    Returns
    -------
    Chronology
        Events of one id, of records ruled the same, and events that share a
        claim are one event. Its id is the first, in alphabetical order, of
        all it is known under.

    Raises
    ------
    DecisionError
        Records that a decision ties in another way than ``"same"`` have become
        one event, or events are parts, or updates, of each other in a circle.
    ModelError
        A source or an actor is defined twice, and differently; or two tellings
        of a source's chain fork.

    Notes
    -----
    Idempotent, commutative and associative.
    """
    for one in chronologies:
        expect(one, Chronology, "unite() takes chronologies")
    days = {one.as_of for one in chronologies}
    return assemble(
        [claim for one in chronologies for event in one.events for claim in event.claims],
        sources=[source for one in chronologies for source in one.sources],
        actors=[actor for one in chronologies for actor in one.table.own],
        decisions=[ruling for one in chronologies for ruling in one.decisions] + list(decisions),
        groups=[event.records for one in chronologies for event in one.events],
        as_of=days.pop() if len(days) == 1 else None,
    )


def assemble(
    claims: Iterable[Claim],
    *,
    sources: Iterable[Source] = (),
    actors: Iterable[Actor] = (),
    decisions: Iterable[Decision] = (),
    groups: Iterable[Sequence[str]] = (),
    as_of: UncertainDate | None = None,
) -> Chronology:
    """Make a chronology of loose parts.

    Parameters
    ----------
    claims, sources, actors, decisions
        In any order, equal ones as often as they come.
    groups
        Ids that are one event for another reason than a decision: the id of a
        merged event and the records told in it.
    as_of
        The day whose knowledge the parts are.

    Returns
    -------
    Chronology

    Raises
    ------
    DecisionError, ModelError
        As for `unite`.
    """
    unique = {claim.id: claim for claim in claims}
    rulings = _unique_decisions(decisions)
    by_id = _united_sources(sources)
    table = ActorTable().with_actors(actors)
    events = [
        fold(records, told, by_id, table=table)
        for records, told in _grouped(unique.values(), rulings, list(groups))
    ]
    return Chronology(
        tuple(sorted(events, key=time_order)),
        tuple(by_id[name] for name in sorted(by_id)),
        table,
        rulings,
        as_of,
    )


def _grouped(
    claims: Iterable[Claim], rulings: Sequence[Decision], groups: Sequence[Sequence[str]]
) -> list[tuple[set[str], list[Claim]]]:
    """Give, per event, the ids it is known under and its claims."""
    links: list[Link] = [(tuple(group), None) for group in groups if len(group) > 1]
    links += [(ruling.records, ruling) for ruling in rulings if ruling.relation == "same"]
    head = Heads()
    for ids, _ in links:
        head.unite(ids)
    told: dict[str, list[Claim]] = {}
    known: dict[str, set[str]] = {}
    for claim in claims:
        told.setdefault(head.of(claim.record), []).append(claim)
        known.setdefault(head.of(claim.record), set()).add(claim.record)
    for group in groups:
        # An id that only a decision names is not one the event is told under.
        known.setdefault(head.of(group[0]), set()).update(group)
    check_rulings(rulings, links, head.of)
    return [(known[one], members) for one, members in told.items()]


def _unique_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    # Equal decisions from two files: the first place by name, whatever the order of reading.
    rulings = list(decisions)
    for ruling in rulings:
        expect(ruling, Decision, "decisions")
    ordered = sorted(rulings, key=lambda ruling: (ruling.sort_key, str(ruling.place)))
    return tuple(dict.fromkeys(ordered))


def _united_sources(sources: Iterable[Source]) -> dict[str, Source]:
    by_id: dict[str, list[Source]] = {}
    for source in sources:
        by_id.setdefault(source.id, []).append(source)
    return {name: joined_source(same) for name, same in by_id.items()}
