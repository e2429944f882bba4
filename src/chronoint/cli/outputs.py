"""What a command writes must be none of what it reads, and no two outputs one file."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from chronoint.files.read import SUFFIXES

__all__ = ["clashes"]


def clashes(
    outputs: Iterable[tuple[str, str | Path | None]], inputs: Sequence[str | Path]
) -> Iterator[tuple[str, str | Path, str]]:
    """Find outputs that would be lost, or would destroy what is read.

    Parameters
    ----------
    outputs
        Option and path of each file that is written anew; None is passed over.
    inputs
        All that is read or added to: files, folders of event files, and lists,
        which may have a mapping beside them.

    Yields
    ------
    tuple
        Option and path as they were given, and what is wrong.
    """
    seen: list[tuple[str, str | Path]] = []
    for option, output in outputs:
        if not output:
            continue
        if _is_input(output, inputs):
            yield option, output, "is read too, and would be lost"
        for before, other in seen:
            if _are_one(Path(output), Path(other)):
                yield option, output, f"is written by {before} too"
        seen.append((option, output))


def _is_input(output: str | Path, inputs: Sequence[str | Path]) -> bool:
    """Tell whether a file is one of those that are read, or the mapping beside one."""
    file = Path(output)
    for one in (Path(path) for path in inputs if str(path) != "-"):
        if one.is_dir():
            if file.suffix.lower() in SUFFIXES and file.exists() and _are_one(one, file.parent):
                return True
        elif _are_one(one, file) or (file.exists() and _are_one(_map_of(one), file)):
            return True
    return False


def _are_one(one: Path, other: Path) -> bool:
    """Tell whether two paths are one file, by whatever names; it need not be there yet."""
    try:
        return one.samefile(other)
    except ValueError:  # a NUL: whoever opens it says so
        return False
    except OSError:
        return _name(one) == _name(other)


def _name(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _map_of(path: Path) -> Path:
    return path.with_suffix(".map.yaml") if path.name else path
