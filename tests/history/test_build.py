"""Building in Python: as few words as the file, and errors that name the event."""

import datetime as dt

import pytest

from chronoint import (
    DateTextError,
    ModelError,
    Source,
    Update,
    as_of,
    check,
    chronology,
    event,
    merge,
    told,
    unite,
)
from chronoint.errors import WrongTypeError
from chronoint.model import DATE_ROLES

BLOG = Source("blog", published="2019-12-01", updates=[Update("later", "2020-12-01")])


def test_a_phrase_is_read_against_the_point_it_stands_in():
    known = chronology(
        [event("a", date="last year"), event("b", update="later", date="last year")], source=BLOG
    )
    assert [str(known[name].date) for name in "ab"] == ["2018", "2019"]


def test_every_date_role_is_read_as_the_date_is():
    stated = dict.fromkeys(DATE_ROLES, "last year")
    later = told("later", disclosed="last year")
    known = chronology([event("a", **stated, updates=[later])], source=BLOG)
    assert {role: str(date) for role, date in known["a"].dates.items()} == {
        "date": "2018",
        "discovered": "2018",
        "disclosed": "2019",
        "attributed": "2018",
        "responded": "2018",
    }
    with pytest.raises(DateTextError) as caught:
        chronology([event("raid", attributed="2019-13")])
    assert caught.value.__notes__ == ["in event 'raid'"]


@pytest.mark.parametrize("value", ["2020-05-20", dt.date(2020, 5, 20), BLOG.published])
def test_a_date_may_be_text_a_date_or_an_uncertain_date(value):
    assert chronology([event("a", date=value)])["a"].date.earliest_day is not None


def test_one_actor_may_be_a_plain_string():
    assert chronology([event("a", initiator="CN", tags="x")])["a"].initiator == ("CN",)


def test_a_date_that_cannot_be_read_names_its_event():
    with pytest.raises(DateTextError) as caught:
        chronology([event("raid", date="2019-13")])
    assert caught.value.__notes__ == ["in event 'raid'"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: event("a", titel="x"), "an event has no field 'titel'; did you mean 'title'?"),
        (
            lambda: told("u", satus="denied"),
            "an event has no field 'satus'; did you mean 'status'?",
        ),
        (
            lambda: chronology([event("a", update="latr")], source=BLOG),
            "event 'a': source 'blog' has no update 'latr'; did you mean 'later'?",
        ),
        (lambda: event("a", zzz=1), "an event has no field 'zzz'"),
        (lambda: chronology([event("A")]), "event id 'A': expected 1 to 120 lower-case letters"),
        (
            lambda: chronology([event("a", status="sure")]),
            "status 'sure': expected one of reported",
        ),
        (
            lambda: chronology([event("a", credibility=7)]),
            "credibility 7: expected a whole number from 1 to 6",
        ),
    ],
)
def test_slips_are_refused(make, message):
    with pytest.raises(ModelError) as caught:
        make()
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: unite([chronology()]),
            "unite() takes chronologies: expected Chronology, found list ",
        ),
        (
            lambda: merge("a.yaml"),
            "unite() takes chronologies: expected Chronology, found str 'a.yaml'",
        ),
        (lambda: merge(decisions="d.yaml"), "decisions: expected Decision, found str 'd'"),
        (
            lambda: as_of(chronology(), 1897),
            "date: expected date or str or UncertainDate, found int 1897",
        ),
        (
            lambda: as_of("a.yaml", "1897"),
            "as_of() takes a chronology: expected Chronology, found str",
        ),
        (lambda: check("a.yaml"), "check() takes a chronology: expected Chronology, found str"),
        (lambda: chronology(["a"]), "events (made by event()): expected Telling, found str 'a'"),
        (
            lambda: event("a", initiator=[1]) and chronology([event("a", initiator=[1])]),
            "expected texts, found int 1",
        ),
    ],
)
def test_a_thing_of_the_wrong_type_is_refused_in_words(make, message):
    with pytest.raises(WrongTypeError) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_years_before_1000_keep_their_digits():
    assert str(chronology([event("a", date=dt.date(44, 3, 15))])["a"].date) == "0044-03-15"
