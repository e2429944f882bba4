"""Chronologies for pictures, made up and generated, shared by layout and drawing."""

import random

from hypothesis import strategies as st

from chronoint import Chronology, Source, Update, chronology, event, told, unite
from chronoint.dates import parse_edtf

DATES = (
    "2019", "2019-10", "2019-10-03", "2019-10-04?", "2018/2020", "2019-10/..", "2019-10-05/",
    "../2019", "../2020-09-18", "../2020-09-18?", "/2020-05", "[2019-09-01..2019-11-30]",
    "[2019-09-01..]", "1940/1945", "1985~", "1993~/2018", "-0043-03-15", "2024-21", "XXXX-12-25",
    "2024-02-29", "2024-03-01", "2024-03-02", "2024-03", "{2019,2021}", "1914-07-28/1918-11-11",
)  # fmt: skip
TITLES = (
    "Raid",
    "Director barred from the Schengen area for eight years",
    "Costs of $5m, then $10m_{x}",
    "<script>alert('x')</script> & co",
    "One\nof two\tlines \x07\u202e",
    "שלום עולם, مرحبا",
    "漢字とかな",
    "A word " * 60,
    "Unbrokenword" * 30,
    "",
)
ACTORS = ("CN", "RU", "BE", "EU", "SU", "GRU", "some-blog", "US", "FR", "IR", "GB", "NATO")
STATUSES = (
    "reported", "alleged", "charged", "convicted", "acquitted", "confirmed", "denied",
    "scheduled", "retracted",
)  # fmt: skip
WORDS = ("raid", "on", "an", "embassy", "in", "the", "old", "quarter", "director", "barred")
BLOG = Source(
    "blog",
    publisher="Example Blog",
    title="Listening post in the old quarter",
    published=parse_edtf("2019-12-01"),
    updates=[
        Update("one", published=parse_edtf("2020-05-20")),
        Update("two", published=parse_edtf("2020-09-18"), kind="correction"),
        Update("three", published=parse_edtf("2024-09-18"), kind="retraction"),
    ],
)
PAPER = Source("paper", publisher="A $ Paper", published=parse_edtf("2021"))

_STATED = st.fixed_dictionaries(
    {},
    optional={
        "date": st.sampled_from(DATES).map(parse_edtf),
        "title": st.sampled_from(TITLES) | st.text(max_size=30),
        "initiator": st.lists(st.sampled_from(ACTORS), max_size=3, unique=True),
        "responder": st.lists(st.sampled_from(ACTORS), max_size=2, unique=True),
        "type": st.sampled_from(["raid", "law"]),
        "status": st.sampled_from(STATUSES),
    },
)


@st.composite
def pictures(draw: st.DrawFn, most: int = 30) -> Chronology:
    """Two sources that tell of some of the same events."""
    parts = []
    for source in (BLOG, PAPER):
        tellings = []
        for number in draw(st.lists(st.integers(0, most), unique=True, max_size=most)):
            points = (
                draw(st.lists(st.sampled_from([one.id for one in source.updates]), unique=True))
                if source.updates
                else []
            )
            updates = [told(point, **draw(_STATED)) for point in points]
            tellings.append(event(f"e{number}", updates=updates, **draw(_STATED)))
        parts.append(chronology(tellings, source=source))
    return unite(*parts)


def crowd(number: int) -> Chronology:
    """Many events of a few years, in a few lanes: the sort of thing that is really drawn."""
    lanes = ("CN", "RU", "BE", "EU", "some-blog")
    tellings = []
    for place in range(number):
        year, month = 2016 + place * 7 % 9, 1 + place * 5 % 12
        texts = (f"{year}-{month:02d}", f"{year}-{month:02d}-{1 + place % 28:02d}", f"../{year}")
        tellings.append(
            event(
                f"e{place:05d}",
                date=parse_edtf(texts[place % 3]),
                title=f"Event {place} of the many that are told of in one long report",
                initiator=lanes[place * 11 % 5],
                status=STATUSES[place % 8],
            )
        )
    return chronology(tellings, source=BLOG)


def mixture(number: int, seed: int, *, order: int = 0) -> Chronology:
    """A crowd of everything; `order` is only that in which the events are told."""
    dice = random.Random(seed)  # noqa: S311 - no secrets here
    tellings = []
    for place in range(number):
        year, month = dice.randint(1990, 2024), dice.randint(1, 12)
        day = f"{year}-{month:02d}-{dice.randint(1, 28):02d}"
        text = dice.choice(
            (day, day, day, f"{year}-{month:02d}", f"{year}", f"{day}/{year + 3}", f"../{day}",
             f"{day}/..", f"{year}-{month:02d}~", "2019-10-03", f"{day}/", "2024-21")
        )  # fmt: skip
        updates = dice.sample(("one", "two", "three"), dice.choice((0, 0, 0, 1, 2)))
        tellings.append(
            event(
                f"e{place:05d}",
                date=parse_edtf(text) if dice.random() < 0.98 else None,
                title=" ".join(dice.choices(WORDS, k=dice.randint(1, 9))),
                initiator=dice.sample(ACTORS, dice.choice((0, 1, 1, 1, 1, 1, 2, 3))),
                status=dice.choice(STATUSES[:8]),
                updates=[told(one, status="denied") for one in sorted(updates)],
            )
        )
    random.Random(order).shuffle(tellings)  # noqa: S311
    return chronology(tellings, source=BLOG)
