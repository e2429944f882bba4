"""Saying where a text stops being an EDTF date, and what was expected there.

Runs only after the patterns of `atoms` have refused a text, so that reading stays
fast and messages can take their time. One pass from the left.
"""

import re

__all__ = ["explain"]

_STEPS = (
    # name of the part, pattern of the part, what may follow it
    ("month", re.compile(r"-[?~%]?([0-9X]{2})[?~%]?", re.ASCII)),
    ("day", re.compile(r"-[?~%]?([0-9X]{2})[?~%]?", re.ASCII)),
)
_YEAR = re.compile(r"[?~%]?-?([0-9X]*)", re.ASCII)
_AFTER_YEAR = re.compile(r"(?:S[1-9][0-9]*)?[?~%]?", re.ASCII)
_LETTER_YEAR = re.compile(r"Y-?([0-9]*)(E[0-9]*)?(S[0-9]*)?", re.ASCII)
_CLOCK = re.compile(r"T[0-9]{2}:[0-9]{2}:[0-9]{2}", re.ASCII)

_TWO_IN_A_ROW = "two qualifiers in a row; both together are written '%'"


def explain(text: str) -> tuple[str, int]:
    """Give a reason and the offset in `text` at which it stops being a date.

    Examples
    --------
    >>> explain("now")
    ("expected a four-digit year, found 'n'", 0)
    >>> explain("2019-1")
    ("expected a two-digit month after '-', found '1'", 5)
    """
    if not text:
        return "expected a date, found nothing", 0
    foreign = _foreign(text)
    if foreign is not None:
        return foreign
    if text[0] == "Y":
        return _explain_letter_year(text)
    match = _YEAR.match(text)
    run = match[1] if match else ""
    at = match.end() if match else 0
    if len(run) != 4:
        return _explain_year(text, run, at)
    follow = _AFTER_YEAR.match(text, at)
    at = follow.end() if follow else at
    for name, pattern in _STEPS:
        if at == len(text):
            break
        step = pattern.match(text, at)
        if step is None:
            return _explain_step(text, at, name)
        at = step.end()
    return _explain_tail(text, at)


def _foreign(text: str) -> tuple[str, int] | None:
    for at, char in enumerate(text):
        if char.isspace():
            return "blanks are not allowed (lenient=True removes those between parts)", at
        if not char.isascii() or not char.isprintable():
            return f"unexpected character {char!r}; EDTF is printable ASCII", at
        if char in "xu":
            return (
                f"an unspecified digit is written X, found {char!r} (lenient=True repairs it)",
                at,
            )
        if char not in "0123456789XYESTZ?~%+-:.":
            # Letters in front of a year are a missing year; elsewhere they are in the way.
            start = "expected a four-digit year, found" if at == 0 else "unexpected"
            return f"{start} {char!r}", at
    return None


def _explain_year(text: str, run: str, at: int) -> tuple[str, int]:
    if len(run) > 4:
        hint = "; a longer year is written with Y" if "X" not in run else ""
        return f"expected a four-digit year, found {len(run)} digits{hint}", at - len(run)
    if not run:
        found = repr(text[at]) if at < len(text) else "the end"
        return f"expected a four-digit year, found {found}", min(at, len(text) - 1)
    noun = "digit" if len(run) == 1 else "digits"
    return f"expected a four-digit year, found {len(run)} {noun}", at - len(run)


def _explain_letter_year(text: str) -> tuple[str, int]:
    match = _LETTER_YEAR.match(text)
    digits, exponent, significant = match.groups() if match else ("", None, None)
    at = match.end() if match else 1
    if not digits or digits[0] == "0":
        start = 2 if text[1:2] == "-" else 1
        return "expected a year without leading zero after Y", min(start, len(text) - 1)
    for part, letter in ((exponent, "E"), (significant, "S")):
        if part is not None and (part == letter or part[1] == "0"):
            return f"expected a positive number after {letter}", text.index(letter)
    if at < len(text):
        return f"a year with Y stands alone, found {text[at]!r} after it", at
    return "not a year", 0


def _explain_step(text: str, at: int, name: str) -> tuple[str, int]:
    char = text[at]
    if char != "-":
        before = "year" if name == "month" else "month"
        reasons = {"T": "a time of day needs a full day before it"}
        reasons.update(dict.fromkeys("?~%", _TWO_IN_A_ROW))
        return reasons.get(char, f"expected '-' after the {before}, found {char!r}"), at
    rest = text[at + 1 :]
    digits = rest.lstrip("?~%")
    skipped = len(rest) - len(digits)
    if skipped > 1:
        return _TWO_IN_A_ROW, at + 2
    found = repr(digits[:2]) if digits else "the end"
    return f"expected a two-digit {name} after '-', found {found}", at + (
        1 + skipped if digits else 0
    )


def _explain_tail(text: str, at: int) -> tuple[str, int]:
    char = text[at : at + 1]
    if char == "T":
        return _explain_time(text, at)
    reasons = {
        "": "not a date",
        "S": "significant digits (S) belong behind a year that stands alone",
    }
    reasons.update(dict.fromkeys("?~%", _TWO_IN_A_ROW))
    return reasons.get(char, f"unexpected {char!r} after the date"), at if char else 0


def _explain_time(text: str, at: int) -> tuple[str, int]:
    if not text[:at].lstrip("-").replace("-", "").isdigit():
        return "a time of day needs a day without X and qualifiers", at
    clock = _CLOCK.match(text, at)
    if clock is None:
        return "expected a time as hh:mm:ss after T", at
    end = clock.end()
    return f"expected Z, a shift such as +02:00, or the end, found {text[end]!r}", end
