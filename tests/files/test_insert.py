"""Into a file that a person wrote: only added lines, and all that was to be added."""

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given, reject
from hypothesis import strategies as st

from chronoint import Chronology, Decision, Source, Update, chronology, event, told, unite
from chronoint.errors import DecisionError, FileAccessError, FileError, ModelError, WrongTypeError
from chronoint.files import Inserted, insert, new_file_text, read, read_text, to_text
from chronoint.model import Actor
from messy import Messy
from strategies import united

BBC = Source("bbc", publisher="BBC", published="2020-06-01")


def added(path: Path, *tellings: Any, source: Source = BBC, **more: Any) -> Inserted:
    return insert(path, chronology(tellings, source=source, **more))


def only_added(old: str, new: str) -> list[str]:
    """The lines that came in; an error when one that was there is gone."""
    rows, found = old.split("\n"), []
    for row in new.split("\n"):
        if rows and row == rows[0]:
            rows.pop(0)
        else:
            found.append(row)
    assert not rows, f"gone: {rows[0]!r}"
    return found


FILE = """\
# by hand
chronoint: 1
source:
  id: blog   # short
  published: 2019-12-01
events:
  # part one
  - id: first
    date: early October 2019    # prose
    title: 'A, quoted'
    initiator: [CN,RU]

  # part two
  - {id: second, date: 2020-02, title: In braces}
  - id: third
    date: 2020-04
    # of the third

# the end
"""
NEW = "  - id: new\n    source: bbc\n"

PLACES = [
    # a claim of a known event; where it comes in
    (
        event("first", title="Theirs"),
        "[CN,RU]\n    claims:\n      - source: bbc\n        title: Theirs\n\n  # part two",
    ),
    (
        event("third", title="Theirs"),
        "# of the third\n    claims:\n      - source: bbc\n        title: Theirs\n\n# the end",
    ),
    # of an event in braces: an entry of its own behind it
    (
        event("second", title="Theirs"),
        "In braces}\n  - id: second\n    claims:\n      - source: bbc\n        title: Theirs\n  - id: t",
    ),
    # new events, in order of time
    (event("new", date="2018"), f'events:\n{NEW}    date: "2018"\n  # part one'),
    (event("new", date="2019-12"), f"[CN,RU]\n{NEW}    date: 2019-12\n\n  # part two"),
    (event("new", date="2020-03"), f"In braces}}\n{NEW}    date: 2020-03\n  - id: third"),
    (event("new", date="2021-05"), f"# of the third\n{NEW}    date: 2021-05\n\n# the end"),
    (event("new"), f"# of the third\n{NEW}\n# the end"),
]


@pytest.mark.parametrize(("telling", "part"), PLACES)
def test_where_lines_come_in(tmp_path: Path, telling: Any, part: str) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(FILE)
    assert added(path, telling).added_claims == 1
    text = path.read_text()
    only_added(FILE, text)
    assert part in text
    assert "sources:\n  - id: bbc\n    publisher: BBC\n    published: 2020-06-01\nevents:" in text


