"""Texts to tokens: folded words, with the names of states brought to one form.

"Belgian", "Belgians" and "Belgium" are one token, "@BE", as are "South Korean"
and "Korea, Republic of". This is the only definition of a token: an engine
that works in SQL is handed what comes out of here.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from chronoint.model import ActorTable

__all__ = ["STATE_MARK", "fold", "openings", "token_of", "tokens"]

STATE_MARK = "@"
"""What the token of a state begins with; its code follows."""

_WORD = re.compile(r"[^\W_]+")
# Capitals tell "US" from "us"; the points would otherwise part the letters.
_SHORT = re.compile(r"\bU\.?(?:S\.?(?:A\b\.?)?|K\.?|A\.?E\.?)(?!\w)|\bE\.?U\.?(?!\w)")
_LONG = {"US": "United States", "USA": "United States", "UK": "United Kingdom"}
_LONG |= {"UAE": "United Arab Emirates", "EU": "European Union"}
# "CharmingKitten" is also "Charming" and "Kitten".
_CAMEL = re.compile(r"\b([A-Z][a-z]{2,})([A-Z][a-z]{2,})\b")
_HUMP, _FIGURE = re.compile(r"[a-z][A-Z]"), re.compile(r"\d")
_POSSESSIVE = re.compile(r"['\u2019]s\b|['\u2019]")
_EMPTY = """
about after against all also an and any are as at be been before being between both but by
can could de der des die did do does du during een et for from had has have he her het his
how if in into is it its la le les more most new no not of on one only or other over said
she since so some such than that the their them then there these they this those through
to two un und under une until up us van von was we were what when where which while who will with
would you your
"""
_STOPWORDS = frozenset(_EMPTY.split())


def fold(text: str) -> str:
    """Reduce a text to lower-case letters without accents, and figures, single-spaced.

    Examples
    --------
    >>> fold("  Côte-d'Ivoire: the RAID ")
    'cote divoire the raid'
    """
    return " ".join(_WORD.findall(_plain(text)))


def tokens(text: str) -> list[str]:
    """Cut a text into the tokens that are compared, in order, with repetitions.

    Words that carry no meaning and single letters are left out, a plural -s is
    dropped. A word written in two humps is also its two halves, a short word and
    the number after it are also one token: names of groups are spelled both ways.

    Examples
    --------
    >>> tokens("The U.S. expels 35 Russian diplomats")
    ['@US', 'expel', '35', '@RU', 'diplomat']
    >>> tokens("APT 28"), tokens("CharmingKitten")
    (['apt', '28', 'apt28'], ['charmingkitten', 'charming', 'kitten'])
    >>> tokens("South Korea's banks") == tokens("South Korean bank")
    True
    """
    text = _SHORT.sub(_spelled_out, text)
    if _HUMP.search(text):
        text = _CAMEL.sub(r"\g<0> \1 \2", text)
    words = _WORD.findall(_plain(text))
    starts = _phrases()
    if not starts.keys().isdisjoint(words):
        words = _with_states(words, starts)
    kept = _kept
    found = [token for word in words if (token := kept(word))]
    if _FIGURE.search(text):
        found += [one + two for one, two in pairwise(words) if _is_numbered(one, two)]
    return found


def _spelled_out(match: re.Match[str]) -> str:
    return f" {_LONG[match[0].replace('.', '')]} "


def _is_numbered(word: str, number: str) -> bool:
    is_short = 1 < len(word) < 5 and word.isalpha() and word not in _STOPWORDS
    return is_short and number.isdigit()


def _plain(text: str) -> str:
    if "'" in text or "\u2019" in text:
        text = _POSSESSIVE.sub("", text)
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()


class _Kept(dict[str, str]):
    """The token of a word, empty when it is left out; grows by what is asked."""

    limit = 1 << 20

    def __missing__(self, word: str) -> str:
        if len(self) > self.limit:
            self.clear()
        token = token_of(word)
        self[word] = token
        return token


_kept = _Kept().__getitem__


def token_of(word: str) -> str:
    """Give the token of one folded word, empty when it carries no meaning."""
    if word.startswith(STATE_MARK):
        return word
    state = _state_words().get(word)
    if state is not None:
        return STATE_MARK + state
    if word in _STOPWORDS or (len(word) < 2 and not word.isdigit()):
        return ""
    if len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word


def _with_states(words: list[str], starts: "dict[str, list[_Phrase]]") -> list[str]:
    """Put the token of a state in place of the several words that name it."""
    found: list[str] = []
    done = 0
    for at, word in enumerate(words):
        if at < done or word not in starts:
            continue
        for phrase, state in starts[word]:
            if tuple(words[at : at + len(phrase)]) == phrase:
                found += words[done:at]
                found.append(STATE_MARK + state)
                done = at + len(phrase)
                break
    return found + words[done:]


_Phrase = tuple[tuple[str, ...], str]


@cache
def _names() -> dict[str, str]:
    """Give the folded names, adjectives and peoples of states, each with the code it means."""
    table = ActorTable()
    found: dict[str, str] = {}
    for actor in table:
        if actor.kind not in ("state", "international"):
            continue
        plurals = [f"{demonym}s" for demonym in actor.demonyms]
        for name in (actor.name, *actor.aliases, *actor.demonyms, *plurals):
            # Codes of two and three letters are English words too ("AND", "IT").
            if len(name) > 3:
                meant = table.find(name)
                if meant is not None and meant.code == actor.code:
                    found[fold(name)] = actor.code
    return found


@cache
def _state_words() -> dict[str, str]:
    return {name: code for name, code in _names().items() if " " not in name}


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    starts: dict[str, list[_Phrase]] = {}
    for name, code in _names().items():
        words = tuple(name.split())
        if len(words) > 1:
            starts.setdefault(words[0], []).append((words, code))
    for phrases in starts.values():
        phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase))
    return starts


def openings() -> frozenset[tuple[str, str]]:
    """Give the first two words of all names of states that have several.

    Examples
    --------
    >>> ("new", "zealand") in openings()
    True
    """
    return frozenset((words[0], words[1]) for some in _phrases().values() for words, _ in some)
