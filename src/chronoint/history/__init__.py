"""What was known when: folding claims into events, uniting them, and looking back."""

from chronoint.history.asof import as_of
from chronoint.history.build import chronology, event, told
from chronoint.history.fold import fold
from chronoint.history.unite import assemble, unite

__all__ = ["as_of", "assemble", "chronology", "event", "fold", "told", "unite"]
