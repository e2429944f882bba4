"""Compare drafts of texts with curated event files: ``python bench/draft.py TEXT EVENTS ...``.

Each text stands before the event file that was made of it. An extra file of actors may be
given with ``--actors FILE``. For every pair, and for all together, it prints

found     events with a draft of their own, of those with a date
dat%      share of the events with a date of their own for which a draft has the same days
          (one draft counts for one event, one event for one draft), and shares an actor,
          the type or a content word;
days%     share of these events for which some draft has the same days;
snd%      share of the drafts for which an event has the same days, or days within those
          of the draft, and shares an actor or the type;
country   share of the lanes of the matched events that their drafts name, and share of the
          lanes of the drafts that the events have;
roles     share of the lanes named by both that both put into the same role;
status    share of the matched pairs with the same status.
"""

import argparse
from pathlib import Path

from chronoint import read
from chronoint.model import ROLES
from chronoint.posts import read_post
from chronoint.posts.drafts import find_drafts

LEAST = 0.35


def days(date):
    return None if date is None else (date.earliest_day, date.latest_day)


def lanes(table, codes):
    found = set()
    for code in codes:
        if code in table and (lane := table.lane(code, successors=True)):
            found.add(lane)
    return found


def by_lane(table, roles):
    found = {}
    for role in ROLES:
        for lane in lanes(table, roles.get(role, ())):
            found.setdefault(lane, set()).add(role)
    return found


def stem(word):
    return word.casefold()[:5]


class Pair:
    """What one text and its events have in common."""

    def __init__(self, text, events, actors):
        known = read(str(events), *actors)
        table = known.table
        post = read_post(Path(text).read_text("utf-8"))
        drafts = [
            one
            for one in find_drafts(post, actors=table if actors else ())
            if one.confidence >= LEAST
        ]
        dated = [
            event
            for event in known.events
            if event.date is not None and not str(event.date).startswith("../")
        ]
        self.texts = post.text
        self.table = table
        self.matches = self.match([one for one in drafts if one.dated], dated)
        self.dated, self.wanted = len(self.matches), len(dated)
        dates = {days(one.date) for one in drafts if one.dated}
        self.reachable = sum(days(event.date) in dates for event in dated)
        self.sound = sum(self.is_sound(one, known.events) for one in drafts if one.dated)
        self.drafts = sum(one.dated for one in drafts)
        self.undated = len(drafts) - self.drafts
        self.all_sound = sum(self.is_sound(one, known.events) for one in drafts)
        self.named = self.told = self.both = self.same = self.status = 0
        for draft, event in self.matches:
            one, other = by_lane(table, draft.roles), by_lane(table, event.actors)
            common = one.keys() & other.keys()
            self.named += len(other)
            self.told += len(one)
            self.both += len(common)
            self.same += sum(bool(one[lane] & other[lane]) for lane in common)
            self.status += draft.status == event.status

    def closeness(self, draft, event):
        mine, other = (
            lanes(self.table, draft.actors),
            lanes(self.table, (code for codes in event.actors.values() for code in codes)),
        )
        words = {stem(word) for word in draft.words} & {
            stem(word) for word in event.title.split() if len(word) > 4
        }
        return (
            2 * len(mine & other)
            + 2 * (draft.type == event.type)
            + len(words)
            + (draft.status == event.status) / 2
        )

    def match(self, drafts, events):
        rows = sorted(
            (
                (self.closeness(draft, event), at, which)
                for at, draft in enumerate(drafts)
                for which, event in enumerate(events)
                if days(draft.date) == days(event.date)
            ),
            key=lambda row: (-row[0], row[1], row[2]),
        )
        used, done, found = set(), set(), []
        for score, at, which in rows:
            if score >= 1 and at not in used and which not in done:
                used.add(at)
                done.add(which)
                found.append((drafts[at], events[which]))
        return found

    def is_sound(self, draft, events):
        for event in events:
            if event.date is None or draft.date is None:
                continue
            low, high = days(draft.date)
            first, last = days(event.date)
            inside = (low is None or (first is not None and first >= low)) and (
                high is None or (last is not None and last <= high)
            )
            if not (inside or (low, high) == (first, last)):
                continue
            mine = lanes(self.table, draft.actors)
            theirs = lanes(self.table, (code for codes in event.actors.values() for code in codes))
            if mine & theirs or draft.type == event.type:
                return True
        return False


COLUMNS = (
    "text                             found   dated undated  dat% days%  snd%"
    "   country roles status"
)


def share(pairs, part, whole):
    total = sum(getattr(pair, whole) for pair in pairs)
    return f"{100 * sum(getattr(pair, part) for pair in pairs) / total:.0f}" if total else "-"


def show(name, pairs):
    found = f"{sum(pair.dated for pair in pairs)}/{sum(pair.wanted for pair in pairs)}"
    drafts, undated = (sum(getattr(pair, one) for pair in pairs) for one in ("drafts", "undated"))
    country = f"{share(pairs, 'both', 'named')}/{share(pairs, 'both', 'told')}"
    print(
        f"{name[:28]:28} {found:>9} {drafts:7} {undated:7} {share(pairs, 'dated', 'wanted'):>5}"
        f" {share(pairs, 'reachable', 'wanted'):>5} {share(pairs, 'sound', 'drafts'):>5}"
        f" {country:>9} {share(pairs, 'same', 'both'):>5} {share(pairs, 'status', 'dated'):>6}"
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", help="TEXT EVENTS, by turns")
    parser.add_argument(
        "--actors", action="append", default=[], help="a file of actors for both sides"
    )
    given = parser.parse_args()
    if len(given.files) % 2:
        parser.error("give a text and its event file, by turns")
    print(COLUMNS)
    pairs = []
    for text, events in zip(given.files[::2], given.files[1::2], strict=True):
        pairs.append(Pair(text, events, given.actors))
        show(Path(events).stem, pairs[-1:])
    show("all", pairs)


if __name__ == "__main__":
    main()
