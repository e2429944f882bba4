"""The pages of docs/ keep their word: their code runs, their pictures can be drawn."""

import doctest
import re
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest
from PIL import Image

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "dates.md").read_text("utf-8")
SHOWN = re.findall(r"!\[.+?\]\(img/(\S+?)\.png\)", PAGE)


def pictures():
    spec = util.spec_from_file_location("docs_pictures", DOCS / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PICTURES


PICTURES = pictures()


def test_the_code_of_the_page_runs():
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "dates.md", None, 0)
    assert len(test.examples) > 30
    report = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert result.failed == 0, "".join(report)


def test_every_picture_is_shown_and_there():
    assert list(PICTURES) == SHOWN
    for name in SHOWN:
        assert (DOCS / "img" / f"{name}.png").exists()


def test_the_script_draws_them(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", DOCS / "pictures.py", tmp_path / "img"],
        cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    drawn = sorted(path.name for path in (tmp_path / "img").iterdir())
    assert drawn == sorted(f"{name}.png" for name in SHOWN)
    for name in drawn:
        with Image.open(tmp_path / "img" / name) as fresh, Image.open(DOCS / "img" / name) as kept:
            assert fresh.size == kept.size, f"{name}: run python docs/pictures.py"


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_hidden_or_leaves_the_page(name):
    scene = PICTURES[name]()
    assert scene.hidden == ()
    width, height = scene.size
    assert scene.labels
    for label in scene.labels:
        x0, y0, x1, y1 = label.box
        assert 0 <= x0 < x1 <= width
        assert 0 <= y0 < y1 <= height
