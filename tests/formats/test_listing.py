import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import read, write
from chronoint.errors import FileError
from chronoint.formats import read_list
from formats.lists import listed, mapped, told

DAYS = "fields: {title: T, date: {column: D, "
SPAN = "fields: {title: T, date: {first: A, last: B, "

DATED = [
    # rest of the mapping, cells below T,D (or T,A,B), date
    (DAYS + "order: mdy}}", "x,4/27/2022", "2022-04-27"),
    (DAYS + "order: dmy, jan1: year}}", "x,1/1/2022", "2022"),
    (DAYS + "order: dmy, jan1: day}}", "x,1/1/2022", "2022-01-01"),
    (DAYS + "day1: month}}", "x,2022-03-01", "2022-03"),
    (DAYS + "day1: month}}", "x,2022-01-01", "2022-01-01"),
    (DAYS + "jan1: year, day1: month}}", "x,2022-01-01 00:00:00", "2022"),
    (DAYS + "order: words}}", "x,early May 2019", "[2019-05-01..2019-05-10]"),
    (DAYS + "order: words}}", "x,last week", "[2024-01-22..2024-01-28]"),
    (DAYS + "order: iso}}", "x,2019-21", "2019-21"),
    (DAYS + "order: iso}}", "x,198X", "198X"),
    (DAYS + "split: ';'}}", "x,2018-01-02; 2018-01-02", "2018-01-02"),
    (DAYS + "split: ';'}}", "x,2018-03-01; 2018-01-02", "{2018-01-02,2018-03-01}"),
    (DAYS + "split: ';', pick: earliest}}", "x,2018-03-01; 2018-01-02", "2018-01-02"),
    (DAYS + "split: ';', pick: latest, nothing: [NaT]}}", "x,NaT; 2018-03-01; 2018-01-02", "2018-03-01"),
    (DAYS + "placeholders: [1900-01-01]}}", "x,1900-01-01", None),
    (DAYS + "order: iso}}", "x,", None),
    (SPAN + "jan1: day}}", "x,2020-02-01,2020-03-05", "2020-02-01/2020-03-05"),
    (SPAN + "jan1: day}}", "x,2020-02-01,2020-02-01", "2020-02-01"),
    (SPAN + "jan1: year}}", "x,2020-01-01,2020-01-01", "2020"),
    (SPAN + "jan1: year}}", "x,2020-01-01,2021-01-01", "2020/2021"),
    (SPAN + "jan1: year}}", "x,2020-06-01,2020-01-01", "2020-06-01/2020"),
    (SPAN + "jan1: year}}", "x,2020-06-01,", "2020-06-01/"),
    (SPAN + "no-end: open}}", "x,2020-06-01,", "2020-06-01/.."),
    (SPAN + "no-end: start}}", "x,2020-06-01,", "2020-06-01"),
    (SPAN + "no-end: start}}", "x,,2020-06-01", "/2020-06-01"),
    (SPAN + "no-end: open}}", "x,,", None),
    (SPAN + "end-before-start: swap}}", "x,2020-06-01,2020-05-01", "2020-05-01/2020-06-01"),
    (SPAN + "end-before-start: drop-end}}", "x,2020-06-01,2020-05-01", "2020-06-01/"),
    (SPAN + "end-before-start: drop-end, no-end: start}}", "x,2020-06-01,2020-05-01", "2020-06-01"),
    (SPAN + "placeholders: [9999-12-31], no-end: open}}", "x,2020-06-01,9999-12-31", "2020-06-01/.."),
]  # fmt: skip


@pytest.mark.parametrize(("rest", "cells", "edtf"), DATED, ids=range(len(DATED)))
def test_dates(tmp_path, rest, cells, edtf):
    head = "T,A,B" if "first:" in rest else "T,D"
    listing = listed(tmp_path, f"{head}\n{cells}\n", rest)
    assert listing.problems == ()
    date = listing.chronology["r-1"].date
    assert (str(date) if date else None) == edtf


