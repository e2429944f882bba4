"""docs/compare.md says what bench/dates.py prints, and chronoint reads its texts right."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from chronoint.dates import civil, parse_edtf
from chronoint.errors import EDTFError

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "compare.md").read_text("utf-8")
LIBRARIES = ["chronoint", "chronologia", "undate", "edtf"]


@pytest.fixture(scope="module")
def bench():
    """The script's modules, imported as it imports them; none of the peers is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "bench")
        names = ("dates_table", "dates_columns", "dates_peers", "dates_report", "dates_vectors")
        yield {name: import_module(name) for name in names}
        for name in names:
            sys.modules.pop(name)


def made_up(bench, *, version):
    """What a round finds when each text takes a microsecond and each answer is right."""
    texts = [row.text for row in bench["dates_table"].VALID]
    return {
        "version": version,
        "import": 0.01,
        "seconds": dict.fromkeys(texts, 1e-6),
        "right": set(texts),
        "refused": len(bench["dates_table"].REFUSED),
        "uses": {use: 1e-6 if use != "<" else None for use in bench["dates_report"].USES},
    }


def page_of(bench, measured):
    columns = {question: [0.001, 0.01] for question in bench["dates_columns"].QUESTIONS}
    told = {"day": "2026-01-31", "machine": "a machine", "rounds": 11}
    return bench["dates_report"].report(measured, columns, **told)


def structure(page):
    """Titles, heads of tables and names of rows, in order; no figures."""
    shape = []
    for line in page.splitlines():
        if line.startswith("#"):
            shape.append(line)
        elif line.startswith("| "):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            is_head = not any(line.startswith("| ") for line in shape[-1:])
            shape.append("| " + (" | ".join(cells) if is_head else cells[0]))
    return shape


def test_the_page_has_the_rows_the_script_prints(bench):
    measured = {name: made_up(bench, version="1") for name in bench["dates_peers"].LIBRARIES}
    assert list(measured) == LIBRARIES
    assert structure(PAGE) == structure(page_of(bench, measured))


def test_the_page_says_when_and_with_which_versions(bench):
    assert re.search(r"`python bench/dates\.py` printed on 20\d\d-\d\d-\d\d", PAGE)
    for name in LIBRARIES:
        assert re.search(rf"^\| {name} \| \d+\.\d+\.\d+ \|", PAGE, re.MULTILINE)
    introduction, *_ = bench["dates_report"].INTRODUCTION.splitlines()
    assert PAGE.startswith(introduction)


def test_a_peer_that_is_missing_is_said(bench):
    measured = dict.fromkeys(bench["dates_peers"].LIBRARIES)
    measured["chronoint"] = made_up(bench, version="1")
    page = page_of(bench, measured)
    assert "| edtf | not there | - |" in page
    assert structure(page) == structure(PAGE)


def spelled(day):
    if day is None:
        return ".."
    year, month, of_month = civil(day)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{of_month:02}"


def test_every_valid_text_has_the_bounds_of_the_table(bench):
    rows = bench["dates_table"].VALID
    dates = [parse_edtf(row.text) for row in rows]
    found = [(spelled(date.earliest_day), spelled(date.latest_day)) for date in dates]
    assert found == [(row.first, row.last) for row in rows]
    assert (len(rows), {row.level for row in rows}) == (200, {0, 1, 2})


def test_everything_else_is_refused(bench):
    refused = bench["dates_table"].REFUSED
    for text in refused:
        with pytest.raises(EDTFError):
            parse_edtf(text)
    assert len(set(refused)) == len(refused) == 70


def test_no_text_is_warm(bench):
    table = bench["dates_table"]
    assert not set(table.WARM_UP) & {*(row.text for row in table.VALID), *table.REFUSED}


def test_vectors_are_counted_and_contested_ones_listed(bench, tmp_path):
    file = tmp_path / "list.json"
    file.write_text(
        """[
        {"string": "1985", "valid": true, "lower": "1985-01-01", "upper": "1985-12-31"},
        {"string": "1985/..", "valid": true, "lower": "1985-01-01", "upper": null,
         "points": ["1985-01-01", "1985-12-31", null, null]},
        {"string": "1985-13", "valid": false, "lower": null, "upper": null},
        {"string": "1986", "valid": true, "lower": "1985-01-01", "upper": "1985-12-31"},
        {"string": "~2021?", "valid": true, "contested": true, "note": "two of them",
         "lower": "2021-01-01", "upper": "2021-12-31"}
        ]""",
        "utf-8",
    )
    told = bench["dates_vectors"].check_vectors(file)
    assert told.splitlines() == [
        "3/4 right",
        "wrong: '1986': 1986-01-01 to 1986-12-31",
        "1 contested, 0 read as in the list; our readings:",
        "  ~2021?: refused: a year takes one qualifier, before or after it  (the list reads it otherwise)",
        "    two of them",
    ]
