"""The page of a chronology, without a browser: bytes, safety, data, what it refuses."""

import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from chronoint import (
    LayoutOptions,
    Source,
    Update,
    arrange,
    as_of,
    chronology,
    event,
    told,
    unite,
)
from chronoint.drawing.html.columns import column, front_coded
from chronoint.drawing.html.page import to_html
from chronoint.drawing.html.picture import picture_of
from chronoint.drawing.html.states import day_of, known_states
from chronoint.errors import ModelError, UnknownIdError, WrongTypeError
from drawing.pages import HOSTILE

BLOG = Source(
    "blog",
    title="A blog",
    publisher="Blog",
    url="https://example.org/blog",
    reliability="C",
    published="2019-12-01",
    updates=[
        Update("second", "2020-05-20", title="More of it"),
        Update("denial", "2020-09-18", "correction"),
    ],
)
PAPER = Source("paper", publisher="Paper", published="2020-03", reliability="B")


def small():
    blog = chronology(
        [
            event("barred", date="early October 2019", title="Director barred", initiator="CN"),
            event(
                "post",
                update="second",
                date="2020-05-15",
                title="Listening post",
                initiator="CN",
                venue="BE",
                status="alleged",
                updates=[told("denial", status="denied", title="No listening post")],
            ),
        ],
        source=BLOG,
    )
    paper = chronology(
        [event("barred", date="2019-10-03", target="BE", persons="Jane Roe", credibility=2)],
        source=PAPER,
    )
    return unite(blog, paper)


def data_of(page):
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])[0]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags_of(page):
    parser = Tags()
    parser.feed(page)
    return parser.found


COLUMNS = [
    # cells, how they are written: ours, the shortest of the ways
    ([], None),
    ([None, None], None),
    ([5, 5, 5], 5),
    ([1, 2], "12"),
    ([63, 0], "-0".replace("-", "_")),
    ([100, 7], [100, 7]),
    ([9, *range(100, 140)], {"e": [9, 1, 91, 1, 1, 39]}),
    ([7000] * 9 + [3], {"r": [7000, 9, 3, 1]}),
    ([None] * 9 + [3], {"s": [9], "v": 3}),
]


@pytest.mark.parametrize(("cells", "written"), COLUMNS)
def test_columns(cells, written):
    assert column(cells) == written


def test_front_coding_stops_at_what_a_browser_counts_twice():
    assert front_coded(["a\U0001f50ex", "a\U0001f50ey"])["rest"] == ["a\U0001f50ex", "\U0001f50ey"]


def test_the_states_are_those_of_as_of():
    known = small()
    states = dict(zip([one.id for one in known.events], known_states(known), strict=True))
    days = sorted({state.since for one in states.values() for state in one})
    assert len(days) == 5
    for day in days:
        then = {one.id: one for one in as_of(known, day_of(day)).events}
        for id_, changes in states.items():
            last = [change.event for change in changes if change.since <= day][-1:]
            assert (last[0] if last else None) == then.get(id_)
    # the paper appeared on some day of March: possibly from the 1st, surely from the 31st
    barred = [state.since for state in states["barred"]]
    assert [day - barred[0] for day in barred] == [0, 91, 121]
    assert all(changes[-1].event == known[id_] for id_, changes in states.items())


def test_the_picture_and_the_table_are_in_the_page():
    page = to_html(small(), title="A < B")
    assert "<title>A &lt; B</title>" in page
    assert page.count('class="event" data-id="') == 2
    assert '<a href="#event=barred"><bdi>Director barred</bdi></a>' in page
    assert '<li><svg width="' in page


def test_equal_bytes_whatever_the_hash_seed():
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from drawing.test_html import small\n"
        "from chronoint.drawing.html.page import to_html\n"
        "import hashlib\n"
        "print(hashlib.sha256(to_html(small()).encode()).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {hashlib.sha256(to_html(small()).encode()).hexdigest() + "\n"}


def test_only_its_own_script_and_style_may_run():
    page = to_html(small())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; ")
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        text = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    for tag, attributes in tags_of(page):
        assert tag not in ("link", "img", "iframe", "object", "base")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert "src" not in attributes


def hostile():
    source = Source("blog", title=HOSTILE[0], url="javascript:alert(1)", published="2020")
    events = [
        event(
            f"event-{at}",
            date="2020-01-05",
            title=text,
            summary=text,
            persons=[text],
            tags=[text],
            initiator=[text],
            links=["javascript:alert(1)", "https://example.org/" + text, "data:text/html,x"],
            where=text,
            note=text,
        )
        for at, text in enumerate(HOSTILE)
        if text.strip()
    ]
    return chronology(events, source=source)


def test_hostile_texts_never_become_markup():
    page = to_html(hostile(), title="</title><script>alert(1)</script>")
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    links = [attributes["href"] for _, attributes in tags_of(page) if "href" in attributes]
    assert links
    assert all(one.startswith(("#", "https://example.org/")) for one in links)
    assert data_of(page)["data"]["eventCount"] == len(hostile())


