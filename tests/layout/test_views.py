"""Density, lag, chain and difference: what they show, in numbers, and that nothing overlaps."""

import itertools
import json
import random

import attrs
import pytest
from hypothesis import given, settings

from chronoint import LayoutOptions, Source, Update, chronology, event, told, unite
from chronoint.errors import ModelError, UnknownIdError, WrongTypeError
from chronoint.layout.sheet import sheet_dict
from chronoint.layout.views.chain import arrange_chain
from chronoint.layout.views.density import arrange_density
from chronoint.layout.views.diff import arrange_diff
from chronoint.layout.views.lag import arrange_lag
from sheets import HOSTILE, assert_neat
from strategies import united

CHAIN = Source(
    "blog",
    publisher="The Blog",
    title="Listening post",
    published="2019-12-01",
    updates=[
        Update("more", "2020-05-20", title="A paper names the embassy"),
        Update("right", "2020-09-18", "correction"),
        Update("gone", "2021-01-02", "retraction", withdraws="more"),
    ],
)


def blog():
    return chronology(
        [
            event(
                "barred", date="2019-10", title="Director barred", initiator="CN",
                status="alleged", updates=[told("right", status="denied", date="2019-10-03")],
            ),
            event("embassy", date="2020-05-15", title="Embassy named", initiator="CN", update="more"),
            event("raid", date="2018", title="Raid", initiator="RU"),
            event("since", date="../2019-12-01", title="Always so", initiator="RU"),
            event("undated", title="At no known time"),
        ],
        source=CHAIN,
    )  # fmt: skip


def crowd(number=240):
    rng = random.Random(7)  # noqa: S311 - no secrets
    source = Source(
        "list",
        published="2016-02-01",
        updates=[Update(f"u{n}", f"{2017 + n}-03-01", title=f"Round {n}") for n in range(12)],
    )
    events = []
    for n in range(number):
        year = rng.randint(2001, 2015)
        text = rng.choice(
            [f"{year}", f"{year}-0{rng.randint(1, 9)}", f"{year}-05-1{rng.randint(0, 9)}"]
        )
        again = [told(f"u{n % 12}", status="denied", date=f"{year}-05-20")] if n % 3 == 0 else []
        events.append(
            event(
                f"e{n}", date=text, title=f"Event {n} {'and what came of it ' * rng.randint(0, 3)}",
                initiator=rng.choice(["CN", "RU", "US", "FR", "IR"]), status="alleged",
                update=f"u{n % 12}" if n % 4 == 1 else None,
                updates=again if n % 4 != 1 else [],
            )
        )  # fmt: skip
    return chronology(events, source=source)


def hostile():
    source = Source("src", publisher=HOSTILE[0], title=HOSTILE[4], published="2020-01-01",
                    updates=[Update("later", "2021-01-01", title=HOSTILE[5])])  # fmt: skip
    events = [
        event(f"e{n}", date=f"201{n}", title=text, initiator="RU", summary=text,
              updates=[told("later", title=text[::-1])] if n % 2 else [])
        for n, text in enumerate(HOSTILE)
    ]  # fmt: skip
    return chronology(events, source=source)


def sheets(known, **options):
    yield arrange_density(known, **options)
    yield arrange_lag(known, **options)
    yield arrange_lag(known, lanes="initiator", **options)
    for source in known.sources:
        yield arrange_chain(known, source.id, **options)
    yield arrange_diff(known, "2019-12-31", "2020-12-31", **options)


GIVEN = {"blog": blog(), "crowd": crowd(), "hostile": hostile(), "empty": chronology([])}


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("width", [480, 1600])
def test_nothing_overlaps_and_nothing_leaves_the_page(name, width):
    for sheet in sheets(GIVEN[name], options=LayoutOptions(width=width)):
        assert_neat(sheet)
        assert sheet.size[0] == width


@pytest.mark.parametrize("name", GIVEN)
def test_the_same_data_in_any_order_give_the_same_sheet_of_plain_numbers(name):
    known = GIVEN[name]
    turned = attrs.evolve(known, sources=tuple(known.sources))
    for one, other in zip(sheets(known), sheets(turned), strict=True):
        assert one == other
        json.dumps(sheet_dict(one))


@settings(max_examples=25)
@given(united())
def test_any_chronology_can_be_seen(known):
    for sheet in sheets(known):
        assert_neat(sheet)


