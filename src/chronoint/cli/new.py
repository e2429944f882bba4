"""``chronoint new``: a commented event file, or mapping of a list, to start from."""

import argparse
import shlex
from pathlib import Path

from chronoint.cli.terminal import emit, named, plain, say
from chronoint.files import new_file_text

__all__ = ["add"]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new",
        help="write a commented event file, or mapping of a list, to start from",
        description="Write a commented event file to start from; with --map, a mapping file for "
        "a list, with its columns and a guess at what they mean. No file is written over.",
    )
    parser.add_argument(
        "path", nargs="?", type=named, metavar="FILE", help="default: standard output"
    )
    parser.add_argument("-o", "--output", type=named, metavar="FILE", help="the same")
    parser.add_argument(
        "-m", "--map", type=named, metavar="LIST", help="start a mapping of this list (.csv, …)"
    )
    parser.add_argument("--sheet", type=named, metavar="NAME", help="with --map: of a workbook")
    parser.set_defaults(command=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    if options.path and options.output:
        options.parser.error(f"two files to write: {options.path} and {options.output}")
    if options.sheet and not options.map:
        options.parser.error("--sheet needs --map LIST")
    goal = options.path or options.output or "-"
    text = _map_text(options) if options.map else new_file_text()
    if goal == "-":
        emit(text)
        return 0
    path = Path(goal)
    # "x" refuses to write over somebody's work.
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            path.unlink()
            raise
    following = f"chronoint check {path}"
    if options.map:
        sheet = f" --sheet {shlex.quote(options.sheet)}" if options.sheet else ""
        following = (
            f"look at each line of it, then: chronoint convert {shlex.quote(options.map)} "
            f"--map {shlex.quote(str(path))}{sheet}"
        )
    say(plain(f"wrote {path}; next: {following}"))
    return 0


def _map_text(options: argparse.Namespace) -> str:
    # Readers of lists take a moment to load; other commands do without.
    from chronoint.formats import starter_map  # noqa: PLC0415

    return starter_map(options.map, sheet=options.sheet)