def test_as_of_holds_nothing_of_what_came_later():
    page = to_html(small(), as_of="2020-06-01")
    assert "Listening post" in page
    assert "No listening post" not in page
    assert "denial" not in json.dumps(data_of(page)["data"]["texts"])
    early = to_html(small(), as_of="2019-12-31")
    assert "Listening post" not in early
    assert "Jane Roe" not in early


def test_withdrawn_events_are_known_of_earlier_days():
    source = Source(
        "blog", published="2020-01-01", updates=[Update("gone", "2020-02-01", "retraction")]
    )
    gone = event("leak", date="2019", title="A leak", updates=[told("gone", status="retracted")])
    data = data_of(to_html(chronology([gone], source=source)))["data"]
    assert (data["eventCount"], data["states"]["count"], data["dayCount"]) == (1, 2, 2)
    assert data["states"]["lane"] == [0, None]


def test_themes():
    page = to_html(small())
    assert "color-scheme:light dark" in page
    assert data_of(page)["themes"]["dark"] is not None
    dark = to_html(small(), theme="dark")
    assert "prefers-color-scheme:dark" not in dark
    assert ":root{color-scheme:dark;" in dark
    assert data_of(dark)["themes"]["dark"] is None
    with pytest.raises(ModelError, match="theme 'none'"):
        to_html(small(), theme="none")


def test_of_a_scene_it_tells_what_the_scene_holds():
    scene = arrange(small())
    data = data_of(to_html(scene))["data"]
    assert data["texts"].count("Director barred") == 1
    assert data["claims"]["count"] == 0
    with pytest.raises(ModelError, match="arranged already"):
        to_html(scene, as_of="2020")


def test_what_it_refuses():
    with pytest.raises(WrongTypeError, match="to_html"):
        to_html([])
    with pytest.raises(UnknownIdError):
        to_html(small(), only=["XX-NO"])
    with pytest.raises(ModelError, match="lanes 'colour'"):
        to_html(small(), lanes="colour")


def test_only_leaves_others_out_of_the_data():
    known = unite(small(), chronology([event("far", date="2001", initiator="BR", title="Far")]))
    assert "Far" in to_html(known)
    assert data_of(to_html(known, only=["CN"]))["data"]["eventCount"] == 2


def test_no_events():
    page = to_html(chronology([]))
    assert "No events." in page
    assert data_of(page)["data"]["eventCount"] == 0


WORDS = [
    "network",
    "breach",
    "ministry",
    "espionage",
    "campaign",
    "port",
    "pipeline",
    "server",
    "data",
    "leak",
    "officials",
    "malware",
    "attack",
    "targets",
    "bank",
    "energy",
    "university",
    "router",
    "report",
    "agency",
    "expels",
    "diplomat",
]


def crowd(number, seed=1):
    """Give made-up events: days, months, spans, open ends, some without a date."""
    chosen = random.Random(seed)  # noqa: S311 - made-up events
    events = []
    for at in range(number):
        date = f"{chosen.randint(2005, 2024)}-{chosen.randint(1, 12):02d}"
        date += chosen.choice(["", f"-{chosen.randint(1, 28):02d}", "~"])
        date = chosen.choice([date] * 8 + [date[:4] + "/2025", date[:7] + "/..", "../" + date[:7]])
        events.append(
            event(
                f"event-{at:05d}",
                date=date if chosen.random() < 0.98 else None,
                title=" ".join(chosen.choice(WORDS) for _ in range(chosen.randint(4, 9))),
                initiator=chosen.choice(["CN", "RU", "IR", "KP", "US", "IL", "GB", "FR"]),
                target=chosen.choice(["BE", "NL", "DE"]),
                status=chosen.choice(["alleged", "confirmed", "charged", "reported"]),
            )
        )
    source = Source("list", title="A list", published="2025-03-01")
    return chronology(events, source=source)


def test_ten_thousand_events_stay_below_their_limit():
    assert len(to_html(crowd(10_000)).encode()) < 1_200_000


def test_options_reach_the_picture():
    picture = picture_of(
        crowd(50),
        lanes="initiator",
        only=(),
        as_of=None,
        title=None,
        options=LayoutOptions(width=900),
    )
    assert picture.scene.size[0] == 900
    assert picture.scene.texts == ()


def test_publications_before_our_era_are_days_of_the_slider():
    days = ("-0440", "-0044", "0100", "0900")
    known = unite(
        *(
            chronology(
                [event(f"e{day.strip('-')}", date=day)],
                source=Source(f"s{day.strip('-')}", published=day),
            )
            for day in days
        )
    )
    firsts = sorted(states[0].since for states in known_states(known))
    assert len(set(firsts)) == 4
    assert [str(day_of(first)) for first in firsts[:2]] == ["-0440-01-01", "-0044-01-01"]
    assert len(as_of(known, str(day_of(firsts[0])))) == 1
