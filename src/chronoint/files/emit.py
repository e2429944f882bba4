"""A plain tree to YAML text that every YAML tool reads alike.

Written here and not left to a library, because what stands without quotes is a
promise: words that some tools take for truth values or numbers (`NO`, `on`,
`1_000`, `12:30`) are quoted, and so is every character one cannot see.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["escape", "yaml_text"]

# Truth values and nothings of YAML 1.1 and 1.2.
_RESERVED = frozenset(
    ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf")
)
_DAY = r"\d{4}-\d\d(?:-\d\d)?"
_PLAIN_DATE = re.compile(rf"{_DAY}(?:/(?:\.\.|{_DAY})?)?|\.\./{_DAY}", re.ASCII)
_DATE_KEYS = frozenset(
    (
        *("date", "discovered", "disclosed", "attributed", "responded"),
        *("published", "period", "when", "edtf"),
    )
)
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_WIDEST = 96


def yaml_text(tree: Mapping[str, Any]) -> str:
    """Write mappings, lists, texts and whole numbers as block YAML.

    Examples
    --------
    >>> print(yaml_text({"venue": ["NO", "BE"], "note": "a: b", "date": "2019-12-01"}), end="")
    venue: ["NO", BE]
    note: "a: b"
    date: 2019-12-01
    """
    return "".join(f"{line}\n" for line in _mapping(tree, ""))


def _mapping(tree: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, list | tuple):
            yield from _list(key, value, indent)
        else:
            yield f"{indent}{key}: {_scalar(value, key)}"


def _list(key: str, items: list[Any] | tuple[Any, ...], indent: str) -> Iterator[str]:
    if items and isinstance(items[0], Mapping):
        yield f"{indent}{key}:"
        for item in items:
            lines = _mapping(item, indent + "    ")
            yield f"{indent}  - {next(lines).lstrip()}"
            yield from lines
        return
    flow = f"{indent}{key}: [{', '.join(_scalar(item, '', in_flow=True) for item in items)}]"
    if len(flow) <= _WIDEST or not items:
        yield flow
        return
    yield f"{indent}{key}:"
    for item in items:
        yield f"{indent}  - {_scalar(item, '')}"


def _scalar(value: object, key: str, *, in_flow: bool = False) -> str:
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if key in _DATE_KEYS and _PLAIN_DATE.fullmatch(text):
        return text
    return text if _is_plain(text, in_flow=in_flow) else f'"{escape(text)}"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if not text or not text[0].isalpha() or text.lower() in _RESERVED:
        return False
    if not text.isprintable() or text[-1] in " :" or ": " in text or " #" in text:
        return False
    # Parsers differ on signs inside brackets: only those that all take stay bare there.
    return not in_flow or all(sign.isalnum() or sign in " -_./()'+" for sign in text)


def escape(text: str) -> str:
    r"""Write a text as it stands between double quotes in YAML.

    Examples
    --------
    >>> print(escape('tab\t, "quote", \x07'))
    tab\t, \"quote\", \x07
    """
    return "".join(
        _SHORT.get(sign) or (sign if sign.isprintable() else _code(ord(sign))) for sign in text
    )


def _code(point: int) -> str:
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
