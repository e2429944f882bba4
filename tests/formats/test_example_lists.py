"""The shipped lists, and two real ones where somebody has them."""

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from chronoint.formats import read_list
from formats.lists import ROOT

INCIDENTS = ROOT / "examples" / "incidents"
NAMES = ["tracker", "repository"]
# Where the published lists lie: not in the project, whose licences they do not have.
REAL = Path(os.environ.get("CHRONOINT_LISTS", ROOT.parent / "shared" / "data" / "merge"))


def shipped(name):
    return read_list(INCIDENTS / f"{name}.csv", INCIDENTS / f"{name}.map.yaml")


@pytest.mark.parametrize(
    ("name", "refused", "doubts"),
    [
        ("tracker", Counter(date=2, value=1, actor=1), Counter(placeholder=3)),
        ("repository", Counter({"end-before-start": 6}), Counter()),
    ],
)
def test_every_row_of_the_shipped_lists_is_accounted_for(name, refused, doubts):
    listing = shipped(name)
    assert len(listing.rows) == 1_000
    assert Counter(problem.code for problem in listing.problems) == refused
    assert Counter(problem.code for problem in listing.doubts) == doubts
    assert listing.unread == ()
    assert len(listing.chronology) == 1_000 - sum(refused.values())


def test_the_true_pairs_are_of_records_that_are_read():
    with (INCIDENTS / "pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    assert Counter(pair["relation"] for pair in pairs)["same"] == 430
    for name in NAMES:
        read = {row.record for row in shipped(name).rows}
        assert {pair[name] for pair in pairs} <= read
        same = [pair[name] for pair in pairs if pair["relation"] == "same"]
        assert len(same) == len(set(same))


def test_the_script_makes_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, "-W", "error", INCIDENTS / "make.py", tmp_path], check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == ["pairs.csv", "repository.csv", "tracker.csv"]
    for name in made:
        assert (tmp_path / name).read_bytes() == (INCIDENTS / name).read_bytes()


def test_they_stay_small():
    assert sum((INCIDENTS / f"{name}.csv").stat().st_size for name in NAMES) < 700_000


@pytest.mark.parametrize(
    ("file", "mapping", "rows", "refused"),
    [
        ("cfr.csv", "cyber-operations-tracker", 768, 6),
        ("eurepoc.csv", "incident-repository", 1_643, 0),
    ],
)
def test_every_row_of_a_real_list_is_accounted_for(file, mapping, rows, refused):
    if not (REAL / file).is_file():
        pytest.skip(f"{file} is not in {REAL} (set CHRONOINT_LISTS): it is no part of the project")
    listing = read_list(REAL / file, ROOT / "examples" / "maps" / f"{mapping}.yaml")
    with (REAL / file).open(encoding="utf-8", newline="") as lines:
        assert len(listing.rows) == rows == sum(1 for _ in csv.DictReader(lines))
    assert len(listing.refused) == refused
    assert len(listing.chronology) == rows - refused
    for row in listing.refused:
        assert all("column '" in problem.message for problem in row.problems)
        assert all(problem.place.line == row.line for problem in row.problems)
