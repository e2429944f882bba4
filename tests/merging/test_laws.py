"""Laws of merging, for any chronologies and decisions."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import Chronology, Decision, ModelError, merge, to_text, unite
from chronoint.merging import Frequencies
from chronoint.merging.candidates import candidates
from chronoint.merging.evidence import Scorer
from chronoint.merging.records import tabulate
from merging.lists import lists, merged_lists
from strategies import chronologies, decisions

PARTS = st.lists(chronologies() | lists(), min_size=1, max_size=3)
AUTOS = st.sampled_from((None, 0.0, 2.0, 4.0))


@st.composite
def rulings(draw: st.DrawFn) -> list[Decision]:
    """Decisions on the records of `lists`, that do not contradict each other."""
    if draw(st.booleans()):
        return draw(decisions())
    pairs = [(f"alpha-{one}", f"beta-{one}") for one in range(3)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    kinds = st.sampled_from(("same", "different", "part-of", "related", "update-of"))
    return [Decision(draw(kinds), pair, who="Ann") for pair in chosen]


def claims(*parts: Chronology) -> list[str]:
    return sorted({claim.id for one in parts for event in one for claim in event.claims})


@given(PARTS, rulings(), AUTOS)
def test_merging_again_changes_nothing(parts, rulings, auto):
    once = merge(*parts, decisions=rulings, auto=auto)
    again = merge(once.chronology, auto=auto)
    assert again.chronology == once.chronology
    assert to_text(again.chronology) == to_text(once.chronology)
    if auto is not None:
        assert all(match.score == float("inf") for match in again.matches)


@given(PARTS, rulings(), AUTOS)
def test_the_order_does_not_matter(parts, rulings, auto):
    first = merge(*parts, decisions=rulings, auto=auto)
    for order in permutations(parts):
        other = merge(*order, decisions=rulings[::-1], auto=auto)
        assert to_text(other.chronology) == to_text(first.chronology)
        assert (other.matches, other.review) == (first.matches, first.review)


@given(*[chronologies() | lists()] * 3)
def test_what_is_merged_first_does_not_matter_without_auto(a, b, c):
    left = merge(merge(a, b).chronology, c).chronology
    right = merge(a, merge(b, c).chronology).chronology
    assert to_text(left) == to_text(right)
    assert to_text(left) == to_text(merge(a, b, c).chronology)


@given(PARTS, rulings(), AUTOS)
def test_every_claim_of_every_input_is_there_once(parts, rulings, auto):
    merged = merge(*parts, decisions=rulings, auto=auto).chronology
    told = [claim.id for event in merged for claim in event.claims]
    assert sorted(told) == claims(*parts)


@given(PARTS, AUTOS)
def test_an_undated_record_gains_no_date(parts, auto):
    dates = {claim.id: claim.dates for one in parts for event in one for claim in event.claims}
    for event in merge(*parts, auto=auto).chronology:
        assert all(dates[claim.id] == claim.dates for claim in event.claims)
        if event.date is not None:
            assert any(claim.date is not None for claim in event.claims)


@given(PARTS, rulings(), AUTOS)
def test_what_was_ruled_different_stays_so_and_is_not_asked_again(parts, rulings, auto):
    merged = merge(*parts, decisions=rulings, auto=auto)
    for ruling in rulings:
        if ruling.relation == "same":
            continue
        for one, other in combinations(ruling.records, 2):
            both = {one, other}
            assert not any({found.left, found.right} == both for found in merged.matches)
            assert not any({found.left, found.right} == both for found in merged.review)
            if one in merged.chronology and other in merged.chronology:
                assert merged.chronology[one] is not merged.chronology[other]


@given(PARTS, rulings(), AUTOS)
def test_one_id_is_one_event(parts, rulings, auto):
    merged = merge(*parts, decisions=rulings, auto=auto).chronology
    records = [record for event in merged for record in event.records]
    assert len(records) == len(set(records))


@given(PARTS, rulings(), AUTOS)
def test_a_pair_is_shown_once_and_told_as_it_is(parts, rulings, auto):
    merged = merge(*parts, decisions=rulings, auto=auto)
    shown = [(m.left, m.right) for m in (*merged.matches, *merged.review)]
    assert len({frozenset(pair) for pair in shown}) == len(shown)
    for match in merged.matches:
        one_event = merged.chronology[match.left] is merged.chronology[match.right]
        assert one_event == match.united
        assert match.relation == "same"
    for match in merged.review:
        assert not match.united
        assert merged.chronology[match.left] is not merged.chronology[match.right]
        assert match.score == sum(term.weight for term in match.evidence) / 1000
        assert all(term.sentence for term in match.evidence)


@given(PARTS)
def test_without_auto_merging_is_uniting(parts):
    assert merge(*parts).chronology == unite(*parts)


@given(merged_lists())
def test_scores_are_symmetric(known):
    scorer = Scorer(tabulate([known]))
    left, right = candidates(scorer.table, scorer.words, scorer.urls, scorer.most)
    least = -(10**9)
    assert (
        scorer.links(left, right, least)[2].tolist() == scorer.links(right, left, least)[2].tolist()
    )


@given(lists("alpha"), lists("beta"), lists("gamma"))
def test_kept_frequencies_keep_scores(one, other, third):
    kept = Frequencies.of(one, other)
    first = merge(one, other, frequencies=kept)
    seen = {(match.left, match.right): match.score for match in first.matches + first.review}
    later = merge(one, other, third, frequencies=kept)
    touched = {record for event in third for record in event.records}
    for match in later.matches + later.review:
        pair = (match.left, match.right)
        if pair in seen and touched.isdisjoint(pair):
            assert match.score == seen[pair]


@pytest.mark.parametrize("auto", [float("nan"), float("inf"), 1e308, -1001, 10**400])
def test_refuses_a_threshold_that_is_none(auto):
    with pytest.raises(ModelError, match="expected a finite number"):
        merge(auto=auto)
