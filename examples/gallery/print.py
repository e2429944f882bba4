"""For a printer without colours: shapes and words say everything."""

from pathlib import Path

import chronoint
from chronoint import LayoutOptions

article = chronoint.read(Path(__file__).parents[2] / "events" / "consular-volunteers.yaml")
page = LayoutOptions(size="a4")
chronoint.save(article, "print.png", theme="print", title="Consular volunteers", options=page)
