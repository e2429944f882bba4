"""Uniting: claims from several places become one chronology.

A union and nothing else. What was told under one id, under ids that a person
ruled to be the same, or as one event of a merged file, is one event; equal
claims count once. The result depends on the set of inputs, never on their
order, and uniting again changes nothing.
"""

from collections import deque
from collections.abc import Iterable, Sequence

from chronoint.dates import UncertainDate
from chronoint.errors import DecisionError, expect
from chronoint.history.fold import fold
from chronoint.history.joining import joined_source
from chronoint.model.actors import Actor, ActorTable
from chronoint.model.chronology import Chronology, time_order
from chronoint.model.claims import Claim
from chronoint.model.decisions import Decision
from chronoint.model.sources import Source

__all__ = ["assemble", "unite"]

# Ids that are one event, and the decision that says so; None when a file does.
_Link = tuple[tuple[str, ...], Decision | None]


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
        Records ruled different have become one event.
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
    events = [
        fold(records, told, by_id)
        for records, told in _grouped(unique.values(), rulings, list(groups))
    ]
    return Chronology(
        tuple(sorted(events, key=time_order)),
        tuple(by_id[name] for name in sorted(by_id)),
        ActorTable().with_actors(actors),
        rulings,
        as_of,
    )


def _grouped(
    claims: Iterable[Claim], rulings: Sequence[Decision], groups: Sequence[Sequence[str]]
) -> list[tuple[set[str], list[Claim]]]:
    """Give, per event, the ids it is known under and its claims."""
    links: list[_Link] = [(tuple(group), None) for group in groups if len(group) > 1]
    links += [(ruling.records, ruling) for ruling in rulings if ruling.relation == "same"]
    head = _Heads()
    for ids, _ in links:
        for one in ids[1:]:
            head.join(ids[0], one)
    told: dict[str, list[Claim]] = {}
    known: dict[str, set[str]] = {}
    for claim in claims:
        told.setdefault(head.of(claim.record), []).append(claim)
        known.setdefault(head.of(claim.record), set()).add(claim.record)
    for group in groups:
        # An id that only a decision names is not one the event is told under.
        known.setdefault(head.of(group[0]), set()).update(group)
    for ruling in rulings:
        if ruling.relation == "different":
            one_event: dict[str, list[str]] = {}
            for record in ruling.records:
                one_event.setdefault(head.of(record), []).append(record)
            for same in one_event.values():
                if len(same) > 1:
                    raise DecisionError(_contradiction(ruling, same[0], same[1], links))
    return [(known[one], members) for one, members in told.items()]


class _Heads:
    """Disjoint sets of ids (union-find with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, one: str) -> str:
        parent = self._parent
        while parent.get(one, one) != one:
            parent[one] = parent.get(parent[one], parent[one])
            one = parent[one]
        return one

    def join(self, left: str, right: str) -> None:
        low, high = sorted((self.of(left), self.of(right)))
        self._parent[high] = low


def _contradiction(ruling: Decision, left: str, right: str, links: Sequence[_Link]) -> str:
    """Name the decisions on a shortest way from one id to the other."""
    way = [_named(one) for one in _way(left, right, links)]
    return f"{_named(ruling)} contradicts {', '.join(dict.fromkeys(way))}"


def _way(left: str, right: str, links: Sequence[_Link]) -> list[_Link]:
    at: dict[str, list[_Link]] = {}
    for link in links:
        for one in link[0]:
            at.setdefault(one, []).append(link)
    reached: dict[str, tuple[str, _Link] | None] = {left: None}
    queue = deque([left])
    while queue and right not in reached:
        here = queue.popleft()
        for link in at.pop(here, ()):
            for one in link[0]:
                if one not in reached:
                    reached[one] = (here, link)
                    queue.append(one)
    way: list[_Link] = []
    step = reached.get(right)
    while step is not None:
        here, link = step
        way.append(link)
        step = reached[here]
    return way[::-1]


def _named(link: Decision | _Link) -> str:
    ids, ruling = link if isinstance(link, tuple) else (link.records, link)
    listed = ", ".join(ids)
    if ruling is None:
        return f"the merged event of {listed}"
    place = str(ruling.place)
    return f"{ruling.relation}: [{listed}]" + (f" ({place})" if place else "")


def _unique_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    def key(ruling: Decision) -> tuple[object, ...]:
        when = ruling.when.text if ruling.when else ""
        return (ruling.relation, ruling.records, when, ruling.who or "", ruling.why or "")

    # Equal decisions from two files: the first place by name, whatever the order of reading.
    rulings = list(decisions)
    for ruling in rulings:
        expect(ruling, Decision, "decisions")
    ordered = sorted(rulings, key=lambda ruling: (key(ruling), str(ruling.place)))
    return tuple(dict.fromkeys(ordered))


def _united_sources(sources: Iterable[Source]) -> dict[str, Source]:
    by_id: dict[str, list[Source]] = {}
    for source in sources:
        by_id.setdefault(source.id, []).append(source)
    return {name: joined_source(same) for name, same in by_id.items()}
