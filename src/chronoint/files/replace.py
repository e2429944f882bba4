"""Replacing a file in one step: what stood there stays until the new one is complete.

Apart from `write`, because pictures are written in the same way. Knows nothing
of what is in the file.
"""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from chronoint.files.text import check_plain

__all__ = ["replacing"]


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of another when the block ends well.

    Parameters
    ----------
    path
        A new file, or one that is replaced as a whole; its permissions stay.
        A symbolic link is followed.

    Yields
    ------
    BinaryIO
        To write to. When the block raises, the old file is untouched.

    Raises
    ------
    FileAccessError
        The path is a folder, a pipe or a device.
    OSError
        The folder or the file cannot be written. It names `path`.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:60]}.{secrets.token_hex(6)}.tmp")
    try:
        mode = _mode_of(target, path)
        try:
            # Exclusive: never follows a link that somebody put there.
            with beside.open("xb") as file:
                yield file
                file.flush()
                if mode is not None:
                    beside.chmod(mode)
                os.fsync(file.fileno())
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.errno is None or error.filename not in (None, str(beside), str(target)):
            raise
        # Nobody knows the file beside, which is gone.
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error
    _sync_folder(target.parent)


def _mode_of(target: Path, path: str | os.PathLike[str]) -> int | None:
    """Give the permissions of a file that may be replaced, None when there is none."""
    if not target.exists():
        return None
    check_plain(Path(path))
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "permission denied", os.fspath(path))
    return stat.S_IMODE(target.stat().st_mode)


def _sync_folder(folder: Path) -> None:
    # So that the new name survives a crash too; not every system can.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
