"""Small lists and mappings for the tests of formats."""

from pathlib import Path

from chronoint.formats import Listing, read_list, read_mapping_text

HEAD = "chronoint: 1\nsource: {id: register, published: 2024-01-31}\n"
ROOT = Path(__file__).parent.parent.parent


def mapped(rest: str, *, ids: str = "{prefix: r-, row: 1}"):
    return read_mapping_text(f"{HEAD}id: {ids}\n{rest}", name="register.map.yaml")


def listed(
    tmp_path: Path,
    text: str | bytes,
    rest: str,
    *,
    ids: str = "{prefix: r-, row: 1}",
    name: str = "list.csv",
) -> Listing:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_list(path, mapped(rest, ids=ids))


def told(problems) -> list[tuple[int | None, str]]:
    return [(problem.place.line, problem.message) for problem in problems]
