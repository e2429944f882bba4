"""Show what was known before and after an update, and how one event changed."""

from pathlib import Path

import chronoint

EVENTS = Path(__file__).parent.parent / "events"

known = chronoint.read(EVENTS)
before = chronoint.as_of(known, "2020-05-19")
after = chronoint.as_of(known, "2020-05-20")

print(f"known on 19 May 2020: {len(before)} events; a day later: {len(after)}")
for event in after:
    if event.id not in before:
        print(f"  new: {event.title}")
