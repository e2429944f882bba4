"""What was known on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import ModelError, Source, Update, as_of, chronology, event, to_text, told
from chronoint.files import read_text
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


# A list that was published long after what it lists had been made public.
LIST = Source(
    "list",
    published="2023",
    updates=[Update("more", "2024"), Update("oops", "2025", "retraction", withdraws="original")],
)
LISTED = chronology(
    [
        event("hack", date="2014", disclosed="2015-06", status="alleged",
              updates=[told("more", status="charged", disclosed="2018-03-02")]),
        event("leak", update="oops", date="2014", disclosed="2016"),
        event("plain", date="2014"),
        event("since", date="2014", disclosed="../2020-05-19"),
    ],
    source=LIST,
)  # fmt: skip

# day; ids known by disclosure; ids known so strictly; the chain then; status of the hack (all ours)
DISCLOSED = [
    ("2015-05-31", ["since"], [], [], None),
    ("2015-06", ["hack", "since"], ["hack"], [], "alleged"),
    ("2016-06", ["hack", "leak", "since"], ["hack"], ["oops"], "alleged"),
    ("2019", ["hack", "leak", "since"], ["hack", "leak"], ["more", "oops"], "charged"),
    ("2020-06", ["hack", "leak", "since"], ["hack", "leak", "since"], ["more", "oops"], "charged"),
    ("2023", ["hack", "leak", "plain", "since"], ["hack", "leak", "plain", "since"], ["more", "oops"], "charged"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "known", "strictly", "chain", "status"), DISCLOSED)
def test_by_disclosure_a_claim_is_known_from_the_day_it_states(day, known, strictly, chain, status):
    then = as_of(LISTED, day, by="disclosure")
    assert sorted(one.id for one in then) == known
    certain = as_of(LISTED, day, by="disclosure", strictly=True)
    assert sorted(one.id for one in certain) == strictly
    assert [update.id for source in then.sources for update in source.updates] == chain
    assert (then["hack"].status if "hack" in then else None) == status
    assert not any(one.withdrawn for one in then)
    assert len(as_of(LISTED, day)) == (3 if day == "2023" else 0)
    assert to_text(read_text(to_text(then))) == to_text(then)


def test_an_uncertain_disclosure_is_marked():
    then = as_of(LISTED, "2016-06", by="disclosure")
    assert [one.id for one in then if one.tentative] == ["leak", "since"]


def test_what_is_ahead_of_its_publication_withdraws_nothing_before_it():
    assert as_of(LISTED, "2023", by="disclosure")["hack"].withdrawn is False
    assert as_of(LISTED, "2025", by="disclosure")["plain"].withdrawn is True


def test_known_by_something_else_is_refused():
    with pytest.raises(ModelError) as caught:
        as_of(KNOWN, "2020", by="hearsay")
    assert str(caught.value) == "as of: by 'hearsay': expected one of publication, disclosure"


BY = st.sampled_from(("publication", "disclosure"))


@given(united(), st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)), st.booleans(), BY)
def test_looking_back_twice_is_looking_back_once(known, day, strictly, by):
    once = as_of(known, day, strictly=strictly, by=by)
    assert as_of(once, day, strictly=strictly, by=by) == once
    kept = {claim for item in once for claim in item.claims}
    assert {claim for item in read_text(to_text(once)) for claim in item.claims} == kept


@given(united(), st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)), st.booleans())
def test_by_disclosure_only_claims_that_state_one_are_known_otherwise(known, day, strictly):
    def others(by):
        then = as_of(known, day, strictly=strictly, by=by)
        return {c.id for item in then for c in item.claims if c.disclosed is None}

    assert others("disclosure") == others("publication")


@given(
    united(),
    st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)),
    st.dates(dt.date(2019, 1, 1), dt.date(2022, 1, 1)),
    BY,
)
def test_knowledge_only_grows(known, one, other, by):
    early, late = sorted((one, other))

    def claims(day):
        return {claim.id for item in as_of(known, day, by=by) for claim in item.claims}

    assert claims(early) <= claims(late)


@given(united())
def test_long_after_everything_all_is_known(known):
    then = as_of(known, "2100")
    assert then.events == known.events or any(one.view.possible for one in then)
