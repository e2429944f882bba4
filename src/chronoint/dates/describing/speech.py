"""From what is to be said to the text of one language.

Things that have a name become nouns, and nouns are put into slots; which words that
takes stands in the tables of `describe_words`.
"""

from itertools import pairwise

from attrs import frozen

from chronoint.dates.describing.nodes import (
    Between,
    Century,
    Choice,
    Day,
    Decade,
    Doubt,
    Doubts,
    Estimate,
    Every,
    Fraction,
    Grouping,
    Limit,
    Millennium,
    Month,
    Node,
    Part,
    Pattern,
    Span,
    UnknownYear,
    Week,
    Year,
    YearForm,
)
from chronoint.dates.describing.patterns import speak_pattern
from chronoint.dates.describing.words import Noun, Wording
from chronoint.dates.seasons import season_precision
from chronoint.dates.terms import Bound, Precision

__all__ = ["Speaker"]

_DOUBTS = ("", "probably", "about", "probably_about")
_UNITS: dict[type[Node], str] = {
    Month: "month", Year: "year", Decade: "decade", Century: "century", Millennium: "millennium",
}  # fmt: skip


@frozen
class Speaker:
    """Says nodes in one language."""

    words: Wording

    def text(self, node: Node) -> str:
        """Say a whole description."""
        node = self._sayable(node)
        if isinstance(node, Span):
            return self._span(node)
        if isinstance(node, Choice):
            return self._choice(node)
        return self._item(node)

    def _item(self, node: Node) -> str:
        """Say what can stand alone or in a list."""
        words = self.words
        node = self._sayable(node)
        if isinstance(node, Between):
            return self._between(node)
        if isinstance(node, Limit):
            return words.say(self._limit(node.of), "or_earlier" if node.is_upper else "or_later")
        if isinstance(node, Every):
            return words.every[node.unit or "other"].format(range=self._every_range(node))
        if isinstance(node, Doubt):
            return self._doubt(node)
        if isinstance(node, Doubts):
            return words.fill(words.doubts["apart"], self.noun(node.of), what=self._what(node))
        return words.say(self.noun(node), "bare")

    def _sayable(self, node: Node) -> Node:
        """Give the limits of a part for which the language has no word."""
        if isinstance(node, Part) and node.name not in self.words.parts[_UNITS[type(node.of)]]:
            return node.limits
        return node

    def _between(self, node: Between) -> str:
        low, high = self.pair(node.low, node.high)
        say = self.words.say
        return self.words.phrases["between"].format(
            low=say(low, "between"), high=say(high, "between")
        )

    def _doubt(self, node: Doubt) -> str:
        of = self._sayable(node.of)
        if isinstance(of, Between):
            pattern = self.words.phrases[f"window_{_DOUBTS[node.bits]}"]
            return pattern.format(between=self._between(of))
        return self.words.say(self.noun(of), _DOUBTS[node.bits])

    def _limit(self, of: Node) -> Noun:
        """Give what "or later" stands behind: "about 1985" as it stands alone."""
        return Noun("plain", self._doubt(of)) if isinstance(of, Doubt) else self.noun(of)

    def _what(self, node: Doubts) -> str:
        table = self.words.doubts
        said = []
        for bits, names in node.parts:
            form = "several" if len(names) > 1 else "one"
            if names[0] in table["feminine"] and len(names) == 1:
                form = "feminine"
            listed = self.words.listed([table[name] for name in names], "and")
            said.append(table["what"].format(names=listed, adjective=table[str(bits)][form]))
        return ", ".join(said)

    def _span(self, node: Span) -> str:
        start, end = node.start, node.end
        kinds = [end.value if isinstance(end, Bound) else "closed" for end in (start, end)]
        pattern = self.words.spans["_".join(kinds)]
        say = self.words.say
        if isinstance(start, Bound):
            return pattern if isinstance(end, Bound) else self.words.fill(pattern, self.noun(end))
        if isinstance(end, Bound):
            return self.words.fill(pattern, self.noun(start))
        one, other = self.pair(start, end)
        return pattern.format_map({"from": say(one, "from"), "to": say(other, "to")})

    def _every_range(self, node: Every) -> str:
        if node.low is None or node.high is None:
            only = node.high if node.low is None else node.low
            slot = "up_to" if node.low is None else "onwards"
            return "" if only is None else self.words.say(self.noun(only), slot)
        return self.range(self.words.every["range"], *self.pair(node.low, node.high))

    def range(self, pattern: str, low: Noun, high: Noun) -> str:
        """Fill a pattern that says from where to where."""
        say = self.words.say
        ends = {slot: say(high, slot) for slot in ("to", "up_to")}
        ends |= {"from": say(low, "from"), "low": say(low, "between"), "high": say(high, "between")}
        return pattern.format_map(ends)

    def _choice(self, node: Choice) -> str:
        words = self.words
        items = self._items(node.members)
        if node.more:
            name = "more_and" if node.every else "more_or"
            items.append(words.phrases[name].format(count=words.number(node.more)))
        if node.every:
            return words.listed(items, "and")
        either = words.listed(items, "or")
        unlike = any(isinstance(self._sayable(one), Between | Limit) for one in node.members)
        if len(items) == 2 or unlike or node.more:
            return either
        return words.phrases["one_of"].format_map({"or": either, "and": words.listed(items, "and")})

    def _items(self, members: tuple[Node, ...]) -> list[str]:
        """Say the members of a list; days of one month name it once, at the end."""
        *firsts, last = members
        if all(self._is_listed_short(one, other) for one, other in pairwise(members)):
            return [*(self.pair(one, last)[0].text for one in firsts), self._item(last)]
        say = self.words.say
        return [
            say(self._limit(one.of), "up_to" if one.is_upper else "onwards")
            if isinstance(one, Limit)
            else self._item(one)
            for one in members
        ]

    def _is_listed_short(self, one: Node, other: Node) -> bool:
        shared = self._is_shortened(one, other)
        return shared == "day" or (shared == "month" and isinstance(one, Month))

    def pair(self, low: Node, high: Node) -> tuple[Noun, Noun]:
        """Give two nouns; the first leaves out the month and year it shares with the second."""
        other = self.noun(high)
        shared = self._is_shortened(low, high)
        words = self.words
        if shared == "day" and isinstance(low, Day):
            return Noun(words.units["day"]["noun"], words.of_month(low.day)), other
        if shared == "month" and isinstance(low, Day):
            text = words.day(None, low.month, words.of_month(low.day))
            return Noun(words.units["day"]["noun"], text), other
        if shared == "month" and isinstance(low, Month):
            return Noun(words.units["month"]["noun"], words.month(None, low.month)), other
        return self.noun(low), other

    def _is_shortened(self, low: Node, high: Node) -> str:
        """Tell what is left of the first of two: its day, its month (and day), or all."""
        if isinstance(low, Month) and isinstance(high, Month):
            # "February or January 1900" would be of two years.
            return "month" if low.year == high.year and low.month < high.month else ""
        if not (isinstance(low, Day) and isinstance(high, Day)) or low.clock or high.clock:
            return ""
        if low.year != high.year or low == high:
            return ""
        return "day" if low.month == high.month and self.words.is_day_first else "month"

    def noun(self, node: Node) -> Noun:  # noqa: PLR0911 - one line for each kind of thing
        """Give words that can stand in any slot."""
        node = self._sayable(node)
        words = self.words
        if isinstance(node, Day):
            return self._day(node)
        if isinstance(node, Month):
            return self._unit("month", month=words.month(node.year, node.month))
        if isinstance(node, Year):
            return self._unit("year", year=words.year(node.number))
        if isinstance(node, Decade):
            number = str(node.number)
            return self._unit("decade", "" if node.number > 999 else _era(node), number=number)
        if isinstance(node, Century | Millennium):
            era = "before" if node.before else ""
            return self._unit(_UNITS[type(node)], era, ordinal=words.ordinal(node.number))
        if isinstance(node, Week):
            entry = words.units["week"]
            return Noun(entry["noun"], words.fill(entry["text"], self.noun(node.first)))
        if isinstance(node, Part | Fraction):
            return self._part(node)
        if isinstance(node, Grouping):
            return self._grouping(node)
        if isinstance(node, Doubt | Doubts):
            return self._doubtful(node)
        return self._window(node)

    def _window(self, node: Node) -> Noun:
        """Give words for what is no unit of the calendar."""
        words = self.words
        if isinstance(node, Estimate):
            fields = {"year": words.year(node.year.number), "between": self._between(node.limits)}
            return self._unit("estimate", **fields)
        if isinstance(node, UnknownYear):
            return self.entry(words.pattern["unknown"])
        if isinstance(node, YearForm):
            return self.entry(words.pattern["form"], form=node.form)
        if isinstance(node, Pattern):
            return speak_pattern(self, node)
        if isinstance(node, Between):
            return self._unit("window", between=self._between(node))
        msg = f"{type(node).__name__} cannot stand inside another date"
        raise TypeError(msg)

    def _day(self, node: Day) -> Noun:
        words = self.words
        text = words.day(node.year, node.month, words.of_month(node.day))
        if not node.clock:
            return self._unit("day", day=text)
        entry = words.units["time"]
        pattern = entry["zoned" if node.zone else "text"]
        return Noun(entry["noun"], pattern.format(day=text, clock=node.clock, zone=node.zone))

    def _unit(self, name: str, era: str = "", **fields: str) -> Noun:
        entry = self.words.units[name]
        text = entry[era or "text"]
        oblique = entry.get(f"{era}_oblique" if era else "oblique", "")
        return Noun(entry["noun"], text.format(**fields), oblique.format(**fields))

    def entry(self, entry: dict[str, str], **fields: str) -> Noun:
        """Give the noun of an entry of the tables."""
        oblique = entry.get("oblique", "").format(**fields)
        return Noun(entry["noun"], entry["text"].format(**fields), oblique)

    def _part(self, node: Part | Fraction) -> Noun:
        words = self.words
        unit = _UNITS[type(node.of)]
        of = self.noun(node.of)
        if isinstance(node, Part):
            entry = words.parts[unit][node.name]
            return Noun(entry["noun"], words.fill(entry["text"], of))
        entry = words.fractions[f"{unit}_{'half' if node.parts == 2 else 'quarter'}"]
        ordinals = entry.get("ordinals", words.groupings["ordinals"])
        text = words.fill(entry["text"], of, ordinal=ordinals[node.number - 1])
        return Noun(entry["noun"], text)

    def _grouping(self, node: Grouping) -> Noun:
        words = self.words
        year = words.year(node.year)
        if node.next_year and 1000 <= node.year <= 9998:
            following = str(node.year + 1)
            new_century = node.year % 100 == 99
            fields = {"next": following if new_century else following[2:], "following": following}
            year = words.groupings["two_years"].format(year=year, **fields)
        noun = self.grouping(node.code, "text", year=year)
        if not node.hemisphere:
            return noun
        note = words.groupings[node.hemisphere]
        return Noun(
            noun.kind, note.format(noun=noun.text), note.format(noun=noun.oblique or noun.text)
        )

    def grouping(self, code: int, form: str, **fields: str) -> Noun:
        """Give the words for a season, quarter, third or half with its year or years."""
        table = self.words.groupings
        unit = season_precision(code)
        name, first = {
            Precision.QUARTER: ("quarter", 33),
            Precision.QUADRIMESTER: ("third", 37),
            Precision.HALF: ("half", 40),
        }.get(unit, ("season", code - (code - 21) % 4))
        entry = table[name]
        said = {"ordinal": entry.get("ordinals", table["ordinals"])[code - first]}
        if name == "season":
            said = {"name": table["seasons"][code - first]}
        oblique = entry.get("oblique", "") if form == "text" else ""
        return Noun(
            entry["noun"], entry[form].format(**said, **fields), oblique.format(**said, **fields)
        )

    def _doubtful(self, node: Doubt | Doubts) -> Noun:
        """Give words with their doubt inside, to stand in any slot."""
        words = self.words
        if isinstance(node, Doubt) and isinstance(self._sayable(node.of), Between):
            return self._unit("window", between=self._doubt(node))
        inner = self.noun(node.of)
        if isinstance(node, Doubts):
            pattern = words.doubts["inside"].replace("{what}", self._what(node))
        else:
            slot = f"{_DOUBTS[node.bits]}_inside"
            pattern = words.nouns[inner.kind].get(slot) or words.slots[slot]
        if "{noun}" not in pattern:
            return Noun("plain", words.fill(pattern, inner))
        oblique = inner.oblique and pattern.format(noun=inner.oblique)
        return Noun(inner.kind, pattern.format(noun=inner.text), oblique)


def _era(node: Decade) -> str:
    return "before" if node.before else "after"
