"""Hypothesis strategies for whole chronologies, shared by the tests of several rooms."""

from hypothesis import strategies as st

from chronoint import Chronology, Decision, Source, Update, chronology, event, told, unite
from chronoint.history.heads import Heads

RECORDS = ("arrest", "denial", "leak", "raid", "trial")
SOURCES = ("alpha", "beta", "gamma", "delta")
DATES = (
    "2019",
    "2019-10",
    "2019-10-03",
    "2019-10-04?",
    "2018/2020",
    "2019-10/..",
    "../2019",
    "[2019-09-01..2019-11-30]",
)
# The chain of a source is part of what it is, so that every input tells the same one.
CHAINS = {
    "alpha": Source("alpha", reliability="B", published="2019-12-01", updates=[Update("one", "2020-05-20"), Update("two", "2020-09-18")]),
    "beta": Source("beta", reliability="C", published="2020", updates=[Update("one"), Update("two", "2021-03", "correction")]),
    "gamma": Source("gamma", updates=[Update("one", "2020-01-05", "retraction")]),
    "delta": Source("delta", reliability="D", published="2020-03-01", updates=[
        Update("one", "2020-04"),
        Update("two", kind="retraction", withdraws="original"),
        Update("three", "2020-10", "retraction", withdraws="one"),
        Update("four", "2021-01-01", "retraction", withdraws="two"),
    ]),
}  # fmt: skip

_STATED = st.fixed_dictionaries(
    {},
    optional={
        "date": st.sampled_from(DATES),
        "discovered": st.just("early 2019"),
        "disclosed": st.sampled_from((*DATES, "2020-06")),
        "attributed": st.sampled_from(DATES[:4]),
        "responded": st.just("2021"),
        "title": st.sampled_from(("A raid", "The leak", "Un procès")),
        "initiator": st.sampled_from((["CN"], ["RU", "GRU"])),
        "venue": st.just(["BE"]),
        "status": st.sampled_from(("alleged", "denied", "convicted", "scheduled", "retracted")),
        "credibility": st.integers(1, 6),
        "tags": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
    },
)
_RETOLD = _STATED | st.sampled_from(
    (
        {"absent": ["event"]},
        {"absent": ["date", "tags"], "status": "denied"},
        {"absent": ["disclosed", "initiator"], "date": "2019-10-04"},
    )
)


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """One source's telling of a few events, at several points of its chain."""
    source = CHAINS[draw(st.sampled_from(SOURCES))]
    points = [None, *(update.id for update in source.updates)]
    tellings = []
    for record in draw(st.lists(st.sampled_from(RECORDS), unique=True, max_size=4)):
        first, *later = draw(st.lists(st.sampled_from(points), unique=True, min_size=1))
        updates = [told(point, **draw(_RETOLD)) for point in later if point]
        tellings.append(event(record, update=first, updates=updates, **draw(_STATED)))
    return chronology(tellings, source=source)


@st.composite
def decisions(draw: st.DrawFn) -> list[Decision]:
    """Decisions of every relation that never contradict each other, nor chronologies above."""
    pair = st.sets(st.sampled_from(RECORDS), min_size=2, max_size=2).map(sorted)
    rulings = [Decision("same", one) for one in draw(st.lists(pair, max_size=2))]
    heads = Heads()
    for ruling in rulings:
        heads.unite(ruling.records)
    others = st.tuples(st.sampled_from(("different", "part-of", "update-of", "related")), pair)
    for relation, ids in draw(st.lists(others, max_size=3)):
        # In the order of what stands for each event, so that no circle closes.
        low, high = sorted(ids, key=heads.of)
        if heads.of(low) != heads.of(high):
            rulings.append(Decision(relation, [low, high], who="editors", when="2026-11"))
    return rulings


@st.composite
def united(draw: st.DrawFn) -> Chronology:
    """Several sources, united, with decisions."""
    parts = draw(st.lists(chronologies(), min_size=1, max_size=3))
    return unite(*parts, decisions=draw(decisions()))
