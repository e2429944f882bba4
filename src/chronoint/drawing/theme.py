"""Themes: every colour of a picture, as data.

The hues are after Okabe and Ito, darkened until a name written in them can be
read on paper; they are told apart by people with any of the usual colour
blindnesses, and nothing is said by colour alone.
"""

from attrs import frozen

from chronoint.errors import ModelError

__all__ = ["THEMES", "Theme", "theme_of"]

_HUES = (
    "#0072B2", "#00785A", "#8B4596", "#B35F00",
    "#A8324A", "#2C8CC4", "#6B7300", "#4A55A8",
)  # fmt: skip


@frozen
class Theme:
    """Colours by their use, each as ``#rrggbb``.

    Parameters
    ----------
    hues
        Of the lanes, from the top; used again after the last.
    nobody
        Of the lanes of nobody in particular.
    pale
        Share of the page colour in what is possible but not certain.
    """

    page: str = "#ffffff"
    ink: str = "#1c2530"
    muted: str = "#66717d"
    hairline: str = "#c9d0d6"
    grid: str = "#edf0f2"
    grid_major: str = "#dde2e6"
    gap: str = "#f4f5f7"
    alert: str = "#b2342b"
    nobody: str = "#56616c"
    hues: tuple[str, ...] = _HUES
    pale: float = 0.68

    def hue(self, number: int | None) -> str:
        """Give the colour of a lane."""
        return self.nobody if number is None else self.hues[number % len(self.hues)]


THEMES: dict[str, Theme] = {
    "paper": Theme(),
    "print": Theme(hues=("#2f363d",), nobody="#2f363d", alert="#000000"),
    "dark": Theme(
        page="#14181d",
        ink="#eef1f4",
        muted="#9aa5b1",
        hairline="#3a434d",
        grid="#1f252c",
        grid_major="#2a323b",
        gap="#1b2026",
        alert="#ff7b6b",
        nobody="#aab4be",
        hues=(
            "#56B4E9", "#2FBF97", "#CC8FD6", "#E69F00",
            "#8CCBF0", "#F08A9C", "#BCC43C", "#9AA6F2",
        ),
    ),
}  # fmt: skip


def theme_of(theme: Theme | str) -> Theme:
    """Find a theme by name; a theme stays what it is.

    Raises
    ------
    ModelError
        There is none of this name.
    """
    if isinstance(theme, Theme):
        return theme
    if theme not in THEMES:
        msg = f"theme {theme!r}: expected one of {', '.join(THEMES)}"
        raise ModelError(msg)
    return THEMES[theme]
