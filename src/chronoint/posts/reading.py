"""What one clause tells: its type, who takes part and how, how firmly it is said.

Cue words and their order, no more: a draft is for a person to correct. The words are in
`cues`.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from chronoint.model import Role, Status
from chronoint.posts.cues import MOMENTS, NOUNS, RESPONDED, STATUS_CUES, VERBS
from chronoint.posts.gazetteer import ActorMention
from chronoint.posts.sentences import clauses
from chronoint.posts.words import word_set

__all__ = ["Reading", "Trigger", "listed", "read_clause", "stands_apart", "status_of"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|get)\s(?:\w{2,14}ly\s|also\s|later\s|now\s|then\s)?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|led by|perpetrated by)\s(?:the\s|a\s|an\s|several\s|former\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:against|on|of|targeting|from|with|about|towards?|to)\s(?:the\s|a\s|an\s|its\s|their\s)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|on behalf of|in favou?r of|to)\s(?:the\s)?$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\baccording to\s(?:the\s|a\s|newspaper\s|leaked\s)?(?:\w+\s){0,2}$", re.IGNORECASE
)
_HANDS = re.compile(
    r"['\u2019]?s?\s{0,2}(?:-\w+\s|\w+\s){0,2}?(?:spy|spies|spying|agents?|intelligence|hackers?|"
    r"hacktivists?|services?|espionage|threats?|propaganda|officers?|operatives?|interference|"
    r"disinformation|aggression|fighters|rebels|invasion)\b",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"['\u2019]?s?\s(?:\w+\s){0,2}?(?:courts?|judges?|police|prosecut\w+|authorit\w+|government|"
    r"ministers?|parliament|legislator|tribunal|judiciary|justice|security services)\b",
    re.IGNORECASE,
)
_HOSTILE = word_set(
    "espionage surveillance interference cyberattack sabotage attack "
    "disinformation recruitment plot threat conflict leak"
)
_TELLING = word_set("publication report statement warning figure meeting")
_ASIDE = word_set("statement publication career government figure")
_COUNTED = word_set("statement publication report meeting career construction appointment reform")
_COUNT = re.compile(
    r"(?<![\w.,])(?:[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]{1,3}(?:\.[0-9]+)?(?:\s?%)?|dozens|hundreds|"
    r"(?:a\s)?(?:third|quarter|half)|(?:two|three|four|five|six|seven|eight|nine|ten|twenty)"
    r"(?:-\w{3,5})?)(?=\s[a-z])"
)
_FINITE = re.compile(r"\b(?:was|were|has|have|had|is|are|did|does|\w{3,14}ed)\b")
_NOT_THEN = re.compile(
    r"\b(?:will|would|can|could|may|might|must|should|later|since|today|now|then|until|if|"
    r"previously|earlier|before|after)\b"
)
_RELATIVE = re.compile(r"\s?(?:who|which)\s")
_LATER = re.compile(r"\s?(?:and|but|who|which)\s(?:was\s|were\s)?later\s")
_LIST = re.compile(
    r"\b(?P<one>the (\w{2,20}) [^,.;()]{3,60}), (?P<two>the \2 [^,.;()]{3,60}?),? and "
    r"(?P<three>the \2 [^,.;()]{3,60})"
)
_MOST_READINGS = 8
_SUBJECT = 10
_MOST_OF_PIECE = 3
_LONGEST_PHRASE = 4


@frozen
class Trigger:
    """A word that tells what happened, with its offsets."""

    type: str
    start: int
    end: int
    verb: bool


@frozen
class Reading:
    """What a clause tells.

    Parameters
    ----------
    roles
        Actor codes by role.
    confidence
        0 to 1: how much of a telling the clause has. A rule of thumb, not a probability.
    span
        The piece of the sentence that tells it; None for all.
    later
        It came after the date: "arrested in 2002 and later convicted".
    """

    type: str | None
    roles: dict[Role, tuple[str, ...]]
    status: Status | None
    confidence: float
    span: tuple[int, int] | None = None
    later: bool = False


def read_clause(
    text: str,
    start: int,
    end: int,
    actors: Sequence[ActorMention],
    date_at: tuple[int, int] | None,
) -> list[Reading]:
    """Read the clause between two offsets: what it tells first, then what beside it.

    Parameters
    ----------
    actors
        Those of the clause, in order.
    date_at
        Where its date stands; None for an undated one.
    """
    triggers = list(_triggers(text, start, end))
    main = _main(triggers, start, date_at)
    if date_at is None:
        return [_read(text, (start, end), actors, None, main)]
    pieces = list(_pieces(text, start, end, triggers, date_at))
    dated = _piece_of(pieces, date_at[0])
    beside = [one for one in triggers if dated[0] <= one.start < dated[1]]
    main = _main(beside, start, date_at) or main
    home = _piece_of(pieces, main.start if main is not None else date_at[0])
    readings: list[Reading] = []
    for piece in pieces:
        first, last = piece
        own = [one for one in triggers if first <= one.start < last]
        if piece == home:
            span = (first, last) if len(pieces) > 1 else (start, end)
            whole = (start, last)
            found = _beside(text, whole, _of_main(text, pieces, piece, actors), date_at, main, own)
            readings[:0] = [evolve(one, span=span) for one in found]
        elif _governed(text, piece, date_at, end):
            inside = [one for one in actors if first <= one.start < last]
            lead = next((one for one in own if one.verb), own[0] if own else None)
            named = lead is not None and any(one.end <= lead.start for one in inside)
            earlier = [one for one in actors if one.start < first]
            near = _RELATIVE.match(text, first, last) is not None
            subject = [] if named else earlier[-1:] if near else earlier[:1]
            found = _beside(text, piece, [*subject, *inside] or actors[:1], date_at, lead, own)
            later = _LATER.match(text, first, last) is not None
            readings += [
                evolve(one, confidence=round(one.confidence - 0.1, 2), span=piece, later=later)
                for one in found
                if not later or one.type is not None
            ]
    return readings[:_MOST_READINGS]


def _beside(  # noqa: PLR0917 - as _read, and the other words
    text: str,
    span: tuple[int, int],
    actors: Sequence[ActorMention],
    date_at: tuple[int, int],
    main: Trigger | None,
    triggers: Sequence[Trigger],
) -> list[Reading]:
    """Read one piece: its main word, then words of other types beside it."""
    readings = [_read(text, span, actors, date_at, main)]
    if main is None:
        return readings
    told = {main.type, readings[0].type}
    for other in triggers:
        # "house searches and arrests", "legalizing and expanding": two happenings of one day.
        if other.type in told or other.verb != main.verb or other.type in _ASIDE:
            continue
        told.add(other.type)
        reading = _read(text, span, actors, date_at, other)
        readings.append(evolve(reading, confidence=round(reading.confidence - 0.1, 2)))
    return readings[:_MOST_OF_PIECE]


def _pieces(
    text: str, start: int, end: int, triggers: Sequence[Trigger], date_at: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Join to the piece before it what has no verb of its own and counts nothing."""
    begin, told = start, False
    last = start
    for first, stop in clauses(text, start, end):
        tells = any(first <= one.start < stop for one in triggers) or (
            _FINITE.search(text, first, stop) is not None
            or _COUNT.search(text, first, stop) is not None
        )
        if date_at[0] < first < date_at[1]:
            tells = False
        if tells and told and first > begin:
            yield begin, first
            begin, told = first, False
        told = told or tells
        last = stop
    yield begin, last


