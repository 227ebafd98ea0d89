"""What an intake wants to know at once: the alarm, its building, what is under way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.services import alarms, incidents
from app.services import map as street_map
from app.services.alarms import AlarmRow
from app.services.desk import Desk, NotFound
from app.services.incidents import IncidentRow

if TYPE_CHECKING:
    from app.services.map import BuildingCard

OPEN = "open"


class Around(msgspec.Struct, frozen=True):
    """A building: open alarms that belong to no incident, and incidents under way there."""

    building_id: str
    name: str
    area_id: str
    alarms: tuple[AlarmRow, ...]
    incidents: tuple[IncidentRow, ...]


class FromAlarm(msgspec.Struct, frozen=True):
    """An alarm, and its building (None: it is outdoors)."""

    alarm: AlarmRow
    around: Around | None


def read_alarm(desk: Desk, alarm_id: str) -> FromAlarm | None:
    """Return an alarm with what is around it, None when there is no such alarm."""
    rows = alarms.alarms_by_id(desk, [alarm_id])
    if not rows:
        return None
    building = rows[0].building_id
    return FromAlarm(rows[0], read_building(desk, building) if building else None)


def read_building(desk: Desk, building_id: str) -> Around | None:
    """Return a building with what is under way there, None when there is no such building."""
    try:
        card = street_map.building_card(desk, building_id)
    except NotFound:
        return None
    rows = alarms.alarms_by_id(desk, card.open_alarm_ids)
    under_way = incidents.incidents(desk, OPEN)
    return Around(
        building_id=card.id,
        name=building_name(card),
        area_id=card.area_id,
        alarms=tuple(row for row in rows if row.incident_id is None),
        incidents=tuple(row for row in under_way if row.building_id == building_id),
    )


def building_name(card: BuildingCard) -> str:
    """Return e.g. `临沂八村 12 号楼`."""
    return f"{card.compound_name} {card.number}".strip()
