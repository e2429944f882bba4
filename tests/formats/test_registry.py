from importlib.metadata import EntryPoint

import pytest

from chronoint.errors import FileAccessError, FileError, ModelError
from chronoint.formats import (
    RawRow,
    TableFormat,
    format_for,
    headed,
    read_list,
    registry,
    table_formats,
)
from formats.lists import mapped


def _read_fixed(path, options):
    lines = path.read_text("utf-8").splitlines()
    rows = [RawRow(at, (line[:5].strip(), line[5:]), at) for at, line in enumerate(lines, 1)]
    return headed(str(path), rows, options.header)


FIXED = TableFormat("fixed width", (".FW",), _read_fixed)
NO_FORMAT = "something else"


@pytest.fixture
def added(monkeypatch):
    def add(*names):
        points = [
            EntryPoint(name, f"formats.test_registry:{name}", registry.GROUP) for name in names
        ]
        monkeypatch.setattr(
            registry, "entry_points", lambda group: points if group == registry.GROUP else []
        )
        monkeypatch.setattr(EntryPoint, "load", lambda point: globals()[point.name])
        registry._added.cache_clear()

    yield add
    registry._added.cache_clear()


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.csv", "delimited text"), ("A.TSV", "delimited text"), ("-", "delimited text"), ("a.XLSX", "Excel workbook")],
)  # fmt: skip
def test_by_suffix(path, name):
    assert format_for(path).name == name


def test_another_package_adds_one(added, tmp_path):
    added("FIXED")
    assert [kind.name for kind in table_formats()][-1] == "fixed width"
    (tmp_path / "list.fw").write_text("Day  Title\n2020 A deed\n")
    listing = read_list(tmp_path / "list.fw", mapped("fields: {title: Title, date: Day}"))
    assert listing.chronology["r-1"].title == "A deed"


def test_what_is_no_format_is_refused(added):
    added("NO_FORMAT")
    with pytest.raises(ModelError, match=r"entry point 'NO_FORMAT' .*: expected a TableFormat"):
        format_for("list.fw")


def test_an_unknown_suffix(added, tmp_path):
    added()
    with pytest.raises(FileAccessError, match="no such file"):
        format_for(tmp_path / "list.ods")
    (tmp_path / "list.ods").write_bytes(b"")
    with pytest.raises(
        FileError, match=r"suffix '.ods': no list is read from that; expected one of .csv"
    ):
        format_for(tmp_path / "list.ods")
