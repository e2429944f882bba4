"""The grammar of stretches of time: "two months", "half a year", "a few weeks"."""

from attrs import evolve

from chronoint.dates.prose.cursor import Cursor
from chronoint.dates.prose.phrases import Amount
from chronoint.dates.prose.words import Language, Unit

__all__ = ["Amounts"]

_HALVES: dict[Unit, tuple[int, Unit]] = {
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}


class Amounts:
    """Reads stretches of time from a cursor."""

    def __init__(self, cursor: Cursor, language: Language) -> None:
        self.cursor = cursor
        self.language = language

    def one(self, unit: Unit) -> Amount:
        return Amount(1, 1, unit)

    def amount(self) -> Amount | None:
        """Read a number and a unit; None, and the cursor set back, when there is none."""
        start = self.cursor.at
        found = self._halved() or self._counted()
        if found is None:
            self.cursor.at = start
        return found

    def _halved(self) -> Amount | None:
        """Read "half a year" and "a year and a half"."""
        cursor = self.cursor
        start = cursor.at
        if cursor.word("half"):
            cursor.mark("-")
            cursor.word("a", "an")
            unit = cursor.entry(self.language.units)
            if unit in _HALVES:
                count, of = _HALVES[unit]
                return Amount(count, count, of)
        cursor.at = start
        return None

    def _counted(self) -> Amount | None:
        cursor = self.cursor
        count = self._count()
        if count is None:
            return None
        half = self._and_a_half()
        cursor.mark("-")
        unit = cursor.entry(self.language.units)
        if unit is None:
            if count[1] < 100:
                cursor.miss("days, weeks, months, years, decades or centuries")
            return None
        half = half or self._and_a_half()
        amount = Amount(*count, unit)
        if not half:
            return amount
        if unit not in _HALVES:
            return None
        extra, of = _HALVES[unit]
        return evolve(
            amount, low=2 * extra * count[0] + extra, high=2 * extra * count[1] + extra, unit=of
        )

    def _and_a_half(self) -> bool:
        here = self.cursor.at
        if self.cursor.word("and") and self.cursor.word("a") and self.cursor.word("half"):
            return True
        self.cursor.at = here
        return False

    def _count(self) -> tuple[int, int] | None:
        """Read figures or number words; "a few" and "three to five" too."""
        low = self._number()
        if low is None:
            return None
        cursor = self.cursor
        here = cursor.at
        if cursor.word("to", "or") or cursor.mark("-"):
            high = self._number()
            if high is not None:
                return (low[0], high[1]) if low[0] <= high[1] else None
        cursor.at = here
        return low

    def _number(self) -> tuple[int, int] | None:
        cursor = self.cursor
        token = cursor.kind("number")
        if token is not None:
            plain = not token.tail and len(token.text) <= 4
            return (int(token.text), int(token.text)) if plain else None
        count = cursor.entry(self.language.numbers)
        if count is None:
            return None
        here = cursor.at
        if cursor.tokens[here - 1].text in ("a", "an"):
            count = cursor.entry(self.language.numbers) or count
        elif count[0] % 10 == 0 and cursor.mark("-"):  # twenty-five
            ones = cursor.entry(self.language.numbers)
            if ones is not None and ones[1] < 10:
                return count[0] + ones[0], count[1] + ones[1]
            cursor.at = here
        cursor.word("of")
        return count
