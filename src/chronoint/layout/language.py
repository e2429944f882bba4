"""The language of a picture: its words from a table, its months and numbers from Babel.

Apart because everything that writes a word needs it. A language is a file
``wordings/<code>.toml`` and nothing else: patterns whose fields their names
say, ``one`` and ``other`` where a number decides; eras come from the tables of
`chronoint.dates.describe`. The locale of the process is never asked.
"""

import re
import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from chronoint.dates.describing.words import Wording, wording_for
from chronoint.errors import ModelError

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Language", "language_of", "languages"]

_DATE_FIELD = re.compile(r"'([^']*)'|(d)+|([ML])+|(y)+")
# So far back, -300000 is meant as 300,000 and not as one year more.
_ROUND_FROM = 100_000
_COUNTED = 10**12
_LONG_AGO = ((10**9, "Ga"), (10**6, "Ma"))
_ERA_BELOW, _GROUPED_FROM = 100, 10_000


@frozen(eq=False, slots=False)
class Language:
    """Words, months and numbers in one language.

    Parameters
    ----------
    code
        As it was asked for: ``"en"``, ``"de-AT"``.

    Examples
    --------
    >>> language_of("de").count(1200, "event"), language_of("fr").say("axis.no_date")
    ('1.200 Ereignisse', 'sans date')
    """

    code: str
    _wording: Wording = field(repr=False)
    _table: dict[str, Any] = field(repr=False)

    def say(self, key: str, **fields: str) -> str:
        """Give the words for a key, ``"table.name"``, with its fields filled in."""
        table, _, name = key.partition(".")
        pattern: str = self._table[table][name]
        return pattern.format(**fields) if fields else pattern

    def count(self, number: int, what: str) -> str:
        """Say how many there are: "1 event", "1,200 events"."""
        forms: dict[str, str] = self._table["counts"][what]
        form = self.locale.plural_form(number)
        return forms.get(form, forms["other"]).format(number=self.number(number))

    def listed(self, names: list[str]) -> str:
        """Join names: "one, two and three"."""
        return self._wording.listed(names, "and")

    def number(self, number: float) -> str:
        """Write a number with its digits in groups."""
        # matplotlib's font has no narrow space of its own width.
        return self._wording.number(str(number)).replace("\N{NARROW NO-BREAK SPACE}", "\xa0")

    def year(self, year: int) -> str:
        """Write a year; there is no year 0.

        Examples
        --------
        >>> english = language_of("en")
        >>> [english.year(year) for year in (2024, 1, 0, -499, 12_000, -66_000_000)]
        ['2024', '1 CE', '1 BCE', '500 BCE', '12,000', '66 Ma']
        """
        before, after = self._wording.eras["before"], self._wording.eras["after"]
        if abs(year) >= _COUNTED:
            digits = f"{abs(year):.4g}".replace("e+", " \N{MULTIPLICATION SIGN} 10^")
            return digits if year > 0 else before.format(number=digits)
        if year > 0:
            if year < _ERA_BELOW:
                return after.format(number=year)
            return self.number(year) if year >= _GROUPED_FROM else str(year)
        ago = -year if -year >= _ROUND_FROM and not year % 1000 else 1 - year
        for size, name in _LONG_AGO:
            if ago >= size:
                return f"{self.number(float(f'{ago / size:.4g}'))} {name}"
        return before.format(number=self.number(ago) if ago >= _GROUPED_FROM else ago)

    def month(self, month: int) -> str:
        """Give the short name of a month as it stands alone."""
        return self._months["stand-alone"][month]

    def date(self, year: int | None, month: int, day: int | None = None) -> str:
        """Write a month or a day, in the order of the language; None leaves the year out.

        Examples
        --------
        >>> [language_of(code).date(2020, 3, 5) for code in ("en", "en-US", "de", "fr")]
        ['5 Mar 2020', 'Mar 5, 2020', '5. März 2020', '5 mars 2020']
        """
        if year is None and day is None:
            return self.month(month)
        skeleton = "yMMM" if day is None else "MMMd" if year is None else "yMMMd"
        fields = {
            "d": str(day),
            "M": self._months["format"][month],
            "y": "" if year is None else self.year(year),
        }

        def filled(match: re.Match[str]) -> str:
            kind = match[0][0].replace("L", "M")
            return fields.get(kind, match[1] or "")

        return _DATE_FIELD.sub(filled, self._patterns[skeleton])

    @property
    def locale(self) -> "Locale":
        """Babel's locale, for plurals, numbers and the order of dates."""
        return self._wording.babel

    @cached_property
    def _patterns(self) -> dict[str, str]:
        known = self.locale.datetime_skeletons
        return {name: str(known[name]) for name in ("yMMM", "MMMd", "yMMMd")}

    @cached_property
    def _months(self) -> dict[str, dict[int, str]]:
        from babel import Locale  # noqa: PLC0415 - importing the layout must stay light

        named = self._table.get("months") if self.code == self.locale.language else None
        names = (Locale.parse(named) if named else self.locale).months
        return {form: dict(names[form]["abbreviated"]) for form in ("stand-alone", "format")}


@cache
def languages() -> tuple[str, ...]:
    """Give the codes of the languages there are words for.

    Examples
    --------
    >>> languages()
    ('de', 'en', 'fr', 'nl')
    """
    folder = files("chronoint.layout") / "wordings"
    names = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def language_of(code: str) -> Language:
    """Find a language by its tag (BCP 47); a region decides on order and months.

    Raises
    ------
    ModelError
        There are no words for it.

    Examples
    --------
    >>> language_of("nl").date(2020, 3)
    'mrt 2020'
    >>> language_of("xx")
    Traceback (most recent call last):
    ...
    chronoint.errors.ModelError: language 'xx': expected one of 'de', 'en', 'fr', 'nl'
    """
    base = code.replace("_", "-").partition("-")[0].lower()
    if base not in languages():
        msg = f"language {code!r}: expected one of {', '.join(map(repr, languages()))}"
        raise ModelError(msg)
    try:
        wording = wording_for(code)
    except ValueError as error:
        raise ModelError(str(error)) from None
    text = (files("chronoint.layout") / "wordings" / f"{base}.toml").read_text("utf-8")
    return Language(code, wording, tomllib.loads(text))
