"""What `check` finds: a row per code, with the words a person reads."""

import pytest

from chronoint import (
    Actor,
    Decision,
    Place,
    Source,
    Update,
    check,
    chronology,
    event,
    parse_edtf,
    told,
    unite,
)
from chronoint.history import assemble
from chronoint.model import Claim

BLOG = Source("blog", published="2019-12-01", updates=[Update("more", "2020-05-20")])


def found(known):
    return [(problem.code, problem.severity, problem.message) for problem in check(known)]


def test_nothing_to_say_about_a_sound_chronology():
    assert (
        found(chronology([event("a", date="2019", title="T", initiator="CN")], source=BLOG)) == []
    )


def withdrawing(point):
    chain = [
        Update("more", "2019-02"),
        Update("u", "2020", "retraction", withdraws=point),
        Update("late", "2021"),
    ]
    return chronology(source=Source("s", published="2019", updates=chain))


def same_day(*tellings, kind="update"):
    chain = [Update("u", "2020-05-20"), Update("v", "2020-05-20", kind)]
    one = event("a", title="T", date="2010/..", updates=[told(at, **said) for at, said in tellings])
    return chronology([one], source=Source("s", published="2020-05-01", updates=chain))


# tellings of two updates of one day, the kind of the later (ours): nothing to report
AGREEING = [
    ([("u", {"date": "2019"}), ("v", {"date": "2019-05"})], "update"),
    ([("u", {"status": "alleged"}), ("v", {"status": "convicted"})], "update"),
    ([("u", {"status": "denied"}), ("v", {"status": "convicted"})], "correction"),
    ([("u", {"title": "One"}), ("v", {"title": "Two"})], "update"),
]


@pytest.mark.parametrize(("tellings", "kind"), AGREEING)
def test_updates_of_one_day_that_agree_or_correct(tellings, kind):
    assert found(same_day(*tellings, kind=kind)) == []


def test_what_is_withdrawn_contradicts_nothing():
    chain = [
        Update("u", "2020-05-20"),
        Update("v", "2020-05-20"),
        Update("w", "2020-05-21", "retraction", withdraws="u"),
    ]
    tellings = [told("u", status="denied"), told("v", status="convicted")]
    one = event("a", title="T", date="2019", updates=tellings)
    assert found(chronology([one], source=Source("s", published="2020-05-01", updates=chain))) == []


