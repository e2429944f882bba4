"""docs/posts.md keeps its word: its code and each of its commands run, its pictures are there."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

import chronoint
from chronoint.cli.main import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "posts.md").read_text("utf-8")
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
]


def test_the_code_of_the_page_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "posts.md", None, 0)
    report = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert len(test.examples) >= 8
    assert result.failed == 0, "".join(report)


def test_every_command_of_the_page_runs(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    assert [command[0] for command in COMMANDS] == ["draft", "check", "diff", "plot", "plot"]
    for command in COMMANDS:
        assert main(command) == 0
    capsys.readouterr()
    drafts = chronoint.read("lighthouse.yaml")
    assert len(drafts) > 6
    assert all(event.is_draft for event in drafts)
    assert {path.name for path in tmp_path.glob("*.png")} == {
        "lighthouse-april.png",
        "lighthouse-december.png",
    }


def test_its_pictures_are_there():
    shown = re.findall(r"!\[.+?\]\((\S+?)\)", PAGE)
    assert len(shown) == 2
    assert all((ROOT / "docs" / name).exists() for name in shown)


def test_drafts_are_counted_and_left_out_unless_asked(tmp_path, capsys):
    file = tmp_path / "drafts.yaml"
    post = ROOT / "examples" / "post.txt"
    assert main(["draft", str(post), "-o", str(file)]) == 0
    assert main(["check", str(file)]) == 0
    count = len(chronoint.read(file))
    assert f"{count} drafts to accept" in capsys.readouterr().err
    assert main(["plot", str(file), "-o", str(tmp_path / "none.png")]) == 0
    assert f"0 events, {count} drafts left out (--drafts shows them)" in capsys.readouterr().err
    assert main(["plot", str(file), "--drafts", "-o", str(tmp_path / "all.png")]) == 0
    assert f"{count} events" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere.html", "nowhere.pdf"])
def test_a_post_that_is_not_there_is_exit_code_2(name, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["draft", name]) == 2
    assert name in capsys.readouterr().err


def test_drafts_go_to_standard_output(capsys):
    assert main(["draft", str(ROOT / "examples" / "post.txt")]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("# Drafts, read by a machine")
    assert chronoint.files.read_text(out)
    assert err.endswith(" drafts\n")
