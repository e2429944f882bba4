"""What is no text, and what is no file."""

import errno
import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from chronoint.errors import FileAccessError, FileError
from chronoint.files import read, read_text
from chronoint.files.text import Lines

BYTES = [
    (
        "chronoint: 1\n".encode("utf-16"),
        "f:1:1: found UTF-16 text, expected UTF-8: save the file as UTF-8",
    ),
    (
        "chronoint: 1\n".encode("utf-32"),
        "f:1:1: found UTF-32 text, expected UTF-8: save the file as UTF-8",
    ),
    (
        "chronoint: 1\n".encode("utf-16-le"),
        "f:1:1: found UTF-16 text without a mark, expected UTF-8: save the file as UTF-8",
    ),
    (
        "chronoint: 1\n# Zürich é".encode("latin-1"),
        "f:2:4: byte 0xfc at offset 16 is no UTF-8: save the file as UTF-8",
    ),
    (
        "# ü\n# é\n".encode() + b"\xff",
        "f:3:1: byte 0xff at offset 10 is no UTF-8: save the file as UTF-8",
    ),
    # UTF-8 of a surrogate, as some old programs write it
    (b"# \xed\xa0\x80", "f:1:3: byte 0xed at offset 2 is no UTF-8: save the file as UTF-8"),
    (b"chrono\0int: 1", "f:1:7: found NUL: remove it, or write it as an escape in double quotes"),
    (
        b"chronoint: 1\n# \x1b[31m",
        "f:2:3: found control character U+001B: remove it, or write it as an escape in double quotes",
    ),
    (
        "chronoint: 1\n# \ufeff".encode(),
        "f:2:3: found control character U+FEFF: remove it, or write it as an escape in double quotes",
    ),
]


@pytest.mark.parametrize(("data", "message"), BYTES)
def test_bytes_that_are_no_text(data: bytes, message: str) -> None:
    with pytest.raises(FileError) as caught:
        read_text(data, name="f")
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["chronoint: 1\n", '{"chronoint": 1}'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mark_at_the_start_and_any_line_ends_are_taken(text: str, end: str) -> None:
    data = b"\xef\xbb\xbf" + text.replace("\n", end).encode()
    assert len(read_text(data)) == 0


def test_lines_count_newlines_only() -> None:
    lines = Lines("a\u2028b\nc\r\nd")
    assert [lines.at(offset) for offset in (0, 2, 4, 7)] == [(1, 1), (1, 3), (2, 1), (3, 1)]


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(FileAccessError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: no such file or folder"
    assert caught.value.problems[0].code == "no-file"
    assert isinstance(caught.value, OSError)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (type(again), again.problems) == (FileAccessError, caught.value.problems)


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("chronoint: 1\n")

    def refuse(_: Path) -> bytes:  # the administrator may read anything, and runs tests too
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileAccessError, match="permission denied"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("suffix", [".yaml", ".jsonl"])
def test_a_pipe_is_refused_without_waiting(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pipe{suffix}"
    os.mkfifo(path)
    with pytest.raises(FileAccessError) as caught:
        read(path)
    assert (
        str(caught.value) == f"{path}: is a pipe; expected a plain file ('-' reads standard input)"
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused() -> None:
    with pytest.raises(FileAccessError, match="is a device"):
        read("/dev/zero", format="yaml")


def test_a_path_that_can_be_none() -> None:
    with pytest.raises(FileAccessError, match="null"):
        read("a\0b.yaml")


def test_a_strange_suffix(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("a,b\n")
    with pytest.raises(FileError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}: suffix '.csv': expected one of .yaml, .yml, .json, .jsonl, .ndjson"
    )
    path.write_text("chronoint: 1\n")
    assert len(read(path, format="yaml")) == 0


@pytest.mark.parametrize("name", ["big.yaml", "big.json"])
def test_a_file_over_the_limit(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:  # sparse: takes no room
        file.truncate(50 * 2**20)
    with pytest.raises(FileError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}: file has 50.0 MiB, expected at most 32.0 MiB: split it, write big files as "
        "JSON Lines (.jsonl), or raise max_bytes"
    )
    assert caught.value.problems[0].code == "too-big"


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text("chronoint: 1\n")
    with pytest.raises(FileError, match="file has 13 bytes, expected at most 12 bytes"):
        read(path, max_bytes=12)
    assert len(read(path, max_bytes=13)) == 0


def test_json_lines_are_limited_by_the_line(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    head = '{"chronoint": 1, "source": {"id": "s"}}\n'
    path.write_text(head + "".join(f'{{"id": "e{number}"}}\n' for number in range(50)))
    assert len(read(path, max_bytes=len(head))) == 50
    path.write_text(head + '{"id": "a", "title": "' + "x" * 100 + '"}\n')
    with pytest.raises(FileError) as caught:
        read(path, max_bytes=len(head))
    assert str(caught.value).startswith(f"{path}:2:1: line has more than 40 bytes")


@pytest.mark.parametrize(
    "text", ["chronoint: 1\nsource: {id: s}\n", '{"chronoint": 1, "source": {"id": "s"}}']
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert read("-").sources[0].place.file == "-"


def test_standard_input_as_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b'{"chronoint": 1, "source": {"id": "s"}}\n{"id": "a"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert "a" in read("-")


def test_standard_input_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * 100)))
    with pytest.raises(FileError, match=r"^-: file has more than 50 bytes"):
        read("-", max_bytes=50)
