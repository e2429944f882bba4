"""``chronoint merge``: event files into one file, with an account of what was united."""

import argparse
from typing import get_args

from chronoint.cli.terminal import add_inputs, count, emit, load, named, plain, say
from chronoint.files import Format, to_text, write
from chronoint.merging import Merged, merge

__all__ = ["add"]

_MOST_REASONS = 5


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "merge",
        help="unite event files into one",
        description="Unite event files: events of one id, and records that a decision calls the "
        "same, become one event with all claims. What was united is told on standard error.",
    )
    add_inputs(parser)
    parser.add_argument(
        "-d",
        "--decisions",
        action="append",
        default=[],
        type=named,
        metavar="FILE",
        help="file with decisions (same, different); may be given more than once",
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
    merged = merge(load([*options.paths, *options.decisions]))
    if options.output:
        write(merged.chronology, options.output)
    else:
        emit(to_text(merged.chronology, options.format))
    _account(merged)
    return 0


def _account(merged: Merged) -> None:
    for match in merged.matches:
        more = len(match.evidence) - _MOST_REASONS
        reasons = [*match.evidence[:_MOST_REASONS], *([f"and {more:,} more"] if more > 0 else [])]
        say(plain(f"united {match.left} and {match.right}: {'; '.join(reasons)}"))
    for event_id, conflict in merged.conflicts:
        say(plain(f"conflict in {event_id}: {conflict.message}"))
    chronology = merged.chronology
    say(
        f"{count(len(chronology), 'event')} from {count(len(chronology.sources), 'source')}, "
        f"{count(len(merged.matches), 'union')}, {count(len(merged.conflicts), 'conflict')}"
    )
