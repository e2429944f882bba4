"""Withdrawn points, absent events and fields, and chains that fork."""

from itertools import permutations

import pytest
from hypothesis import given

from chronoint import (
    Decision,
    ModelError,
    Place,
    Source,
    Update,
    as_of,
    chronology,
    event,
    told,
    unite,
)
from chronoint.model import Claim
from strategies import united


def chain(*updates):
    return Source("blog", published="2020-01-01", updates=updates)


REPORT = Update("report", "2020-02-01")


def withdrawal(point, day="2020-03-01", name="withdrawal"):
    return Update(name, day, "retraction", withdraws=point)


# the chain after the original; the points withdrawn (rules of the docstring; all ours)
WITHDRAWN = [
    ([REPORT], set()),
    ([REPORT, withdrawal("report")], {"report"}),
    ([REPORT, withdrawal("original")], {None}),
    ([REPORT, withdrawal("report"), withdrawal("withdrawal", name="again")], {"withdrawal"}),
    ([REPORT, withdrawal("report"), withdrawal("original", name="too")], {"report", None}),
    ([withdrawal("report"), REPORT], set()),  # a later point
    ([REPORT, withdrawal("withdrawal")], set()),  # itself
    ([REPORT, withdrawal("reprot")], set()),  # no point
]  # fmt: skip


@pytest.mark.parametrize(("updates", "gone"), WITHDRAWN)
def test_which_points_are_withdrawn(updates, gone):
    assert chain(*updates).withdrawn_points == gone


def test_only_a_retraction_withdraws():
    with pytest.raises(ModelError) as caught:
        Update("u", kind="correction", withdraws="report")
    assert str(caught.value) == (
        "update 'u': withdraws 'report', but its kind is 'correction'; only a retraction "
        "withdraws: write kind: retraction"
    )


def known(*updates):
    return chronology(
        [
            event("arrest", title="An arrest", status="alleged", updates=[told("report", status="charged")]),
            event("leak", update="report", title="A leak", date="2019"),
        ],
        source=chain(REPORT, *updates),
    )  # fmt: skip


def test_what_stands_only_at_a_withdrawn_point_is_withdrawn():
    leak = known(withdrawal("report"))["leak"]
    assert (leak.withdrawn, leak.status, leak.title, leak.view.silenced) == (
        True,
        "retracted",
        "A leak",
        (0,),
    )
    assert [step.withdrawn for step in leak.history] == [True]
    assert leak.claims_for("status") == leak.claims


def test_what_stands_elsewhere_too_falls_back_to_it():
    arrest = known(withdrawal("report"))["arrest"]
    assert (arrest.withdrawn, arrest.status, arrest.view.silenced) == (False, "alleged", (1,))
    arrest = known(withdrawal("original"))["arrest"]
    assert (arrest.withdrawn, arrest.status, arrest.view.title) == (False, "charged", None)


def test_a_withdrawn_withdrawal_gives_the_voice_back():
    again = known(withdrawal("report"), withdrawal("withdrawal", "2020-04-01", "again"))
    assert [one.withdrawn for one in again] == [False, False]
    assert again["arrest"].status == "charged"


def test_another_source_keeps_the_event():
    other = chronology([event("leak", title="The leak")], source=Source("gazette"))
    leak = unite(known(withdrawal("report")), other)["leak"]
    assert (leak.withdrawn, leak.title, leak.view.standing) == (False, "The leak", ("gazette",))


# day; the leak withdrawn, tentative; strictly (ours; the withdrawal is of some day of March)
DAYS = [
    ("2020-02-29", (False, False), (False, False)),
    ("2020-03-15", (True, True), (False, False)),
    ("2020-03-31", (True, False), (True, False)),
]


@pytest.mark.parametrize(("day", "possibly", "surely"), DAYS)
def test_a_withdrawal_counts_from_its_day_on(day, possibly, surely):
    history = known(withdrawal("report", "2020-03"))
    for strictly, expected in ((False, possibly), (True, surely)):
        leak = as_of(history, day, strictly=strictly)["leak"]
        assert (leak.withdrawn, leak.tentative) == expected


def absent(*names):
    return told("report", absent=names)


def test_an_absent_event_stays_and_says_since_when():
    source = chain(REPORT, Update("back", "2020-05-01"))
    gone = chronology([event("a", title="A", updates=[absent("event")])], source=source)
    assert gone["a"].absent
    assert (str(gone["a"].absent_since), gone["a"].title) == ("2020-02-01", "A")
    assert (gone["a"].withdrawn, gone["a"].status) == (False, "reported")
    assert not as_of(gone, "2020-01-31")["a"].absent
    back = chronology(
        [event("a", title="A", updates=[absent("event"), told("back")])], source=source
    )
    assert (back["a"].absent, back["a"].absent_since) == (False, None)


def test_an_event_that_another_source_still_tells_is_not_absent():
    gone = chronology([event("a", title="A", updates=[absent("event")])], source=chain(REPORT))
    both = unite(gone, chronology([event("a", title="A")], source=Source("gazette")))
    assert not both["a"].absent
    assert dict(both["a"].view.absent_since) == {"blog": REPORT.published}


def test_an_undated_absence_has_no_day():
    gone = chronology(
        [event("a", title="A", updates=[absent("event")])], source=chain(Update("report"))
    )
    assert (gone["a"].absent, gone["a"].absent_since) == (True, None)


