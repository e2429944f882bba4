"""``chronoint merge --review``: pairs of records, ruled on one by one on a terminal.

Every answer is in the file of decisions before the next question comes, so
that a session may end at any moment, in any way; the next one goes on with
what is left. Questions go to standard error, answers are lines of standard
input: a pipe will do for a terminal.
"""

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as calendar_date
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from chronoint.cli.answers import AnswerFile, Change
from chronoint.cli.beside import beside, folded
from chronoint.cli.terminal import count, listen, one_line, paint, plain, say, screen_width
from chronoint.errors import DecisionError, shorten
from chronoint.history.unite import assemble
from chronoint.model import Chronology, Decision, Relation

if TYPE_CHECKING:
    from chronoint.merging import Match, Merged

__all__ = ["review"]

_MOST_BACK = 200
_NONE: frozenset[int] = frozenset()
_QUESTION = (
    "Left and right: [s]ame, [d]ifferent, left is [p]art of right, [w]hole of right, [u]pdate "
    "of right, [e]arlier than right, which updates it, or [r]elated; s[k]ip, [b]ack, [q]uit, "
    "? for help"
)
_HELP = """\
s same: both tell of one event            d different: two events
p left is part of right                   w left is the whole, right its part
u left is a later report that updates right
e left is the earlier one, right updates it
r related: two events that belong together, neither part nor update
k skip: ask again at the end              b back: take the last answer back
f full: show long texts to their end      q quit: what was answered is saved
A reason may follow an answer: s both cite one leaked paper"""
_PHRASES = {
    "same": ("s", "same"),
    "different": ("d", "different"),
    "part": ("p", "part", "part of", "part-of"),
    "whole": ("w", "whole", "whole of", "whole-of"),
    "update": ("u", "update", "update of", "update-of"),
    "earlier": ("e", "earlier", "earlier than"),
    "related": ("r", "related", "related to"),
    "skip": ("k", "skip"),
    "back": ("b", "back", "undo"),
    "full": ("f", "full"),
    "quit": ("q", "quit"),
    "help": ("?", "h", "help"),
}
_MEANT = {phrase: answer for answer, phrases in _PHRASES.items() for phrase in phrases}
# For each ruling the relation, and whether the record on the right comes first in it.
_RULINGS: dict[str, tuple[Relation, bool]] = {
    "same": ("same", False),
    "different": ("different", False),
    "part": ("part-of", False),
    "whole": ("part-of", True),
    "update": ("update-of", False),
    "earlier": ("update-of", True),
    "related": ("related", False),
}
_PROPOSED = {
    "same": "left and right are the same",
    "part-of": "left is part of right",
    "update-of": "left is an update of right",
    "related": "left and right are related",
}


def review(
    merged: "Merged", known: Chronology, path: Path, *, who: str | None, asks_why: bool = False
) -> tuple[Decision, ...]:
    """Ask for each pair that nobody has ruled on, and save each answer at once.

    Parameters
    ----------
    merged
        Its matches and its review are asked, best first.
    known
        What was merged, with the decisions of people and none of a machine.
    path
        The file that the answers are added to; it need not be there.
    who
        Stands in each decision; None asks once on a terminal.
    asks_why
        Ask for a reason after each answer.

    Returns
    -------
    tuple of Decision
        The answers, as they stand in the file now.

    Raises
    ------
    FileError, OSError
        An answer could not be saved. All before it are.
    """
    session = _Session(merged, known, path, asks_why=asks_why)
    if not session.pairs:
        say("no pair is left to be looked at")
        return ()
    pairs = count(len(session.pairs), "pair")
    say(plain(f"{pairs} to look at, best first; each answer is saved in {path} at once"))
    session.who = who or _asked_who()
    try:
        session.run()
    finally:
        session.account()
    return tuple(session.answers)


