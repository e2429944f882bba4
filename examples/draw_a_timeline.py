"""Build a chronology in Python and draw it: one lane per state actor."""

import chronoint
from chronoint import Source, Update, event, told

blog = Source(
    "example-blog",
    title="Listening post in the old quarter",
    published="2019-12-01",
    reliability="C",
    updates=[Update("denial", "2020-09-18")],
)
known = chronoint.chronology(
    [
        event("barred", date="early October 2019", title="Director barred", initiator="CN"),
        event(
            "bugs",
            date="2017/2019-11",
            title="Conference rooms bugged",
            initiator="RU",
            status="alleged",
            updates=[told("denial", status="denied")],
        ),
        event("expelled", date="2019-11-04", title="Two diplomats expelled", initiator="BE"),
        event("watch", date="2014-04-01/..", title="New head of the service", initiator="BE"),
    ],
    source=blog,
)
chronoint.save(known, "timeline.png", title="Listening posts, 2014 to 2019")
print("timeline.png")
