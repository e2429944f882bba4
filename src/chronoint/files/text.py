"""From a path to clean text: the first room a file passes through.

Refuses what is no text (folders, pipes, other encodings, control characters)
with the place of the fault, before any grammar looks at it.
"""

import re
import stat
import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from chronoint.errors import FileAccessError, FileError, Place, Problem

__all__ = [
    "MOST_BYTES",
    "Lines",
    "access_error",
    "check_plain",
    "decode",
    "lines_of",
    "load",
]

MOST_BYTES = 32 * 2**20
"""Largest YAML or JSON file, and largest line of a JSON Lines file, read by default."""

_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# C0 without tab, newline and return; DEL and C1; noncharacters; a stray byte-order mark.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Lines:
    r"""Line and column of an offset into a text, both from 1.

    Only newlines count as line ends, as in an editor.

    Examples
    --------
    >>> Lines("ab\ncd").at(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Give (line, column) of an offset in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def load(path: str | Path, *, most_bytes: int) -> bytes:
    """Read the bytes of a plain file, or of standard input for ``"-"``.

    Raises
    ------
    FileAccessError
        Missing, not permitted, a folder, a pipe or a device.
    FileError
        More than `most_bytes` bytes.
    """
    if str(path) == "-":
        if sys.stdin is None:
            raise FileAccessError([Problem("access", "standard input is closed", Place("-"))])
        data = sys.stdin.buffer.read(most_bytes + 1)
        _check_size("-", len(data), most_bytes)
        return data
    try:
        check_plain(path)
        _check_size(str(path), Path(path).stat().st_size, most_bytes)
        return Path(path).read_bytes()
    except OSError as error:
        raise access_error(error, path) from error


def lines_of(path: str | Path, *, most_bytes: int) -> Iterator[bytes]:
    """Give the lines of a plain file one by one, without holding the file.

    Raises
    ------
    FileAccessError
        As for `load`.
    FileError
        A line has more than `most_bytes` bytes.
    """
    try:
        check_plain(path)
        with Path(path).open("rb") as file:
            number = 0
            while line := file.readline(most_bytes + 1):
                number += 1
                _check_size(str(path), len(line), most_bytes, line=number)
                yield line
    except OSError as error:
        raise access_error(error, path) from error


def check_plain(path: str | Path) -> None:
    """Raise unless the path is a plain file; opening a pipe would wait for ever."""
    try:
        mode = Path(path).stat().st_mode
    except ValueError as error:  # a NUL in the path
        raise FileAccessError([Problem("access", f"no path: {error}", Place(str(path)))]) from error
    except OSError as error:
        raise access_error(error, path) from error
    for is_kind, name in _SPECIAL:
        if is_kind(mode):
            msg = f"is {name}; expected a plain file ('-' reads standard input)"
            raise FileAccessError([Problem("not-a-file", msg, Place(str(path)))])
    if stat.S_ISDIR(mode):
        raise FileAccessError(
            [Problem("not-a-file", "is a folder; expected a file", Place(str(path)))]
        )


def access_error(error: OSError, path: str | Path) -> FileError:
    """Turn an error of the system into one that names the path and the reason."""
    if isinstance(error, FileError):
        return error
    code, reason = "access", (error.strerror or str(error) or type(error).__name__).lower()
    if isinstance(error, FileNotFoundError):
        code, reason = "no-file", "no such file or folder"
    elif isinstance(error, PermissionError):
        code, reason = "permission", "permission denied"
    made = FileAccessError([Problem(code, reason, Place(str(path)))])
    made.errno, made.filename = error.errno, str(path)
    return made


def decode(data: bytes, name: str, *, line: int = 1) -> str:
    """Turn bytes into text, or say what is wrong with them and where.

    Parameters
    ----------
    data
        UTF-8, with or without a byte-order mark.
    name
        The file, for messages.
    line
        Number of the first line of `data`.

    Raises
    ------
    FileError
        Another encoding, a broken byte, or a control character.
    """
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            msg = f"found {encoding} text, expected UTF-8: save the file as UTF-8"
            raise FileError([Problem("encoding", msg, Place(name, line, 1))])
    try:
        text = data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise FileError([_broken_byte(data, error, name, line)]) from None
    if found := _CONTROL.search(text):
        at_line, column = Lines(text).at(found.start())
        if found.group() == "\x00" and _looks_like_utf16(data):
            msg = "found UTF-16 text without a mark, expected UTF-8: save the file as UTF-8"
            raise FileError([Problem("encoding", msg, Place(name, line, 1))])
        what = "NUL" if found.group() == "\x00" else f"control character U+{ord(found.group()):04X}"
        msg = f"found {what}: remove it, or write it as an escape in double quotes"
        raise FileError([Problem("control", msg, Place(name, line + at_line - 1, column))])
    return text


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:400]
    return head.count(0) * 3 > len(head)


def _broken_byte(data: bytes, error: UnicodeDecodeError, name: str, line: int) -> Problem:
    before = data[: error.start].decode("utf-8-sig" if line == 1 else "utf-8", "replace")
    column = len(before) - (before.rfind("\n") + 1) + 1
    msg = (
        f"byte 0x{data[error.start]:02x} at offset {error.start} is no UTF-8: "
        "save the file as UTF-8"
    )
    return Problem("encoding", msg, Place(name, line + before.count("\n"), column))


def _check_size(name: str, size: int, most: int, *, line: int | None = None) -> None:
    if size <= most:
        return
    what = "line" if line else "file"
    shown = f"more than {_mega(most)}" if name == "-" or line else _mega(size)
    msg = (
        f"{what} has {shown}, expected at most {_mega(most)}: split it, write big files as "
        "JSON Lines (.jsonl), or raise max_bytes"
    )
    raise FileError([Problem("too-big", msg, Place(name, line, 1 if line else None))])


def _mega(size: int) -> str:
    return f"{size / 2**20:.1f} MiB" if size >= 2**20 // 10 else f"{size} bytes"
