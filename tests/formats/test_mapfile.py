import pytest

from chronoint.errors import FileAccessError, FileError
from chronoint.formats import map_beside, read_mapping, read_mapping_text
from chronoint.formats.keys import STATED
from chronoint.model.claims import DATE_ROLES, Claim
from formats.lists import HEAD, ROOT

GOOD = HEAD + "id: {column: No}\nfields: {title: Headline}\n"

FAULTS = [
    # a mapping file, line, column, the beginning of the message
    ("", 1, 1, "nothing in it: expected a mapping file, beginning with 'chronoint: 1'"),
    ("- a\n", 1, 1, "found a list at the top, expected keys such as 'chronoint: 1' and 'fields:'"),
    (GOOD.replace("chronoint: 1", "chronoint: 2"), 1, 12, "chronoint: found version 2"),
    (GOOD.replace("fields:", "felds:"), 4, 1, "unknown key 'felds'; did you mean 'fields'?"),
    (GOOD + "events: []\n", 5, 1, "unknown key 'events'"),
    (GOOD + "events: [a]\n", 5, 1, "unknown key 'events'"),
    (GOOD.replace("{title: Headline}", "{titel: Headline}"), 4, 10, "unknown key 'titel'; did you mean 'title'?"),
    (GOOD.replace("{title: Headline}", "{absent: Gone}"), 4, 10, "unknown key 'absent'"),
    (GOOD.replace("{title: Headline}", "{title: }"), 4, 17, "title: found nothing, expected a mapping of keys"),
    (GOOD.replace("{title: Headline}", "{title: {split: ','}}"), 4, 17, "title: expected one of 'column', 'columns' and 'constant'"),
    (GOOD.replace("{title: Headline}", "{title: {column: A, unknown: tag}}"), 4, 29, "unknown key 'unknown'"),
    (GOOD.replace("{title: Headline}", "{tags: {column: A, join: x}}"), 4, 28, "unknown key 'join'"),
    (GOOD.replace("{title: Headline}", "{type: {column: A, values: {x: y, X: z}}}"), 4, 43, "value 'X' stands twice, but for case and spaces"),
    (GOOD.replace("{title: Headline}", "{type: {column: A, other: kep}}"), 4, 35, "other: found 'kep', expected one of keep, refuse, drop"),
    (GOOD.replace("{title: Headline}", "{date: {last: A}}"), 4, 16, "date: expected either 'column', or 'first' and 'last'"),
    (GOOD.replace("{title: Headline}", "{date: {column: A, first: B}}"), 4, 16, "date: expected either 'column'"),
    (GOOD.replace("{title: Headline}", "{date: {column: A, order: american}}"), 4, 35, "order: found 'american', expected one of iso, mdy, dmy, words, or a pattern"),
    (GOOD.replace("{column: No}", "{column: No, row: 1}"), 3, 5, "id: found column and row of column"),
    (GOOD.replace("{column: No}", "{prefix: x-}"), 3, 5, "id: found none of column"),
    (GOOD.replace("{column: No}", "{prefix: X-, column: No}"), 3, 14, "prefix: found 'X-', expected lower-case letters"),
    (GOOD.replace("{column: No}", "{row: one}"), 3, 11, "row: found 'one', expected a whole number from 0 on"),
    (GOOD + "table: {delimiter: ', '}\n", 5, 20, "delimiter: found ', ', expected one character"),
    (GOOD + 'table: {delimiter: "\\n"}\n', 5, 20, "delimiter: found '\\n', expected one character, and no quote"),
    (GOOD + "table: {header: 0}\n", 5, 17, "header: found '0', expected a whole number from 1 on"),
    (GOOD + "dates: {century-from: x}\n", 5, 23, "century-from: found 'x', expected a whole number from 1 on"),
    (GOOD + "dates: {jan1: month}\n", 5, 15, "jan1: found 'month', expected one of year, day"),
    (GOOD + "dates: []\n", 5, 8, "dates: found a list, expected a mapping of keys"),
    (GOOD + "nothing: Unknown\n", 5, 10, "nothing: found 'Unknown', expected a list of texts"),
    (GOOD.replace("id: register", "id: Register"), 2, 14, "id 'Register': expected 1 to 120"),
    (GOOD.replace("published: 2024-01-31", "published: 2024-13"), 2, 40, "published: '2024-13': month 13 is out of 1..12"),
    (GOOD + "actors: [{code: X, name: X, kind: grup}]\n", 5, 35, "kind: found 'grup'"),
    (GOOD + "a: *x\n", 5, 4, "found an alias '*x'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "message"), FAULTS, ids=range(len(FAULTS)))
def test_faults_are_located(text, line, column, message):
    with pytest.raises(FileError) as caught:
        read_mapping_text(text, name="m.yaml")
    found = [str(problem) for problem in caught.value.problems]
    assert any(one.startswith(f"m.yaml:{line}:{column}: {message}") for one in found), found


@pytest.mark.parametrize("key", ["source", "id", "fields", "chronoint"])
def test_missing_keys(key):
    lines = [line for line in GOOD.splitlines() if not line.startswith(key)]
    with pytest.raises(FileError, match=f"missing key '{key}'"):
        read_mapping_text("\n".join(lines))


def test_every_fault_at_once():
    text = (
        GOOD.replace("{title: Headline}", "{titel: A, type: {column: B, other: x}}")
        + "dates: {jan1: x}\n"
    )
    with pytest.raises(FileError) as caught:
        read_mapping_text(text)
    assert len(caught.value.problems) == 3


def test_every_field_of_a_claim_can_be_read():
    left_out = {"record", "source", "update", "absent", "place", "id"}
    assert set(STATED) == {one.name for one in Claim.__attrs_attrs__} - left_out
    assert {key for key, holds in STATED.items() if holds == "date"} == set(DATE_ROLES)


def test_columns_know_where_they_are_named():
    fields = "fields:\n  title: Headline\n  date: {first: From, last: To}\n  tags: [A, {columns: [B, C]}]\n"
    mapping = read_mapping_text(HEAD + "id: {column: No}\n" + fields, name="m.yaml")
    assert {column.name: (column.place.line, column.place.column) for column in mapping.columns()} == {
        "No": (3, 14), "From": (6, 17), "To": (6, 29), "Headline": (5, 10),
        "A": (7, 10), "B": (7, 24), "C": (7, 27),
    }  # fmt: skip


def test_rules_of_a_field_go_before_those_of_all():
    mapping = read_mapping_text(
        HEAD + "id: {row: 1}\ndates: {order: dmy, jan1: year}\n"
        "fields: {date: {column: A, order: mdy, no-end: open}, disclosed: B}\n"
    )
    first, second = mapping.dates["date"][0].rules, mapping.dates["disclosed"][0].rules
    assert (first.order, first.jan1, first.no_end) == (("mdy",), "year", "open")
    assert (second.order, second.jan1, second.no_end) == (("dmy",), "year", "unknown")


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("examples/maps/*.yaml"), *ROOT.glob("examples/incidents/*.map.yaml")]),
    ids=lambda path: path.name,
)  # fmt: skip
def test_the_shipped_mappings_are_sound(path):
    assert read_mapping(path).fields["title"]


