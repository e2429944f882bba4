"""The working folder: finished stages as Parquet, and what they were made of.

A stage is a folder of Parquet files. It is written beside its place and moved
there when it is whole, so that a run that was stopped leaves only finished
stages, and the next one goes on after them. Each has a file that marks it as
ours, and nothing without one is ever deleted.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import field, frozen

from chronoint.errors import FileAccessError, Place, Problem

__all__ = ["Progress", "Work"]

_NOTE = "chronoint-link.json"
_UNFINISHED = ".unfinished"
_OURS = ".chronoint-stage"
_STAGES = (
    *("input", "prepared", "tokens", "pages", "words", "texts", "traits"),
    *("buckets", "pairs", "compared", "scored", "links"),
)
"""Names that stages have; that they are free is seen before hours of work."""


@frozen
class Progress:
    """How far a run has come.

    Parameters
    ----------
    stage
        What is being made.
    done, of
        Parts of the stage that are finished, and how many it has.
    """

    stage: str
    done: int
    of: int


@frozen
class Work:
    """A working folder of one run.

    Parameters
    ----------
    folder
        Is made where it is missing. What is in it and not ours stays.
    made_of
        Says all that the results depend on; stages made of something else are
        dropped.
    progress
        Called at the start of each stage and after each of its parts.

    Raises
    ------
    FileAccessError
        The folder cannot be made, or what is no stage of ours has the name of one.
    """

    folder: Path
    made_of: str
    progress: Callable[[Progress], object] | None = None
    kept: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise FileAccessError([Problem("file", reason, Place(str(self.folder)))]) from error
        for name in _STAGES:
            self._check_ours(name)
            self._drop(f"{name}{_UNFINISHED}")
        note = self.folder / _NOTE
        mark = hashlib.blake2b(self.made_of.encode(), digest_size=16).hexdigest()
        made_of, stages = _read(note)
        if made_of != mark:
            for name in stages:
                self._drop(name)
            stages = []
        # What comes after a spoiled stage was made of it, and goes with it.
        whole = list(takewhile(self._is_whole, stages))
        for name in stages[len(whole) :]:
            self._drop(name)
        object.__setattr__(self, "kept", tuple(whole))
        self._note(mark)

    def _check_ours(self, name: str) -> None:
        path = self.folder / name
        if not os.path.lexists(path):
            return
        is_folder = path.is_dir() and not path.is_symlink()
        is_ours = is_folder and ((path / _OURS).is_file() or not any(path.iterdir()))
        if not is_ours:
            msg = "was not made by chronoint, and would be deleted: name another folder"
            raise FileAccessError([Problem("file", msg, Place(str(path)))])

    def _drop(self, name: str) -> None:
        self._check_ours(name)
        path = self.folder / name
        # The mark goes last, so that what is left of a deletion that was stopped has it.
        for part in path.iterdir() if path.exists() else ():
            if part.is_dir() and not part.is_symlink():
                shutil.rmtree(part, ignore_errors=True)
            elif part.name != _OURS:
                part.unlink()
        shutil.rmtree(path, ignore_errors=True)

    def _note(self, mark: str | None = None) -> None:
        path = self.folder / _NOTE
        mark = mark or json.loads(path.read_text("utf-8"))["made_of"]
        text = json.dumps({"made_of": mark, "stages": self.kept}, indent=1)
        fresh = path.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(path)

    def _is_whole(self, stage: str) -> bool:
        try:
            return bool([pq.read_metadata(part) for part in self.parts(stage)])
        except (pa.ArrowException, OSError):
            return False

    def has(self, stage: str) -> bool:
        """Say whether a stage is finished."""
        return stage in self.kept

    def parts(self, stage: str) -> list[Path]:
        """Give the files of a finished stage, in order."""
        return sorted((self.folder / stage).glob("part-*.parquet"))

    def tell(self, stage: str, done: int, of: int) -> None:
        """Report how far a stage is."""
        if self.progress is not None:
            self.progress(Progress(stage, done, of))

    @contextmanager
    def making(self, stage: str) -> Iterator[Path]:
        """Hand out an empty folder, which becomes the stage when all went well."""
        fresh = self.folder / f"{stage}{_UNFINISHED}"
        self._drop(fresh.name)
        fresh.mkdir()
        (fresh / _OURS).touch()
        try:
            yield fresh
            self._drop(stage)
            fresh.replace(self.folder / stage)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        object.__setattr__(self, "kept", (*self.kept, stage))
        self._note()


def _read(note: Path) -> tuple[str, list[str]]:
    """Read what stages are made of and which there are; nothing from what is not ours."""
    try:
        known = json.loads(note.read_text("utf-8"))
        made_of, stages = str(known["made_of"]), [str(name) for name in known["stages"]]
    except (OSError, ValueError, KeyError, TypeError):
        return "", []
    return made_of, [name for name in stages if name in _STAGES]
