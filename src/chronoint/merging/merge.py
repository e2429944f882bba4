"""Merging chronologies, with an account of what was united and why.

The union itself is `chronoint.history.unite`; this module adds what a person
wants to read afterwards.
"""

from collections.abc import Iterable, Iterator
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
    matches = [match for event in united.events for match in _matches(event, united)]
    conflicts = [(event.id, conflict) for event in united.events for conflict in event.conflicts]
    matches.sort(key=lambda match: (match.left, match.right))
    return Merged(united, tuple(matches), tuple(sorted(conflicts, key=lambda pair: pair[0])))


def _matches(event: Event, united: Chronology) -> Iterator[Match]:
    for record in event.records:
        telling = dict.fromkeys(claim.source for claim in event.claims if claim.record == record)
        if len(telling) > 1:
            yield Match(record, record, "same", (f"told under one id by {', '.join(telling)}",))
    for left, right in pairwise(event.records):
        yield Match(left, right, "same", tuple(_reasons(event, united.decisions)))


def _reasons(event: Event, decisions: tuple[Decision, ...]) -> Iterator[str]:
    about = [
        ruling
        for ruling in decisions
        if ruling.relation == "same" and not set(ruling.records).isdisjoint(event.records)
    ]
    for ruling in about:
        why = f": {ruling.why}" if ruling.why else ""
        yield f"{ruling.who or 'somebody'} decided that they are the same{why}"
    if not about:
        yield "one event of a merged file"
