"""The commands that look along time: diff and versions; show marks what is gone."""

import shutil

import pytest

from chronoint.cli.main import main
from repositories import Repository

FILE = """\
chronoint: 1
source: {id: blog, publisher: The Blog, published: 2020-01-01, updates: [{id: more, published: 2020-05-20}]}
events:
  - {id: leak, date: "2019", title: A leak, status: alleged, updates: [{update: more, status: denied}]}
  - {id: raid, update: more, date: 2020-05-15, title: A raid}
"""
LIST = """\
chronoint: 1
source: {id: incidents, published: 2020-01-01}
events:
  - {id: leak, title: A leak}
  - {id: raid, title: A raid}
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "blog.yaml"
    file.write_text(FILE, "utf-8")
    return str(file)


@pytest.fixture
def lists(tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(LIST, "utf-8")
    lines = LIST.splitlines(keepends=True)[:-1]
    two.write_text("".join(lines).replace("2020-01-01", "2020-02-01"), "utf-8")
    return str(one), str(two)


def test_diff_prints_a_line_for_each_publication(path, capsys):
    assert main(["diff", path, "2019-12-31", "2020-05-20"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        '2020-01-01: The Blog adds "A leak"',
        '2020-05-20: The Blog (update more) adds "A raid"; status of "A leak" alleged → denied',
    ]
    assert err == "2 publications: 2 events added, 0 changed, 0 gone\n"
    assert main(["diff", path, path, "2020-01-01", "2020-05-19", "--strictly"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", "0 publications: 0 events added, 0 changed, 0 gone\n")


def test_diff_names_five_events_or_all(tmp_path, capsys):
    events = "".join(f"  - {{id: e{n}, title: E{n}}}\n" for n in range(8))
    file = tmp_path / "many.yaml"
    file.write_text(
        f"chronoint: 1\nsource: {{id: s, published: 2020-01-01}}\nevents:\n{events}", "utf-8"
    )
    assert main(["diff", str(file), "2019", "2020"]) == 0
    assert '"E4" and 3 more' in capsys.readouterr().out
    assert main(["diff", str(file), "2019", "2020", "--all"]) == 0
    assert '"E6" and "E7"' in capsys.readouterr().out


# arguments, exit code, words on standard error
REFUSED = [
    (["diff", "{path}", "2021", "2020"], 1, "2021 lies after 2020; give the earlier day first"),
    (["diff", "{path}", "soon", "2020"], 2, "'soon'"),
    (["diff", "nowhere.yaml", "2019", "2020"], 2, "nowhere.yaml"),
    (["versions", "nowhere.yaml"], 2, "nowhere.yaml"),
    (["versions", "soon={path}"], 2, "'soon'"),
    (["versions", "2021={path}", "2020={path}"], 1, "give versions oldest first"),
    (["versions", "--git", "{path}"], 2, "git"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), REFUSED)
def test_what_is_refused_says_why(arguments, code, words, path, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main([argument.format(path=path) for argument in arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


@pytest.mark.parametrize(
    "arguments", [["diff"], ["diff", "x", "2020"], ["versions"], ["versions", "x", "--git", "y"]]
)
def test_bad_usage_is_exit_code_2(arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_versions_make_one_file_that_can_be_shown(lists, tmp_path, capsys):
    one, two = lists
    target = tmp_path / "all.yaml"
    assert main(["versions", one, two, f"2020-03-01={one}", "-o", str(target)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "2020-01-01: 2 added",
        "2020-02-01: 1 gone",
        "2020-03-01: 1 back",
        "2 events from 3 versions, 0 now absent",
    ]
    assert main(["check", str(target)]) == 0
    assert main(["show", str(target), "--as-of", "2020-02-15"]) == 0
    assert "A raid  (absent)" in capsys.readouterr().out
    assert main(["show", str(target), "--as-of", "2020-02-15", "--event", "raid"]) == 0
    assert "no source has it any more since 2020-02-01; none says why" in capsys.readouterr().out


def test_versions_go_to_standard_output_and_need_a_day(path, lists, capsys):
    one, _ = lists
    assert main(["versions", f"2020-01-01={path}", f"2021={path}", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert '"id": "blog"' in out  # the name of the file: its source has a chain of its own
    assert '"title": "blog.yaml"' in out
    assert err.splitlines()[1] == "2021: nothing changed"
    assert main(["versions", "--source", "our-list", one]) == 0
    assert "id: our-list" in capsys.readouterr().out


def test_a_version_without_a_day_is_refused(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    file.write_text("chronoint: 1\nsource: {id: s}\n", "utf-8")
    assert main(["versions", str(file)]) == 1
    assert f"no source with a date of publication; write DAY={file}" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_versions_of_a_git_history_may_skip_what_cannot_be_read(tmp_path, capsys):
    repository = Repository(tmp_path)
    repository.commit("2020-01-01", "broken", a=LIST.replace("events", "evens"))
    repository.commit("2020-02-01", "mended", a=LIST)
    path = str(tmp_path / "a.yaml")
    assert main(["versions", "--git", path]) == 1
    capsys.readouterr()
    assert main(["versions", "--git", path, "--skip-unreadable"]) == 0
    out, err = capsys.readouterr()
    assert 'published: "2020-02-01T08:20:30Z"' in out
    assert "unknown key 'evens'" in err
    assert err.endswith("2 events from 1 version, 0 now absent\n")