def test_the_starter_takes_everything_and_is_left_alone_the_second_time(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(new_file_text())
    old = read(path)
    known = chronology(
        [
            event("director-barred", update="third", title="Later", updates=[]),
            event("other", date="2020-02", updates=[told("third", status="denied")]),
        ],
        source=Source(
            "example-blog",
            url="https://example.org/",
            updates=[Update("second", "2020-01-01"), Update("denial", "2020-09-18", "correction"), Update("third", "2021")],
        ),
        actors=[Actor("institute", "The Institute", "organisation", state="CN")],
    )  # fmt: skip
    more = unite(
        known,
        chronology([event("b", venue="NO")], source=BBC),
        decisions=[Decision("same", ["b", "director-barred"], "editors", "2026-11-21")],
    )
    found = insert(path, more)
    assert found == Inserted(1, 4, 1, 1, changed=True)
    assert read(path) == unite(old, more)
    lines = only_added(new_file_text(), path.read_text())
    # As the neighbours are written, so are they.
    assert "    - {id: second, published: 2020-01-01}" in lines
    assert "      - {update: third, title: Later}" in lines
    assert '    venue: ["NO"]' in lines
    before = path.stat()
    assert insert(path, more) == Inserted()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


LAYOUTS = [
    # how a file is indented; what its new event looks like
    ("chronoint: 1\nsource: {id: blog}\nevents:\n- id: a\n  date: 2019-01\n  updates: []\n", "\n- id: new\n  source: bbc\n  date: 2020-01\n"),
    ("chronoint: 1\nsource: {id: blog}\nevents:\n    -   id: a\n        date: 2019-01\n", "\n    -   id: new\n        source: bbc\n        date: 2020-01\n"),
    ("chronoint: 1\r\nsource: {id: blog}\r\nevents:\r\n  - id: a\r\n", "\r\n  - id: new\r\n    source: bbc\r\n    date: 2020-01\r\n"),
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - id: a", "\n  - id: a\n  - id: new\n    source: bbc\n    date: 2020-01"),
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - id: a\n\n  - id: b\n", "\n  - id: b\n\n  - id: new\n    source: bbc\n    date: 2020-01\n"),
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - id: a\n    note: |+\n      kept\n\n\n", "\n\n\n  - id: new\n"),
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - id: a\n    note: |\n      text\n    # of a\n\n  # end\n", "    # of a\n  - id: new\n"),
    ("---\nchronoint: 1\nsource: {id: blog}\nevents:\n  - id: a\n...\n", "- id: a\n  - id: new\n    source: bbc\n    date: 2020-01\n...\n"),
    # newest first, and in no order
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - {id: c, date: 2021-01}\n  - {id: a, date: 2019-01}\n", "2021-01}\n  - id: new\n"),
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - {id: c, date: 2021-01}\n  - {id: a, date: 2019-01}\n  - {id: d, date: 2022-01}\n", "2022-01}\n  - id: new\n"),
    # no events yet; a mark at the beginning
    ("chronoint: 1\nactors:\n  - {code: x, name: X, kind: group}\n", "group}\nevents:\n  - id: new\n    date: 2020-01\n"),
    ("\ufeffchronoint: 1\nsource:\n   id: blog\n", "id: blog\nsources:\n  - id: bbc\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), LAYOUTS)
def test_new_lines_look_like_their_neighbours(tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / "hand.yaml"
    path.write_bytes(text.encode())
    old = read(path)
    new = chronology([event("new", date="2020-01")], source=BBC)
    assert insert(path, new).added_events == 1
    made = path.read_bytes().decode()
    assert part in made
    only_added(text.replace("\r\n", "\n"), made.replace("\r\n", "\n"))
    assert made.count("\r") in (0, made.count("\n"))
    assert read(path) == unite(old, new)


def test_a_file_of_one_source_in_a_list_keeps_who_tells(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text("chronoint: 1\nsources:\n  - id: blog\nevents:\n  - id: a\n    title: Ours\n")
    old = read(path)
    new = chronology([event("a", title="Theirs")], source=BBC)
    insert(path, new)
    assert "source:\n  id: blog\nsources:\n  - id: blog\n  - id: bbc\n" in path.read_text()
    assert read(path) == unite(old, new)


def test_an_event_of_nothing_but_its_id_stays_a_claim(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text("chronoint: 1\nsource:\n  id: blog\nevents:\n  - id: a\n")
    added(path, event("a", title="Theirs"))
    assert {claim.source for claim in read(path)["a"].claims} == {"blog", "bbc"}


def test_a_source_in_braces_is_told_again_among_sources(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    text = "chronoint: 1\nsource: {id: blog, updates: [{id: one}]}\nevents:\n  - id: a\n"
    path.write_text(text)
    source = Source("blog", url="https://example.org/", updates=[Update("zero"), Update("one")])
    added(path, event("a", update="zero", title="x"), source=source)
    only_added(text, path.read_text())
    assert [update.id for update in read(path).source("blog").updates] == ["zero", "one"]


def test_records_that_a_decision_unites_can_be_parted_again(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(FILE)
    added(path, event("theirs", title="x"), decisions=[Decision("same", ["first", "theirs"])])
    assert read(path)["theirs"].records == ("first", "theirs")
    path.write_text(path.read_text().replace("decisions:\n  - same: [first, theirs]\n", ""))
    assert read(path)["theirs"].records == ("theirs",)


def test_records_that_a_merged_file_unites_stay_united(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(FILE)
    merged = read_text(
        "chronoint: 1\nsources: [{id: bbc}]\nevents:\n"
        "  - {id: first, claims: [{source: bbc, record: x, title: X}]}\n"
        "  - {id: u, claims: [{source: bbc, record: v, title: V}, {source: bbc, record: w}]}\n"
    )
    old = read(path)
    insert(path, merged)
    assert read(path) == unite(old, merged)
    assert read(path)["v"].records == ("u", "v", "w")
    only_added(FILE, path.read_text())


REFUSED = [
    # file; what is inserted; message
    ("chronoint: 1\nsource: {id: blog}\nevents: [{id: a}]\n", event("new"),
     ":3:9: 'events' stands in brackets or braces, where no line can be added: write it in lines, one key or '- item' a line, and try again"),
    ("{chronoint: 1, source: {id: blog}, events: [{id: a}]}\n", event("new"), ":1:1: the file stands in brackets or braces"),
    ("chronoint: 1\nsources: [{id: blog}]\n", event("new"), ":2:10: 'sources' stands in brackets or braces"),
    # the newline would become part of the text
    ("chronoint: 1\nsource: {id: blog}\nevents:\n  - id: a\n    note: |\n      text", event("new"),
     ": lines cannot be added, since they read back differently, first at event 'a'; the file is left as it was"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "telling", "message"), REFUSED)
def test_refuses_and_leaves_the_file_alone(
    tmp_path: Path, text: str, telling: Any, message: str
) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(text)
    before = path.stat()
    with pytest.raises(FileError) as caught:
        added(path, telling)
    assert f"{path}{message}" in str(caught.value)
    assert path.read_text() == text
    assert path.stat().st_ino == before.st_ino
    assert list(tmp_path.iterdir()) == [path]


def test_refuses_what_contradicts_the_file(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(FILE)
    with pytest.raises(ModelError, match="published"):
        added(path, event("a"), source=Source("blog", published="2018"))
    with pytest.raises(DecisionError):
        added(path, decisions=[Decision("same", ["a", "b"]), Decision("different", ["a", "b"])])
    with pytest.raises(FileAccessError, match="no such file"):
        added(tmp_path / "none.yaml", event("a"))
    with pytest.raises(FileError, match=r"suffix '.txt': expected one of"):
        added(tmp_path / "none.txt", event("a"))
    with pytest.raises(WrongTypeError):
        insert(path, "none.yaml")  # type: ignore[arg-type]
    assert path.read_text() == FILE


RETOLD = """\
chronoint: 1
source: {id: blog, updates: [{id: later}]}
events:
  - id: a
    date: 2020-05
    title: Ours
    initiator: [CN, RU]
    updates:
      - {update: later, status: denied}
  - id: b
    title: Same
  - id: c
"""


@pytest.mark.parametrize("suffix", ["yaml", "json", "jsonl"])
def test_refuses_what_would_be_told_twice_at_one_point(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"own.{suffix}"
    path.write_text(RETOLD if suffix == "yaml" else to_text(read_text(RETOLD), suffix))
    before = path.read_bytes()
    source = Source("blog", updates=[Update("later")])
    other = chronology(
        [
            event("a", date="May 2020", title="Theirs", updates=[told("later", status="denied")]),
            event("b", title="Same", updates=[told("later", status="denied")]),
            event("c", note="New"),
        ],
        source=source,
    )
    with pytest.raises(FileError) as caught:
        insert(path, other)
    problems = caught.value.problems
    assert [one.message for one in problems] == [
        "event 'a': source 'blog' tells it otherwise: date '2020-05' here, '2020-05 (May 2020)' "
        "there; title 'Ours' here, 'Theirs' there; initiator 'CN, RU' here, not told there: "
        "correct the lines here, or tell the change as an update of the source",
        "event 'c': source 'blog' tells it otherwise: note not told here, 'New' there: correct "
        "the lines here, or tell the change as an update of the source",
    ]
    assert {one.code for one in problems} == {"retold"}
    if suffix == "yaml":
        assert [one.place.line for one in problems] == [4, 12]
    assert path.read_bytes() == before


def test_of_many_tellings_a_hundred_are_named(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    mine = [event(f"a{number}", title="x") for number in range(150)]
    path.write_text(to_text(chronology(mine, source=BBC), "jsonl"))
    with pytest.raises(FileError) as caught:
        added(path, *(event(f"a{number}", title="y") for number in range(150)))
    assert len(caught.value.problems) == 101
    assert str(caught.value.problems[-1]) == "and 50 more problems"


def test_a_json_lines_file_gets_further_lines(tmp_path: Path) -> None:
    path = tmp_path / "made.jsonl"
    old = unite(chronology([event("a", title="A")], source=BBC), chronology(source=Source("blog")))
    path.write_text(to_text(old, "jsonl").rstrip("\n"))
    before = path.read_text()
    new = chronology([event("a", title="Ours"), event("b", note="x\u2028y")], source=Source("blog"))
    assert insert(path, new).added_claims == 2
    assert path.read_text().startswith(before + "\n")
    assert read(path) == unite(old, new)
    assert insert(path, new) == Inserted()
    # A new source stands in the first line, so the file is made anew.
    newer = chronology([event("c")], source=Source("third"))
    insert(path, newer)
    assert path.read_text() == to_text(unite(old, new, newer), "jsonl")


def test_a_json_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    path.write_text('{"chronoint": 1, "source": {"id": "blog"}}')
    assert added(path, event("a")) == Inserted(1, 1, 1, changed=True)
    assert path.read_text() == to_text(read(path), "json")
    assert added(path, event("a")) == Inserted()


def as_told(tree: dict[str, Any], random: Random) -> dict[str, Any]:
    """Another tree for much the same: what a file may leave out, and short forms."""
    used = {
        (claim.get("source"), claim.get("update"))
        for told_event in tree.get("events", ())
        for claim in (told_event, *told_event.get("updates", ()), *told_event.get("claims", ()))
    }
    sources = tree.get("sources", [])
    for source in sources:
        if random.random() < 0.5:
            source.pop("reliability", None)
        kept = [
            one
            for one in source.get("updates", ())
            if (source["id"], one["id"]) in used or random.random() < 0.5
        ]
        source["updates"] = kept
        if not kept:
            del source["updates"]
    random.shuffle(sources)
    random.shuffle(tree.get("decisions", []))
    if sources and random.random() < 0.5:
        single = sources.pop()
        tree = {"chronoint": 1, "source": single, **tree}
    for at, told_event in enumerate(tree.get("events", ())):
        claims = told_event.get("claims")
        if claims and "record" not in claims[0] and random.random() < 0.7:
            first = claims.pop(0)
            hoisted = {"id": told_event["id"], **first, "claims": claims}
            if not claims:
                del hoisted["claims"]
            tree["events"][at] = hoisted
    if random.random() < 0.4:
        random.shuffle(tree.get("events", []))
    return {key: tree[key] for key in tree if tree[key] or key == "chronoint"}


@given(united(), united(), st.integers(0, 2**32))
def test_only_lines_are_added_whatever_the_layout(
    old: Chronology, new: Chronology, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - drawn by Hypothesis, so that it can be repeated
    tree = as_told(json.loads(to_text(old, "json")), random)
    base = read_text(json.dumps(tree), format="json")
    try:
        whole = unite(base, new)
    except ModelError:  # they rule against each other
        reject()
    text = Messy(random).text(tree)
    assert read_text(text) == base
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hand.yaml"
        path.write_bytes(text.encode())
        try:
            found = insert(path, new)
        except FileError as error:
            codes = {one.code for one in error.problems}
            assert codes <= {"retold", "more"} or codes == {"layout"}
            note(f"refused: {min(codes)}")
            assert path.read_bytes() == text.encode()
            return
        assert found.changed == (whole != base)
        note(f"changed: {found.changed}")
        made = path.read_bytes().decode()
        if not found.changed:
            assert made == text
        rows = iter(made.splitlines())
        assert all(row in rows for row in text.splitlines())
        assert made.endswith("\n") == text.endswith("\n")
        assert ("\r\n" in text) == ("\r" in made) or "\n" not in text
        assert read(path) == whole
        assert insert(path, new) == Inserted()
        assert path.read_bytes().decode() == made
