"""Merging chronologies, with an account of what was united and why.

The union itself is `chronoint.history.unite`; this module adds what a person
wants to read afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from attrs import frozen

from chronoint.history import unite
from chronoint.model import Chronology, Conflict, Decision, Event

__all__ = ["Match", "Merged", "merge"]


@frozen
class Match:
    """Two records that are one event, and the reason.

    Parameters
    ----------
    left, right
        Ids of the records; the same id twice when several sources tell of it.
    relation
        ``"same"``.
    evidence
        One sentence per reason.
    """

    left: str
    right: str
    relation: Literal["same"]
    evidence: tuple[str, ...]


@frozen
class Merged:
    """A merged chronology and the account of the merge.

    Parameters
    ----------
    chronology
        Every claim of every input, once.
    matches
        The records that were united, in order of their ids.
    conflicts
        Per event id, what its sources cannot all be right about.
    """

    chronology: Chronology
    matches: tuple[Match, ...]
    conflicts: tuple[tuple[str, Conflict], ...]


def merge(*chronologies: Chronology, decisions: Iterable[Decision] | None = None) -> Merged:
    """Merge chronologies from several sources.

    Events of one id and records that a decision calls the same become one
    event with all claims; likeness alone unites nothing.

    Parameters
    ----------
    *chronologies
        In any order; one is enough.
    decisions
        Rulings beside those the chronologies carry.

    Returns
    -------
    Merged

    Raises
    ------
    DecisionError
        Decisions contradict each other; both are named.
    ModelError
        A source or an actor is defined twice, and differently.

    Examples
    --------
    >>> from chronoint import Decision, Source, chronology, event, merge
    >>> one = chronology([event("a", title="Raid", date="2020-05")], source=Source("one"))
    >>> two = chronology([event("b", title="The raid", date="2020-05-04")], source=Source("two"))
    >>> merged = merge(one, two, decisions=[Decision("same", ["a", "b"], who="editors")])
    >>> merged.matches[0].evidence
    ('editors decided that they are the same',)
    >>> str(merged.chronology["b"].date)
    '2020-05-04'
    """
    united = unite(*chronologies, decisions=decisions or ())
    rulings = _rulings(united)
    matches = [match for event in united.events for match in _matches(event, rulings)]
    conflicts = [(event.id, conflict) for event in united.events for conflict in event.conflicts]
    matches.sort(key=lambda match: (match.left, match.right))
    return Merged(united, tuple(matches), tuple(sorted(conflicts, key=lambda pair: pair[0])))


def _rulings(united: Chronology) -> dict[str, list[Decision]]:
    """Give, per event id, the decisions that made it one, in their order."""
    found: dict[str, list[Decision]] = {}
    for ruling in united.decisions:
        if ruling.relation == "same":
            events = (united[record].id for record in ruling.records if record in united)
            for event_id in dict.fromkeys(events):
                found.setdefault(event_id, []).append(ruling)
    return found


def _matches(event: Event, rulings: Mapping[str, list[Decision]]) -> Iterator[Match]:
    telling: dict[str, dict[str, None]] = {}
    for claim in event.claims:
        telling.setdefault(claim.record, {})[claim.source] = None
    for record in event.records:
        sources = telling.get(record, {})
        if len(sources) > 1:
            yield Match(record, record, "same", (f"told under one id by {', '.join(sources)}",))
    evidence = tuple(dict.fromkeys(_reasons(rulings.get(event.id, []))))
    for left, right in pairwise(event.records):
        yield Match(left, right, "same", evidence)


def _reasons(rulings: Sequence[Decision]) -> Iterator[str]:
    for ruling in rulings:
        why = f": {ruling.why}" if ruling.why else ""
        yield f"{ruling.who or 'somebody'} decided that they are the same{why}"
    if not rulings:
        yield "one event of a merged file"
