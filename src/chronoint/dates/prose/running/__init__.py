"""Date expressions in running text.

`find` goes over the text; `page` cuts it into words; `months`, `years`, `units` and `days`
read what stands around one word; `around` and `join` put it together; `told` and
`settle` say what it counts from.
"""

from chronoint.dates.prose.running.find import find_dates, mention_of
from chronoint.dates.prose.running.found import DateMention, MentionKind

__all__ = ["DateMention", "MentionKind", "find_dates", "mention_of"]
