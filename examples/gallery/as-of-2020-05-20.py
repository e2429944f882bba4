"""What had been published by a day; pale, what was reported later."""

from pathlib import Path

import chronoint
from chronoint import LayoutOptions

post = chronoint.read(Path(__file__).parents[2] / "events" / "brussels-den-of-spies.yaml")
page = LayoutOptions(ghosts=True, height=900)
title = "Brussels, den of spies: as it was known in May 2020"
chronoint.save(post, "as-of-2020-05-20.png", as_of="2020-05-20", title=title, options=page)
