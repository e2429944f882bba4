"""Themes: every colour of a picture, as data.

The hues are near those of Okabe and Ito, darkened until a name written in them
can be read, then moved apart for people with each of the usual colour
blindnesses; nothing is said by colour alone. A theme is checked by
tests/drawing/test_theme.py: contrasts of WCAG 2.2, distances in OKLab.
"""

import re
from collections.abc import Mapping
from typing import Any

import attrs
from attrs import field, frozen

from chronoint.errors import ModelError

__all__ = ["THEMES", "Theme", "ThemeLike", "theme_of"]

_HUES = (
    "#0073c9", "#166e6c", "#8b4596", "#a95a45",
    "#bf166c", "#2b2f7a", "#5e7000", "#4a3a30",
)  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _hues(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - checked afterwards
    return (value,) if isinstance(value, str) else tuple(value)


@frozen
class Theme:
    """Colours by their use, each as ``#rrggbb``.

    Parameters
    ----------
    page, ink, muted
        Of the paper, of words, and of the words that step back.
    hairline, grid, grid_major
        Of lines between lanes, and of those under the ticks.
    gap
        Where time is left out.
    band, band_edge
        Of a period, and of the line under its name.
    alert
        Of the line "as known on", of conflicts and denials.
    nobody
        Of the lanes of nobody in particular.
    hues
        Of the lanes, from the top; used again after the last.
    pale
        Share of the page colour in what is possible but not certain.

    Raises
    ------
    ModelError
        A colour is written in another way, or there is no hue.

    Examples
    --------
    >>> Theme(hues=["#000000"]).hue(7), Theme().hue(None)
    ('#000000', '#56616c')
    """

    page: str = "#ffffff"
    ink: str = "#1c2530"
    muted: str = "#5f6a75"
    hairline: str = "#c9d0d6"
    grid: str = "#edf0f2"
    grid_major: str = "#dde2e6"
    gap: str = "#f4f5f7"
    alert: str = "#b2342b"
    nobody: str = "#56616c"
    hues: tuple[str, ...] = field(default=_HUES, converter=_hues)
    pale: float = 0.68
    band: str = "#faf3e3"
    band_edge: str = "#d9b45f"

    def __attrs_post_init__(self) -> None:
        for one in attrs.fields(Theme):
            value: Any = getattr(self, one.name)
            colours = value if one.name == "hues" else () if one.name == "pale" else (value,)
            for colour in colours:
                # A colour goes into SVG and HTML as it stands.
                if not (isinstance(colour, str) and _COLOUR.fullmatch(colour)):
                    msg = f"theme: {one.name}: {colour!r}: expected a colour such as '#1c2530'"
                    raise ModelError(msg)
        if not self.hues:
            msg = "theme: hues: expected at least one colour"
            raise ModelError(msg)
        pale: Any = self.pale
        if not (isinstance(pale, int | float) and 0 <= pale <= 1):
            msg = f"theme: pale: {pale!r}: expected a share from 0 to 1"
            raise ModelError(msg)

    def hue(self, number: int | None) -> str:
        """Give the colour of a lane."""
        return self.nobody if number is None else self.hues[number % len(self.hues)]


THEMES: dict[str, Theme] = {
    "paper": Theme(),
    # White glares on a screen; all else is as on paper.
    "screen": Theme(
        page="#f7f8fa",
        muted="#5b6671",
        hairline="#c4cbd2",
        grid="#e9ecef",
        grid_major="#d9dee3",
        gap="#eef0f3",
        band="#f6eedb",
    ),
    "dark": Theme(
        page="#14181d",
        ink="#eef1f4",
        muted="#9aa5b1",
        hairline="#3a434d",
        grid="#1f252c",
        grid_major="#2a323b",
        gap="#1b2026",
        alert="#ff8a7a",
        nobody="#aab4be",
        hues=(
            "#17c0fa", "#21ac84", "#c19fc5", "#ee9e12",
            "#ff5e65", "#b6f3f8", "#dde133", "#916fe2",
        ),
        pale=0.6,
        band="#211f18",
        band_edge="#8f7530",
    ),
    # Greys only: lanes are told apart by their names and places.
    "print": Theme(
        ink="#111111",
        muted="#595959",
        hairline="#bdbdbd",
        grid="#ececec",
        grid_major="#d9d9d9",
        gap="#f2f2f2",
        alert="#000000",
        nobody="#333333",
        hues=("#333333",),
        pale=0.66,
        band="#f4f4f4",
        band_edge="#a6a6a6",
    ),
}  # fmt: skip


ThemeLike = Theme | str | Mapping[str, Any]
"""A theme, its name, or fields of one; see `theme_of`."""


def theme_of(theme: ThemeLike) -> Theme:
    """Find a theme by name, or make one of a mapping; a theme stays what it is.

    Parameters
    ----------
    theme
        A mapping has fields of `Theme`, and perhaps ``"base"``: the name of the
        theme that gives all others, ``"paper"`` unless it is there.

    Raises
    ------
    ModelError
        There is no theme or field of this name, or a colour is none.

    Examples
    --------
    >>> theme_of({"base": "dark", "page": "#000000"}).ink == THEMES["dark"].ink
    True
    """
    if isinstance(theme, Theme):
        return theme
    if isinstance(theme, str):
        return _named(theme)
    fields = dict(theme)
    base = _named(fields.pop("base", "paper"))
    known = {one.name for one in attrs.fields(Theme)}
    for name in fields:
        if name not in known:
            msg = f"theme: {name!r}: expected one of {', '.join(sorted(known))}"
            raise ModelError(msg)
    return attrs.evolve(base, **fields)


def _named(name: str) -> Theme:
    if name not in THEMES:
        msg = f"theme {name!r}: expected one of {', '.join(THEMES)}"
        raise ModelError(msg)
    return THEMES[name]
