"""What changed between two days, as data and in words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import (
    DateTextError,
    ModelError,
    Source,
    Update,
    as_of,
    chronology,
    event,
    told,
    unite,
)
from chronoint.history import diff
from chronoint.model.claims import STATED
from strategies import united

BLOG = Source(
    "blog",
    publisher="Intel Today",
    title="Den of spies",
    published="2019-12-01",
    reliability="C",
    updates=[
        Update("embassy", "2020-05-20", title="The embassy"),
        Update("undated"),
        Update("denial", "2020-09-18", "correction"),
        Update("back-down", "2020-10", "retraction", title="We were wrong", withdraws="embassy"),
    ],
)
GAZETTE = Source("gazette", published="2020-06-01", reliability="B")
KNOWN = unite(
    chronology(
        [
            event("barred", title="A director is barred", date="2019-10", status="alleged", initiator="CN", updates=[told("denial", status="denied")]),
            event("embassy", update="embassy", title="An embassy is named", date="2020-05-15"),
            event("house", update="embassy", title="A house is searched", updates=[told("undated", absent=["event"])]),
        ],
        source=BLOG,
    ),
    chronology([event("barred", date="2019-10-03", initiator=["CN", "RU"])], source=GAZETTE),
)  # fmt: skip

# first day, last day; the lines (all ours)
LINES = [
    ("2019-11-30", "2019-12-01", ['2019-12-01: Intel Today ("Den of spies") adds "A director is barred"']),
    ("2019-12-01", "2020-05-19", []),
    (
        "2020-05-19",
        "2020-05-31",
        [
            '2020-05-20: Intel Today (update "The embassy") adds "An embassy is named" and '
            '"A house is searched"',
            'undated, [2020-05-20..2020-09-18]: Intel Today (update undated) no longer has "A house is searched"',
        ],
    ),
    (
        "2020-05-31",
        "2020-06-01",
        [
            '2020-06-01: gazette also tells of "A director is barred"; '
            'date of "A director is barred" 2019-10 → 2019-10-03; '
            'initiator of "A director is barred" CN → CN, RU'
        ],
    ),
    (
        "2020-06-01",
        "2020-12-31",
        [
            '2020-09-18: Intel Today (correction denial): status of "A director is barred" alleged → denied',
            '2020-10: Intel Today (retraction "We were wrong") takes back update "The embassy"; '
            'withdraws "An embassy is named" and "A house is searched"',
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "lines"), LINES)
def test_what_changed_in_words(first, last, lines):
    found = diff(KNOWN, first, last)
    assert list(found.words()) == lines
    assert str(found) == "\n".join(lines)
    assert bool(found) == bool(lines)


def test_what_changed_as_data():
    found = diff(KNOWN, "2020-05-19", "2020-12-31")
    assert [(one.event, one.kind) for one in found.changes] == [
        ("barred", "changed"),
        ("embassy", "added"),
        ("house", "added"),
    ]
    assert [change.event for change in found.added] == ["embassy", "house"]
    assert [change.event for change in found.changed] == ["barred"]
    barred = found.changed[0]
    status = barred.field("status")
    assert (status.before, status.after) == ("alleged", "denied")
    assert [claim.point for claim in status.claims] == [("blog", "denial")]
    assert [claim.point for claim in barred.field("date").claims] == [("gazette", None)]
    assert [source.id for source in found.sources] == ["gazette"]
    assert [update.id for _, update in found.updates] == ["embassy", "undated", "denial", "back-down"]  # fmt: skip
    gone = diff(KNOWN, "2020-05-20", "2020-12-31").gone
    assert [(one.event, one.kind) for one in gone] == [
        ("embassy", "withdrawn"),
        ("house", "withdrawn"),
    ]


def test_strictly_counts_from_the_last_possible_day():
    found = diff(KNOWN, "2020-05-20", "2020-09-18", strictly=True)
    assert [one.update.id for one in found.publications if one.update] == ["undated", "denial"]
    assert not diff(KNOWN, "2020-10-01", "2020-10-30", strictly=True)
    assert [one.event for one in diff(KNOWN, "2020-10-30", "2020-10-31", strictly=True).gone] == ["embassy", "house"]  # fmt: skip


def test_long_lines_can_be_cut():
    many = chronology([event(f"e{n}", title=f"E{n}") for n in range(5)], source=BLOG)
    (line,) = diff(many, "2019-11", "2020-01").words(most=2)
    assert line.endswith('adds "E0", "E1" and 3 more')


# first, last, error, words
REFUSED = [
    ("2020-05-20", "2020-05-19", ModelError, "diff: 2020-05-20 lies after 2020-05-19; give the earlier day first"),
    ("2020", "2020-06", ModelError, "diff: 2020 lies after 2020-06; give the earlier day first"),
    ("2020/..", "2021", ModelError, "diff from '2020/..': expected a day with an end, found an open one"),
    ("2020", "soon", DateTextError, "'soon'"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "error", "words"), REFUSED)
def test_what_is_refused_says_why(first, last, error, words):
    with pytest.raises(error) as caught:
        diff(KNOWN, first, last)
    assert str(caught.value).startswith(words)


def test_a_conflict_that_appears_is_told():
    other = chronology([event("barred", date="2018")], source=Source("z", published="2021-01-01"))
    (line,) = diff(unite(KNOWN, other), "2020", "2021").words()
    assert 'sources disagree on "A director is barred": date: ' in line


def test_every_date_role_is_followed():
    blog = Source("blog", publisher="The Blog", published="2020", updates=[
        Update("more", "2021-03-01"), Update("less", "2021-06-01"),
    ])  # fmt: skip
    leak = event("leak", title="A leak", disclosed="2019", responded="last year", updates=[
        told("more", disclosed="2019-05-01", attributed="2020-12"),
        told("less", absent=["attributed"], responded="last year"),
    ])  # fmt: skip
    assert diff(chronology([leak], source=blog), "2020-12-31", "2021-12-31").words() == (
        '2021-03-01: The Blog (update more): disclosed of "A leak" 2019 → 2019-05-01; '
        'attributed of "A leak" 2020-12',
        '2021-06-01: The Blog (update less): attributed of "A leak" 2020-12 → no longer stated; '
        'responded of "A leak" 2019 → 2020',
    )


# --- laws --------------------------------------------------------------------

DAYS = st.dates(dt.date(2019, 6, 1), dt.date(2021, 12, 1))


def values(item):
    """What `diff` compares of an event; None for one that is not known."""
    if item is None:
        return {}
    stated = {name: item.view.value(name) for name in STATED if name in item.view.basis}
    stated["sources"] = () if item.withdrawn else item.view.standing
    stated["conflicts"] = tuple(conflict.message for conflict in item.conflicts)
    return {name: plain(value) for name, value in stated.items() if value not in (None, ())}


def plain(value):
    return frozenset(value) if isinstance(value, tuple) else value


def seen(known, day, *, strictly=False):
    return {item.id: values(item) for item in as_of(known, day, strictly=strictly)}


@given(united(), DAYS, st.booleans())
def test_a_day_and_itself_do_not_differ(known, day, strictly):
    found = diff(known, day, day, strictly=strictly)
    assert (found.publications, found.changes, str(found)) == ((), (), "")


@given(united(), st.lists(DAYS, min_size=2, max_size=2), st.booleans())
def test_applied_to_the_first_view_it_gives_the_second(known, days, strictly):
    first, last = sorted(days)
    state = seen(known, first, strictly=strictly)
    for change in diff(known, first, last, strictly=strictly).changes:
        assert (change.event in state) == (change.kind != "added")
        apply(state, change)
    assert state == seen(known, last, strictly=strictly)


def apply(state, change):
    fields = state.setdefault(change.event, {})
    for one in change.fields:
        before = plain(one.before) if one.before not in (None, ()) else None
        assert fields.pop(one.field, None) == before
        if one.after not in (None, ()):
            fields[one.field] = plain(one.after)


@given(united(), st.lists(DAYS, min_size=2, max_size=2), st.booleans())
def test_each_publication_can_be_applied_after_the_other(known, days, strictly):
    first, last = sorted(days)
    state = seen(known, first, strictly=strictly)
    for publication in diff(known, first, last, strictly=strictly).publications:
        for change in publication.changes:
            apply(state, change)
    assert state == seen(known, last, strictly=strictly)


@given(united(), st.lists(DAYS, min_size=3, max_size=3), st.booleans())
def test_neighbouring_stretches_of_time_compose(known, days, strictly):
    a, b, c = sorted(days)
    early, late, whole = (
        diff(known, *pair, strictly=strictly) for pair in ((a, b), (b, c), (a, c))
    )
    assert early.publications + late.publications == whole.publications
    assert {one.event for one in whole.changes} <= {
        one.event for one in (*early.changes, *late.changes)
    }


@given(united(), st.lists(DAYS, min_size=2, max_size=2))
def test_every_new_claim_is_told_once(known, days):
    first, last = sorted(days)
    before, after = (
        {claim.id for item in as_of(known, day) for claim in item.claims} for day in (first, last)
    )
    found = diff(known, first, last)
    told = [claim.id for change in found.changes for claim in change.claims]
    step = [c.id for one in found.publications for change in one.changes for c in change.claims]
    assert sorted(told) == sorted(step) == sorted(after - before)
    assert len(found.words()) == len(found.publications)