def _asked_who() -> str | None:
    """Ask for a name where a person sits there; the user's own is offered, never taken unasked."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    try:
        user = one_line(getuser())
    except (OSError, KeyError, ImportError):
        user = ""
    offered = f" (Enter for {user}, - for none)" if user else " (Enter for none)"
    name = listen(f"Your name, kept with each answer{offered}: ")
    return None if name == "-" else name or user or None


@frozen
class _Step:
    """One answer of the session, as `back` needs it."""

    match: "Match"
    ruling: Decision | None
    change: Change


class _Session:
    """The pairs, what was answered, and how to go back."""

    def __init__(self, merged: "Merged", known: Chronology, path: Path, *, asks_why: bool) -> None:
        self._rulings = known.decisions
        self._groups = list(_groups(known))
        self._ruled = _Ruled(self._rulings, self._groups)
        self.pairs = [match for match in merged.waiting if not self._ruled.settles(match)]
        self.who: str | None = None
        self.answers: list[Decision] = []
        self._chronology = merged.chronology
        self._file = AnswerFile(path)
        self._asks_why = asks_why
        self._steps: deque[_Step] = deque(maxlen=_MOST_BACK)
        marked = self._file.marked()
        self._skipped = Counter(
            id(match) for match in self.pairs if (match.left, match.right) in marked
        )
        # In the order in which they are asked: what was skipped before comes last.
        asked = sorted(self.pairs, key=lambda match: self._skipped[id(match)])
        self._number = {id(match): number for number, match in enumerate(asked, 1)}
        self._again: Match | None = None

    def run(self) -> None:
        """Ask until nothing is left, or the person leaves."""
        while (match := self._next()) is not None and self._ask(match):
            pass

    def account(self) -> None:
        """Say what was answered and what is left."""
        kinds = Counter(ruling.relation for ruling in self.answers)
        told = ", ".join(f"{number:,} {relation}" for relation, number in kinds.items())
        answers = f"{count(len(self.answers), 'answer')} saved in {self._file.path}"
        left = sum(not self._ruled.settles(match) for match in self.pairs)
        say(plain(f"{answers}{f' ({told})' if told else ''}; {count(left, 'pair')} left"))

    def _next(self) -> "Match | None":
        """Give the pair to ask: in order, and what was skipped once more at the end."""
        again, self._again = self._again, None
        if again is not None:
            return again
        open_pairs = [match for match in self.pairs if not self._ruled.settles(match)]
        for times in (0, 1):
            for match in open_pairs:
                if self._skipped[id(match)] == times:
                    return match
        return None

    def _ask(self, match: "Match") -> bool:
        """Ask until one pair has its answer; tell whether to go on."""
        self._show(match)
        while True:
            line = listen("answer: ")
            if line is None:
                return False
            answer, why = _understood(line)
            match answer:
                case "quit":
                    return False
                case "help":
                    say(_HELP)
                case "full":
                    self._show(match, whole=True)
                case "back":
                    if self._back():
                        return True
                case "skip":
                    self._skipped[id(match)] += 1
                    change = self._file.mark(match.left, match.right)
                    self._steps.append(_Step(match, None, change))
                    return True
                case None:
                    found = f"found {shorten(line)!r}" if line else "found nothing"
                    say(f"expected one of s d p w u e r k b f q ?, {found}")
                case _:
                    if self._decide(match, answer, why):
                        return True

    def _decide(self, match: "Match", answer: str, why: str) -> bool:
        """Save a ruling; tell whether it could stand."""
        if self._asks_why and not why:
            why = listen("why (Enter for no reason): ") or ""
        relation, is_turned = _RULINGS[answer]
        records = (match.right, match.left) if is_turned else (match.left, match.right)
        ruling = Decision(
            relation, records, who=self.who, when=calendar_date.today(), why=why or None
        )
        try:
            assemble((), decisions=[*self._rulings, *self.answers, ruling], groups=self._groups)
            change = self._file.save(ruling)
        except DecisionError as error:
            say(plain(f"not saved: {error}"))
            return False
        self._steps.append(_Step(match, ruling, change))
        self.answers.append(ruling)
        was_left = sum(not self._ruled.settles(one) for one in self.pairs)
        self._ruled = _Ruled([*self._rulings, *self.answers], self._groups)
        follows = was_left - 1 - sum(not self._ruled.settles(one) for one in self.pairs)
        more = f"; that settles {count(follows, 'more pair')}" if follows > 0 else ""
        say(f"saved: {relation}: [{', '.join(records)}]{more}")
        return True

    def _back(self) -> bool:
        """Take the last answer back, also out of the file; tell whether it could be done."""
        if not self._steps:
            say("nothing to take back: no answer of this session is left")
            return False
        step = self._steps[-1]
        if not self._file.take_back(step.change):
            path = self._file.path
            say(plain(f"{path} has been changed meanwhile: take the answer out there"))
            return False
        if step.ruling is None:
            self._skipped[id(step.match)] -= 1
        else:
            self.answers.pop()
            self._ruled = _Ruled([*self._rulings, *self.answers], self._groups)
            say(f"taken back: {step.ruling.relation}: [{', '.join(step.ruling.records)}]")
        self._steps.pop()
        self._again = step.match
        return True

    def _show(self, match: "Match", *, whole: bool = False) -> None:
        width = screen_width()
        at = f"pair {self._number[id(match)]:,} of {len(self.pairs):,}"
        score = f"score {match.score:.1f}, proposed: {_PROPOSED[match.relation]}"
        rule = "-" * width
        lines = [rule, paint(f"{at}; {score}", "bold", sys.stderr)]
        lines += beside(self._chronology, match.left, match.right, width=width, whole=whole)
        lines += [rule, *_weighed(match, width), *folded(_QUESTION, width)]
        say("\n".join(lines))


class _Ruled:
    """Which pairs need no answer, directly or through others (union-find)."""

    def __init__(self, rulings: Iterable[Decision], groups: Iterable[Sequence[str]]) -> None:
        self._parent: dict[str, str] = {}
        apart = []
        for group in groups:
            self._join(group)
        for ruling in rulings:
            if ruling.relation == "same":
                self._join(ruling.records)
            else:
                apart.append(ruling.records)
        # By record, the rulings that name it: their pairs would be the square of a long one.
        self._named: dict[str, set[int]] = {}
        for number, ids in enumerate(apart):
            for one in ids:
                self._named.setdefault(self.head(one), set()).add(number)

    def head(self, one: str) -> str:
        """Give the id that stands for the event of a record."""
        parent = self._parent
        while (above := parent.get(one, one)) != one:
            parent[one] = parent.get(above, above)
            one = above
        return one

    def settles(self, match: "Match") -> bool:
        """Tell whether the two are one event, or ruled on otherwise."""
        left, right = self.head(match.left), self.head(match.right)
        if left == right:
            return True
        return not self._named.get(left, _NONE).isdisjoint(self._named.get(right, _NONE))

    def _join(self, ids: Sequence[str]) -> None:
        for one in ids[1:]:
            self._parent[self.head(one)] = self.head(ids[0])


def _groups(known: Chronology) -> Iterator[tuple[str, ...]]:
    """Give the records that a merged file, and no decision, makes one event."""
    decided = _Ruled(known.decisions, ())
    for event in known.events:
        if len(event.records) > 1 and len(set(map(decided.head, event.records))) > 1:
            yield event.records


def _understood(line: str) -> tuple[str | None, str]:
    """Make of a line an answer and the reason that may follow it."""
    words = line.split()
    for length in (2, 1):
        phrase = " ".join(words[:length]).lower()
        answer = _MEANT.get(phrase) if len(words) >= length else None
        why = " ".join(words[length:])
        if answer is not None and (answer in _RULINGS or not why):
            return answer, why
    return None, ""


def _weighed(match: "Match", width: int) -> list[str]:
    """Show each term of the score with its weight; those that weigh nothing together."""
    terms = [(f"{one.weight / 1000:+.1f}", one.sentence) for one in match.evidence if one.weight]
    idle = [one.sentence for one in match.evidence if not one.weight]
    if idle:
        terms.append(("0", "; ".join(idle)))
    lines = []
    for weight, words in terms:
        first, *rest = folded(one_line(words), width - 7)
        lines += [f"{weight:>6} {first}", *(f"{'':6} {line}" for line in rest)]
    return lines
