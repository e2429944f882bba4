"""Workbooks that no spreadsheet program wrote: each oddity is told, nothing vanishes or grows."""

import zipfile

import pytest

from chronoint.errors import FileError
from chronoint.formats import read_list
from chronoint.formats.merged import area, filled
from chronoint.formats.tables import BrokenCell, Place, RawRow, TableOptions
from chronoint.formats.workbook import read_workbook
from formats.lists import mapped

openpyxl = pytest.importorskip("openpyxl", reason="the extra chronoint[excel] is not installed")

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Day</t></is></c></row>'


def cell(name, text, kind="str"):
    return f'<c r="{name}" t="{kind}"><v>{text}</v></c>'


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    book = openpyxl.Workbook()
    book.active.title = "List"
    path = tmp_path_factory.mktemp("base") / "base.xlsx"
    book.save(path)
    return path


@pytest.fixture
def made(base, tmp_path):
    def make(rows, *, after="", head=HEAD, before="", member="xl/worksheets/sheet1.xml"):
        path = tmp_path / "list.xlsx"
        sheet = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{head}{rows}</sheetData>{after}</worksheet>'
        with (
            zipfile.ZipFile(base) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for one in old.namelist():
                new.writestr(one, sheet if one == member else old.read(one))
        return path

    return make


def listed(path):
    return read_list(path, mapped("fields: {title: Title, date: {column: Day, jan1: day}}"))


# rows, (line, texts) of refused ones, words of the first reason, titles of those read
ORDER = [
    ('<row r="3">{a3}</row><row r="2">{a2}</row>', [(2, ("a2",))], "row 2 stands behind row 3 of the sheet", ["a3"]),
    ('<row r="2">{a2}</row><row r="2">{b2}</row>', [(2, ("b2",))], "row 2 stands behind row 2 of the sheet", ["a2"]),
    ('<row r="2">{b2}{a2}</row><row>{a3}</row>', [(2, ("b2", "a2"))], "cell A2 stands behind", ["a3"]),
    ('<row r="2">{a2}{a2}</row>', [(2, ("a2", "a2"))], "cell A2 stands behind", []),
    ('<row r="3">{a3}</row><row r="2"/>', [], "", ["a3"]),
    ('<row r="3.0">{a3}</row>', [], "", ["a3"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "refused", "words", "titles"), ORDER, ids=range(len(ORDER)))
def test_rows_and_cells_out_of_order_are_refused(made, rows, refused, words, titles):
    cells = {
        name: cell(name.upper(), name if name[0] == "a" else "2020-01-02")
        for name in ("a2", "a3", "b2")
    }
    texts = {"b2": "2020-01-02"}
    found = listed(made(rows.format(**cells)))
    assert [(row.line, row.cells) for row in found.refused] == [
        (line, tuple(texts.get(one, one) for one in told)) for line, told in refused
    ]
    assert not refused or found.refused[0].problems[0].message.startswith(words)
    assert [event.title for event in found.chronology.events] == titles


# kind and stored text of a day, what is wrong with it or what is read
VALUES = [
    ("d", "2020-05-06", None, "2020-05-06"),
    ("d", "2020-05-06T00:00:00", None, "2020-05-06"),
    ("d", "2020-05-06T10:00:00.000", None, "2020-05-06T10:00:00"),
    ("d", "2020-05-06T23:30:00+05:00", "has a time zone", None),
    ("d", "2020-05-06T00:00:00.000Z", "has a time zone", None),
    ("d", "2020-05-06 or later", "no value of its type", None),
    ("d", "2020-13-06", "no value of its type", None),
    ("n", "1_000", "no value of its type", None),
    ("n", "1e999", "no value of its type", None),
    ("n", "9" * 5000, "no value of its type", None),
    ("n", "1.5e3", None, "1500"),
    ("s", "-1", "no value of its type", None),
    ("s", "77", "no value of its type", None),
    ("b", "1", None, "TRUE"),
]


@pytest.mark.parametrize(("kind", "text", "words", "read"), VALUES)
def test_a_value_that_is_none_breaks_its_cell_only(made, kind, text, words, read):
    table = read_workbook(made(f'<row r="2">{cell("B2", text, kind)}</row>'), TableOptions())
    found = table.rows[0].cells[1]
    if words is None:
        assert found == read
    else:
        assert isinstance(found, BrokenCell)
        assert (found.text, words in found.reason) == (text, True)


def test_a_zoned_day_is_refused_with_row_and_column(made):
    found = listed(made(f'<row r="2">{cell("B2", "2020-05-06T23:30:00Z", "d")}</row>'))
    (row,) = found.refused
    assert (row.line, row.at_fault) == (2, ("Day",))


BEYOND = [
    ('<row r="1048577">{}</row>', "row 1048577 is none of a sheet, which has 1,048,576"),
    ('<row r="99999999999999999999">{}</row>', "row 99999999999999999999 is none of a sheet"),
    ('<row r="0">{}</row>', "row 0 is none"),
    ('<row r="-1">{}</row>', "row -1 is none"),
    ('<row r="1048576"></row><row>{}</row>', "row 1048577 is none"),
    ('<row r="2"><c r="XFE2"><v>1</v></c></row>', "cell 'XFE2' is none of row 2, which has 16,384"),
    ('<row r="2"><c r="XFD2"/><c><v>1</v></c></row>', "column 16385 is none of row 2"),
    ('<row r="2"><c r="A7"><v>1</v></c></row>', "cell 'A7' is none of row 2"),
    ('<row r="2"><c r="A"><v>1</v></c></row>', "cell 'A' is none of row 2"),
]


@pytest.mark.parametrize(("rows", "words"), BEYOND)
def test_beyond_the_ends_of_a_sheet(made, rows, words):
    with pytest.raises(FileError) as caught:
        read_workbook(made(rows.format("<c><v>1</v></c>")), TableOptions())
    assert words in str(caught.value)
    assert len(caught.value.problems) == 1


def test_blank_rows_are_counted_and_take_no_room(made):
    rows = f'<row r="5"/><row r="1048576">{cell("A1048576", "last")}</row>'
    table = read_workbook(made(rows, after=""), TableOptions())
    assert [(row.line, row.cells) for row in table.rows] == [(1_048_576, ("last", ""))]
    assert table.blank == 1_048_574


def test_few_cells_cannot_ask_for_billions(made):
    far = "".join(f'<row r="{n}">{cell(f"XFD{n}", "x")}</row>' for n in range(2, 3000))
    with pytest.raises(FileError, match="over 20,000,000 empty cells stand left of others"):
        read_workbook(made(far), TableOptions())
    head = f'<row r="1">{cell("XFD1", "Last")}</row>'
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "x")}</row>' for n in range(2, 4000))
    with pytest.raises(FileError, match="rows lack 65,499,234 cells of 16,384 columns"):
        read_workbook(made(rows, head=head), TableOptions())


