"""The account of a merge: what was united, why, and what does not fit."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import Decision, DecisionError, Source, chronology, event, merge, unite
from chronoint.merging import Evidence
from strategies import chronologies, decisions

PAPER = chronology([event("raid", date="2020-05", title="Raid")], source=Source("paper"))
BLOG = chronology([event("search", date="2020-06", title="Search")], source=Source("blog"))
SAME = Decision("same", ["raid", "search"], who="Ann", why="one house")


def test_a_decision_is_the_evidence_of_a_match():
    merged = merge(PAPER, BLOG, decisions=[SAME])
    (match,) = merged.matches
    assert (match.left, match.right, match.relation) == ("raid", "search", "same")
    assert match.evidence == (
        Evidence("decision", 0, "Ann decided that they are the same: one house"),
    )
    assert (match.score, match.united) == (math.inf, True)


def test_one_id_in_two_inputs_is_a_match():
    again = chronology([event("raid", title="The raid")], source=Source("blog"))
    (match,) = merge(PAPER, again).matches
    assert (match.left, match.right) == ("raid", "raid")
    assert match.evidence == (Evidence("id", 0, "told under one id by blog, paper"),)


def test_conflicts_are_listed_with_their_event():
    ((event_id, conflict),) = merge(PAPER, BLOG, decisions=[SAME]).conflicts
    assert event_id == "raid"
    assert (
        conflict.message
        == "date: '2020-06' (blog) against '2020-05' (paper); no day satisfies both"
    )


def test_nothing_is_united_by_likeness_alone():
    merged = merge(PAPER, BLOG)
    assert (len(merged.chronology), merged.matches, merged.conflicts) == (2, (), ())


def test_contradicting_decisions_are_an_error():
    with pytest.raises(DecisionError, match=r"different: .* contradicts same: "):
        merge(PAPER, BLOG, decisions=[SAME, Decision("different", ["raid", "search"])])


@given(st.lists(chronologies(), min_size=1, max_size=3), decisions())
def test_merging_is_uniting_with_an_account(parts, rulings):
    merged = merge(*parts, decisions=rulings)
    assert merged.chronology == unite(*parts, decisions=rulings)
    assert all(match.left in merged.chronology for match in merged.matches)
    for match in merged.matches:
        one_event = merged.chronology[match.left] is merged.chronology[match.right]
        assert one_event == match.united


def test_thousands_of_decisions_about_one_event():
    ids = [f"e{number:04}" for number in range(3_000)]
    known = chronology([event(one, title="T") for one in ids])
    rulings = [Decision("same", pair, who=pair[0]) for pair in pairwise(ids)]
    merged = merge(known, decisions=rulings)
    assert len(merged.matches) == len(rulings)
    told = {(match.left, match.right): match.evidence for match in merged.matches}
    for one, other in pairwise(ids):
        assert [term.sentence for term in told[one, other]] == [
            f"{one} decided that they are the same"
        ]


def test_each_united_pair_tells_the_decisions_on_it():
    known = chronology([event(one, title="T") for one in "abcd"])
    rulings = [
        Decision("same", ["a", "c"], who="Ann", why="one paper"),
        Decision("same", ["c", "b"], who="Bob", why="one day"),
        Decision("same", ["b", "c", "d"]),
    ]
    told = {
        match.left + match.right: [term.sentence for term in match.evidence]
        for match in merge(known, decisions=rulings).matches
    }
    assert told == {
        "ab": [
            "Ann decided that a and c are the same: one paper",
            "somebody decided that c and b are the same",
        ],
        "bc": [
            "somebody decided that they are the same",
            "Bob decided that they are the same: one day",
        ],
        "cd": ["somebody decided that they are the same"],
    }


def test_a_long_chain_of_decisions_is_told_in_part():
    names = [f"x{number}" for number in range(9)]
    chain = ["a", *names, "b"]
    known = chronology([event(one, title="T") for one in ("a", "b")])
    rulings = [Decision("same", pair) for pair in pairwise(chain)]
    (match,) = merge(known, decisions=rulings).matches
    assert len(match.evidence) == 6
    assert match.evidence[-1].sentence == "and 5 more decisions up to b"