REFUSED = [
    # header and a row, rest of the mapping, line, message
    ("T,D\nx,5/6/2020", DAYS + "order: iso}}", "column 'D': '5/6/2020': the day or the month first? say 'order: dmy' or 'order: mdy'"),
    ("T,D\nx,2/30/2020", DAYS + "order: mdy}}", "column 'D': '2/30/2020' read as '2020-02-30': 2020-02 has 29 days, not 30"),
    ("T,D\nx,43831", DAYS + "order: iso}}", "column 'D': '43831': "),
    ("T,A,B\nx,2020-06-01,2020-05-01", SPAN + "jan1: day}}", "column 'B': '2020-05-01': the end 2020-05-01 precedes the start 2020-06-01 (column 'A'); say what to do, with 'end-before-start'"),
    ("T,A,B\nx,2020/2021,2022", SPAN + "jan1: day}}", "column 'A': '2020/2021': expected one moment"),
    ("T,S\nx,Atlantis", "fields: {title: T, initiator: {column: S, unknown: refuse}}", "column 'S': 'Atlantis': no actor has this name"),
    ("T,S\nx,maybe", "fields: {title: T, status: S}", "column 'S': 'maybe': status is one of reported, alleged"),
    ("T,S\nx,7", "fields: {title: T, credibility: S}", "column 'S': '7': credibility is one of 1, 2, 3, 4, 5, 6"),
    ("T,S\nx,y", "fields: {title: T, type: {column: S, values: {a: b}, other: refuse}}", "column 'S': 'y': is not among the 'values'"),
    ("T,S\nx,['a'", "fields: {title: T, tags: {column: S, split: python-list}}", "column 'S': \"['a'\": begins like a list of Python"),
    ("T,S\nx,y,z", "fields: {title: T}", "found 3 cells, expected 2: a cell that holds what stands between cells needs quotes"),
    ("T,S\nx", "fields: {title: T}", "found 1 cells, expected 2"),
    ("T,S\nx\0,y", "fields: {title: T}", "column 'T': found NUL, no text"),
    ('T,S\nx,"y', "fields: {title: T}", "a quote is opened and not closed"),
    ("T,S\n ,y", "fields: {title: T, status: {constant: alleged}}", "nothing that the mapping reads"),
    ("T,S\n ,y", "fields: {title: T}", "nothing that the mapping reads stands in it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rest", "message"), REFUSED, ids=range(len(REFUSED)))
def test_a_row_with_a_fault_is_refused_with_column_and_reason(tmp_path, text, rest, message):
    listing = listed(tmp_path, text + "\n", rest)
    ((line, found),) = told(listing.problems)
    assert line == 2
    assert found.startswith(message)
    assert (len(listing.rows), len(listing.refused), len(listing.chronology)) == (1, 1, 0)


def test_every_fault_of_a_row_is_told(tmp_path):
    rest = "fields: {title: T, date: D, initiator: {column: S, unknown: refuse}}"
    listing = listed(tmp_path, "T,D,S\nx,never,Atlantis\n", rest)
    assert [problem.code for problem in listing.problems] == ["date", "actor"]
    assert listing.rows[0].at_fault == ("D", "S")


def test_a_field_can_be_worth_less_than_its_row(tmp_path):
    rest = "fields: {title: T, date: {column: D, on-fault: drop}}"
    listing = listed(tmp_path, "T,D\nx,never\n", rest)
    assert listing.chronology["r-1"].date is None
    ((line, found),) = told(listing.doubts)
    assert line == 2
    assert found.startswith("column 'D': 'never'")
    assert found.endswith("; left out")


VALUES = [
    # cell, rest of the mapping, field, what it holds
    ("France; Republic of Korea", "initiator: {column: S, split: ';'}", "initiator", ("FR", "KR")),
    ("Korea (Democratic People's Republic of)", "initiator: S", "initiator", ("KP",)),
    ('"Palestine, State of"', "initiator: {column: S, split: ','}", "initiator", ("PS",)),
    (
        '"China, Russian Federation"',
        "initiator: {column: S, split: ','}",
        "initiator",
        ("CN", "RU"),
    ),
    ("Nowhere", "initiator: {column: S, values: {nowhere: [BE, NL]}}", "initiator", ("BE", "NL")),
    ("Nowhere", "initiator: {column: S, values: {Nowhere: }}", "initiator", ()),
    ("Nowhere", "initiator: {column: S, unknown: drop}", "tags", ()),
    ("Nowhere", "initiator: S", "tags", ("Nowhere",)),
    ("Nowhere", "target: S", "tags", ("Nowhere",)),
    ("x", "initiator: {constant: FR}", "initiator", ("FR",)),
    ("x", "tags: {constant: [b, a]}", "tags", ("b", "a")),
    ('"b, a"', "tags: [{column: S, split: ','}, T]", "tags", ("b", "a", "x")),
    ('"b, a"', "note: {column: S, split: ',', join: ' / '}", "note", "b / a"),
    ('"b, a"', "note: {column: S, split: ','}", "note", "b"),
    ("", "note: {columns: [S, T]}", "note", "x"),
    ("Espionage ", "type: {column: S, values: {espionage: spying}}", "type", "spying"),
    ("Theft", "type: {column: S, values: {espionage: spying}}", "type", "Theft"),
    ("Theft", "type: {column: S, values: {espionage: spying}, other: drop}", "type", None),
    ("2", "credibility: S", "credibility", 2),
    ("Unknown", "note: S", "note", None),
]