# code, severity, message, and what makes it (all ours, from the list in the docstring of `check`)
FOUND = [
    (
        "unknown-actor", "error",
        "event 'a': initiator: actor 'XQ': no such code; expected a state's",
        lambda: chronology([event("a", date="2019", title="T", initiator="XQ")], source=BLOG),
    ),
    (
        "dangling-actor", "error", "actor 'institute': state: actor 'ch1na': no such code",
        lambda: chronology(actors=[Actor("institute", "Institute", "organisation", state="ch1na")]),
    ),
    (
        "unknown-update", "error", "event 'a': source 'blog' has no update 'mroe'",
        lambda: assemble([Claim("a", "blog", "mroe", title="T", date=BLOG.published)], sources=[BLOG]),
    ),
    (
        "unknown-source", "error",
        "event 'a': no source has the id 'blgo'; did you mean 'blog'?",
        lambda: assemble([Claim("a", "blgo", title="T", date=BLOG.published)], sources=[BLOG]),
    ),
    (
        "double-id", "error", "event 'a' is told twice by source 'blog'",
        lambda: chronology([event("a", date="2019", title="T"), event("a", title="U")], source=BLOG),
    ),
    (
        "double-id", "error", "event 'a' is told twice by update 'more' of source 'blog'",
        lambda: chronology(
            [event("a", date="2019", title="T", updates=[told("more", note="1"), told("more", note="2")])],
            source=BLOG,
        ),
    ),
    (
        "update-order", "warning",
        "source 's': update 'u' of 2018 comes after the original of 2019; updates stand oldest first",
        lambda: chronology(source=Source("s", published="2019", updates=[Update("u", "2018")])),
    ),
    (
        "undated-update", "warning",
        "source 's': update 'u' has no date; it counts as published after 2019 and before 2020-05",
        lambda: chronology(
            source=Source("s", published="2019", updates=[Update("u"), Update("v", "2020-05")])
        ),
    ),
    (
        "withdraws", "error",
        "source 's': update 'u' withdraws 'mroe', which is not in its chain; did you mean 'more'?",
        lambda: withdrawing("mroe"),
    ),
    (
        "withdraws", "error",
        "source 's': update 'u' withdraws 'late', which comes later in the chain; only an earlier point",
        lambda: withdrawing("late"),
    ),
    (
        "withdraws", "error", "source 's': update 'u' withdraws 'u', itself; name an earlier point",
        lambda: withdrawing("u"),
    ),
    (
        "withdraws", "error",
        "source 's': update 'u' withdraws 'original', which here means the original; give",
        lambda: chronology(
            source=Source("s", updates=[
                Update("original", "2019"), Update("u", "2020", "retraction", withdraws="original"),
            ])
        ),
    ),
    (
        "contradiction", "warning",
        "event 'a': updates 'u' and 'v' of source 's', both of 2020-05-20, contradict each other: "
        "status denied against convicted; if the later one corrects, write kind: correction",
        lambda: same_day(("u", {"status": "denied"}), ("v", {"status": "convicted"})),
    ),
    (
        "contradiction", "warning",
        "event 'a': updates 'u' and 'v' of source 's', both of 2020-05-20, contradict each other: "
        "date 2018 against 2019; if",
        lambda: same_day(("u", {"date": "2018"}), ("v", {"date": "2019"})),
    ),
    (
        "contradiction", "warning",
        "event 'a': updates 'u' and 'v' of source 's', both of 2020-05-20, contradict each other: "
        "type raid against arrest; if",
        lambda: same_day(("u", {"type": "raid"}), ("v", {"type": "arrest"})),
    ),
    (
        "published-before", "warning",
        "event 'a': published 2019-12-01 but dated 2021; if it was announced for later, "
        "write status: scheduled",
        lambda: chronology([event("a", date="2021", title="T")], source=BLOG),
    ),
    ("no-date", "warning", "event 'a' has no date", lambda: chronology([event("a", title="T")])),
    ("no-title", "warning", "event 'a' has no title", lambda: chronology([event("a", date="2019")])),
    (
        "unknown-record", "warning", "decision same: no event has the id 'b'",
        lambda: unite(
            chronology([event("a", date="2019", title="T")]), decisions=[Decision("same", ["a", "b"])]
        ),
    ),
    (
        "conflict", "warning",
        "event 'a': date: '2018' (one) against '2019' (two); no day satisfies both",
        lambda: unite(
            chronology([event("a", date="2018", title="T")], source=Source("one")),
            chronology([event("a", date="2019")], source=Source("two")),
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "message", "make"), FOUND)
def test_each_doubt_is_found_and_worded(code, severity, message, make):
    ((found_code, found_severity, found_message),) = found(make())
    assert (found_code, found_severity) == (code, severity)
    assert found_message.startswith(message)


def test_an_unknown_code_is_reported_once_where_it_first_stands():
    claims = [
        Claim(
            name, "s", title="T", date=BLOG.published, initiator="XQ", place=Place("f.yaml", line)
        )
        for name, line in [("a", 9), ("b", 3)]
    ]
    (problem,) = check(assemble(claims, sources=[Source("s")]))
    assert (problem.place.line, problem.message.endswith(" (used 2 times)")) == (3, True)


def test_what_is_scheduled_may_be_published_before():
    known = chronology([event("a", date="2021", title="T", status="scheduled")], source=BLOG)
    assert found(known) == []


def test_problems_come_in_the_order_of_their_places():
    claims = [
        Claim(name, "s", title="T", place=Place("f.yaml", line))
        for name, line in [("a", 9), ("b", 3)]
    ]
    assert [p.place.line for p in check(assemble(claims, sources=[Source("s")]))] == [3, 9]


def test_hints_are_for_slips_and_not_for_thousands_of_codes():
    codes = [f"BEE{number}" for number in range(2_000)]
    found = check(chronology([event("a", title="T", date="2019", initiator=codes)]))
    assert len(found) == len(codes)
    assert sum("did you mean" in one.message for one in found) < 1_000
    assert sum(one.message.endswith(": no such code") for one in found) > 1_000


def test_thousands_of_updates_on_one_day_are_held_against_their_neighbours():
    points = [Update(f"u{number}", "2020-01-01") for number in range(1_000)]
    tellings = [told(point.id, type=f"t{point.id}") for point in points]
    blog = Source("s", published="2020-01-01", updates=points)
    known = chronology([event("a", title="T", date="2019", updates=tellings)], source=blog)
    found = [one for one in check(known) if one.code == "contradiction"]
    assert len(points) <= len(found) < 30 * len(points)


def test_a_conflict_is_located_in_both_files():
    early = Claim("a", "s", date=parse_edtf("2018"), title="T", place=Place("early.yaml", 7, 5))
    late = Claim("a", "t", date=parse_edtf("2019"), place=Place("late.yaml", 9, 3))
    known = assemble(
        [early, late], sources=[Source("s", published="2020"), Source("t", published="2021")]
    )
    assert [str(problem) for problem in check(known)] == [
        "early.yaml:7:5: event 'a': date: '2018' (s) against '2019' (t); no day satisfies both "
        "(and late.yaml:9:3)"
    ]


# role; the date it is given; what is found
ROLE_DATES = [
    ("disclosed", "2021", "event 'a': published 2020 but disclosed 2021; if it was announced"),
    ("responded", "2020-12", None),
]


@pytest.mark.parametrize(("role", "date", "message"), ROLE_DATES)
def test_other_dates_are_checked_too(role, date, message):
    known = chronology(
        [event("a", date="2019", title="T", **{role: date})], source=Source("s", published="2020")
    )
    found = [problem.message for problem in check(known)]
    assert len(found) == bool(message)
    assert all(one.startswith(message) for one in found)
