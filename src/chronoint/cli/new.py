"""``chronoint new``: a commented event file to start from."""

import argparse
from pathlib import Path

from chronoint.cli.terminal import emit, named, plain, say
from chronoint.files import new_file_text

__all__ = ["add"]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new",
        help="write a commented event file to start from",
        description="Write a commented event file to start from.",
    )
    parser.add_argument(
        "path", nargs="?", type=named, default="-", metavar="FILE", help="default: standard output"
    )
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    if options.path == "-":
        emit(new_file_text())
        return 0
    path = Path(options.path)
    # "x" refuses to write over somebody's work.
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(new_file_text())
            file.flush()
        except BaseException:
            path.unlink()
            raise
    say(plain(f"wrote {path}; next: chronoint check {path}"))
    return 0
