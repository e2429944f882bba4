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
    "listen",
    "load",
    "named",
    "one_line",
    "paint",
    "plain",
    "plain_lines",
    "prepare_streams",
    "progress",
    "say",
    "screen_width",
    "show_problems",
]

_COLOURS = {"error": "31", "warning": "33", "dim": "2", "bold": "1"}
# Bidirectional overrides can make a line read as another one.
_UNSAFE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_STEP_SECONDS = 1.0
_NARROWEST, _USUAL, _WIDEST = 60, 80, 200


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


def one_line(text: str) -> str:
    """Make one harmless line of a text; what its lines were is layout."""
    return plain(" ".join(text.split()))


def plain_lines(text: str) -> str:
    """Make each line of a text harmless, and keep the lines."""
    return "\n".join(map(plain, text.split("\n")))


class _Closed(io.TextIOBase):
    """Stands for a stream that the process began without."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def write(self, _text: str, /) -> int:
        raise OSError(errno.EBADF, f"{self._name} is closed")


def prepare_streams() -> None:
    """Let standard streams take any text, in whatever encoding they have, and give any bytes."""
    sys.stdout = sys.stdout or _Closed("standard output")
    sys.stderr = sys.stderr or _Closed("standard error")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        with suppress(io.UnsupportedOperation):  # somebody has begun to read it
            sys.stdin.reconfigure(errors="surrogateescape")


def emit(text: str) -> None:
    """Write the text of a file to standard output: in UTF-8, as every event file is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def say(text: str) -> None:
    """Write a line that is no result: to standard error, whether anybody reads it or not."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def listen(prompt: str) -> str | None:
    """Ask on standard error, and take one line of standard input.

    Returns
    -------
    str or None
        The line as plain text without its end; None when nothing more comes,
        or nobody can read the question any more.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    try:
        print(prompt, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
    except OSError:  # the terminal has gone
        return None
    # A line of another encoding comes as half surrogates, which no file takes.
    text = line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if not line:
        say("")
        return None
    if not sys.stdin.isatty():
        say(plain(text.rstrip("\r\n")))
    return one_line(text)


def screen_width() -> int:
    """Give the columns of the terminal that standard error goes to, from 60 to 200."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and len(stated) < 6 and int(stated):
        width = int(stated)
    else:
        try:
            width = os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL
        except (OSError, ValueError, AttributeError):
            width = _USUAL
    return min(max(width, _NARROWEST), _WIDEST)


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
