"""docs/merging.md keeps its word: its commands run in turn and print what it shows, its code too."""

import doctest
import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from chronoint import read
from chronoint.cli.main import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "merging.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


COMMANDS = [shlex.split(line)[1:] for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Run every command, in the order of the page; give where, and what was printed."""
    place = tmp_path_factory.mktemp("merging")
    shutil.copytree(ROOT / "examples", place / "examples")
    (gazette,) = blocks("yaml")
    (place / "gazette.yaml").write_text(gazette, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("COLUMNS", "80")
        out, err = io.StringIO(), io.StringIO()
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        for command in COMMANDS:
            patch.setattr(sys, "stdin", io.StringIO("s\ns\nq\n"))
            assert main(command) == 0, err.getvalue()
    return place, out.getvalue() + err.getvalue()


def test_the_commands_are_those_of_the_page(folder):
    assert [command[0] for command in COMMANDS] == ["merge"] * 6 + ["check", "merge"]
    place, _ = folder
    made = {
        "incidents.yaml",
        "incidents.html",
        "proposals.yaml",
        "united.yaml",
        "why.png",
        "rulings.yaml",
    }
    assert made < {path.name for path in place.iterdir()}
    assert len(read(place / "united.yaml")) < len(read(place / "incidents.yaml"))
    assert read(place / "proposals.yaml").decisions == ()


def test_what_the_page_shows_is_printed(folder):
    _, printed = folder
    lines = [line for block in blocks("text") for line in block.splitlines()]
    assert len(lines) > 10
    assert [line for line in lines if f"{line}\n" not in printed] == []


def test_the_code_of_the_page_runs(folder, monkeypatch):
    place, _ = folder
    monkeypatch.chdir(place)
    test = doctest.DocTestParser().get_doctest(
        "\n".join(blocks("python")), {}, "merging.md", None, 0
    )
    report = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert len(test.examples) >= 10
    assert result.failed == 0, "".join(report)


def test_what_was_written_by_hand_stays(folder):
    place, _ = folder
    before = (ROOT / "examples" / "lighthouse.yaml").read_text("utf-8").splitlines()
    after = iter((place / "examples" / "lighthouse.yaml").read_text("utf-8").splitlines())
    assert all(line in after for line in before)
