"""The actors that a sentence names: states, their people and services, cities, "our country".

Names are looked up in an actor table, longest first. Codes of two or three letters count
only where they are the everyday name: "IT" and "IS" are words.
"""

import re
from collections import Counter

from attrs import frozen

from chronoint.model import ActorTable
from chronoint.posts.places import CITIES, METONYMS
from chronoint.posts.words import word_set

__all__ = ["ActorMention", "Gazetteer", "home_of"]

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_])*")
_GAP = re.compile(r"[ \xa0\n'\u2019.&-]{1,3}")
_SMALL = word_set("of the for and in de la du des et à di van der")
_ACRONYMS = word_set("US USA UK EU UN UAE DRC USSR U.S U.K U.N U.S.A PRC DPRK GDR")
_LONGEST = 9
_AT = word_set("in at near outside around inside across throughout within")
_TREATY = re.compile(r"\s(?:Convention|Treaty|Accords?|Agreements?|Declaration|Protocol|Process)\b")
_OURS = re.compile(
    r"\b(?:our|this|the)\s(?:own\s)?(?:country|nation|kingdom)(?:['\u2019]s)?\b|"
    r"\bour\s(?:government|security services|territory|borders|intelligence services)\b",
    re.IGNORECASE,
)

_EXPLAINED = re.compile(
    r"(?P<name>[A-Z][\w'\u2019-]{1,30}(?:[ \xa0](?:of|the|for|and|on|"
    r"[A-Z&][\w'\u2019-]{0,30})){1,8})[ \xa0]\((?P<short>[A-Z][A-Z&/-]{1,11})\)"
)


@frozen
class ActorMention:
    """An actor named in a text.

    Parameters
    ----------
    form
        ``"name"``, ``"people"`` (an adjective or word for its people), ``"city"`` or
        ``"ours"``.
    at
        A word like "in" stands before it.
    kind
        The kind of the actor; a city is of its state.
    """

    code: str
    start: int
    end: int
    form: str
    at: bool = False
    kind: str = "state"


class Gazetteer:
    """Finds the actors of one table in texts.

    Parameters
    ----------
    table
        The actors.
    country
        Code of the state that "our country" means; None for none.

    Examples
    --------
    >>> text = "Chinese spies at the Maltese embassy in Brussels, MI6 said."
    >>> [one.code for one in Gazetteer(ActorTable()).find(text)]
    ['CN', 'MT', 'BE', 'MI6']
    """

    def __init__(self, table: ActorTable, country: str | None = None) -> None:
        self._table = table
        self.country = country
        self._known: dict[str, tuple[str, str] | None] = {}

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[ActorMention]:
        """Find the actors in order; where names overlap, the longer one counts."""
        words = list(_WORD.finditer(text, start, len(text) if end is None else end))
        found: list[ActorMention] = []
        at = 0
        while at < len(words):
            step = 1
            if words[at][0][0].isupper() or words[at][0][0].isdecimal():
                for count in range(self._reach(text, words, at), 0, -1):
                    hit = self._look_up(
                        text[words[at].start() : words[at + count - 1].end()], count
                    )
                    if (
                        hit is not None
                        and hit[1] == "city"
                        and _TREATY.match(text, words[at + count - 1].end())
                    ):
                        hit = None
                    if hit is not None:
                        before = words[at - 1][0].casefold() if at else ""
                        before = (
                            words[at - 2][0].casefold() if before == "the" and at > 1 else before
                        )
                        first, last = words[at].start(), words[at + count - 1].end()
                        found.append(
                            ActorMention(
                                hit[0], first, last, hit[1], before in _AT, self.kind(hit[0])
                            )
                        )
                        step = count
                        break
            at += step
        if self.country is not None:
            for match in _OURS.finditer(text, start, len(text) if end is None else end):
                word = text[max(match.start() - 12, 0) : match.start()].split()[-1:]
                standing = bool(word) and word[0].casefold() in _AT
                found.append(ActorMention(self.country, *match.span(), "ours", standing))
            found.sort(key=lambda one: one.start)
        return found

    def learn(self, text: str) -> None:
        """Take over the abbreviations that a text explains: "National Security Authority (NSA)"."""
        for match in _EXPLAINED.finditer(text):
            words = match["name"].split()
            for first in range(len(words) - 1):
                actor = self._table.find(" ".join(words[first:]))
                if actor is not None:
                    for short in match["short"].split("/"):
                        self._known[short] = (actor.code, "name")
                    break

    def lane(self, code: str) -> str | None:
        """Give the state or international organisation of an actor."""
        return self._table.lane(code) if code in self._table else None

    def kind(self, code: str) -> str:
        """Give the kind of an actor."""
        actor = self._table.get(code)
        return actor.kind if actor is not None else "state"

    def _reach(self, text: str, words: list[re.Match[str]], at: int) -> int:
        """Count the words that can belong to one name with this one."""
        count = reach = 1
        while at + count < len(words) and count < _LONGEST:
            before, word = words[at + count - 1], words[at + count]
            if not _GAP.fullmatch(text, before.end(), word.start()):
                break
            count += 1
            if word[0][0].isupper() or word[0][0].isdecimal():
                reach = count
            elif word[0] not in _SMALL and word[0] != "s":
                break
        return reach

    def _look_up(self, name: str, count: int) -> tuple[str, str] | None:
        name = " ".join(name.split())
        if name not in self._known:
            self._known[name] = self._judge(name, count)
        return self._known[name]

    def _judge(  # noqa: PLR0911 - one exit for each form
        self, name: str, count: int
    ) -> tuple[str, str] | None:
        key = name.casefold()
        if key in METONYMS:
            return METONYMS[key], "name"
        if count == 1 and len(name.replace(".", "")) <= 3 and name.replace(".", "").isupper():
            actor = self._table.find(name)
            fits = actor is not None and (name in _ACRONYMS or actor.kind != "state")
            return (actor.code, "name") if fits and actor is not None else None
        if count == 1 and len(name) <= 3:
            return None
        actor = self._table.find(name)
        if actor is None:
            return (CITIES[key], "city") if key in CITIES else None
        if (
            count == 1
            and not name.isupper()
            and actor.code.casefold() == key
            and actor.kind == "service"
        ):
            return None  # "Most", "Bis", "Raw": a word, no service
        if count == 1 and name.isupper() and actor.kind == "state" and len(name) <= 3:
            return None
        folks = {one.casefold() for one in actor.demonyms}
        people = key in folks or key.removesuffix("s") in folks
        return actor.code, "people" if people else "name"


def home_of(text: str, gazetteer: Gazetteer, most: int = 60_000) -> str | None:
    """Guess which state "our country" is: the one in which most things are said to happen."""
    found = gazetteer.find(text, 0, min(len(text), most))
    counts = Counter(one.code for one in found if one.at and one.form in {"name", "city"})
    return next((code for code, count in counts.most_common(3) if count >= 3), None)
