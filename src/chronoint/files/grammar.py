"""The words of an event file: which keys stand where, and what each holds.

One table for reading, writing and the published schema, so that the three
cannot drift apart; a test compares it with the fields of the model.
"""

from typing import Final, Literal

__all__ = [
    "ACTOR",
    "CLAIM",
    "DECISION",
    "EVENT",
    "FIELDS",
    "RETELLING",
    "SOURCE",
    "TOP",
    "UPDATE",
    "VERSION",
    "Holds",
]

Holds = Literal["slug", "text", "texts", "date", "whole", "choice", "list", "mapping"]

VERSION: Final = "1"

TOP: Final[dict[str, Holds]] = {
    "chronoint": "whole",
    "source": "mapping",
    "sources": "list",
    "actors": "list",
    "decisions": "list",
    "events": "list",
}
SOURCE: Final[dict[str, Holds]] = {
    "id": "slug",
    "title": "text",
    "publisher": "text",
    "author": "text",
    "published": "date",
    "url": "text",
    "language": "text",
    "reliability": "choice",
    "period": "date",
    "note": "text",
    "updates": "list",
}
UPDATE: Final[dict[str, Holds]] = {
    "id": "slug",
    "published": "date",
    "kind": "choice",
    "withdraws": "slug",
    "title": "text",
    "url": "text",
    "note": "text",
}
FIELDS: Final[dict[str, Holds]] = {
    "date": "date",
    "discovered": "date",
    "disclosed": "date",
    "attributed": "date",
    "responded": "date",
    "title": "text",
    "summary": "text",
    "type": "text",
    "initiator": "texts",
    "target": "texts",
    "responder": "texts",
    "venue": "texts",
    "reporter": "texts",
    "persons": "texts",
    "status": "choice",
    "credibility": "whole",
    "tags": "texts",
    "links": "texts",
    "absent": "texts",
    "where": "text",
    "note": "text",
}
"""What a claim can state."""

EVENT: Final[dict[str, Holds]] = {
    "id": "slug",
    "source": "slug",
    "update": "slug",
    **FIELDS,
    "updates": "list",
    "claims": "list",
}
RETELLING: Final[dict[str, Holds]] = {"update": "slug", **FIELDS}
"""An entry of an event's `updates`."""

CLAIM: Final[dict[str, Holds]] = {"source": "slug", "update": "slug", "record": "slug", **FIELDS}
"""An entry of an event's `claims`."""

ACTOR: Final[dict[str, Holds]] = {
    "code": "text",
    "name": "text",
    "kind": "choice",
    "state": "text",
    "parent": "text",
    "aliases": "texts",
    "demonyms": "texts",
    "successor": "text",
}
DECISION: Final[dict[str, Holds]] = {
    "same": "texts",
    "different": "texts",
    "part-of": "texts",
    "update-of": "texts",
    "related": "texts",
    "who": "text",
    "when": "date",
    "why": "text",
}