@pytest.mark.parametrize(("cell", "field", "name", "value"), VALUES, ids=range(len(VALUES)))
def test_values(tmp_path, cell, field, name, value):
    rest = f"nothing: [unknown]\nfields:\n  title: T\n  {field}\n"
    listing = listed(tmp_path, f"T,S\nx,{cell}\n", rest)
    assert listing.problems == ()
    (claim,) = listing.chronology["r-1"].claims
    assert getattr(claim, name) == value


def test_own_actors(tmp_path):
    rest = "actors: [{code: tx-1, name: Velvet Kettle, kind: group, state: FR}]\nfields: {initiator: S}"
    assert listed(tmp_path, "S\nvelvet kettle\n", rest).chronology["r-1"].actors["initiator"] == (
        "tx-1",
    )


IDS = [
    # how records are named, cells of the column N, ids and the codes of faults
    ("{prefix: cfr-, row: 0}", ["x", "y"], ["cfr-0", "cfr-1"]),
    ("{column: N}", ["a-1", "b.2"], ["a-1", "b.2"]),
    ("{prefix: eur-, column: N}", ["17", "18"], ["eur-17", "eur-18"]),
    ("{column: N}", ["A 1", "Bé/2"], ["a-1", "be-2"]),
    ("{column: N}", ["a", "a"], ["a", "equal-ids"]),
    ("{column: N}", ["A 1", "a-1"], ["a-1", "equal-ids"]),
    ("{column: N}", ["", "—", "漢字"], ["id", "id", "id"]),
    ("{slug: N}", ["漢字"], ["id"]),
    ("{prefix: p-, slug: N}", ["word " * 50], ["p-" + "-".join(["word"] * 21)]),
    ("{slug: N}", ["Attack on a Bank", "Attack, on a bank!"], ["attack-on-a-bank", "attack-on-a-bank-2"]),
]  # fmt: skip


@pytest.mark.parametrize(("ids", "cells", "expected"), IDS)
def test_ids(tmp_path, ids, cells, expected):
    text = "N,T\n" + "".join(f'"{cell}",t\n' for cell in cells)
    listing = listed(tmp_path, text, "fields: {title: T}", ids=ids)
    assert [row.record or row.problems[0].code for row in listing.rows] == expected


def test_a_refused_row_keeps_its_number_and_no_id(tmp_path):
    listing = listed(tmp_path, "T,D\na,2020\nb,never\n\nc,2021\n", "fields: {title: T, date: D}")
    assert [row.record for row in listing.rows] == ["r-1", None, "r-3"]
    assert [row.line for row in listing.rows] == [2, 3, 5]
    assert listing.blank == 1
    listing = listed(tmp_path, "T,D\na,never\na,2020\n", "fields: {date: D}", ids="{column: T}")
    assert [row.record for row in listing.rows] == [None, "a"]


def test_many_firsts_are_doubted_when_nobody_says_what_they_are(tmp_path):
    days = ["2020-01-01"] * 6 + ["2020-03-01"] * 7 + ["2020-05-05"] * 30
    text = "T,D\n" + "".join(f"x,{day}\n" for day in days)
    found = told(listed(tmp_path, text, "fields: {title: T, date: D}").doubts)
    assert found == [
        (1, "column 'D': 6 of 43 days are 1 January: say whether that is the day or stands for the year, with 'jan1: day' or 'jan1: year'"),
        (1, "column 'D': 7 of 37 days are the first of a month (1 January aside): say whether that is the day or stands for the month, with 'day1: day' or 'day1: month'"),
    ]  # fmt: skip
    stated = "dates: {jan1: day, day1: month}\nfields: {title: T, date: D}"
    assert listed(tmp_path, text, stated).doubts == ()
    short = "T,D\n" + "x,2020-01-01\nx,2021-01-01\nx,2020-05-05\n"
    assert [one.code for one in listed(tmp_path, short, "fields: {title: T, date: D}").doubts] == [
        "first-days"
    ]
    few = "T,D\n" + "x,2020-01-01\n" * 4 + "x,2020-05-05\n" * 40
    assert listed(tmp_path, few, "fields: {title: T, date: D}").doubts == ()


