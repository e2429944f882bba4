"""docs/lists.md keeps its word: its code and each of its commands run."""

import doctest
import re
import shlex
import shutil

import pytest

import chronoint
from chronoint.cli.main import main
from chronoint.formats import keys, read_mapping_text
from formats.lists import ROOT

PAGE = (ROOT / "docs" / "lists.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_code_of_the_page_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "lists.md", None, 0)
    report = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert len(test.examples) >= 7
    assert result.failed == 0, "".join(report)


def test_every_command_of_the_page_runs(copy, capsys):
    commands = [shlex.split(line)[1:] for block in blocks("sh") for line in block.splitlines()]
    assert [command[0] for command in commands] == [*["convert"] * 3, "check", "new"]
    first, *others = commands
    assert main(first) == 1
    (shown,) = blocks("text")
    said = capsys.readouterr().err
    for line in shown.splitlines():
        assert line == "…" or f"{line}\n" in said
    for command in others:
        assert main(command) == 0
    capsys.readouterr()
    assert (copy / "refused.csv").read_text("utf-8").count("\n") == 5
    assert len(chronoint.read("tracker.yaml", "repository.yaml")) == 996 + 994
    assert len(read_mapping_text((copy / "start.map.yaml").read_text("utf-8")).fields) > 5


def test_the_commands_beside_the_lists_run(copy, capsys):
    text = (ROOT / "examples" / "incidents" / "README.md").read_text("utf-8")
    (block,) = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    for line in block.splitlines():
        assert main(shlex.split(line)[1:]) == 0
    assert {path.name for path in copy.glob("*.yaml")} == {"tracker.yaml", "repository.yaml"}
    capsys.readouterr()


def test_the_mapping_of_the_page_is_sound():
    (mapping,) = blocks("yaml")
    assert len(read_mapping_text(mapping).fields) == 7


def test_every_key_is_told():
    told = set(re.findall(r"`([a-z][a-z0-9-]*)`", PAGE))
    for table in (keys.TOP, keys.TABLE, keys.ID, keys.RULES, keys.DATE, keys.VALUE):
        assert set(table) - told <= {"events"}
    for name in ("order", "other", "unknown", "on-fault", "end-before-start", "no-end", "pick"):
        assert set(keys.CHOICES.get(name, ())) <= told
