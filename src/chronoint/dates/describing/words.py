"""The words of one language: a table in a file, numbers and months from Babel.

A language is a file ``wordings/<code>.toml`` and nothing else. It names nouns of
several classes, and slots in which they can stand: ``from``, ``since``, ``between``.
The pattern of a slot holds ``{noun}`` (its words), ``{oblique}`` (another case of
them) or the name of another slot; a class overrides the slots that differ. All else
are patterns with the fields their names say.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, field, frozen

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from babel import Locale

__all__ = ["Noun", "Wording", "languages", "wording_for"]

_SUPERSCRIPT = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_DATE_FIELD = re.compile(r"d+|[ML]+|y+")
_SLOT = re.compile(r"\{(\w+)\}")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_DIGITS = 15
_ROUND_FROM = 1_000_000

_Table = dict[str, Any]


@frozen
class Noun:
    """Words that can stand in a slot.

    Parameters
    ----------
    kind
        Their class in the table.
    text
        Without article.
    oblique
        Another case, where the language has one.
    """

    kind: str
    text: str
    oblique: str = ""


@frozen(eq=False)
class Wording:
    """The tables of a language; fields are named like the tables in its file."""

    locale: str
    eras: dict[str, str]
    first_day: str
    ordinals: _Table
    slots: dict[str, str]
    nouns: dict[str, dict[str, str]]
    units: dict[str, dict[str, str]]
    groupings: _Table
    parts: dict[str, dict[str, dict[str, str]]]
    fractions: _Table
    pattern: _Table
    phrases: dict[str, str]
    spans: dict[str, str]
    every: dict[str, str]
    doubts: _Table
    vowels: str = ""
    elisions: list[list[str]] = field(factory=list)

    @property
    def babel(self) -> "Locale":
        """The locale of numbers, months and dates."""
        return _locale(self.locale)

    def say(self, noun: Noun, slot: str) -> str:
        """Put a noun into a slot.

        Examples
        --------
        >>> french = wording_for("fr")
        >>> french.say(Noun("m", "printemps 2001"), "to"), french.say(Noun("m", "été"), "to")
        ('au printemps 2001', "à l'été")
        """
        pattern = self.nouns[noun.kind].get(slot) or self.slots[slot]
        name = pattern[pattern.rindex("{") + 1 : pattern.rindex("}")]
        if name == "noun":
            words = noun.text
        elif name == "oblique":
            words = noun.oblique or noun.text
        else:
            words = self.say(noun, name)
        before, _, behind = pattern.partition("{" + name + "}")
        return self._joined(before, words) + behind

    def _joined(self, before: str, words: str) -> str:
        """Put words behind others: de, octobre -> d'octobre."""
        if words[:1] in self.vowels:
            for long, short in self.elisions:
                if before == long or before.endswith((f" {long}", f"'{long}")):
                    return before[: -len(long)] + short + words
        return before + words

    def fill(self, pattern: str, noun: Noun, **fields: str) -> str:
        """Fill a pattern with fields and with a noun in the slots it names."""
        wanted = set(_SLOT.findall(pattern)) - fields.keys()
        slots = {name: noun.text if name == "noun" else self.say(noun, name) for name in wanted}
        return pattern.format(**fields, **slots)

    def listed(self, items: list[str], link: Literal["and", "or"]) -> str:
        """Join items with ``and`` or ``or``."""
        from babel.lists import format_list  # noqa: PLC0415 - only who asks for words needs Babel

        return format_list(items, "or" if link == "or" else "standard", locale=self.babel)

    def number(self, number: int | str) -> str:
        """Write a number with its digits in groups."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(number, locale=self.babel)

    def ordinal(self, number: int) -> str:
        """Write 19th, XIXe, 19e, 19.

        Examples
        --------
        >>> [wording_for(code).ordinal(21) for code in ("en", "fr", "nl", "de")]
        ['21st', 'XXIe', '21e', '21.']
        """
        table = self.ordinals
        ending: str = (
            table["exact"].get(str(number))
            or table["last_two"].get(str(number % 100))
            or table["last"].get(str(number % 10))
            or table["other"]
        )
        return (_roman(number) if table["roman"] else str(number)) + ending

    def year(self, year: int) -> str:
        """Write a year, with its era before our own and before the year 1000.

        Examples
        --------
        >>> english = wording_for("en")
        >>> [english.year(year) for year in (1985, 476, 0, -43, -11_999)]
        ['1985', '476 CE', '1 BCE', '44 BCE', '12,000 BCE']
        """
        if 1000 <= year <= 9999:
            return str(year)
        if year > 0:
            return self.eras["after"].format(number=self._year_number(year))
        # So far back, -66000000 is meant as 66 million and not as one year more.
        is_round = -year >= _ROUND_FROM and not year % 1000
        number = -year if is_round else 1 - year
        return self.eras["before"].format(number=self._year_number(number))

    def _year_number(self, number: int) -> str:
        if number < 10_000:
            return str(number)
        if number < 10**_MOST_DIGITS:
            return self.number(number)
        # Neither a long text nor a long number is made of a number with 300 digits.
        digits = (number.bit_length() - 1) * 30_103 // 100_000
        digits += 1 if number >= 10 ** (digits + 1) else 0
        lead = number // 10 ** (digits - 5)
        power = str(digits).translate(_SUPERSCRIPT)
        return f"{self.number(f'{lead // 10**5}.{lead % 10**5:05}')} \u00d7 10{power}"

    def day(self, year: int | None, month: int, day: str) -> str:
        """Write a day in the order of the language."""
        dates = self.babel
        fields = {"d": day, "M": self._month_name(month, alone=False)}
        if year is None:
            return self._filled(str(dates.datetime_skeletons["MMMMd"]), fields)
        pattern = str(dates.date_formats["long"].pattern)
        return self._filled(pattern, {**fields, "y": self.year(year)})

    def month(self, year: int | None, month: str | int) -> str:
        """Write a month, or several that are listed already."""
        name = month if isinstance(month, str) else self._month_name(month, alone=True)
        if year is None:
            return name
        if -99 < year < 100:  # "December 24" is a day to everybody
            return self.units["month"]["short_year"].format(month=name, year=self.year(year))
        pattern = str(self.babel.datetime_skeletons["yMMMM"])
        return self._filled(pattern, {"M": name, "L": name, "y": self.year(year)})

    def _filled(self, pattern: str, fields: dict[str, str]) -> str:
        # The mark behind a day ("5.") comes with the day, so that several can be listed.
        if self.is_day_first and "d" in fields:
            pattern = re.sub(r"d+\S*", "d", pattern)
        return _DATE_FIELD.sub(lambda match: fields[match[0][0]], pattern)

    def of_month(self, day: int) -> str:
        """Write the day of a month as it stands before the month."""
        if day == 1 and self.first_day:
            return self.first_day
        before, _, _ = str(self.babel.datetime_skeletons["MMMMd"]).partition("M")
        return before.replace("d", str(day)).strip() if self.is_day_first else str(day)

    @property
    def is_day_first(self) -> bool:
        """Whether the day stands before the month."""
        return str(self.babel.date_formats["long"].pattern).startswith("d")

    def _month_name(self, month: int, *, alone: bool) -> str:
        # Languages that inflect months say so by an L in the pattern; for others, regional
        # names (Jänner) are only in the form that stands in dates.
        inflects = "L" in str(self.babel.datetime_skeletons["yMMMM"])
        form = "stand-alone" if alone and inflects else "format"
        name: str = self.babel.months[form]["wide"][month]
        return name


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


@cache
def _locale(identifier: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - only who asks for words needs Babel

    return Locale.parse(identifier)


def languages() -> list[str]:
    """Give the codes of the languages there are.

    Examples
    --------
    >>> languages()
    ['de', 'en', 'fr', 'nl']
    """
    return sorted(file.name[:-5] for file in _folder().iterdir() if file.name.endswith(".toml"))


def _folder() -> "Traversable":
    from importlib.resources import files  # noqa: PLC0415 - importing dates must stay light

    return files("chronoint.dates.describing") / "wordings"


@cache
def wording_for(language: str) -> Wording:
    """Load a language by its tag (BCP 47); a region decides on months and order.

    Raises
    ------
    ValueError
        There is no such language.

    Examples
    --------
    >>> [wording_for(tag).month(None, 1) for tag in ("de", "de-AT", "fr-CA")]
    ['Januar', 'J\u00e4nner', 'janvier']
    """
    code, _, region = language.replace("_", "-").partition("-")
    known = languages()
    if code.lower() not in known:
        msg = f"language {language!r}: expected one of {', '.join(known)}"
        raise ValueError(msg)
    import tomllib  # noqa: PLC0415 - importing dates must stay light

    file = _folder() / f"{code.lower()}.toml"
    wording = Wording(**tomllib.loads(file.read_text("utf-8")))
    if not region:
        return wording
    from babel import UnknownLocaleError  # noqa: PLC0415

    wanted = f"{code.lower()}_{region.replace('-', '_')}"
    try:
        _locale(wanted)
    except (UnknownLocaleError, ValueError):
        msg = f"language {language!r}: Babel has no such region; write {code.lower()!r}"
        raise ValueError(msg) from None
    return evolve(wording, locale=wanted)
