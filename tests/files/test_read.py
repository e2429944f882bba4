"""From files to a chronology: what is stated is kept as it was written."""

from pathlib import Path

import pytest
import yaml

from chronoint import Chronology, Claim, Place
from chronoint.errors import FileError
from chronoint.files import read, read_text, yamltree
from chronoint.model import DATE_ROLES, DateRole

SHORT = """\
chronoint: 1
source:
  id: example-blog-embassy
  publisher: Example Blog
  title: Listening post in the old quarter
  published: 2019-12-01
  reliability: C
  updates:
    - {id: second-report, published: 2020-05-20, title: A paper names the embassy}
    - {id: denial, published: 2020-09-18, kind: correction}
events:
  - id: director-barred
    date: early October 2019          # prose, read against `published`; or EDTF
    title: Institute director barred from the Schengen area for eight years
    type: expulsion
    initiator: [CN]
    target: [EU, US]
    responder: [BE]
    status: alleged
    credibility: 3
  - id: embassy-listening-post
    update: second-report             # first told in that update
    date: 2020-05-15
    title: Newspaper reports that an embassy building was used to listen in
    initiator: [CN]
    venue: [BE]
    status: alleged
    updates:
      - update: denial
        status: denied
"""

MERGED = """\
chronoint: 1
sources:
  - {id: atlas, published: 1990-01-01}
  - {id: gazette, published: 1990-02-01, updates: [{id: later, published: 1990-03-01}]}
events:
  - id: wall-falls
    claims:
      - {source: atlas, date: 1989-11, venue: [DD]}
      - {source: gazette, update: later, record: berlin-wall, date: 1989-11-09}
  - {id: other, source: atlas, title: Told by one}
"""


def claims(chronology: Chronology, record: str) -> list[Claim]:
    return list(chronology[record].claims)


def test_the_short_form_of_the_design() -> None:
    known = read_text(SHORT, name="war.yaml")
    assert {event.id for event in known} == {"director-barred", "embassy-listening-post"}
    [barred] = claims(known, "director-barred")
    assert (barred.source, barred.update) == ("example-blog-embassy", None)
    assert barred.date is not None
    assert (barred.date.text, str(barred.date)) == (
        "early October 2019",
        "[2019-10-01..2019-10-10]",
    )
    assert (barred.target, barred.status, barred.credibility) == (("EU", "US"), "alleged", 3)
    first, second = claims(known, "embassy-listening-post")
    assert (first.update, first.status, second.update, second.status) == (
        "second-report",
        "alleged",
        "denial",
        "denied",
    )
    assert second.date is None
    [source] = known.sources
    assert (source.reliability, [update.kind for update in source.updates]) == (
        "C",
        ["update", "correction"],
    )


def test_the_merged_form() -> None:
    known = read_text(MERGED)
    assert set(known["wall-falls"].records) == {"wall-falls", "berlin-wall"}
    assert known["berlin-wall"] is known["wall-falls"]
    assert [(one.source, one.update, one.record) for one in claims(known, "wall-falls")] == [
        ("atlas", None, "wall-falls"),
        ("gazette", "later", "berlin-wall"),
    ]
    assert claims(known, "other")[0].source == "atlas"


def test_every_value_knows_its_place() -> None:
    known = read_text(SHORT, name="war.yaml")
    assert known.sources[0].place == Place("war.yaml", 3, 3)
    assert known.sources[0].updates[1].place == Place("war.yaml", 10, 7)
    assert claims(known, "director-barred")[0].place == Place("war.yaml", 12, 5)
    assert [one.place for one in claims(known, "embassy-listening-post")] == [
        Place("war.yaml", 21, 5),
        Place("war.yaml", 29, 9),
    ]


def test_places_in_json() -> None:
    text = '{"chronoint": 1,\n "sources": [\n  {"id": "s"}],\n "events": [{"id": "a", "source": "s"},\n  {"id": "b"}]}'
    known = read_text(text, name="f")
    assert known.sources[0].place == Place("f", 3, 3)
    assert claims(known, "a")[0].place == Place("f", 4, 13)
    assert claims(known, "b")[0].place == Place("f", 5, 3)


