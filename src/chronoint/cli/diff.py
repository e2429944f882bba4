"""``chronoint diff``: what changed between two days, one line for each publication."""

import argparse

from chronoint.cli.terminal import add_inputs, count, load, plain, say
from chronoint.history import diff

__all__ = ["add"]

_MOST = 5


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "diff",
        help="tell what changed between two days",
        description="Tell what became known between the ends of two days, one line for each "
        "original or update that was published: events added, changed, withdrawn, gone and back.",
    )
    add_inputs(parser)
    parser.add_argument(
        "first", metavar="DAY1", help="such as 2020-05-19; of a month, its last day"
    )
    parser.add_argument("last", metavar="DAY2", help="no earlier than DAY1")
    parser.add_argument(
        "--strictly",
        action="store_true",
        help="count what has no exact date of publication from the last possible day, "
        "not from the first",
    )
    parser.add_argument(
        "-a", "--all", action="store_true", help=f"name all events of a line, not the first {_MOST}"
    )
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> int:
    chronology = load(options.paths)
    found = diff(chronology, options.first, options.last, strictly=options.strictly)
    for line in found.words(most=None if options.all else _MOST):
        print(plain(line))
    gone = len(found.gone)
    changed = sum(change.kind not in ("withdrawn", "absent") for change in found.changed)
    say(
        f"{count(len(found.publications), 'publication')}: {count(len(found.added), 'event')} "
        f"added, {changed:,} changed, {gone:,} gone"
    )
    return 0
