"""Write an event file, read it back, and see that nothing was lost."""

import chronoint
from chronoint import Source, Update, event, told

source = Source(
    "notes", title="My notes", published="2024-03-01", updates=[Update("second", "2024-04-02")]
)
known = chronoint.chronology(
    [
        event(
            "leak",
            date="spring 2023",
            title="Papers leak",
            updates=[told("second", date="2023-05")],
        ),
        event("inquiry", date="2023-06/..", title="Inquiry opens", initiator="NO"),
    ],
    source=source,
)
chronoint.write(known, "notes.yaml")
assert chronoint.read("notes.yaml") == known  # noqa: S101 - the point of the example
print(chronoint.to_text(known, "yaml"))
