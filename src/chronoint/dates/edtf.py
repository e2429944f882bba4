"""EDTF, levels 0, 1 and 2: text to value.

The whole text: which of single date, interval and set it is, and its limits. Single
dates are read by `atoms`, repairs are made by `repairs`. The text of a value is
never changed: ``str(parse_edtf(text)) == text``.

References
----------
Library of Congress, *Extended Date/Time Format (EDTF) Specification*, 4 February 2019.
"""

from chronoint.dates.atoms import AtomReader
from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.drafts import new_date
from chronoint.dates.members import Member, Stretch
from chronoint.dates.plain import AfterYear, Atom, after_year, read_plain
from chronoint.dates.repairs import repair
from chronoint.dates.terms import (
    Bound,
    Hemisphere,
    Kind,
    Precision,
    qualification,
)
from chronoint.dates.value import UncertainDate
from chronoint.errors import EDTFError

__all__ = ["parse_edtf"]

_HEMISPHERES = {"north": "north", "south": "south", None: "both", "both": "both"}

# Bound once: looking a member up on an Enum costs as much as the arithmetic.
_INSTANT, _SPAN, _ONE_OF, _ALL_OF = Kind.INSTANT, Kind.SPAN, Kind.ONE_OF, Kind.ALL_OF
_CLOSED, _OPEN, _UNKNOWN = Bound.CLOSED, Bound.OPEN, Bound.UNKNOWN
_YEAR = Precision.YEAR

# What can stand in an interval in place of a date.
_WITHOUT_DATE = {"": _UNKNOWN, "..": _OPEN}
_NO_ATOM = (None, None, _YEAR, 0, None, None, None)

_Range = tuple[Atom | None, Atom | None]


def parse_edtf(
    text: str,
    *,
    lenient: bool = False,
    hemisphere: Hemisphere | None = "north",
    max_length: int = 4096,
    max_members: int = 10_000,
    max_year_digits: int = 300,
) -> UncertainDate:
    """Read an EDTF text.

    Parameters
    ----------
    text
        EDTF level 0, 1 or 2; ASCII, without blanks.
    lenient
        Repair what is plainly meant (blanks between parts, lower-case letters, ``u``
        for ``X``, ``?~`` for ``%``, ``unknown`` and ``open`` of EDTF 2012) and say
        so in `UncertainDate.repairs`.
    hemisphere
        Which months the seasons 21 to 24 are: ``"north"``, ``"south"``, or None
        for the hull of both.
    max_length
        Longest text that is looked at, in characters.
    max_members
        Most members of a set.
    max_year_digits
        Most digits of a year, with the exponent written out. 300 digits still
        fit a float when taken as seconds.

    Returns
    -------
    UncertainDate
        Its `text` is the input, unchanged.

    Raises
    ------
    EDTFError
        The text is not EDTF, names a day that does not exist, runs backwards, or
        exceeds a limit; with `position` and `reason`. Also for what is no str.

    References
    ----------
    Library of Congress, *EDTF Specification*, 4 February 2019. Where it is silent:
    ``T24:00:00`` and ``:59:60`` are kept as the last second of what they were written
    in; X and S count away from zero in negative years; ``201X?``, seasons and letter
    years as ends, ``/``, ``../..`` and sets of one member are accepted; a component
    with a qualifier on both sides, and S larger than the number of digits, are not.

    Examples
    --------
    >>> str(parse_edtf("1985-04").earliest), str(parse_edtf("156X-12-25").latest)
    ('1985-04-01', '1569-12-25')
    >>> parse_edtf("1985-13")
    Traceback (most recent call last):
        ...
    chronoint.errors.EDTFError: '1985-13': month 13 is out of 1..12
    >>> parse_edtf("2019-uu?~", lenient=True).edtf
    '2019-XX%'
    """
    if not isinstance(text, str):
        msg = f"expected EDTF as str, found {type(text).__name__}"
        raise EDTFError(msg, text=f"<{type(text).__name__}>")
    if len(text) > max_length:
        msg = f"{len(text)} characters are more than {max_length} (max_length)"
        raise EDTFError(msg, text=text, position=max_length)
    try:
        policy = _HEMISPHERES[hemisphere]
    except KeyError:
        msg = f"hemisphere is 'north', 'south' or None, not {hemisphere!r}"
        raise ValueError(msg) from None
    table = after_year(policy)
    if "/" in text:
        plain = _read_plain_interval(text, table)
    else:
        atom = read_plain(text, table)
        plain = None if atom is None else _single(atom, text)
    if plain is not None:
        return plain
    reader = AtomReader(text, policy, max_year_digits)
    if not lenient:
        return _read(reader, max_members)
    try:
        return _read(reader, max_members)
    except EDTFError:
        return _read_repaired(reader, max_members)


