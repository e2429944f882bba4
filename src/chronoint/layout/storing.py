"""Storing: a scene as dicts, lists, texts and numbers, and back.

For JSON files, for other programs, and for drawing a scene where the
chronology is not at hand. What comes back equals what was stored.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from chronoint.errors import ModelError
from chronoint.layout.scene import Scene

__all__ = ["from_dict", "to_dict"]


def to_dict(scene: Scene) -> dict[str, Any]:
    """Turn a scene into dicts, lists, texts and numbers, ready for JSON.

    Examples
    --------
    >>> import json
    >>> from chronoint.layout.scene import Axis
    >>> axis = Axis(0.0, 100.0, 10.0, 90.0)
    >>> page = Scene((100.0, 100.0), "t", "", "", (), (), (), (), (), axis, ())
    >>> json.loads(json.dumps(to_dict(page)))["size"]
    [100.0, 100.0]
    """
    return attrs.asdict(scene)


def from_dict(stored: Mapping[str, Any]) -> Scene:
    """Make a scene of what `to_dict` gave, also after it was JSON.

    Raises
    ------
    ModelError
        Something is missing, or there is something that no scene has.

    Examples
    --------
    >>> from chronoint.layout.scene import Axis
    >>> page = Scene((9.0, 9.0), "t", "", "", (), (), (), (), (), Axis(0.0, 9.0, 1.0, 8.0), ())
    >>> from_dict(to_dict(page)) == page
    True
    """
    scene: Scene = _restored(Scene, stored)
    return scene


def _restored(kind: Any, stored: Any) -> Any:  # noqa: ANN401 - any annotation, any JSON
    """Make a value of an annotated kind."""
    if attrs.has(kind):
        hints = _hints(kind)
        if not isinstance(stored, Mapping) or not stored.keys() <= hints.keys():
            msg = f"a stored scene: expected the fields of {kind.__name__}, found {stored!r:.60}"
            raise ModelError(msg)
        try:
            return kind(**{name: _restored(hints[name], stored[name]) for name in stored})
        except TypeError as error:
            msg = f"a stored scene: {kind.__name__} lacks a field: {error}"
            raise ModelError(msg) from None
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and inner[-1] is Ellipsis:
        return tuple(_restored(inner[0], one) for one in stored)
    if origin is tuple:
        return tuple(_restored(one, value) for one, value in zip(inner, stored, strict=True))
    if origin is UnionType:
        return None if stored is None else _restored(inner[0], stored)
    return stored


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
