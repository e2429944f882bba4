"""Merges to make review pages of, and a page read back into its elements."""

import math
from html.parser import HTMLParser

from attrs import define, field

from chronoint import Decision, Source, Update, chronology, event, merge, told
from chronoint.merging import Evidence, Match, Merged

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "costs $5m, then $10m_{x}",
    "\"double\" & 'single' `back`",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202edlrow",
    "long " * 1000,
    "nul\x00 bell\x07 \ud800",
    "line\nbreak\u2028more",
    "\u4e2d\u6587\u5831\u544a",
]
TERMS = (
    Evidence("base", -6000, "most pairs of records tell of two events"),
    Evidence("rare", 3000, "both use 'kelm' (nobody else does)"),
    Evidence("date", 2200, "they meet"),
    Evidence("text", 1500, "the wordings agree"),
)
BLOG = Source(
    "blog",
    title="Listening post",
    publisher="Example Blog",
    published="2019-12-01",
    url="https://example.org/post?a=1&b=2",
    updates=[Update("later", "2020-05-20")],
)
PAPER = Source("paper", publisher="The Paper", published="2020-01-10", url="javascript:alert(1)")


def small() -> Merged:
    """Make a real merge: a double for review, a match, a ruling, one id in both."""
    known = {"initiator": "RU", "target": "UA", "type": "intrusion"}
    blog = chronology(
        [
            event(
                "substations", date="2019-10-03", title="Forty substations near Kelm entered",
                summary="A group entered the net; power was out.", status="alleged",
                links=["https://example.org/a", "javascript:alert(2)"], where="paragraph 3",
                updates=[told("later", status="denied")], **known,
            ),
            event("raid", date="2020-05", title="Raid"),
            event("vote", date="2019-05-26", title="Election"),
            *(
                event(one, date="2018-03-04", title="Envoy Aubrey Quill leaves Port Sable")
                for one in ("envoy", "envoy-again")
            ),
        ],
        source=BLOG,
    )  # fmt: skip
    paper = chronology(
        [
            event(
                "kelm-power-cut", date="2019-11", title="40 substations near Kelm entered",
                summary="The group broke in; the power failed.", status="confirmed", **known,
            ),
            event("search", date="2020-06", title="The search"),
            event("vote", date="2019-05-26", title="Federal election"),
        ],
        source=PAPER,
    )  # fmt: skip
    ruling = Decision("same", ["raid", "search"], who="Ann", why="one house")
    return merge(blog, paper, decisions=[ruling])


def many(number: int, *, matches: int = 0) -> Merged:
    """Make an account of so many pairs, of which the last are matches."""
    blog = [event(f"b{n:04}", date="2019-10-03", title=f"Blog tells {n}") for n in range(number)]
    paper = [event(f"p{n:04}", date="2019-10", title=f"Paper tells {n}") for n in range(number)]
    united = merge(chronology(blog, source=BLOG), chronology(paper, source=PAPER)).chronology
    pairs = tuple(Match(f"b{n:04}", f"p{n:04}", 0.7, "same", TERMS) for n in range(number))
    at = number - matches
    return Merged(united, pairs[at:], pairs[:at], ())


def hostile() -> Merged:
    """Make an account whose every text tries to be something else."""
    one = [
        event(
            f"bad-{n}", date="2020", title=text, summary=text, type=text[:80],
            persons=[text[:80]], tags=[text[:80]], links=[text[:80]], where=text, note=text,
        )
        for n, text in enumerate(HOSTILE)
    ]  # fmt: skip
    two = [event(f"good-{n}", title="Plain", summary="plain") for n in range(len(HOSTILE))]
    united = merge(chronology(one, source=BLOG), chronology(two, source=PAPER)).chronology
    pairs = [
        Match(f"bad-{n}", f"good-{n}", 0.7, "same", (Evidence(text, 700, text),))
        for n, text in enumerate(HOSTILE)
    ]
    pairs.append(Match("bad-0", "bad-1", math.inf, "same", (Evidence(HOSTILE[1], 0, HOSTILE[0]),)))
    return Merged(united, tuple(pairs[5:]), tuple(pairs[:5]), ())


@define
class Element:
    """An element as a browser would see it, without its place in the tree."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    def has(self, name: str) -> bool:
        """Tell whether it is of a class."""
        return name in (self["class"] or "").split()


@define
class Page(HTMLParser):
    """A page read back."""

    elements: list[Element] = field(factory=list)
    open: list[Element] = field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in ("meta", "input", "br"):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> within <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, class_: str | None = None) -> list[Element]:
        """Give the elements of a tag and class, in order."""
        found = [one for one in self.elements if one.tag == tag]
        return [one for one in found if class_ is None or one.has(class_)]


def parsed(text: str) -> Page:
    """Read a page."""
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    return page
