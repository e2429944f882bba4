"""A few small pictures whose look is kept: as PNGs in ``baselines/``.

    python tests/drawing/looks.py     # draws them anew, after a change that was meant

Letters are drawn from outlines of the font that matplotlib brings along, so
that the pictures hardly differ between its versions.
"""

from pathlib import Path

from chronoint import LayoutOptions, Source, Update, arrange, chronology, event, told
from chronoint.drawing import measure, save

BASELINES = Path(__file__).parent / "baselines"
BLOG = Source(
    "blog",
    publisher="Example Blog",
    published="2020-01-10",
    updates=[Update("one", "2020-02-01"), Update("two", "2020-03-01", kind="correction")],
)
SHAPES = [
    # date, status; each another way of drawing
    ("2019-10-03", "confirmed"), ("2019-11-20", "alleged"), ("2019-12-05", "denied"),
    ("2019-10", "reported"), ("2019-09-10/2019-12-24", "charged"), ("2019-10-20/..", "reported"),
    ("../2019-11-05", "reported"), ("2019-11-10/", "confirmed"), ("/2019-10-01", "alleged"),
    ("2019-12-20~", "reported"), ("2020-01-05", "scheduled"), ("2019-11-02", "convicted"),
]  # fmt: skip


def shapes():
    events = [
        event(f"e{place:02d}", date=date, status=status, title=f"{status}, {date}", initiator=lane,
              updates=[told("one", status="denied")] if place == 1 else [])
        for place, ((date, status), lane) in enumerate(zip(SHAPES, ["BE", "CN"] * 6, strict=True))
    ]  # fmt: skip
    return chronology(events, source=BLOG)


def scene_of(known, **asked):
    title = asked.pop("title", "What it looks like")
    as_of = asked.pop("as_of", None)
    options = LayoutOptions(width=800, subtitle="One of each.", **asked)
    return arrange(known, title=title, as_of=as_of, options=options, measure=measure)


def crowd():
    events = [
        event(f"e{place:03d}", date=f"{1990 + place % 30}-{1 + place % 12:02d}-05",
              title=f"Event {place} of many", initiator=("FR", "US", "RU")[place % 3])
        for place in range(300)
    ]  # fmt: skip
    return chronology(events)


def looks():
    """Name, scene and theme of each picture."""
    page = {"periods": [("Talks", "2019-10-15/2019-11-15")], "connectors": [("e00", "e01")]}
    return {
        "shapes": (scene_of(shapes()), "paper"),
        "dark": (scene_of(shapes(), as_of="2020-01-20", **page), "dark"),
        "crowd": (scene_of(crowd(), height=360), "print"),
    }


def renew():
    BASELINES.mkdir(exist_ok=True)
    for name, (scene, theme) in looks().items():
        save(scene, BASELINES / f"{name}.png", theme=theme)


if __name__ == "__main__":
    renew()
