"""How long from happening to first report."""

import math

import pytest
from hypothesis import given

from chronoint import ModelError, Source, Update, chronology, event, told, unite
from chronoint.history import Days, lag_by_actor, lag_by_source, reporting_lag
from strategies import united

# publication; date; status; least and most days (counted by hand)
LAGS = [
    ("2019-12-01", "2019-12-01", None, (0, 0)),
    ("2019-12-01", "2019-11-30", None, (1, 1)),
    ("2019-12-01", "2019-10", None, (31, 61)),
    ("2019-12", "2019-10", None, (31, 91)),
    ("2019-12-01", "2019", None, (0, 334)),  # not before it happened
    ("2019-12-01", "2019", "scheduled", (-30, 334)),
    ("2019-12-01", "2020-01-01", "scheduled", (-31, -31)),
    ("2019-12-01", "2020-01-01", None, (-31, -31)),  # `check` reports it
    ("2019-12-01", "2019-10-01/2019-11-15", None, (61, 61)),  # from when it began
    ("2019-12-01", "2019-10-01/..", None, (61, 61)),
    ("2019-12-01", "../2019-10-01", None, (0, None)),
    (None, "2019-10-01", None, (0, None)),
]


@pytest.mark.parametrize(("published", "date", "status", "days"), LAGS)
def test_least_and_most_days(published, date, status, days):
    stated = {"status": status} if status else {}
    known = chronology([event("a", date=date, **stated)], source=Source("s", published=published))
    (lag,) = reporting_lag(known)
    assert (lag.days.least, lag.days.most) == days


def test_each_source_counts_from_its_first_telling():
    blog = Source("blog", published="2020-01-01", updates=[Update("u"), Update("v", "2020-03-01")])
    known = chronology(
        [
            event("a", date="2020-01-01", updates=[told("v", status="denied")]),
            event("b", update="u", date="2020-01-31"),
            event("c"),
        ],
        source=blog,
    )
    found = {lag.event: (lag.update, lag.days) for lag in reporting_lag(known)}
    assert found == {"a": (None, Days(0, 0)), "b": ("u", Days(0, 30))}


def test_summaries_bound_what_is_uncertain():
    one = chronology(
        [event("a", date="2020-01-01", initiator="CN"), event("b", date="2019", initiator="CN"), event("c", date="2019-12-30", initiator="RU")],
        source=Source("one", published="2020-01-01"),
    )  # fmt: skip
    two = chronology([event("a", date="2020-01-01")], source=Source("two", published="2020-02-01"))
    lags = reporting_lag(unite(one, two))
    first, second = lag_by_source(lags)
    assert (first.key, first.count) == ("one", 3)
    assert [str(days) for days in (first.shortest, first.median, first.longest)] == [
        "0",
        "1 to 2",
        "2 to 365",
    ]
    assert (second.key, str(second.median)) == ("two", "31")
    actors = {one.key: (one.count, str(one.median)) for one in lag_by_actor(lags)}
    assert actors == {"CN": (2, "0"), "RU": (1, "2")}
    assert lag_by_actor(lags, roles=["target"]) == ()


def test_an_unknown_role_is_refused():
    with pytest.raises(ModelError, match="role 'victim': expected one of initiator, target"):
        lag_by_actor([], roles=["victim"])


@given(united())
def test_bounds_are_in_order_and_summaries_within_them(known):
    lags = reporting_lag(known)
    assert {lag.event for lag in lags} == {item.id for item in known if item.date}

    def low(days):
        return -math.inf if days.least is None else days.least

    def high(days):
        return math.inf if days.most is None else days.most

    assert all(low(lag.days) <= high(lag.days) for lag in lags)
    for summary in lag_by_source(lags):
        own = [lag.days for lag in lags if lag.source == summary.key]
        assert summary.count == len(own)
        assert low(summary.shortest) == min(map(low, own))
        assert high(summary.longest) == max(map(high, own))
        assert low(summary.median) <= high(summary.median)
