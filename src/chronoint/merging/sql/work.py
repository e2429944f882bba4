"""The working folder: finished stages as Parquet, and what they were made of.

A stage is a folder of Parquet files. It is written beside its place and moved
there when it is whole, so that a run that was stopped leaves only finished
stages, and the next one goes on after them.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import field, frozen

__all__ = ["Progress", "Work"]

_NOTE = "chronoint-link.json"
_UNFINISHED = ".unfinished"


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
        Is made where it is missing. Files in it that are not ours stay.
    made_of
        Says all that the results depend on; stages made of something else are
        dropped.
    progress
        Called at the start of each stage and after each of its parts.
    """

    folder: Path
    made_of: str
    progress: Callable[[Progress], object] | None = None
    kept: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"*{_UNFINISHED}"):
            shutil.rmtree(left)
        note = self.folder / _NOTE
        mark = hashlib.blake2b(self.made_of.encode(), digest_size=16).hexdigest()
        made_of, stages = _read(note)
        if made_of != mark:
            for name in stages:
                shutil.rmtree(self.folder / name, ignore_errors=True)
            stages = []
        kept = tuple(name for name in stages if (self.folder / name).is_dir())
        object.__setattr__(self, "kept", kept)
        self._note(mark)

    def _note(self, mark: str | None = None) -> None:
        path = self.folder / _NOTE
        mark = mark or json.loads(path.read_text("utf-8"))["made_of"]
        text = json.dumps({"made_of": mark, "stages": self.kept}, indent=1)
        fresh = path.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(path)

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
        fresh.mkdir()
        try:
            yield fresh
            shutil.rmtree(self.folder / stage, ignore_errors=True)
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
    return made_of, [name for name in stages if name.isidentifier()]
