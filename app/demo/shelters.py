"""The 68 shelters: 10 settlement sites and 58 shelter points, for 6,000 people on 10,000 m2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.dice import Dice
from app.demo.people import Register
from app.demo.plane import Point, degrees
from app.demo.town import full_code

if TYPE_CHECKING:
    from app.demo.town import Town

PEOPLE = 6_000
SQUARE_METRES = 10_000
SITES = 10
POINTS = 58

_SITE_VENUES = (("S", "小学体育馆"), ("M", "社区文化活动中心"), ("H", "社区卫生服务中心"))
_POINT_VENUES = ("居民活动室", "中心花园", "小区广场", "老年活动室", "居委会会议室")


@dataclass(frozen=True)
class _Place:
    area: str
    name: str
    venue: str
    at: Point
    weight: float


def open_shelters(town: Town) -> list[records.Shelter]:
    """Return the shelters; every residential area has at least one point."""
    sites, points = _sites(town), _points(town)
    places = [*sites, *points]
    capacities = _apportion(PEOPLE, [p.weight for p in places])
    roominess = [Dice("m2", place.name).between(1.5, 1.9) for place in places]
    needs = [people * room for people, room in zip(capacities, roominess, strict=True)]
    areas = _apportion(SQUARE_METRES, needs)
    keepers = Register(2)
    shelters = []
    for n, (place, people, area) in enumerate(zip(places, capacities, areas, strict=True)):
        site = n < len(sites)
        keeper, telephone = keepers.next()
        lon, lat = degrees(place.at)
        shelters.append(
            records.Shelter(
                code=f"AZ-{n + 1:02d}" if site else f"BN-{n + 1 - len(sites):02d}",
                area=place.area,
                name=place.name,
                kind="settlement_site" if site else "shelter_point",
                venue=place.venue,
                address=f"{town.names[place.area]}居民区 演示路 {n + 1} 号",
                capacity=people,
                usable_area=area,
                keeper_name=keeper,
                keeper_phone=telephone,
                lon=lon,
                lat=lat,
            )
        )
    return shelters


def _sites(town: Town) -> list[_Place]:
    lots = [lot for lot in town.ground.lots if lot.kind in "SMH"]
    found: list[_Place] = []
    for kind, venue in _SITE_VENUES:
        for lot in lots:
            area = full_code(lot.area)
            if lot.kind == kind and len(found) < SITES:
                weight = Dice("site", area, venue).between(230, 360)
                name = f"{town.names[area]}{venue}"
                found.append(_Place(area, name, venue, lot.cell.at(0.5, 0.5), weight))
    return found


def _points(town: Town) -> list[_Place]:
    found: list[_Place] = []
    for lot in town.ground.lots:
        if lot.kind == "P":
            area = full_code(lot.area)
            weight = Dice("park", area).between(60, 110)
            name = f"{town.names[area]}公园"
            found.append(_Place(area, name, "公园", lot.cell.at(0.5, 0.2), weight))
    names = {compound.code: compound.name for compound in town.compounds}
    for turn, venue in enumerate(_POINT_VENUES):
        for code, lot in town.compound_lots.items():
            # First compounds and second ones of their areas get different venues.
            if len(found) == POINTS or int(code[-1]) % 2 == turn % 2:
                continue
            dice = Dice("point", code, venue)
            at = lot.cell.at(dice.between(0.3, 0.7), dice.between(0.3, 0.7))
            area = full_code(lot.area)
            found.append(_Place(area, names[code] + venue, venue, at, dice.between(30, 62)))
    return found


def _apportion(total: int, weights: list[float]) -> list[int]:
    """Divide a whole number in proportion, by largest remainders."""
    exact = [total * w / sum(weights) for w in weights]
    shares = [int(e) for e in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
