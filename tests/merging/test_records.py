"""The table of records: what is drawn from claims."""

import pytest

from chronoint import Actor, Source, Update, chronology, event, told
from chronoint.merging.records import FARTHEST, MOMENTS, tabulate

DAY = 18_386  # 2020-05-04


def row(actors=(), **stated):
    known = chronology([event("one", **stated)], source=Source("list"), actors=actors)
    return tabulate([known])


def keys(table, column):
    return [table.keys[key] for key in getattr(table, column).row(0)]


PLACES = [
    # target and venue as stated, the keys
    ({"target": ["BE"]}, ["BE"]),
    ({"target": ["Iran (Islamic Republic of)"], "venue": ["VSSE"]}, ["BE", "IR"]),
    ({"target": ["Government agencies in Ukraine"]}, ["UA"]),
    ({"target": ["journalists"]}, ["~journalists"]),
    ({"target": ["Unknown"], "title": "Belgian banks"}, ["BE"]),
    ({"target": ["journalists"], "title": "Belgian press"}, ["BE", "~journalists"]),
    ({"initiator": ["CN"], "title": "Chinese attack on Belgium"}, ["BE"]),
    ({"summary": "It happened in France."}, ["FR"]),
    ({"target": ["BE"], "title": "French banks"}, ["BE"]),
]


@pytest.mark.parametrize(("stated", "expected"), PLACES)
def test_places_come_from_targets_venues_or_the_text(stated, expected):
    assert keys(row(**stated), "places") == expected


def test_an_own_actor_stands_for_its_state():
    lynx = Actor("lynx", "Lynx Team", "group", state="CN", aliases=["Silent Cat"])
    table = row(actors=[lynx], initiator=["lynx"])
    assert keys(table, "initiators") == ["CN"]
    assert keys(row(actors=[lynx], initiator=["Silent Cat"]), "initiators") == ["CN"]


def test_an_actor_whose_state_is_nowhere_defined_stands_for_itself():
    table = row(actors=[Actor("lynx", "Lynx", "group", state="QQ")], initiator=["lynx"])
    assert keys(table, "initiators") == ["~lynx"]


MOMENTS_OF = [
    ({"date": "2020-05-04"}, [("date", DAY, DAY)]),
    ({"date": "2020-05"}, [("date", DAY - 3, DAY + 27)]),
    (
        {"date": "2020-05-04/2020-05-06"},
        [
            ("date (start)", DAY, DAY),
            ("date (end)", DAY + 2, DAY + 2),
            ("date", DAY, DAY + 2),
        ],
    ),
    ({"date": "2020-05-04/.."}, [("date (start)", DAY, DAY), ("date", DAY, FARTHEST)]),
    ({"date": "2020-05-04/"}, [("date (start)", DAY, DAY), ("date", DAY, FARTHEST)]),
    ({"date": "2020-05-04", "disclosed": "2020-05-04"}, [("date", DAY, DAY)]),
    ({"disclosed": "2020-05-04"}, [("disclosed", DAY, DAY)]),
    ({"date": "Y-170000002"}, [("date", -FARTHEST, -FARTHEST)]),
    ({}, []),
]


@pytest.mark.parametrize(("stated", "expected"), MOMENTS_OF)
def test_moments_are_the_ranges_of_days_of_all_dates(stated, expected):
    table = row(**stated)
    columns = (table.moments, table.first_days, table.last_days)
    found = list(zip(*(column.row(0) for column in columns), strict=True))
    assert [(MOMENTS[what], first, last) for what, first, last in found] == expected


def test_words_count_twice_in_a_title_and_at_most_four_times():
    table = row(title="Raid, raid!", summary="The raid in Lier", tags=["spying"])
    counted = dict(zip(table.vocabulary, table.counts.tolist(), strict=True))
    assert counted == {"raid": 4, "lier": 1, "spying": 1}
    assert table.in_title.tolist() == [0, 0, 1] or dict(
        zip(table.vocabulary, table.in_title.tolist(), strict=True)
    ) == {"raid": 1, "lier": 0, "spying": 0}


def test_all_claims_of_an_id_are_one_record():
    source = Source("blog", updates=[Update("later")])
    first = chronology(
        [event("a", title="Raid", updates=[told("later", links=["https://example.org/1"])])],
        source=source,
    )
    second = chronology([event("a", title="Search")], source=Source("paper"))
    table = tabulate([first, second])
    assert (table.ids, table.url_names) == (("a",), ("example.org/1",))
    assert [table.source_names[name] for name in table.sources.row(0)] == ["blog", "paper"]
    assert sorted(table.vocabulary) == ["raid", "search"]


def test_a_nameless_source_is_another_one_in_each_input():
    table = tabulate([chronology([event("a")]), chronology([event("b")])])
    assert table.sources.row(0) != table.sources.row(1)


def test_long_texts_and_many_dates_are_cut():
    source = Source("blog", updates=[Update(f"u{number}") for number in range(40)])
    many = [told(f"u{number}", date=f"{1900 + number}-05-04") for number in range(40)]
    long = " ".join(f"word{number}x" for number in range(5_000))
    known = chronology([event("a", title=long, summary=long, updates=many)], source=source)
    table = tabulate([known])
    assert int(table.words.lengths[0]) == 256
    assert int(table.in_title.sum()) == 64
    assert int(table.first_days.lengths[0]) == 16
