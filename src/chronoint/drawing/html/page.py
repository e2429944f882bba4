"""A chronology as one page for a browser: picture, table, and every claim behind them.

The page is a single file that needs no network. Without a script it shows the
picture and the table; with one it zooms, filters, searches, tells who said
what, and goes back to what was known on any day.
"""

from collections.abc import Sequence
from datetime import date as calendar_date

from chronoint.dates import UncertainDate
from chronoint.drawing.document import document, static
from chronoint.drawing.html.bare import data_of_scene
from chronoint.drawing.html.body import controls, heading, panel, table
from chronoint.drawing.html.data import PageData, data_of_crowd
from chronoint.drawing.html.markup import Colours
from chronoint.drawing.html.picture import Picture, picture_of, picture_of_scene
from chronoint.drawing.html.rules import letters_of, picture_json, rules
from chronoint.drawing.html.states import day_of
from chronoint.drawing.theme import THEMES, Theme, theme_of
from chronoint.drawing.tree import node, to_json
from chronoint.drawing.tree import to_html as written
from chronoint.errors import ModelError, expect
from chronoint.layout import LaneKey, LayoutOptions, Scene
from chronoint.layout.page import known_words
from chronoint.model import Chronology

__all__ = ["to_html"]

# Beyond these, the script draws on a canvas, and writes the table.
_MOST_DRAWN, _MOST_ROWS = 2000, 1000
_SCRIPTS = (
    *("marks", "rows", "layout", "time", "draw", "strip", "data"),
    *("sight", "view", "table", "detail"),
)


def to_html(
    picture: Chronology | Scene,
    *,
    lanes: LaneKey | None = None,
    only: Sequence[str] = (),
    as_of: str | calendar_date | UncertainDate | None = None,
    title: str | None = None,
    theme: Theme | str = "screen",
    options: LayoutOptions | None = None,
) -> str:
    """Make an interactive page of a chronology.

    Parameters
    ----------
    picture
        A chronology. Of a scene, the page tells what the scene holds: no
        claims, no days, and times to within a pixel.
    lanes, only, title, options
        As for `arrange`; for a chronology only.
    as_of
        Tell what was known at the end of this day; the page holds nothing of
        what was published later.
    theme
        ``"screen"`` is light or dark as the device asks for; else as for
        `plot`.

    Returns
    -------
    str
        One HTML document; encode it as UTF-8.

    Raises
    ------
    ModelError
        There is no such theme, `lanes` names no role, or a scene is to be
        arranged anew.
    UnknownIdError
        `only` names an actor that nobody defines.
    WrongTypeError
        It is neither a chronology nor a scene.

    Notes
    -----
    Picture and table are there without a script; of more than 2,000 events
    the picture, of more than 1,000 the table need one. The script arranges by
    the rules of `arrange`, and draws SVG up to 2,000 events and on a canvas
    beyond. On paper the picture comes in parts, cut between rows, with the
    axis above each; without a script it is cut where the sheet ends, and has
    the axis at its ends only.

    Texts of sources never become markup, links lead to ``http`` and ``https``
    only, and a Content-Security-Policy refuses every request and every script
    but its own. The same chronology gives the same bytes.
    10,000 events of one claim each take about 1 MB.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> page = to_html(chronology([event("wall-falls", date="1989-11-09", title="<b>Wall</b>")]))
    >>> page.startswith("<!doctype html>"), "<b>" in page
    (True, False)
    """
    expect(picture, (Chronology, Scene), "to_html() takes a chronology or a scene")
    if isinstance(picture, Chronology):
        drawn = picture_of(
            picture,
            lanes=lanes or "initiator",
            only=only,
            as_of=as_of,
            title=title,
            options=options,
        )
        assert drawn.crowd is not None  # noqa: S101 - of a chronology
        return _page(drawn, data_of_crowd(drawn.crowd), _colours(theme))
    if only or any(value is not None for value in (lanes, as_of, title, options)):
        msg = "lanes, only, as_of, title and options are for a chronology; this is arranged already"
        raise ModelError(msg)
    return _page(picture_of_scene(picture), data_of_scene(picture), _colours(theme))


def _colours(theme: Theme | str) -> Colours:
    if theme == "screen":
        return Colours(THEMES["paper"], THEMES["dark"])
    return Colours(theme_of(theme))


def _page(picture: Picture, data: PageData, colours: Colours) -> str:
    count = data.json["eventCount"]
    is_drawn = len(picture.scene.marks) + len(picture.scene.hidden) <= _MOST_DRAWN
    is_listed = count <= _MOST_ROWS
    known = _known(picture)
    svg = colours.picture(picture.scene) if is_drawn else ""
    legend = _legend(picture, colours)
    told = {
        "data": data.json,
        "picture": picture_json(picture),
        "rules": rules(),
        "letters": letters_of(data.texts),
        "themes": colours.themes(),
        "canvas": not is_drawn,
        "knownAll": known,
    }
    days = [day_of(day).text for day in data.days]
    body = [
        written(node("a", "Skip to the table", href="#table", class_="skip")),
        written(heading(picture.title, picture.subtitle)),
        written(controls(days, known)),
        _holder(picture, svg),
        legend,
        written(table(data.rows if is_listed else (), count=len(data.rows), written_out=is_listed)),
        written(node("footer", node("p", picture.footer))) if picture.footer else "",
        *map(written, panel()),
        f'<script type="application/json" id="data">{to_json([told])}</script>',
    ]
    return document(
        picture.title or "Chronology",
        "\n".join(part for part in body if part),
        style=colours.style() + static("timeline.css"),
        script=_script(),
    )


def _known(picture: Picture) -> str:
    day = picture.crowd.setup.chronology.as_of if picture.crowd else None
    return "all that is known" if day is None else known_words(day)


def _holder(picture: Picture, svg: str) -> str:
    label = f"{picture.title}. {picture.subtitle}"
    holder = node(
        "div",
        node("div", id_="stage", hidden=True),
        node("p", "Ctrl and the wheel zoom", id_="hint", hidden=True),
        id_="picture",
        tabindex="0",
        role="group",
        aria_label="Picture: plus and minus zoom, arrows move, n and p go through the events",
        data_label=label,
    )
    note = node("noscript", node("p", "The picture of so many events needs JavaScript."))
    within = f'<div id="static">{svg}</div>' if svg else written(note)
    sheets = written(node("div", id_="sheets"))
    return written(holder).removesuffix("</div>") + within + "</div>" + sheets


def _legend(picture: Picture, colours: Colours) -> str:
    items = [
        f"<li>{colours.sign(item)} {written(node('span', item.run.text))}</li>"
        for item in picture.scene.legend
    ]
    return f'<ul class="legend" aria-label="Signs">{"".join(items)}</ul>' if items else ""


def _script() -> str:
    names = [*(f"timeline-{name}.js" for name in _SCRIPTS), "timeline.js"]
    parts = map(static, names)
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"
