"""Hypothesis strategies for lists whose records resemble each other, shared by these tests."""

from hypothesis import strategies as st

from chronoint import Chronology, Source, chronology, event, unite

SOURCES = ("alpha", "beta", "gamma")
TITLES = (
    "Ukrtelecom network attacked",
    "Attack on the Ukrtelecom network",
    "Dark Caracal",
    "Dark Caracal II",
    "South Korean banks hit by DarkSeoul",
    "DarkSeoul",
    "Élections: 2016",
)
SUMMARIES = (
    "Hackers took the provider Ukrtelecom offline for fifteen hours.",
    "Malware wiped the disks of two banks and three broadcasters in Seoul.",
    "Spyware of APT 28 on the phones of journalists",
)
LINKS = (
    "https://www.example.org/a",
    "http://example.org/a?utm_source=x",
    "https://web.archive.org/web/20200101000000/http://example.net/b",
    "https://example.net/b#top",
    "https://example.com/",
    "no address",
)
DATES = (
    "2020-05-04",
    "2020-05",
    "2020",
    "2013-03-20/2013-05",
    "2007/2014",
    "2010-06-01",
    "../2019",
)

STATED = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(TITLES),
        "summary": st.sampled_from(SUMMARIES),
        "date": st.sampled_from(DATES),
        "disclosed": st.sampled_from(DATES[:3]),
        "initiator": st.sampled_from((["CN"], ["Russian"], ["GRU", "RU"], ["Unknown"], ["APT 28"])),
        "target": st.sampled_from((["KR"], ["UA"], ["banks in Ukraine"], ["journalists"])),
        "venue": st.just(["BE"]),
        "type": st.sampled_from(("espionage", "Sabotage", "sabotage")),
        "tags": st.just(["DarkSeoul"]),
        "persons": st.just(["Ann Example"]),
        "links": st.lists(st.sampled_from(LINKS), max_size=2),
    },
)


@st.composite
def lists(draw: st.DrawFn, source: str | None = None) -> Chronology:
    """What one source tells of up to five events, some under ids that others use too."""
    name = source or draw(st.sampled_from(SOURCES))
    own = [f"{name}-{number}" for number in range(3)]
    ids = draw(st.lists(st.sampled_from([*own, "shared-1", "shared-2"]), unique=True, max_size=5))
    return chronology([event(one, **draw(STATED)) for one in ids], source=Source(name))


@st.composite
def merged_lists(draw: st.DrawFn) -> Chronology:
    """Several lists, united."""
    return unite(*draw(st.lists(lists(), min_size=1, max_size=3)))
