import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.errors import FileAccessError, FileError
from chronoint.formats.delimited import read_delimited
from chronoint.formats.tables import MOST_IN_A_CELL, BrokenCell, TableOptions


def table(tmp_path, data, **options):
    path = tmp_path / "list.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_delimited(path, TableOptions(**options))


def cells(found):
    return [tuple(map(str, row.cells)) for row in found.rows]


ENCODED = [
    # how it is written, what is stated
    ("utf-8", None),
    ("utf-8-sig", None),
    ("utf-16", None),
    ("cp1252", "cp1252"),
    ("utf-16-le", "utf-16-le"),
    ("latin-1", "iso-8859-1"),
]


@pytest.mark.parametrize(("written", "stated"), ENCODED)
def test_encodings(tmp_path, written, stated):
    found = table(tmp_path, "Título,Día\né,ü\n".encode(written), encoding=stated)
    assert found.columns == ("Título", "Día")
    assert cells(found) == [("é", "ü")]


@pytest.mark.parametrize(
    ("data", "options", "start"),
    [
        (b"a,b\nx,\x92\n", {}, "byte 0x92 at offset 6 is no utf-8: say what it is, such as 'encoding: cp1252'"),
        ("a,b\nx,y\n".encode("utf-16-le"), {}, "found UTF-16 text without a mark"),
        (b"a,b\n", {"encoding": "klingon"}, "encoding 'klingon': no such encoding"),
        (b"a,b\n", {"encoding": "a\0"}, "encoding 'a\\x00': no such encoding"),
        (b"a,b\n", {"encoding": "hex"}, "encoding 'hex': no such encoding"),
        (b"", {}, "nothing in it: expected the names of the columns in row 1"),
        (b"\n\n , \n", {}, "nothing in it"),
        (b"a,b\n1,2\n", {"header": 4}, "has 2 rows: expected the names of the columns in row 4"),
        (b'"a,b\n1,2\n', {}, "the row with the names of the columns: a quote is opened and not closed"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_at_all(tmp_path, data, options, start):
    with pytest.raises(FileError) as caught:
        table(tmp_path, data, **options)
    assert caught.value.problems[0].message.startswith(start)


def test_a_broken_byte_is_located(tmp_path):
    with pytest.raises(FileError) as caught:
        table(tmp_path, b"a,b\nx,y\nx,\x92\n")
    assert caught.value.problems[0].place.line == 3


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    text = "Title|Day|Note\na, b; c|1|x\nd|2|y, z\n".replace("|", delimiter)
    if delimiter in (",", ";"):
        text = text.replace("a, b; c", '"a, b; c"').replace("y, z", '"y, z"')
    found = table(tmp_path, text)
    assert found.columns == ("Title", "Day", "Note")
    assert len(cells(found)[0]) == 3


def test_expected_columns_decide_on_the_delimiter(tmp_path):
    text = "No;Title, or so, maybe\n1;a, b, c\n2;d, e, f\n"
    assert table(tmp_path, text).columns == ("No;Title", "or so", "maybe")
    assert table(tmp_path, text, expected=("No",)).columns == ("No", "Title, or so, maybe")


def test_a_header_alone_has_a_delimiter_too(tmp_path):
    assert table(tmp_path, "No;Title\n").columns == ("No", "Title")


def test_lines_are_physical_ones(tmp_path):
    found = table(tmp_path, 'a,b\r\n1,"two\r\nlines"\r\n\r\n3,4\r5,6')
    assert [(row.line, row.last_line) for row in found.rows] == [(2, 3), (5, 5), (6, 6)]
    assert cells(found) == [("1", "two\r\nlines"), ("3", "4"), ("5", "6")]
    assert found.blank == 1


def test_a_stray_quote_costs_its_own_line(tmp_path):
    found = table(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert [(row.line, row.fault is None) for row in found.rows] == [
        (2, True),
        (3, False),
        (4, True),
        (5, True),
    ]
    assert found.rows[1].cells == ('3,"4',)
    assert "not closed" in found.rows[1].fault


def test_text_after_a_quote_is_no_csv(tmp_path):
    found = table(tmp_path, 'a,b\n"1"x,2\n3,4\n')
    assert found.rows[0].fault.startswith("no CSV (',' expected after '\"')")
    assert cells(found)[1] == ("3", "4")


def test_nul_and_giants_break_a_cell_and_no_other(tmp_path):
    found = table(tmp_path, f"a,b\n1,x\0y\n2,{'z' * (MOST_IN_A_CELL + 1)}\n3,4\n")
    assert [type(row.cells[1]) for row in found.rows] == [BrokenCell, BrokenCell, str]
    assert [row.cells[1].reason for row in found.rows[:2]] == [
        "found NUL, no text",
        "found 1,000,001 characters, expected at most 1,000,000",
    ]


def test_the_limit_of_the_process_stays(tmp_path):
    before = csv.field_size_limit()
    table(tmp_path, f"a,b\n1,{'z' * 200_000}\n")
    assert csv.field_size_limit() == before


def test_thousands_of_stray_quotes_are_no_csv(tmp_path):
    with pytest.raises(FileError, match="over 1000 rows are no CSV with ',' between cells"):
        table(tmp_path, "a,b\n" + '"x"y,1\n' * 1_200)


def test_an_open_quote_before_a_long_list_is_found_in_time(tmp_path):
    found = table(tmp_path, 'a,b\n1,"2\n' + "3,4\n" * 30_000)
    assert sum(row.fault is not None for row in found.rows) == 1
    assert len(found.rows) == 30_001


def test_a_big_file_and_a_missing_one(tmp_path):
    with pytest.raises(FileError, match=r"expected at most 100 bytes"):
        table(tmp_path, "a,b\n" * 1_000, most_bytes=100)
    with pytest.raises(FileAccessError, match="no such file"):
        read_delimited(tmp_path / "none.csv", TableOptions())


PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(
    st.lists(st.tuples(PLAIN, PLAIN, PLAIN), max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_csv_writes_comes_back(tmp_path_factory, rows, delimiter, ending):
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerows([("one", "two", "three"), *rows])
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    path.write_bytes(made.getvalue().encode("utf-8"))
    found = read_delimited(path, TableOptions(delimiter=delimiter))
    assert cells(found) == [row for row in rows if any(cell.strip() for cell in row)]
