"""How long `arrange` takes, and how many faults its scenes have: 10 to 100,000 events.

Run with ``python bench/arrange.py [number ...]``. CPU seconds of this process, the
least and the middle of some runs, without the time to build the chronology; and
memory of the whole process. Faults are counted on the boxes of the scene.
"""

import random
import resource
import statistics
import sys
import time

import chronoint
from chronoint.layout import LayoutOptions
from chronoint.layout.scene import Scene

NUMBERS = (10, 100, 1_000, 10_000, 100_000)
TARGETS = {1_000: 0.02, 10_000: 0.1, 100_000: 1.0}
STATES = ("RU", "CN", "US", "BE", "FR", "DE", "GB", "IR")
STATUSES = ("confirmed", "alleged", "denied", "reported")


def made(number: int) -> chronoint.Chronology:
    """Make so many events of 25 years in eight lanes, always the same."""
    dice = random.Random(1)
    tellings = []
    for place in range(number):
        year, month, day = dice.randint(2000, 2024), dice.randint(1, 12), dice.randint(1, 28)
        date = dice.choices(
            (
                f"{year}-{month:02}-{day:02}",
                f"{year}-{month:02}",
                f"{year}-{month:02}/{min(2024, year + dice.randint(0, 2))}-12",
                f"{year}/..",
            ),
            (60, 20, 15, 5),
        )[0]
        tellings.append(
            chronoint.event(
                f"e{place}",
                date=date,
                title=f"Event number {place} of some length in {year}",
                initiator=dice.sample(STATES, 2 if place % 50 == 0 else 1),
                status=dice.choice(STATUSES),
            )
        )
    return chronoint.chronology(tellings)


def faults(scene: Scene) -> tuple[int, int, int]:
    """Count overlapping pairs of labels, labels on foreign marks, and what is clipped."""
    boxes = [(label.box, label.id, True) for label in scene.labels]
    boxes += [(part.box, mark.id, False) for mark in scene.marks for part in mark.parts]
    boxes.sort()
    pairs = foreign = 0
    for place, (box, owner, is_label) in enumerate(boxes):
        for other, other_owner, other_is_label in boxes[place + 1 :]:
            if other[0] >= box[2]:
                break
            if owner == other_owner or other[1] >= box[3] or box[1] >= other[3]:
                continue
            pairs += is_label and other_is_label
            foreign += is_label != other_is_label
    width, height = scene.size
    clipped = sum(
        box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height for box, _, _ in boxes
    )
    return pairs, foreign, clipped


def measured(number: int, height: float | None) -> str:
    """Measure one number of events and give a line of the table."""
    known = made(number)
    options = LayoutOptions(height=height)
    scene = chronoint.arrange(known, options=options)
    seconds = []
    for _ in range(3 if number > 20_000 else 9):
        start = time.process_time()
        scene = chronoint.arrange(known, options=options)
        seconds.append(time.process_time() - start)
    pairs, foreign, clipped = faults(scene)
    lost = number - len(scene.marks) - len(scene.hidden)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    target = f"{TARGETS[number]:.2f}" if number in TARGETS else ""
    return (
        f"{number:>7,} {scene.size[1]:>6} {min(seconds):>8.4f} {statistics.median(seconds):>8.4f} "
        f"{target:>6} {len(scene.marks):>6,} {len(scene.labels):>6,} {len(scene.hidden):>7,} "
        f"{pairs:>6} {foreign:>6} {clipped:>6} {lost:>5} {memory:>6}"
    )


def main() -> None:
    """Print the table."""
    print(
        " events height    least   middle target  marks labels  hidden  pairs     on   clip"
        "  lost     MB"
    )
    for number in [int(text) for text in sys.argv[1:]] or NUMBERS:
        for height in (None, 900):
            print(measured(number, height), flush=True)


if __name__ == "__main__":
    main()
