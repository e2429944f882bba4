"""Read a folder of event files and print what surely happened in May 2020, and what may have."""

from pathlib import Path

import chronoint
from chronoint.dates import within

EVENTS = Path(__file__).parent.parent / "events"
MAY = chronoint.parse_edtf("2020-05")

known = chronoint.read(EVENTS)
print(f"{len(known)} events from {len(known.sources)} sources")

dated = [event for event in known if event.date]
for words, wanted in (("surely", "yes"), ("perhaps", "maybe")):
    found = [event for event in dated if within(event.date, MAY).value == wanted]
    print(f"\n{words} in May 2020: {len(found)}")
    for event in found[-3:]:
        who = ", ".join(known.actor(code).name for code in event.initiator) or "nobody named"
        print(f"  {event.date.text:<14} {event.status:<10} {event.title} ({who})")
