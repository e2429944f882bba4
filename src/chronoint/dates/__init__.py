"""What a date means: values, EDTF, English phrases, and questions with three answers."""

from chronoint.dates.calendar import civil, day_number
from chronoint.dates.common import intersection
from chronoint.dates.edtf import parse_edtf
from chronoint.dates.members import Mask, Member, Stretch
from chronoint.dates.normal import normalise
from chronoint.dates.prose import WIDTHS, Widths, parse_date
from chronoint.dates.relations import after, before, during, meets, overlaps, same_day, within
from chronoint.dates.terms import Bound, Hemisphere, Kind, Precision, Qualification, Qualifier
from chronoint.dates.truth import Truth
from chronoint.dates.value import UncertainDate

__all__ = [
    "WIDTHS",
    "Bound",
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
    "Widths",
    "after",
    "before",
    "civil",
    "day_number",
    "during",
    "intersection",
    "meets",
    "normalise",
    "overlaps",
    "parse_date",
    "parse_edtf",
    "same_day",
    "within",
]
