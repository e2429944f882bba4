"""Event files: YAML by hand, JSON and JSON Lines by machine.

The only room that knows YAML and cattrs.
"""

from chronoint.files.append import append_decisions, decisions_template
from chronoint.files.gitversions import read_git
from chronoint.files.insert import Inserted, insert
from chronoint.files.read import Format, read, read_text
from chronoint.files.replace import replacing
from chronoint.files.schema import schema, schema_text
from chronoint.files.starter import new_file_text
from chronoint.files.swap import swap
from chronoint.files.write import to_text, write

__all__ = [
    "Format",
    "Inserted",
    "append_decisions",
    "decisions_template",
    "insert",
    "new_file_text",
    "read",
    "read_git",
    "read_text",
    "replacing",
    "schema",
    "schema_text",
    "swap",
    "to_text",
    "write",
]
