"""Pairs of records and a merge's account: the values that come out of merging."""

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
    """

    chronology: Chronology
    matches: tuple[Match, ...]
    review: tuple[Match, ...]
    conflicts: tuple[tuple[str, Conflict], ...]


def by_ids(match: Match) -> tuple[str, str]:
    """Sort key: the ids of its records."""
    return match.left, match.right