def test_density_counts_each_dated_event_once():
    sheet = arrange_density(blog(), bins="year")
    # What was withdrawn is left out, as on a timeline.
    tips = [group.tip for group in sheet.named("column")]
    assert tips == ["Russia, 2018: 1", "China, 2019: 1"]
    assert "2 events without a date, or with an open one, are in no column." in sheet.subtitle
    assert sheet.footer.startswith("No lane, as nothing of them is in a column: Unattributed (1).")


def test_density_keeps_shares_of_wider_dates_apart():
    known = chronology([event("a", date="2018"), event("b", date="2018/2019")])
    sheet = arrange_density(known, bins="year")
    first, second = sheet.named("column")
    assert [part.kind for part in first.parts] == ["column", "shade"]
    assert [part.kind for part in second.parts] == ["shade"]
    full, share = (part.box[3] - part.box[1] for part in first.parts)
    assert share == pytest.approx(full / 2, abs=0.02)


def test_density_has_one_scale():
    events = [event(f"a{n}", date="2018", initiator="CN") for n in range(9)]
    known = chronology([*events, event("b", date="2018", initiator="RU")])
    sheet = arrange_density(known, bins="year")
    high, low = (group.parts[0].box for group in sheet.named("column"))
    assert high[3] - high[1] == pytest.approx(9 * (low[3] - low[1]), abs=0.1)


def test_density_says_what_lies_outside_given_edges():
    known = chronology([event("a", date="1985"), event("b", date="2018-06")])
    sheet = arrange_density(known, bins=["2018", "2019", "2020"])
    assert "1 of them lie before or after the bins." in sheet.subtitle


def test_density_shows_what_was_known_and_of_whom():
    assert arrange_density(blog(), as_of="2020-01-01").subtitle.startswith("4 events")
    assert arrange_density(blog(), only=["RU"]).subtitle.startswith("2 events in 1 lane")


def test_lag_marks_each_event_that_has_one():
    sheet = arrange_lag(blog())
    tips = {group.ids[0]: group.tip for group in sheet.named("event")}
    assert tips == {
        "raid": "Raid: 11 to 23 months",
        "barred": "Director barred: 59 days",
    }
    assert "Of 1 more event it is known only that it came before." in sheet.subtitle
    assert "1 event without a date: not shown." in sheet.subtitle


def test_lag_of_several_sources_stands_by_source_and_by_first_report():
    first = chronology([event("a", date="2020-01-01", initiator="CN", title="A")],
                       source=Source("one", published="2020-01-03"))  # fmt: skip
    second = chronology([event("a", date="2020-01-01", initiator="CN", title="A")],
                        source=Source("two", published="2020-03-01"))  # fmt: skip
    both = unite(first, second)
    tips = [group.tip for group in arrange_lag(both).named("event")]
    assert tips == ["A: 2 days", "A: 2 months"]
    (only,) = arrange_lag(both, lanes="initiator").named("event")
    assert only.tip == "A: 2 days"


def test_alike_lags_are_one_mark_with_their_number():
    known = chronology(
        [event(f"e{n}", date="2018", title=f"E {n}") for n in range(30)],
        source=Source("s", published="2020-01-01"),
    )
    (mark,) = arrange_lag(known).named("event")
    assert len(mark.ids) == 30
    assert [run.text for run in mark.runs] == ["30 events"]
    assert mark.tip.endswith("and 22 more: 12 months to 2 years")


def test_every_lag_of_a_crowd_is_shown_or_named_as_hidden():
    sheet = arrange_lag(crowd())
    assert set(sheet.ids) | set(sheet.hidden) == {one.id for one in crowd().events}


def test_chain_tells_what_each_point_did():
    sheet = arrange_chain(blog(), "blog")
    assert [group.tip for group in sheet.named("event")] == [
        "Always so: added",
        "Raid: added",
        "Director barred: added",
        "At no known time: added",
        "Embassy named: added",
        "Director barred: changed; date: Oct 2019 \u2192 3 Oct 2019; status: alleged \u2192 denied",
        "Embassy named: withdrawn",
    ]
    heads = [[run.text for run in group.runs][:2] for group in sheet.named("point")]
    assert heads == [
        ["1 Dec 2019", "original"],
        ["20 May 2020", "update 1, 6 months later"],
        ["18 Sep 2020", "correction 2, 4 months later"],
        ["2 Jan 2021", "retraction 3, 3 months later"],
    ]


