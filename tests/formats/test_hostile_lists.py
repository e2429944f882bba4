"""Whatever the bytes are: a listing with every row accounted for, or one `FileError`."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.errors import FileError
from chronoint.formats import (
    read_list,
    read_mapping,
    read_mapping_text,
    refused_text,
    write_refused,
)
from formats.lists import ROOT, listed, mapped

MAPPING = (ROOT / "examples" / "incidents" / "repository.map.yaml").read_text("utf-8")
RULES = mapped("fields: {title: T, date: {column: D, order: mdy}, links: {column: L, split: urls}}")
CSV = b'T,D,L\na,4/27/2022,"https://a.example/x\n"\n"b ""c""",4/28/2022,\n'


def mutated(data, places):
    """Put bytes into, or in the stead of, others."""
    made = bytearray(data)
    for at, piece, length in places:
        start = at % (len(made) + 1)
        made[start : start + length] = piece
    return bytes(made)


PLACES = st.lists(
    st.tuples(
        st.integers(0, 2**31),
        st.binary(max_size=3)
        | st.sampled_from([b'"', b",", b"\n", b"\r", b"\0", b"[", b"{", b": "]),
        st.integers(0, 6),
    ),
    max_size=6,
)


def attempt(read):
    """Give what is read, or the problems of the one error that is allowed."""
    try:
        return read(), ()
    except FileError as error:
        return None, error.problems


@given(PLACES)
def test_any_mapping_is_read_or_located(places):
    text = mutated(MAPPING.encode(), places).decode("utf-8", "replace")
    found, problems = attempt(lambda: read_mapping_text(text, name="m.yaml"))
    assert (found is None) == bool(problems)
    assert all(one.place.file == "m.yaml" and one.place.line for one in problems)
    assert found is None or all(column.place.file == "m.yaml" for column in found.columns())


@given(PLACES)
def test_any_text_is_a_listing_or_one_error(tmp_path_factory, places):
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_bytes(mutated(CSV, places))
    listing, problems = attempt(lambda: read_list(path, RULES))
    assert (listing is None) == bool(problems)
    if listing is not None:
        assert len(listing.chronology) + len(listing.refused) == len(listing.rows)
        assert refused_text(listing).count("\r\n") > len(listing.refused)


@given(PLACES)
def test_any_workbook_is_a_listing_or_one_error(tmp_path_factory, workbook, places):
    path = tmp_path_factory.mktemp("list") / "list.xlsx"
    path.write_bytes(mutated(workbook, places))
    listing, problems = attempt(lambda: read_list(path, RULES))
    assert (listing is None) == bool(problems)
    if listing is not None:
        assert len(listing.chronology) + len(listing.refused) == len(listing.rows)


@pytest.fixture(scope="module")
def workbook():
    openpyxl = pytest.importorskip("openpyxl", reason="chronoint[excel] is not installed")
    book = openpyxl.Workbook()
    for row in (["T", "D", "L"], ["a", "4/27/2022", ""], ["b", "=1+1", "x"]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_refused_list_is_itself_a_list(tmp_path):
    """What was refused can be put right and read with the same mapping."""
    ids = "{prefix: r-, slug: T}"
    listing = listed(tmp_path, "T,D\na,never\nb,2020\n", "fields: {title: T, date: D}", ids=ids)
    write_refused(listing, tmp_path / "refused.csv")
    again = tmp_path / "again.csv"
    again.write_text((tmp_path / "refused.csv").read_text("utf-8").replace('"never"', '"2021"'))
    mapping = mapped("fields: {title: T, date: D}", ids=ids)
    assert [event.title for event in read_list(again, mapping).chronology.events] == ["a"]


@pytest.mark.parametrize("name", ["a b.csv", "'; DROP TABLE x;--.csv", "ünï.csv", "-x.csv"])
def test_odd_names_of_files(tmp_path, name):
    assert len(listed(tmp_path, "T\nx\n", "fields: {title: T}", name=name).chronology) == 1


def test_a_mapping_of_ten_thousand_columns(tmp_path):
    names = [f"c{number}" for number in range(10_000)]
    rest = f"fields: {{title: c1, tags: {{columns: [{', '.join(names)}]}}}}"
    listing = listed(tmp_path, f"{','.join(names)}\n{',x' * 9_999}\n", rest)
    assert len(listing.chronology) == 1


@pytest.mark.parametrize("path", ["", "/", "\0"])
def test_a_mapping_that_is_no_file(path):
    with pytest.raises(FileError):
        read_mapping(path)


HALVES = [
    # list, table of the mapping, more of the field; the first is a lone surrogate in UTF-7
    (b"T,D\n+2AA-,2020\n", "{encoding: utf-7}", ""),
    (b"T,D\n\"['a', '\\ud800']\",2020\n", "{encoding: utf-8}", ", split: python-list"),
]


@pytest.mark.parametrize(("text", "table", "more"), HALVES)
def test_half_a_character_refuses_its_row(tmp_path, text, table, more):
    rest = f"table: {table}\nfields: {{title: {{column: T{more}}}, date: D}}"
    listing = listed(tmp_path, text, rest)
    (row,) = listing.refused
    assert (row.line, row.at_fault) == (2, ("T",))
    assert "U+D800, half of a character" in row.problems[0].message
    assert refused_text(listing).encode("utf-8")
    assert write_refused(listing, tmp_path / "refused.csv") == 1
