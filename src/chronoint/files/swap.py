"""Replacing what was read by what was made of it, unless somebody changed it meanwhile.

Editors and other processes write the same files as we do. What was read is
compared with what is there right before it is replaced; a lock, held while the
new file is written, keeps our own processes from comparing at once. It is the
system's, so that a process that dies leaves none behind.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from chronoint.errors import FileAccessError, FileError, Place, Problem
from chronoint.files.replace import replacing
from chronoint.files.text import access_error

__all__ = ["changed", "swap"]

_MOST_SECONDS = 20.0
_PAUSE_SECONDS = 0.002


class _ChangedError(Exception):
    """Ends the replacing."""


def swap(path: str | Path, old: bytes | None, new: bytes) -> bool:
    """Replace the bytes of a file in one step, where they are still those that were read.

    Parameters
    ----------
    path
        A file, or the name of a new one.
    old
        What was read; None when there was no file.
    new
        What takes its place.

    Returns
    -------
    bool
        False when something else stands there now, which is left as it is.

    Raises
    ------
    FileAccessError
        The file cannot be read or written, or another process is busy with it
        all the time.
    """
    try:
        with _alone(path), replacing(path) as file:
            file.write(new)
            file.flush()
            # The slow part comes before the comparison, so that little time is left behind it.
            os.fsync(file.fileno())
            _compare(path, old)
    except _ChangedError:
        return False
    except OSError as error:
        raise access_error(error, path) from error
    return True


def changed(path: str | Path) -> FileError:
    """Give the error to raise when a file was changed while something was made of it."""
    msg = "changed while it was being edited: what stands there now is left as it is; run it again"
    return FileError([Problem("changed", msg, Place(str(path)))])


def _compare(path: str | Path, old: bytes | None) -> None:
    try:
        now = Path(path).read_bytes()
    except FileNotFoundError:
        now = None
    if now != old:
        raise _ChangedError


@contextlib.contextmanager
def _alone(path: str | Path) -> Iterator[None]:
    """Keep the processes that swap files in this folder one behind the other."""
    target = Path(os.path.realpath(path))
    last = time.monotonic() + _MOST_SECONDS
    while True:
        try:
            handle = _locked(target)
            break
        except BlockingIOError:
            if time.monotonic() > last:
                msg = "another process is changing files in this folder: try again later"
                raise FileAccessError([Problem("locked", msg, Place(str(path)))]) from None
            time.sleep(_PAUSE_SECONDS)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


if sys.platform == "win32":

    def _locked(target: Path) -> int | None:
        # The system deletes it when it is closed, also by the end of the process.
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY
        try:
            return os.open(target.with_name(f".{target.name[:60]}.lock"), flags)
        except (FileExistsError, PermissionError):
            raise BlockingIOError from None

else:
    import fcntl

    def _locked(target: Path) -> int | None:
        """Lock the folder: the file itself is replaced by another one. None where none can be."""
        try:
            handle = os.open(target.parent, os.O_RDONLY)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise
        except OSError:  # some network file systems have no locks on folders
            os.close(handle)
            return None
        return handle
