"""The words of a mapping file: which keys stand where, and what each holds."""

from collections.abc import Sequence
from typing import Final

from chronoint.files.grammar import FIELDS, Holds
from chronoint.files.head import CHOICES as OF_EVENT_FILES
from chronoint.formats.mapping import END_BEFORE_START, NO_END, ON_FAULT, OTHER, PICK, UNKNOWN
from chronoint.model.claims import ROLES

__all__ = ["ACTORS", "CHOICES", "DATE", "ID", "RULES", "STATED", "TABLE", "TOP", "VALUE"]

TOP: Final[dict[str, Holds]] = {
    "chronoint": "mapping",  # looked at by the head
    "source": "mapping",
    "actors": "list",
    "table": "mapping",
    "id": "mapping",
    "nothing": "texts",
    "dates": "mapping",
    "fields": "mapping",
}
TABLE: Final[dict[str, Holds]] = {
    "sheet": "text",
    "delimiter": "text",
    "encoding": "text",
    "header": "mapping",
}
ID: Final[dict[str, Holds]] = {
    "prefix": "text",
    "column": "text",
    "slug": "text",
    "row": "mapping",
}
RULES: Final[dict[str, Holds]] = {
    "order": "mapping",  # one text or several
    "jan1": "choice",
    "day1": "choice",
    "placeholders": "texts",
    "end-before-start": "choice",
    "no-end": "choice",
    "pick": "choice",
    "century-from": "mapping",
}
DATE: Final[dict[str, Holds]] = {
    "column": "text",
    "first": "text",
    "last": "text",
    "split": "text",
    "nothing": "texts",
    "on-fault": "choice",
    **RULES,
}
VALUE: Final[dict[str, Holds]] = {
    "column": "text",
    "columns": "texts",
    "constant": "mapping",
    "split": "text",
    "values": "mapping",
    "nothing": "texts",
    "other": "choice",
    "on-fault": "choice",
}
CHOICES: Final[dict[str, Sequence[str]]] = {
    **OF_EVENT_FILES,
    "jan1": ("year", "day"),
    "day1": ("month", "day"),
    "end-before-start": END_BEFORE_START,
    "no-end": NO_END,
    "pick": PICK,
    "other": OTHER,
    "on-fault": ON_FAULT,
    "unknown": UNKNOWN,
}
ACTORS = frozenset(ROLES)
STATED: Final[dict[str, Holds]] = {key: FIELDS[key] for key in FIELDS if key != "absent"}