def test_one_of_two_records_of_a_source_does_not_make_the_event_absent():
    source = chain(REPORT)
    parts = chronology([event("a", updates=[absent("event")]), event("b")], source=source)
    assert parts["a"].absent
    assert not unite(parts, decisions=[Decision("same", ["a", "b"])])["a"].absent


def test_an_absent_field_is_no_longer_stated():
    one = event("a", title="A", status="denied", venue="BE", date="2019", updates=[absent("venue", "status", "date")])  # fmt: skip
    (found,) = chronology([one], source=chain(REPORT))
    assert (found.venue, found.status, found.date, found.title) == ((), "reported", None, "A")
    assert not found.absent


# what is refused, and its words
REFUSED = [
    ({"absent": ["titel"]}, "absent 'titel': expected one of event, date, discovered, disclosed"),
    ({"absent": ["title"], "title": "T"}, "event 'a': title is stated, and title is absent; leave one out"),
    ({"absent": ["event"], "status": "denied"}, "event 'a': status is stated, and the event is absent"),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "words"), REFUSED)
def test_what_is_absent_is_a_field_and_not_stated(stated, words):
    with pytest.raises(ModelError) as caught:
        Claim("a", "blog", "report", **stated)
    assert str(caught.value).startswith(words)


@given(united())
def test_an_event_is_withdrawn_when_nobody_stands_by_it(one):
    for item in one:
        assert set(item.view.standing) <= set(item.sources)
        assert item.withdrawn or not set(item.view.standing) & {
            source
            for source in item.sources
            if all(step.withdrawn for step in item.history if step.source == source)
        }
        assert item.withdrawn == (item.status == "retracted")


# --- forks -------------------------------------------------------------------


def telling(*updates, file):
    placed = [
        Update(name, day, place=Place(file, line)) for line, (name, day) in enumerate(updates, 3)
    ]
    return chronology(source=Source("blog", updates=placed, place=Place(file, 2)))


# two tellings of one chain; the chain they make together (all ours)
JOINED = [
    ([("a", "2020-01")], [("b", "2020-02")], "a b"),
    ([("a", None), ("b", None)], [("b", None)], "a b"),
    ([("a", None), ("c", None)], [("a", None), ("b", None), ("c", None)], "a b c"),
    ([("a", "2020-01"), ("b", None)], [("c", "2019-12"), ("a", "2020-01")], "c a b"),
    ([("a", None), ("b", "2020-02")], [("b", "2020-02"), ("c", "2020-03")], "a b c"),
    ([("a", "2020-05-01T10:00:00Z")], [("b", "2020-05-01T09:00:00Z")], "b a"),
]


@pytest.mark.parametrize(("one", "other", "order"), JOINED)
def test_chains_are_joined_where_they_say_the_order(one, other, order):
    tellings = [telling(*one, file="a.yaml"), telling(*other, file="b.yaml")]
    for inputs in permutations(tellings):
        (source,) = unite(*inputs).sources
        assert " ".join(update.id for update in source.updates) == order


# two tellings that fork; the words of the error (all ours)
FORKS = [
    (
        [("a", None), ("b", None)],
        [("a", None), ("c", "2020-05")],
        "source 'blog': its chain forks after update 'a': 'b', undated (a.yaml:4) and "
        "'c' of 2020-05 (b.yaml:4), and neither a chain nor their dates say which came first; "
        "put both into one chain, oldest first",
    ),
    (
        [("a", "2020-05-20")],
        [("b", "2020-05-20")],
        "source 'blog': its chain forks after the original: 'a' of 2020-05-20 (a.yaml:3) and "
        "'b' of 2020-05-20 (b.yaml:3), and neither a chain nor their dates say which came first; "
        "put both into one chain, oldest first",
    ),
    (
        [("a", None), ("b", None)],
        [("b", None), ("a", None)],
        "source 'blog': its chains contradict each other: 'a' stands before 'b' in the chain "
        "(a.yaml:2); 'b' stands before 'a' in the chain (b.yaml:2); give one order",
    ),
    (
        [("a", "2021"), ("b", "2019")],
        [("c", "2020")],
        "source 'blog': its chains contradict each other: 'a' stands before 'b' in the chain "
        "(a.yaml:2); 'b' stands before 'c' by their dates; 'c' stands before 'a' by their dates; "
        "give one order",
    ),
]


@pytest.mark.parametrize(("one", "other", "message"), FORKS)
def test_a_fork_is_found_and_names_both_sides(one, other, message):
    tellings = [telling(*one, file="a.yaml"), telling(*other, file="b.yaml")]
    for inputs in permutations(tellings):
        with pytest.raises(ModelError) as caught:
            unite(*inputs)
        assert sorted(str(caught.value).split()) == sorted(message.split())


def test_a_third_telling_settles_a_fork():
    parts = [
        telling(("a", None), ("b", None), file="a.yaml"),
        telling(("a", None), ("c", None), file="b.yaml"),
        telling(("c", None), ("b", None), file="c.yaml"),
    ]
    for inputs in permutations(parts):
        (source,) = unite(*inputs).sources
        assert [update.id for update in source.updates] == ["a", "c", "b"]
