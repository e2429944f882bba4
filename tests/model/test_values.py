"""The values of the model: ids, hashes, chains, indices."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given

from chronoint import ModelError, Source, UnknownIdError, Update, chronology, event, parse_edtf
from chronoint.model import DATE_ROLES, Claim, Decision
from strategies import united

CLAIM = Claim("raid", "blog", date=parse_edtf("2019-10"), initiator=["CN"], title="Raid — n° 1")


def test_a_claim_has_the_id_of_its_content():
    assert (
        CLAIM.id
        == Claim("raid", "blog", date=parse_edtf("2019-10"), initiator="CN", title="Raid — n° 1").id
    )
    assert (
        CLAIM.id
        != Claim("raid", "blog", date=parse_edtf("2019-10"), initiator="RU", title="Raid — n° 1").id
    )


# what is stated; the id it has had since it was first computed, without other dates than `date`
KNOWN_IDS = [
    (CLAIM, "5e9aaaec1536ea338ed3"),
    (Claim("raid", "blog", "late", status="denied", tags=["x"]), "55d6b22df8cfbefd3a6c"),
]


@pytest.mark.parametrize(("claim", "content"), KNOWN_IDS)
def test_the_id_of_a_claim_never_changes(claim, content):
    assert claim.id == content


def test_every_date_is_part_of_the_content():
    day = parse_edtf("2019-10")
    claims = {Claim("raid", "blog", **{role: day}).id: role for role in DATE_ROLES}
    assert list(claims.values()) == list(DATE_ROLES)
    assert [list(Claim("a", "s", **{role: day}).dates) for role in DATE_ROLES] == [
        [role] for role in DATE_ROLES
    ]


def test_the_id_of_a_claim_is_the_same_in_every_process():
    code = (
        "from chronoint import parse_edtf; from chronoint.model import Claim;"
        "print(Claim('raid', 'blog', date=parse_edtf('2019-10'), initiator=['CN'], title='Raid — n° 1').id)"
    )
    ids = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
                       capture_output=True, text=True, check=True).stdout.strip()
        for seed in "123"
    }  # fmt: skip
    assert ids == {CLAIM.id}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Source("Blog"), "source id 'Blog': expected 1 to 120 lower-case letters"),
        (lambda: Source("b", reliability="G"), "reliability 'G': expected a letter from A to F"),
        (
            lambda: Source("b", updates=[Update("u"), Update("u")]),
            "source 'b': two updates have the id 'u'",
        ),
        (
            lambda: Update("u", kind="patch"),
            "update kind 'patch': expected one of update, correction",
        ),
        (
            lambda: Decision("same", ["a", "a"]),
            "decision same: expected two or more different event ids",
        ),
        (
            lambda: Decision("alike", ["a", "b"]),
            "decision 'alike': expected one of same, different, part-of, update-of, related",
        ),
        (
            lambda: Decision("part-of", ["a", "b", "c"]),
            "decision part-of: expected two event ids (the part, the whole), found 3",
        ),
        (
            lambda: Decision("update-of", ["a", "b", "b"]),
            "decision update-of: expected two event ids (later, earlier), found 3",
        ),
        (lambda: Claim("a/../b", "s"), "event id 'a/../b': expected"),
    ],
)
def test_values_refuse_what_they_cannot_mean(make, message):
    with pytest.raises(ModelError) as caught:
        make()
    assert str(caught.value).startswith(message)


# position in the chain; window in which it appeared: an undated point lies between its neighbours
CHAIN = Source("s", published="2019", updates=[Update("a"), Update("b", "2020-05"), Update("c")])
WINDOWS = [
    (None, 0, "2019-01-01", "2019-12-31"),
    ("a", 1, "2019-01-01", "2020-05-31"),
    ("b", 2, "2020-05-01", "2020-05-31"),
    ("c", 3, "2020-05-01", None),
]


@pytest.mark.parametrize(("update", "position", "first", "last"), WINDOWS)
def test_the_window_of_a_point(update, position, first, last):
    def day(text):
        return None if text is None else parse_edtf(text).earliest_day

    assert CHAIN.position(update) == position
    assert CHAIN.window(update) == (day(first), day(last))


def test_events_are_indexed_by_id_actor_source_and_time():
    known = chronology(
        [
            event("a", date="2019-10", initiator="CN"),
            event("b", date="2018/..", target="CN"),
            event("c", date="2020-01-05", venue="BE"),
            event("d"),
        ],
        source=Source("blog"),
    )
    assert [one.id for one in known] == ["b", "a", "c", "d"]
    assert [one.id for one in known.by_actor("CN")] == ["b", "a"]
    assert len(known.by_source("blog")) == 4
    assert known.by_actor("FR") == ()
    assert [one.id for one in known.between(date(2019, 10, 31), "2020-01-05")] == [
        "b",
        "a",
        "c",
    ]
    assert [one.id for one in known.between("2019-11", parse_edtf("2019"))] == ["b"]
    assert [actor.code for actor in known.actors] == ["BE", "CN"]


@pytest.mark.parametrize(
    "look",
    [
        lambda c: c["radi"],
        lambda c: c.source("x"),
        lambda c: c.actor("XQ"),
        lambda c: c.by_actor("nobody"),
        lambda c: c.by_source("x"),
    ],
)
def test_an_id_that_nobody_has_is_a_key_error(look):
    with pytest.raises(UnknownIdError):
        look(chronology([event("raid")]))


def test_the_message_for_an_unknown_id_names_the_nearest():
    with pytest.raises(KeyError) as caught:
        chronology([event("raid")])["radi"]
    assert str(caught.value) == "no event has the id 'radi'; did you mean 'raid'?"


@given(united())
def test_between_finds_what_a_full_search_finds(known):
    low, high = parse_edtf("2019-10").earliest_day, parse_edtf("2019-10").latest_day

    def touches(one):
        if one.date is None:
            return False
        first, last = one.date.earliest_day, one.date.latest_day
        return (first is None or first <= high) and (last is None or last >= low)

    assert known.between("2019-10", "2019-10") == tuple(one for one in known if touches(one))