def _read(reader: AtomReader, max_members: int) -> UncertainDate:
    text = reader.source
    if text[:1] in ("[", "{"):
        return _read_set(reader, max_members)
    slash = text.find("/")
    if slash < 0:
        return _read_single(reader)
    second = text.find("/", slash + 1)
    if second >= 0:
        reader.fail("an interval has one '/'", second)
    return _read_interval(reader, slash)


def _read_single(reader: AtomReader) -> UncertainDate:
    return _single(reader.read_special(reader.source, 0, time_allowed=True), reader.source)


def _single(atom: Atom, text: str) -> UncertainDate:
    start, end, unit, code, mask, hemisphere, shift = atom
    return new_date(
        start,
        end,
        start,
        end,
        _INSTANT,
        _CLOSED,
        _CLOSED,
        unit,
        qualification(code),
        text,
        text,
        () if mask is None else (mask,),
        hemisphere,
        shift,
    )


def _read_plain_interval(text: str, table: AfterYear) -> UncertainDate | None:
    """Read an interval between everyday dates; None when it is none, or is wrong."""
    first, _, second = text.partition("/")
    start_bound, end_bound = _WITHOUT_DATE.get(first), _WITHOUT_DATE.get(second)
    start = end = None
    if start_bound is None:
        start = read_plain(first, table)
        if start is None:
            return None
    if end_bound is None:
        end = read_plain(second, table)
        if end is None or (start is not None and start[0] >= end[1]):
            return None
    return _span(start, start_bound or _CLOSED, end, end_bound or _CLOSED, text)


def _read_interval(reader: AtomReader, slash: int) -> UncertainDate:
    text = reader.source
    start, start_bound = _read_end(reader, 0, slash)
    end, end_bound = _read_end(reader, slash + 1, len(text))
    if start is not None and end is not None and start[0] >= end[1]:
        reader.fail("the interval ends before it starts", slash + 1)
    return _span(start, start_bound, end, end_bound, text)


def _span(
    start: Atom | None, start_bound: Bound, end: Atom | None, end_bound: Bound, text: str
) -> UncertainDate:
    first, first_by, unit, code, mask, policy, _ = start or _NO_ATOM
    last_from, last, end_unit, end_code, end_mask, end_policy, _ = end or _NO_ATOM
    if start is None or (end is not None and end_unit > unit):
        unit = end_unit
    return new_date(
        first,
        first_by,
        last_from,
        last,
        _SPAN,
        start_bound,
        end_bound,
        unit,
        qualification(code, end_code),
        text,
        text,
        (_member(start), _member(end)) if mask or end_mask else (),
        policy or end_policy,
    )


def _read_end(reader: AtomReader, start: int, end: int) -> tuple[Atom | None, Bound]:
    part = reader.source[start:end]
    bound = _WITHOUT_DATE.get(part)
    if bound is not None:
        return None, bound
    if part[0] in "[{":
        reader.fail("a set cannot be the end of an interval", start)
    return reader.read(start, end), _CLOSED


