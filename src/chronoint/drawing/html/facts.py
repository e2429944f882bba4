"""Facts: what claims and views state, as rows of one table in which each stands once.

Most events have one claim, and their view is that claim; so claims and views
share their rows.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from chronoint.dates import UncertainDate
from chronoint.drawing.html.columns import Cell, Index, Texts, column
from chronoint.layout.labels import clean
from chronoint.layout.wording import when_words
from chronoint.model import ROLES, ActorTable, Claim, Event
from chronoint.model.claims import DATE_ROLES, STATUSES

__all__ = ["Facts"]

_PART = r"[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_PLAIN = re.compile(rf"{_PART}(?:/(?:{_PART}|\.\.))?")
_TEXTS = ("title", "summary", "type")
_LISTS = ("persons", "tags", "links")
_FIELDS = (*_TEXTS, "status", "credibility", *DATE_ROLES, *ROLES, *_LISTS)


@define
class Facts:
    """Collects rows, and the texts, dates, lists and actors they refer to.

    Parameters
    ----------
    table
        Knows the names of the actors.
    language
        In which dates are put into words.
    """

    table: ActorTable
    language: str = "en"
    texts: Texts = field(factory=Texts)
    _rows: Index[tuple[Cell, ...]] = field(factory=Index)
    _dates: Index[tuple[str, str]] = field(factory=Index)
    _words: dict[tuple[str, str], str] = field(factory=dict)
    _lists: Index[tuple[int, ...]] = field(factory=Index)
    _actors: Index[str] = field(factory=Index)

    def of_claim(self, claim: Claim) -> int:
        """Give the row of what a claim states."""
        return self._row(
            {name: getattr(claim, name) for name in (*_TEXTS, "credibility", *_LISTS)},
            claim.status,
            claim.dates,
            {role: claim.actors(role) for role in ROLES},
        )

    def of_view(self, event: Event) -> int:
        """Give the row of what is derived of an event."""
        view = event.view
        return self._row(
            {name: getattr(view, name) for name in (*_TEXTS, "credibility", *_LISTS)},
            view.status if "status" in view.basis else None,
            event.dates,
            view.actors,
        )

    def date(self, date: UncertainDate | None) -> int | None:
        """Give the number of a date; None for none."""
        if date is None:
            return None
        key = (date.edtf, date.text)
        if key not in self._words:
            self._words[key] = clean(when_words(date, self.language))
        return self._dates.of(key)

    def numbers(self, numbers: Iterable[int]) -> int | None:
        """Give the number of a list of numbers; None for an empty one."""
        found = tuple(numbers)
        return self._lists.of(found) if found else None

    def when(self, date: UncertainDate | None) -> str:
        """Give a date in words; nothing for none."""
        self.date(date)
        return "" if date is None else self._words[(date.edtf, date.text)]

    def name(self, code: str) -> str:
        """Give the name of an actor; the code when nobody defines it."""
        actor = self.table.get(code)
        return code if actor is None else actor.name

    def to_json(self) -> dict[str, Any]:
        """Give the rows as columns, and what they refer to but the texts."""
        rows = self._rows.values
        columns = {
            name: column(cells)
            for name, cells in zip(_FIELDS, zip(*rows, strict=True), strict=False)
        }
        return {
            "facts": {name: cells for name, cells in columns.items() if cells is not None},
            "factCount": len(rows),
            "dates": self._date_columns(),
            "lists": [list(one) for one in self._lists.values],
            "actors": [
                [self.texts.of(code), self.texts.of(self.name(code))]
                for code in self._actors.values
            ],
        }

    def _row(
        self,
        plain: Mapping[str, Any],
        status: str | None,
        dates: Mapping[Any, UncertainDate],
        roles: Mapping[Any, tuple[str, ...]],
    ) -> int:
        cells: list[Cell] = [self.texts.maybe(plain[name]) for name in _TEXTS]
        cells += [None if status is None else STATUSES.index(status), plain["credibility"]]
        cells += [self.date(dates.get(role)) for role in DATE_ROLES]
        cells += [self.numbers(self._actors.of(code) for code in roles[role]) for role in ROLES]
        cells += [self.numbers(self.texts.of(text) for text in plain[name]) for name in _LISTS]
        return self._rows.of(tuple(cells))

    def _date_columns(self) -> dict[str, Any]:
        """Give the dates: EDTF, text where it is another one, words where they are no mere copy."""
        dates = self._dates.values
        edtf = [key[0] for key in dates]
        said = [None if key[1] == key[0] else self.texts.of(key[1]) for key in dates]
        words = [
            None if _is_plain(key[0], self.language) else self.texts.maybe(self._words[key])
            for key in dates
        ]
        return {"edtf": edtf, "said": column(said), "words": column(words)}


def _is_plain(edtf: str, language: str) -> bool:
    """Tell whether the script finds the words of a date by itself."""
    return language == "en" and _PLAIN.fullmatch(edtf) is not None
