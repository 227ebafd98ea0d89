"""The 22,000 sensing points: in stairs, homes and distribution rooms, and out on the roads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.anchors import Anchors
from app.demo.dice import Dice
from app.demo.outdoors import Underpass, roadside, underpasses
from app.demo.plane import Point, degrees
from app.demo.town import KITCHEN_FIRE_BUILDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.demo.town import House, Town

TOTAL = 22_000
GAS = 3_600
ELDERLY_HOMES = 700
MANHOLES = 1_250
HYDRANTS = 950
WATER_LEVELS = 200

GAS_HOME = ("310115010027", 37, 2, 1)
ELDERLY_HOME = ("310115010005", 8, 3, 2)
"""Area, building number, floor, room on the floor."""
FLOODED_UNDERPASS = "浦三路下立交"


@dataclass(frozen=True, order=True)
class Home:
    """A flat: its building's code, floor, and number on the floor from 1."""

    building: str
    floor: int
    flat: int

    @property
    def room(self) -> str:
        """Return e.g. "302"."""
        return f"{self.floor}{self.flat:02d}"


@dataclass(frozen=True)
class Sensing:
    """All sensors in the order of their codes, the homes of the elderly, and the anchors."""

    sensors: list[records.Sensor]
    elderly: list[Home]
    anchors: Anchors
    underpasses: list[Underpass]


@dataclass(frozen=True)
class _Wish:
    """A sensor before it has a code."""

    area: str
    building: str
    kind: str
    floor: int | None
    place: str
    at: Point


def place_sensors(town: Town) -> Sensing:
    """Return exactly `TOTAL` sensors; smoke detectors fill what the other kinds leave."""
    houses = {house.code: house for house in town.houses}
    passes = underpasses(town)
    elderly = _homes(town, ELDERLY_HOMES, "elderly", ELDERLY_HOME)
    wishes = [
        *(_in_home(houses, h, "combustible_gas", 0.1) for h in _homes(town, GAS, "gas", GAS_HOME)),
        *(_electrical(house) for house in town.houses),
        *(
            _in_home(houses, home, kind, across)
            for home in elderly
            for kind, across in (
                ("infrared_activity", -0.35),
                ("water_meter", 0.5),
                ("door_contact", 0.78),
            )
        ),
        *_outdoors(town, passes),
    ]
    wishes.extend(_smoke(town, TOTAL - len(wishes)))
    sensors = _number(wishes)
    return Sensing(sensors, elderly, _anchors(sensors), passes)


def _homes(town: Town, wanted: int, subject: str, fixed: tuple[str, int, int, int]) -> list[Home]:
    """Choose homes all over the town, none twice, the fixed one among them."""
    area, number, floor, flat = fixed
    home = next(h for h in town.houses if (h.area, h.number) == (area, number))
    chosen = {Home(home.code, floor, flat)}
    dice = Dice("homes", subject)
    while len(chosen) < wanted:
        house = dice.pick(town.houses)
        chosen.add(
            Home(house.code, dice.whole(1, house.footprint.floors), dice.whole(1, house.rooms))
        )
    return sorted(chosen)


def _in_home(houses: dict[str, House], home: Home, kind: str, across: float) -> _Wish:
    house = houses[home.building]
    along = ((home.flat - 0.5) / house.rooms * 2 - 1) * 0.94
    # Floors lie beside one another on the map, not on one spot.
    shift = (home.floor / house.footprint.floors - 0.5) * 1.2 / house.rooms
    at = house.footprint.at(along + shift, across)
    return _Wish(house.area, house.code, kind, home.floor, f"{home.room} 室", at)


def _electrical(house: House) -> _Wish:
    along = 0.9 if house.number % 2 else -0.9
    return _Wish(
        house.area, house.code, "electrical_fire", 1, "1 层配电间", house.footprint.at(along, -0.7)
    )


