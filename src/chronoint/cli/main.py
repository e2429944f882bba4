"""The command ``chronoint``: arguments to a command, errors to exit codes.

Exit codes: 0 fine, 1 problems in the data, 2 bad usage or input and output.
"""

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from importlib import metadata
from typing import NoReturn, TextIO

from chronoint.cli import check, convert, diff, draft, merge, new, plot, schema, show, versions
from chronoint.cli.terminal import plain, prepare_streams, say, show_problems
from chronoint.errors import (
    ChronointError,
    ChronointWarning,
    DateTextError,
    FileError,
    UnknownIdError,
)

__all__ = ["main", "run"]

_COMMANDS = (new, draft, convert, check, show, diff, plot, merge, versions, schema)


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
    code = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", ChronointWarning)
            warnings.showwarning = _warn
            code = options.command(options)
        sys.stdout.flush()
    except FileError as error:
        show_problems(error.problems, sys.stderr)
        return 2 if isinstance(error, OSError) else 1
    except BrokenPipeError:
        # The reader has gone (chronoint show … | head): not a fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        say(f"chronoint: {plain(f'{error.filename}: {reason}' if error.filename else reason)}")
        return 2
    except (DateTextError, UnknownIdError) as error:
        # Of an argument: what files hold is reported as faults of the files.
        say(f"chronoint: {plain(str(error))}")
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
    prepare_streams()
    sys.exit(main())


def _warn(  # noqa: PLR0917 - as Python calls it
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,
) -> None:
    """Say a warning of ours without the line of code that gave it."""
    text = str(message)
    if not issubclass(category, ChronointWarning):
        text = warnings.formatwarning(message, category, filename, lineno, line).rstrip()
    say(f"chronoint: warning: {plain(text)}")


class _Parser(argparse.ArgumentParser):
    """A parser whose messages are harmless on a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(plain(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
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
