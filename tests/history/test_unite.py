"""Laws of uniting: a union, whatever the order; decisions; contradictions."""

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
    unite,
)
from strategies import chronologies, decisions, united


@given(united())
def test_uniting_with_itself_changes_nothing(one):
    assert unite(one, one) == one == unite(one)


@given(st.lists(chronologies(), min_size=2, max_size=3), decisions())
def test_the_order_of_inputs_does_not_matter(parts, rulings):
    results = [unite(*order, decisions=rulings) for order in permutations(parts)]
    assert all(result == results[0] for result in results)


@given(chronologies(), chronologies(), chronologies(), decisions())
def test_the_grouping_of_inputs_does_not_matter(a, b, c, rulings):
    assert unite(unite(a, b, decisions=rulings), c) == unite(a, unite(b, c), decisions=rulings)


@given(st.lists(chronologies(), max_size=3), decisions())
def test_every_claim_is_kept_once(parts, rulings):
    told = {claim.id for part in parts for one in part for claim in one.claims}
    kept = [claim.id for one in unite(*parts, decisions=rulings) for claim in one.claims]
    assert sorted(kept) == sorted(told)


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


def test_a_contradiction_names_every_decision_on_the_way():
    one = chronology([event("a"), event("b"), event("c")])
    rulings = [
        Decision("same", ["a", "b"], place=Place("d.yaml", 3)),
        Decision("same", ["b", "c"], place=Place("d.yaml", 4)),
        Decision("different", ["c", "a"], place=Place("d.yaml", 9)),
    ]
    with pytest.raises(DecisionError) as caught:
        unite(one, decisions=rulings)
    assert str(caught.value) == (
        "different: [c, a] (d.yaml:9) contradicts same: [b, c] (d.yaml:4), same: [a, b] (d.yaml:3)"
    )


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
