"""From a chronology to a file and back: the same chronology, the same bytes."""

import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from chronoint import Claim, Source, Update, chronology, event, told, unite
from chronoint.dates import parse_date, parse_edtf
from chronoint.errors import FileAccessError, FileError
from chronoint.files import read, read_text, to_text, write
from chronoint.files.emit import yaml_text
from chronoint.history.unite import assemble
from chronoint.model import RELATIONS, Actor, Chronology, Decision

FORMATS = ("yaml", "json", "jsonl")

ODD = st.sampled_from(
    [
        *("NO", "on", "~", "null", "007", "1e3", "12:30", "2019-12-01", "<<", "---", "- a", "? b"),
        *(
            "a: b",
            "a #b",
            "#a",
            "a:",
            " a",
            "a ",
            "a\nb\n",
            "\ta",
            "a\\b",
            'a"b',
            "it's",
            "!x",
            "&x",
        ),
        *(
            "*x",
            "%x",
            "@x",
            "`x",
            "[x]",
            "{x}",
            "x, y",
            "x]",
            "|",
            ">",
            "=",
            "",
            " ",
            "…",
            "a\r\nb",
        ),
        *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"),
        *("\u202eevil", "e\u0301", "é", "מגדל", "🕵️‍♀️", "\U000e0041", "\U0010ffff", "\xa0", "\xad"),
        *("$x^2$", "<script>", "\\u0041", "x" * 200),
    ]
)
TEXTS = st.one_of(ODD, st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
SLUGS = st.sampled_from(["a", "b", "007", "1e3", "no", "x.y_z-1", "null"])
EDTF = ["2024", "1985?", "2019-10", "2018-09-04", "2003/2005", "../2020-09-18", "[2019..2020]"]
EDTF += ["2019-05-26/..", "1985/", "198X", "2024-21", "-0044-03-15", "2004-06~-11"]
PROSE = ["early October 2019", "spring 2024", "the 1990s", "last week"]
DATES = st.one_of(
    st.sampled_from(EDTF).map(parse_edtf),
    st.sampled_from(PROSE).map(lambda text: parse_date(text, reference=parse_edtf("2020-06-15"))),
)
STATED = {
    "date": st.none() | DATES,
    "discovered": st.none() | DATES,
    "disclosed": st.none() | DATES,
    "title": st.none() | TEXTS,
    "summary": st.none() | TEXTS,
    "type": st.none() | TEXTS,
    "initiator": LISTS,
    "venue": LISTS,
    "persons": LISTS,
    "status": st.none() | st.sampled_from(["alleged", "retracted"]),
    "credibility": st.none() | st.integers(1, 6),
    "tags": LISTS,
    "note": st.none() | TEXTS,
}


@st.composite
def sources(draw: st.DrawFn) -> Source:
    updates = draw(st.lists(SLUGS, unique=True, max_size=3))
    withdraws = st.sampled_from([{}, {"kind": "retraction", "withdraws": "original"}])
    return Source(
        draw(SLUGS),
        title=draw(st.none() | TEXTS),
        published=draw(st.none() | DATES),
        reliability=draw(st.none() | st.sampled_from("AF")),
        note=draw(st.none() | TEXTS),
        updates=[
            Update(one, draw(st.none() | DATES), title=draw(st.none() | TEXTS), **draw(withdraws))
            for one in updates
        ],
    )


@st.composite
def histories(draw: st.DrawFn):
    told_by = draw(st.lists(sources(), unique_by=lambda one: one.id, max_size=3))
    points = [(one.id, None) for one in told_by]
    points += [(one.id, update.id) for one in told_by for update in one.updates]
    claims = []
    if points:
        for record in draw(st.lists(SLUGS, max_size=5)):
            source, update = draw(st.sampled_from(points))
            stated = draw(st.fixed_dictionaries(STATED) | st.just({"absent": ["event"]}))
            claims.append(Claim(record, source, update, **stated))
    records = sorted({claim.record for claim in claims})
    groups = [tuple(records[:2])] if len(records) > 1 and draw(st.booleans()) else []
    actors = draw(st.sampled_from([[], [Actor("x-y", "N: #1", "group", aliases=["NO", ""])]]))
    relation = draw(st.sampled_from(RELATIONS))
    rulings = [Decision(relation, ["q", "r"], who=draw(TEXTS), when=draw(st.none() | DATES))]
    decisions = draw(st.sampled_from([[], rulings]))
    return assemble(claims, sources=told_by, actors=actors, decisions=decisions, groups=groups)


@pytest.mark.parametrize("form", FORMATS)
@given(history=histories())
def test_what_is_written_reads_back_the_same(form: str, history) -> None:
    text = to_text(history, form)
    again = read_text(text.encode(), format=form)
    assert again == history
    ids = [[claim.id for claim in one.claims] for one in history]
    assert [[claim.id for claim in one.claims] for one in again] == ids
    assert to_text(again, form) == text


@given(text=TEXTS)
def test_other_yaml_tools_read_the_same_text(text: str) -> None:
    written = yaml_text({"title": text, "tags": [text, text], "list": [{"note": text}]})
    expected = {"title": text, "tags": [text, text], "list": [{"note": text}]}
    assert yaml.safe_load(written) == expected


@given(text=TEXTS)
def test_written_yaml_shows_every_character(text: str) -> None:
    written = yaml_text({"title": text})
    assert all(sign == "\n" or sign.isprintable() for sign in written)


def test_json_keeps_letters_and_escapes_what_cannot_be_seen() -> None:
    history = chronology([event("a", title="Zürich \u2028\x7f\ufeff 🕵")])
    assert '"Zürich \\u2028\\u007f\\ufeff 🕵"' in to_text(history, "json")


def test_the_text_of_a_short_file() -> None:
    source = Source(
        "blog",
        publisher="Example Blog",
        published="2019-12-01",
        updates=[Update("denial", "2020-09-18", kind="correction")],
    )
    history = chronology(
        [
            event(
                "barred",
                date="early October 2019",
                title="Director barred: eight years",
                target=["EU", "NO"],
                credibility=3,
                updates=[told("denial", status="denied")],
            ),
            event("year", date="2024", tags=["a, b"]),
        ],
        source=source,
        actors=[Actor("MSS", "Ministry of State Security", "service", state="CN")],
        decisions=[Decision("different", ["barred", "year"], when=parse_edtf("2026-11-21"))],
    )
    assert (
        to_text(history)
        == """\
chronoint: 1
source:
  id: blog
  publisher: Example Blog
  published: 2019-12-01
  updates:
    - id: denial
      published: 2020-09-18
      kind: correction
actors:
  - code: MSS
    name: Ministry of State Security
    kind: service
    state: CN
decisions:
  - different: [barred, year]
    when: 2026-11-21
events:
  - id: barred
    date: early October 2019
    title: "Director barred: eight years"
    target: [EU, "NO"]
    credibility: 3
    updates:
      - update: denial
        status: denied
  - id: year
    date: "2024"
    tags: ["a, b"]
"""
    )
    lines = to_text(history, "jsonl").splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["source"]["id"] == "blog"
    assert json.loads(lines[2]) == {"id": "year", "date": "2024", "tags": ["a, b"]}


def merged(**ruled: Decision) -> Chronology:
    one = chronology([event("wall", date="1989-11")], source=Source("atlas"))
    two = chronology([event("fall", date="1989-11-09")], source=Source("gazette"))
    return unite(two, one, decisions=ruled.values())


def test_records_that_a_decision_unites_are_written_apart() -> None:
    history = merged(ruling=Decision("same", ["wall", "fall"]))
    assert len(history) == 1
    text = to_text(history)
    assert (
        text
        == """\
chronoint: 1
sources:
  - id: atlas
  - id: gazette
decisions:
  - same: [wall, fall]
events:
  - id: fall
    claims:
      - source: gazette
        date: 1989-11-09
  - id: wall
    claims:
      - source: atlas
        date: 1989-11
"""
    )
    assert read_text(text) == history
    # Whoever deletes the decision parts them again.
    parted = read_text(text.replace("decisions:\n  - same: [wall, fall]\n", ""))
    assert parted == merged()


def test_records_that_a_file_unites_stay_one_event() -> None:
    text = """\
chronoint: 1
sources:
  - id: atlas
  - id: gazette
events:
  - id: fall
    claims:
      - source: atlas
        record: wall
        date: 1989-11
      - source: gazette
        date: 1989-11-09
"""
    assert to_text(read_text(text)) == text


def test_a_date_read_against_another_day_is_written_in_two_parts() -> None:
    date = parse_date("last year", reference=parse_edtf("2018"))
    history = chronology([event("a", date=date)], source=Source("s", published="2020-01-01"))
    assert '    date:\n      text: last year\n      edtf: "2017"\n' in to_text(history)
    assert read_text(to_text(history)) == history


def test_an_empty_chronology() -> None:
    empty = assemble([])
    assert to_text(empty) == "chronoint: 1\n"
    assert all(read_text(to_text(empty, form), format=form) == empty for form in FORMATS)


def test_uniting_in_any_order_writes_the_same_bytes() -> None:
    parts = [
        chronology(
            [event(name, title=f"By {name}"), event("shared", tags=[name])], source=Source(name)
        )
        for name in "abc"
    ]
    texts = {
        to_text(unite(*order))
        for order in (parts, parts[::-1], [*parts, *parts], [unite(*parts[1:]), parts[0]])
    }
    assert len(texts) == 1


CANNOT = [
    (Claim("a", "none"), "unknown-source", "event 'a': source 'none' is not in the chronology"),
    (
        Claim("a", "s", "late"),
        "unknown-update",
        "event 'a': update 'late' is not in the chain of 's'",
    ),
    (
        Claim("a", "s", title="x\ud800"),
        "surrogate",
        "event 'a': title holds half a surrogate pair, no character",
    ),
    (
        Claim("a", "s", date=parse_edtf("2024-21", hemisphere="south")),
        "date",
        "event 'a': date: no text reads back as '2024-21' (2024-21): give the date as EDTF",
    ),
]


@pytest.mark.parametrize(("claim", "code", "message"), CANNOT)
def test_what_would_not_read_back_is_refused(
    tmp_path: Path, claim: Claim, code: str, message: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    with pytest.raises(FileError) as caught:
        write(assemble([claim], sources=[Source("s")]), path)
    assert [(one.code, str(one)) for one in caught.value.problems] == [(code, f"{path}: {message}")]
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


HISTORY = chronology([event("a", title="Zürich")])


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.json", "a.jsonl", "A.YAML"])
def test_files_by_suffix(tmp_path: Path, name: str) -> None:
    write(HISTORY, tmp_path / name)
    assert read(tmp_path / name) == HISTORY
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert b"\r" not in (tmp_path / name).read_bytes()


def test_an_unknown_suffix(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"suffix '.txt': expected one of .yaml"):
        write(HISTORY, tmp_path / "a.txt")
    write(HISTORY, tmp_path / "a.txt", format="json")
    assert read(tmp_path / "a.txt", format="json") == HISTORY


def test_permissions_stay_and_links_are_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(HISTORY, link)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert read(path) == HISTORY


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "a.yaml"
    folder.mkdir()
    with pytest.raises(FileAccessError) as caught:
        write(HISTORY, folder)
    assert str(caught.value) == f"{folder}: is a folder; expected a file"
    with pytest.raises(FileAccessError, match="no such file or folder"):
        write(HISTORY, tmp_path / "none" / "a.yaml")


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileAccessError) as caught:
        write(HISTORY, path)
    assert str(caught.value) == f"{path}: no space left on device"
    assert caught.value.errno == 28
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


EVENTS = Path(__file__).parents[2] / "events"


@pytest.mark.skipif(not EVENTS.exists(), reason="the project's event files are not here")
@pytest.mark.parametrize("form", FORMATS)
def test_the_projects_events_survive(form: str) -> None:
    known = read(EVENTS)
    text = to_text(known, form)
    again = read_text(text, format=form)
    assert again == known
    assert to_text(again, form) == text


def test_nothing_is_normalised() -> None:
    title = unicodedata.normalize("NFD", "Zürich")
    history = chronology([event("a", title=title)])
    assert read_text(to_text(history))["a"].title == title
