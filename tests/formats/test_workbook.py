import datetime as dt
import sys
import zipfile

import pytest

from chronoint.errors import FileAccessError, FileError, MissingExtraError
from chronoint.formats.tables import BrokenCell, TableOptions
from chronoint.formats.workbook import read_workbook

openpyxl = pytest.importorskip("openpyxl", reason="the extra chronoint[excel] is not installed")


@pytest.fixture
def book():
    made = openpyxl.Workbook()
    made.active.title = "Incidents"
    return made


def read(book, tmp_path, **options):
    path = tmp_path / "list.xlsx"
    book.save(path)
    return read_workbook(path, TableOptions(**options))


def test_cells_become_texts(book, tmp_path):
    sheet = book.active
    sheet.append(["Title", "Day", "Number", "Share", "Flag", "Clock", "Moment"])
    sheet.append(
        ["a", dt.date(2020, 5, 6), 2017, 0.5, True, dt.time(9, 5), dt.datetime(2020, 5, 6, 13, 30)]
    )
    sheet.append(["b", dt.datetime(2020, 5, 7), 2017.0, None, False])
    found = read(book, tmp_path)
    assert [row.cells for row in found.rows] == [
        ("a", "2020-05-06", "2017", "0.5", "TRUE", "09:05:00", "2020-05-06T13:30:00"),
        ("b", "2020-05-07", "2017", "", "FALSE", "", ""),
    ]
    assert [row.line for row in found.rows] == [2, 3]


def test_errors_and_formulas_without_values_break_their_cell(book, tmp_path):
    sheet = book.active
    sheet.append(["Title", "Sum"])
    sheet.append(["#REF!", "=1+1"])
    sheet["A2"].data_type = "e"
    found = read(book, tmp_path)
    first, second = found.rows[0].cells
    assert isinstance(first, BrokenCell)
    assert first.reason == "found the error #REF! of a formula, no value"
    assert isinstance(second, BrokenCell)
    assert second.reason.startswith("a formula without a stored value: open the file")


def test_a_formula_gives_its_stored_value(book, tmp_path):
    book.active.append(["Title", "Sum"])
    book.active.append(["a", "=1+1"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    changed = tmp_path / "stored.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(
                member, data.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
            )
    found = read_workbook(changed, TableOptions())
    assert found.rows[0].cells == ("a", "2")


def test_merged_cells_are_read_for_each_row_and_doubted(book, tmp_path):
    sheet = book.active
    for row in (["State", "Title"], ["France", "a"], [None, "b"], [None, "c"], ["Spain", "d"]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    found = read(book, tmp_path)
    assert [row.cells[0] for row in found.rows] == ["France"] * 3 + ["Spain"]
    assert [str(one.message) for one in found.doubts] == [
        "sheet 'Incidents': cells A2:A4 are merged: their value is read for each row"
    ]


def test_which_sheet(book, tmp_path):
    book.active.append(["Title"])
    book.create_sheet("Notes").append(["Words"])
    book.create_sheet("Old").append(["Title"])
    book["Old"].sheet_state = "hidden"
    with pytest.raises(
        FileError, match=r"2 visible sheets of 'Incidents', 'Notes', 'Old': say which"
    ):
        read(book, tmp_path)
    assert read(book, tmp_path, sheet="Notes").columns == ("Words",)
    assert "is hidden" in read(book, tmp_path, sheet="Old").doubts[0].message
    with pytest.raises(FileError, match="no sheet 'Nope'; it has 'Incidents', 'Notes', 'Old'"):
        read(book, tmp_path, sheet="Nope")
    del book["Notes"]
    assert read(book, tmp_path).columns == ("Title",)


def test_a_row_far_below_and_a_cell_far_right(book, tmp_path):
    sheet = book.active
    sheet.append(["Title", "Day"])
    sheet.cell(60_000, 1, "far below")
    sheet.cell(2, 900, "far right")
    found = read(book, tmp_path)
    assert [row.line for row in found.rows] == [2, 60_000]
    assert len(found.rows[0].cells) == 900


def _packed(tmp_path, members):
    path = tmp_path / "bad.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_bombs_are_looked_at_before_they_unpack(tmp_path):
    path = _packed(tmp_path, {"xl/worksheets/sheet1.xml": b"\0" * 3_000_000})
    with pytest.raises(FileError, match=r"unpacks to 3 MiB in 1 parts, expected at most 1 MiB"):
        read_workbook(path, TableOptions(most_bytes=2**20))
    path = _packed(tmp_path, {f"{n}.xml": b"" for n in range(10_001)})
    with pytest.raises(FileError, match="10,001 parts"):
        read_workbook(path, TableOptions())
    path = _packed(
        tmp_path, {"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'}
    )
    with pytest.raises(FileError, match="declares a document type"):
        read_workbook(path, TableOptions())


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"Title,Day\n", b"\xd0\xcf\x11\xe0 an old workbook"]
)
def test_no_workbook(tmp_path, data):
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(FileError, match="is no workbook"):
        read_workbook(path, TableOptions())


def test_a_zip_of_something_else(tmp_path):
    path = _packed(tmp_path, {"hello.txt": b"hello"})
    with pytest.raises(FileError, match="the workbook cannot be read"):
        read_workbook(path, TableOptions())


def test_no_file(tmp_path):
    with pytest.raises(FileAccessError, match="no such file"):
        read_workbook(tmp_path / "none.xlsx", TableOptions())


def test_without_the_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'chronoint\[excel\]'"):
        read_workbook(tmp_path / "list.xlsx", TableOptions())
