"""Lets the modules of `dates.py` find each other when pytest collects this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
