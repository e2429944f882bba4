"""The JSON Schema of event files, for editors and other programs.

Draft-07, since that is what editors' YAML plugins read. `chronoint.schema.json`
is written by hand and shipped in the wheel; tests hold it to the grammar and
to the fields of the model.
"""

import json
from importlib.resources import files
from typing import Any

__all__ = ["schema", "schema_text"]


def schema_text() -> str:
    """Give the schema as it is shipped.

    Examples
    --------
    >>> schema_text().splitlines()[1].strip()
    '"$schema": "http://json-schema.org/draft-07/schema#",'
    """
    return files("chronoint.files").joinpath("chronoint.schema.json").read_text("utf-8")


def schema() -> dict[str, Any]:
    """Give the schema as plain Python values, new ones at each call.

    Notes
    -----
    A schema cannot say everything that `read` checks: dates that make sense,
    updates that are in the chain, ids that stand once.

    Examples
    --------
    >>> sorted(schema()["properties"])
    ['actors', 'chronoint', 'decisions', 'events', 'source', 'sources']
    """
    made: dict[str, Any] = json.loads(schema_text())
    return made
