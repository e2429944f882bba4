"""What the commands share: printing safely, colour, progress, common arguments."""

import os
import sys
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event as Flag
from threading import Thread
from typing import TextIO

from chronoint.errors import Problem
from chronoint.files import read
from chronoint.history import as_of
from chronoint.model import Chronology

__all__ = ["add_inputs", "count", "load", "plain", "progress", "say", "show_problems"]

_COLOURS = {"error": "31", "warning": "33", "dim": "2", "bold": "1"}
# Bidirectional overrides can make a line read as another one.
_UNSAFE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_STEP_SECONDS = 1.0


def plain(text: str) -> str:
    r"""Make a text of the data safe for a terminal: no control characters, no overrides.

    Examples
    --------
    >>> plain("a\x1b[31mb")
    'a�[31mb'
    """
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if one in _UNSAFE or unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")
        else one
        for one in text
    )


def say(text: str) -> None:
    """Write a line that is no result: to standard error."""
    print(text, file=sys.stderr)


def paint(text: str, colour: str, stream: TextIO) -> str:
    """Colour a text where the stream is a terminal and NO_COLOR is unset or empty."""
    # https://no-color.org
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return text
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"


def show_problems(problems: Sequence[Problem], stream: TextIO) -> None:
    """Print one line per problem: place, severity, message, code."""
    for problem in problems:
        place = f"{problem.place}: " if str(problem.place) else ""
        severity = paint(problem.severity, problem.severity, stream)
        message = "\n    ".join(plain(line) for line in problem.message.split("\n"))
        print(f"{plain(place)}{severity}: {message} [{problem.code}]", file=stream)


def count(number: int, one: str, many: str | None = None) -> str:
    """Say how many there are.

    Examples
    --------
    >>> count(1, "event"), count(2, "event")
    ('1 event', '2 events')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def add_inputs(parser: ArgumentParser) -> None:
    """Add the argument that names event files."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="event file, folder of event files, or - for standard input",
    )


def load(paths: Sequence[str], day: str | None = None) -> Chronology:
    """Read event files, as known on a day when one is given."""
    with progress("reading"):
        chronology = read(*paths)
    return chronology if day is None else as_of(chronology, day)


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Show on a terminal that a step which takes over a second is still going on."""
    if not sys.stderr.isatty():
        yield
        return
    done = Flag()
    worker = Thread(target=_tick, args=(what, done), daemon=True)
    worker.start()
    try:
        yield
    finally:
        done.set()
        worker.join()


def _tick(what: str, done: Flag) -> None:
    seconds = 0
    while not done.wait(_STEP_SECONDS):
        seconds += 1
        sys.stderr.write(f"\r{what} … {seconds} s")
        sys.stderr.flush()
    if seconds:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
