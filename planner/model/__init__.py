"""What a plan holds: declarations only, no queries. The order of `ENTITIES` is the order of the method."""

from planner.model.base import (
    Entity,
    complete,
    field_named,
    fields_of_class,
    key_of,
    new_uid,
    now,
    plural_of,
    singular_of,
)
from planner.model.capability import Capability, Provision
from planner.model.choices import Choice
from planner.model.fields import Field, Kind
from planner.model.governance import (
    ConflictRule,
    DataProtocol,
    Decision,
    Forum,
    ForumMember,
    Platform,
    PlatformUser,
    ProtocolRecipient,
    Responsibility,
)
from planner.model.organisation import Contact, Organisation
from planner.model.performance import Benchmark, CashLine, Kpi, Measurement
from planner.model.plan import PlanInfo
from planner.model.relationship import Relationship, ValueFlow
from planner.model.risk import (
    Action,
    BowTieItem,
    Dismissal,
    LogEntry,
    Risk,
    RiskLink,
    ScaleLevel,
    Trend,
    TrendGoal,
)
from planner.model.roadmap import Phase, Task, TaskDependency
from planner.model.role import Role, RoleAssignment
from planner.model.selection import Assessment, Criterion
from planner.model.strategy import Goal, ModelCriterion, Resource, Stance, ValueProposition
from planner.model.views import MapGroup, MapNote, MapView, Placement, SavedFilter, Snapshot, StoryStep

ENTITIES: tuple[type[Entity], ...] = (
    PlanInfo, Organisation, Contact, Role, RoleAssignment, Capability, Provision, Relationship, ValueFlow,
    Goal, Stance, ValueProposition, Resource, ModelCriterion,
    Forum, ForumMember, Decision, Responsibility, ConflictRule, DataProtocol, ProtocolRecipient, Platform,
    PlatformUser, Kpi, Measurement, Benchmark, CashLine,
    Criterion, Assessment, Phase, Task, TaskDependency,
    Risk, RiskLink, Action, BowTieItem, ScaleLevel, Trend, TrendGoal, LogEntry, Dismissal,
    MapView, Placement, MapGroup, MapNote, StoryStep, SavedFilter, Snapshot,
)  # fmt: skip
BY_KEY: dict[str, type[Entity]] = {key_of(entity): entity for entity in ENTITIES}

__all__ = [
    "BY_KEY",
    "ENTITIES",
    "Action",
    "Assessment",
    "Benchmark",
    "BowTieItem",
    "Capability",
    "CashLine",
    "Choice",
    "ConflictRule",
    "Contact",
    "Criterion",
    "DataProtocol",
    "Decision",
    "Dismissal",
    "Entity",
    "Field",
    "Forum",
    "ForumMember",
    "Goal",
    "Kind",
    "Kpi",
    "LogEntry",
    "MapGroup",
    "MapNote",
    "MapView",
    "Measurement",
    "ModelCriterion",
    "Organisation",
    "Phase",
    "Placement",
    "PlanInfo",
    "Platform",
    "PlatformUser",
    "ProtocolRecipient",
    "Provision",
    "Relationship",
    "Resource",
    "Responsibility",
    "Risk",
    "RiskLink",
    "Role",
    "RoleAssignment",
    "SavedFilter",
    "ScaleLevel",
    "Snapshot",
    "Stance",
    "StoryStep",
    "Task",
    "TaskDependency",
    "Trend",
    "TrendGoal",
    "ValueFlow",
    "ValueProposition",
    "complete",
    "field_named",
    "fields_of_class",
    "key_of",
    "new_uid",
    "now",
    "plural_of",
    "singular_of",
]
