import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.errors import FileAccessError
from chronoint.formats import read_list, refused_text, write_refused
from chronoint.formats.refused import REFUSED, _as_it_was, harmless
from formats.lists import listed, mapped

LIST = 'No,=Title,Day\n1,fine,2020\n2,"=1+1",never\n3,"@x\r\ny",never\n4,+,never\n5,-1,never\n6,"\tq",never\n7,"\ro",never\n8,a,b,"c'


def test_refused_rows_come_as_they_were_andharmless(tmp_path):
    listing = listed(tmp_path, LIST, "fields: {title: '=Title', date: Day}")
    rows = list(csv.reader(io.StringIO(refused_text(listing), newline="")))
    assert rows[0] == [*REFUSED, "No", "'=Title", "Day"]
    assert [row[1] for row in rows[1:]] == ["2", "3", "4", "5", "6", "7", "8"]
    assert [row[5] for row in rows[1:-1]] == ["'=1+1", "'@x\r\ny", "'+", "'-1", "'\tq", "'\ro"]
    assert rows[-1][:1] + rows[-1][4:] == ["11", '8,a,b,"c']
    assert rows[1][2] == "Day"
    assert rows[1][3].startswith("column 'Day': 'never'")


def test_they_are_counted_and_written(tmp_path):
    listing = listed(tmp_path, LIST, "fields: {title: '=Title', date: Day}")
    assert write_refused(listing, tmp_path / "refused.csv") == len(listing.refused) == 7
    assert (tmp_path / "refused.csv").read_bytes().decode() == refused_text(listing)
    with pytest.raises(FileAccessError):
        write_refused(listing, tmp_path / "nowhere" / "refused.csv")


def test_none_refused_is_a_header(tmp_path):
    listing = listed(tmp_path, "T\nx\n", "fields: {title: T}")
    assert refused_text(listing) == (
        '"refused line","refused row","refused column","refused because","T"\r\n'
    )


def test_refused_rows_come_back_as_they_were(tmp_path):
    """Whatever the mapping says of how the list itself is cut."""
    table = "table: {delimiter: ';', encoding: cp1252, header: 2}\n"
    rest = table + "fields: {title: T, date: D, note: -N}"
    ids = "{prefix: r-, column: Id}"
    text = "A list;;;\nId;T;D;-N\n1;Caf\u00e9;never;=1+1\n2;b;2020;x\n3;c;nie;'y\n"
    listing = listed(tmp_path, text.encode("cp1252"), rest, ids=ids)
    assert write_refused(listing, tmp_path / "refused.csv") == 2
    back = (tmp_path / "refused.csv").read_text("utf-8").replace('"never"', '"2021"')
    assert "'=1+1" in back
    (tmp_path / "refused.csv").write_text(back, "utf-8")
    again = read_list(tmp_path / "refused.csv", mapped(rest, ids=ids))
    assert (again.unread, len(again.refused)) == ((), 1)
    (event,) = again.chronology.events
    assert (event.title, str(event.date), event.claims[0].note) == ("Caf\u00e9", "2021", "=1+1")
    # Refused again, it has the line and the reason of this time, and its own columns once.
    lines = refused_text(again).splitlines()
    assert lines[0].endswith("""because","Id","T","D","'-N\"""")
    assert lines[1].startswith('"3","3","D",')
    assert lines[1].endswith(""","3","c","nie","'y\"""")


NUMBERED = 'T,D\n\na,never\n"b\nb",2020\nc,nie\nd,2022\ne,x\n'


def test_rows_that_are_named_by_their_number_keep_it(tmp_path):
    rest, ids = "fields: {title: T, date: D}", "{prefix: r-, row: 100}"
    listing = listed(tmp_path, NUMBERED, rest, ids=ids)
    assert [row.number for row in listing.rows] == [1, 2, 3, 4, 5]
    path = tmp_path / "refused.csv"
    write_refused(listing, path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"never"', '"2021"').replace('"x"', '"2023"'), "utf-8")
    again = read_list(path, mapped(rest, ids=ids))
    ids_of = {event.title: event.id for event in again.chronology.events}
    assert ids_of == {"a": "r-100", "e": "r-104"}
    # Refused a second time, it keeps the number that it has in the list.
    assert [row.number for row in again.refused] == [3]
    assert refused_text(again).splitlines()[1].startswith('"3","3","D",')
    whole = listed(tmp_path, NUMBERED.replace("never", "2021").replace("x", "2023"), rest, ids=ids)
    assert ids_of.items() <= {event.title: event.id for event in whole.chronology.events}.items()


# number of the row as somebody left it, twice; why the second row is refused
LOST = [
    (("1", ""), "its number in the list ('refused row') is gone"),
    (("1", "0"), "its number in the list"),
    (("1", "x"), "its number in the list"),
    (("1", "9999999999"), "its number in the list"),
    (("1", "1"), "id 'r-1' stands already in line 2"),
]


@pytest.mark.parametrize(("given", "words"), LOST)
def test_rows_whose_number_is_lost_are_refused(tmp_path, given, words):
    path = tmp_path / "refused.csv"
    rows = "".join(f"3,{number},D,why,{number} x,2020\n" for number in given)
    path.write_text(f"{','.join(REFUSED)},T,D\n{rows}", "utf-8")
    listing = read_list(path, mapped("fields: {title: T, date: D}"))
    (row,) = listing.refused
    assert row.line == 3
    assert row.problems[0].message.startswith(words)


# a cell, as it is written; OWASP, "CSV Injection", all but the last three
HARMLESS = [
    ("=1+1", "'=1+1"),
    ("'=1+1", "''=1+1"),
    ("a;=1+1", "a;'=1+1"),
    ("a\t+1", "a\t'+1"),
    ('a,"@x', "a,'\"@x"),
    ("a\n-1", "a\n'-1"),
    ("a|=x;=y", "a|'=x;'=y"),
    ("\uff1dcmd", "'\uff1dcmd"),
    ("\t\t=", "'\t'\t'="),
    ("a - b; c = d", "a - b; c = d"),
    ("'twas", "'twas"),
    ("", ""),
]


@pytest.mark.parametrize(("cell", "written"), HARMLESS)
def test_what_would_be_a_formula_is_none_and_comes_back(cell, written):
    assert harmless(cell) == written
    assert _as_it_was(written) == cell


@given(st.text(alphabet="=+-@\t\r\n;,|'\"a \uff1d"))
def test_every_cell_comes_back(cell):
    written = harmless(cell)
    assert _as_it_was(written) == cell
    for delimiter in ";,\t|":
        assert not re.search(f'(^|[{delimiter}\n])["]*[=+@-]', written)


def test_what_was_saved_in_the_encoding_of_the_list_is_read(tmp_path):
    rest = "table: {delimiter: ',', encoding: cp1252}\nfields: {title: T, date: D}"
    path = tmp_path / "refused.csv"
    write_refused(listed(tmp_path, "T,D\nCaf\u00e9,never\n".encode("cp1252"), rest), path)
    text = path.read_text("utf-8").replace("never", "2021").replace('","', '";"')
    path.write_bytes(text.encode("cp1252"))
    (event,) = read_list(path, mapped(rest)).chronology.events
    assert event.title == "Caf\u00e9"


def test_the_error_of_a_workbook_is_refused_again(tmp_path):
    path = tmp_path / "refused.csv"
    path.write_text(f"{','.join(REFUSED)},T,D\n2,1,T,why,#REF!,2020\n", "utf-8")
    (row,) = read_list(path, mapped("fields: {title: T, date: D}")).refused
    assert row.at_fault == ("T",)
