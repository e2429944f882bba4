"""How Hypothesis runs here: no deadlines, and in CI the same examples every time.

A timing is a benchmark and no test. On a developer's machine every run looks at
new examples; what it finds becomes an explicit one.
"""

import os

from hypothesis import settings

settings.register_profile("explore", deadline=None)
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.load_profile("repeat" if os.environ.get("CI") else "explore")
