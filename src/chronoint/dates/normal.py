"""One spelling for dates that mean the same, as a step of its own.

Reading never changes a text; whoever wants to compare spellings asks for it here.
"""

import re

from attrs import evolve

from chronoint.dates.atoms import AtomReader
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.spelling import spell_year
from chronoint.dates.value import UncertainDate

__all__ = ["normalise"]

_QUALIFIERS = re.compile(r"[?~%]")
_MARKS = ("", "?", "~", "%")
_EXPONENT = re.compile(r"Y(-?)([0-9]+)E([0-9]+)", re.ASCII).fullmatch
_MOST_DIGITS = 18


def normalise(date: UncertainDate) -> UncertainDate:
    """Give the same date with its EDTF in canonical spelling, and that as its text.

    One qualifier for all components stands at the end, others before their component;
    ``+00:00`` becomes ``Z``; years with an exponent are written out up to 18 digits;
    sets are sorted, without repetitions, and a choice of one member becomes that member.
    Points, kind and ends stay as they are.

    Examples
    --------
    >>> [str(normalise(parse_edtf(text))) for text in ("~2004-~06", "{1985,1960}", "[2016]")]
    ['2004-06~', '{1960,1985}', '2016']
    """
    edtf = date.edtf
    if edtf[:1] in ("[", "{"):
        spelled = _set(edtf)
    else:
        spelled = "/".join(_atom(part) for part in edtf.split("/"))
    policy = {"both": None}.get(date.hemisphere or "north", date.hemisphere or "north")
    value = parse_edtf(spelled, hemisphere=policy, max_length=len(spelled) + 1)
    return evolve(
        value,
        # A span from prose may know its windows better than its EDTF.
        earliest_start=date.earliest_start,
        latest_start=date.latest_start,
        earliest_end=date.earliest_end,
        latest_end=date.latest_end,
        precision=date.precision,
    )


def _set(edtf: str) -> str:
    members = {_member(part) for part in edtf[1:-1].split(",")}
    ordered = sorted(members, key=_place)
    if edtf[0] == "[" and len(ordered) == 1 and ".." not in ordered[0]:
        return ordered[0]
    return f"{edtf[0]}{','.join(ordered)}{edtf[-1]}"


def _member(part: str) -> str:
    low, dots, high = part.partition("..")
    spelled = [_atom(low) if low else "", _atom(high) if high else ""]
    if not dots or spelled[0] == spelled[1]:
        return spelled[0]
    return "..".join(spelled)


def _place(member: str) -> tuple[int, int, str]:
    """Put what has always been first and what goes on last."""
    low, dots, high = member.partition("..")
    if not low:
        return 0, 0, member
    start = parse_edtf(low).earliest_start or 0
    return (2 if dots and not high else 1), start, member


def _atom(text: str) -> str:
    if text in ("", ".."):
        return text
    if "T" in text:
        return _time(text)
    if text[0] == "Y":
        return _letter_year(text)
    bare = _QUALIFIERS.sub("", text)
    if bare == text:
        return text
    code = AtomReader(text, "north", 300).read(0, len(text))[3]
    sign, digits = ("-", bare[1:]) if bare[0] == "-" else ("", bare)
    parts = digits.split("-")
    marks = [_MARKS[code >> 2 * place & 3] for place in range(len(parts))]
    if len(set(marks)) == 1:
        return bare + marks[0]
    parts[0] = sign + parts[0]
    return "-".join(mark + part for mark, part in zip(marks, parts, strict=True))


def _time(text: str) -> str:
    if text.endswith("+00:00"):
        return text[:-6] + "Z"
    if text.endswith("+00"):
        return text[:-3] + "Z"
    return f"{text}:00" if re.fullmatch(r".*T.{8}[+-][0-9]{2}", text) else text


def _letter_year(text: str) -> str:
    match = _EXPONENT(text)
    if match is None:
        return text
    sign, digits, exponent = match.groups()
    if len(exponent) > 2 or len(digits) + int(exponent) > _MOST_DIGITS:
        return text
    year = int(digits) * 10 ** int(exponent)
    return spell_year(-year if sign else year)