def _smoke(town: Town, wanted: int) -> Iterator[_Wish]:
    """One on every floor of every first staircase, then of second ones, until there are enough."""
    left = wanted
    for unit in count(1):
        for house in _shuffled(town.houses, unit):
            if unit > house.footprint.units and unit > 1:
                continue
            for floor in range(1, house.footprint.floors + 1):
                if left == 0:
                    return
                left -= 1
                yield _smoke_wish(house, unit, floor)


def _shuffled(houses: list[House], unit: int) -> list[House]:
    if unit == 1:
        return houses
    return sorted(houses, key=lambda h: (Dice("stairs", unit, h.code).between(0, 1), h.code))


def _smoke_wish(house: House, unit: int, floor: int) -> _Wish:
    units, floors = house.footprint.units, house.footprint.floors
    stairs = (unit + house.number) % units + 0.5
    lean = (0.55, -0.4, 0.25, -0.6)[house.number % 4]
    along = (stairs / units * 2 - 1) * 0.9 + (floor / floors - 0.5) * lean / units
    across = 0.75 - 1.4 * (floor - 0.5) / floors
    place = f"{floor} 层走廊" if unit == 1 else f"{floor} 层走廊（{unit} 单元）"
    return _Wish(house.area, house.code, "smoke", floor, place, house.footprint.at(along, across))


def _outdoors(town: Town, passes: list[Underpass]) -> Iterator[_Wish]:
    for index, spot in enumerate(roadside(town, "manhole", MANHOLES, 7.0), 1):
        yield _Wish(spot.area, "", "manhole_cover", None, f"{spot.place} {index} 号井", spot.at)
    for index, spot in enumerate(roadside(town, "hydrant", HYDRANTS, 10.5), 1):
        place = f"{spot.place} {index} 号消火栓"
        yield _Wish(spot.area, "", "hydrant_pressure", None, place, spot.at)
    depths = [(p, i) for p in passes for i in range(len(p.points))]
    for underpass, i in depths:
        place = underpass.name + ("最低点", "东引道")[i]
        yield _Wish(underpass.area, "", "water_level", None, place, underpass.points[i])
    for spot in roadside(town, "low point", WATER_LEVELS - len(depths), 8.5):
        yield _Wish(spot.area, "", "water_level", None, f"{spot.place}低洼处", spot.at)


def _number(wishes: list[_Wish]) -> list[records.Sensor]:
    ordered = sorted(wishes, key=lambda w: (w.area, not w.building, w.building, w.kind))
    sensors = []
    numbers: dict[str, int] = {}
    for wish in ordered:
        numbers[wish.area] = number = numbers.get(wish.area, 0) + 1
        lon, lat = degrees(wish.at)
        sensors.append(
            records.Sensor(
                code=f"S-{wish.area[-6:]}-{number:06d}",
                kind=wish.kind,
                area=wish.area,
                building=wish.building,
                floor=wish.floor,
                place=wish.place,
                lon=lon,
                lat=lat,
            )
        )
    return sensors


def _anchors(sensors: list[records.Sensor]) -> Anchors:
    def codes(kind: str, *places: str, area: str = "", number: int = 0) -> tuple[str, ...]:
        building = f"{area}-B{number:03d}" if area else ""
        by_place = {s.place: s.code for s in sensors if (s.kind, s.building) == (kind, building)}
        return tuple(by_place[place] for place in places)

    area, number = KITCHEN_FIRE_BUILDING
    floors = (f"{floor} 层走廊" for floor in (6, 7, 5))
    return Anchors(
        kitchen_fire=codes("smoke", *floors, area=area, number=number),
        gas_leak=codes("combustible_gas", "201 室", area=GAS_HOME[0], number=GAS_HOME[1]),
        flooded_underpass=codes(
            "water_level", FLOODED_UNDERPASS + "最低点", FLOODED_UNDERPASS + "东引道"
        ),
        elder_unseen=tuple(
            codes(kind, "302 室", area=ELDERLY_HOME[0], number=ELDERLY_HOME[1])[0]
            for kind in ("infrared_activity", "water_meter", "door_contact")
        ),
    )
