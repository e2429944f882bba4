"""A poster: the same events on the largest page, 200 dots to the inch."""

from pathlib import Path

import chronoint
from chronoint import LayoutOptions

known = chronoint.read(Path(__file__).parents[2] / "events")
page = LayoutOptions(size="poster")
chronoint.save(known, "poster.png", title="Five documents on spies in Belgium", options=page)
