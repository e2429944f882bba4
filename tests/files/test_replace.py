"""Replacing files: the old one stays until the new one is complete."""

import os
import stat
import sys

import pytest

from chronoint.errors import FileAccessError
from chronoint.files import replacing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions")


def _names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_a_new_file_and_an_old_one(tmp_path):
    target = tmp_path / "a.txt"
    for text in (b"one", b"two"):
        with replacing(target) as file:
            file.write(text)
        assert target.read_bytes() == text
    assert _names(tmp_path) == ["a.txt"]


def test_permissions_stay_and_links_are_followed(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("real.txt")
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def _interrupted(target):
    with replacing(target) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(target)
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.txt"]


def test_only_plain_files_are_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name, words in (("pipe", "is a pipe"), ("folder", "is a folder")):
        with pytest.raises(FileAccessError, match=words), replacing(tmp_path / name):
            pass
    assert _names(tmp_path) == ["folder", "pipe"]


# name in the folder, error, words
NAMES = [
    ("missing/a.txt", FileNotFoundError, "missing/a.txt"),
    ("x" * 250, None, ""),
    ("\u6f22" * 83, None, ""),
    ("x" * 300, OSError, "too long"),
]


@pytest.mark.parametrize(("name", "error", "words"), NAMES)
def test_errors_name_the_file_that_was_asked_for(name, error, words, tmp_path):
    if error is None:
        with replacing(tmp_path / name) as file:
            file.write(b"new")
        assert _names(tmp_path) == [name]
        return
    with pytest.raises(error, match=words) as caught, replacing(tmp_path / name):
        pass
    assert caught.value.filename == str(tmp_path / name)
