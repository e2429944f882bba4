"""How long it took until something was reported."""

from pathlib import Path

import chronoint
from chronoint.drawing import plot_lag

known = chronoint.read(Path(__file__).parents[2] / "events")
axes = plot_lag(known, title="How long until five documents told of it")
chronoint.save(axes.figure, "lag.png")
