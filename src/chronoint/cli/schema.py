"""``chronoint schema``: the JSON Schema of event files."""

import argparse

from chronoint.cli.terminal import emit
from chronoint.files import schema_text

__all__ = ["add"]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema (draft-07) of event files",
        description="Print the JSON Schema (draft-07) of event files, for editors.",
    )
    parser.set_defaults(command=_run)


def _run(_: argparse.Namespace) -> int:
    emit(schema_text())
    return 0
