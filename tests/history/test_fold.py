"""How claims become one view: within a source by its chain, across sources by field.

Rows marked (design) are rules of the project's design, section "What is recorded".
"""

import pytest
from hypothesis import given

from chronoint import Actor, Source, Update, chronology, event, told, unite
from strategies import united

BLOG = Source(
    "blog",
    published="2019-12-01",
    reliability="C",
    updates=[Update("more", "2020-05-20"), Update("sorry", "2020-09-18", "correction")],
)


def view(*parts):
    return unite(*parts)["x"]


def one(source="one", reliability=None, published=None, **stated):
    teller = Source(source, reliability=reliability, published=published)
    return chronology([event("x", **stated)], source=teller)


def test_a_later_claim_replaces_only_what_it_states():  # (design) 5.1
    chain = [told("more", status="denied"), told("sorry", date="2019-10-05")]
    event_ = view(
        chronology(
            [
                event(
                    "x", date="2019-10", title="T", status="alleged", initiator="CN", updates=chain
                )
            ],
            source=BLOG,
        )
    )
    assert (event_.date.text, event_.title, event_.status) == ("2019-10-05", "T", "denied")
    assert event_.initiator == ("CN",)
    assert [claim.update for claim in event_.claims_for("status")] == ["more"]
    assert [claim.update for claim in event_.claims_for("date")] == ["sorry"]
    assert [claim.update for claim in event_.claims_for("title")] == [None]
    assert event_.claims_for("summary") == ()


def test_a_retraction_takes_the_voice_of_its_source_back():  # (design) 5.1
    gone = event("x", date="2019", title="Theirs", updates=[told("sorry", status="retracted")])
    alone = view(chronology([gone], source=BLOG))
    assert (alone.withdrawn, alone.status, alone.title) == (True, "retracted", "Theirs")
    beside = view(chronology([gone], source=BLOG), one(date="2020", title="Ours"))
    assert (beside.withdrawn, beside.status, beside.title) == (False, "reported", "Ours")
    assert beside.date.text == "2020"
    assert beside.conflicts == ()


# two dates of two sources; what they have in common; whether they conflict (design) 5.2
DATES = [
    ("2019", "2019-10-03", "2019-10-03", False),
    ("2019-10-03", "2019-10-03", "2019-10-03", False),
    ("[2019-01-01..2019-06-30]", "[2019-03-01..2019-12-31]", "[2019-03-01..2019-06-30]", False),
    ("2018/2020", "2018-05/2020-03", "2018-05/2020-03", False),
    ("2018", "2019", "2018", True),
    # a report that dates a thing only from above says that it was so by then (ours)
    ("../2018-09-05", "../2020-09-05", "../2018-09-05", False),
    ("../2018-09-05", "2018-09-04", "2018-09-04", False),
    ("../2018-09-05", "2018", "[2018-01-01..2018-09-05]", False),
    ("../2018-09-05", "2003/2005", "2003/2005", False),
    ("../2018-09-05", "2014/..", "2014/..", False),
    ("../2018-09-05", "2019", "../2018-09-05", True),
]


@pytest.mark.parametrize(("better", "worse", "expected", "clash"), DATES)
def test_dates_of_two_sources(better, worse, expected, clash):
    event_ = view(one("z", "A", date=better), one("a", "E", date=worse))
    assert str(event_.date) == expected
    assert bool(event_.conflicts) == clash


def test_a_date_conflict_is_told_in_words_and_names_its_claims():
    event_ = view(one("bbc", "B", date="2018-09-04"), one("blog", "C", date="2018-09-05"))
    (conflict,) = event_.conflicts
    assert (
        conflict.message
        == "date: '2018-09-04' (bbc) against '2018-09-05' (blog); no day satisfies both"
    )
    assert set(conflict.claims) == set(event_.claims)


def test_each_date_role_is_put_together_by_itself():
    event_ = view(
        one("a", "A", date="2019", disclosed="2020-05", attributed="2021"),
        one("b", "B", disclosed="2020-05-20", attributed="2022", responded="2023"),
    )
    assert {role: date.text for role, date in event_.dates.items()} == {
        "date": "2019",
        "disclosed": "2020-05-20",
        "attributed": "2021",
        "responded": "2023",
    }
    assert [claim.source for claim in event_.claims_for("disclosed")] == ["b"]
    (conflict,) = event_.conflicts
    assert (conflict.field, conflict.message) == (
        "attributed",
        "attributed: '2021' (a) against '2022' (b); no day satisfies both",
    )


def test_a_date_role_can_be_replaced_and_be_absent():
    first = event("x", date="2019", disclosed="2020", responded="2020", updates=[
        told("more", disclosed="2021-01-01"), told("sorry", absent=["responded"]),
    ])  # fmt: skip
    event_ = view(chronology([first], source=BLOG))
    assert {role: date.text for role, date in event_.dates.items()} == {
        "date": "2019",
        "disclosed": "2021-01-01",
    }


# two days; the slip that is named (ours, after what the two lists of design/merging.md do)
SLIPS = [
    ("2020-03-04", "2020-04-03", ": day and month swapped?"),
    ("2020-03-04", "2020-05-04", ": same day and year, another month"),
    ("2020-03-04", "2021-03-04", ": same day and month, another year"),
    ("2020-03-03", "2020-04-03", ": same day and year, another month"),
    ("2020-03-04", "2021-04-03", ""),
    ("2020-03-04", "2020-04", ""),
    ("2020-03-04", "2020-03-05", ""),
    ("2020-03-04/2020-03-09", "2020-04-03", ""),
    ("2020-03-04~", "2020-04-03", ", taken as written: day and month swapped?"),
]


