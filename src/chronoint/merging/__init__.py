"""Which records tell of one event, and what came of putting them together."""

from chronoint.merging.compare import Compared, compare
from chronoint.merging.evidence import WEIGHTS, Evidence, Weights
from chronoint.merging.explain import explain, table
from chronoint.merging.frequencies import Frequencies
from chronoint.merging.guards import Relation
from chronoint.merging.matches import Match, Merged
from chronoint.merging.merge import MACHINE, MATCH, merge
from chronoint.merging.sentences import TERM_WORDS

__all__ = [
    "MACHINE",
    "MATCH",
    "TERM_WORDS",
    "WEIGHTS",
    "Compared",
    "Evidence",
    "Frequencies",
    "Match",
    "Merged",
    "Relation",
    "Weights",
    "compare",
    "explain",
    "merge",
    "table",
]
