"""One actor: the events in which China has any part, lanes by who began them."""

from pathlib import Path

import chronoint

known = chronoint.read(Path(__file__).parents[2] / "events")
title = "China in Brussels, and what was said of it"
chronoint.save(known, "actor-cn.png", only=["CN"], title=title)
