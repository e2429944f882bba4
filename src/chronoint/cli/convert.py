"""``chronoint convert``: a list, or an event file, to an event file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from chronoint.cli.inputs import no_map
from chronoint.cli.outputs import clashes
from chronoint.cli.terminal import count, emit, named, plain, progress, say, show_problems
from chronoint.errors import FileAccessError, FileError, Place, Problem
from chronoint.files import Format, read, to_text, write
from chronoint.files.read import SUFFIXES
from chronoint.model import Chronology

if TYPE_CHECKING:
    from chronoint.formats import Listing

__all__ = ["add"]

_MOST = 20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "convert",
        help="read a list (CSV, Excel) through a mapping file, or change the format",
        description="Read a list (CSV, Excel) through a mapping file, which says what its columns "
        "mean, and write an event file. Every row is accounted for on standard error: read, or "
        "refused with its column and the reason. While rows are refused nothing is written, "
        "unless --partly asks for the rest. An event file is written in another format.",
    )
    parser.add_argument("path", type=named, metavar="LIST", help=".csv, .xlsx, … or an event file")
    parser.add_argument(
        "-m",
        "--map",
        type=named,
        metavar="FILE",
        help="mapping file; default: NAME.map.yaml beside NAME.csv",
    )
    parser.add_argument("--sheet", type=named, metavar="NAME", help="of a workbook")
    parser.add_argument(
        "--refused", type=named, metavar="FILE", help="write refused rows here, as CSV"
    )
    parser.add_argument(
        "--partly", action="store_true", help="write what was read though rows are refused"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=named,
        metavar="FILE",
        help="default: standard output; format by suffix",
    )
    parser.add_argument(
        "-f", "--format", choices=get_args(Format), default="yaml", help="format of standard output"
    )
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    suffix = Path(options.path).suffix.lower()
    _check_outputs(options)
    if options.map is None and suffix in SUFFIXES:
        with progress("reading"):
            chronology = read(options.path)
        _written(chronology, options)
        say(f"{count(len(chronology), 'event')} from {count(len(chronology.sources), 'source')}")
        return 0
    listing = _listing(options)
    _account(listing)
    if options.refused:
        from chronoint.formats import write_refused  # noqa: PLC0415

        number = write_refused(listing, options.refused)
        say(plain(f"{options.refused}: {count(number, 'refused row')}"))
    if listing.refused and not options.partly:
        where = "" if options.refused else ", --refused FILE to have them as a list"
        say(f"nothing is written: --partly to go on without the refused rows{where}")
        return 1
    _written(listing.chronology, options)
    return 0


def _check_outputs(options: argparse.Namespace) -> None:
    """Refuse to write over what is read, or two things into one file."""
    inputs = [options.path, *([options.map] if options.map else [])]
    outputs = [("--refused", options.refused), ("-o", options.output)]
    problems = [
        Problem("output", f"{why}: name another file for {option}", Place(str(output)))
        for option, output, why in clashes(outputs, inputs)
    ]
    if problems:
        raise FileAccessError(problems)


def _listing(options: argparse.Namespace) -> "Listing":
    # Readers of lists take a moment to load; other commands do without.
    from chronoint.formats import map_beside, read_list  # noqa: PLC0415

    mapping = options.map
    if mapping is None:
        mapping = map_beside(options.path)
        if mapping is None:
            raise FileError([no_map(options.path)])
        say(plain(f"mapping: {mapping}"))
    with progress("reading"):
        return read_list(options.path, mapping, sheet=options.sheet)


def _account(listing: "Listing") -> None:
    for problems, what in ((listing.doubts, "doubt"), (listing.problems, "reason")):
        show_problems(problems[:_MOST], sys.stderr)
        if len(problems) > _MOST:
            say(f"and {count(len(problems) - _MOST, f'more {what}')}")
    if listing.unread:
        names = ", ".join(listing.unread)
        say(plain(f"{count(len(listing.unread), 'column')} not read: {names}"))
    refused = len(listing.refused)
    blank = f", {count(listing.blank, 'blank row')} passed over" if listing.blank else ""
    say(
        f"{count(len(listing.rows), 'row')}: {len(listing.rows) - refused:,} read, {refused:,} "
        f"refused, {count(len(listing.doubts), 'doubt')}{blank}"
    )


def _written(chronology: Chronology, options: argparse.Namespace) -> None:
    if options.output:
        write(chronology, options.output)
    else:
        emit(to_text(chronology, options.format))
