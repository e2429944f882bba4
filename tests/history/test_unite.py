"""Laws of uniting: a union, whatever the order; decisions; contradictions; relatives."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import (
    Decision,
    DecisionError,
    ModelError,
    Place,
    Source,
    Update,
    chronology,
    event,
    to_text,
    unite,
)
from chronoint.errors import UnknownIdError
from chronoint.files import read_text
from chronoint.model import DATE_ROLES, KINSHIPS
from strategies import chronologies, decisions, united


@given(united())
def test_uniting_with_itself_changes_nothing(one):
    assert unite(one, one) == one == unite(one)


@given(st.lists(chronologies(), min_size=2, max_size=3), decisions())
def test_the_order_of_inputs_does_not_matter(parts, rulings):
    results = [unite(*order, decisions=rulings) for order in permutations(parts)]
    assert all(result == results[0] for result in results)
    assert len({to_text(result) for result in results}) == 1
    assert read_text(to_text(results[0])) == results[0]


@given(chronologies(), chronologies(), chronologies(), decisions())
def test_the_grouping_of_inputs_does_not_matter(a, b, c, rulings):
    assert unite(unite(a, b, decisions=rulings), c) == unite(a, unite(b, c), decisions=rulings)


@given(st.lists(chronologies(), max_size=3), decisions())
def test_every_claim_is_kept_once(parts, rulings):
    told = {claim.id for part in parts for one in part for claim in one.claims}
    kept = [claim.id for one in unite(*parts, decisions=rulings) for claim in one.claims]
    assert sorted(kept) == sorted(told)


@given(st.lists(chronologies(), max_size=3), decisions())
def test_an_undated_event_never_gains_a_date(parts, rulings):
    for one in unite(*parts, decisions=rulings):
        stated = {role for claim in one.claims for role in claim.dates}
        assert set(one.dates) <= stated
        assert list(one.dates) == [role for role in DATE_ROLES if role in one.dates]
        assert one.date == one.dates.get("date")
        assert {role for role in DATE_ROLES if one.claims_for(role)} == set(one.dates)


@given(united())
def test_relatives_see_each_other_from_both_ends(known):
    back = dict(zip(KINSHIPS, ("has-part", "part-of", "updated-by", "update-of", "related", "different"), strict=True))  # fmt: skip
    for one in known:
        relatives = known.relatives(one.id)
        seen = [(KINSHIPS.index(relative.relation), relative.id) for relative in relatives]
        assert seen == sorted(set(seen))
        for relative in relatives:
            assert relative.id != one.id
            ends = {(other.relation, other.id) for other in known.relatives(relative.id)}
            assert (back[relative.relation], one.id) in ends


def test_an_event_is_found_under_each_of_its_ids():
    one = chronology([event("raid", title="Raid")], source=Source("one"))
    two = chronology([event("attack", title="Attack")], source=Source("two"))
    both = unite(one, two, decisions=[Decision("same", ["raid", "attack"])])
    assert len(both) == 1
    assert both["raid"] is both["attack"]
    assert both["raid"].records == ("attack", "raid")


def test_a_chain_of_decisions_unites_through_an_id_nobody_tells():
    one = chronology([event("a"), event("c")])
    both = unite(one, decisions=[Decision("same", ["a", "b"]), Decision("same", ["b", "c"])])
    assert [event.records for event in both] == [("a", "c")]


# relation and ids of each decision, in its own line of a file; what is said (all ours)
CONTRADICTIONS = [
    (
        [("same", "a b"), ("same", "b c"), ("different", "c a")],
        "different: [c, a] (d.yaml:3) contradicts same: [b, c] (d.yaml:2), same: [a, b] (d.yaml:1)",
    ),
    (
        [("part-of", "a b"), ("same", "b a")],
        "part-of: [a, b] (d.yaml:1) contradicts same: [b, a] (d.yaml:2)",
    ),
    (
        [("same", "a x"), ("update-of", "a c"), ("same", "x c")],
        "update-of: [a, c] (d.yaml:2) contradicts same: [a, x] (d.yaml:1), same: [x, c] (d.yaml:3)",
    ),
    (
        [("related", "a b c"), ("same", "b c")],
        "related: [a, b, c] (d.yaml:1) contradicts same: [b, c] (d.yaml:2)",
    ),
    (
        [("part-of", "b a"), ("part-of", "a b")],
        "part-of: [a, b] (d.yaml:2) contradicts part-of: [b, a] (d.yaml:1)",
    ),
    (
        [("update-of", "a b"), ("same", "b c"), ("update-of", "c d"), ("update-of", "d a")],
        "update-of: [a, b] (d.yaml:1) contradicts same: [b, c] (d.yaml:2), "
        "update-of: [c, d] (d.yaml:3), update-of: [d, a] (d.yaml:4)",
    ),
]


@pytest.mark.parametrize(("rulings", "message"), CONTRADICTIONS)
def test_a_contradiction_names_every_decision_on_the_way(rulings, message):
    one = chronology([event("a"), event("b"), event("c")])
    decisions = [
        Decision(relation, ids.split(), place=Place("d.yaml", line))
        for line, (relation, ids) in enumerate(rulings, 1)
    ]
    for order in (decisions, decisions[::-1]):
        with pytest.raises(DecisionError) as caught:
            unite(one, decisions=order)
        assert str(caught.value) == message


# decisions that may stand beside each other (all ours)
COMPATIBLE = [
    [("part-of", "a b"), ("part-of", "b c"), ("part-of", "a c")],
    [("part-of", "a b"), ("different", "a b")],
    [("part-of", "a b"), ("update-of", "b a")],
    [("related", "a b"), ("related", "b c"), ("update-of", "c a")],
    [("part-of", "a z"), ("part-of", "z y")],
]


@pytest.mark.parametrize("rulings", COMPATIBLE)
def test_only_same_unites(rulings):
    one = chronology([event("a"), event("b"), event("c")])
    decisions = [Decision(relation, ids.split()) for relation, ids in rulings]
    both = unite(one, decisions=decisions)
    assert len(both) == 3
    assert set(both.decisions) == set(decisions)


def test_relatives_are_those_of_the_whole_event():
    one = chronology([event(name) for name in "abcd"])
    known = unite(
        one,
        decisions=[
            Decision("same", ["a", "b"]),
            Decision("part-of", ["b", "c"], why="later"),
            Decision("part-of", ["a", "c"], why="earlier"),
            Decision("related", ["d", "b", "nobody"]),
            Decision("different", ["d", "c"]),
        ],
    )
    told = [(one.relation, one.id, one.decision.why) for one in known.relatives("b")]
    assert told == [("part-of", "c", "earlier"), ("related", "d", None)]
    assert [(one.relation, one.id) for one in known.relatives("c")] == [
        ("has-part", "a"),
        ("different", "d"),
    ]
    with pytest.raises(UnknownIdError):
        known.relatives("nobody")


def test_a_source_may_be_told_in_parts_of_one_chain():
    early = Source("blog", title="Spies", updates=[Update("one", "2020-05-20")])
    later = Source("blog", published="2019", updates=[Update("two", "2020-09-18")])
    (source,) = unite(chronology(source=later), chronology(source=early)).sources
    assert (source.title, source.published.text) == ("Spies", "2019")
    assert [update.id for update in source.updates] == ["one", "two"]


def test_two_definitions_of_a_source_that_differ_are_an_error():
    one = chronology(source=Source("blog", title="Spies", place=Place("a.yaml", 2)))
    two = chronology(source=Source("blog", title="Ghosts", place=Place("b.yaml", 2)))
    with pytest.raises(ModelError) as caught:
        unite(two, one)
    assert str(caught.value) == (
        "source 'blog' is defined twice with different title: "
        "'Spies' (a.yaml:2) and 'Ghosts' (b.yaml:2)"
    )
