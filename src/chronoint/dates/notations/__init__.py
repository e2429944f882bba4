"""Dates in foreign notations: CIDOC-CRM, GEDCOM 7, Wikidata, PeriodO, SIMILE Timeline.

One module for each, with the same two functions: ``to_x(date)`` and ``from_x(value)``.
Both give a `Noted` that holds the date, the foreign value, and what was lost between
them (`common` says how that is known).
"""

from chronoint.dates.notations.cidoc import from_cidoc, to_cidoc
from chronoint.dates.notations.common import Loss, NotationError, Noted
from chronoint.dates.notations.gedcom import GedcomDate, from_gedcom, to_gedcom
from chronoint.dates.notations.periodo import from_periodo, to_periodo
from chronoint.dates.notations.simile import from_simile, to_simile
from chronoint.dates.notations.wikidata import from_wikidata, to_wikidata

__all__ = [
    "GedcomDate",
    "Loss",
    "NotationError",
    "Noted",
    "from_cidoc",
    "from_gedcom",
    "from_periodo",
    "from_simile",
    "from_wikidata",
    "to_cidoc",
    "to_gedcom",
    "to_periodo",
    "to_simile",
    "to_wikidata",
]
