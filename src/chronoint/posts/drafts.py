"""The happenings that a post seems to tell of, sentence by sentence.

Each clause of a sentence that tells something of its own gives a draft, of the date that
governs it: its own, that of the sentence, or that of the sentence it goes on from; without
any, one "by the time of writing". What is told several times is one draft with several places.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.prose.running import DateMention
from chronoint.model import Actor, ActorTable, Role
from chronoint.posts.cues import LASTING, MOMENTS, NOUNS, OTHERS
from chronoint.posts.datelines import bare_dateline
from chronoint.posts.gazetteer import ActorMention, Gazetteer, home_of
from chronoint.posts.marks import read_mark
from chronoint.posts.read import Post
from chronoint.posts.reading import Reading, listed, read_clause, stands_apart
from chronoint.posts.sentences import dated_clauses, dated_note, sentences, since_of
from chronoint.posts.slugs import slug
from chronoint.posts.uniting import (
    Draft,
    Spot,
    between,
    by_writing,
    compared,
    is_later,
    lasting_since,
    measured,
    united,
)
from chronoint.posts.values import Segment

__all__ = ["find_drafts", "with_publisher"]

_SHORTEST = 25
_MOST_SENTENCE = 2_000
_MOST_READ = 60_000
_WIDEST = 36_525  # a century names no happening
_YARDSTICK = re.compile(
    r"\b(?:as|than|like)\b[^.]{0,30}\b(?:during|in|at)\s(?:the\s)?$", re.IGNORECASE
)
_HAPPENING = re.compile(
    r"\s(?:\w{3,14}\s)?"
    r"(?P<kind>attacks?|bombings?|elections?|invasion|referendum|coup|earthquake)\b"
)
_NEAR = 400
_BREAKS = 1
_BREAKS_OF_REPORT = 4
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|led|sought|took|gave|made|came|went|became|began|held|said|"
    r"told|left|put|set|met|won|lost|built|wrote|saw|found|kept|ran|rose|fell|grew|(?:is|are)\s"
    r"(?:said|thought|believed)|\w{3,14}ed)\b"
)
_STATE = re.compile(r"\b(?:is|are|concerns?|remains?)\b")
_ATTRIBUTED = re.compile(
    r"\[?(?:[A-Z][\w.'\u2019-]+\s){1,4}[\u2013\u2014-]\s?[^\n]{0,120}[)\]]\s*$"
)
_ANAPHORA = re.compile(r"(?:Th(?:ese|is|ose|e other)|Two other|They|A further)\b")
_OF_NOUN = re.compile(r"\s(?:was|were|is|are)\s")
_ASIDE_DATE = re.compile(r"\b(?:despite|after|before|following|until)\b[^.]*$", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:will|would|can|could|may|might|must|should|today|now|currently|always|often|never|"
    r"since|if|when|until|before|ago|history|later|then)\b|\?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}|[0-9]{2,}")
_PERFECT = re.compile(r"\b(?:has|have)\b")
_IN_FORCE = re.compile(r"\bin(?:to)? force,? since\s$")


def find_drafts(post: Post, *, actors: ActorTable | Iterable[Actor] = ()) -> tuple[Draft, ...]:
    """Find the happenings that a post seems to tell of.

    Parameters
    ----------
    actors
        Actors beside the built-in ones, to be found by name.

    Returns
    -------
    tuple of Draft
        All of them, however unsure, in the order of the text; the publications of the post
        and its updates first.
    """
    table = actors if isinstance(actors, ActorTable) else ActorTable(tuple(actors))
    publisher, table = with_publisher(post, table)
    gazetteer = Gazetteer(table, post.country)
    gazetteer.learn(post.text)
    if post.country is None:
        gazetteer.country = home_of(post.text, gazetteer)
    reader = _Reader(post, gazetteer, publisher)
    return tuple(united([*reader.publications(), *reader.told()]))


def with_publisher(post: Post, table: ActorTable) -> tuple[str | None, ActorTable]:
    """Find the publisher's code in the table, or add the publisher to it.

    The publisher of an annual report that names none is the service it speaks of most.
    """
    if post.publisher is None:
        return (_reporting_service(post, table) if post.period is not None else None), table
    actor = table.find(post.publisher)
    if actor is None:
        actor = Actor(slug(post.publisher), post.publisher, "organisation")
        if actor.code in table:
            return None, table
        table = table.with_actors([actor])
    return actor.code, table


def _reporting_service(post: Post, table: ActorTable) -> str | None:
    found = Gazetteer(table).find(post.text, 0, min(len(post.text), _MOST_READ))
    counts = Counter(one.code for one in found if one.kind == "service")
    return next((code for code, count in counts.most_common(1) if count >= 5), None)


@define
class _Reader:
    """Reads the sentences of one post."""

    post: Post
    gazetteer: Gazetteer
    publisher: str | None
    own: str | None = field(init=False)
    intros: dict[str, UncertainDate] = field(init=False)
    running: tuple[DateMention, int] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        kinds = {one.code: one.kind for one in self._table_entry()}
        self.own = self.publisher if kinds.get(self.publisher or "") == "service" else None
        self.intros = {
            part.evidence[0].strip(): part.date
            for segment in self.post.segments
            for part in (segment, *segment.parts)
            if part.kind == "quote" and part.evidence and part.date is not None
        }

    def _table_entry(self) -> list[ActorMention]:
        code = self.publisher
        return [ActorMention(code, 0, 0, "name", kind=self.gazetteer.kind(code))] if code else []

    def publications(self) -> Iterator[Draft]:
        """Draft the appearance of the post, of its updates and of insets."""
        post = self.post
        if post.published is not None:
            yield self._publication(post.published, 0.9, Spot(None, "original", 0))
        for update, segment in post.chain:
            if segment.date is not None:
                spot = Spot(update.id, segment.kind, segment.start)
                yield self._publication(segment.date, 0.9, spot)
        for segment in post.segments:
            if segment.kind == "inset" and segment.date is not None:
                spot = Spot(None, "inset", segment.start)
                yield self._publication(segment.date, 0.7, spot)

    def _publication(self, date: UncertainDate, confidence: float, spot: Spot) -> Draft:
        who = (self.publisher,) if self.publisher is not None else ()
        home = (self.gazetteer.country,) if self.gazetteer.country is not None else ()
        roles: dict[Role, tuple[str, ...]] = {"initiator": who, "reporter": who, "venue": home}
        return Draft(date, "publication", roles, "confirmed", confidence, (spot,))

    def told(self) -> Iterator[Draft]:
        """Read every sentence that is no furniture."""
        text = self.post.text
        for segment, update in _voices(self.post):
            before: list[ActorMention] = []
            self.running = None
            for begin, end in sentences(text, segment.start, segment.end):
                if not _SHORTEST <= end - begin <= _MOST_SENTENCE:
                    continue
                start = _without_label(text, begin, end)
                actors = self.gazetteer.find(text, start, end)
                yield from self._of_sentence(segment, update, (start, end), actors, before)
                before = actors or before

    def _of_sentence(
        self,
        segment: Segment,
        update: str | None,
        span: tuple[int, int],
        actors: list[ActorMention],
        before: Sequence[ActorMention],
    ) -> Iterator[Draft]:
        text, (start, end) = self.post.text, span
        spot = Spot(update, segment.kind, start)
        if (quoted := self.intros.get(text[start:end].strip())) is not None:
            yield self._publication(quoted, 0.8, spot)
            return
        dates = [one for one in self._dates(start, end) if _usable(text, one)]
        words = _content(text, start, end)
        if (note := dated_note(text, start, end, dates)) is not None:
            yield from self._with_note(segment, update, span, note, actors, before)
            return
        if not dates and self._goes_on(start, end):
            yield from self._carried(spot, span, actors, before)
            return
        if dates or not text[start:end].isupper():
            self._start_running(dates, end, segment.date)
        if not dates:
            reading = read_clause(text, start, end, actors, None)[0]
            date = by_writing(segment.date)
            if reading.type is not None and actors and date is not None:
                yield self._draft(reading, date, spot, words, dated=False)
            return
        if _ATTRIBUTED.match(text, start, end):
            said = read_clause(text, start, end, actors, None)[0]
            said = evolve(said, type="statement", status=None)
            yield self._draft(said, dates[-1].date, spot, words, dated=True)
        yield from self._dated(segment, spot, span, dates, actors, before)

    def _with_note(  # noqa: PLR0917 - as _of_sentence, and the note
        self,
        segment: Segment,
        update: str | None,
        span: tuple[int, int],
        note: int,
        actors: list[ActorMention],
        before: Sequence[ActorMention],
    ) -> Iterator[Draft]:
        """Read a sentence, then the note at its end, whose date is its own."""
        inside = [one for one in actors if one.start < note]
        yield from self._of_sentence(segment, update, (span[0], note), inside, before)
        running = self.running
        inside = [one for one in actors if one.start >= note]
        yield from self._of_sentence(segment, update, (note + 2, span[1]), inside, before)
        self.running = running

    def _dated(  # noqa: PLR0917 - as _of_sentence
        self,
        segment: Segment,
        spot: Spot,
        span: tuple[int, int],
        dates: list[DateMention],
        actors: list[ActorMention],
        before: Sequence[ActorMention],
    ) -> Iterator[Draft]:
        """Draft what each date of a sentence governs."""
        text, (start, end) = self.post.text, span
        words = _content(text, start, end)
        for mention, first, last in dated_clauses(text, start, end, dates):
            since = since_of(text, first, mention)
            inside = [one for one in actors if first <= one.start < last] or actors[:2]
            found = read_clause(text, first, last, inside, (mention.start, mention.end))
            if since is not None and _PERFECT.search(text, first, since):
                state = read_clause(text, first, since, inside, (since, since))
                found += [evolve(one, span=(first, since)) for one in state]
            for told in [
                *(item for one in found for item in listed(text, one)),
                *_named(text, mention, found),
            ]:
                reading = self._at_home(told, before)
                date = _date_of(text, mention, reading)
                if mention is not dates[0] and reading.type in {"figure", None}:
                    date = compared(text, mention, dates[0]) or date
                if since is not None and stands_apart(reading, since, mention.end):
                    ends = segment.date if reading.type in MOMENTS else None
                    date = lasting_since(date, ends)
                if reading.later:
                    date = between(mention.stated, segment.date) or date
                if reading.status is None and is_later(date, segment.date):
                    reading = _foretold(reading)
                yield self._draft(reading, date, spot, _words(text, reading, words), dated=True)

    def _start_running(
        self, dates: Sequence[DateMention], end: int, written: UncertainDate | None
    ) -> None:
        if dates and all(one.rule == "named period" for one in dates):
            return  # "during the Second World War" dates what is spoken of, not the telling
        if dates and all(_OF_NOUN.match(self.post.text, one.end) for one in dates):
            return  # "the suspect arrested in 2024 was 13"
        single = len({(one.date.earliest_day, one.date.latest_day) for one in dates}) == 1
        aside = single and _ASIDE_DATE.search(
            self.post.text, max(dates[0].start - 70, 0), dates[0].start
        )
        self.running = (dates[0], end) if single and not aside else None
        if single and since_of(self.post.text, max(dates[0].start - 100, 0), dates[0]) is not None:
            lasting = lasting_since(dates[0].date, written)
            self.running = (evolve(dates[0], date=lasting, stated=lasting), end)

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether a sentence without a date goes on with what the one before it tells."""
        if self.running is None or start - self.running[1] > _NEAR:
            return False
        text = self.post.text
        between = text[self.running[1] : start]
        breaks = _BREAKS if self.post.period is None else _BREAKS_OF_REPORT
        if (between.count("\n") > breaks and not _ANAPHORA.match(text, start)) or _GENERAL.search(
            text, start, end
        ):
            return False
        if self.post.period is not None and _STATE.search(text, start, end):
            return True  # what a report tells of its period holds in it
        return _PAST.search(text, start, end) is not None

    def _carried(
        self,
        spot: Spot,
        span: tuple[int, int],
        actors: list[ActorMention],
        before: Sequence[ActorMention],
    ) -> Iterator[Draft]:
        """Draft what stands without a date of its own behind a dated sentence."""
        if self.running is None:
            return
        mention, (text, (start, end)) = self.running[0], (self.post.text, span)
        found = read_clause(text, start, end, actors, (start, start))
        for told in (item for one in found for item in listed(text, one)):
            reading = self._at_home(told, before)
            reading = evolve(reading, confidence=reading.confidence - 0.2)
            words = _words(text, reading, _content(text, start, end))
            date = _date_of(text, mention, reading)
            yield self._draft(reading, date, spot, words, dated=True)
        self.running = (mention, end)

    def _dates(self, start: int, end: int) -> Sequence[DateMention]:
        dates = self.post.dates
        first = bisect_left(dates, start, key=lambda one: one.start)
        found = dates[first : bisect_left(dates, end, key=lambda one: one.start)]
        return [measured(self.post.text, self.post.period, one) for one in found]

    def _at_home(self, reading: Reading, before: Sequence[ActorMention]) -> Reading:
        """Fill in what a report leaves out: who was spoken of, and that it is at home."""
        roles = dict(reading.roles)
        confidence, home = reading.confidence, self.gazetteer.country
        if not any(roles.values()) and before:
            codes = dict.fromkeys(one.code for one in before if one.form != "city")
            roles["initiator"] = tuple(codes)[:2]
            confidence -= 0.05
        lanes = {self.gazetteer.lane(code) for codes in roles.values() for code in codes}
        if home is not None and not roles.get("venue") and (not lanes or home in lanes):
            roles["venue"] = (home,)
        return evolve(reading, roles=roles, confidence=confidence)

    def _draft(
        self,
        reading: Reading,
        date: UncertainDate,
        spot: Spot,
        words: frozenset[str],
        *,
        dated: bool,
    ) -> Draft:
        status, own = reading.status, self.own
        acting = (*reading.roles.get("initiator", ()), *reading.roles.get("responder", ()))
        if status in {None, "alleged"} and own is not None and reading.type not in OTHERS:
            fellows = {code for code in acting if self._is_fellow(code)}
            status = "confirmed" if own in acting or (fellows and status is None) else status
        confidence = max(min(reading.confidence + (0.1 if dated else 0.0), 0.95), 0.05)
        return Draft(date, reading.type, reading.roles, status or "reported", round(confidence, 2),
                     (spot,), dated, words)  # fmt: skip

    def _is_fellow(self, code: str) -> bool:
        """Tell whether an actor is a service of the state whose service tells it."""
        home = self.gazetteer.country
        if home is None or self.gazetteer.kind(code) != "service":
            return False
        return self.gazetteer.lane(code) == home


