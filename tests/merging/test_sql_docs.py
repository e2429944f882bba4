"""The code of docs/scale.md runs, each engine where it is there."""

import doctest
import importlib
import os
import re
import shutil
import warnings
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent.parent / "docs" / "scale.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def run(blocks):
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "scale.md", None, 0)
    report = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # of Spark's sockets
        assert doctest.DocTestRunner().run(test, out=report.append).failed == 0, "".join(report)
    return len(test.examples)


def test_the_code_for_one_machine_runs():
    pytest.importorskip("duckdb")
    assert run(BLOCKS[:-1]) > 10


def test_the_code_for_many_machines_runs():
    pytest.importorskip("duckdb")
    pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, and there is none")
    assert run([BLOCKS[0], BLOCKS[-1]]) > 8


def test_the_table_names_columns_that_are_read():
    pytest.importorskip("pyarrow")
    columns = importlib.import_module("chronoint.merging.sql").COLUMNS
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)))
    assert named
    assert set(named) <= set(columns)