AS_WRITTEN = [
    # what stands there in YAML, what it is; YAML 1.1 would make another type of each
    "NO",
    "no",
    "on",
    "Yes",
    "true",
    "007",
    "0o17",
    "0x1F",
    "1_000",
    "1.10",
    "1e3",
    ".5",
    ".inf",
    "12:30:45",
    "2019-12-01",
    "2019-02-30",
    "2001-12-14t21:59:43.10-05:00",
    "+12",
    "=",
    "٣",
]


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_nothing_is_resolved(written: str) -> None:
    text = f"chronoint: 1\nsource: {{id: s}}\nevents:\n  - id: a\n    title: {written}\n    tags: [{written}]\n"
    [claim] = claims(read_text(text), "a")
    assert (claim.title, claim.tags) == (written, (written,))
    assert type(claim.title) is str


def test_ids_that_look_like_numbers() -> None:
    known = read_text("chronoint: 1\nsource: {id: 007}\nevents: [{id: 010}, {id: 1e3}]\n")
    assert {event.id for event in known} == {"010", "1e3"}
    assert known.sources[0].id == "007"


def test_a_year_without_quotes_is_a_date() -> None:
    known = read_text("chronoint: 1\nsource: {id: s}\nevents: [{id: a, date: 2024}]\n")
    assert str(known["a"].date) == "2024"


@pytest.mark.parametrize("quoted", ['""', "' '", '"~"', '"a\\u0000b"', '"\\u2028"', '"\\ufeff"'])
def test_quoted_texts_may_be_empty_or_odd(quoted: str) -> None:
    text = f"chronoint: 1\nsource: {{id: s}}\nevents:\n  - {{id: a, title: {quoted}}}\n"
    [claim] = claims(read_text(text), "a")
    expected = {"' '": " "}.get(quoted) or eval(quoted)  # noqa: S307 - our own literals
    assert claim.title == expected


def test_prose_dates_are_read_against_their_point_of_the_chain() -> None:
    text = """\
chronoint: 1
source: {id: s, published: 2019-12-01, updates: [{id: late, published: 2020-05-20}]}
events:
  - {id: a, date: last year, updates: [{update: late, date: last year}]}
  - {id: b, update: late, date: last year}
"""
    known = read_text(text)
    assert [str(one.date) for one in claims(known, "a")] == ["2018", "2019"]
    assert [str(one.date) for one in claims(known, "b")] == ["2019"]


@pytest.mark.parametrize("role", DATE_ROLES)
def test_every_date_role_is_read_against_its_point_of_the_chain(role: DateRole) -> None:
    text = f"""\
chronoint: 1
source: {{id: s, published: 2019-12-01, updates: [{{id: late, published: 2020-05-20}}]}}
events:
  - {{id: a, {role}: last year, updates: [{{update: late, {role}: {{text: then, edtf: "2017"}}}}]}}
  - {{id: b, claims: [{{source: s, update: late, {role}: last year}}]}}
"""
    known = read_text(text)
    stated = [one.dates[role] for name in "ab" for one in claims(known, name)]
    assert [(date.text, str(date)) for date in stated] == [
        ("last year", "2018"),
        ("then", "2017"),
        ("last year", "2019"),
    ]
    with pytest.raises(FileError, match=rf"f:4:\d+: {role}: '2019-13': month 13 is out of 1..12"):
        read_text(
            f"chronoint: 1\nsource: {{id: s}}\nevents:\n  - {role}: 2019-13\n    id: a\n", name="f"
        )


def test_a_date_in_two_parts_keeps_its_words() -> None:
    text = (
        "chronoint: 1\nsource: {id: s, published: 2020-01-01}\n"
        'events: [{id: a, date: {text: last week, edtf: "[2018-06-01..2018-06-07]"}}]\n'
    )
    date = read_text(text)["a"].date
    assert date is not None
    assert (date.text, str(date)) == ("last week", "[2018-06-01..2018-06-07]")


