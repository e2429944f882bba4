"""Years before the common era: no year 0, and dates as books write them (264 BC to 241 BC)."""

from pathlib import Path

import chronoint
from chronoint import LayoutOptions

wars = chronoint.read(Path(__file__).with_name("punic-wars.yaml"))
peace = [("Uneasy peace", "241 BC to 218 BC"), ("Fifty years of tribute", "201 BC to 151 BC")]
page = LayoutOptions(periods=peace, connectors=[("saguntum", "second-war")], breaks=False)
chronoint.save(wars, "bce.png", title="Rome and Carthage, 264 to 146 BCE", options=page)
