"""Merging chronologies, with an account of what was united and why.

The union itself is `chronoint.history.unite`; `search` finds which records of
different sources tell of one event; here both come together.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from math import inf

from attrs import evolve

from chronoint.errors import ModelError, shorten
from chronoint.history import unite
from chronoint.history.heads import Heads
from chronoint.merging.evidence import Evidence
from chronoint.merging.frequencies import Frequencies
from chronoint.merging.matches import Match, Merged, by_ids
from chronoint.merging.rulings import Rulings
from chronoint.merging.search import search
from chronoint.model import Chronology, Decision, Event

__all__ = ["MACHINE", "MATCH", "merge", "reasons_for"]

MATCH = 2.0
"""The score from which two records of different sources are held to be one event."""

MACHINE = "chronoint"
"""Who rules where `auto` unites."""

_MOST_REASONS = 3
_MOST_AUTO = 1000


def merge(
    *chronologies: Chronology,
    decisions: Iterable[Decision] | None = None,
    auto: float | None = None,
    frequencies: Frequencies | None = None,
) -> Merged:
    """Merge chronologies from several sources.

    Events of one id and records that a decision calls the same become one
    event with all claims. Likeness only proposes, unless `auto` lets it unite.

    Parameters
    ----------
    *chronologies
        In any order; one is enough.
    decisions
        Rulings beside those the chronologies carry; they beat every score.
    auto
        The score from which records of different sources are united, each
        union as a decision by "chronoint" that tells why; 2.0 is a good one.
        None unites nothing, and proposes from 2.0.
    frequencies
        How often words and addresses occur, kept from another run, so that
        scores do not depend on what else is merged. None counts in what is
        merged.

    Returns
    -------
    Merged

    Raises
    ------
    DecisionError
        Decisions contradict each other; both are named.
    ModelError
        A source or an actor is defined twice, and differently; or `auto` is no
        number from -1000 to 1000.

    Notes
    -----
    Records are compared as they were told, never as parts of merged events, and
    only where they share an address, a rare word, a title, or initiator, place
    and month. A source tells of an event once: two records of one source are
    never in `matches`, unless they were ruled the same.

    Examples
    --------
    >>> from chronoint import Decision, Source, chronology, event, merge
    >>> one = chronology([event("a", title="Raid", date="2020-05")], source=Source("one"))
    >>> two = chronology([event("b", title="The raid", date="2020-05-04")], source=Source("two"))
    >>> merged = merge(one, two, decisions=[Decision("same", ["a", "b"], who="editors")])
    >>> merged.matches[0].evidence[0].sentence
    'editors decided that they are the same'
    >>> str(merged.chronology["b"].date)
    '2020-05-04'
    """
    if auto is not None and not abs(auto) <= _MOST_AUTO:
        msg = (
            f"auto {shorten(repr(auto))}: expected a finite number from {-_MOST_AUTO} to "
            f"{_MOST_AUTO}; 2.0 is a good one"
        )
        raise ModelError(msg)
    with _still_collector():
        return _merged(chronologies, tuple(decisions or ()), auto, frequencies)


def _merged(
    chronologies: Sequence[Chronology],
    decisions: Sequence[Decision],
    auto: float | None,
    frequencies: Frequencies | None,
) -> Merged:
    united = unite(*chronologies, decisions=decisions)
    decided = list(_decided(united))
    threshold = round(1000 * (MATCH if auto is None else auto))
    found = search(chronologies, united, threshold=threshold, frequencies=frequencies)
    matches = list(found.matches)
    if auto is not None and matches:
        united = unite(united, decisions=[_ruling(join) for join in found.joins])
        matches = [evolve(match, united=True) for match in matches]
    conflicts = [(event.id, conflict) for event in united.events for conflict in event.conflicts]
    return Merged(
        united,
        tuple(sorted([*decided, *matches], key=by_ids)),
        tuple(sorted(found.review, key=lambda match: (-match.score, *by_ids(match)))),
        tuple(sorted(conflicts, key=lambda pair: pair[0])),
    )


@contextmanager
def _still_collector() -> Iterator[None]:
    # No cycles are made here; walking all records again and again takes a third of the time.
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _ruling(match: Match) -> Decision:
    """Write a union by score down as a decision that tells why."""
    terms = sorted(match.evidence, key=lambda term: -term.weight)
    reasons = [term.sentence for term in terms if term.weight > 0]
    why = f"score {match.score:.1f}: {'; '.join(reasons[:_MOST_REASONS])}"
    return Decision("same", [match.left, match.right], who=MACHINE, why=why)


def _decided(united: Chronology) -> Iterator[Match]:
    """Give the pairs that one id, a decision or a file made one event."""
    rulings = _rulings(united)
    for event in united.events:
        yield from _matches(event, rulings)


def _rulings(united: Chronology) -> dict[str, list[Decision]]:
    """Give, per event id, the decisions that made it one, in their order."""
    heads = Heads()
    for event in united.events:
        heads.unite(event.records)
    same = [ruling for ruling in united.decisions if ruling.relation == "same"]
    for ruling in same:
        heads.unite(ruling.records)
    by_head: dict[str, list[Decision]] = {}
    for ruling in same:
        by_head.setdefault(heads.of(ruling.records[0]), []).append(ruling)
    if not by_head:
        return {}
    return {
        event.id: by_head[head]
        for event in united.events
        if (head := heads.of(event.id)) in by_head
    }


def _matches(event: Event, rulings: Mapping[str, Sequence[Decision]]) -> Iterator[Match]:
    if len(event.claims) == 1 and len(event.records) == 1:
        return
    telling: dict[str, dict[str, None]] = {}
    for claim in event.claims:
        telling.setdefault(claim.record, {})[claim.source] = None
    for record in event.records:
        sources = telling.get(record, {})
        if len(sources) > 1:
            sentence = f"told under one id by {', '.join(sources)}"
            yield Match(record, record, inf, "same", (Evidence("id", 0, sentence),), united=True)
    ruled = Rulings(rulings.get(event.id, ()))
    for left, right in pairwise(event.records):
        yield Match(left, right, inf, "same", ruled.reasons(left, right), united=True)


def reasons_for(united: Chronology, left: str, right: str) -> tuple[Evidence, ...]:
    """Tell why two records of one event are one: the decisions on them, or the chain of them."""
    return Rulings(_rulings(united).get(united[left].id, ())).reasons(left, right)
