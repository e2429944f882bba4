"""The schema of mapping files, held to what `read_mapping` takes."""

from typing import Any

import jsonschema
import pytest

from chronoint.errors import FileError
from chronoint.files.yamltree import yaml_document
from chronoint.formats import mapping_schema, read_mapping_text
from chronoint.formats.keys import TOP
from formats.lists import ROOT
from formats.test_mapfile import FAULTS, GOOD

VALIDATOR = jsonschema.Draft7Validator(mapping_schema())
SHIPPED = sorted([*ROOT.glob("examples/maps/*.yaml"), *ROOT.glob("examples/incidents/*.map.yaml")])
# Which texts make sense, and what stands together, is beyond a schema.
BEYOND = (
    "order",
    "prefix",
    "delimiter",
    "published",
    "value 'X'",
    "date: expected",
    "found an alias",
    "title: expected one",
)


def plain(value: Any, key: str = "") -> Any:
    """A tree with whole numbers where the grammar has them."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item, name) for name, item in value.items()}
    is_number = key in ("chronoint", "row", "header", "century-from") and str(value).isdigit()
    return int(value) if is_number else value


def tree(text: str) -> Any:
    document = yaml_document(text, "m.yaml")
    listed = {"events": []} if "\nevents:" in text else {}
    return plain(document.head) | listed if document.head is not None else None


def test_it_is_a_draft_07_schema():
    jsonschema.Draft7Validator.check_schema(mapping_schema())
    assert set(mapping_schema()["properties"]) == set(TOP)
    assert mapping_schema() is not mapping_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_it_takes_the_shipped_mappings(path):
    VALIDATOR.validate(tree(path.read_text("utf-8")))


def test_it_takes_what_is_read():
    assert read_mapping_text(GOOD)
    VALIDATOR.validate(tree(GOOD))


@pytest.mark.parametrize(
    "text", [text for text, *_, message in FAULTS if not message.startswith(BEYOND)]
)
def test_it_refuses_what_is_refused(text):
    with pytest.raises(FileError):
        read_mapping_text(text)
    assert not VALIDATOR.is_valid(tree(text))
