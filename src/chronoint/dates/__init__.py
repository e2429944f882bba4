"""What a date means: values, EDTF, English phrases, and questions with three answers.

Reading and values are here at once; questions and arithmetic load on first use, so
that importing dates stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chronoint.dates.calendar import civil, day_number
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.members import Mask, Member, Stretch
from chronoint.dates.prose import WIDTHS, Widths, parse_date
from chronoint.dates.terms import Bound, Hemisphere, Kind, Precision, Qualification, Qualifier
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate

if TYPE_CHECKING:
    from chronoint.dates.allen import Allen, relations
    from chronoint.dates.chance import (
        Chances,
        Widening,
        chance_after,
        chance_before,
        chance_same_day,
        chances,
        sample,
    )
    from chronoint.dates.columns import Aoristic, DateColumn, aoristic
    from chronoint.dates.common import intersection
    from chronoint.dates.day_sets import count_days, days
    from chronoint.dates.describing import describe
    from chronoint.dates.durations import (
        UncertainDuration,
        duration,
        elapsed,
        gap,
        longer,
        moved,
        same_length,
        shorter,
    )
    from chronoint.dates.hulls import hull
    from chronoint.dates.normal import normalise
    from chronoint.dates.prose import DateMention, find_dates
    from chronoint.dates.questions import after, before, during, meets, overlaps, same_day, within


__all__ = [
    "WIDTHS",
    "Allen",
    "Aoristic",
    "Bound",
    "Chances",
    "DateColumn",
    "DateMention",
    "Hemisphere",
    "Kind",
    "Mask",
    "Member",
    "Precision",
    "Qualification",
    "Qualifier",
    "Stretch",
    "Truth",
    "UncertainDate",
    "UncertainDuration",
    "Widening",
    "Widths",
    "after",
    "aoristic",
    "before",
    "chance_after",
    "chance_before",
    "chance_same_day",
    "chances",
    "civil",
    "count_days",
    "day_number",
    "days",
    "describe",
    "duration",
    "during",
    "elapsed",
    "find_dates",
    "gap",
    "hull",
    "intersection",
    "longer",
    "meets",
    "moved",
    "normalise",
    "overlaps",
    "parse_date",
    "parse_edtf",
    "relations",
    "same_day",
    "same_length",
    "sample",
    "shorter",
    "within",
]

_MODULES = {
    "allen": ("Allen", "relations"),
    "chance": (
        "Chances",
        "Widening",
        "chance_after",
        "chance_before",
        "chance_same_day",
        "chances",
        "sample",
    ),
    "columns": ("Aoristic", "DateColumn", "aoristic"),
    "common": ("intersection",),
    "day_sets": ("count_days", "days"),
    "describing": ("describe",),
    "durations": (
        "UncertainDuration",
        "duration",
        "elapsed",
        "gap",
        "longer",
        "moved",
        "same_length",
        "shorter",
    ),
    "hulls": ("hull",),
    "normal": ("normalise",),
    "prose": ("DateMention", "find_dates"),
    "questions": ("after", "before", "during", "meets", "overlaps", "same_day", "within"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _MODULE_OF:
        msg = f"module 'chronoint.dates' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"chronoint.dates.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
