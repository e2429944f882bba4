"""A dark slide of one affair, with a period behind the lanes."""

from pathlib import Path

import chronoint
from chronoint import LayoutOptions

post = chronoint.read(Path(__file__).parents[2] / "events" / "belgian-diplomat.yaml")
page = LayoutOptions(size="slide", periods=[("Cold War", "1947/1991")])
title = "Belgium, Russia and a diplomat"
chronoint.save(post, "dark.png", only=["RU"], theme="dark", title=title, options=page)
