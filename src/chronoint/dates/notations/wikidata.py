"""Wikidata statements about time: a time value and its qualifiers.

An instant that is a unit as Wikibase counts them (see `wikidata_time`) is written as that
value, any other one as "some value" between an earliest and a latest date. A span is
"some value" with a start time and an end time: "no value" when that end is open, "some
value" when it is unknown or no unit, with its limits beside it.

References
----------
Wikibase, *JSON format* (docs/topics/json.md): statements, snaks and data values. Wikidata,
*Help:Dates*: P1319 earliest date, P1326 latest date, P1480 sourcing circumstances (circa
Q5727902, presumably Q18122778). Properties P580 start time, P582 end time, P585 point in
time, P8555 latest start date, P8554 earliest end date, P12506 latest end date.
"""

from collections.abc import Mapping

from chronoint.dates.calendar import SECONDS_PER_DAY, civil
from chronoint.dates.notations.calendars import GREGORIAN
from chronoint.dates.notations.common import JsonObject, Loss, NotationError, Noted, checked, say
from chronoint.dates.notations.wikidata_time import TimeValue, read_time, unit_number, write_time
from chronoint.dates.notations.windows import Window, border_unit, instant, span
from chronoint.dates.terms import Bound, Kind, Precision, Qualifier
from chronoint.dates.value import UncertainDate

__all__ = ["from_wikidata", "to_wikidata"]

_EARLIEST, _LATEST = "P1319", "P1326"
_START, _END = "P580", "P582"
_LATEST_START, _EARLIEST_END, _LATEST_END = "P8555", "P8554", "P12506"
_CIRCUMSTANCES = ("P1480", "P5102")
_TIMES = (_EARLIEST, _LATEST, _START, _END, _LATEST_START, _EARLIEST_END, _LATEST_END)
_MARKS = {"Q5727902": Qualifier.APPROXIMATE, "Q18122778": Qualifier.UNCERTAIN}
_NUMBERS = {Precision.DAY: 11, Precision.MONTH: 10, Precision.YEAR: 9}
_UNIT_OF = {
    11: Precision.DAY, 10: Precision.MONTH, 9: Precision.YEAR,
    8: Precision.DECADE, 7: Precision.CENTURY,
}  # fmt: skip


def to_wikidata(date: UncertainDate, *, property_id: str = "P585") -> Noted[JsonObject]:
    """Write a date as a Wikidata statement.

    Parameters
    ----------
    date
        Any. Times of day are not stored by Wikidata: the day is written.
    property_id
        The property that the statement is of; "point in time" when not given.

    Returns
    -------
    Noted
        Its value is the statement as the JSON of an entity has it, without an id.
        Always Gregorian.

    Raises
    ------
    NotationError
        A year has more than 16 digits.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> value = to_wikidata(parse_edtf("198X~")).value
    >>> time = value["mainsnak"]["datavalue"]["value"]
    >>> time["time"], time["precision"], list(value["qualifiers"])
    ('+1980-00-00T00:00:00Z', 8, ['P1480'])
    >>> to_wikidata(parse_edtf("1914/..")).value["qualifiers"]["P582"][0]["snaktype"]
    'novalue'
    """
    qualifiers: dict[str, object] = {}
    main: JsonObject = {"snaktype": "somevalue", "property": property_id, "datatype": "time"}
    if date.kind in (Kind.SPAN, Kind.ALL_OF):
        limits = (_EARLIEST, _LATEST_START), (_EARLIEST_END, _LATEST_END)
        start = (date.earliest_start, date.latest_start)
        end = (date.earliest_end, date.latest_end)
        qualifiers |= _write_end(_START, start, date.start_bound, limits[0], date.precision)
        qualifiers |= _write_end(_END, end, date.end_bound, limits[1], date.precision)
    else:
        window = (date.earliest_start, date.latest_end)
        unit = _fills(window)
        if unit is not None and (
            # A range stated in finer units stays a range; a time of day becomes its day.
            date.precision < Precision.DAY
            or _UNIT_OF.get(unit[2], Precision.MILLENNIUM) <= date.precision
        ):
            main = _snak(property_id, write_time(*unit))
        else:
            qualifiers |= _write_limits(window, (_EARLIEST, _LATEST), date.precision)
    marks = [
        _item_snak(_CIRCUMSTANCES[0], item)
        for item, mark in _MARKS.items()
        if mark in date.qualification.any
    ]
    if marks:
        qualifiers[_CIRCUMSTANCES[0]] = marks
    value: JsonObject = {"mainsnak": main, "type": "statement", "rank": "normal"}
    if qualifiers:
        value["qualifiers"] = qualifiers
    return checked(date, value, from_wikidata)


