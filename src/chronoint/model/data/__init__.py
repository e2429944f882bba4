"""The built-in actors as rows: what ISO 3166 and our own tables say, unjudged.

Apart from `chronoint.model.actors` because the tables are data to be corrected
by people who need not read code. Everyday names, demonyms, services and
international organisations are JSON, one actor a line; ISO codes and formal
names come from pycountry.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pycountry

__all__ = ["actor_rows"]

Row = dict[str, Any]


def actor_rows() -> Iterator[Row]:
    """Give each built-in actor as the keyword arguments of an `Actor`.

    Notes
    -----
    States come first, in the order of their codes. The state's own English
    name wins over ISO's common name, that over the short one; the rest are
    aliases, the alpha-3 code among them. ``native`` names become aliases.

    Examples
    --------
    >>> next(row["name"] for row in actor_rows() if row["code"] == "RU")
    'Russia'
    """
    tables = {
        name: json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
        for name in ("states", "international", "services")
    }
    yield from _states(tables["states"]["states"])
    for name in ("international", "services"):
        for row in tables[name]["actors"]:
            aliases = (*row.pop("native", ()), *row.pop("aliases", ()))
            yield {"kind": "service", "aliases": aliases, **row}


def _states(own: dict[str, Row]) -> Iterator[Row]:
    formal = {country.alpha_2: _formal_names(country) for country in pycountry.countries}
    for code in sorted(formal.keys() | own.keys()):
        row = own.get(code, {})
        names = [name for name in (row.get("name"), *formal.get(code, ())) if name]
        aliases = dict.fromkeys([*row.get("aliases", ()), *names[1:]])
        aliases.pop(names[0], None)
        yield {"kind": "state", **row, "code": code, "name": names[0], "aliases": tuple(aliases)}


def _formal_names(country: Any) -> list[str]:  # noqa: ANN401 - pycountry makes its classes at run time
    official = getattr(country, "official_name", "").removeprefix("the ")
    return [getattr(country, "common_name", ""), country.name, official, country.alpha_3]
