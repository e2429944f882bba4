"""The same events drawn by chronoint and by others, and the boxes of the labels they wrote.

Each tool is used as its own documents show it: one bar for each event, a title
beside it, one row of bars for each lane.
"""

# ruff: noqa: PLC0415 - a tool is imported where it is drawn with, so that its import is timed

import random
import re
from xml.etree import ElementTree as ET

WIDTH, HEIGHT = 1600, 900
LANES = ("CN", "RU", "BE", "US", "FR", "IR", "GB", "UA")
WORDS = ("raid", "on", "an", "embassy", "in", "the", "old", "quarter", "director", "barred")


def made(number):
    """Rows of (id, lane, start, end, title), the same on every machine."""
    dice = random.Random(6)
    rows = []
    for place in range(number):
        year, month, day = dice.randint(1990, 2023), dice.randint(1, 12), dice.randint(1, 28)
        later = f"{year + 1}-{month:02d}-{day:02d}" if dice.random() < 0.2 else ""
        start = f"{year}-{month:02d}-{day:02d}"
        title = " ".join(dice.choices(WORDS, k=dice.randint(2, 8)))
        rows.append((f"e{place:06d}", dice.choice(LANES), start, later or start, title))
    return rows


def chronoint(rows, path):
    import chronoint as ours

    known = ours.chronology(
        [
            ours.event(name, date=start if start == end else f"{start}/{end}", title=title,
                       initiator=lane)
            for name, lane, start, end, title in rows
        ]
    )  # fmt: skip
    ours.save(known, path, options=ours.LayoutOptions(width=WIDTH, height=HEIGHT))


def matplotlib(rows, path):
    from datetime import date, timedelta

    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    texts = []
    for _, lane, start, end, title in rows:
        first, last = date.fromisoformat(start), date.fromisoformat(end) + timedelta(days=1)
        y = LANES.index(lane)
        axes.barh(y, (last - first).days, left=first, height=0.4, color=f"C{y}")
        texts.append(axes.text(last, y, title, fontsize=8, va="center", clip_on=True))
    axes.set_yticks(range(len(LANES)), LANES)
    figure.savefig(path)
    renderer = canvas.get_renderer()
    return lambda: [tuple(text.get_window_extent(renderer).extents) for text in texts]


def plotly(rows, path):
    import plotly.express as px

    columns = ("id", "lane", "start", "end", "title")
    table = {name: [row[place] for row in rows] for place, name in enumerate(columns)}
    table["end"] = [_next_day(day) for day in table["end"]]
    figure = px.timeline(table, x_start="start", x_end="end", y="lane", color="lane", text="title")
    figure.update_traces(textposition="outside")
    figure.update_layout(uniformtext={"minsize": 8, "mode": "show"})
    figure.write_image(path, width=WIDTH, height=HEIGHT)


def altair(rows, path):
    import altair as alt

    values = [
        {"lane": lane, "start": start, "end": _next_day(end), "title": title}
        for _, lane, start, end, title in rows
    ]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("start:T", title=None), y=alt.Y("lane:N", title=None), color="lane:N"
    )
    bars = base.mark_bar(height=20).encode(x2="end:T")
    texts = base.mark_text(align="left", fontSize=8).encode(x="end:T", text="title:N")
    chart = (bars + texts).properties(width=WIDTH - 150, height=HEIGHT - 60)
    chart.save(path)


def _next_day(day):
    from datetime import date, timedelta

    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


TOOLS = {
    # name, how to draw; what must be there
    "chronoint": (chronoint, ("chronoint",)),
    "matplotlib, one text for each": (matplotlib, ("matplotlib",)),
    "plotly, kaleido": (plotly, ("plotly", "kaleido")),
    "altair, vl-convert": (altair, ("altair", "vl_convert")),
}


def label_boxes(rows, tool, folder):
    """Boxes (x0, y0, x1, y1) of the labels of events as they stand in the picture."""
    draw, _ = TOOLS[tool]
    if tool.startswith("matplotlib"):
        return draw(rows, folder / "counted.png")()
    target = folder / "counted.svg"
    draw(rows, str(target))
    return svg_boxes(target.read_text("utf-8"), _shown(tool, rows))


def _shown(tool, rows):
    if tool != "chronoint":
        return {title for *_, title in rows}
    return None  # by its groups


def svg_boxes(markup, titles):
    """Boxes of the texts of an SVG that are titles; or, without any, the title of each event."""
    from chronoint.drawing import measure

    root = ET.fromstring(markup)  # noqa: S314 - just made here
    found = []
    for node, x, y, scale in _texts(root, 0.0, 0.0, 1.0, ours=titles is None):
        text = "".join(node.itertext())
        if titles is not None and text not in titles:
            continue
        style = node.get("style", "") + " " + node.get("font-size", "")
        size = re.search(r"font-size:\s*([\d.]+)|(?<![\w.-])([\d.]+)(?:px)?\s*$", style)
        pixels = float(next(part for part in size.groups() if part)) if size else 8.0
        width = measure(text, pixels, False) * scale  # noqa: FBT003
        anchor = (re.search(r"text-anchor:\s*(\w+)", style) or [None, node.get("text-anchor")])[1]
        x0 = x - {"middle": width / 2, "end": width}.get(anchor or "", 0.0)
        found.append((x0, y - 0.75 * pixels * scale, x0 + width, y + 0.2 * pixels * scale))
    return found


def _texts(node, x, y, scale, *, ours, inside=False):
    """Walk over texts with where they stand, shifts and scales of their groups applied."""
    transform = node.get("transform", "")
    shift = re.search(r"translate\(([-\d.e]+)[, ]*([-\d.e]*)\)", transform)
    if shift:
        x, y = x + float(shift[1]) * scale, y + float(shift[2] or 0) * scale
    grown = re.search(r"scale\(([-\d.e]+)", transform)
    if grown:
        scale *= float(grown[1])
    name = node.tag.split("}")[-1]
    inside = inside or node.get("class") == "event"
    if name == "text":
        if inside or not ours:
            place = (float(node.get(axis) or 0) * scale for axis in ("x", "y"))
            dx, dy = place
            yield node, x + dx, y + dy, scale
        return
    first = True
    for child in node:
        # The first text of an event of ours is its title; notes after it belong to it.
        if ours and inside and child.tag.endswith("}text"):
            if not first:
                continue
            first = False
        yield from _texts(child, x, y, scale, ours=ours, inside=inside)


def overlapping(boxes):
    """How many pairs of boxes overlap."""
    import numpy as np

    ordered = np.array(sorted(boxes), dtype=float).reshape(-1, 4)
    pairs = 0
    for place in range(len(ordered)):
        x0, y0, x1, y1 = ordered[place]
        last = int(np.searchsorted(ordered[:, 0], x1, side="left"))
        after = ordered[place + 1 : last]
        pairs += int(((after[:, 1] < y1) & (after[:, 3] > y0) & (after[:, 2] > x0)).sum())
    return pairs


def leaving(boxes):
    """How many boxes leave the page."""
    return sum(bool(x0 < 0 or y0 < 0 or x1 > WIDTH or y1 > HEIGHT) for x0, y0, x1, y1 in boxes)
