"""What was known on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import ModelError, Source, Update, as_of, chronology, event, told
from strategies import united

BLOG = Source(
    "blog",
    published="2019-12-01",
    updates=[Update("embassy", "2020-05-20"), Update("undated"), Update("denial", "2020-09")],
)
KNOWN = chronology(
    [
        event(
            "barred", date="2019-10", status="alleged", updates=[told("denial", status="denied")]
        ),
        event("embassy", update="embassy", date="2020-05-15"),
        event("rumour", update="undated", date="2020"),
    ],
    source=BLOG,
)

# day; ids known; ids known strictly; the chain then (all ours)
DAYS = [
    ("2019-11-30", [], [], []),
    ("2019-12-01", ["barred"], ["barred"], []),
    ("2020-05-19", ["barred"], ["barred"], []),
    ("2020-05-20", ["barred", "embassy", "rumour"], ["barred", "embassy"], ["embassy", "undated"]),
    ("2020-09-01", ["barred", "embassy", "rumour"], ["barred", "embassy"], ["embassy", "undated", "denial"]),
    ("2020-09-30", ["barred", "embassy", "rumour"], ["barred", "embassy", "rumour"], ["embassy", "undated", "denial"]),
]  # fmt: skip


@pytest.mark.parametrize(("day", "known", "strictly", "chain"), DAYS)
def test_what_is_known(day, known, strictly, chain):
    then = as_of(KNOWN, day)
    assert sorted(one.id for one in then) == known
    assert sorted(one.id for one in as_of(KNOWN, day, strictly=True)) == strictly
    assert [update.id for source in then.sources for update in source.updates] == chain
    assert str(then.as_of) == day


def test_an_uncertain_publication_is_kept_and_marked():
    then = as_of(KNOWN, "2020-09-15")
    assert then["barred"].status == "denied"
    assert then["barred"].view.possible == (1,)
    assert not then["barred"].tentative
    assert then["rumour"].tentative
    assert as_of(KNOWN, "2020-09-15", strictly=True)["barred"].status == "alleged"


@pytest.mark.parametrize("day", ["2020-05-20", dt.date(2020, 5, 20), BLOG.updates[0].published])
def test_the_day_may_be_text_a_date_or_an_uncertain_date(day):
    assert "embassy" in as_of(KNOWN, day)


def test_a_day_without_end_is_refused():
    with pytest.raises(ModelError, match="expected a day with an end, found an open one"):
        as_of(KNOWN, "2020/..")


@given(united(), st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)), st.booleans())
def test_looking_back_twice_is_looking_back_once(known, day, strictly):
    once = as_of(known, day, strictly=strictly)
    assert as_of(once, day, strictly=strictly) == once


@given(
    united(),
    st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)),
    st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)),
)
def test_knowledge_only_grows(known, one, other):
    early, late = sorted((one, other))

    def claims(day):
        return {claim.id for item in as_of(known, day) for claim in item.claims}

    assert claims(early) <= claims(late)


@given(united())
def test_long_after_everything_all_is_known(known):
    then = as_of(known, "2100")
    assert then.events == known.events or any(one.view.possible for one in then)