@pytest.mark.parametrize("updates", range(13))
def test_chain_has_room_for_up_to_twelve_updates(updates):
    known = crowd()
    (source,) = known.sources
    chain = attrs.evolve(source, updates=source.updates[:updates])
    short = attrs.evolve(known, sources=(chain,))
    sheet = arrange_chain(short, "list")
    assert_neat(sheet)
    assert len(sheet.named("point")) == updates + 1
    assert sheet.size[1] < 2400
    assert not set(sheet.ids) & set(sheet.hidden)


def test_diff_shows_both_days_and_what_was_done():
    sheet = arrange_diff(blog(), "2019-12-31", "2020-12-31")
    before = {group.ids[0]: group.tip.partition(": ")[2] for group in sheet.named("before")}
    after = {group.ids[0]: group.tip.partition(": ")[2] for group in sheet.named("after")}
    changed = "changed; date: Oct 2019 \u2192 3 Oct 2019; status: alleged \u2192 denied"
    same = dict.fromkeys(("raid", "since", "undated"), "unchanged")
    assert before == {"barred": changed, **same}
    assert after == {"barred": changed, "embassy": "added", **same}
    assert sheet.subtitle.startswith("2 publications in between: 1 added, 1 changed.")
    said = " ".join(run.text for group in sheet.named("words") for run in group.runs)
    assert 'The Blog (update "A paper names the embassy") adds "Embassy named"' in said


def test_diff_of_one_actor_counts_and_cites_only_what_concerns_it():
    source, other = (
        Source(name.lower(), publisher=name, published="2020-01-01") for name in ("Seen", "Unseen")
    )
    known = unite(
        chronology([event("a", date="2019", initiator="CN")], source=source),
        chronology([event("b", date="2018", initiator="RU")], source=other),
    )
    sheet = arrange_diff(known, "2019-12-31", "2020-12-31", only=["CN"])
    said = [run.text for group in sheet.groups for run in group.runs]
    assert sheet.subtitle.startswith("1 publication in between: 1 added.")
    assert any(text.endswith("As known on 31 Dec 2020: 1 event") for text in said)
    assert not any("Unseen" in text for text in said)
    assert "at some time in this span" in said


def test_diff_shows_what_was_withdrawn():
    sheet = arrange_diff(blog(), "2020-06-01", "2021-06-01")
    (gone,) = (group for group in sheet.named("after") if group.ids == ("embassy",))
    assert "strike" in {part.kind for part in gone.parts}
    assert gone.tip == "Embassy named: withdrawn"


def test_diff_of_much_that_stayed_counts_it():
    known = crowd()
    sheet = arrange_diff(known, "2018-01-01", "2018-12-31")
    shown = {one for group in sheet.groups for one in group.ids}
    then = {one.id for one in known.events}
    assert shown
    assert not shown & set(sheet.hidden)
    assert shown | set(sheet.hidden) <= then
    assert_neat(sheet)


def test_words_for_the_headline_can_be_given():
    known = blog()
    options = LayoutOptions(subtitle="Under it", footer="At the foot")
    for sheet in itertools.islice(sheets(known, title="Mine", options=options), 3):
        assert (sheet.title, sheet.subtitle, sheet.footer) == ("Mine", "Under it", "At the foot")


REFUSED = [
    (lambda: arrange_density([]), WrongTypeError, "arrange_density() takes a chronology"),
    (lambda: arrange_lag(blog(), lanes="colour"), ModelError, "lanes 'colour'"),
    (lambda: arrange_density(blog(), bins="week"), ModelError, "bins 'week'"),
    (lambda: arrange_chain(blog(), "log"), UnknownIdError, "log"),
    (lambda: arrange_diff(blog(), "2021", "2020"), ModelError, "2021 lies after 2020"),
    (lambda: arrange_density(blog(), only=["XQ"]), UnknownIdError, "XQ"),
    (lambda: arrange_diff(blog(), "2019", "2020", only=["XQ"]), UnknownIdError, "XQ"),
    *(
        (make, ModelError, "language 'fr': its words are English only; expected 'en'")
        for make in (
            lambda: arrange_density(blog(), options=LayoutOptions(language="fr")),
            lambda: arrange_lag(blog(), options=LayoutOptions(language="fr")),
            lambda: arrange_chain(blog(), "blog", options=LayoutOptions(language="fr")),
            lambda: arrange_diff(blog(), "2019", "2020", options=LayoutOptions(language="fr")),
        )
    ),
]


@pytest.mark.parametrize(("make", "kind", "words"), REFUSED)
def test_refuses_in_words(make, kind, words):
    with pytest.raises(kind) as caught:
        make()
    assert words in str(caught.value)
