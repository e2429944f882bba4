"""Many dates at once: columns of points in numpy, and weights over bins."""

from chronoint.dates.columns.bins import Aoristic, aoristic
from chronoint.dates.columns.column import DateColumn

__all__ = ["Aoristic", "DateColumn", "aoristic"]
