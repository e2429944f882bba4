"""Versions of a data set as the chain of one source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import Actor, ModelError, Source, Update, as_of, check, chronology, event, told
from chronoint.files import read_text, to_text
from chronoint.history import Version, from_versions
from chronoint.model.claims import STATED
from strategies import chronologies

TABLE = Source("incidents", publisher="The Institute", reliability="B")


def table(*events, source=TABLE):
    return chronology(events, source=source)


LEAK = event("leak", title="A leak", date="2019-10", status="alleged", venue="BE")
RAID = event("raid", title="A raid", date="2020", tags=["a", "b"])
DENIED = event("leak", title="A leak", date="2019-10", status="denied")

CHAIN = [
    ("2020-01-01", table(LEAK, RAID)),
    ("2020-02-01", table()),  # emptied by mistake
    ("2020-02-02", table(LEAK, RAID)),
    ("2020-03-01", table(DENIED, RAID)),
    ("2020-04-01", table(RAID)),
]

# day; per event: status, venue, absent since (all ours)
STATES = [
    ("2020-01-31", {"leak": ("alleged", ("BE",), None), "raid": ("reported", (), None)}),
    ("2020-02-01", {"leak": ("alleged", ("BE",), "2020-02-01"), "raid": ("reported", (), "2020-02-01")}),
    ("2020-02-02", {"leak": ("alleged", ("BE",), None), "raid": ("reported", (), None)}),
    ("2020-03-01", {"leak": ("denied", (), None), "raid": ("reported", (), None)}),
    ("2021", {"leak": ("denied", (), "2020-04-01"), "raid": ("reported", (), None)}),
]  # fmt: skip


@pytest.mark.parametrize(("day", "expected"), STATES)
def test_each_version_is_an_update(day, expected):
    known = from_versions(CHAIN)
    found = {
        item.id: (item.status, item.venue, str(item.absent_since) if item.absent else None)
        for item in as_of(known, day)
    }
    assert found == expected
    assert not any(item.withdrawn for item in known)


def test_only_what_changed_is_claimed():
    known = from_versions(CHAIN)
    said = [(claim.update, claim.absent, claim.status) for claim in known["leak"].claims]
    assert said == [
        (None, (), "alleged"),
        ("version-2020-02-01", ("event",), None),
        ("version-2020-02-02", (), None),
        ("version-2020-03-01", ("venue",), "denied"),
        ("version-2020-04-01", ("event",), None),
    ]
    assert [claim.note for claim in known["raid"].claims] == [None, None, "told again"]


def test_the_source_has_the_versions_as_its_chain():
    (source,) = from_versions(CHAIN).sources
    assert (source.id, source.publisher, str(source.published)) == (
        "incidents",
        "The Institute",
        "2020-01-01",
    )
    assert [str(update.published) for update in source.updates] == [day for day, _ in CHAIN[1:]]


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_it_can_be_written_and_read(form):
    known = from_versions(CHAIN)
    assert read_text(to_text(known, form), format=form) == known
    assert check(known) == ()


def test_versions_may_have_names_and_share_a_day():
    known = from_versions(
        [
            Version("2020-01-01T10:00:00Z", table(LEAK), title="first"),
            Version("2020-01-01T11:00:00Z", table(DENIED), title="second", note="commit 1"),
            Version("2020-01-01T12:00:00Z", table(LEAK)),
        ]
    )
    (source,) = known.sources
    assert [(one.id, one.title, one.note) for one in source.updates] == [
        ("version-2020-01-01", "second", "commit 1"),
        ("version-2020-01-01-2", None, None),
    ]
    assert check(known) == ()


def test_another_order_of_a_list_is_no_change():
    turned = event("raid", title="A raid", date="2020", tags=["b", "a"])
    known = from_versions([("2020", table(RAID)), ("2021", table(turned))])
    assert len(known["raid"].claims) == 1


def test_the_last_definition_of_an_actor_counts():
    old, new = (Actor("institute", name, "organisation") for name in ("Old", "New"))
    versions = [(day, chronology([], source=TABLE, actors=[one])) for day, one in (("2020", old), ("2021", new))]  # fmt: skip
    assert from_versions(versions).table["institute"].name == "New"


CHAINED = Source("blog", updates=[Update("u", "2020-05-20")])
# versions, source, words (all ours)
REFUSED = [
    ([], None, "no versions: expected one or more, oldest first"),
    (CHAIN[::-1], None, "the version of 2020-03-01 follows the one of 2020-04-01; give versions oldest first"),
    ([("2020/..", table())], None, "version of '2020/..': expected a day with an end"),
    ([("2020", chronology(source=CHAINED))], None, "the versions have source 'blog', which has updates of its own"),
    ([("2020", table()), ("2021", table(source=Source("b")))], None, "the versions have 2 sources; give source="),
    ([("2020", table())], CHAINED, "source 'blog' has updates of its own; the versions are to be its chain"),
]  # fmt: skip


@pytest.mark.parametrize(("versions", "source", "words"), REFUSED)
def test_what_is_refused_says_why(versions, source, words):
    with pytest.raises(ModelError) as caught:
        from_versions(versions, source=source)
    assert str(caught.value).startswith(words)


def test_a_file_with_a_chain_of_its_own_needs_a_data_set():
    blog = chronology([event("a", title="A", updates=[told("u", status="denied")])], source=CHAINED)
    known = from_versions([("2021", blog)], source=Source("our-file"))
    assert (known["a"].status, known["a"].sources) == ("denied", ("our-file",))


# --- laws --------------------------------------------------------------------

DATA_SET = Source("data-set", reliability="C")
DAYS = ["2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"]


def stated(item):
    """What an event's view states, whatever it came from."""
    found = {name: item.view.value(name) for name in STATED if name in item.view.basis}
    return {
        name: frozenset(value) if isinstance(value, tuple) else value
        for name, value in found.items()
        if value not in (None, ())
    }


def dated(parts):
    return list(zip(DAYS, parts, strict=False))


@given(st.lists(chronologies(), min_size=1, max_size=4))
def test_looking_back_gives_each_version(parts):
    known = from_versions(dated(parts), source=DATA_SET)
    for day, part in dated(parts):
        then = as_of(known, day)
        present = {item.id: stated(item) for item in then if not item.absent}
        assert present == {item.id: stated(item) for item in part if not item.absent}
        assert {item.id for item in then} >= set(present)


@given(st.lists(chronologies(), min_size=1, max_size=2), chronologies())
def test_absent_then_back_is_as_never_absent(parts, last):
    gone = from_versions(
        [*dated([*parts, last]), ("2020-06-01", chronology()), ("2020-07-01", last)],
        source=DATA_SET,
    )
    never = from_versions(
        [*dated([*parts, last]), ("2020-06-01", last), ("2020-07-01", last)], source=DATA_SET
    )
    assert [item.id for item in gone] == [item.id for item in never]
    for one, other in zip(gone, never, strict=True):
        assert (stated(one), one.absent, one.withdrawn) == (
            stated(other),
            other.absent,
            other.withdrawn,
        )


@given(chronologies(), st.integers(1, 4))
def test_a_version_that_repeats_changes_nothing(part, times):
    known = from_versions(dated([part] * times), source=DATA_SET)
    assert all(claim.update is None for item in known for claim in item.claims)


@given(st.lists(chronologies(), min_size=1, max_size=3))
def test_nothing_is_ever_deleted(parts):
    known = from_versions(dated(parts), source=DATA_SET)
    assert {item.id for item in known} == {
        item.id for part in parts for item in part if not item.absent
    }
