"""Files that somebody else changes while they are edited: nothing of theirs is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronoint import Decision, Source, chronology, event
from chronoint.errors import FileError
from chronoint.files import append, append_decisions, insert, read, swap

FILE = "chronoint: 1\nsource: {id: s, published: 2020-06-01}\nevents:\n  - {id: a, title: A}\n"
EDITED = FILE + "  # edited meanwhile\n  - {id: mine, title: Mine}\n"


def test_only_what_was_read_is_replaced(tmp_path):
    path = tmp_path / "a.txt"
    assert swap(path, None, b"one")
    assert not swap(path, None, b"two")
    assert not swap(path, b"other", b"two")
    assert path.read_bytes() == b"one"
    assert swap(path, b"one", b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
    with pytest.raises(FileError, match=r"nowhere/a.txt: no such file or folder"):
        swap(tmp_path / "nowhere" / "a.txt", None, b"x")


@pytest.mark.parametrize("suffix", [".yaml", ".jsonl", ".json"])
def test_an_edit_during_an_insertion_stays(tmp_path, monkeypatch, suffix):
    path = tmp_path / f"a{suffix}"
    before = {
        ".yaml": FILE,
        ".jsonl": '{"chronoint": 1, "source": {"id": "s"}}\n{"id": "a", "title": "A"}\n',
        ".json": '{"chronoint": 1, "source": {"id": "s"}, "events": [{"id": "a", "title": "A"}]}\n',
    }[suffix]
    path.write_text(before, "utf-8")
    module = sys.modules["chronoint.files.insert"]
    check = module._check

    def slow(*arguments):
        check(*arguments)
        path.write_text(before + "\n", "utf-8")

    monkeypatch.setattr(module, "_check", slow)
    more = chronology([event("b", title="B")], source=Source("t"))
    with pytest.raises(FileError, match=r"changed while it was being edited: .*; run it again"):
        insert(path, more)
    assert path.read_text("utf-8") == before + "\n"
    monkeypatch.undo()
    assert insert(path, more).added_events == 1


def test_an_edit_while_a_decision_is_added_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text(FILE, "utf-8")
    check, edits = append._check, [EDITED]

    def slow(*arguments):
        check(*arguments)
        if edits:
            path.write_text(edits.pop(), "utf-8")

    monkeypatch.setattr(append, "_check", slow)
    assert append_decisions(path, [Decision("same", ["a", "mine"])]) == 1
    assert path.read_text("utf-8").endswith(EDITED.partition("events")[2])
    assert len(read(path).decisions) == 1


def test_a_file_that_changes_all_the_time_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text(FILE, "utf-8")

    def busy(*_):
        path.write_text(path.read_text("utf-8") + "#\n", "utf-8")

    monkeypatch.setattr(append, "_check", busy)
    with pytest.raises(FileError, match=r"run it again"):
        append_decisions(path, [Decision("same", ["a", "b"])])


ADD = """
import sys
from chronoint import Decision
from chronoint.files import append_decisions
for number in range(12):
    append_decisions(sys.argv[1], [Decision("different", [f"{sys.argv[2]}-{number}", "x"])])
"""


def test_processes_that_add_to_one_file_lose_nothing(tmp_path):
    path = tmp_path / "decisions.yaml"
    src = str(Path(__file__).parents[2] / "src")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ADD, str(path), name], env={**os.environ, "PYTHONPATH": src}
        )
        for name in ("one", "two", "three")
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    told = {ruling.records[0] for ruling in read(path).decisions}
    assert told == {f"{name}-{n}" for name in ("one", "two", "three") for n in range(12)}
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.yaml"]
