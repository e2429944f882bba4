"""Which records tell of one event, and what came of putting them together."""

from chronoint.merging.merge import Match, Merged, merge

__all__ = ["Match", "Merged", "merge"]
