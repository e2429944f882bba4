"""The command ``chronoint``: arguments to a command, errors to exit codes.

Exit codes: 0 fine, 1 problems in the data, 2 bad usage or input and output.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import metadata

from chronoint.cli import check, merge, new, plot, schema, show
from chronoint.cli.terminal import plain, say, show_problems
from chronoint.errors import ChronointError, FileError

__all__ = ["main", "run"]

_COMMANDS = (new, check, show, plot, merge, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Without the program's name; None for those of the process.

    Returns
    -------
    int
        The exit code. Bad usage leaves through `SystemExit` with code 2.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except FileError as error:
        show_problems(error.problems, sys.stderr)
        return 2 if isinstance(error, OSError) else 1
    except BrokenPipeError:
        # The reader has gone (chronoint show … | head): not a fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        say(f"chronoint: {plain(f'{error.filename}: {reason}' if error.filename else reason)}")
        return 2
    except ChronointError as error:
        say(f"chronoint: {plain(str(error))}")
        return 1
    except KeyboardInterrupt:
        say("chronoint: interrupted")
        return 130
    return code


def run() -> None:
    """Run one command and leave the process with its exit code."""
    sys.exit(main())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chronoint",
        allow_abbrev=False,
        description="Chronologies from sources that disagree, are imprecise and change.",
        epilog="Exit codes: 0 fine, 1 problems in the data, 2 bad usage or input and output.",
    )
    version = metadata.version("chronoint")
    parser.add_argument("--version", action="version", version=f"chronoint {version}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in _COMMANDS:
        command.add(commands)
    return parser
