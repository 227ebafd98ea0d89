"""A small stock and a shelter for tests, with nothing in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.ids import new_id
from db.models import Depot, ResidentialArea, Shelter, Street, SupplyItem

if TYPE_CHECKING:
    from db.store import Store

_OUTLINE = (
    '{"type":"Polygon","coordinates":[[[121.5,31.1],[121.6,31.1],[121.6,31.2],[121.5,31.1]]]}'
)


@dataclass(frozen=True)
class Rooms:
    """Ids of what `furnish` made. `water` keeps 365 days, `tent` does not expire."""

    area: str
    depot: str
    other_depot: str
    water: str
    tent: str
    shelter: str
    point: str


def furnish(store: Store) -> Rooms:
    """Add an area, two depots, two items, a settlement site for 10 people and a shelter point."""
    street = new_id()
    rooms = Rooms(*(new_id() for _ in range(7)))
    place = {"lon": 121.5, "lat": 31.2}
    with store.write() as write:
        write.session.add_all(
            [
                Street(id=street, code="310115010", name="街道", district="区", outline=_OUTLINE),
                ResidentialArea(
                    id=rooms.area,
                    street_id=street,
                    code="310115010001",
                    name="第一居民区",
                    committee="第一居委会",
                    outline=_OUTLINE,
                    **place,
                ),
                Depot(id=rooms.depot, code="D-1", name="街道库", kind="street_reserve", **place),
                Depot(
                    id=rooms.other_depot,
                    area_id=rooms.area,
                    code="D-0",
                    name="微型消防站",
                    kind="micro_fire_station",
                    **place,
                ),
                SupplyItem(
                    id=rooms.water,
                    code="W",
                    name="饮用水",
                    category="食品",
                    unit="瓶",
                    shelf_life_days=365,
                ),
                SupplyItem(id=rooms.tent, code="T", name="帐篷", category="安置", unit="顶"),
                Shelter(
                    id=rooms.shelter,
                    area_id=rooms.area,
                    code="S-01",
                    name="第一小学",
                    kind="settlement_site",
                    capacity=10,
                    usable_area=30,
                    **place,
                ),
                Shelter(
                    id=rooms.point,
                    area_id=rooms.area,
                    code="S-02",
                    name="社区广场",
                    kind="shelter_point",
                    capacity=100,
                    usable_area=300,
                    **place,
                ),
            ]
        )
    return rooms
