"""What was known when: folding claims into events, uniting, splitting, and looking back."""

from chronoint.history.asof import KnownBy, as_of
from chronoint.history.build import chronology, event, told
from chronoint.history.changes import EventChange, FieldChange
from chronoint.history.diff import Diff, Publication, diff
from chronoint.history.fold import fold
from chronoint.history.lag import (
    Days,
    Lag,
    LagSummary,
    lag_by_actor,
    lag_by_source,
    reporting_lag,
)
from chronoint.history.splitting import split
from chronoint.history.unite import assemble, unite
from chronoint.history.versions import Version, common_source, from_versions

__all__ = [
    "Days",
    "Diff",
    "EventChange",
    "FieldChange",
    "KnownBy",
    "Lag",
    "LagSummary",
    "Publication",
    "Version",
    "as_of",
    "assemble",
    "chronology",
    "common_source",
    "diff",
    "event",
    "fold",
    "from_versions",
    "lag_by_actor",
    "lag_by_source",
    "reporting_lag",
    "split",
    "told",
    "unite",
]
