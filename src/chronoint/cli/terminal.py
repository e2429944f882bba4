"""What the commands share: printing safely, colour, progress, common arguments."""

import errno
import io
import os
import sys
import unicodedata
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event as Flag
from threading import Thread
from typing import TextIO

from chronoint.errors import Problem
from chronoint.files import read
from chronoint.history import as_of
from chronoint.model import Chronology

__all__ = [
    "add_inputs",
    "count",
    "emit",
    "load",
    "named",
    "paint",
    "plain",
    "prepare_streams",
    "progress",
    "say",
    "show_problems",
]

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
    if text.isprintable():
        return text
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if one in _UNSAFE or unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")
        else one
        for one in text
    )


class _Closed(io.TextIOBase):
    """Stands for a stream that the process began without."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def write(self, _text: str, /) -> int:
        raise OSError(errno.EBADF, f"{self._name} is closed")


def prepare_streams() -> None:
    """Let standard output and error take any text, in whatever encoding they have."""
    sys.stdout = sys.stdout or _Closed("standard output")
    sys.stderr = sys.stderr or _Closed("standard error")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def emit(text: str) -> None:
    """Write the text of a file to standard output: in UTF-8, as every event file is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def say(text: str) -> None:
    """Write a line that is no result: to standard error, whether anybody reads it or not."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


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
        line = f"{plain(place)}{severity}: {message} [{problem.code}]"
        if stream is sys.stderr:
            say(line)
        else:
            print(line, file=stream)


def count(number: int, one: str, many: str | None = None) -> str:
    """Say how many there are.

    Examples
    --------
    >>> count(1, "event"), count(2, "event")
    ('1 event', '2 events')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def named(text: str) -> str:
    """Take the name of something; an empty one is a slip, such as a variable without a value."""
    if not text:
        msg = "expected a name, found nothing"
        raise ArgumentTypeError(msg)
    return text


def add_inputs(parser: ArgumentParser) -> None:
    """Add the argument that names event files."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=named,
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