def from_wikidata(value: JsonObject, *, has_year_zero: bool = False) -> Noted[JsonObject]:
    """Read a Wikidata statement, snak, data value or time value.

    Parameters
    ----------
    value
        As JSON has it.
    has_year_zero
        Years are counted as in the RDF export, where 0000 is 1 BCE.

    Returns
    -------
    Noted
        A start or end time among the qualifiers makes a span, else it is an instant.
        An earliest or latest date replaces that side of the value itself.
        "Circa" gives ``~``, "presumably" ``?``; other qualifiers are reported.

    Raises
    ------
    NotationError
        It is no statement about time, or says that there is no date.
    DateTextError
        A time text is wrong.

    Examples
    --------
    >>> str(from_wikidata({"time": "-0044-03-15T00:00:00Z", "precision": 11,
    ...     "calendarmodel": "http://www.wikidata.org/entity/Q1985786"}).date)
    '-0043-03-13'
    """
    if not isinstance(value, Mapping):
        msg = f"expected a statement or time value, found {say(value)}"
        raise NotationError(msg)
    reader = _Reader(has_year_zero=has_year_zero)
    main, snaktype = reader.read_main(value)
    qualifiers = value.get("qualifiers", {}) if "mainsnak" in value else {}
    if not isinstance(qualifiers, Mapping):
        msg = f"expected qualifiers by property, found {say(qualifiers)}"
        raise NotationError(msg, path="qualifiers")
    found = reader.read_qualifiers(qualifiers)
    if value.get("rank") == "deprecated":
        reader.lose("the statement is deprecated there")
    if _START in found or _END in found:
        if main is not None:
            reader.lose("the value beside start and end time is not read")
        date = reader.build_span(found)
    else:
        date = reader.build_instant(main, snaktype, found)
    return Noted(date, value, tuple(reader.lost), tuple(dict.fromkeys(reader.notes)))


def _fills(window: Window) -> tuple[int, int, int] | None:
    """Give the days of a window and the unit that they fill; None when they fill none."""
    start, end = window
    if start is None or end is None:
        return None
    first, last = start // SECONDS_PER_DAY, (end - 1) // SECONDS_PER_DAY
    number = unit_number(first, last)
    return None if number is None else (first, last, number)


def _write_end(
    name: str, window: Window, bound: Bound, limits: tuple[str, str], stated: Precision
) -> dict[str, object]:
    """Write one end of a span, with its limits where it is no unit."""
    unit = _fills(window)
    if unit is not None:
        return {name: [_snak(name, write_time(*unit))]}
    snaktype = "novalue" if bound is Bound.OPEN else "somevalue"
    blank = {"snaktype": snaktype, "property": name, "datatype": "time"}
    return {name: [blank], **_write_limits(window, limits, stated)}


def _write_limits(window: Window, names: tuple[str, str], stated: Precision) -> dict[str, object]:
    first = None if window[0] is None else window[0] // SECONDS_PER_DAY
    last = None if window[1] is None else (window[1] - 1) // SECONDS_PER_DAY
    unit = border_unit(first, last, stated)
    return {
        name: [_snak(name, write_time(*_unit_around(day, unit), _NUMBERS[unit]))]
        for name, day in zip(names, (first, last), strict=True)
        if day is not None
    }


def _unit_around(day: int, unit: Precision) -> tuple[int, int]:
    year, month, _ = civil(day)
    if unit is Precision.YEAR:
        return GREGORIAN.days(year)
    return GREGORIAN.days(year, month) if unit is Precision.MONTH else (day, day)


def _snak(name: str, time: JsonObject) -> JsonObject:
    return {
        "snaktype": "value",
        "property": name,
        "datatype": "time",
        "datavalue": {"value": time, "type": "time"},
    }


def _item_snak(name: str, item: str) -> JsonObject:
    entity = {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}
    return {
        "snaktype": "value",
        "property": name,
        "datatype": "wikibase-item",
        "datavalue": {"value": entity, "type": "wikibase-entityid"},
    }


