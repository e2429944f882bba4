"""All pictures of the gallery, into ``plots/`` or the folder given: ``all.py [FOLDER]``."""

import os
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "plots"
folder.mkdir(parents=True, exist_ok=True)
os.chdir(folder)
for script in sorted(HERE.glob("*.py")):
    if script.name != "all.py":
        print(f"{script.stem}.png")
        runpy.run_path(str(script))
