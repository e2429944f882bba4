"""What is recorded: sources, claims, events, actors, decisions, and checks on them."""

from chronoint.model.actors import Actor, ActorTable
from chronoint.model.checks import check
from chronoint.model.chronology import Chronology
from chronoint.model.claims import ROLES, STATUSES, Claim, Role, Status
from chronoint.model.decisions import RELATIONS, Decision, Relation
from chronoint.model.events import Conflict, Event, Step, View
from chronoint.model.sources import RELIABILITIES, Reliability, Source, Update, UpdateKind

__all__ = [
    "RELATIONS",
    "RELIABILITIES",
    "ROLES",
    "STATUSES",
    "Actor",
    "ActorTable",
    "Chronology",
    "Claim",
    "Conflict",
    "Decision",
    "Event",
    "Relation",
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
