"""The file of links: written beside its place, and moved there when it is whole.

As `chronoint.files.replace` does it, which this room cannot import.
"""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronoint.errors import ChronointError, FileAccessError, Place, Problem

__all__ = ["check_plain", "replaced"]


def check_plain(path: Path) -> None:
    """Raise where a path is there and no plain file, such as a device."""
    if path.exists() and not path.is_file():
        msg = "is a folder, a pipe or a device, and no plain file"
        raise FileAccessError([Problem("not-a-file", msg, Place(str(path)))])


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Hand out a new name to write to, which takes the place of a file when all went well.

    Raises
    ------
    FileAccessError
        It is no plain file, or cannot be written. The old one is untouched.
    """
    check_plain(path)
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{target.name[:60]}.{secrets.token_hex(6)}.tmp")
    try:
        fresh.open("xb").close()
        yield fresh
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        fresh.replace(target)
    except ChronointError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FileAccessError([Problem("access", reason, Place(str(path)))]) from error
    finally:
        fresh.unlink(missing_ok=True)
