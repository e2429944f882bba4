"""``chronoint check``: every fault and doubt of event files, with its place."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress

from chronoint.cli.terminal import add_inputs, count, load, say, show_problems
from chronoint.errors import FileError, Problem
from chronoint.model import check

__all__ = ["add"]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check",
        help="report every fault and doubt of event files",
        description="Report every fault and doubt of event files, one a line, on standard output. "
        "Exit code 1 when there is an error.",
    )
    add_inputs(parser)
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        chronology = load(options.paths)
    except FileError as error:
        if isinstance(error, OSError):
            raise
        _show(error.problems)
        say(_summary(error.problems))
        return 1
    problems = check(chronology)
    _show(problems)
    sources = count(len(chronology.sources), "source")
    drafts = sum(event.is_draft for event in chronology.events)
    to_accept = f", {count(drafts, 'draft')} to accept" if drafts else ""
    say(f"{count(len(chronology), 'event')} from {sources}: {_summary(problems)}{to_accept}")
    failing = [problem for problem in problems if options.strict or problem.severity == "error"]
    return 1 if failing else 0


def _show(problems: Sequence[Problem]) -> None:
    # The verdict is the exit code, also for a reader who has seen enough.
    with suppress(BrokenPipeError):
        show_problems(problems, sys.stdout)


def _summary(problems: Sequence[Problem]) -> str:
    told = [problem for problem in problems if problem.code != "more"]
    errors = sum(problem.severity == "error" for problem in told)
    more = " and more" if len(told) < len(problems) else ""
    return f"{count(errors, 'error')}{more}, {count(len(told) - errors, 'warning')}"
