"""The published schema, held to the grammar, to the model, and to what `read` takes."""

from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from chronoint.errors import FileError
from chronoint.files import grammar, new_file_text, read_text, schema, schema_text
from chronoint.files.head import CHOICES
from chronoint.files.yamltree import yaml_document
from chronoint.model import DATE_ROLES, RELATIONS, Actor, Claim, Decision, Source, Update
from chronoint.model.claims import ABSENT

EVENTS = sorted((Path(__file__).parents[2] / "events").glob("*.yaml"))


def fields(kind: type) -> set[str]:
    return {field.name for field in attrs.fields(kind)} - {"place"}


def plain(text: str) -> Any:
    """The tree of a YAML text, with whole numbers where the grammar has them."""
    document = yaml_document(text, "f")
    assert document.head is not None
    tree: dict[str, Any] = {**document.head, "events": [item for _, item in document.events()]}
    return _numbers(tree)


def _numbers(value: Any) -> Any:
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    if not isinstance(value, dict):
        return value
    whole = ("chronoint", "credibility")
    return {key: int(item) if key in whole else _numbers(item) for key, item in value.items()}


VALIDATOR = jsonschema.Draft7Validator(schema())


def test_it_is_a_draft_07_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert schema_text().endswith("}\n")
    assert schema() is not schema()


@pytest.mark.parametrize(
    ("name", "keys", "model"),
    [
        ("source", grammar.SOURCE, fields(Source)),
        ("update", grammar.UPDATE, fields(Update)),
        ("claim", grammar.CLAIM, fields(Claim) - {"id"}),
        ("retelling", grammar.RETELLING, fields(Claim) - {"id", "record", "source"}),
        (
            "event",
            grammar.EVENT,
            (fields(Claim) - {"record"}) | {"id", "updates", "claims"},
        ),
        ("actor", grammar.ACTOR, fields(Actor)),
        (
            "decision",
            grammar.DECISION,
            (fields(Decision) - {"relation", "records"}) | set(RELATIONS),
        ),
    ],
)
def test_keys_are_those_of_the_grammar_and_the_model(
    name: str, keys: dict[str, str], model: set[str]
) -> None:
    properties = schema()["definitions"][name]["properties"]
    assert list(properties) == list(keys)
    assert set(keys) == model
    assert schema()["definitions"][name]["additionalProperties"] is False


def test_top_keys_and_choices() -> None:
    made = schema()
    assert list(made["properties"]) == list(grammar.TOP)
    definitions = made["definitions"]
    stated = {
        "status": definitions["claim"]["properties"]["status"]["enum"],
        "reliability": definitions["source"]["properties"]["reliability"]["enum"],
        "update.kind": definitions["update"]["properties"]["kind"]["enum"],
        "actor.kind": definitions["actor"]["properties"]["kind"]["enum"],
    }
    assert {key: tuple(words) for key, words in stated.items()} == CHOICES


def test_claims_stand_in_the_order_of_their_fields() -> None:
    # What is written stands in this order.
    in_model = [field.name for field in attrs.fields(Claim)]
    assert [name for name in in_model if name in grammar.FIELDS] == list(grammar.FIELDS)


@pytest.mark.parametrize("path", EVENTS, ids=[path.name for path in EVENTS])
def test_the_projects_event_files_are_valid(path: Path) -> None:
    VALIDATOR.validate(plain(path.read_text("utf-8")))


def test_the_starter_is_valid_and_reads() -> None:
    text = new_file_text("gazette", "The #1 Gazette: news")
    VALIDATOR.validate(plain(text))
    [source] = read_text(text).sources
    assert (source.id, source.publisher) == ("gazette", "The #1 Gazette: news")
    assert "update of 2020-09-18" in text


REFUSED_BY_BOTH = [
    "chronoint: 2",
    "source: {id: s}",
    "chronoint: 1\nsource: {titel: x}",
    "chronoint: 1\nsource: {id: Über}",
    "chronoint: 1\nsource: {id: s, reliability: G}",
    "chronoint: 1\nsource: {id: s, updates: [{id: u, kind: x}]}",
    "chronoint: 1\nsource: {id: s, updates: [{id: u, withdraws: original}]}",
    "chronoint: 1\nsource: {id: s, updates: [{id: u, kind: retraction, withdraws: Ü}]}",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, absent: [titel]}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{title: x}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, venue: BE}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, credibility: 7}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, status: Alleged}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, claims: []}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, date: {text: x}}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, updates: [{title: x}]}]",
    "chronoint: 1\nactors: [{code: X}]",
    "chronoint: 1\ndecisions: [{same: [a]}]",
    "chronoint: 1\ndecisions: [{same: [a, b], different: [a, c]}]",
    "chronoint: 1\ndecisions: [{part-of: [a, b, c]}]",
    "chronoint: 1\ndecisions: [{related: [a]}]",
    "chronoint: 1\ndecisions: [{update-of: [a, b], part-of: [a, b]}]",
    "chronoint: 1\nsource: {id: s}\nevents: [{id: a, disclosed: [2019]}]",
    "chronoint: 1\nextra: 1",
]


@pytest.mark.parametrize("text", REFUSED_BY_BOTH)
def test_the_schema_and_the_reader_refuse_alike(text: str) -> None:
    assert not VALIDATOR.is_valid({key: value for key, value in plain(text).items() if value != []})
    with pytest.raises(FileError):
        read_text(text)


def test_date_roles_and_relations_are_valid() -> None:
    roles = "".join(f"    {role}: '2019'\n" for role in DATE_ROLES)
    rulings = "".join(f"  - {relation}: [a, b]\n" for relation in RELATIONS)
    absent = ", ".join(DATE_ROLES)
    VALIDATOR.validate(
        plain(
            f"chronoint: 1\nsource: {{id: s}}\ndecisions:\n{rulings}events:\n  - id: a\n{roles}"
            f"  - id: b\n    absent: [{absent}]\n"
        )
    )
    enum = schema()["definitions"]["claim"]["properties"]["absent"]["items"]["enum"]
    assert tuple(enum) == ABSENT
