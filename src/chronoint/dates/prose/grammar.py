"""The grammar of whole phrases: ranges, sides and doubts around single dates.

`match_phrase` reads one phrase from a place in the tokens and says where it ends, so
that running text can be searched with it as well as a single phrase read.
"""

from chronoint.dates.prose.cursor import Cursor
from chronoint.dates.prose.phrases import (
    Between,
    Calendar,
    Doubt,
    Either,
    FromTo,
    Lately,
    Node,
    Present,
    Side,
)
from chronoint.dates.prose.points import Points
from chronoint.dates.prose.tokens import Token
from chronoint.dates.prose.words import Language
from chronoint.errors import DateTextError

__all__ = ["Phrases", "read_phrase"]


def read_phrase(text: str, tokens: list[Token], language: Language) -> Node:
    """Read tokens that are one phrase and nothing else.

    Raises
    ------
    DateTextError
        At the furthest token that fits nothing, with what would have fitted.
    """
    cursor = Cursor(tokens)
    node = Phrases(text, cursor, language).phrase()
    if node is not None and cursor.token is None:
        return node
    if cursor.at >= cursor.furthest and node is not None:
        cursor.miss("the end")
    at = max(cursor.furthest, cursor.at if node is not None else 0)
    stopped = cursor.tokens[at] if at < len(tokens) else None
    found = "the end" if stopped is None else repr(text[stopped.start : stopped.end])
    expected = _listed(list(cursor.expected) or ["a date"])
    position = len(text) if stopped is None else stopped.start
    msg = f"expected {expected}, found {found}"
    raise DateTextError(msg, text=text, position=position)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


class Phrases:
    """Reads whole phrases from a cursor."""

    def __init__(self, text: str, cursor: Cursor, language: Language) -> None:
        self.cursor = cursor
        self.language = language
        self.points = Points(text, cursor, language)

    def phrase(self) -> Node | None:
        """Read one phrase as far as it goes."""
        start = self.cursor.at
        for form in (self._lately, self._between, self._from_to, self._sided, self._doubted):
            node = form()
            if node is not None:
                return node
            self.cursor.at = start
        return None

    def _lately(self) -> Node | None:
        """Read "the last six years", "in the past few weeks", "the past year"."""
        cursor = self.cursor
        place = cursor.place
        while cursor.word("in", "over", "during", "within", "just", "the"):
            pass
        near = cursor.word("last", "past")
        if near is None:
            return None
        amount = self.points.amounts.amount()
        if amount is None and near == "past":
            unit = cursor.entry(self.language.units)
            amount = None if unit is None else self.points.amounts.one(unit)
        elif amount is None:
            # "the last few days", where "few" stands without its article
            return None
        return None if amount is None else Lately(amount, at=place)

    def _between(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        if not cursor.word("between"):
            return None
        pair = self._pair("and")
        return None if pair is None else Between(*pair, at=place)

    def _from_to(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        if not cursor.word("from"):
            return None
        here = cursor.at
        pair = self._pair("to", "until", "till", "through")
        if pair is not None:
            return FromTo(*pair, at=place)
        cursor.at = here
        start = self._doubted_point()
        if start is None:
            return None
        if cursor.word("on", "onwards", "onward"):
            return Side("since", start, at=place)
        cursor.miss("'to'")
        return None

    def _pair(self, *links: str) -> tuple[Node, Node] | None:
        """Read two dates with a link between; the first may lack month or year."""
        cursor = self.cursor
        low = self._end(before_link=True)
        if low is None:
            return None
        if not cursor.word(*links) and not cursor.mark("-"):
            cursor.miss(_quoted(links))
            return None
        high = self._end(before_link=False)
        return None if high is None else _completed(low, high)

    def _end(self, *, before_link: bool) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        if not before_link and cursor.phrase(self.language.present):
            return Present(at=place)
        here = cursor.at
        node = self._doubted_point()
        if node is not None:
            return node
        cursor.at = here
        cursor.word("the")
        number = cursor.kind("number")
        if number is None or len(number.text) > 2 or number.tail == "s":
            cursor.at = here
            return None
        after_day = cursor.at
        cursor.mark(",")
        year = None if before_link else self._bare_year()
        if year is None:
            cursor.at = after_day
        return Calendar(year, None, int(number.text), at=place)

    def _bare_year(self) -> int | None:
        node = self.points.point()
        is_year = isinstance(node, Calendar) and node.month is None
        return node.year if isinstance(node, Calendar) and is_year else None

    def _sided(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        words = cursor.phrase(self.language.sides)
        if words is None:
            return None
        of = self._doubted_point()
        return None if of is None else Side(self.language.sides[words], of, at=place)

    def _doubted(self) -> Node | None:
        """Read a date with what may follow: a second one, "or later", "or so"."""
        cursor = self.cursor
        place = cursor.place
        node = self._doubted_point() or self._leading_day()
        if node is None:
            return None
        if cursor.word("to", "until", "till", "through") or cursor.mark("-"):
            end = self._end(before_link=False)
            if end is None:
                return None
            pair = _completed(node, _shortened(node, end))
            return FromTo(*pair, at=place)
        words = cursor.phrase(self.language.sides_behind)
        if words is not None:
            return Side(self.language.sides_behind[words], node, at=place)
        return self._joined(node, place) or node

    def _joined(self, node: Node, place: int) -> Node | None:
        """Read "or so", or a second date after "or" or "and"."""
        cursor = self.cursor
        here = cursor.at
        link = cursor.word("or", "and")
        if link == "or" and cursor.word("so"):
            return Doubt(2, node, at=place)
        other = self._end(before_link=False) if link else None
        if other is None:
            cursor.at = here
            return None
        return Either(*_completed(node, other), link == "and", at=place)

    def _leading_day(self) -> Node | None:
        """Read the 7 of "7-13 October 2024", which is no date by itself."""
        cursor = self.cursor
        here = cursor.at
        while cursor.word("on", "the"):
            pass
        token = cursor.kind("number")
        if token is not None and len(token.text) <= 2 and token.tail != "s":
            follow = cursor.token
            if follow is not None and follow.text in ("-", "to", "or", "and", "until"):
                return Calendar(day=int(token.text), at=token.start)
        cursor.at = here
        return None

    def _doubted_point(self) -> Node | None:
        cursor = self.cursor
        place = cursor.place
        here = cursor.at
        cursor.word("in", "on", "at")
        words = cursor.phrase(self.language.doubts)
        if words is None:
            cursor.at = here
            return self.points.point()
        node = self._doubted_point()
        if node is None:
            cursor.at = here
            return None
        bits = self.language.doubts[words]
        return Doubt(bits, node, at=place) if bits else node


def _quoted(words: tuple[str, ...]) -> str:
    return " or ".join(repr(word) for word in words[:2])


def _completed(low: Node, high: Node) -> tuple[Node, Node]:
    """Let each end take from the other the month and year that it lacks."""
    if isinstance(low, Calendar) and isinstance(high, Calendar):
        return low.filled(high, later=False), high.filled(low.filled(high, later=False), later=True)
    return low, high


def _shortened(node: Node, end: Node) -> Node:
    """Read the 18 of "1914-18" as 1918."""
    short = isinstance(end, Calendar) and end.month is None and end.year is None
    plain = isinstance(node, Calendar) and node.month is None and node.year is not None
    if short and plain and isinstance(end, Calendar) and isinstance(node, Calendar):
        day, year = end.day or 0, node.year or 0
        if day > 9 and year > 0 and day > year % 100:
            return Calendar(year - year % 100 + day, at=end.at)
    return end
