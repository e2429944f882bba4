"""Two days side by side: what one update of a post changed."""

from pathlib import Path

import chronoint
from chronoint.drawing import plot_diff

known = chronoint.read(Path(__file__).parents[2] / "events")
title = "Overnight, an embassy is said to be a listening post"
axes = plot_diff(known, "2020-05-19", "2020-05-20", title=title)
chronoint.save(axes.figure, "diff.png")
