"""The JSON Schema of mapping files, for editors and other programs.

Made of the tables that reading goes by, so that the two cannot drift apart.
Draft-07, as the schema of event files, from which it takes sources and actors.
"""

from collections.abc import Mapping
from typing import Any

from chronoint.files.grammar import Holds
from chronoint.files.schema import schema as event_file_schema
from chronoint.formats.cells import SPLITTERS
from chronoint.formats.keys import ACTORS, CHOICES, DATE, ID, RULES, STATED, TABLE, VALUE

__all__ = ["mapping_schema"]

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_FLAT: Schema = {"type": ["string", "number"]}
_VALUES: Schema = {"anyOf": [_FLAT, {"type": "array", "items": _FLAT}]}
_WHOLE: dict[str, int] = {"header": 1, "row": 0, "century-from": 1}
_TOLD: dict[str, str] = {
    "source": "Who publishes the list, as in an event file.",
    "actors": "Actors beside the built-in ones, as in an event file.",
    "table": "How the file is cut into rows and cells.",
    "id": "How records are named: a column, the words of a column, or the number of the row.",
    "nothing": "Cells that say nothing, in any column.",
    "dates": "How dates are read; a field can say otherwise.",
    "fields": "The fields of an event: a column each, or more on it, or a list of either.",
    "order": "iso, mdy, dmy, words, or a pattern such as DD.MM.YYYY; of several the first that "
    "reads a cell counts.",
    "split": f"What stands between several values, or one of {', '.join(SPLITTERS)}.",
    "values": "What a value of the list is called here; several, or nothing.",
}


def mapping_schema() -> Schema:
    """Give the schema as plain Python values, new ones at each call.

    Notes
    -----
    A schema cannot say everything that `read_mapping` checks, such as that a
    date has either one column or a first and a last.

    Examples
    --------
    >>> made = mapping_schema()
    >>> made["required"], sorted(made["properties"])[:3]
    (['chronoint', 'source', 'id', 'fields'], ['actors', 'chronoint', 'dates'])
    """
    known = event_file_schema()
    used = ("slug", "texts", "date", "source", "update", "actor")
    parts: dict[str, Schema] = {
        "source": {"$ref": "#/definitions/source"},
        "actors": {"type": "array", "items": {"$ref": "#/definitions/actor"}},
        "table": _mapping(TABLE),
        "id": {
            **_mapping(ID),
            "oneOf": [{"required": [way]} for way in ("column", "slug", "row")],
        },
        "nothing": _TEXTS,
        "dates": _mapping(RULES),
        "fields": {
            "type": "object",
            "properties": {name: _field(name) for name in STATED},
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:chronoint:mapping-file:1",
        "title": "chronoint mapping file",
        "description": "What the columns of a list mean.",
        "type": "object",
        "properties": {
            "chronoint": known["properties"]["chronoint"],
            **{key: {"description": _TOLD[key], **part} for key, part in parts.items()},
        },
        "required": ["chronoint", "source", "id", "fields"],
        "additionalProperties": False,
        "definitions": {name: known["definitions"][name] for name in used},
    }


def _field(name: str) -> Schema:
    keys: dict[str, Holds] = dict(DATE if STATED[name] == "date" else VALUE)
    if name in ACTORS:
        keys["unknown"] = "choice"
    if STATED[name] == "text":
        keys["join"] = "text"
    one: Schema = {"anyOf": [_TEXT, _mapping(keys)]}
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}


def _mapping(keys: Mapping[str, Holds]) -> Schema:
    return {
        "type": "object",
        "properties": {key: _described(key, holds) for key, holds in keys.items()},
        "additionalProperties": False,
    }


def _described(key: str, holds: Holds) -> Schema:
    made = _held(key, holds)
    return {"description": _TOLD[key], **made} if key in _TOLD else made


def _held(key: str, holds: Holds) -> Schema:
    if key in _WHOLE:
        return {"type": "integer", "minimum": _WHOLE[key]}
    if key == "values":
        return {
            "type": "object",
            "additionalProperties": {"anyOf": [*_VALUES["anyOf"], {"type": "null"}]},
        }
    if key == "order":
        return {"anyOf": [_TEXT, {**_TEXTS, "minItems": 1}]}
    if key == "constant":
        return _VALUES
    if holds == "choice":
        return {"enum": list(CHOICES[key])}
    return _TEXTS if holds == "texts" else _TEXT