def merged(*areas):
    return f"<mergeCells>{''.join(f'<mergeCell ref={one!r}/>' for one in areas)}</mergeCells>"


OVERLAPPING = [
    (("A2:B4", "B4:C5"), "merged cells A2:B4 and B4:C5 overlap"),
    (("A2:A4", "A2:A4"), "merged cells A2:A4 and A2:A4 overlap"),
    (("A2:XFD2", "C2:C9"), "merged cells A2:XFD2 and C2:C9 overlap"),
    (("A1:A100", "C1:C2", "B3:C9", "A50:B51"), "merged cells A1:A100 and A50:B51 overlap"),
    (("A2",), "merged cells 'A2': no area of a sheet"),
    (("B2:A1",), "merged cells 'B2:A1': no area of a sheet"),
    (("A1:A1048577",), "no area of a sheet"),
]


@pytest.mark.parametrize(("areas", "words"), OVERLAPPING)
def test_merged_cells_that_overlap_or_are_none(made, areas, words):
    with pytest.raises(FileError) as caught:
        read_workbook(
            made(f'<row r="2">{cell("A2", "x")}</row>', after=merged(*areas)), TableOptions()
        )
    assert words in str(caught.value)


def test_a_merged_row_in_which_nothing_stands_of_its_own_is_blank(made):
    rows = f'<row r="2">{cell("A2", "x")}</row><row r="3"/><row r="4">{cell("B4", "2020")}</row>'
    table = read_workbook(made(rows, after=merged("A2:A1048576")), TableOptions())
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("x", "")), (4, ("x", "2020"))]


def test_a_hundred_thousand_merged_cells():
    areas = [area(f"A{n}:B{n + 1}", Place()) for n in range(2, 200_002, 2)]
    rows = [RawRow(n, ("x" if n % 2 == 0 else "", "", str(n)), n) for n in range(2, 20_002)]
    found, doubts = filled(rows, areas, "a.xlsx", "List")
    assert {row.cells[0] for row in found} == {"x"}
    assert len(doubts) == 10_000
    with pytest.raises(FileError, match="overlap"):
        filled(rows, [*areas, *areas], "a.xlsx", "List")


def test_merged_cells_cannot_ask_for_billions():
    column = openpyxl.utils.get_column_letter
    rows = [RawRow(n, ("x",) * 700, n) for n in range(1, 20_001)]
    areas = [area(f"{column(n)}1:{column(n)}20000", Place()) for n in range(1, 701)]
    with pytest.raises(FileError, match="merged cells fill over 10,000,000 cells: split it"):
        filled(rows, areas, "a.xlsx", "List")
    rows = [RawRow(1, ("x",) * 16_384, 1), *(RawRow(n, ("x",), n) for n in range(2, 1_000))]
    with pytest.raises(FileError, match="merged cells fill over 10,000,000 cells: split it"):
        filled(rows, [area("XFD1:XFD1048576", Place())], "a.xlsx", "List")


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]>'
HIDDEN = [
    f"<?xml version='1.0'?><!--{' ' * 200_000}-->{DOCTYPE}".encode(),
    f"<?xml version='1.0'?>{DOCTYPE}".encode("utf-16"),
    f"\n\n{DOCTYPE}".encode(),
]


@pytest.mark.parametrize("start", HIDDEN, ids=["behind a comment", "UTF-16", "no declaration"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/odd.bin"])
def test_a_document_type_is_found_wherever_it_stands(tmp_path, start, part):
    path = tmp_path / "bad.xlsx"
    end = "<x/>".encode("utf-16-le") if start.startswith(b"\xff\xfe") else b"<x/>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.png", b"\x89PNG\r\n")
        archive.writestr(part, start + end)
    with pytest.raises(FileError, match=f"'{part}' in it declares a document type"):
        read_workbook(path, TableOptions())
