"""What a card needs, read off the GUI thread: a service's row, its open alarms, what is near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services import alarms as alarm_service
from app.services import map as map_service
from app.services import overview, sensors, shelters
from app.services.desk import NotFound
from ui.alarms.board import urgency
from ui.pages.map.facts import area_facts, building_facts, sensor_facts, shelter_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.alarms import AlarmRow, Surroundings
    from app.services.desk import Desk
    from ui.pages.map.facts import CardFacts


@dataclass(frozen=True)
class CardReading:
    """A card, and what is around its foremost alarm."""

    facts: CardFacts
    around: Surroundings | None = None


def _read_sensor(desk: Desk, sensor_id: str, rows: list[AlarmRow]) -> CardReading:
    card = sensors.card(desk, sensor_id)
    mine = sorted((row for row in rows if row.sensor_id == sensor_id), key=urgency)
    around = None
    if mine and mine[0].condition == "process":
        try:
            around = alarm_service.surroundings(desk, mine[0].id)
        except NotFound:
            around = None  # closed and cleared away since the board was read
    return CardReading(sensor_facts(card, mine, desk.store.clock.now()), around)


def _read_building(desk: Desk, building_id: str, rows: list[AlarmRow]) -> CardReading:
    card = map_service.building_card(desk, building_id)
    mine = sorted((row for row in rows if row.building_id == building_id), key=urgency)
    return CardReading(building_facts(card, mine))


def _read_shelter(desk: Desk, shelter_id: str, _rows: list[AlarmRow]) -> CardReading:
    found = next((row for row in shelters.shelters(desk) if row.id == shelter_id), None)
    if found is None:
        raise NotFound("shelters", shelter_id)
    return CardReading(shelter_facts(found, desk.store.clock.now()))


def _read_area(desk: Desk, area_id: str, rows: list[AlarmRow]) -> CardReading:
    found = next((a for a in overview.summary(desk).areas if a.area_id == area_id), None)
    if found is None:
        raise NotFound("residential_areas", area_id)
    mine = sorted((row for row in rows if row.area_id == area_id), key=urgency)
    return CardReading(area_facts(found, mine))


READERS: dict[str, Callable[[Desk, str, list[AlarmRow]], CardReading]] = {
    "sensor": _read_sensor,
    "building": _read_building,
    "shelter": _read_shelter,
    "area": _read_area,
}
"""By kind of subject: called with the desk, the row's id and all open alarms. Raise NotFound."""