def _words(text: str, reading: Reading, whole: frozenset[str]) -> frozenset[str]:
    if reading.span is None:
        return whole
    return _content(text, *reading.span)


def _content(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text, start, end))


def _voices(post: Post) -> Iterator[tuple[Segment, str | None]]:
    """Give every piece of running text with the update it belongs to."""
    updates = {(segment.start, segment.end): update.id for update, segment in post.chain}

    def walk(segment: Segment, update: str | None) -> Iterator[tuple[Segment, str | None]]:
        update = updates.get((segment.start, segment.end), update)
        if segment.kind == "furniture":
            return
        at = segment.start
        for part in segment.parts:
            if at < part.start:
                yield evolve(segment, start=at, end=part.start, parts=()), update
            yield from walk(part, update)
            at = part.end
        if at < segment.end:
            yield evolve(segment, start=at, parts=()), update

    for segment in post.segments:
        yield from walk(segment, None)


def _without_label(text: str, start: int, end: int) -> int:
    head = text[start : min(end, start + 240)]
    if (mark := read_mark(head)) is not None and mark.end < end - start:
        return start + mark.end + len(head[mark.end :]) - len(head[mark.end :].lstrip())
    dateline = bare_dateline(head)
    return start + dateline.end if dateline is not None and dateline.end < end - start else start


