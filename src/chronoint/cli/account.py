"""What a merge did and what it proposes, in lines for a person."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chronoint.cli.terminal import count, one_line, say
from chronoint.model import Conflict

if TYPE_CHECKING:
    from chronoint.merging import Evidence, Match, Merged

__all__ = ["named_pair", "reasons", "say_account"]

_MOST_REASONS = 5
_MOST_TERMS = 3
_BETWEEN = {"same": "=", "part-of": "is part of", "update-of": "updates", "related": "goes with"}


def say_account(merged: "Merged", most: int) -> None:
    """Say what was united, what is proposed and what does not fit, `most` of each, and how much."""
    if most:
        _say_decided(merged, most)
        _say_proposals(merged, most)
        _say_conflicts(merged.conflicts, most)
    chronology = merged.chronology
    records = sum(len(event.records) for event in chronology.events)
    matches, unions = len(merged.to_accept), len(merged.unions)
    say(
        f"{count(records, 'record')} of {count(len(chronology.sources), 'source')} are "
        f"{count(len(chronology), 'event')}: {count(unions, 'union')}, "
        f"{count(matches, 'match', 'matches')} to accept, "
        f"{count(len(merged.review), 'pair')} to review, "
        f"{count(len(merged.conflicts), 'conflict')}"
    )


def _say_decided(merged: "Merged", most: int) -> None:
    """Say what is one event, and who or what made it one."""
    united = merged.unions
    for match in united[:most]:
        telling = [term.sentence for term in _telling(match)]
        more = len(telling) - _MOST_REASONS
        shown = [*telling[:_MOST_REASONS], *([f"and {more:,} more"] if more > 0 else [])]
        say(one_line(f"united {match.left} and {match.right}: {'; '.join(shown)}"))
    _say_rest(united, most, "union", "unions")


def _say_proposals(merged: "Merged", most: int) -> None:
    """Say the pairs that wait for a person, best first."""
    matches = merged.to_accept
    if matches:
        say(f"{count(len(matches), 'match', 'matches')} to accept, best first:")
        _say_pairs(matches, most)
    if merged.review:
        say(f"{count(len(merged.review), 'pair')} to review, best first:")
        _say_pairs(merged.review, most)


def named_pair(match: "Match") -> str:
    """Name a pair and how the two are held to be related."""
    return f"{match.left} {_BETWEEN[match.relation]} {match.right}"


def reasons(match: "Match") -> list[str]:
    """Give the sentences that speak most for it."""
    return [term.sentence for term in _telling(match)[:_MOST_TERMS]]


def _say_pairs(pairs: Sequence["Match"], most: int) -> None:
    for match in pairs[:most]:
        line = f"{match.score:.1f} {named_pair(match)}: {'; '.join(reasons(match))}"
        say(f"  {one_line(line)}")
    _say_rest(pairs, most, "pair", "pairs", indent="  ")


def _telling(match: "Match") -> list["Evidence"]:
    """Give the terms that speak for it, the weightiest first; of a decision its words."""
    if math.isinf(match.score):
        return list(match.evidence)
    terms = [term for term in match.evidence if term.weight > 0]
    return sorted(terms, key=lambda term: -term.weight)


def _say_conflicts(conflicts: Sequence[tuple[str, Conflict]], most: int) -> None:
    for event_id, conflict in conflicts[:most]:
        places = dict.fromkeys(str(claim.place) for claim in conflict.claims)
        at = " against ".join(place for place in places if place)
        say(one_line(f"conflict in {event_id}: {conflict.message}{f' ({at})' if at else ''}"))
    _say_rest(conflicts, most, "conflict", "conflicts", hint="; chronoint check names all")


def _say_rest(
    listed: Sequence[object],
    most: int,
    one: str,
    many: str,
    *,
    indent: str = "",
    hint: str = "",
) -> None:
    rest = len(listed) - most
    if rest > 0:
        say(f"{indent}and {rest:,} {one if rest == 1 else many} more{hint}")
