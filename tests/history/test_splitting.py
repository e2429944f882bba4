"""Splitting: the undoing of a union, record by record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import (
    Decision,
    ModelError,
    Source,
    UnknownIdError,
    as_of,
    chronology,
    event,
    split,
    to_text,
    unite,
)
from chronoint.files import read_text
from strategies import chronologies, decisions, united


def records(known):
    return sorted({claim.record for one in known for claim in one.claims})


@given(st.lists(chronologies(), min_size=1, max_size=3), decisions(), st.randoms())
def test_splitting_everything_gives_back_the_events_of_the_inputs(parts, rulings, random):
    known = unite(*parts, decisions=rulings)
    order = records(known)
    random.shuffle(order)
    for record in order:
        known = split(known, record)
    rest = [ruling for ruling in rulings if ruling.relation != "same"]
    inputs = unite(*parts, decisions=rest)
    assert known.events == inputs.events
    assert {ruling for ruling in known.decisions if ruling.relation != "same"} == set(rest)
    tying = [ruling for ruling in known.decisions if ruling.relation == "same"]
    assert not any(record in known for ruling in tying for record in ruling.records)


@given(united(), st.data())
def test_a_split_record_stands_alone_and_nothing_is_lost(known, data):
    if not len(known):
        return
    record = data.draw(st.sampled_from(records(known)))
    apart = split(known, record)
    assert apart[record].records == (record,)
    assert {claim.id for claim in apart[record].claims} == {
        claim.id for claim in known[record].claims if claim.record == record
    }
    before, after = (
        sorted(claim.id for one in each for claim in one.claims) for each in (known, apart)
    )
    assert before == after
    assert split(apart, record) == apart == unite(apart) == read_text(to_text(apart))


def test_the_others_stay_one_as_far_as_decisions_say():
    told = chronology([event(name, title=name) for name in "abcd"])
    known = unite(
        told,
        decisions=[
            Decision("same", ["a", "b", "c"], who="editors"),
            Decision("same", ["a", "d"]),
            Decision("part-of", ["b", "z"]),
        ],
    )
    apart = split(known, "b")
    assert [one.records for one in apart] == [("a", "c", "d"), ("b",)]
    assert [(one.relation, one.records, one.who) for one in apart.decisions] == [
        ("part-of", ("b", "z"), None),
        ("same", ("a", "c"), "editors"),
        ("same", ("a", "d"), None),
    ]
    assert [one.records for one in split(known, "a")] == [("a",), ("b", "c"), ("d",)]


def test_what_a_merged_file_tied_stays_one_without_the_record():
    merged = read_text("""
chronoint: 1
sources: [{id: s}, {id: t}]
events:
  - id: whole
    claims:
      - {source: s, record: a}
      - {source: t, record: b}
      - {source: t, record: c}
decisions:
  - same: [a, b]
""")
    assert [one.records for one in split(merged, "a")] == [("a",), ("b", "c", "whole")]
    with pytest.raises(ModelError) as caught:
        split(merged, "whole")
    assert str(caught.value) == (
        "nothing is told under 'whole'; split one of the records that are: a, b, c"
    )


def test_an_id_that_nobody_tells_of_cannot_be_split():
    with pytest.raises(UnknownIdError, match="did you mean 'raid'"):
        split(chronology([event("raid")]), "radi")


def test_what_is_only_possibly_known_stays_marked():
    one = chronology([event("a")], source=Source("s", published="2020"))
    two = chronology([event("b")], source=Source("t", published="2020-01"))
    known = unite(one, two, decisions=[Decision("same", ["a", "b"])])
    apart = split(as_of(known, "2020-06"), "b")
    assert (apart["a"].tentative, apart["b"].tentative, apart.as_of.text) == (
        True,
        False,
        "2020-06",
    )
