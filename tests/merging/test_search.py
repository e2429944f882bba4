"""From scores to what is proposed: guards, groups, zones, and the words for it."""

import math
from collections import Counter

import pytest

from chronoint import Decision, ModelError, Source, chronology, event, merge
from chronoint.merging import Evidence, Frequencies, Match, explain, table
from chronoint.merging.cluster import cluster
from chronoint.merging.guards import guarded, profile

GUARDED = [
    # two titles, what they can be at best; rows 1 to 4 are of the design
    ("Dark Caracal", "Dark Caracal II", "related"),
    ("Cutting Sword 2.0", "Cutting Sword", "related"),
    ("Elections 2015", "Elections 2016", "related"),
    ("Operation X III", "Operation X II", "related"),
    ("Elections 2015", "Elections", None),
    ("Raid I", "Raid", None),
    ("Raid on a bank", "Raid on 2 banks", "related"),
    ("Raid on 2 banks", "Search of 3 banks", None),
    ("2015", "2016", None),
]


@pytest.mark.parametrize(("one", "other", "relation"), GUARDED)
def test_numbered_namesakes_are_two_events(one, other, relation):
    for left, right in ((one, other), (other, one)):
        found = guarded(profile([left]), profile([right]))
        assert (found[0] if found else None) == relation


WHOLES = [
    # days of the one, of the other, both cite one address, the relation
    ((0, 2_000), (900, 900), False, "part-of"),
    ((0, 2_000), (900, 900), True, None),
    ((0, 2_000), (1_990, 1_990), False, None),
    ((0, 2_000), (900, 990), False, None),
    ((0, 700), (400, 400), False, None),
    (None, (400, 400), False, None),
]


@pytest.mark.parametrize(("one", "other", "cited", "relation"), WHOLES)
def test_a_day_in_the_midst_of_years_is_a_part(one, other, cited, relation):
    found = guarded(profile(["A"], one), profile(["B"], other), cited=cited)
    assert (found[0] if found else None) == relation


TOLD = {0: [0], 1: [1], 2: [0], 3: [1], 4: [2]}

GROUPS = [
    # links, known groups, pairs apart, the joins; threshold 2000
    ([(0, 1, 5000)], [], [], [(0, 1)]),
    ([(0, 1, 1999)], [], [], []),
    # one record per source: the better link is taken
    ([(0, 1, 3000), (1, 2, 5000)], [], [], [(1, 2)]),
    # a mean below the threshold is refused: a chain of two links is no triangle
    ([(0, 1, 5000), (1, 4, 3000)], [], [], [(0, 1)]),
    ([(0, 1, 5000), (1, 4, 3000), (0, 4, 1500)], [], [], [(0, 1), (1, 4)]),
    # a known group is one side
    ([(0, 1, 5000), (1, 2, 3000)], [(0, 2)], [], [(0, 1)]),
    ([(0, 1, 5000)], [], [(0, 1)], []),
    ([(0, 1, 5000), (1, 4, 5000), (0, 4, 5000)], [], [(0, 4)], [(0, 1)]),
    # equal scores: the first records
    ([(0, 1, 5000), (0, 3, 5000)], [], [], [(0, 1)]),
]


@pytest.mark.parametrize(("links", "known", "apart", "joins"), GROUPS)
def test_groups(links, known, apart, joins):
    for order in (links, links[::-1]):
        _, found = cluster(
            order, threshold=2000, known=known, sources=TOLD, rulings={}, apart=apart
        )
        assert found == joins


def test_a_ruling_keeps_groups_apart():
    _, joins = cluster([(0, 1, 5000)], threshold=2000, sources=TOLD, rulings={0: [7], 1: [7, 8]})
    assert joins == []


RAID = {"title": "Raid on the Ukrtelecom office", "links": ["https://example.org/1"]}
PAPER = chronology([event("a", **RAID)], source=Source("paper"))
BLOG = chronology([event("b", **RAID)], source=Source("blog"))


def test_a_likely_pair_is_proposed_and_not_united():
    merged = merge(PAPER, BLOG)
    (match,) = merged.matches
    assert (match.left, match.right, match.relation, match.united) == ("a", "b", "same", False)
    assert match.score == sum(term.weight for term in match.evidence) / 1000
    assert len(merged.chronology) == 2


def test_auto_unites_and_writes_down_why():
    merged = merge(PAPER, BLOG, auto=2.0)
    (match,) = merged.matches
    assert match.united
    assert merged.chronology["a"].records == ("a", "b")
    (ruling,) = merged.chronology.decisions
    assert (ruling.relation, ruling.records, ruling.who) == ("same", ("a", "b"), "chronoint")
    assert ruling.why is not None
    assert ruling.why.startswith(f"score {match.score:.1f}: both link example.org/1")


def test_auto_above_the_score_unites_nothing():
    merged = merge(PAPER, BLOG, auto=50)
    assert (merged.matches, len(merged.review), len(merged.chronology)) == ((), 1, 2)


def test_what_a_person_ruled_is_not_asked_again():
    for relation in ("different", "related", "part-of", "update-of"):
        merged = merge(PAPER, BLOG, decisions=[Decision(relation, ["a", "b"])], auto=2.0)
        assert (merged.matches, merged.review, len(merged.chronology)) == ((), (), 2)


def test_doubles_within_one_source_are_for_a_person():
    both = chronology([event("a", **RAID), event("b", **RAID)], source=Source("paper"))
    merged = merge(both, auto=2.0)
    assert merged.matches == ()
    assert [(match.left, match.right) for match in merged.review] == [("a", "b")]


