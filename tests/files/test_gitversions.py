"""The versions of a file that git keeps: renames, deletions, merges, faults."""

import shutil

import pytest

from chronoint import Source
from chronoint.errors import FileAccessError, FileError
from chronoint.files import read_git
from chronoint.history import from_versions
from repositories import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FILE = """\
chronoint: 1
source: {id: incidents}
events:
  - {id: leak, title: A leak}
"""
RAID = "  - {id: raid, title: A raid}\n"


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def told(versions):
    return [(str(one.published), one.title, [e.id for e in one.chronology]) for one in versions]


def test_each_commit_of_the_file_is_a_version(repository, tmp_path):
    repository.commit("2020-01-01", "one\n\nand more", old=FILE)
    repository.commit("2020-01-02", "another file", other=FILE)
    repository.commit("2020-01-03", "two", old=FILE + RAID)
    repository.run("mv", "old.yaml", "new: [1] é.yaml")
    repository.commit("2020-01-04", "renamed")
    repository.run("rm", "-q", "new: [1] é.yaml")
    repository.commit("2020-01-05", "deleted")
    repository.commit("2020-01-06", "again", **{"new: [1] é": FILE})
    path = tmp_path / "new: [1] é.yaml"
    path.write_text("not committed", "utf-8")
    versions = read_git(path)
    assert told(versions) == [
        ("2020-01-01T08:20:30Z", "one", ["leak"]),
        ("2020-01-03T08:20:30Z", "two", ["leak", "raid"]),
        ("2020-01-04T08:20:30Z", "renamed", ["leak", "raid"]),
        ("2020-01-05T08:20:30Z", "deleted", []),
        ("2020-01-06T08:20:30Z", "again", ["leak"]),
    ]
    known = from_versions(versions)
    assert [one.absent for one in known] == [False, True]
    assert str(known["raid"].absent_since) == "2020-01-05T08:20:30Z"
    assert versions[0].note.startswith("commit ")


def test_a_copy_is_another_file(repository, tmp_path):
    repository.commit("2020-01-01", "one", a=FILE)
    repository.commit("2020-01-02", "copied", b=FILE)
    assert [title for _, title, _ in told(read_git(tmp_path / "b.yaml"))] == ["copied"]


def test_a_file_may_come_from_another_folder(repository, tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    repository.commit("2020-01-01", "one", **{"old/a": FILE})
    repository.run("mv", "old/a.yaml", "new/a.yaml")
    repository.commit("2020-01-02", "moved")
    assert [title for _, title, _ in told(read_git(tmp_path / "new/a.yaml"))] == ["one", "moved"]


def test_merged_work_is_the_version_of_its_merge(repository, tmp_path):
    repository.commit("2020-01-01", "one", a=FILE)
    repository.run("checkout", "-q", "-b", "side")
    repository.commit("2020-01-02", "side", a=FILE + RAID)
    repository.run("checkout", "-q", "main")
    repository.commit("2020-01-03", "main", b=FILE)
    repository.run("merge", "-q", "side", "-m", "merged", day="2020-01-04T00:00:00Z")
    assert [(day, title) for day, title, _ in told(read_git(tmp_path / "a.yaml"))] == [
        ("2020-01-01T08:20:30Z", "one"),
        ("2020-01-04T00:00:00Z", "merged"),
    ]


def test_faults_name_the_commit(repository, tmp_path):
    repository.commit("2020-01-01", "broken", a=FILE.replace("title", "titel"))
    repository.commit("2020-01-02", "mended", a=FILE)
    repository.commit("2020-01-03", "broken again", a=FILE.replace("leak,", "Leak,"))
    path = tmp_path / "a.yaml"
    with pytest.raises(FileError) as caught:
        read_git(path)
    assert [problem.code for problem in caught.value.problems] == ["unknown-key", "id"]
    assert all(str(one.place).startswith(f"{path}@") for one in caught.value.problems)
    faults = []
    assert [title for _, title, _ in told(read_git(path, faults=faults))] == ["mended"]
    assert tuple(faults) == caught.value.problems
    with pytest.raises(FileError, match=r"the version has [0-9]+ bytes, the limit is 10"):
        read_git(path, max_bytes=10)


def test_a_hook_does_not_lead_to_another_repository(repository, tmp_path, monkeypatch):
    repository.commit("2020-01-01", "one", a=FILE)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert len(read_git(tmp_path / "a.yaml")) == 1


def test_what_cannot_be_read_says_why(repository, tmp_path, monkeypatch):
    with pytest.raises(FileError, match="git: "):  # no commit yet
        read_git(tmp_path / "a.yaml")
    repository.commit("2020-01-01", "one", a=FILE)
    with pytest.raises(FileError, match=r"b\.yaml: git keeps no version of this file"):
        read_git(tmp_path / "b.yaml")
    with pytest.raises(FileAccessError, match=r"git: no such file or directory"):
        read_git(tmp_path / "no" / "a.yaml")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileAccessError, match="git is not installed, or not on the path"):
        read_git(tmp_path / "a.yaml")


def test_outside_a_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(FileAccessError, match="git: fatal: not a git repository"):
        read_git(tmp_path / "a.yaml")


def test_a_data_set_of_several_sources_is_given_one(repository, tmp_path):
    repository.commit("2020-01-01", "one", a=FILE.replace("incidents", "blog"))
    repository.commit("2020-01-02", "two", a=FILE)
    known = from_versions(read_git(tmp_path / "a.yaml"), source=Source("our-list"))
    assert known["leak"].sources == ("our-list",)
