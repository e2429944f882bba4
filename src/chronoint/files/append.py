"""Decisions into a file that a person keeps: one block each, behind what is there.

Nothing that stands in the file changes, and each call leaves a complete file,
so that work on a terminal can break off at any moment.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from chronoint.dates import UncertainDate
from chronoint.errors import DecisionError, FileError, Place, Problem, expect
from chronoint.files.edit import Editor, suffix_format
from chronoint.files.emit import escape
from chronoint.files.read import read_text
from chronoint.files.splice import in_flow
from chronoint.files.swap import changed, swap
from chronoint.files.text import MOST_BYTES, load
from chronoint.files.trees import decision_tree
from chronoint.model.chronology import Chronology
from chronoint.model.decisions import Decision

__all__ = ["append_decisions", "decisions_template"]

_HEADER = """\
# What people ruled about records: which of them tell of one event, and which do not.
# An entry counts whenever events are merged with this file; delete it to take it back.
chronoint: 1
"""
_TEMPLATE = """\
# Proposals, best first. Take the '# ' away before '- ' to accept one; below it, indented
# like its first word, there is room for  who:  when:  and  why:
#   same: one event        part-of: [part, whole]        update-of: [later, earlier]
#   related: neither       different: not one event, and never to be proposed again
chronoint: 1
decisions:
"""
_ORDERED = frozenset(("part-of", "update-of"))
_MOST_TRIES = 100


def append_decisions(path: str | Path, decisions: Iterable[Decision]) -> int:
    """Add decisions to a YAML file, keeping all that stands in it.

    Parameters
    ----------
    path
        A file with or without decisions, sources and events; it is made, with
        a comment at its top, where there is none.
    decisions
        In the order in which they are to stand. One that the file holds
        already, told by the same person on the same day for the same reason,
        is left out.

    Returns
    -------
    int
        How many were added. With 0 the file is not touched.

    Raises
    ------
    DecisionError
        A decision contradicts another one, or what the file holds. It names
        both lines, that of a new one being where it would have stood.
    FileError
        The file has faults, is no YAML file, or has its decisions in brackets;
        also an `OSError` when it cannot be read or written. Nothing is changed
        then.

    Notes
    -----
    The file is replaced in one step and is on the disk when this returns. When
    somebody else changes it meanwhile, it is read again, so that nothing of
    theirs is lost.
    """
    if suffix_format(path) != "yaml":
        msg = "decisions are appended to a YAML file: expected the suffix .yaml or .yml"
        raise FileError([Problem("suffix", msg, Place(str(path)))])
    given = list(decisions)
    for ruling in given:
        expect(ruling, Decision, "decisions")
    for _ in range(_MOST_TRIES):
        added = _added(path, given)
        if added is not None:
            return added
    raise changed(path)


def _added(path: str | Path, given: Sequence[Decision]) -> int | None:
    """Try to add decisions; None when the file was changed meanwhile."""
    before = load(path, most_bytes=MOST_BYTES) if Path(path).exists() else None
    data = _HEADER.encode() if before is None else before
    old = read_text(data, format="yaml", name=str(path))
    known = {_key(ruling) for ruling in old.decisions}
    fresh: list[Decision] = []
    for ruling in given:
        if _key(ruling) not in known:
            known.add(_key(ruling))
            fresh.append(ruling)
    if not fresh:
        return 0
    editor = Editor(data, str(path))
    trees = [decision_tree(ruling) for ruling in fresh]
    editor.add_items("decisions", trees, in_braces=True)
    _check(editor.data(), str(path), old, fresh)
    return len(fresh) if swap(path, before, editor.data()) else None


def _key(ruling: Decision) -> tuple[Any, ...]:
    records = ruling.records if ruling.relation in _ORDERED else tuple(sorted(ruling.records))
    return ruling.relation, records, ruling.who, ruling.when, ruling.why


def _check(data: bytes, name: str, old: Chronology, fresh: list[Decision]) -> None:
    try:
        new = read_text(data, format="yaml", name=name)
    except FileError as error:
        if isinstance(error.__cause__, DecisionError):
            raise DecisionError(str(error.__cause__)) from error
        raise
    if set(new.decisions) != {*old.decisions, *fresh}:
        msg = "the decisions would not read back as they are: nothing was written"
        raise FileError([Problem("layout", msg, Place(name))])


def decisions_template(proposals: Iterable[Decision]) -> str:
    r"""Write proposals as an event file in which a person uncomments what is true.

    Parameters
    ----------
    proposals
        In the order in which they are to stand; `why` becomes the comment
        behind one.

    Returns
    -------
    str
        An event file without decisions. Each proposal is one comment line,
        whatever its texts hold.

    Examples
    --------
    >>> text = decisions_template([Decision("same", ["a", "b"], why="score 3.2: one\nURL")])
    >>> print(text.splitlines()[-1])
      # - same: [a, b]   # score 3.2: one\nURL
    """
    return _TEMPLATE + "".join(map(_proposal, proposals))


def _proposal(ruling: Decision) -> str:
    listed = ", ".join(map(in_flow, ruling.records))
    said = [ruling.who, ruling.when, ruling.why]
    words = "; ".join(
        _in_comment(one.text if isinstance(one, UncertainDate) else one) for one in said if one
    )
    return f"  # - {ruling.relation}: [{listed}]" + (f"   # {words}\n" if words else "\n")


def _in_comment(text: str) -> str:
    """Keep a text on its comment line: what breaks lines, or cannot be seen, is escaped."""
    return escape(text).replace('\\"', '"').replace("\\\\", "\\")