def _usable(text: str, one: DateMention) -> bool:
    first, last = one.date.earliest_day, one.date.latest_day
    if one.kind in {"vague", "set"} or (first is None and last is None):
        return False
    wide = first is not None and last is not None and last - first > _WIDEST
    if wide or "XX" in one.date.edtf:
        return False
    before = text[max(one.start - 60, 0) : one.start]
    return one.rule != "named period" or not _YARDSTICK.search(before)


def _date_of(text: str, mention: DateMention, reading: Reading) -> UncertainDate:
    if mention.side == "from" or (
        mention.side == "since"
        and (
            reading.type in MOMENTS
            or _IN_FORCE.search(text, max(mention.start - 20, 0), mention.start)
        )
    ):
        return mention.stated
    if mention.side is not None and (named := _HAPPENING.match(text, mention.end)):
        # "since the March 2016 attacks": these are of the date, not what followed
        kind = NOUNS.get(named["kind"])
        return mention.stated if reading.type in {kind, None} else mention.date
    if mention.rule == "between two" and reading.type in LASTING and mention.date.edtf[0] == "[":
        lasted = mention.date.edtf.strip("[]").replace("..", "/")
        return parse_edtf(lasted).with_text(mention.text)
    return mention.date


def _named(text: str, mention: DateMention, found: Sequence[Reading]) -> Iterator[Reading]:
    """Read the happening that is named beside its date: "since the May 2019 elections"."""
    named = _HAPPENING.match(text, mention.end)
    kind = NOUNS.get(named["kind"]) if named is not None else None
    if kind is not None and found and all(one.type != kind for one in found):
        confidence = round(found[0].confidence - 0.1, 2)
        span = (mention.start, mention.end + 30)
        roles: dict[Role, tuple[str, ...]] = {"venue": found[0].roles.get("venue", ())}
        yield Reading(kind, roles, None, confidence, span)


def _foretold(reading: Reading) -> Reading:
    """Take what is dated after the text for planned, or for none of its own if it tells nothing."""
    if reading.type is None:
        return evolve(reading, confidence=reading.confidence - 0.5)
    return evolve(reading, status="scheduled")