def _piece_of(pieces: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    return next((one for one in pieces if one[0] <= at < one[1]), pieces[0])


def _of_main(
    text: str,
    pieces: Sequence[tuple[int, int]],
    home: tuple[int, int],
    actors: Sequence[ActorMention],
) -> list[ActorMention]:
    """Leave out the actors of later pieces that begin with a subject of their own."""
    others = [
        (first, last)
        for first, last in pieces
        if first >= home[1]
        and any(
            first <= one.start <= first + _SUBJECT and _FINITE.search(text, one.end, last)
            for one in actors
        )
    ]
    return [
        one for one in actors if not any(first <= one.start < last for first, last in others)
    ] or list(actors)


def _governed(text: str, piece: tuple[int, int], date_at: tuple[int, int], end: int) -> bool:
    """Tell whether the date of a sentence is that of one of its other pieces, too."""
    first, last = piece
    if first >= date_at[1] and (match := _LATER.match(text, first, last)) is not None:
        first = match.end()
    if _NOT_THEN.search(text, first, last):
        return False
    if last <= date_at[0]:  # before the date: only what is joined by "and"
        return text[last : min(last + 5, end)].strip().startswith("and")
    return True


def _read(
    text: str,
    span: tuple[int, int],
    actors: Sequence[ActorMention],
    date_at: tuple[int, int] | None,
    trigger: Trigger | None,
) -> Reading:
    start, end = span
    kind = trigger.type if trigger is not None else None
    roles = _roles(text, start, trigger, actors)
    if (kind is None or kind in _COUNTED) and _counts(text, start, end, date_at):
        kind = "figure"
    confidence = 0.25
    confidence += (
        0.25 if trigger is not None and trigger.verb else 0.1 if trigger is not None else 0
    )
    confidence += 0.2 if any(roles.values()) else 0
    confidence += 0.15 if date_at is not None else 0
    confidence -= 0.1 if text[max(end - 3, start) : end].rstrip('”"\u2019 ').endswith("?") else 0
    status = status_of(text[start : _own_end(text, trigger, end, date_at)])
    if kind in _TELLING and status not in {"denied", "scheduled"}:
        status = None  # what is told is doubtful, not that it was told
    return Reading(kind, roles, status, round(confidence, 2))


def _counts(text: str, start: int, end: int, date_at: tuple[int, int] | None) -> bool:
    """Tell whether something is counted there, other than the date."""
    for match in _COUNT.finditer(text, start, end):
        if date_at is None or not date_at[0] - 1 <= match.start() < date_at[1]:
            return True
    return False


def _own_end(text: str, trigger: Trigger | None, end: int, date_at: tuple[int, int] | None) -> int:
    """Leave out what a trailing date no longer belongs to: "in 2002 and later convicted"."""
    if trigger is None or date_at is None or trigger.start > date_at[0]:
        return end
    stops = [
        at for sign in (" and ", "; ", ", but ") if (at := text.find(sign, date_at[1], end)) >= 0
    ]
    return min(stops, default=end)


def status_of(clause: str) -> Status | None:
    """Find the firmest status that a clause's words tell.

    Examples
    --------
    >>> status_of("He was found guilty."), status_of("It rained.")
    ('convicted', None)
    """
    low = clause.casefold()
    for status, cues in STATUS_CUES:
        for cue in cues:
            at = low.find(cue)
            if (
                at >= 0
                and not (at and low[at - 1].isalnum())
                and not low[at + len(cue) : at + len(cue) + 1].isalpha()
            ):
                return status
    return None


def _triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    words = [
        (match[0].casefold(), match.start(), match.end())
        for match in _WORD.finditer(text, start, end)
    ]
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(word for word, _, _ in words[at : at + count])
            verb = VERBS.get(phrase)
            kind = verb or NOUNS.get(phrase)
            if kind is not None:
                yield Trigger(kind, words[at][1], words[at + count - 1][2], verb is not None)
                at += count - 1
                break
        at += 1


def _main(triggers: list[Trigger], start: int, date_at: tuple[int, int] | None) -> Trigger | None:
    """Choose the word that the date belongs to: the verb after a leading date, else before it."""
    if not triggers:
        return None
    verbs = [one for one in triggers if one.verb] or triggers
    if date_at is None:
        return verbs[0]
    if date_at[0] - start <= 25 and not any(one.end <= date_at[0] for one in verbs):
        return next((one for one in verbs if one.start >= date_at[1]), verbs[0])
    before = [one for one in verbs if one.end <= date_at[0]]
    return before[-1] if before else verbs[0]


def _roles(
    text: str, start: int, trigger: Trigger | None, actors: Sequence[ActorMention]
) -> dict[Role, tuple[str, ...]]:
    kind = trigger.type if trigger is not None else ""
    passive = (
        trigger is not None
        and trigger.verb
        and _PASSIVE.search(text[max(trigger.start - 30, start) : trigger.start]) is not None
    )
    found: dict[Role, list[str]] = {
        "initiator": [],
        "target": [],
        "responder": [],
        "venue": [],
        "reporter": [],
    }
    for one in actors:
        role = _role(text, start, trigger, one, passive=passive)
        if one.code not in found[role]:
            found[role].append(one.code)
    if kind in RESPONDED and not found["responder"] and found["venue"]:
        found["responder"] = found["venue"][:1]
    if kind in _HOSTILE and not found["target"]:
        found["target"] = [code for code in found["venue"] if code not in found["initiator"]][:1]
    found["target"] = [code for code in found["target"] if code not in found["initiator"]]
    return {role: tuple(codes) for role, codes in found.items()}


def _role(  # noqa: PLR0911 - one exit for each form
    text: str, start: int, trigger: Trigger | None, one: ActorMention, *, passive: bool
) -> Role:
    kind = trigger.type if trigger is not None else ""
    before, behind = text[max(one.start - 45, start) : one.start], text[one.end : one.end + 50]
    if _ACCORDING.search(before):
        return "reporter"
    if one.at and one.kind == "state" and one.form != "people" and not _HANDS.match(behind):
        return "venue"
    if one.form == "city" and not _BY.search(before):
        return "venue"
    after = trigger is not None and one.start >= trigger.end
    if kind in RESPONDED:
        if _COURT.match(behind) or _BY.search(before):
            return "responder"
        if _HANDS.match(behind) or after != passive:
            return "initiator" if kind != "law" else "target"
        if after:
            return "target"
        return "responder" if not passive and kind != "law" else "initiator"
    if _BY.search(before) or (kind in _HOSTILE and one.form == "people" and _HANDS.match(behind)):
        return "initiator"
    if kind == "espionage" and after and _FOR.search(before):
        return "initiator"
    if kind in _HOSTILE and passive:
        return "initiator" if after and not _AGAINST.search(before) else "target"
    return "target" if after else "initiator"


def listed(text: str, reading: Reading) -> Iterator[Reading]:
    """Tell apart what is listed in one form: "the French embassy, the French mission and ..."."""
    found = _LIST.search(text, *reading.span) if reading.span and reading.type in MOMENTS else None
    if found is None:
        yield reading
        return
    for name in ("one", "two", "three"):
        yield evolve(reading, span=found.span(name))


def stands_apart(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a reading is of what lasts, not of that since which it lasts."""
    span = reading.span
    return span is not None and (span[1] <= start or span[0] >= end)
