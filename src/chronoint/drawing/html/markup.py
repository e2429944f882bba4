"""The picture in the page as SVG, in the colours of the page.

Written by `to_svg`; here its colours become names, so that one drawing serves
light and dark screens, and paper.
"""

import re
from collections.abc import Mapping

import attrs
from attrs import define, field

from chronoint.drawing.html.columns import Index
from chronoint.drawing.shapes import strokes
from chronoint.drawing.svg import shape_markup, to_svg
from chronoint.drawing.theme import Theme
from chronoint.layout.scene import LegendItem, Scene

__all__ = ["Colours", "framed"]

_COLOUR = re.compile(r'(fill|stroke)="(#[0-9A-Fa-f]{6})"')
_SIZE = re.compile(r' width="[^"]*" height="[^"]*" viewBox="[^"]*"')
ABOVE = 56.0
"""Height above the lanes: two lines of the axis, and one for "as known on"."""
_TIERS, _TALL = 36.0, 1100.0


@define
class Colours:
    """The colours of two themes under common names.

    Parameters
    ----------
    light, dark
        As the device asks for; None for the light one at all times.
    """

    light: Theme
    dark: Theme | None = None
    _pairs: Index[tuple[str, str]] = field(factory=Index)

    def named(self, light: str, dark: str) -> str:
        """Replace the colours of two drawings of one thing by names."""
        others = iter(_COLOUR.findall(dark))

        def name(found: re.Match[str]) -> str:
            return f'{found[1]}="var(--c{self._pairs.of((found[2], next(others)[1]))})"'

        return _COLOUR.sub(name, light)

    def picture(self, scene: Scene) -> str:
        """Draw the lanes and the axis of a scene."""
        lanes = attrs.evolve(scene, legend=())
        both = [to_svg(lanes, theme=theme) for theme in (self.light, self.dark or self.light)]
        return _cropped(self.named(*both), scene)

    def sign(self, item: LegendItem) -> str:
        """Draw a sign of the legend."""
        light, dark = (
            "".join(
                shape_markup(stroke)
                for part in item.parts
                for stroke in strokes(part, theme.nobody, theme)
            )
            for theme in (self.light, self.dark or self.light)
        )
        x0, x1 = (f(part.box[at] for part in item.parts) for f, at in ((min, 0), (max, 2)))
        y0, y1 = (f(part.box[at] for part in item.parts) for f, at in ((min, 1), (max, 3)))
        middle, width = (y0 + y1) / 2, x1 - x0 + 2
        return (
            f'<svg width="{width:g}" height="18" viewBox="{x0 - 1:g} {middle - 9:g} {width:g} 18" '
            f'aria-hidden="true">{self.named(light, dark)}</svg>'
        )

    def style(self) -> str:
        """Give the names to the style sheet."""
        light = _variables(self.light, [pair[0] for pair in self._pairs.values])
        if self.dark is None:
            scheme = "dark" if _is_dark(self.light) else "light"
            return f":root{{color-scheme:{scheme};{light}}}\n"
        dark = _variables(self.dark, [pair[1] for pair in self._pairs.values])
        return (
            f":root{{color-scheme:light dark;{light}}}\n"
            f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        )

    def themes(self) -> dict[str, object]:
        """Give the themes to the script."""
        found: dict[str, object] = {"light": _plain(self.light), "dark": None}
        if self.dark is not None:
            found["dark"] = _plain(self.dark)
        return found


def framed(scene: Scene) -> tuple[float, float]:
    """Give the top and the bottom of lanes and axis within a scene."""
    bottom = scene.axis.bottom
    tall = bottom - scene.axis.top > _TALL
    top = scene.axis.top - ABOVE
    # Names of periods stand above the axis; "as known on" above them.
    names = [band.run.box[1] for band in scene.bands if band.run is not None]
    return min([top, *(y - 18 for y in names)]), bottom + (_TIERS if tall else 0.0) + 8


def _cropped(svg: str, scene: Scene) -> str:
    top, bottom = framed(scene)
    width = scene.size[0]
    return _SIZE.sub(f' viewBox="0 {top:g} {width:g} {bottom - top:g}"', svg, count=1)


def _is_dark(theme: Theme) -> bool:
    red, green, blue = (int(theme.page[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.6 * green + 0.1 * blue < 128


def _found(theme: Theme) -> str:
    return "#4d3b0c" if _is_dark(theme) else "#fdecc4"


def _plain(theme: Theme) -> Mapping[str, object]:
    return {**attrs.asdict(theme), "found": _found(theme)}


def _variables(theme: Theme, colours: list[str]) -> str:
    named = {
        "page": theme.page,
        "ink": theme.ink,
        "muted": theme.muted,
        "hairline": theme.hairline,
        "grid": theme.grid,
        "gap": theme.gap,
        "alert": theme.alert,
        "accent": theme.hue(0),
        "found": _found(theme),
        **{f"c{place}": colour for place, colour in enumerate(colours)},
    }
    return "".join(f"--{name}:{colour};" for name, colour in named.items())
