"""SVG: text as text, a group with a title and a link for each event, words for the whole."""

from xml.etree import ElementTree as ET

import attrs
import pytest

from chronoint import Source, chronology, event
from chronoint.drawing import measure
from chronoint.drawing.painting import web_link
from chronoint.drawing.svg import to_svg
from chronoint.errors import ModelError, WrongTypeError
from chronoint.layout import LayoutOptions, arrange
from layout.pictures import crowd

SVG = "{http://www.w3.org/2000/svg}"
BLOG = Source("blog", publisher="Blog", published="2020-01-01", url="https://example.org/a?b=1&c=2")


def scene_of(*events, source=BLOG, **options):
    known = chronology(events, source=source)
    return arrange(known, options=LayoutOptions(**options), measure=measure)


def tree_of(scene, **asked):
    return ET.fromstring(to_svg(scene, **asked))  # noqa: S314 - our own text


def groups(tree, name="event"):
    return [node for node in tree.iter(f"{SVG}g") if node.get("class") == name]


def words(node):
    return ["".join(text.itertext()) for text in node.iter(f"{SVG}text")]


def test_every_event_is_one_group_with_a_title_and_a_link():
    scene = scene_of(
        event(
            "raid",
            date="2019-10-03",
            title="Raid & <seizure>",
            initiator="CN",
            status="alleged",
            links=[BLOG.url],
        ),
        event("law", date="2019-11", title="Law passed", initiator="BE"),
    )
    found = {node.get("data-id"): node for node in groups(tree_of(scene))}
    assert list(found) == [mark.id for mark in scene.marks]
    raid = found["raid"]
    assert raid[0].tag == f"{SVG}title"
    assert raid[0].text == "Raid & <seizure>, 3 Oct 2019, alleged"
    (link,) = raid.iter(f"{SVG}a")
    assert link.get("href") == "https://example.org/a?b=1&c=2"
    assert link.get("rel") == "noopener noreferrer"
    assert "Raid & <seizure>" in words(raid)


def test_the_whole_is_told_in_words():
    scene = scene_of(event("raid", date="2019-10-03", initiator="CN"))
    tree = tree_of(scene)
    assert tree.get("role") == "img"
    assert tree.get("aria-label") == f"{scene.title}. 1 events in 1 lanes. China: 1"
    assert tree.find(f"{SVG}title").text == scene.title
    assert tree.find(f"{SVG}desc").text == scene.subtitle
    assert (tree.get("width"), tree.get("height")) == tuple(f"{side:g}" for side in scene.size)
    assert "sans-serif" in tree.get("font-family")


def test_all_texts_are_texts():
    scene = scene_of(event("raid", date="2019-10-03", title="costs $5m, then $10m_{x}"))
    texts = words(tree_of(scene))
    runs = [*scene.texts, *scene.axis.labels, *(item.run for item in scene.legend)]
    runs += [run for lane in scene.lanes for run in lane.texts]
    runs += [run for label in scene.labels for run in label.runs]
    assert sorted(texts) == sorted(run.text for run in runs)
    assert "costs $5m, then $10m_{x}" in texts


def test_a_text_keeps_its_room_in_other_fonts():
    scene = scene_of(event("raid", date="2019-10-03", title="A title of several words"))
    (label,) = scene.labels
    (node,) = (
        text
        for text in tree_of(scene).iter(f"{SVG}text")
        if text.text == "A title of several words"
    )
    box = label.runs[0].box
    assert float(node.get("textLength")) == pytest.approx(box[2] - box[0], abs=0.01)
    assert float(node.get("x")) == pytest.approx(box[0], abs=0.01)


LINKS = [
    # link, whether it may be followed; schemes as in the URL standard, section 4.3
    ("https://example.org/a", True),
    ("HTTP://EXAMPLE.ORG", True),
    ("javascript:alert(1)", False),
    ("JavaScript:alert(1)//https://example.org", False),
    ("data:text/html,<script>1</script>", False),
    ("vbscript:x", False),
    ("file:///etc/passwd", False),
    (" https://example.org", False),
    ("https://example.org/\njavascript:1", False),
    ('https://example.org/" onload="x', False),
    ("https://example.org/<b>", False),
    ("//example.org", False),
    ("https://", False),
    ("", False),
]


@pytest.mark.parametrize(("link", "fine"), LINKS)
def test_only_web_addresses_are_followed(link, fine):
    assert web_link(link) == (link if fine else "")
    scene = scene_of(event("raid", date="2019-10-03"))
    scene = attrs.evolve(scene, marks=(attrs.evolve(scene.marks[0], link=link),))
    tree = tree_of(scene)
    assert [node.get("href") for node in tree.iter(f"{SVG}a")] == ([link] if fine else [])


def test_an_id_cannot_leave_its_attribute():
    scene = scene_of(event("raid", date="2019-10-03"))
    name = "\"><script>alert('x')</script>&\x00\n\ud800"
    mark, label = (attrs.evolve(one, id=name) for one in (scene.marks[0], scene.labels[0]))
    tree = tree_of(attrs.evolve(scene, marks=(mark,), labels=(label,)))
    (group,) = groups(tree)
    assert group.get("data-id") == name.replace("\x00", "\ufffd").replace(
        "\ud800", "\ufffd"
    ).replace("\n", " ")
    assert not list(tree.iter(f"{SVG}script"))


def test_periods_brackets_and_arrows_are_drawn():
    scene = scene_of(
        event("raid", date="2019-10-03", initiator=["CN", "RU"], title="Raid"),
        event("law", date="2019-11-20", initiator="BE", title="Law"),
        event("talk", date="2019-10-20", initiator="RU", title="Talk"),
        periods=[("Talks", "2019-10-10/2019-11-01")],
        connectors=[("raid", "law")],
    )
    assert scene.bands
    assert scene.brackets
    assert scene.connectors
    tree = tree_of(scene)
    assert "Talks" in words(tree)
    (arrows,) = groups(tree, "connectors")
    assert len(list(arrows.iter(f"{SVG}path"))) == 2  # the line and its head
    raid = next(node for node in groups(tree) if node.get("data-id") == "raid")
    (bracket,) = scene.brackets
    upright = [f"M{bracket.x:g} " in path.get("d") for path in raid.iter(f"{SVG}path")]
    assert sum(upright) >= len(bracket.pieces)


def test_a_large_picture_stays_small():
    assert len(to_svg(arrange(crowd(300), measure=measure))) < 400_000


def test_what_is_no_picture_is_refused():
    with pytest.raises(ModelError, match="theme 'neon': expected one of paper, "):
        to_svg(scene_of(event("raid")), theme="neon")
    with pytest.raises(WrongTypeError, match="a scene or a sheet is what can be drawn"):
        to_svg("raid")
