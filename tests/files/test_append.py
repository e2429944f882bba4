"""Decisions into a file that a person keeps, and proposals for one."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import Decision
from chronoint.errors import DecisionError, FileAccessError, FileError, WrongTypeError
from chronoint.files import append_decisions, decisions_template, read, read_text
from chronoint.model import RELATIONS

SAME = Decision("same", ["arrest", "raid"], "editors", "2026-11-21", "one: report # of both")
APART = Decision("different", ["leak", "raid"])


def test_makes_a_file_that_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    assert append_decisions(path, []) == 0
    assert not path.exists()
    assert append_decisions(path, [SAME, APART, SAME]) == 2
    assert path.read_text() == (
        "# What people ruled about records: which of them tell of one event, and which do not.\n"
        "# An entry counts whenever events are merged with this file; delete it to take it back.\n"
        "chronoint: 1\n"
        "decisions:\n"
        "  - same: [arrest, raid]\n"
        "    who: editors\n"
        "    when: 2026-11-21\n"
        '    why: "one: report # of both"\n'
        "  - different: [leak, raid]\n"
    )
    assert set(read(path).decisions) == {SAME, APART}


BY_HAND = [
    # a file; what it is after one more decision
    ("chronoint: 1\ndecisions:\n- same: [x,  'y']   # why not\n\n# end\n", "chronoint: 1\ndecisions:\n- same: [x,  'y']   # why not\n- different: [leak, raid]\n\n# end\n"),
    ("chronoint: 1\ndecisions:\n    -   same: [x, y]\n        who: me", "chronoint: 1\ndecisions:\n    -   same: [x, y]\n        who: me\n    -   different: [leak, raid]"),
    ("chronoint: 1\r\ndecisions:\r\n  - {same: [x, y]}\r\n  # of it\r\nactors: []\r\n", "chronoint: 1\r\ndecisions:\r\n  - {same: [x, y]}\r\n  - {different: [leak, raid]}\r\n  # of it\r\nactors: []\r\n"),
    ("\ufeffchronoint: 1\nsource: {id: s}\n\nevents:\n  - id: leak\n", "\ufeffchronoint: 1\nsource: {id: s}\ndecisions:\n  - different: [leak, raid]\n\nevents:\n  - id: leak\n"),
    ("chronoint: 1\ndecisions:\n  # none yet\n", "chronoint: 1\ndecisions:\n  # none yet\n  - different: [leak, raid]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after"), BY_HAND)
def test_keeps_what_stands_there(tmp_path: Path, text: str, after: str) -> None:
    path = tmp_path / "hand.yml"
    path.write_bytes(text.encode())
    path.chmod(0o640)
    assert append_decisions(path, [APART]) == 1
    assert path.read_bytes().decode() == after
    assert APART in read(path).decisions
    before = path.stat()
    # The same ruling, whichever record is named first.
    assert append_decisions(path, [Decision("different", ["raid", "leak"])]) == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert stat.S_IMODE(before.st_mode) == 0o640


def test_another_reason_is_another_decision(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    append_decisions(path, [APART])
    assert append_decisions(path, [Decision("different", ["leak", "raid"], why="two days")]) == 1
    assert len(read(path).decisions) == 2


def test_a_contradiction_names_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    append_decisions(path, [SAME])
    before = path.read_text()
    with pytest.raises(DecisionError) as caught:
        append_decisions(path, [APART, Decision("different", ["arrest", "raid"])])
    assert f"({path}:10:5)" in str(caught.value)
    assert f"({path}:5:5)" in str(caught.value)
    assert path.read_text() == before
    assert list(tmp_path.iterdir()) == [path]


REFUSED = [
    # name, text, message
    ("d.json", "", "d.json: decisions are appended to a YAML file: expected the suffix .yaml or .yml"),
    ("d.yaml", "chronoint: 1\ndecisions: [{same: [a, b]}]\n", "d.yaml:2:12: 'decisions' stands in brackets or braces"),
    ("d.yaml", "chronoint: 1\ndecisions:\n  - sme: [a, b]\n", "d.yaml:3:5: unknown key 'sme'; did you mean 'same'?"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), REFUSED)
def test_refuses_and_leaves_the_file_alone(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(FileError) as caught:
        append_decisions(path, [APART])
    assert message in str(caught.value)
    assert path.read_text() == text


def test_refuses_what_is_no_decision_or_no_place(tmp_path: Path) -> None:
    with pytest.raises(WrongTypeError, match="decisions: expected Decision, found str 'same'"):
        append_decisions(tmp_path / "d.yaml", ["same"])  # type: ignore[list-item]
    with pytest.raises(FileAccessError, match="no such file or folder"):
        append_decisions(tmp_path / "none" / "d.yaml", [APART])


KILLED = """
import sys
from chronoint import Decision
from chronoint.files import append_decisions
for number in range(100_000):
    append_decisions(sys.argv[1], [Decision("different", [f"a-{number}", f"b-{number}"])])
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
@pytest.mark.parametrize("last", [0, 3, 11])
def test_a_kill_loses_nothing_that_was_appended(tmp_path: Path, last: int) -> None:
    path = tmp_path / "decisions.yaml"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) == last:
                process.send_signal(signal.SIGKILL)
                break
    kept = {ruling.records[0] for ruling in read(path).decisions}
    assert kept >= {f"a-{number}" for number in range(last + 1)}


HOSTILE = st.text(max_size=40) | st.sampled_from(
    ("\n  - different: [x, y]", "\r\nchronoint: 2", "\u2028- a", "\x85b", "a # b", "'\"", "\x00")
)


@given(st.lists(st.tuples(HOSTILE, st.none() | HOSTILE), max_size=5))
def test_a_proposal_never_leaves_its_line(texts: list[tuple[str, str | None]]) -> None:
    given = [
        Decision("same", [f"no-{number}", "007"], who=who, why=why)
        for number, (why, who) in enumerate(texts)
    ]
    text = decisions_template(given)
    assert read_text(text).decisions == ()
    head = len(decisions_template([]).splitlines())
    lines = text.splitlines()[head:]
    assert len(lines) == len(given)
    # Uncommented, all of them count.
    accepted = read_text(text.replace("  # - ", "  - ")).decisions
    assert [one.records for one in accepted] == [one.records for one in given]


def test_a_template_grows_and_is_uncommented(tmp_path: Path) -> None:
    path = tmp_path / "template.yaml"
    path.write_text(decisions_template([Decision("same", ["a", "b"], why="score 3.2: one URL")]))
    assert "  # - same: [a, b]   # score 3.2: one URL\n" in path.read_text()
    assert append_decisions(path, [APART]) == 1
    path.write_text(path.read_text().replace("# - same", "- same"))
    assert {one.relation for one in read(path).decisions} == {"same", "different"}


def test_the_relations_of_the_template_are_those_there_are() -> None:
    words = decisions_template([])
    assert all(f"{relation}:" in words for relation in RELATIONS)