def test_sources_may_stand_in_another_file_and_after_the_events(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "events: [{id: a, source: s, update: u, date: last year}]\nchronoint: 1\n"
    )
    (tmp_path / "b.json").write_text(
        '{"chronoint": 1, "source": {"id": "s", "updates": [{"id": "u", "published": "2020"}]}}'
    )
    assert str(read(tmp_path)["a"].date) == "2019"
    assert read(tmp_path / "b.json", tmp_path / "a.yaml") == read(tmp_path)


def test_a_folder_gives_its_event_files(tmp_path: Path) -> None:
    for number, name in enumerate(("b.yaml", "a.yml", "c.json", ".hidden.yaml", "notes.txt")):
        (tmp_path / name).write_text(f'{{"chronoint": 1, "source": {{"id": "s{number}"}}}}')
    (tmp_path / "d.jsonl").write_text('{"chronoint": 1, "source": {"id": "s9"}}\n{"id": "a"}\n')
    (tmp_path / "list.map.yaml").write_text("chronoint: 1\nid: No\n")  # of a list, not of events
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "e.yaml").write_text("broken: [")
    assert [source.id for source in read(tmp_path).sources] == ["s0", "s1", "s2", "s9"]
    assert read(str(tmp_path), tmp_path / "a.yml") == read(tmp_path)


