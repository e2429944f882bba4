"""The file that the answers of a review are kept in: each saved at once, the last taken back.

Decisions are added by `chronoint.files`. What is added here is a comment for
each pair that was skipped, so that the next session asks it last.
"""

import hashlib
import re
from pathlib import Path

from attrs import frozen

from chronoint.files import append_decisions, swap
from chronoint.model import Decision

__all__ = ["AnswerFile", "Change"]

_MARK = re.compile(r"^[ \t]*# skipped: (\S+) (\S+)[ \t]*\r?$", re.MULTILINE)
_EMPTY = b"chronoint: 1\n"


@frozen
class Change:
    """What one answer did to the file.

    Parameters
    ----------
    before
        The bytes it held; None when there was no file.
    after
        The SHA-256 of what it held then.
    """

    before: bytes | None
    after: str


class AnswerFile:
    """A file of decisions that is added to.

    Parameters
    ----------
    path
        An event file, or the name of one that is not there yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, ruling: Decision) -> Change:
        """Add a decision; it is on the disk when this returns."""
        before = self._bytes()
        append_decisions(self.path, [ruling])
        return Change(before, _digest(self._bytes()))

    def mark(self, left: str, right: str) -> Change:
        """Add a comment that a pair was skipped, where the file can hold one."""
        before = self._bytes()
        if self.path.suffix.lower() in (".yaml", ".yml") and (left, right) not in self.marked():
            text = _EMPTY if before is None else before
            end = b"\r\n" if b"\r\n" in text else b"\n"
            gap = b"" if text.endswith(b"\n") or not text else end
            line = f"# skipped: {left} {right}".encode() + end
            if not swap(self.path, before, text + gap + line):
                return self.mark(left, right)
        return Change(before, _digest(self._bytes()))

    def marked(self) -> set[tuple[str, str]]:
        """Give the pairs that were skipped in this session and those before."""
        text = (self._bytes() or b"").decode("utf-8", "replace")
        return set(_MARK.findall(text))

    def take_back(self, change: Change) -> bool:
        """Undo the last change, unless somebody else has changed the file since."""
        now = self._bytes()
        if _digest(now) != change.after:
            return False
        if change.before is not None:
            return swap(self.path, now, change.before)
        self.path.unlink(missing_ok=True)
        return True

    def _bytes(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
