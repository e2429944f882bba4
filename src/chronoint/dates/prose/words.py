"""English words for dates, as data.

Everything here is a table from words to meanings; `grammar` holds the order of
words and `resolve` the arithmetic. Another language is another `Language`.
"""

from typing import Literal

from attrs import field, frozen

from chronoint.dates.prose.widths import PartName

__all__ = ["ENGLISH", "Language", "SideName", "Unit", "Words"]

Unit = Literal["day", "week", "month", "year", "decade", "century"]
SideName = Literal["since", "after", "before", "by", "until", "from"]
Words = tuple[str, ...]


@frozen
class Language:
    """The vocabulary of one language; words in lower case, without full stops.

    Parameters
    ----------
    months, weekdays
        1 to 12; 0 for Monday to 6.
    seasons
        EDTF code 21 to 24.
    numbers
        Least and most: "few" is 2 to 5.
    parts, sides, doubts, sides_behind
        Sequences of words. Doubts are 1 for uncertain, 2 for approximate.
        `sides_behind` stand behind a date ("or later").
    near
        Which one, counted from the anchor: "last" is -1.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, Unit]
    numbers: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    parts: dict[Words, PartName]
    sides: dict[Words, SideName]
    sides_behind: dict[Words, SideName]
    doubts: dict[Words, int]
    near: dict[str, int]
    named_days: dict[Words, int]
    present: frozenset[Words]
    backwards: dict[str, bool] = field(kw_only=True)
    """Words behind a stretch of time, True where it is counted back."""


def _with_short(names: str, start: int, length: int = 3) -> dict[str, int]:
    table: dict[str, int] = {}
    for number, name in enumerate(names.split(), start):
        table[name] = table[name[:length]] = number
    return table


_MONTHS = _with_short(
    "january february march april may june july august september october november december", 1
) | {"sept": 9}
_WEEKDAYS = _with_short("monday tuesday wednesday thursday friday saturday sunday", 0) | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
]

ENGLISH = Language(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    units={
        "day": "day",
        "days": "day",
        "week": "week",
        "weeks": "week",
        "month": "month",
        "months": "month",
        "year": "year",
        "years": "year",
        "decade": "decade",
        "decades": "decade",
        "century": "century",
        "centuries": "century",
    },
    numbers={word: (number, number) for number, word in enumerate(_SMALL, 1)}
    | {"a": (1, 1), "an": (1, 1), "dozen": (12, 12), "couple": (2, 2), "few": (2, 5)}
    | {
        word: (number, number)
        for number, word in zip(
            range(30, 100, 10),
            ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
            strict=True,
        )
    },
    ordinals={word: number for number, word in enumerate(_ORDINALS, 1)},
    parts={
        ("early",): "early",
        ("early", "in"): "early",
        ("mid",): "mid",
        ("middle", "of"): "mid",
        ("in", "the", "middle", "of"): "mid",
        ("late",): "late",
        ("late", "in"): "late",
        ("beginning", "of"): "beginning",
        ("start", "of"): "beginning",
        ("end", "of"): "end",
        ("close", "of"): "end",
        ("final", "months", "of"): "final months",
        ("last", "months", "of"): "final months",
    },
    sides={
        ("since",): "since",
        ("ever", "since"): "since",
        ("at", "least", "since"): "since",
        ("starting",): "since",
        ("as", "early", "as"): "from",
        ("not", "before"): "from",
        ("no", "earlier", "than"): "from",
        ("in", "or", "after"): "from",
        ("on", "or", "after"): "from",
        ("after",): "after",
        ("later", "than"): "after",
        ("before",): "before",
        ("prior", "to"): "before",
        ("earlier", "than"): "before",
        ("by",): "by",
        ("in", "or", "before"): "by",
        ("on", "or", "before"): "by",
        ("not", "after"): "by",
        ("no", "later", "than"): "by",
        ("until",): "until",
        ("till",): "until",
        ("up", "to"): "until",
        ("over",): "by",
        ("more", "than"): "by",
        ("at", "least"): "by",
    },
    sides_behind={
        ("or", "earlier"): "by",
        ("or", "before"): "by",
        ("at", "the", "latest"): "by",
        ("or", "later"): "from",
        ("or", "after"): "from",
        ("at", "the", "earliest"): "from",
        ("onwards",): "since",
        ("onward",): "since",
    },
    doubts={
        ("circa",): 2,
        ("ca",): 2,
        ("c",): 2,
        ("about",): 2,
        ("around",): 2,
        ("approximately",): 2,
        ("approx",): 2,
        ("roughly",): 2,
        ("nearly",): 2,
        ("almost",): 2,
        ("probably",): 1,
        ("possibly",): 1,
        ("perhaps",): 1,
        ("maybe",): 1,
        ("likely",): 1,
        ("sometime",): 0,
        ("some", "time"): 0,
    },
    near={
        "last": -1,
        "previous": -1,
        "preceding": -1,
        "this": 0,
        "current": 0,
        "same": 0,
        "that": 0,
        "next": 1,
        "coming": 1,
        "following": 1,
    },
    named_days={
        ("today",): 0,
        ("yesterday",): -1,
        ("tomorrow",): 1,
        ("the", "day", "before", "yesterday"): -2,
        ("the", "day", "after", "tomorrow"): 2,
    },
    present=frozenset({("now",), ("present",), ("the", "present"), ("the", "present", "day")}),
    backwards={
        "ago": True,
        "earlier": True,
        "before": True,
        "previously": True,
        "prior": True,
        "later": False,
        "after": False,
        "afterwards": False,
        "hence": False,
    },
)
