"""Arrow streams: what pandas, polars and pyarrow make of a column."""

import importlib
import subprocess
import sys

import pytest

from chronoint.dates.columns import DateColumn

# The year 10**11 begins 2.5 * 10**8 cycles of 146,097 days after the year 0.
COLUMN = DateColumn.from_texts(["1985-04", "1914?/..", "/1918~", "156X-12-25", "Y100000000000"])
FIELDS = [
    "earliest_start", "latest_start", "earliest_end", "latest_end", "kind", "start_bound", "end_bound",
    "precision", "is_uncertain", "is_approximate", "edtf", "text",
]  # fmt: skip
EXPECTED = {
    "earliest_start": [481161600, -1767225600, None, -12907382400, 3155695137832780800],
    "latest_end": [483753600, None, -1609459200, -12623299200, 3155695137864403200],
    "kind": ["instant", "span", "span", "instant", "instant"],
    "start_bound": ["closed", "closed", "unknown", "closed", "closed"],
    "end_bound": ["closed", "open", "closed", "closed", "closed"],
    "precision": ["month", "year", "year", "day", "year"],
    "is_uncertain": [False, True, False, False, False],
    "is_approximate": [False, False, True, False, False],
    "edtf": ["1985-04", "1914?/..", "/1918~", "156X-12-25", "Y100000000000"],
}


def _needs(*names):
    return [pytest.importorskip(name, reason=f"{name} is not installed") for name in names]


def test_polars_reads_a_column():
    _, polars = _needs("nanoarrow", "polars")
    frame = polars.DataFrame(COLUMN)
    assert frame.columns == FIELDS
    assert {name: frame[name].to_list() for name in EXPECTED} == EXPECTED


def test_pandas_reads_a_column():
    _, _, pandas = _needs("nanoarrow", "pyarrow", "pandas")
    frame = pandas.DataFrame.from_arrow(COLUMN)
    assert list(frame.columns) == FIELDS
    for name in ("kind", "precision", "edtf"):
        assert frame[name].tolist() == EXPECTED[name]
    assert frame["latest_end"].isna().tolist() == [False, True, False, False, False]


def test_pyarrow_reads_a_column():
    _, pyarrow = _needs("nanoarrow", "pyarrow")
    table = pyarrow.table(COLUMN)
    table.validate(full=True)
    assert table.column_names == FIELDS
    assert {name: table[name].to_pylist() for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("rows", [0, 1, 9])
def test_any_number_of_rows(rows):
    _, polars = _needs("nanoarrow", "polars")
    column = DateColumn.from_texts(["1985/.."] * rows, keep_texts=False)
    frame = polars.DataFrame(column)
    assert frame.shape == (rows, len(FIELDS) - 2)
    assert frame["end_bound"].to_list() == ["open"] * rows


def test_texts_of_other_alphabets_survive():
    _, polars = _needs("nanoarrow", "polars")
    column = DateColumn.from_values([COLUMN[0].with_text("avril 1985, début — 四月")])
    assert polars.DataFrame(column)["text"].to_list() == ["avril 1985, début — 四月"]


def test_without_the_extra_the_error_names_it(monkeypatch):
    def refuse(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(ImportError) as caught:
        COLUMN.__arrow_c_stream__()
    assert (
        str(caught.value)
        == "Arrow streams need nanoarrow; install it with: pip install 'chronoint[arrow]'"
    )


def test_asking_two_dates_loads_no_numpy():
    code = (
        "import sys; from chronoint.dates import parse_edtf as E; from chronoint.dates.chance import chance_before;"
        "chance_before(E('1985'), E('156X-12-25')); print([n for n in ('numpy', 'fractions', 'nanoarrow') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
