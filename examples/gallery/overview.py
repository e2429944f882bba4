"""Everything that is known, on one page: what has no room is counted under its lane."""

from pathlib import Path

import chronoint
from chronoint import LayoutOptions

known = chronoint.read(Path(__file__).parents[2] / "events")
page = LayoutOptions(width=1600, height=1200)
chronoint.save(known, "overview.png", title="Five documents on spies in Belgium", options=page)
