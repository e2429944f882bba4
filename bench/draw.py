"""What a picture costs, and what can be read in it: chronoint beside others.

    python bench/draw.py                       # all tools, up to 10,000 events
    python bench/draw.py --most 1000           # quicker
    python bench/draw.py --only chronoint --most 100000

Every picture is made by a process of its own, whose whole CPU time and memory
count (a browser it starts too; memory is that of the largest process); labels
are counted afterwards, by another one.
A tool that is not installed, or fails, is named as such.
"""

import argparse
import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from draw_tools import TOOLS, label_boxes, leaving, made, overlapping

SIZES = (100, 1_000, 10_000, 100_000)
PATIENCE = 400  # seconds; a tool that needs more is left out of larger sizes


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--most", type=int, default=10_000)
    asked.add_argument("--only", choices=TOOLS, action="append")
    asked.add_argument("--step", nargs=3, metavar=("WHAT", "TOOL", "NUMBER"))
    given = asked.parse_args()
    if given.step:
        step(*given.step)
        return
    adopt()
    print("| tool | events | CPU s | memory MB | labels | overlapping pairs | leave the page |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for tool in given.only or TOOLS:
        missing = [name for name in TOOLS[tool][1] if find_spec(name) is None]
        if missing:
            print(f"| {tool} | | not installed: {', '.join(missing)} | | | | |")
            continue
        for number in SIZES:
            if number > given.most or not row(tool, number):
                break


def row(tool, number):
    """Measure and print one row; tells whether it is worth while to go on."""
    drawn = run("draw", tool, number)
    if isinstance(drawn, str):
        print(f"| {tool} | {number:,} | {drawn} | | | | |", flush=True)
        return False
    counted = run("count", tool, number)
    words = counted if isinstance(counted, str) else ""
    told = {} if words else json.loads(counted[2])
    cells = [f"{told[key]:,}" if told else words for key in ("labels", "pairs", "leaving")]
    cpu, memory, _ = drawn
    print(f"| {tool} | {number:,} | {cpu:.1f} | {memory:.0f} | {' | '.join(cells)} |", flush=True)
    return cpu < PATIENCE / 4


def run(what, tool, number):
    """Give (CPU seconds, MB, output) of a process; or why there is nothing."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    env = {**os.environ, **({"BROWSER_PATH": browser} if browser else {})}
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as wrong:
        command = [sys.executable, __file__, "--step", what, tool, str(number)]
        done = subprocess.Popen(  # noqa: S603 - ourselves
            ["timeout", str(PATIENCE), *command],  # noqa: S607
            stdout=out,
            stderr=wrong,
            env=env,
        )
        _, status, used = os.wait4(done.pid, 0)
        uses = [used, *orphans()]
        done.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        wrong.seek(0)
        if done.returncode == 124:
            return f"more than {PATIENCE} s"
        if done.returncode:
            last = (wrong.read().strip().splitlines() or ["no word"])[-1]
            return f"failed: {last[:80]}"
        cpu = sum(one.ru_utime + one.ru_stime for one in uses)
        return cpu, max(one.ru_maxrss for one in uses) / 1024, out.read()


def orphans():
    """Wait for what a tool started and left behind (a browser), and give what that used."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def adopt():
    """Become the parent of all that descends from here, so that nothing goes uncounted (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def step(what, tool, number):
    rows = made(int(number))
    with tempfile.TemporaryDirectory() as folder:
        if what == "draw":
            TOOLS[tool][0](rows, str(Path(folder) / "drawn.png"))
            return
        boxes = label_boxes(rows, tool, Path(folder))
    told = {"labels": len(boxes), "pairs": overlapping(boxes), "leaving": leaving(boxes)}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
