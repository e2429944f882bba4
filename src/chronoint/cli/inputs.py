"""What a merge is made of: event files as they are, lists through their mappings."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from chronoint.cli.terminal import count, load, plain, progress, say, show_problems
from chronoint.errors import FileError, ModelError, Place, Problem
from chronoint.files.read import SUFFIXES
from chronoint.files.text import check_plain
from chronoint.history import unite
from chronoint.model import Chronology

__all__ = ["load_all", "no_map"]

_MOST = 10


def load_all(
    paths: Sequence[str],
    maps: Sequence[str] = (),
    *,
    most: int = _MOST,
    is_partly: bool = False,
    is_brief: bool = False,
) -> Chronology:
    """Read event files and lists into one chronology.

    Parameters
    ----------
    paths
        Event files, folders of them, and lists, in any order.
    maps
        A mapping for each list, in their order, or one for all. Where there
        are none, each list has its own beside it: ``a.map.yaml`` for ``a.csv``.
    most
        How many refused rows and doubts of a list are told one by one.
    is_partly
        Go on without rows that are refused.
    is_brief
        Say no more than a line of a list that is read.

    Raises
    ------
    FileError
        A file has faults, a list has no mapping, or rows of it are refused.
    """
    lists = [path for path in paths if _is_list(path)]
    files = [path for path in paths if path not in lists]
    if maps and len(maps) not in ({1, len(lists)} if lists else ()):
        given = f"{count(len(lists), 'list')} and {count(len(maps), 'mapping')}"
        msg = f"{given}: expected one --map for all lists, or one for each, in their order"
        raise ModelError(msg)
    chosen: list[str | Path]
    chosen = [maps[at % len(maps)] for at in range(len(lists))] if maps else _all_beside(lists)
    parts = [load(files)] if files else []
    for path, mapping in zip(lists, chosen, strict=True):
        parts.append(_read(path, mapping, most, is_partly=is_partly, is_brief=is_brief))
    return parts[0] if len(parts) == 1 else unite(*parts)


def _is_list(path: str) -> bool:
    suffix = Path(path).suffix.lower()
    if path == "-" or suffix in SUFFIXES or not suffix or Path(path).is_dir():
        return False
    # Readers of lists take a moment to load; event files do without.
    from chronoint.formats import table_formats  # noqa: PLC0415

    return any(suffix in kind.suffixes for kind in table_formats())


def no_map(path: str) -> Problem:
    """Say that a list has no mapping, and how to come by one."""
    beside = str(Path(path).with_suffix(".map.yaml"))
    start = f"chronoint new --map {shlex.quote(path)} -o {shlex.quote(beside)}"
    msg = (
        f"no mapping: say what its columns mean, with --map FILE or in {Path(beside).name} beside "
        f"it; to start with: {start}"
    )
    return Problem("no-map", msg, Place(path))


def _all_beside(paths: Sequence[str]) -> list[str | Path]:
    """Find the mapping beside each list, or name all lists that have none."""
    if not paths:
        return []
    from chronoint.formats import map_beside  # noqa: PLC0415 - as above

    found = {path: map_beside(path) for path in paths}
    missing = [path for path, mapping in found.items() if mapping is None]
    for path in missing:
        check_plain(path)  # a missing list is told before a missing mapping
    if missing:
        raise FileError([no_map(path) for path in missing])
    return [mapping for path in paths if (mapping := found[path]) is not None]


def _read(
    path: str, mapping: str | Path, most: int, *, is_partly: bool, is_brief: bool
) -> Chronology:
    from chronoint.formats import read_list  # noqa: PLC0415 - as above

    with progress(f"reading {plain(Path(path).name)}"):
        listing = read_list(path, mapping)
    refused = len(listing.refused)
    if not is_brief:
        show_problems(listing.doubts[:most], sys.stderr)
    if not is_brief or (refused and not is_partly):
        show_problems(listing.problems[:most], sys.stderr)
        if len(listing.problems) > most:
            more = count(len(listing.problems) - most, "more reason")
            say(plain(f"and {more}; chronoint convert {path} names more"))
    say(
        plain(f"{path}: {count(len(listing.rows) - refused, 'row')} read, {refused:,} refused, ")
        + count(len(listing.doubts), "doubt")
    )
    if refused and not is_partly:
        msg = f"{count(refused, 'row')} refused: --partly to go on without them"
        raise FileError([Problem("refused-rows", msg, Place(path))])
    return listing.chronology
