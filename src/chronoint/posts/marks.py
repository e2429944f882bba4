"""Reading one mark: "UPDATE (September 18 2020) —", "[Update: ", "Correction:".

A mark is a word, perhaps a number, perhaps a date, and a sign that closes the label. The
label may hold nothing else: "Update on the talks: ..." is prose.
"""

import re

from attrs import frozen

from chronoint.posts.stamps import Stamp, find_stamp, only_stamp
from chronoint.posts.words import MARK_WORDS, NUMBER_WORDS, ORDINALS, word_set

__all__ = ["HEADLINE_PREFIX", "Mark", "is_end_mark", "read_mark", "read_notice"]

_LONGEST = max(len(words) for words in MARK_WORDS)
_ORNAMENT = " \t\xa0*_#>•►▶■●◆→»·|~=+-\u2013—"
_BEFORE = word_set(
    "further new newest latest another more final major breaking important quick brief late "
    "additional live recent small minor last-minute urgent"
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?['\u2019]?|#(?=[0-9])")
_NUMBER = re.compile(
    r"\s{0,3}[(\[]?(?:#|no\.?\s?|number\s)?\s?([0-9]{1,3}|[ivxIVX]{1,5}|[A-Za-z]{3,6})[)\]]?(?=$|"
    r"[\s:.,;)\]\u2013—-])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[—\u2013|]|--|:(?![0-9]{2})|-(?=\s|$)|[*_]{1,3}(?=\s)|(?<=[)\]])\s{0,3}(?=\S)|\](?=\s|$)|"
    r"\.(?=\s|$)(?<![ap]\.m\.)(?<![ap]\.)"
)
_CLOSES = re.compile(r"[\s*_]{0,4}(?:[—\u2013|]|--|-(?=\s)|:(?![0-9]{2})|\.(?=\s|$)|$)")
_END = re.compile(
    r"[\W_]{0,6}(?:end(?:s|ed)?\s{1,3}(?:of\s{1,3})?(?:the\s{1,3})?(?:update|correction|edit|"
    r"addendum|insert)s?"
    r"(?:\s{1,3}(?:[0-9]{1,3}|[ivx]{1,4}))?|(?:update|correction|edit)s?\s{1,3}ends?|"
    r"/update)[\W_]{0,6}",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"[\W_]{0,6}(?:(?:\(|\[)?(?:note\s?:\s?)?)(?P<what>(?:this|the|our)\s(?:article|story|post|"
    r"piece|report|page|text|column|"
    r"headline|item|live\s?blog|blog\s?post|entry|version|map|graphic)|an?\s(?:earlier|previous|"
    r"former|original|prior)\s"
    r"(?:version|edition|headline)|in\s(?:the|an)\s(?:original|earlier)\s(?:post|version|article|"
    r"story)|"
    r"(?:earlier|previous)\sversions?|(?:story|post|article|page|piece)(?=\s(?:updated|amended|"
    r"corrected)\s))\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:\b(?:has\s(?:since\s)?been|was|were|is|have\sbeen)\s(?:\w{1,12}\s)?|(?<=story\s)|"
    r"(?<=post\s)|(?<=article\s)|(?<=page\s)|(?<=piece\s))(?P<how>amended|corrected|updated|edited|"
    r"revised|changed|modified|clarified|withdrawn|retracted|removed|deleted)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:incorrect(?:ly)?|misstat\w{1,4}|misspell?\w{1,4}|misspelt|wrong(?:ly)?|in error|"
    r"erroneous(?:ly)?|"
    r"mistaken(?:ly)?|misidentif\w{1,4}|inaccurate(?:ly)?|correct(?:s|ed|ion|ing)?|misquot\w{1,3}|"
    r"an error|misattribut\w{1,4}|should have (?:said|read)|amended|confused)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:withdrawn|withdraw|withdraws|retract(?:ed|s|ion)?|taken down)\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?:updates?|corrections?)\s{1,2}(?:no\.?\s?|#|number\s)?([0-9]{1,3}|[ivx]{1,5}|one|two|"
    r"three|four|five|six)\b",
    re.IGNORECASE,
)
_UNDOES = re.compile(
    r"\b(?:withdr[ae]w[ns]?|withdrawn|retract\w{0,4}|disregard|ignore|no longer stands?|strike|"
    r"struck|scrap\w{0,4}|"
    r"(?:was|is|were) (?:wrong|false|incorrect|mistaken|untrue|not true|a hoax|in error)|"
    r"turned out to be (?:wrong|false)|"
    r"supersedes?|replaces?|corrects?|corrected)\b",
    re.IGNORECASE,
)

HEADLINE_PREFIX = re.compile(
    r"(?:(?:RPT|REPEAT)[ -]{1,3})?(?:(?P<gone>(?:STORY |ARTICLE |"
    r"ADVISORY[ -]{1,3}STORY )?WITHDRAWN\b|(?:STORY )?RETRACT(?:ED|ION)\b|KILL\b)|"
    r"(?P<right>CORRECT(?:ED|ION)|REFILE|CLARIFICATION)|(?P<new>UPDATE\s[0-9]{1,2}|"
    r"WRAPUP\s[0-9]{1,2}))(?:[-:—\u2013 ]{1,3})(?=\S)"
)
"""What wires print before a headline, in capitals."""


@frozen
class Mark:
    """A mark that opens an addition.

    Parameters
    ----------
    kind
        ``"update"``, ``"correction"``, ``"retraction"`` or ``"edit"``.
    rule
        Which form it has.
    end
        Offset behind the label, counted from the beginning of the text read.
    stamp
        The date and time in the label, None when there is none.
    number
        Of a numbered update.
    about
        Numbers of the updates that it corrects or withdraws.
    bracket
        The sign that closes it, when the label stands in an open bracket.
    """

    kind: str
    rule: str
    end: int
    stamp: Stamp | None = None
    number: int | None = None
    about: tuple[int, ...] = ()
    bracket: str = ""
    bare: bool = False


def is_end_mark(line: str) -> bool:
    """Tell whether a line says that an update ends.

    Examples
    --------
    >>> is_end_mark("END of UPDATE"), is_end_mark("END of the affair")
    (True, False)
    """
    return len(line) <= 60 and _END.fullmatch(line) is not None


def read_mark(  # noqa: PLR0911 - one exit for each form
    head: str, *, inline: bool = False
) -> Mark | None:
    """Read the mark with which a text begins; None when it begins with none.

    Parameters
    ----------
    head
        Beginning of a line, or of what follows a full stop.
    inline
        It stands within a paragraph: the word must be in capitals or followed by a colon.

    Examples
    --------
    >>> mark = read_mark("UPDATE (September 18 2020) — A man was seen.")
    >>> mark.kind, mark.stamp.day, mark.end
    ('update', 18, 29)
    >>> read_mark("Update IV: more").number
    4
    >>> read_mark("Update on the talks: nothing new") is None
    True
    """
    lead = len(head) - len(head.lstrip(_ORNAMENT))
    bracket = {"[": "]", "(": ")"}.get(head[lead : lead + 1], "")
    lead += bool(bracket)
    opened = _opening(head, lead)
    if opened is None:
        return None
    word, at, number, shouted = opened
    if word == "note" and not (bracket or shouted or head[lead : lead + 1].isupper()):
        return None
    counted = _NUMBER.match(head, at)
    if counted is not None and number is None:
        dated = find_stamp(head[at:])
        if (
            dated is None
            or dated.start > counted.end(1) - at
            or dated.start < counted.start(1) - at
        ):
            number = _as_number(counted[1])
            at = counted.end() if number is not None else at
    label = _label(head, at, bracket)
    if label is None:
        return None
    end, stamp, closed = label
    rest = head[end:].strip()
    if inline and not (closed and (shouted or bracket or word != "update" or ":" in head[at:end])):
        return None
    if word == "updated" and (notice := _edit_note(head, (lead, at, end), stamp, rest)):
        return None if notice == "page date" else Mark("edit", notice, end, stamp, number)
    if not closed and not rest and word in {"note", "edit"}:
        return None
    kind, rule = _kind(word, head, rest)
    if not kind:
        return None
    about = _about(kind, rest, number)
    if about and _retracts(rest):
        kind = "retraction"
    if bracket and bracket in head[lead:end]:
        bracket = ""  # it closed the label, not the addition
    return Mark(kind, rule, end, stamp, number, about, bracket, bare=not rest and not closed)


def read_notice(head: str) -> Mark | None:  # noqa: PLR0911 - one exit for each form
    """Read a sentence that says how the text was changed; None when it says no such thing.

    Examples
    --------
    >>> mark = read_notice("This article was amended on 12 March 2019 to give the right year.")
    >>> mark.kind, mark.stamp.month
    ('correction', 3)
    >>> read_notice("This article was a joy to read.") is None
    True
    """
    seek = _SEEKS.match(head)
    if seek is None:
        return None
    what = seek["what"].casefold()
    changed = _CHANGED.search(head, seek.end() - 1, seek.end() + 80)
    if (
        "original" in what
        or "earlier" in what
        or "previous" in what
        or "former" in what
        or "prior" in what
    ):
        if changed is None and not _WRONG.search(head):
            return None
        return Mark("correction", "earlier version", 0)
    if changed is None or head.rstrip().endswith("?"):
        return None
    # "was updated on ... to": what follows must tell of a change to the text.
    behind = head[changed.end() : changed.end() + 120]
    stamp = find_stamp(behind[:70])
    how = changed["how"].casefold()
    if how in {"withdrawn", "retracted", "removed", "deleted"}:
        return Mark("retraction", "notice of change", 0, stamp)
    tells = re.match(
        r"\s{0,2}(?:on|at|since|to|with|because|after|in|for|following|\.|$|:|;|,|—|\u2013)", behind
    )
    if tells is None and stamp is None:
        return None
    corrects = how in {"amended", "corrected", "clarified"} or _WRONG.search(behind)
    return Mark("correction" if corrects else "edit", "notice of change", 0, stamp)


def _opening(head: str, lead: int) -> tuple[str, int, int | None, bool] | None:
    """Read the word of a mark: what it is, where it ends, an ordinal before it, capitals."""
    words: list[tuple[str, int, str]] = []
    for match in _WORD.finditer(head, lead):
        words.append((match[0].casefold().replace("\u2019", "'"), match.end(), match[0]))
        if len(words) > _LONGEST + 1:
            break
    number = None
    prefixed = bool(words) and (words[0][0] in _BEFORE or words[0][0] in ORDINALS)
    if prefixed:
        number = ORDINALS.get(words[0][0])
        words = words[1:]
    if not words:
        return None
    for count in range(min(_LONGEST, len(words)), 0, -1):
        found = MARK_WORDS.get(tuple(word for word, _, _ in words[:count]))
        if found is not None:
            said = words[0][2]
            if head[lead].islower() and not head[:lead].rstrip().endswith(("[", "(")):
                return None
            if found == "note" and prefixed:
                return None  # "Quick note": no more than that
            return found, words[count - 1][1], number, said.isupper()
    return None


def _label(  # noqa: PLR0911 - one exit for each form
    head: str, at: int, bracket: str
) -> tuple[int, Stamp | None, bool] | None:
    """Read what follows the word up to the sign that closes the label."""
    rest = head[at:]
    if not rest.strip(_ORNAMENT + ".)]"):
        sign = rest.strip()
        return len(head), None, bool(sign) and sign[0] in ":—\u2013-|"
    for match in _SEPARATOR.finditer(rest[:110]):
        label = rest[: match.start()]
        if bracket and bracket in label:
            label = label.replace(bracket, " ")
        bare = label.strip(" \t\xa0,;()[]*_.#—\u2013-:")
        if not bare:
            behind = match.end()
            stamp, length = _behind(rest[behind : behind + 90], parted=match[0] == "|")
            return at + behind + length, stamp, True
        stamp = only_stamp(label)
        if stamp is not None:
            tail = re.compile(r"[\s)\]*_]{0,4}(?:[—\u2013|:]|--|-(?=\s))?\s{0,3}").match(
                rest, match.start()
            )
            end = max(match.end(), tail.end() if tail else 0)
            return at + end, stamp, True
        if match[0] in {":", "—", "\u2013", "|", "--"}:
            return None
    label = rest[:100]
    stamp = only_stamp(label)
    if stamp is not None and len(rest) <= 100:
        return len(head), stamp, False
    if stamp is None and (found := find_stamp(rest[:60])) and _only_before(rest, found):
        return at + found.end, found, False
    return None


def _only_before(rest: str, stamp: Stamp) -> bool:
    return not rest[: stamp.start].strip(" ,;()[]on") and stamp.has_day


def _behind(rest: str, *, parted: bool) -> tuple[Stamp | None, int]:
    """Read a date between the sign and a second sign: "UPDATE: May 3, 2021 — ..."."""
    for match in _SEPARATOR.finditer(rest[:60]):
        stamp = only_stamp(rest[: match.start()])
        if stamp is not None:
            closed = _CLOSES.match(rest, match.start())
            return stamp, max(match.end(), closed.end() if closed else 0)
    if len(rest) < 60 and (stamp := only_stamp(rest)) is not None:
        return stamp, len(rest)
    stamp = find_stamp(rest) if parted else None
    if stamp is not None and only_stamp(rest[: stamp.end]) is not None:
        return stamp, stamp.end
    return None, 0


def _edit_note(head: str, places: tuple[int, int, int], stamp: Stamp | None, rest: str) -> str:
    """Tell a note on an edit, or a date of the page, from an update called "updated"."""
    lead, at, end = places
    if lead and head[lead - 1] in "[(":
        return "" if rest.strip("])") else "page date"
    if re.match(r"\s{0,2}(?:to|with)\s", head[end:]) or re.match(
        r"(?:to|with)\s(?:include|reflect|add|correct|clarify|new|more|details|the|a)\b", rest
    ):
        return "edit note"
    if stamp is not None and len(rest.strip(" .)]")) < 3:
        return "page date"
    return (
        ""
        if ":" in head[at:end] or "—" in head[at:end] or "\u2013" in head[at:end]
        else "page date"
    )


def _kind(word: str, head: str, rest: str) -> tuple[str, str]:  # noqa: PLR0911 - one exit for each form
    if word in {"update", "updated"}:
        return "update", "update mark"
    if word == "edit":
        return "edit", "edit note"
    if word == "correction":
        return (
            ("retraction", "retraction")
            if _GONE.search(rest[:80])
            else ("correction", "correction")
        )
    if word == "retraction":
        return "retraction", "retraction"
    if _GONE.search(rest[:160]):
        return "retraction", "editor's note"
    if _WRONG.search(rest[:200]) or _SEEKS.match(rest):
        return "correction", "editor's note"
    if re.match(
        r"[\s*_]{0,4}note\b", head[: len(head) - len(rest)].lstrip(_ORNAMENT + "[("), re.IGNORECASE
    ):
        return "", ""  # a plain "Note:" that speaks of no error is prose
    return "edit", "editor's note"


def _about(kind: str, rest: str, own: int | None) -> tuple[int, ...]:
    """Find the numbers of the updates that a text takes back."""
    beginning = rest[:200]
    if not _UNDOES.search(beginning) and kind not in {"retraction", "correction"}:
        return ()
    numbers = (_as_number(match[1]) for match in _NUMBERED.finditer(beginning))
    return tuple(dict.fromkeys(one for one in numbers if one is not None and one != own))


def _retracts(rest: str) -> bool:
    return (
        re.search(
            r"withdr|retract|disregard|ignore|no longer stand|strike|struck|scrap|false|hoax|"
            r"untrue",
            rest[:200],
            re.IGNORECASE,
        )
        is not None
    )


def _as_number(text: str) -> int | None:
    return int(text) if text.isdecimal() else NUMBER_WORDS.get(text.casefold())
