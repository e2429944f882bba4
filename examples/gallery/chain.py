"""One source and its updates: what each of them added, changed or withdrew."""

from pathlib import Path

import chronoint
from chronoint.drawing import plot_chain

known = chronoint.read(Path(__file__).parents[2] / "events")
axes = plot_chain(known, "intel-today-diplomat")
chronoint.save(axes.figure, "chain.png")
