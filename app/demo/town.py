"""The built town: areas with their names, compounds, and buildings numbered through each area."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.demo import layout, records
from app.demo.dice import Dice
from app.demo.files import FOLDER, geometry
from app.demo.ground import Ground, Lot, lay_out
from app.demo.housing import Footprint, build_compound
from app.demo.people import Register, phone
from app.demo.plane import Point, degrees
from app.domain.geo import centroid

if TYPE_CHECKING:
    from collections.abc import Iterable

    import msgspec

KITCHEN_FIRE_BUILDING = ("310115010014", 12)
"""Has eight floors, so that a fire on the sixth has neighbours above and below."""


@dataclass(frozen=True)
class House:
    """A building as the generator needs it; `number` counts through its area."""

    code: str
    area: str
    compound: str
    number: int
    footprint: Footprint

    @property
    def rooms(self) -> int:
        """Flats on one floor."""
        return self.footprint.units * self.footprint.flats


@dataclass(frozen=True)
class Town:
    """Everything that stands. `compound_lots`: lots by compound code; `names`: areas by code."""

    ground: Ground
    names: dict[str, str]
    houses: list[House]
    compound_lots: dict[str, Lot]
    areas: list[records.Area]
    compounds: list[records.Compound]
    buildings: list[records.Building]


def full_code(suffix: str) -> str:
    """Return the 12 digits of a residential area from its last three."""
    return layout.STREET_CODE + suffix


def polygon(ring: Iterable[Point]) -> msgspec.Raw:
    """Return a GeoJSON polygon of a ring in degrees, closed as GeoJSON wants it."""
    points = list(ring)
    return geometry("Polygon", [[*points, points[0]]])


def committees() -> dict[str, str]:
    """Return the real names of the committees by code."""
    with (FOLDER / "sources" / "nanmatou_committees.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def build_town() -> Town:
    """Return the town: 27 areas, 56 compounds, about 1,500 buildings."""
    ground = lay_out()
    names = {code: name.removesuffix("居委会") for code, name in sorted(committees().items())}
    leaders = Register(1)
    houses: list[House] = []
    lots: dict[str, Lot] = {}
    compounds: list[records.Compound] = []
    buildings: list[records.Building] = []
    for suffix in sorted(ground.areas):
        area = full_code(suffix)
        own = [lot for lot in ground.lots if lot.area == suffix and lot.kind in "CT"]
        number = 0
        for index, (lot, name) in enumerate(zip(own, _names(names[area], own), strict=True), 1):
            code = f"{area}-C{index}"
            lots[code] = lot
            compounds.append(_compound(code, area, name, lot))
            for footprint in build_compound(lot, code):
                number += 1
                if (area, number) == KITCHEN_FIRE_BUILDING:
                    footprint = replace(footprint, floors=8)  # noqa: PLW2901
                house = House(f"{area}-B{number:03d}", area, code, number, footprint)
                houses.append(house)
                buildings.append(_building(house, leaders))
    areas = [_area(full_code(s), names, ring) for s, ring in ground.areas.items()]
    return Town(ground, names, houses, lots, areas, compounds, buildings)


def _names(area: str, lots: list[Lot]) -> list[str]:
    """Name an area's compounds: by where they lie when there are two, else by number."""
    if len(lots) == 1:
        return [area if area.endswith(("新村", "花园")) else f"{area}小区"]
    if len(lots) > 2:
        return [f"{area}{n}区" for n in "一二三四五"[: len(lots)]]
    (x0, y0), (x1, y1) = (lot.cell.at(0.5, 0.5) for lot in lots)
    if abs(x1 - x0) > abs(y1 - y0):
        return [f"{area}{n}区" for n in ("西东" if x0 < x1 else "东西")]
    return [f"{area}{n}区" for n in ("南北" if y0 < y1 else "北南")]


def _area(code: str, names: dict[str, str], ring: list[Point]) -> records.Area:
    lon, lat = centroid(ring)
    order = list(names).index(code) + 1
    return records.Area(
        code=code,
        name=f"{names[code]}居民区",
        committee=f"{names[code]}居委会",
        committee_phone=phone(8, order),
        micro_station_phone=phone(8, 100 + order),
        lon=round(lon, 6),
        lat=round(lat, 6),
        geometry=polygon(ring),
    )


def _compound(code: str, area: str, name: str, lot: Lot) -> records.Compound:
    dice = Dice("compound", code)
    lon, lat = degrees(lot.cell.at(0.5, 0.5))
    return records.Compound(
        code=code,
        area=area,
        name=name,
        built_year=dice.whole(1993, 1999) if lot.kind == "T" else dice.whole(1979, 1996),
        old=True,
        lon=lon,
        lat=lat,
        geometry=polygon(degrees(p) for p in lot.cell.outline()),
    )


def _building(house: House, leaders: Register) -> records.Building:
    dice = Dice("building", house.code)
    footprint = house.footprint
    households = house.rooms * footprint.floors
    name, telephone = leaders.next()
    lon, lat = degrees(footprint.centre)
    return records.Building(
        code=house.code,
        compound=house.compound,
        number=f"{house.number} 号楼",
        floors=footprint.floors,
        households=households,
        residents=round(households * dice.between(2.0, 2.6)),
        leader_name=name,
        leader_phone=telephone,
        lon=lon,
        lat=lat,
        geometry=polygon(degrees(p) for p in footprint.corners()),
    )
