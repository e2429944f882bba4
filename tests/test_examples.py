"""Every example runs as a user would run it, and says what it promises."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"

# script, what it prints among other things, file it leaves behind
RUNS = [
    ("load_and_print.py", "Le Monde", None),
    ("draw_a_timeline.py", "timeline.png", "timeline.png"),
    ("as_of_a_day.py", "new: ", None),
    ("unite_two_sources.py", "2020-05-04: Raid on an embassy annexe; in BE, against MT", None),
    ("write_a_file.py", "spring 2023", "notes.yaml"),
    ("from_a_post.py", "alleged → convicted", "known-2021-04-09.png known-2021-12-31.png"),
]


def test_every_example_is_listed():
    assert {path.name for path in EXAMPLES.glob("*.py")} == {name for name, _, _ in RUNS}


@pytest.mark.parametrize(("name", "expected", "left"), RUNS)
def test_the_example_runs(name, expected, left, tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / name],
        cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert expected in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == (left or "").split()
