"""What is recorded: sources, claims, events, actors, decisions, and checks on them."""

from chronoint.model.actors import Actor, ActorTable
from chronoint.model.checks import check
from chronoint.model.chronology import Chronology
from chronoint.model.claims import DATE_ROLES, ROLES, STATUSES, Claim, DateRole, Role, Status
from chronoint.model.decisions import (
    KINSHIPS,
    RELATIONS,
    Decision,
    Kinship,
    Relation,
    Relative,
)
from chronoint.model.events import Conflict, Event, Step, View
from chronoint.model.sources import RELIABILITIES, Reliability, Source, Update, UpdateKind

__all__ = [
    "DATE_ROLES",
    "KINSHIPS",
    "RELATIONS",
    "RELIABILITIES",
    "ROLES",
    "STATUSES",
    "Actor",
    "ActorTable",
    "Chronology",
    "Claim",
    "Conflict",
    "DateRole",
    "Decision",
    "Event",
    "Kinship",
    "Relation",
    "Relative",
    "Reliability",
    "Role",
    "Source",
    "Status",
    "Step",
    "Update",
    "UpdateKind",
    "View",
    "check",
]
