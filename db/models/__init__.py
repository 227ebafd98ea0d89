"""All tables. Import this package to have the metadata complete."""

from __future__ import annotations

from db.models.alarm_room import (
    Absence,
    GuidanceNote,
    MaintenanceWindow,
    RuleVersion,
    SavedFilter,
)
from db.models.alarms import Alarm, AlarmTransition
from db.models.base import AppendOnly, Base, Row
from db.models.calls import PhoneCall
from db.models.drill_records import DrillAttendance, DrillRecord
from db.models.duty import DutyLogEntry, DutyShift
from db.models.incidents import Incident, IncidentEntry, Task
from db.models.local import LocalClock, LocalFact
from db.models.people import Person, Team
from db.models.places import Building, Camera, Compound, MapFeature, ResidentialArea, Street
from db.models.plans import Plan, PlanActivation, TaskCard
from db.models.registers import Hazard, VulnerableFacility, VulnerableHousing, VulnerablePerson
from db.models.reports import ReportDecision, SituationReport
from db.models.roads import RoadClosure
from db.models.sensing import (
    PayloadMapping,
    QuarantinedMessage,
    Reading,
    Sensor,
    SensorSource,
    SensorState,
    UnknownSensor,
)
from db.models.shelters import OccupancyMove, Shelter
from db.models.supplies import Depot, Lot, StockMinimum, StockMove, SupplyItem
from db.models.users import AuditEntry, User
from db.models.warnings import WarningMessage

__all__ = [
    "Absence",
    "Alarm",
    "AlarmTransition",
    "AppendOnly",
    "AuditEntry",
    "Base",
    "Building",
    "Camera",
    "Compound",
    "Depot",
    "DrillAttendance",
    "DrillRecord",
    "DutyLogEntry",
    "DutyShift",
    "GuidanceNote",
    "Hazard",
    "Incident",
    "IncidentEntry",
    "LocalClock",
    "LocalFact",
    "Lot",
    "MaintenanceWindow",
    "MapFeature",
    "OccupancyMove",
    "PayloadMapping",
    "Person",
    "PhoneCall",
    "Plan",
    "PlanActivation",
    "QuarantinedMessage",
    "Reading",
    "ReportDecision",
    "ResidentialArea",
    "RoadClosure",
    "Row",
    "RuleVersion",
    "SavedFilter",
    "Sensor",
    "SensorSource",
    "SensorState",
    "Shelter",
    "SituationReport",
    "StockMinimum",
    "StockMove",
    "Street",
    "SupplyItem",
    "Task",
    "TaskCard",
    "Team",
    "UnknownSensor",
    "User",
    "VulnerableFacility",
    "VulnerableHousing",
    "VulnerablePerson",
    "WarningMessage",
]

Base.defer_foreign_keys()