class _Reader:
    """Collects what a statement says, and what of it is not read."""

    def __init__(self, *, has_year_zero: bool) -> None:
        self.has_year_zero = has_year_zero
        self.mark = Qualifier.NONE
        self.lost: list[Loss] = []
        self.notes: list[str] = []

    def lose(self, message: str) -> None:
        self.lost.append(Loss("field", message))

    def read_main(self, value: Mapping[str, object]) -> tuple[TimeValue | None, str]:
        """Read the value itself, however much stands around it."""
        if "mainsnak" in value:
            return self.read_snak(value["mainsnak"], "mainsnak.")
        if "snaktype" in value:
            return self.read_snak(value, "")
        if "time" not in value and "value" in value:
            return self.read_time(value["value"], "value."), "value"
        return self.read_time(value, ""), "value"

    def read_snak(self, snak: object, path: str) -> tuple[TimeValue | None, str]:
        if not isinstance(snak, Mapping):
            msg = f"expected a snak, found {say(snak)}"
            raise NotationError(msg, path=path.rstrip("."))
        snaktype = snak.get("snaktype")
        if snaktype in ("somevalue", "novalue"):
            return None, str(snaktype)
        if snaktype != "value":
            msg = f"expected 'value', 'somevalue' or 'novalue', found {say(snaktype)}"
            raise NotationError(msg, path=f"{path}snaktype")
        held = snak.get("datavalue")
        if not isinstance(held, Mapping) or held.get("type", "time") != "time":
            msg = "expected a data value of type 'time'"
            raise NotationError(msg, path=f"{path}datavalue")
        return self.read_time(held.get("value"), f"{path}datavalue.value."), "value"

    def read_time(self, value: object, path: str) -> TimeValue:
        time = read_time(value, path, has_year_zero=self.has_year_zero)
        self.notes += time.notes
        return time

    def read_qualifiers(
        self, qualifiers: Mapping[str, object]
    ) -> dict[str, tuple[TimeValue | None, str]]:
        found: dict[str, tuple[TimeValue | None, str]] = {}
        for name, snaks in qualifiers.items():
            path = f"qualifiers[{say(name)}]"
            if not isinstance(snaks, list | tuple) or not snaks:
                msg = f"expected a list of snaks, found {say(snaks)}"
                raise NotationError(msg, path=path)
            if name in _CIRCUMSTANCES:
                for snak in snaks:
                    self._read_circumstance(snak)
            elif name in _TIMES:
                found[name] = self.read_snak(snaks[0], f"{path}[0].")
                if len(snaks) > 1:
                    self.lose(f"of {len(snaks)} values of {name} the first is read")
            else:
                self.lose(f"the qualifier {say(name)} is not read")
        return found

    def _read_circumstance(self, snak: object) -> None:
        item: object = None
        if isinstance(snak, Mapping):
            held = snak.get("datavalue")
            entity = held.get("value") if isinstance(held, Mapping) else None
            item = entity.get("id") if isinstance(entity, Mapping) else None
        mark = _MARKS.get(item) if isinstance(item, str) else None
        if mark is None:
            self.lose(f"the sourcing circumstance {say(item)} is not read")
        else:
            self.mark |= mark

    def build_instant(
        self,
        main: TimeValue | None,
        snaktype: str,
        found: Mapping[str, tuple[TimeValue | None, str]],
    ) -> UncertainDate:
        for name in (_LATEST_START, _EARLIEST_END, _LATEST_END):
            if name in found:
                self.lose(f"{name} without a start or end time is not read")
        earliest = found.get(_EARLIEST, (None, ""))[0]
        latest = found.get(_LATEST, (None, ""))[0]
        times = [time for time in (earliest, latest) if time is not None]
        if not times and main is not None:
            return self._qualified(
                instant(
                    (main.start, main.end),
                    text=main.text,
                    precision=main.unit,
                    qualifier=self.mark,
                    shift=main.shift,
                )
            )
        if not times and snaktype == "novalue":
            msg = "the statement says that there is no date"
            raise NotationError(msg)
        if not times:
            self.notes.append("some value without an earliest or latest date is read as unknown")
            return self._qualified(span(Bound.UNKNOWN, Bound.UNKNOWN))
        start = earliest.start if earliest else main.start if main else None
        end = latest.end if latest else main.end if main else None
        if main is not None and not (
            (start is None or main.start <= start) and (end is None or end <= main.end)
        ):
            self.lose("the value between earliest and latest date is not kept")
        unit = max(time.unit for time in (*times, *([main] if main and len(times) < 2 else [])))
        return self._qualified(instant((start, end), precision=unit, qualifier=self.mark))

    def build_span(self, found: Mapping[str, tuple[TimeValue | None, str]]) -> UncertainDate:
        start, first = self._build_end(found, _START, (_EARLIEST,), (_LATEST_START,))
        end, last = self._build_end(found, _END, (_EARLIEST_END,), (_LATEST_END, _LATEST))
        units = [unit for unit in (first, last) if unit is not None]
        precision = max(units) if units else None
        return self._qualified(span(start, end, precision=precision, qualifier=self.mark))

    def _build_end(
        self,
        found: Mapping[str, tuple[TimeValue | None, str]],
        name: str,
        lows: tuple[str, ...],
        highs: tuple[str, ...],
    ) -> tuple[Window | Bound, Precision | None]:
        time, snaktype = found.get(name, (None, "somevalue"))
        low = next((found[key][0] for key in lows if key in found), None)
        high = next((found[key][0] for key in highs if key in found), None)
        times = [limit for limit in (time, low, high) if limit is not None]
        if not times:
            return (Bound.OPEN if snaktype == "novalue" else Bound.UNKNOWN), None
        start = low.start if low else time.start if time else None
        end = high.end if high else time.end if time else None
        if time is not None and len(times) > 1:
            self.notes.append(f"the limits beside {name} are taken for its own")
        return (start, end), max(limit.unit for limit in times)

    def _qualified(self, date: UncertainDate) -> UncertainDate:
        if date.qualification.any is not self.mark:
            self.lost.append(Loss("qualification", "EDTF cannot qualify such a date"))
        return date
