"""The README keeps its word: its script runs, its file passes, its commands exist."""

import re
from pathlib import Path

import pytest

import chronoint
from chronoint.cli.main import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_two_commands_are_complete():
    draw, tests = (block.strip() for block in blocks("sh")[:2])
    assert draw.startswith("python3 -m venv .venv && ")
    assert draw.endswith(".venv/bin/python examples/gallery/all.py")
    assert tests.startswith("python3 -m venv .venv && ")
    assert tests.endswith("pytest")
    assert "\n" not in draw + tests


def test_the_script_runs(tmp_path, monkeypatch, capsys):
    (script,) = blocks("python")
    assert len(script.strip().splitlines()) <= 12
    monkeypatch.chdir(ROOT)
    script = script.replace('"brussels.png"', repr(str(tmp_path / "brussels.png")))
    exec(compile(script, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert (tmp_path / "brussels.png").exists()
    assert capsys.readouterr().out


def test_the_file_by_example_passes(tmp_path, capsys):
    example, more = blocks("yaml")
    file = tmp_path / "example.yaml"
    file.write_text(example, "utf-8")
    assert main(["check", "--strict", str(file)]) == 0
    assert len(chronoint.read(file)) >= 2
    rulings = tmp_path / "more.yaml"
    rulings.write_text(more, "utf-8")
    assert main(["check", str(file), str(rulings)]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    "command",
    ["new", "draft", "convert", "check", "show", "diff", "plot", "merge", "versions", "schema"],
)
def test_every_command_is_told(command, capsys):
    assert f"chronoint {command}" in README
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    assert capsys.readouterr().out


def test_the_picture_is_there():
    (picture,) = re.findall(r"!\[.*?\]\((\S+?)\)", README)
    assert (ROOT / picture).exists()