@pytest.mark.parametrize(("left", "right", "slip"), SLIPS)
@pytest.mark.parametrize("role", ["date", "disclosed"])
def test_a_likely_slip_is_named(role, left, right, slip):
    (conflict,) = view(one("a", **{role: left}), one("b", **{role: right})).conflicts
    assert conflict.message == (
        f"{role}: '{left}' (a) against '{right}' (b); no day satisfies both{slip}"
    )


GROUP = Actor("night-owls", "Night Owls", "group")
OWNED = Actor("day-owls", "Day Owls", "group", state="CN")

# role; what each of several sources names, best-graded first; the conflict (ours)
ACTORS = [
    ("initiator", ["CN", "RU"], "CN (a) against RU (b); no actor in common"),
    ("initiator", ["CN RU", "RU IR"], None),
    ("initiator", ["CN", "MSS"], None),
    ("initiator", ["MSS", "GRU SVR"], "MSS (a) against GRU, SVR (b); no actor in common"),
    ("initiator", ["KGB", "RU"], None),
    ("initiator", ["day-owls", "CN"], None),
    ("initiator", ["day-owls", "RU"], "day-owls (a) against RU (b); no actor in common"),
    # of a group without a state nobody can say whose it is
    ("initiator", ["night-owls", "RU"], None),
    ("initiator", ["night-owls", "day-owls"], None),
    ("initiator", ["CN nobody-defines-it", "RU"], None),
    # an organisation may stand for its members
    ("target", ["EU", "BE"], None),
    ("target", ["BE", "FR"], "BE (a) against FR (b); no actor in common"),
    ("venue", ["BE", "FR"], "BE (a) against FR (b); no actor in common"),
    # who else responds, or says so, adds to it
    ("responder", ["BE", "FR"], None),
    ("reporter", ["BE", "FR"], None),
    ("initiator", ["CN RU", "CN", "RU"], "CN (b) against RU (c); no actor in common"),
    ("initiator", ["CN", "", "RU"], "CN (a) against RU (c); no actor in common"),
]


@pytest.mark.parametrize(("role", "named", "words"), ACTORS)
def test_actors_of_two_sources(role, named, words):
    parts = [one(name, "ABC"[at], **{role: codes.split()})
             for at, (name, codes) in enumerate(zip("abc", named, strict=False))]  # fmt: skip
    event_ = view(chronology(actors=[GROUP, OWNED]), *parts)
    assert [(c.field, c.message) for c in event_.conflicts] == (
        [(role, f"{role}: {words}")] if words else []
    )
    if words:
        assert len({claim.source for claim in event_.conflicts[0].claims}) == 2


def test_one_source_that_changes_its_mind_does_not_disagree_with_itself():
    changed = event("x", initiator="CN", updates=[told("more", initiator="RU")])
    event_ = view(chronology([changed], source=BLOG))
    assert (event_.initiator, event_.conflicts) == (("RU",), ())


# (source, reliability, published, status) of each voice; derived status; conflict
STATUSES = [
    # the latest published statement (design)
    ([("a", "C", "2019", "alleged"), ("b", "C", "2020", "denied")], "denied", False),
    ([("a", "C", "2020", "convicted"), ("b", "C", "2019", "charged")], "convicted", False),
    # ties by reliability (design)
    ([("a", "B", "2020", "confirmed"), ("b", "D", "2020", "denied")], "confirmed", True),
    # who merely reports disagrees with nobody (ours)
    ([("a", "C", "2019", "reported"), ("b", "C", "2020", "alleged")], "alleged", False),
    # a denial that is followed by a conviction elsewhere is a disagreement (ours)
    ([("a", "C", "2019", "denied"), ("b", "C", "2020", "convicted")], "convicted", True),
]


@pytest.mark.parametrize(("voices", "expected", "clash"), STATUSES)
def test_status_of_several_sources(voices, expected, clash):
    parts = [one(name, grade, day, status=status) for name, grade, day, status in voices]
    event_ = view(*parts)
    assert event_.status == expected
    assert [conflict.field for conflict in event_.conflicts] == ["status"] * clash


def test_title_comes_from_the_best_graded_source_then_from_the_earliest():  # (design) 5.2
    worse = one("early", "D", "2018", title="Early")
    better = one("late", "B", "2020", title="Late")
    assert view(worse, better).title == "Late"
    assert view(one("a", None, "2019", title="A"), one("b", None, "2018", title="B")).title == "B"


def test_actors_are_united_by_role():  # (design) 5.2
    event_ = view(one("a", initiator="CN", target="BE"), one("b", initiator=["CN", "MSS"]))
    assert (event_.initiator, event_.target) == (("CN", "MSS"), ("BE",))
    assert len(event_.claims_for("initiator")) == 2


def test_claims_stand_in_order_of_publication():
    event_ = view(one("a", None, "2020"), one("b", None, "2018"), one("c", None, "2019-05"))
    assert [claim.source for claim in event_.claims] == ["b", "c", "a"]
    assert [step.published.text for step in event_.history] == ["2018", "2019-05", "2020"]


@given(united())
def test_every_derived_field_names_claims_that_state_it(known):
    for event_ in known:
        for name in ("date", "title", "initiator", "tags", "credibility"):
            claims = event_.claims_for(name)
            value = event_.actors[name] if name == "initiator" else getattr(event_.view, name)
            assert bool(claims) == (value not in (None, ()))
            assert all(getattr(claim, name) not in (None, ()) for claim in claims)
