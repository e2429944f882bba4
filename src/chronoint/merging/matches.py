"""Pairs of records and a merge's account: the values that come out of merging."""

from math import isfinite

from attrs import field, frozen

from chronoint.merging.evidence import Evidence
from chronoint.merging.guards import Relation
from chronoint.merging.sentences import Reasons
from chronoint.model import Chronology, Conflict

__all__ = ["Match", "Merged", "by_ids"]


def _told(evidence: tuple[Evidence, ...] | Reasons) -> tuple[Evidence, ...]:
    return evidence.told() if isinstance(evidence, Reasons) else evidence


@frozen
class Match:
    """Two records that are, or may be, one event, and the reasons.

    Parameters
    ----------
    left, right
        Ids of the records, in alphabetical order; of ``"part-of"`` the part
        and the whole, of ``"update-of"`` the later and the earlier. The same
        id twice when several sources tell of it.
    score
        Log-odds: the sum of the weights, in whole ones; infinite where a person
        or one id made them one event.
    relation
        ``"same"``, ``"part-of"``, ``"update-of"`` or ``"related"``.
    evidence
        Every term of the score, with a sentence each; or the decisions.
    united
        The merged chronology holds them as one event.

    Examples
    --------
    >>> Match("a", "b", 2.5, "same", (Evidence("base", 2500, "an example"),)).united
    False
    """

    left: str
    right: str
    score: float
    relation: Relation
    _evidence: tuple[Evidence, ...] | Reasons = field(alias="evidence", eq=_told, repr=False)
    united: bool = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return _told(self._evidence)


@frozen
class Merged:
    """A merged chronology and the account of the merge.

    Parameters
    ----------
    chronology
        Every claim of every input, once.
    matches
        Records that are held to be one event, in order of their ids: those of
        one id, those that were ruled so, and those of different sources whose
        evidence reaches the threshold.
    review
        What a person should look at, the best first: pairs with less evidence,
        likely doubles within one source, parts and wholes.
    conflicts
        Per event id, what its sources cannot all be right about.

    Attributes
    ----------
    unions : tuple of Match
        Those of the matches that are one event now, by id, decision or score.
    to_accept : tuple of Match
        The others, which are only proposed; the best first.
    waiting : tuple of Match
        All pairs that nobody has ruled on: those to accept, then the review.
    """

    chronology: Chronology
    matches: tuple[Match, ...]
    review: tuple[Match, ...]
    conflicts: tuple[tuple[str, Conflict], ...]

    @property
    def unions(self) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if not _waits(match))

    @property
    def to_accept(self) -> tuple[Match, ...]:
        waiting = filter(_waits, self.matches)
        return tuple(sorted(waiting, key=lambda match: (-match.score, *by_ids(match))))

    @property
    def waiting(self) -> tuple[Match, ...]:
        return (*self.to_accept, *self.review)


def _waits(match: Match) -> bool:
    return not match.united and isfinite(match.score)


def by_ids(match: Match) -> tuple[str, str]:
    """Sort key: the ids of its records."""
    return match.left, match.right
