"""The gallery: every picture has its script, every script its picture, and the page shows both."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "examples" / "gallery"
PAGE = (ROOT / "docs" / "gallery.md").read_text("utf-8")
NAMES = sorted(path.stem for path in SCRIPTS.glob("*.py") if path.stem != "all")
SHOWN = re.findall(r"!\[(.*?)\]\(\.\./plots/(\S+?)\.png\)\n\n```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_shows_every_picture_once():
    assert sorted(name for _, name, _ in SHOWN) == NAMES
    assert len(NAMES) == 12


@pytest.mark.parametrize(("words", "name", "code"), SHOWN, ids=[name for _, name, _ in SHOWN])
def test_the_page_shows_the_script_as_it_is(words, name, code):
    assert code == (SCRIPTS / f"{name}.py").read_text("utf-8")
    assert code.startswith(f'"""{words}"""')
    assert (ROOT / "plots" / f"{name}.png").exists()


def test_one_command_makes_them_all(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", SCRIPTS / "all.py", tmp_path],
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.png" for name in NAMES]
    for path in tmp_path.iterdir():
        with Image.open(path) as picture:
            colours = picture.convert("RGB").getcolors(1 << 24)
        assert len(colours) > 20  # not a blank page
