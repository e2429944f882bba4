"""The versions of one event file that git keeps.

Runs git's plumbing with fixed arguments, never through a shell, and reads
what it prints. What the versions say together is worked out in
`chronoint.history.versions`.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path as FilePath

from attrs import frozen

from chronoint.dates import civil, parse_edtf
from chronoint.errors import FileAccessError, FileError, Place, Problem
from chronoint.files.read import SUFFIXES, Format, check_format, read_text
from chronoint.files.text import MOST_BYTES
from chronoint.history.versions import Version
from chronoint.model.chronology import Chronology

__all__ = ["read_git"]

# A repository set by a hook or a user is not that of the file.
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE")
_SECONDS_PER_DAY = 86_400


def read_git(
    path: str | FilePath,
    *,
    format: Format | None = None,  # noqa: A002 - as in `read`
    max_bytes: int = MOST_BYTES,
    faults: list[Problem] | None = None,
) -> tuple[Version, ...]:
    """Read every version of an event file that the git history of its folder has.

    Parameters
    ----------
    path
        The file; it may have been deleted, but not its folder. Its earlier
        names are followed, as far as git takes a move for one; a file that it
        was copied from is another file. A symbolic link is followed too.
    format
        None goes by the suffix that each version has.
    max_bytes
        Largest version read.
    faults
        Where the faults of versions that cannot be read go; these versions
        are left out. None raises instead.

    Returns
    -------
    tuple of Version
        Oldest first, along the main line of the present branch: merged work
        is the version of its merge. Each has the moment of its commit in
        UTC, the first line of its message as title, and its hash as note; a
        deletion is an empty chronology. What is not committed is not there.

    Raises
    ------
    FileError
        Versions have faults (all of them, each with its commit), or git
        keeps none of the file; also an `OSError` when git is not installed
        or fails.

    Notes
    -----
    Two short runs of git for each version.
    """
    check_format(format)
    target = FilePath(os.path.realpath(path))
    git = _Git(target.parent, str(path))
    versions: list[Version] = []
    found: list[Problem] = []
    for commit in git.log(target.name):
        try:
            chronology = git.chronology(commit, format, max_bytes)
        except FileAccessError:
            raise
        except FileError as error:
            found += error.problems
            continue
        moment, note = parse_edtf(_moment(commit.seconds)), f"commit {commit.hash}"
        versions.append(Version(moment, chronology, commit.subject or None, note=note))
    if not versions and not found:
        msg = "git keeps no version of this file; commit it first"
        raise FileError([Problem("git", msg, Place(str(path)))])
    if found and faults is None:
        raise FileError(found)
    if faults is not None:
        faults += found
    return tuple(versions)


@frozen
class _Commit:
    """A commit that touched the file; `name` is its path in the repository, None once deleted."""

    hash: str
    seconds: int
    subject: str
    parents: tuple[str, ...]
    name: str | None


class _Git:
    """Git, run in one folder; `path` is what messages call the file."""

    def __init__(self, folder: FilePath, path: str) -> None:
        program = shutil.which("git")
        self._path = path
        if program is None:
            msg = "git is not installed, or not on the path"
            raise self._error(msg)
        self._command = [program, "--no-pager", "--literal-pathspecs"]
        self._folder = folder
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
        self._environment = {**kept, **quiet}

    def log(self, name: str) -> list[_Commit]:
        """Give the commits that touched a file of the folder, oldest first."""
        prefix = os.fsdecode(self._run("rev-parse", "--show-prefix").rstrip(b"\n"))
        top = os.fsdecode(self._run("rev-parse", "--show-toplevel").rstrip(b"\n"))
        self._folder = FilePath(top)
        commits: list[_Commit] = []
        start, path = "HEAD", prefix + name
        while True:
            found = self._commits(start, path)
            commits += found
            origin = self._renamed_from(found[-1], path) if found else None
            if origin is None:
                return commits[::-1]
            # The commit that renamed is in; what was before stands under the old name.
            start, path = f"{found[-1].hash}^", origin

    def _commits(self, start: str, path: str) -> list[_Commit]:
        # Not --follow: it takes a copy for a rename, and goes on with the other file.
        printed = self._run(
            "-c",
            "log.showSignature=false",
            "log",
            "--first-parent",
            "--no-renames",
            "--name-status",
            "-z",
            "--no-color",
            "--encoding=UTF-8",
            "--format=%H%x09%ct%x09%P%x09%s",
            start,
            "--",
            path,
        )
        return list(_commits(printed))

    def _renamed_from(self, commit: _Commit, path: str) -> str | None:
        """Give the name under which a commit that created a file found it, None when new."""
        if not commit.parents:
            return None
        printed = self._run(
            "diff-tree", "-r", "-M", "--name-status", "-z", commit.parents[0], commit.hash
        )
        parts = iter(printed.split(b"\0"))
        for letter in parts:
            old = next(parts, b"")
            if letter[:1] == b"R" and os.fsdecode(next(parts)) == path:
                return os.fsdecode(old)
        return None

    def chronology(self, commit: _Commit, wanted: Format | None, max_bytes: int) -> Chronology:
        """Read the file as it was at a commit."""
        if commit.name is None:
            return Chronology()
        where = f"{commit.hash}:{commit.name}"
        name = f"{self._path}@{commit.hash[:10]}"
        size = int(self._run("cat-file", "-s", where))
        if size > max_bytes:
            msg = f"the version has {size:,} bytes, the limit is {max_bytes:,}"
            raise FileError([Problem("size", msg, Place(name))])
        chosen = wanted or SUFFIXES.get(FilePath(commit.name).suffix.lower())
        return read_text(self._run("cat-file", "blob", where), format=chosen, name=name)

    def _run(self, *arguments: str) -> bytes:
        try:
            # Fixed words, a hash and a file name of git's own: nothing a shell would see.
            done = subprocess.run(  # noqa: S603
                [*self._command, *arguments],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            msg = f"git: {(error.strerror or str(error)).lower()}"
            raise self._error(msg) from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            msg = f"git: {said[0] if said else f'exit code {done.returncode}'}"
            raise self._error(msg)
        return done.stdout

    def _error(self, message: str) -> FileAccessError:
        return FileAccessError([Problem("git", message, Place(self._path))])


def _commits(printed: bytes) -> Iterator[_Commit]:
    """Read what ``git log -z --name-status`` prints: a head, then a letter and a path."""
    parts = iter(printed.split(b"\0"))
    for head in parts:
        if not head:
            continue
        name, seconds, parents, subject = head.split(b"\t", 3)
        # A line end stands before the letter.
        letter, path = next(parts).strip(), next(parts)
        yield _Commit(
            name.decode("ascii"),
            int(seconds),
            subject.decode("utf-8", "replace"),
            tuple(parents.decode("ascii").split()),
            None if letter == b"D" else os.fsdecode(path),
        )


def _moment(seconds: int) -> str:
    """Spell seconds since 1970 as EDTF, in UTC."""
    day, rest = divmod(seconds, _SECONDS_PER_DAY)
    year, month, of_month = civil(day)
    hour, rest = divmod(rest, 3600)
    return f"{year:04}-{month:02}-{of_month:02}T{hour:02}:{rest // 60:02}:{rest % 60:02}Z"