def test_doubts_are_located(tmp_path):
    rest = "dates: {placeholders: [1900-01-01]}\nfields: {title: T, date: D, initiator: S, target: {column: V, unknown: drop}}"
    text = "T,D,S,V\na,1900-01-01,Atlantis,Mumu\nb,2020,Atlantis,Lemuria\nc,2020,FR,Mumu\n"
    assert told(listed(tmp_path, text, rest).doubts) == [
        (2, "column 'S': no actor is called 'Atlantis' (initiator); kept as a tag, 2 times from here on"),
        (2, "column 'V': no actor is called 'Mumu' and 1 more (target); left out"),
        (2, "column 'D': '1900-01-01' stands for no date"),
    ]  # fmt: skip


def test_columns_that_are_not_there_are_told_in_the_mapping(tmp_path):
    with pytest.raises(FileError) as caught:
        listed(tmp_path, "Title,Day\nx,2020\n", "fields:\n  title: Titel\n  date: When\n")
    list_path = tmp_path / "list.csv"
    assert [str(problem) for problem in caught.value.problems] == [
        f"register.map.yaml:6:9: {list_path} has no column 'When'; it has 'Title', 'Day'",
        f"register.map.yaml:5:10: {list_path} has no column 'Titel'; did you mean 'Title'?",
    ]


def test_a_text_file_has_no_sheets(tmp_path):
    (tmp_path / "list.csv").write_text("T\nx\n", "utf-8")
    rules = mapped("table: {sheet: Incidents}\nfields: {title: T}")
    assert len(read_list(tmp_path / "list.csv", rules).rows) == 1
    with pytest.raises(FileError, match="sheet 'Incidents' was asked for: delimited text has no"):
        read_list(tmp_path / "list.csv", rules, sheet="Incidents")


def test_equal_columns_are_a_fault_only_when_they_are_read(tmp_path):
    text = "T,Note,Note\nx,a,b\n"
    assert listed(tmp_path, text, "fields: {title: T}").unread == ("Note", "Note")
    with pytest.raises(FileError, match="has 2 columns 'Note': give them names of their own"):
        listed(tmp_path, text, "fields: {title: T, note: Note}")


def test_unread_columns_and_places(tmp_path):
    listing = listed(tmp_path, "T,D,X\na,2020,z\n", "fields: {title: T, date: D}")
    assert listing.unread == ("X",)
    (claim,) = listing.chronology["r-1"].claims
    assert (claim.place.file, claim.place.line) == (str(tmp_path / "list.csv"), 2)


def test_what_is_read_can_be_written_and_read_again(tmp_path):
    rest = "fields: {title: T, disclosed: {column: D, order: mdy}, initiator: S}"
    text = 'T,D,S\n"quote "" and\nline, =1",4/27/2022,France\n\u202eodd\x07,4/28/2022,Mu\n'
    listing = listed(tmp_path, text, rest)
    write(listing.chronology, tmp_path / "out.yaml")
    assert read(tmp_path / "out.yaml") == listing.chronology


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
RULES = mapped(
    "dates: {order: mdy, jan1: year}\nfields: {title: T, date: {first: A, last: B}, tags: {column: S, split: python-list}, initiator: C}",
    ids="{column: N}",
)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30).map(str) | WORDS,
            WORDS,
            st.dates().map(lambda day: f"{day.month}/{day.day}/{day.year:04}") | WORDS,
            st.dates().map(str) | WORDS,
            st.lists(WORDS).map(repr) | WORDS,
            st.sampled_from(["France", "Mu", ""]) | WORDS,
        ),
        max_size=12,
    )
)
def test_every_row_is_read_or_refused_and_none_is_lost(tmp_path_factory, rows):
    import csv  # noqa: PLC0415

    path = tmp_path_factory.mktemp("list") / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("N", "T", "A", "B", "S", "C"), *rows])
    listing = read_list(path, RULES)
    assert len(listing.rows) + listing.blank == len(rows)
    assert all((row.record is None) == bool(row.problems) for row in listing.rows)
    records = [row.record for row in listing.rows if row.record is not None]
    assert len(records) == len(set(records)) == len(listing.chronology)
    assert {claim.record for event in listing.chronology.events for claim in event.claims} == set(
        records
    )
    assert read_list(path, RULES) == listing


