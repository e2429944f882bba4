"""How many events fall into each year; a date that is not exact is shared out."""

from pathlib import Path

import chronoint
from chronoint.drawing import plot_density

known = chronoint.read(Path(__file__).parents[2] / "events")
axes = plot_density(known, title="The years that five documents tell of")
chronoint.save(axes.figure, "density.png")
