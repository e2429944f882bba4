"""The house: imports point one way, modules introduce themselves, importing is light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import chronoint

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 450


def test_imports_point_one_way():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_a_module_says_what_it_does_and_stays_small(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no module header"
    assert len(text.splitlines()) <= LONGEST


# what must not be loaded by importing the package, and why
HEAVY = ["matplotlib", "numpy", "pendulum", "pycountry", "yaml", "cattrs", "babel"]


def test_importing_the_package_loads_nothing_heavy():
    code = f"import sys, chronoint; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there():
    assert sorted(chronoint.__all__) == list(chronoint.__all__)
    assert all(getattr(chronoint, name) is not None for name in chronoint.__all__)
    assert set(chronoint.__all__) <= set(dir(chronoint))
    with pytest.raises(AttributeError, match="no attribute 'plto'"):
        _ = chronoint.plto