MIXED = [
    # order; cell; what it is, or the message
    ("[dmy, words]", "18.11.2024", "2024-11-18"),
    ("[dmy, words]", "early March 2022", "[2022-03-01..2022-03-10]"),
    ("[words, dmy]", "18.11.2024", "2024-11-18"),
    ("[D MMM YYYY, YYYYMMDD]", "20240131", "2024-01-31"),
    ("[dmy, mdy]", "5/6/2020", "2020-06-05"),
    ("[dmy, words]", "soon", "column 'D': 'soon': no date in any order that was tried (dmy: expected a four-digit year, found 's'; words: expected a date, found 'soon')"),
    ("[iso, DD.MM.YYYY]", "31.2.2020", "column 'D': '31.2.2020': no date in any order that was tried (iso: the day or the month first? say 'order: dmy' or 'order: mdy'; DD.MM.YYYY: expected a date as 'DD.MM.YYYY')"),
]  # fmt: skip


@pytest.mark.parametrize(("order", "cell", "answer"), MIXED)
def test_of_several_orders_the_first_that_reads_wins(order, cell, answer, tmp_path):
    rest = f"fields: {{title: T, date: {{column: D, order: {order}}}}}"
    found = listed(tmp_path, f"T,D\na,{cell}\n", rest)
    if found.refused:
        assert [one.message for one in found.problems] == [answer]
    else:
        assert str(found.chronology["r-1"].date) == answer


def test_a_phrase_read_against_the_publication_of_the_list_is_a_doubt(tmp_path):
    text = "T,D\na,a few weeks ago\nb,early March 2022\nc,5 September\nd,a few weeks ago\n"
    rest = "fields: {title: T, date: {column: D, order: words}}"
    found = listed(tmp_path, text, rest)
    against = "is read against the publication of the list, 2024-01-31, as"
    assert [(line, message.partition(", as ")[0]) for line, message in told(found.doubts)] == [
        (2, f"column 'D': 'a few weeks ago' {against[:-4]}"),
        (4, f"column 'D': '5 September' {against[:-4]}"),
        (5, f"column 'D': 'a few weeks ago' {against[:-4]}"),
    ]
    for event in found.chronology.events:
        doubts = [message for _, message in told(found.doubts) if f"{event.date.text!r}" in message]
        assert all(message.endswith(f"{against} {event.date}") for message in doubts)
    assert {one.code for one in found.doubts} == {"relative-date"}


# when it happened, was discovered, was disclosed; whether that is a doubt
ORDERS = [
    ("2020-05-04", "", "2020-05-03", ["'date' 2020-05-04 begins after 'disclosed' 2020-05-03 has ended"]),
    ("2020-05-04", "2019", "", ["'date' 2020-05-04 begins after 'discovered' 2019 has ended"]),
    ("2020-05-04", "2020-05-04", "2020-05", []),
    ("2020", "2020-01-01", "", []),
    ("../2020", "2019", "", []),
    ("2020-05-04", "", "2020-04/..", []),
]  # fmt: skip


@pytest.mark.parametrize(("date", "discovered", "disclosed", "doubts"), ORDERS)
def test_what_is_known_before_it_happens_is_a_doubt(date, discovered, disclosed, doubts, tmp_path):
    text = f"T,D,E,F\na,{date},{discovered},{disclosed}\n"
    rest = "fields: {title: T, date: D, discovered: E, disclosed: F}"
    found = listed(tmp_path, text, rest)
    assert [(one.code, one.message) for one in found.doubts] == [
        ("date-order", message) for message in doubts
    ]


def test_a_row_without_a_title_is_a_doubt(tmp_path):
    text = "T,D\na,2020\n ,2021\n"
    found = listed(tmp_path, text, "fields: {title: T, date: D}")
    assert told(found.doubts) == [(3, "no title: the event is shown by its id")]
    assert len(found.chronology) == 2
    found = listed(tmp_path, text, "fields: {date: D, summary: T}")
    assert told(found.doubts) == [
        (1, "the mapping reads no 'title': events are shown by their ids")
    ]
