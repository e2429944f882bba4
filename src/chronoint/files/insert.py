"""What a chronology tells, into a file that a person wrote: only added lines.

Comments, order, quoting and layout of what was there stay byte for byte, so
that version control shows nothing but the new lines. A round trip through a
library that keeps comments (ruamel.yaml 0.19) was measured instead: set to the
indentation of the file it keeps plain files, but changes lines in nine of ten
generated layouts (brackets, folded texts, comments), and takes ten times as
long. So lines are put between lines, at places the parser gives, and the
result is read back and compared.
"""

import gc
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

from chronoint.errors import FileError, Place, Problem, expect
from chronoint.files.additions import Additions, Telling, additions
from chronoint.files.edit import Editor, suffix_format
from chronoint.files.inserting import Inserter, claim_tree
from chronoint.files.read import MOST_PROBLEMS, Format, read_text
from chronoint.files.retold import retold
from chronoint.files.swap import changed, swap
from chronoint.files.text import MOST_BYTES, load
from chronoint.files.write import to_text
from chronoint.history.unite import unite
from chronoint.model.chronology import Chronology

__all__ = ["Inserted", "insert"]


@frozen
class Inserted:
    """What came into a file.

    Parameters
    ----------
    added_events
        Events of which the file told nothing before.
    added_claims
        All new claims, of new events and of known ones.
    added_sources, added_decisions
        New ones.
    changed
        Whether anything was written.
    """

    added_events: int = 0
    added_claims: int = 0
    added_sources: int = 0
    added_decisions: int = 0
    changed: bool = False


def insert(path: str | Path, chronology: Chronology) -> Inserted:
    """Add to an event file what a chronology has and the file lacks.

    Parameters
    ----------
    path
        An event file. Of a YAML file every line stays as it is, and lines are
        added: new claims in the entry of their event, new events at their
        place in time where the file is in order of time, at the end where it
        is not. A JSON Lines file gets further lines at its end, or is written
        anew when its first line must change. A JSON file is written anew as a
        whole.
    chronology
        All its sources, updates, claims, decisions and own actors are in the
        file afterwards.

    Returns
    -------
    Inserted
        What was added. When there was nothing to add, the file is not touched.

    Raises
    ------
    ModelError
        The chronology contradicts the file: a source or an actor is defined
        differently, or decisions exclude each other.
    FileError
        The file has faults; or a source of the file tells an event otherwise in
        the chronology, at the same point of its chain, with a problem for each
        such event (code ``retold``); or an addition belongs inside brackets or
        braces, where no line can be added; or somebody changed the file meanwhile
        (code ``changed``); also an `OSError` when it cannot be read or written. It
        is left as it was.

    Notes
    -----
    What was written reads back as the union of both, which is checked before
    the file is replaced in one step. Records that a decision unites keep an
    entry each, so that deleting the decision parts them again.
    """
    expect(chronology, Chronology, "insert() takes a path and a chronology")
    with _uncollected():
        return _inserted(path, chronology, suffix_format(path))


@contextmanager
def _uncollected() -> Iterator[None]:
    # Two whole chronologies are made of small parts, none of them in a circle:
    # looking for circles again and again would take half of the time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _inserted(path: str | Path, chronology: Chronology, chosen: Format) -> Inserted:
    # Of JSON Lines only the lines have a limit, as for `read`.
    data = load(path, most_bytes=sys.maxsize - 1 if chosen == "jsonl" else MOST_BYTES)
    old = read_text(data, format=chosen, name=str(path))
    whole = unite(old, chronology)
    if whole == old:
        return Inserted()
    _refuse_retold(old, whole)
    if chosen == "yaml":
        made = _yaml(data, str(path), old, whole)
    elif chosen == "jsonl":
        made = _jsonl(data, old, whole)
    else:
        made = to_text(whole, chosen).encode()
    _check(made, data, str(path), chosen, whole)
    if not swap(path, data, made):
        raise changed(path)
    return _counted(old, whole)


def _refuse_retold(old: Chronology, whole: Chronology) -> None:
    """Raise where both tellings would make the source tell one event twice."""
    problems = sorted(retold(old, whole), key=lambda one: (one.place.line or 0, one.message))
    if not problems:
        return
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        problems[MOST_PROBLEMS:] = [Problem("more", f"and {more:,} more problems")]
    raise FileError(problems)


def _yaml(data: bytes, name: str, old: Chronology, whole: Chronology) -> bytes:
    editor = Editor(data, name)
    inserter = Inserter(editor, old, whole)
    inserter.add(additions(old, whole, inserter.homes))
    return editor.data()


def _jsonl(data: bytes, old: Chronology, whole: Chronology) -> bytes:
    records = {record: record for event in old.events for record in event.records}
    found = additions(old, whole, records)
    if found.has_head:
        return to_text(whole, "jsonl").encode()
    end = b"" if data.endswith(b"\n") else b"\n"
    return data + end + "".join(_lines(found)).encode()


def _lines(found: Additions) -> list[str]:
    return [_line(home, tellings) for home, tellings in found.tellings.items()]


def _line(home: str, tellings: Sequence[Telling]) -> str:
    tree: dict[str, Any] = {"id": home, "claims": [claim_tree(one, home) for one in tellings]}
    # Escaped, so that no reader takes an odd sign for the end of the line.
    return json.dumps(tree) + "\n"


def _check(made: bytes, data: bytes, name: str, chosen: Format, whole: Chronology) -> None:
    """Raise unless a text reads as it should and, of YAML, has all lines that were there."""
    problem = ""
    try:
        new = read_text(made, format=chosen, name=name)
    except FileError as error:
        problem = f"they do not read: {error.problems[0]}"
    else:
        if new != whole:
            problem = f"they read back differently{_difference(new, whole)}"
    if not problem and chosen == "yaml":
        rows = iter(made.splitlines())
        if not all(row in rows for row in data.splitlines()):
            problem = "a line that was there would change"
    if problem:
        msg = f"lines cannot be added, since {problem}; the file is left as it was"
        raise FileError([Problem("insert", msg, Place(name))])


def _difference(new: Chronology, whole: Chronology) -> str:
    expected = {event.id: event for event in whole.events}
    found = {event.id: event for event in new.events}
    for one in sorted(expected.keys() | found.keys()):
        if expected.get(one) != found.get(one):
            return f", first at event {one!r}"
    return ""


def _counted(old: Chronology, whole: Chronology) -> Inserted:
    claims = {claim.id for event in old.events for claim in event.claims}
    sources = {source.id for source in old.sources}
    rulings = set(old.decisions)
    return Inserted(
        sum(not any(one in old for one in event.records) for event in whole.events),
        sum(claim.id not in claims for event in whole.events for claim in event.claims),
        sum(source.id not in sources for source in whole.sources),
        sum(ruling not in rulings for ruling in whole.decisions),
        changed=True,
    )
