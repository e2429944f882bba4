"""The command line, run in process: what it prints, where, and its exit codes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronoint.cli.main import main
from chronoint.cli.terminal import plain

FILE = """\
chronoint: 1
source: {id: blog, title: A Blog, published: 2019-12-01, updates: [{id: more, published: 2020-05-20}]}
events:
  - {id: barred, date: early October 2019, title: Director barred, initiator: [CN], status: alleged}
  - {id: embassy, update: more, date: 2020-05-15, title: Embassy named, initiator: [CN], venue: [BE]}
"""
BROKEN = FILE.replace("title: Director", "titel: Director").replace("2020-05-15", "2020-13-15")


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "blog.yaml"
    file.write_text(FILE, "utf-8")
    return str(file)


@pytest.fixture
def broken(tmp_path):
    file = tmp_path / "broken.yaml"
    file.write_text(BROKEN, "utf-8")
    return str(file)


def test_check_is_silent_about_a_sound_file(path, capsys):
    assert main(["check", path]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", "2 events from 1 source: 0 errors, 0 warnings\n")


def test_check_reports_every_fault_on_standard_output(broken, capsys):
    assert main(["check", broken]) == 1
    out, err = capsys.readouterr()
    assert [line.split(": ", 1)[0] for line in out.splitlines()] == [
        f"{broken}:4:44",
        f"{broken}:5:44",
    ]
    assert "month 13 is out of 1..12" in out
    assert "did you mean 'title'" in out
    assert err == "2 errors, 0 warnings\n"


def test_check_can_be_strict(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    file.write_text("chronoint: 1\nsource: {id: s}\nevents: [{id: a, title: T}]\n", "utf-8")
    assert main(["check", str(file)]) == 0
    assert main(["check", "--strict", str(file)]) == 1
    assert "warning: event 'a' has no date [no-date]" in capsys.readouterr().out


def test_other_commands_report_faults_on_standard_error(broken, capsys):
    assert main(["show", broken]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 2)


# arguments, exit code, words on standard error
REFUSED = [
    (["check", "nowhere.yaml"], 2, "nowhere.yaml"),
    (
        ["show", "{path}", "--event", "barrred"],
        2,
        "no event has the id 'barrred'; did you mean 'barred'?",
    ),
    (["show", "{path}", "--as-of", "soon"], 2, "'soon'"),
    (["show", "{path}", "--actor", "cn"], 2, "'CN'"),
    (["plot", "{path}", "--only", "XQ", "-o", "out.png"], 2, "XQ"),
    (["merge", "{path}", "-o", "no/such/folder/x.yaml"], 2, "folder"),
    (["new", "{path}"], 2, "exists"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), REFUSED)
def test_what_is_refused_says_why(arguments, code, words, path, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert main([argument.format(path=path) for argument in arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["check"], ["plot", "x", "--as-of", "2020", "--as-of", "2021"],
     ["plot", "x", "-o", "a.png", "--into", "b"], ["plot", "x", "-o", "out.bmp"]],
)  # fmt: skip
def test_bad_usage_is_exit_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: chronoint" in capsys.readouterr().err


def test_show_lists_events_in_time_order(path, capsys):
    assert main(["show", path]) == 0
    out, err = capsys.readouterr()
    assert [line.split()[-2:] for line in out.splitlines()] == [
        ["Director", "barred"],
        ["Embassy", "named"],
    ]
    assert err == "2 events\n"
    assert main(["show", path, "--as-of", "2020-05-19"]) == 0
    assert "Embassy" not in capsys.readouterr().out
    assert main(["show", path, "--actor", "BE"]) == 0
    assert "Director" not in capsys.readouterr().out


def test_show_tells_one_event_with_its_claims(path, capsys):
    assert main(["show", path, "--event", "barred"]) == 0
    out = capsys.readouterr().out
    assert "early October 2019 ([2019-10-01..2019-10-10])" in out
    assert "CN (China)" in out
    assert "2019-12-01  blog" in out


def test_a_file_may_come_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILE.encode()), "utf-8"))
    assert main(["show", "-"]) == 0
    assert "Embassy named" in capsys.readouterr().out


def test_merge_writes_the_same_bytes_in_any_order(path, tmp_path, capsys):
    other = tmp_path / "other.yaml"
    other.write_text("chronoint: 1\nsource: {id: z}\nevents: [{id: ban, title: Ban}]\n", "utf-8")
    rulings = tmp_path / "rulings.yaml"
    rulings.write_text("chronoint: 1\ndecisions: [{same: [ban, barred], who: Ann}]\n", "utf-8")
    outputs = set()
    for order in ([path, str(other)], [str(other), path], [path, str(other), path]):
        assert main(["merge", *order, "-d", str(rulings)]) == 0
        out, err = capsys.readouterr()
        outputs.add(out)
        assert "united ban and barred: Ann decided that they are the same" in err
    assert len(outputs) == 1
    united = tmp_path / "united.yaml"
    united.write_text(outputs.pop(), "utf-8")
    assert main(["merge", str(united), path, "-d", str(rulings)]) == 0
    assert capsys.readouterr().out == united.read_text("utf-8")


def test_merge_into_a_file(path, tmp_path, capsys):
    target = tmp_path / "out.json"
    assert main(["merge", path, "-o", str(target)]) == 0
    assert json.loads(target.read_text("utf-8"))["chronoint"] == 1
    assert capsys.readouterr().out == ""


def test_plot_draws_one_picture_or_a_set(path, tmp_path, capsys):
    one = tmp_path / "one.svg"
    assert (
        main(["plot", path, "-o", str(one), "--title", "Spies $5 < 6", "--as-of", "2020-01-01"])
        == 0
    )
    assert "Spies $5 &lt; 6" in one.read_text("utf-8")
    many = tmp_path / "many"
    days = ["--as-of", "2020-05-19", "--as-of", "2020-05-20"]
    assert main(["plot", path, "--into", str(many), *days]) == 0
    names = sorted(file.name for file in many.iterdir())
    assert names == ["as-of-2020-05-19.png", "as-of-2020-05-20.png", "overview.png"]
    assert capsys.readouterr().out == ""


def test_new_writes_a_file_that_check_accepts(tmp_path, capsys):
    file = tmp_path / "mine.yaml"
    assert main(["new", str(file)]) == 0
    assert main(["check", "--strict", str(file)]) == 0
    capsys.readouterr()
    assert main(["new"]) == 0
    assert capsys.readouterr().out == file.read_text("utf-8")


def test_schema_prints_json(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith(
        "http://json-schema.org/draft-07"
    )


# text of the data; what a terminal gets (ours): nothing that moves the cursor or reorders a line
SHOWN = [
    ("plain — n° 1", "plain — n° 1"),
    ("a\x1b[31mb", "a\ufffd[31mb"),
    ("a\nb\tc\x00", "a\ufffdb\ufffdc\ufffd"),
    ("\u202egpj.exe", "\ufffdgpj.exe"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_text_of_the_data_is_harmless_on_a_terminal(text, shown):
    assert plain(text) == shown


def test_as_a_module_with_a_closed_pipe(path):
    code = f"{sys.executable} -m chronoint show {path} | true"
    done = subprocess.run(code, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_no_colour_without_a_terminal(broken):
    done = subprocess.run(
        [sys.executable, "-m", "chronoint", "check", broken], capture_output=True, text=True,
        check=False, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )  # fmt: skip
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
