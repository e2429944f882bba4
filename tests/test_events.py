"""The curated event files: they pass, they cite, they look back rightly, they unite."""

import re
from itertools import permutations
from pathlib import Path

import pytest

import chronoint
from chronoint.model import ROLES

EVENTS = Path(__file__).parent.parent / "events"
FILES = sorted(EVENTS.glob("*.yaml"))


@pytest.fixture(scope="module")
def known():
    return chronoint.read(EVENTS)


# code, and words of the message: doubts that the documents themselves raise
DELIBERATE = [
    # the blog prints 2015 for the attacks in Brussels, the service's report March 2016
    ("conflict", "'2015' (intel-today-diplomat) against '2016-03' (vsse-report-2024)"),
]


def test_nothing_is_wrong_with_them_but_what_the_documents_raise(known):
    found = [
        (problem.severity, problem.code, problem.message) for problem in chronoint.check(known)
    ]
    assert len(found) == len(DELIBERATE)
    for (severity, code, message), (expected, words) in zip(found, DELIBERATE, strict=True):
        assert (severity, code) == ("warning", expected)
        assert words in message


def test_there_is_one_file_for_each_document(known):
    assert len(known.sources) == 5
    assert len(FILES) == 7  # and the actors and the decisions
    assert all(known.by_source(source.id) for source in known.sources)


def test_every_claim_says_where_it_stands_and_how_firm_it_is(known):
    bare = [c.record for e in known for c in e.claims if not c.where]
    assert bare == []
    vague = [e.id for e in known if e.type is None or "status" not in e.view.basis]
    assert vague == []


def test_titles_can_be_read_in_a_picture(known):
    long = [event.title for event in known if len(event.title) > 70]
    assert long == []


def test_every_point_of_every_chain_is_an_event_of_its_own(known):
    for source in known.sources:
        published = [e for e in known.by_source(source.id) if e.type == "publication"]
        for date in (source.published, *(update.published for update in source.updates)):
            assert any(event.date == date for event in published), (source.id, date)


# day; an id that is not yet known the day before (the documents' own updates)
LEARNT = [
    ("2020-05-20", "maltese-embassy-used-against-commission"),
    ("2020-09-18", "former-diplomat-accused"),
]


@pytest.mark.parametrize(("day", "learnt"), LEARNT)
def test_an_update_brings_what_it_brings(known, day, learnt):
    assert learnt in chronoint.as_of(known, day)
    (eve,) = (f"2020-{m}-{int(d) - 1:02}" for m, d in [day.split("-")[1:]])
    assert learnt not in chronoint.as_of(known, eve)


# The former diplomat and the two service chiefs were accused; no document says charged.
UNNAMED = ("Cameron", "Vandenborre", "Jaumin")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_people_who_were_only_accused_have_no_name(path):
    text = path.read_text("utf-8")
    assert [name for name in UNNAMED if re.search(name, text, re.IGNORECASE)] == []


def test_every_code_has_a_name_and_every_own_actor_is_used(known):
    used = {code for event in known for role in ROLES for code in event.actors[role]}
    above = {actor.parent for actor in known.table.own}
    assert [actor.code for actor in known.table.own if actor.code not in used | above] == []


def test_uniting_in_any_order_and_twice_over_writes_the_same_bytes(tmp_path):
    orders = [FILES, FILES[::-1], FILES * 2, *list(permutations(FILES))[7:2000:499]]
    texts = {chronoint.to_text(chronoint.read(*order)) for order in orders}
    assert len(texts) == 1
    united = tmp_path / "united.yaml"
    united.write_text(texts.copy().pop(), "utf-8")
    again = chronoint.read(united, *FILES)
    assert chronoint.to_text(again) in texts