def test_one_source_calls_doubles_of_one_type():
    tellings = [event("a", type="raid", **RAID), event("b", type="trial", **RAID)]
    assert merge(chronology(tellings, source=Source("paper"))).review == ()


def test_a_part_is_proposed_before_its_whole():
    years = {"title": "Ukrtelecom raids", "date": "2001/2019"}
    day = {"title": "Ukrtelecom raids: Kyiv", "date": "2010-05-04"}
    for one, other in ((years, day), (day, years)):
        parts = [
            chronology([event(name, initiator="RU", target="UA", **told)], source=Source(name))
            for name, told in (("a", one), ("b", other))
        ]
        merged = merge(*parts)
        (match,) = merged.review
        part = "b" if one is years else "a"
        assert (match.relation, match.left) == ("part-of", part)
        assert match.evidence[-1].name == "guard"


def test_single_targets_of_a_long_campaign_are_its_parts_where_several_are_told():
    campaign = {"title": "Amber Harpsichord", "date": "2012/2018", "target": ["UA", "PL", "DE"]}
    page = ["https://example.org/campaigns/amber-harpsichord"]
    long = chronology(
        [event("long", initiator="RU", links=page, **campaign)], source=Source("repository")
    )
    raids = [
        event(f"raid-{code.lower()}", title=f"Amber Harpsichord at {name}", initiator="RU", target=code,
              disclosed=day, links=page)
        for code, name, day in (("UA", "Ukrtelecom", "2014-03-05"), ("PL", "Polmos", "2018-06-02"))
    ]  # fmt: skip
    several = merge(long, chronology(raids, source=Source("tracker")))
    assert {(match.left, match.right, match.relation) for match in several.review} >= {
        ("raid-pl", "long", "part-of"),
        ("raid-ua", "long", "part-of"),
    }
    assert several.matches == ()
    # a lone one may be the whole, which one source knows better
    one = merge(long, chronology(raids[:1], source=Source("tracker")))
    assert [match.relation for match in (*one.matches, *one.review)] == ["same"]


def test_auto_closes_no_circle_of_parts():
    lists = [
        chronology(
            [event(f"{name}1", **RAID), event(f"{name}2", title="Trial of Dark Caracal, Kyiv")],
            source=Source(name),
        )
        for name in ("x", "y")
    ]
    rulings = [Decision("part-of", ["x1", "x2"]), Decision("part-of", ["y2", "y1"])]
    assert len(merge(*lists, auto=0.5).chronology) == 2
    assert len(merge(*lists, decisions=rulings, auto=0.5).chronology) == 4


def test_every_term_has_a_sentence():
    one = chronology(
        [event("a", initiator="RU", target="BE", date="2020-05-04", type="raid", **RAID)],
        source=Source("paper"),
    )
    other = chronology(
        [event("b", initiator="GRU", target="NL", disclosed="2020-05-06", type="raid", **RAID)],
        source=Source("blog"),
    )
    (match,) = merge(one, other).matches
    told = {term.name: term.sentence for term in match.evidence}
    assert told == {
        "base": "most pairs of records tell of two events",
        "url": "both link example.org/1 (nobody else does)",
        "rare": "both use 'office' (nobody else does), 'raid' (nobody else does), "
        "'ukrtelecom' (nobody else does)",
        "text": "the wordings agree to 30 % or more",
        "title": "100 % of a title stands in the other record",
        "actor": "initiator of both: Russia",
        "place": "target or place: Belgium against Netherlands",
        "date": "date 2020-05-04 and disclosed 2020-05-06: 2 days apart",
        "type": "type of both: raid",
    }
    assert explain(match).startswith("a and b: score 10.4. For it: both link example.org/1")
    assert table(match).splitlines()[0] == (
        "-5.000  start          most pairs of records tell of two events"
    )


def test_a_decided_match_is_explained_by_the_decision():
    merged = merge(PAPER, BLOG, decisions=[Decision("same", ["a", "b"], who="Ann")])
    (match,) = merged.matches
    assert explain(match) == "a and b: Ann decided that they are the same."
    assert table(match) == "decision  Ann decided that they are the same"


def test_a_match_made_by_hand_compares_by_its_evidence():
    terms = (Evidence("base", 1, "a start"),)
    assert Match("a", "b", math.inf, "same", terms) == Match("a", "b", math.inf, "same", terms)
    assert Match("a", "b", 1.0, "same", terms) != Match("a", "b", 1.0, "same", ())


@pytest.mark.parametrize("plain", [{}, {"records": 1}, {"records": 1, "tokens": 3, "urls": {}}])
def test_frequencies_that_are_none_are_refused(plain):
    with pytest.raises(ModelError, match="frequencies: expected 'records'"):
        Frequencies.from_dict(plain)


def test_records_that_are_all_alike_have_few_pairs_each():
    def alike(name, number):
        tellings = [
            event(f"{name}-{n:02}", title="Outage at Kelm plant", date="2020-05-06", type="outage")
            for n in range(number)
        ]
        rest = [event(f"{name}x-{n}", title=f"Other{name}{n} matter{name}{n}") for n in range(300)]
        return chronology([*tellings, *rest], source=Source(name))

    one, two = alike("a", 12), alike("b", 12)
    merged = merge(one, two)
    shown = {frozenset((match.left, match.right)) for match in merged.review}
    assert len(shown) == len(merged.review) > 0
    for crossing, most in ((True, 3), (False, 2)):
        pairs = [pair for pair in shown if (len({one[0] for one in pair}) > 1) == crossing]
        counts = Counter(record for pair in pairs for record in pair)
        assert max(counts.values()) == most
    assert {frozenset((match.left, match.right)) for match in merge(two, one).review} == shown