def test_a_folder_without_event_files(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        read(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: the folder holds no event files (.yaml, .yml, .json, .jsonl, .ndjson)"
    )


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("chronoint: 2\n")
    (tmp_path / "b.json").write_text("{")
    (tmp_path / "c.jsonl").write_text('{"chronoint": 1, "source": {"id": "s"}}\n{"idd": "a"}\n')
    with pytest.raises(FileError) as caught:
        read(tmp_path, tmp_path / "none.yaml")
    found = [(problem.place.file, problem.code) for problem in caught.value.problems]
    assert sorted(found, key=str) == sorted(
        [
            (str(tmp_path / "a.yaml"), "version"),
            (str(tmp_path / "b.json"), "syntax"),
            (str(tmp_path / "c.jsonl"), "missing"),
            (str(tmp_path / "c.jsonl"), "unknown-key"),
            (str(tmp_path / "none.yaml"), "no-file"),
        ],
        key=str,
    )


def test_one_event_in_two_files(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(
            f"chronoint: 1\nsource: {{id: {name}}}\nevents: [{{id: same, tags: [{name}]}}]\n"
        )
    [event] = read(tmp_path)
    assert event.sources == ("a", "b")
    assert event.tags == ("a", "b")


def test_one_source_in_two_files_has_the_updates_of_both(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "chronoint: 1\nsource: {id: s, published: 2020-01-01, updates: [{id: u, published: 2020-02}]}\n"
        "events: [{id: x, update: v, date: last year}]\n"
    )
    (tmp_path / "b.yaml").write_text(
        "chronoint: 1\nsource: {id: s, title: T, updates: [{id: v, published: 2022-03}]}\n"
    )
    known = read(tmp_path)
    [source] = known.sources
    assert (source.title, [update.id for update in source.updates]) == ("T", ["u", "v"])
    assert str(known["x"].date) == "2021"


def test_two_files_that_contradict_each_other_on_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "chronoint: 1\nsource: {id: s, published: 2020, updates: [{id: u, kind: correction}]}\n"
    )
    (tmp_path / "b.yaml").write_text(
        "chronoint: 1\nsource: {id: s, published: 2021, updates: [{id: u, kind: retraction}]}\n"
    )
    with pytest.raises(FileError) as caught:
        read(tmp_path)
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert [str(problem) for problem in caught.value.problems] == [
        f"{second}:2:9: source 's': published '2021' stands against '2020' at {first}:2:9: "
        "make them equal",
        f"{second}:2:44: update 'u' of source 's': kind 'retraction' stands against "
        f"'correction' at {first}:2:44: make them equal",
    ]


def test_actors_and_decisions_alone() -> None:
    text = """\
chronoint: 1
actors:
  - {code: MSS, name: Ministry of State Security, kind: service, state: CN, aliases: [Guoanbu]}
decisions:
  - {same: [id-a, id-b], who: editors, when: 2026-11-21, why: one sentence}
  - {different: [id-a, id-c]}
  - {part-of: [id-a, id-d]}
  - {update-of: [id-c, id-a]}
  - {related: [id-e, id-a, id-c]}
"""
    known = read_text(text, name="f")
    assert known.actor("MSS").aliases == ("Guoanbu",)
    assert known.actor("MSS").place == Place("f", 3, 5)
    assert {(ruling.relation, ruling.records, str(ruling.when)) for ruling in known.decisions} == {
        ("same", ("id-a", "id-b"), "2026-11-21"),
        ("different", ("id-a", "id-c"), "None"),
        ("part-of", ("id-a", "id-d"), "None"),
        ("update-of", ("id-c", "id-a"), "None"),
        ("related", ("id-e", "id-a", "id-c"), "None"),
    }


def test_decisions_unite_events() -> None:
    text = (
        "chronoint: 1\nsource: {id: s}\nevents: [{id: a}, {id: b}]\ndecisions: [{same: [a, b]}]\n"
    )
    known = read_text(text)
    assert (len(known), known["a"] is known["b"]) == (1, True)


def test_a_circle_of_decisions_has_a_place() -> None:
    text = "chronoint: 1\ndecisions:\n  - part-of: [a, b]\n  - part-of: [b, a]\n"
    with pytest.raises(FileError) as caught:
        read_text(text, name="f")
    assert str(caught.value) == (
        "f:4:5: part-of: [a, b] (f:3:5) contradicts part-of: [b, a] (f:4:5)"
    )


def test_a_contradiction_of_decisions_is_a_problem() -> None:
    text = (
        "chronoint: 1\nsource: {id: s}\nevents: [{id: a}, {id: b}]\n"
        "decisions: [{same: [a, b]}, {different: [a, b]}]\n"
    )
    with pytest.raises(FileError) as caught:
        read_text(text, name="f")
    [problem] = caught.value.problems
    assert (problem.code, str(problem.place)) == ("model", "f:4:29")
    assert "different" in problem.message


MODEL = [
    (
        [
            "actors: [{code: XA, name: A, kind: group}]",
            "actors: [{code: XA, name: B, kind: group}]",
        ],
        "1.yaml:2:10",
        "defined twice",
    ),
    (
        ["actors: [{code: A, name: A, kind: group, parent: A}]"],
        "0.yaml:2:10",
        "circle",
    ),
]


@pytest.mark.parametrize(("texts", "place", "words"), MODEL)
def test_what_the_model_refuses_has_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: list[str], place: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(f"chronoint: 1\n{text}\n")
    with pytest.raises(FileError) as caught:
        read(".")
    [problem] = caught.value.problems
    assert (problem.code, str(problem.place)) == ("model", place)
    assert words in problem.message


def test_reading_in_any_order_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SHORT)
    (tmp_path / "b.yaml").write_text(MERGED)
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert read(one, other) == read(other, one) == read(one, other, one)


def test_wrong_calls() -> None:
    with pytest.raises(TypeError, match="at least one file"):
        read()
    with pytest.raises(ValueError, match="format 'toml': expected one of yaml, json, jsonl"):
        read_text("", format="toml")  # type: ignore[arg-type]


def test_yaml_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = read_text(SHORT, name="f")
    monkeypatch.setattr(yamltree, "_Loader", yaml.SafeLoader)
    without = read_text(SHORT, name="f")
    assert without == with_it
    assert [one.place for event in without for one in event.claims] == [
        one.place for event in with_it for one in event.claims
    ]
    with pytest.raises(FileError) as caught:
        read_text(SHORT.replace("2020-05-15", "2020-15"), name="f")
    assert str(caught.value) == "f:23:16: date: '2020-15': month 15 is out of 1..12"
