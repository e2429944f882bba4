"""Unite two sources that tell of one event, and read what came of it."""

import chronoint
from chronoint import Decision, Source, event

paper = chronoint.chronology(
    [event("raid", date="2020-05", title="Raid on an embassy annexe", target="MT")],
    source=Source("paper", title="Morning Paper", published="2020-06-01", reliability="B"),
)
blog = chronoint.chronology(
    [event("annexe-searched", date="2020-05-04", title="Annexe searched", venue="BE")],
    source=Source("blog", title="A Blog", published="2020-05-10", reliability="D"),
)
same = Decision("same", ["raid", "annexe-searched"], who="Ann", why="one annexe, one week")

merged = chronoint.merge(paper, blog, decisions=[same])
for match in merged.matches:
    print(f"{match.left} = {match.right}: {match.evidence[0]}")

raid = merged.chronology["raid"]
print(f"{raid.date}: {raid.title}; in {', '.join(raid.venue)}, against {', '.join(raid.target)}")
for name in ("date", "title", "venue"):
    print(f"  {name} from {', '.join(claim.source for claim in raid.claims_for(name))}")