def _member(atom: Atom | None) -> Member:
    if atom is None:
        return Stretch(None, None)
    if atom[4] is not None:
        return atom[4]
    return Stretch(atom[0] // SECONDS_PER_DAY, atom[1] // SECONDS_PER_DAY - 1)


def _read_set(reader: AtomReader, max_members: int) -> UncertainDate:
    text = reader.source
    closing = "]" if text[0] == "[" else "}"
    if len(text) < 2 or text[-1] != closing:
        reader.fail(f"{text[0]!r} is not closed by {closing!r}", len(text) - 1)
    count = text.count(",") + 1
    if count > max_members:
        reader.fail(f"{count} members are more than {max_members} (max_members)", 0)
    ranges: list[_Range] = []
    at, last = 1, len(text) - 1
    while at <= last:
        comma = text.find(",", at)
        stop = last if comma < 0 else comma
        ranges.append(_read_range(reader, at, stop, is_first=at == 1, is_last=stop == last))
        at = stop + 1
    return _set_value(reader, ranges)


def _read_range(
    reader: AtomReader, start: int, end: int, *, is_first: bool, is_last: bool
) -> _Range:
    """Read one member of a set: a date, or dates with '..' before, between or after."""
    dots = reader.source.find("..", start, end)
    if dots < 0:
        atom = reader.read(start, end)
        return atom, atom
    if dots == start and dots + 2 == end:
        reader.fail("'..' needs a date before or after it in a set", start)
    if dots == start:
        if not is_first:
            reader.fail("only the first member of a set can begin with '..'", start)
        return None, reader.read(dots + 2, end)
    if dots + 2 == end:
        if not is_last:
            reader.fail("only the last member of a set can end with '..'", dots)
        return reader.read(start, dots), None
    low, high = reader.read(start, dots), reader.read(dots + 2, end)
    if low[2] is not high[2]:
        reader.fail("the two ends of a range must have the same precision", dots + 2)
    if low[0] >= high[1]:
        reader.fail("the range runs backwards", dots + 2)
    return low, high


def _set_value(reader: AtomReader, ranges: list[_Range]) -> UncertainDate:
    text = reader.source
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    starts_open, ends_open = len(lows) < len(ranges), len(highs) < len(ranges)
    earliest = None if starts_open else min([low[0] for low in lows])
    latest = None if ends_open else max([high[1] for high in highs])
    if text[0] == "{":
        kind = _ALL_OF
        # The first of all lies in the earliest member, the last of all in the latest.
        first_by = None if starts_open else min([low[1] for low in lows])
        last_from = None if ends_open else max([high[0] for high in highs])
    else:
        kind = _INSTANT if len(ranges) == 1 else _ONE_OF
        first_by, last_from = latest, earliest
    atoms = lows + highs
    code, policy = 0, None
    for atom in atoms:
        code |= atom[3]
        policy = policy or atom[5]
    members = tuple([_range_member(pair) for pair in ranges])
    plain = kind is _INSTANT and isinstance(members[0], Stretch)
    return new_date(
        earliest,
        first_by,
        last_from,
        latest,
        kind,
        _OPEN if starts_open else _CLOSED,
        _OPEN if ends_open else _CLOSED,
        max([atom[2] for atom in atoms]),
        qualification(code),
        text,
        text,
        () if plain else members,
        policy,
    )


def _range_member(pair: _Range) -> Member:
    low, high = pair
    if low is high:
        return _member(low)
    return Stretch(
        None if low is None else low[0] // SECONDS_PER_DAY,
        None if high is None else high[1] // SECONDS_PER_DAY - 1,
    )


def _read_repaired(reader: AtomReader, max_members: int) -> UncertainDate:
    """Repair and read again; a fault that stays is placed in the text as given."""
    from attrs import evolve  # noqa: PLC0415 - rare road

    repaired = repair(reader.source)
    try:
        value = _read(evolve(reader, source=repaired.text), max_members)
    except EDTFError as error:
        position = repaired.origin(error.position)
        raise EDTFError(error.reason, text=reader.source, position=position) from None
    return evolve(value, text=reader.source, repairs=repaired.reports)
