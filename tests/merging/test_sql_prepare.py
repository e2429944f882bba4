"""Columns prepared by the batch are what `tabulate` and `tokens` give one by one."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import ModelError
from chronoint.merging.records import tabulate
from chronoint.merging.texts import tokens
from chronoint.merging.urls import canonical

pa = pytest.importorskip("pyarrow")

from chronoint.merging.sql.prepare import PREPARED, Preparer, _address, prepared_table  # noqa: E402
from chronoint.merging.sql.words import Vocabulary, cut  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))
import incidents  # noqa: E402

# What the short way must leave to the long one, or do the same: one case a piece.
PIECES = [
    "raid", "Raids", "the", "a", "7", "29", "2020", "APT", "APT29", "UNC1151", "us", "US", "U.S.",
    "U.S.A.", "USA", "UK", "U.K.", "EU", "E.U.", "UAE", "USB", "EUR", "x_US", "US_x", "new", "New",
    "Zealand", "zealand", "South", "Korea", "Korean", "republic", "of", "China", "Belgian", "Iran",
    "Islamic", "Republic", "'", "'s", "'S", "s", "dog's", "dogs'", "o'brien", "it's_x", "_", "-",
    ".", "", "\n", "\t", "\x00", "\x1c", "\x1f", "é", "Côte", "d'Ivoire", "\u2019s", "ß", "İ", "K", "½",
    "CharmingKitten", "FireEye", "iPhone", "McDonald", "中国", "🙂", "class", "glass", "is",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "-", "\n"]))).map(
        lambda pairs: "".join(piece + end for piece, end in pairs)
    ),
    st.text(max_size=30).filter(lambda text: text.isprintable() or "\x00" in text),
)


@given(st.lists(st.none() | TEXTS, max_size=8))
def test_a_column_is_cut_as_its_texts_are(texts):
    known = Vocabulary()
    found = cut(pa.array(texts, pa.string()), known)
    names = list(known)
    told = [[] for _ in texts]
    for row, number in zip(found.rows.tolist(), found.numbers.tolist(), strict=True):
        told[row].append(names[number])
    assert told == [tokens(text or "") for text in texts]


def test_a_slice_is_cut_as_itself():
    found = cut(
        pa.array(["one raid", "two US banks", None, "x"]).slice(1, 2), known := Vocabulary()
    )
    assert [list(known)[number] for number in found.numbers] == tokens("two US banks")


HOSTS = ["a.example", "www.a.example", "www.example", "m.a.b.c", "amp.a.b", "www2.a.b", "A.example",
         "web.archive.org/web/2020/http://a.b", "google.com/amp/s/a.b", "a", "mobile.b.c",
         "www.google.com/amp/s/a.b", "archive.ph/2020/http://a.b", "www.archive.today", "amp.b", "www.m.a.b"]  # fmt: skip
ENDS = ["", "/", "/x", "/x/", "/x//y", "/amp", "/x/amp", "/index.html", "/x/Index.PHP", "/x?utm_a=1",
        "/x?b=2&a=1", "/x#y", "/x.y_z-", "/ÄX", "/x y", ":80/x", "//x", "/a/http://b.c/d",
        "/x/?utm_a=1&utm_b=2#z", "/x//", "/x/Amp/", "/x/amp/?utm_a=1", "/x/INDEX.html?utm_a=1#b", "/x?utm_a=1&b=2",
        "/x?utm_a", "/x?utm_a=1?b=2", "/x#a\nb", "/x?utm_a= ", "/x/index.html/y", "/x?", "/x?&utm_a=1", "/amp/x#"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["http://", "https://", "//", "", "ftp://", "HTTPS://"])
def test_the_short_way_to_an_address_is_the_long_one(scheme):
    for host in HOSTS:
        for end in ENDS:
            url = scheme + host + end
            assert _address(url) == canonical(url), url


@given(st.from_regex(r"https?://(www\.)?[a-z.]{1,9}(/[a-zA-Z.?&=#/_]{0,12})?", fullmatch=True))
def test_any_address(url):
    assert _address(url) == canonical(url)


def rows(table):
    """Give prepared rows by id, what is a set in order."""
    found = {}
    for row in table.to_pylist():
        row["tokens"] = sorted(zip(row["tokens"], row.pop("uses"), strict=True))
        row["moments"] = sorted(tuple(one.values()) for one in row["moments"])
        for name in ("urls", "initiators", "places", "months"):
            row[name] = sorted(row[name])
        found[row["id"]] = row
    return found


@pytest.mark.parametrize("seed", [0, 1])
def test_plain_columns_give_what_chronologies_give(seed):
    table = incidents.table(600, seed=seed).combine_chunks()
    (batch,) = table.to_batches()
    plain = pa.Table.from_batches([Preparer()(batch)])
    told = prepared_table(tabulate(incidents.chronologies(600, seed=seed)))
    assert plain.schema == told.schema == PREPARED
    assert rows(plain) == rows(told)


def test_what_is_left_out_is_not_known():
    (row,) = Preparer()(pa.RecordBatch.from_pydict({"id": ["a"]})).to_pylist()
    assert {name: value for name, value in row.items() if value} == {"id": "a"}


def test_arrow_types_of_all_kinds_are_read():
    batch = pa.RecordBatch.from_pydict(
        {
            "id": pa.array(["a"]).dictionary_encode(),
            "title": pa.array(["Raid in Belgium"], pa.large_string()),
            "initiator": pa.array(["Iran (Islamic Republic of)"]),
            "links": pa.array([["https://a.example/x", None, ""]], pa.large_list(pa.string())),
            "date_lo": pa.array([0], pa.date32()),
            "date_hi": pa.array([3], pa.int64()),
            "other": pa.array([b"x"]),
        }
    )
    (row,) = Preparer()(batch).to_pylist()
    assert (row["initiators"], row["places"], row["urls"]) == (["IR"], ["BE"], ["a.example/x"])
    assert row["moments"] == [{"lo": 0, "hi": 3, "wide": 2}]


REFUSED = [
    ({"id": ["a", None]}, "column 'id': row 1 of a batch has no id"),
    ({"id": ["a"], "date_lo": [5], "date_hi": [3]}, "record 'a': date_lo 5 is after date_hi 3"),
    ({"id": ["a"], "date_lo": ["x"]}, "column 'date_lo': expected int32, found string"),
]


@pytest.mark.parametrize(("columns", "message"), REFUSED)
def test_refuses_and_says_where(columns, message):
    with pytest.raises(ModelError) as caught:
        Preparer()(pa.RecordBatch.from_pydict(columns))
    assert str(caught.value) == message
