"""Odd arguments, closed streams and poor locales: one line of words, an exit code, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronoint.cli.main import main
from chronoint.files import read_text

HEAD = "chronoint: 1\nsource: {id: s, published: 2020-01-01}\n"
FILE = HEAD + "events:\n  - {id: a, date: 2019-05-05, title: Erste Wörter 漢字, initiator: [CN]}\n"
SRC = str(Path(__file__).parents[2] / "src")


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(FILE, "utf-8")
    return str(file)


def _run(command, **environment):
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; PY="{sys.executable} -m chronoint"; {command}'],
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": SRC, **environment},
    )  # fmt: skip


# arguments that are bad usage, words on standard error; an empty one is a variable without a value
BAD_USAGE = [
    (["plot", "{path}", "--width", "1"], "expected a whole number from 480 to 32000, found '1'"),
    (["plot", "{path}", "--width", "0"], "found '0'"),
    (["plot", "{path}", "--width", "1e5"], "found '1e5'"),
    (["plot", "{path}", "--width", "9" * 5000], "found '9999"),
    (["plot", "{path}", "-o", ""], "expected a name, found nothing"),
    (["plot", "{path}", "--into", ""], "expected a name, found nothing"),
    (["plot", "{path}", "--only", ""], "expected a name, found nothing"),
    (["check", ""], "expected a name, found nothing"),
    (["show", "{path}", "--event", ""], "expected a name, found nothing"),
    (["show", "{path}", "--actor", ""], "expected a name, found nothing"),
    (["merge", "{path}", "-d", ""], "expected a name, found nothing"),
    (["merge", "{path}", "-o", ""], "expected a name, found nothing"),
    (["new", ""], "expected a name, found nothing"),
    (["versions", "{path}", "-o", ""], "expected a name, found nothing"),
    (["check", "{path}", "--\x1b[31m"], "unrecognized arguments: --\ufffd[31m"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD_USAGE)
def test_bad_usage_is_told(arguments, words, path, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        main([argument.format(path=path) for argument in arguments])
    assert caught.value.code == 2
    assert words in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


# a command with a stream closed or full, exit code, standard output, standard error
STREAMS = [
    ("$PY show {path} >&-", 2, b"", b"chronoint: standard output is closed\n"),
    ("$PY schema >&-", 2, b"", b"chronoint: standard output is closed\n"),
    ("$PY check {path} >&-", 0, b"", b"1 event from 1 source: 0 errors, 0 warnings\n"),
    ("$PY show nowhere.yaml 2>&-", 2, b"", b""),
    ("$PY show nowhere.yaml >&- 2>&- <&-", 2, b"", b""),
    ("$PY check - <&-", 2, b"", b"-: error: standard input is closed [access]\n"),
    ("$PY check {broken} | true", 1, b"", b"1 error, 0 warnings\n"),
    ("$PY schema | true", 0, b"", b""),
]


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams with a shell")
@pytest.mark.parametrize(("command", "code", "out", "err"), STREAMS)
def test_closed_streams(command, code, out, err, path, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text(FILE.replace("title", "titel"), "utf-8")
    done = _run(command.format(path=path, broken=broken))
    assert (done.returncode, done.stdout, done.stderr) == (code, out, err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_devices(path):
    done = _run(f"$PY show {path} >/dev/full")
    assert (done.returncode, done.stderr) == (2, b"chronoint: no space left on device\n")
    done = _run(f"$PY show {path} 2>/dev/full")
    assert (done.returncode, b"Erste" in done.stdout) == (0, True)


def test_a_poor_locale_shows_escapes_and_writes_utf8(path):
    poor = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = _run(f"$PY show {path}", **poor)
    assert (shown.returncode, b"W\\xf6rter \\u6f22" in shown.stdout) == (0, True)
    merged = _run(f"$PY merge {path}", **poor)
    assert merged.returncode == 0
    assert read_text(merged.stdout)["a"].title == "Erste Wörter 漢字"


def test_warnings_are_lines_of_ours_even_where_python_makes_them_errors(path, tmp_path):
    target = tmp_path / "a.png"
    done = _run(f"$PY plot {path} -o {target} --title '\u1400\u1401'", PYTHONWARNINGS="error")
    assert done.returncode == 0
    assert done.stderr.decode("utf-8").startswith("chronoint: warning: no font at hand has")
    assert b"words.py" not in done.stderr
    assert target.exists()


def test_a_backend_that_matplotlib_does_not_know_is_no_matter(path, tmp_path):
    assert _run(f"$PY plot {path} -o {tmp_path}/a.svg", MPLBACKEND="nonsense").returncode == 0


@pytest.mark.parametrize("command", ["new", "plot"])
def test_paths_of_the_command_line_are_harmless_on_a_terminal(command, path, tmp_path, capsys):
    suffix = ".yaml" if command == "new" else ".svg"
    target = str(tmp_path / f"\x1b[31mred{suffix}")
    assert main(["new", target] if command == "new" else ["plot", path, "-o", target]) == 0
    err = capsys.readouterr().err
    assert "\ufffd[31mred" in err
    assert "\x1b" not in err


def test_new_leaves_nothing_half_written(tmp_path, monkeypatch):
    target = tmp_path / "mine.yaml"
    monkeypatch.setattr("chronoint.cli.new.new_file_text", lambda: "half\ud800")
    with pytest.raises(UnicodeEncodeError):
        main(["new", str(target)])
    assert not target.exists()


def test_thousands_of_faults_are_not_called_a_hundred_and_one(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    file.write_text(HEAD + "events:\n" + "  - {id: X}\n" * 150, "utf-8")
    assert main(["check", str(file)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "error: and 50 more problems [more]"
    assert err == "100 errors and more, 0 warnings\n"


def test_lines_of_a_text_and_words_without_end_are_wrapped(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    long = "x" * 1_000_000
    file.write_text(
        f"{HEAD}events:\n  - id: a\n    title: >\n      Two\n      lines\n    note: {long}\n"
        "    summary: |\n      One\n      two\n",
        "utf-8",
    )
    assert main(["show", str(file), "--event", "a"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Two lines\n")
    assert "  summary     One two\n" in out
    assert out.count("x") == len(long)
    assert max(map(len, out.splitlines())) == 100


def test_pictures_of_a_set_do_not_write_over_each_other(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    actors = "".join(f"  - {{code: {code}, name: N, kind: state}}\n" for code in ("AB", "aB"))
    events = "".join(
        f"  - {{id: e{number}, date: 2019, title: T, initiator: [{code}]}}\n"
        for number, code in enumerate(["AB", "aB"] * 10)
    )
    file.write_text(f"{HEAD}actors:\n{actors}events:\n{events}", "utf-8")
    days = [f"--as-of={day}" for day in ("2020-05", "2020-05-31", "Y-17E8", "-0043")]
    assert main(["plot", str(file), "--into", str(tmp_path / "set"), *days]) == 0
    assert sorted(one.name for one in (tmp_path / "set").iterdir()) == [
        "actor-ab-2.png", "actor-ab.png", "as-of--0043-12-31.png",
        "as-of--1700000000-12-31.png", "as-of-2020-05-31.png", "overview.png",
    ]  # fmt: skip


def test_an_open_day_is_refused_before_anything_is_drawn(path, tmp_path, capsys):
    assert main(["plot", path, "--into", str(tmp_path / "set"), "--as-of", "2020/.."]) == 1
    assert "expected a day with an end, found an open one" in capsys.readouterr().err
    assert not (tmp_path / "set").exists()


def test_many_reasons_for_one_union_are_counted(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    rulings = "".join(f"  - {{same: [a, b], who: w{number}}}\n" for number in range(9))
    file.write_text(
        f"{HEAD}decisions:\n{rulings}events:\n  - {{id: a, title: T}}\n  - {{id: b, title: T}}\n",
        "utf-8",
    )
    assert main(["merge", str(file)]) == 0
    assert "w4 decided that they are the same; and 4 more\n" in capsys.readouterr().err