def test_the_mapping_beside_a_list(tmp_path):
    (tmp_path / "tracker.map.yaml").write_text(GOOD)
    assert map_beside(tmp_path / "tracker.csv") == tmp_path / "tracker.map.yaml"
    assert map_beside(tmp_path / "other.csv") is None
    assert map_beside("-") is None


def test_a_mapping_that_is_not_there():
    with pytest.raises(FileAccessError, match="no such file"):
        read_mapping("nowhere.yaml")


def test_an_order_can_be_several():
    mapping = read_mapping_text(
        HEAD + "id: {row: 1}\ndates: {order: [dmy, words]}\nfields: {date: A}\n"
    )
    assert mapping.dates["date"][0].rules.order == ("dmy", "words")


@pytest.mark.parametrize(("order", "found"), [("[dmy, wrods]", "'wrods'"), ("[]", "an empty list")])
def test_no_order_among_several_is_told(order, found):
    with pytest.raises(FileError) as caught:
        read_mapping_text(
            HEAD + f"id: {{row: 1}}\nfields: {{date: {{column: A, order: {order}}}}}\n"
        )
    (problem,) = caught.value.problems
    assert problem.message == (
        f"order: found {found}, expected one of iso, mdy, dmy, words, or a pattern such as "
        "DD.MM.YYYY, or a list of them"
    )
