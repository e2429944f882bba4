"""Scores: the same numbers as by the written definition, pair by pair."""

import math

import numpy as np
import pytest
from hypothesis import given

from chronoint import Source, chronology, event
from chronoint.merging import WEIGHTS, Frequencies
from chronoint.merging.candidates import candidates, limits
from chronoint.merging.evidence import TERMS, Scorer
from chronoint.merging.frequencies import idf_table
from chronoint.merging.records import tabulate
from merging.lists import merged_lists

LEAST = -(10**9)


def every_pair(count):
    left, right = np.triu_indices(count, 1)
    return left.astype(np.int64), right.astype(np.int64)


def by_definition(table, left, right):
    """The terms of one pair, term by term, as they are written down; slow."""
    records, weights = len(table), WEIGHTS
    rare = min(max(records // 200, 2), 24)

    def idf(df):
        return max(0, round(1000 * math.log((records + 100) / (df + 1))))

    word_df = np.bincount(table.words.values, minlength=len(table.vocabulary)).tolist()
    url_df = np.bincount(table.urls.values, minlength=len(table.url_names)).tolist()

    def words(row):
        begin, end = table.words.starts[row : row + 2].tolist()
        columns = (table.words.values, table.counts, table.in_title)
        return {
            word: (count, bool(titled))
            for word, count, titled in zip(*(c[begin:end].tolist() for c in columns), strict=True)
        }

    one, other = words(left), words(right)
    both = one.keys() & other.keys()

    def units(held):
        heavy = {word: count * idf(word_df[word]) for word, (count, _) in held.items()}
        norm = max(1, math.isqrt(sum(weight * weight for weight in heavy.values())))
        return {word: 10_000 * weight // norm for word, weight in heavy.items()}

    def share(held):
        mass = {word: idf(word_df[word]) for word, (_, titled) in held.items() if titled}
        there = sum(weight for word, weight in mass.items() if word in both)
        return 1000 * there // max(1, sum(mass.values()))

    def sides(column, shared, apart):
        here, there = set(column.row(left)), set(column.row(right))
        states = [
            any(not table.keys[key].startswith("~") for key in side) for side in (here, there)
        ]
        return shared if here & there else (apart if all(states) else 0)

    def date():
        best = None
        for begin, end in zip(table.first_days.row(left), table.last_days.row(left), strict=True):
            for first, last in zip(
                table.first_days.row(right), table.last_days.row(right), strict=True
            ):
                gap = max(0, first - end, begin - last)
                far = gap + (max(end - begin, last - first) + 1) // 4
                worth = next(worth for days, worth in weights.date_steps if far <= days)
                worth = max(worth, 0) if gap == 0 else worth
                best = worth if best is None else max(best, worth)
        return best or 0

    urls = set(table.urls.row(left)) & set(table.urls.row(right))
    cited = sum(weights.url // (url_df[url] - 1) for url in urls if url_df[url] <= 50)
    told = sum(idf(word_df[word]) // 6 for word in both if word_df[word] <= rare)
    dot = sum(units(one)[word] * units(other)[word] for word in both)
    kinds = {int(table.kinds[left]), int(table.kinds[right])}
    return [
        weights.base,
        min(weights.url, cited),
        min(weights.rare_most, told),
        min(weights.text_most, dot * weights.text_slope // 10_000_000),
        max(share(one), share(other)) * weights.title // 1000,
        sides(table.initiators, weights.actor_shared, weights.actor_apart),
        sides(table.places, weights.place_shared, weights.place_apart),
        date(),
        weights.kind if len(kinds) == 1 and -1 not in kinds else 0,
    ]


@given(merged_lists())
def test_scores_are_as_written_down(known):
    table = tabulate([known])
    left, right, terms = Scorer(table).links(*every_pair(len(table)), LEAST)
    for one, other, found in zip(left.tolist(), right.tolist(), terms.tolist(), strict=True):
        assert found == by_definition(table, one, other)


@given(merged_lists())
def test_a_floor_drops_the_pairs_below_it_and_no_other(known):
    scorer = Scorer(tabulate([known]))
    pairs = every_pair(len(scorer.table))
    terms = scorer.links(*pairs, LEAST)[2]
    assert scorer.links(*pairs, 0)[2].tolist() == terms[terms.sum(axis=1) >= 0].tolist()


def pair(one, other):
    """The terms of two records by name."""
    parts = [
        chronology([event(name, **stated)], source=Source(name))
        for name, stated in (("a", one), ("b", other))
    ]
    left, right = np.array([0]), np.array([1])
    terms = Scorer(tabulate(parts)).links(left, right, LEAST)[2][0].tolist()
    return dict(zip(TERMS, terms, strict=True))


TERM = [
    # two records, the term, its weight
    ({"links": ["https://example.org/a"]}, {"links": ["http://example.org/a/"]}, "url", 5000),
    ({"links": ["https://example.org"]}, {"links": ["https://example.org"]}, "url", 0),
    ({"initiator": "GRU"}, {"initiator": "Russian"}, "actor", 1200),
    ({"initiator": "RU"}, {"initiator": "CN"}, "actor", -2000),
    ({"initiator": "RU"}, {}, "actor", 0),
    ({"initiator": "RU"}, {"initiator": "Unknown"}, "actor", 0),
    ({"initiator": "RU"}, {"initiator": "some gang"}, "actor", 0),
    ({"initiator": "Some Gang"}, {"initiator": "some gang"}, "actor", 1200),
    ({"target": "BE"}, {"venue": "VSSE"}, "place", 900),
    ({"target": "BE"}, {"target": "NL"}, "place", -700),
    ({"target": "BE"}, {"title": "Belgian banks"}, "place", 900),
    ({"date": "2020-05-04"}, {"date": "2020-05-11"}, "date", 2200),
    ({"date": "2020-05-04"}, {"date": "2020-05-12"}, "date", 1600),
    ({"date": "2020-05-04"}, {"date": "2020-09"}, "date", 600),
    ({"date": "2020-05-04"}, {"date": "2021-05-04"}, "date", 0),
    ({"date": "2020-05-04"}, {"date": "2022-05-04"}, "date", -1500),
    ({"date": "2020-05-04"}, {"date": "2023-05-04"}, "date", -3000),
    ({"date": "2020-05-04"}, {"date": "2020"}, "date", 600),
    ({"date": "2020-05-04"}, {"date": "2010/2030"}, "date", 0),
    ({"date": "2020-05-04"}, {"date": "2010/2020-05-01"}, "date", 2200),
    ({"date": "2020-05-04"}, {"date": "2020-05-04/.."}, "date", 2200),
    ({"disclosed": "2020-05-04"}, {"date": "2013", "attributed": "2020-05-04"}, "date", 2200),
    ({"date": "2020-05-04"}, {}, "date", 0),
    ({"type": "Sabotage"}, {"type": "sabotage"}, "type", 800),
    ({"type": "sabotage"}, {"type": "arrest"}, "type", 0),
    ({"title": "Careto"}, {"title": "Careto aka The Mask"}, "title", 1200),
    ({"title": "Careto"}, {"summary": "a careto case"}, "title", 1200),
    ({"title": "Careto"}, {"title": "The Mask"}, "title", 0),
    ({"title": "Careto"}, {"title": "careto"}, "text", 3900),
]


@pytest.mark.parametrize(("one", "other", "name", "weight"), TERM)
def test_a_term(one, other, name, weight):
    assert pair(one, other)[name] == weight
    assert pair(other, one)[name] == weight


def test_an_address_of_many_says_less():
    many = [event(f"e{number}", links=["https://example.org/a"]) for number in range(6)]
    table = tabulate([chronology(many)])
    terms = Scorer(table).links(np.array([0]), np.array([1]), LEAST)[2]
    assert terms[0, TERMS.index("url")] == 5000 // 5


def test_candidates_share_a_key():
    few = {"initiator": "RU", "target": "BE", "date": "2020-05-04"}
    known = chronology([event("a", **few), event("b", **few), event("c", title="Other")])
    scorer = Scorer(tabulate([known]))
    left, right = candidates(scorer.table, scorer.words, scorer.urls, scorer.most)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == [(0, 1)]


def test_what_very_many_share_is_no_key():
    stated = {"title": "Raid", "date": "2020", "links": ["https://example.org/a"]}
    stated |= {"initiator": "RU", "target": "BE", "disclosed": "2020-05-04"}
    known = chronology([event(f"e{number}", **stated) for number in range(300)])
    for frequencies in (None, Frequencies(1_000_000)):
        scorer = Scorer(tabulate([known]), frequencies)
        left, _ = candidates(scorer.table, scorer.words, scorer.urls, scorer.most)
        assert len(left) == 0


def test_limits_grow_with_the_number_of_records():
    assert [limits(records).token for records in (0, 600, 2_400, 10**7)] == [2, 3, 12, 24]


def test_weights_of_rarity_fall_and_are_never_negative():
    weights = idf_table(10, np.array([200]))
    assert (np.diff(weights) <= 0).all()
    assert weights[-1] == 0


def test_nothing_is_compared_with_nothing():
    scorer = Scorer(tabulate([]))
    none = np.zeros(0, dtype=np.int64)
    assert [len(column) for column in scorer.links(none, none)] == [0, 0, 0]
