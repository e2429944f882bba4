"""What a reader would call a fault of a scene, counted on its boxes and lines."""

from collections.abc import Iterator

from chronoint.layout.scene import Connector, Scene


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def touching(boxes):
    """Names of pairs of boxes that overlap; boxes are (name, owner, box)."""
    boxes = sorted(boxes, key=lambda entry: entry[2][0])
    for place, (name, owner, box) in enumerate(boxes):
        for other_name, other_owner, other in boxes[place + 1 :]:
            if other[0] >= box[2]:
                break
            if owner != other_owner and not apart(box, other):
                yield f"{name} on {other_name}"


def faults(scene: Scene) -> list[str]:
    """Everything that a reader would call a fault of the layout."""
    texts = [*scene.texts, *scene.axis.labels, *(item.run for item in scene.legend)]
    texts += [run for lane in scene.lanes for run in lane.texts]
    boxes = [(f"label {label.id}", label.id, label.box) for label in scene.labels]
    boxes += [(f"mark {mark.id}", mark.id, mark.box) for mark in scene.marks]
    boxes += [(f"text {run.text!r}", (place,), run.box) for place, run in enumerate(texts)]
    found = list(touching(boxes))
    # the box of a mark with a rail goes around its label; its parts do not touch it
    parts = {mark.id: mark.parts for mark in scene.marks}
    found += [
        f"label {label.id} on its own {part.kind}"
        for label in scene.labels
        for part in parts[label.id]
        if not apart(label.box, part.box)
    ]
    width, height = scene.size
    everything = [box for _, _, box in boxes]
    everything += [run.box for label in scene.labels for run in label.runs]
    everything += [part.box for item in scene.legend for part in item.parts]
    everything += [bin_.box for lane in scene.lanes for bin_ in lane.density]
    everything += [lane.box for lane in scene.lanes]
    found += [
        f"{box} leaves the page of {scene.size}"
        for box in everything
        if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height
    ]
    found += crossings(scene)
    for mark in scene.marks:
        _, top, _, bottom = scene.lanes[mark.lane].box
        if mark.box[1] < top or mark.box[3] > bottom:
            found.append(f"mark {mark.id} leaves its lane")
    return found


def shown(scene):
    return sorted([mark.id for mark in scene.marks] + list(scene.hidden))


def crossings(scene: Scene) -> Iterator[str]:
    """Brackets and arrows that run through words or foreign marks."""
    for bracket in scene.brackets:
        lines = [(bracket.x - 0.5, y0, bracket.x + 0.5, y1) for y0, y1 in bracket.pieces]
        lines += [(bracket.x - 4, y - 0.5, bracket.x + 4, y + 0.5) for y in bracket.feet]
        for line in lines:
            for label in scene.labels:
                if not apart(line, label.box):
                    yield f"bracket {bracket.id} on label {label.id}"
            for mark in scene.marks:
                if mark.id != bracket.id and not all(apart(line, part.box) for part in mark.parts):
                    yield f"bracket {bracket.id} on mark {mark.id}"
    for arrow in scene.connectors:
        for x, y in sampled(arrow):
            for label in scene.labels:
                if not apart((x, y, x, y), label.box):
                    yield f"arrow {arrow.source} to {arrow.target} on label {label.id}"


def sampled(arrow: Connector, steps: int = 400) -> Iterator[tuple[float, float]]:
    """Points of its curves, much closer than those by which its way was found."""
    for place in range(0, len(arrow.points) - 1, 3):
        a, b, c, d = arrow.points[place : place + 4]
        for step in range(steps + 1):
            t = step / steps
            s = 1 - t
            yield tuple(
                s**3 * a[axis] + 3 * s**2 * t * b[axis] + 3 * s * t**2 * c[axis] + t**3 * d[axis]
                for axis in (0, 1)
            )
