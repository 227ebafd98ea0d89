"""The built demo street holds what the issue names, where it should be, and the same every time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import msgspec
import pytest
from shapely import STRtree
from shapely.geometry import LineString, Point, Polygon, shape
from shapely.ops import unary_union

from app.demo.anchors import anchors
from app.demo.catalogue import CATALOGUE
from app.demo.dice import Dice
from app.demo.files import ANCHORS_FILE, FOLDER, TABLES, BadDemoFile, read_records
from app.demo.generate import build_files
from app.demo.people import Register, phone
from app.demo.town import committees
from app.domain.sensors import KINDS

SQUARE_METRES = 95_310 * 110_870
"""In a square degree of the demo street."""


@cache
def rows(name: str) -> list[Any]:
    return read_records(name, TABLES[name])


@cache
def shapes(name: str) -> dict[str, Polygon]:
    return {r.code: shape(msgspec.json.decode(r.geometry)) for r in rows(name)}


def river() -> Polygon:
    name = "黄浦江"
    return next(shapes("map_features.geojson")[f.code] for f in rows("map_features.geojson")
                if f.name == name)  # fmt: skip


def test_build_gives_the_committed_files_byte_for_byte(tmp_path):
    build_files(tmp_path)
    for name in [*TABLES, ANCHORS_FILE]:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name
    assert {p.name for p in tmp_path.iterdir()} == {*TABLES, ANCHORS_FILE}


def test_files_are_small_and_have_unix_lines():
    files = [p for p in FOLDER.rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in files) < 6_000_000
    assert all(p.stat().st_size < 3_000_000 for p in files)
    assert all(b"\r" not in p.read_bytes() for p in files)


def test_counts():
    counted = {name: len(rows(name)) for name in TABLES}
    assert counted["areas.geojson"] == 27
    assert counted["compounds.geojson"] == 56
    assert 1450 <= counted["buildings.geojson"] <= 1550
    assert counted["sensors.csv"] == 22_000
    assert Counter(s.kind for s in rows("shelters.csv")) == {
        "settlement_site": 10, "shelter_point": 58,
    }  # fmt: skip
    assert Counter(d.kind for d in rows("depots.csv")) == {
        "street_reserve": 2, "area_room": 27, "micro_fire_station": 27,
    }  # fmt: skip
    assert Counter(p.kind for p in rows("plans.csv")) == {
        "overall": 1, "special": 17, "residential_area": 27,
    }  # fmt: skip
    assert Counter(t.scope for t in rows("teams.csv")) == {
        "street": 5, "residential_area": 27, "social_force": 4,
    }  # fmt: skip
    assert counted["hazards.csv"] == 120
    assert counted["cameras.csv"] == 118
    assert counted["vulnerable_people.csv"] == 900


def test_people_in_teams():
    scope = {t.code: t.scope for t in rows("teams.csv")}
    members = Counter(scope[p.team] for p in rows("people.csv"))
    assert members["street"] == 60
    assert members["residential_area"] == 270


def test_shelters_sum_to_the_streets_figures():
    assert sum(s.capacity for s in rows("shelters.csv")) == 6_000
    assert sum(s.usable_area for s in rows("shelters.csv")) == 10_000
    assert all(s.capacity > 0 and s.usable_area > 0 for s in rows("shelters.csv"))
    assert {s.area for s in rows("shelters.csv")} == set(shapes("areas.geojson"))


def test_areas_are_the_real_committees():
    assert {a.code: a.committee for a in rows("areas.geojson")} == committees()


def test_areas_tile_the_street():
    areas = list(shapes("areas.geojson").values())
    street = next(iter(shapes("street.geojson").values()))
    assert all(a.is_valid for a in [street, *areas])
    gap = unary_union(areas).symmetric_difference(street).area * SQUARE_METRES
    overlap = max(a.intersection(b).area * SQUARE_METRES for a, b in combinations(areas, 2))
    assert gap < 0.01
    assert overlap < 0.01
    assert 3e6 < street.area * SQUARE_METRES < 6e6


def test_street_begins_where_the_river_ends():
    street = next(iter(shapes("street.geojson").values()))
    assert river().is_valid
    assert river().intersection(street).area * SQUARE_METRES < 0.01
    shared = river().boundary.intersection(street.boundary)
    assert shared.length * 95_310 > 2_000


def test_compounds_lie_in_their_areas_and_apart():
    areas, compounds = shapes("areas.geojson"), shapes("compounds.geojson")
    for compound in rows("compounds.geojson"):
        assert areas[compound.area].contains(compounds[compound.code]), compound.name
    assert not any(a.intersects(b) for a, b in combinations(compounds.values(), 2))
    assert len({c.name for c in rows("compounds.geojson")}) == 56


def test_buildings_lie_in_their_compounds_and_apart():
    compounds, footprints = shapes("compounds.geojson"), shapes("buildings.geojson")
    for building in rows("buildings.geojson"):
        assert compounds[building.compound].contains(footprints[building.code]), building.code
        assert footprints[building.code].contains(Point(building.lon, building.lat))
    every = list(footprints.values())
    pairs = STRtree(every).query(every, predicate="intersects").T
    assert all(a == b for a, b in pairs)


def test_no_building_stands_in_the_creek_or_under_a_main_road():
    features = {f.code: f for f in rows("map_features.geojson")}
    geometries = shapes("map_features.geojson")
    obstacles = [g for c, g in geometries.items() if features[c].kind == "water" and g.area]
    obstacles += [
        g.buffer(11 / 110_870) for c, g in geometries.items() if features[c].kind == "road_main"
    ]
    buildings = list(shapes("buildings.geojson").values())
    assert not STRtree(buildings).query(obstacles, predicate="intersects").size


def test_buildings_are_slabs_and_some_towers():
    floors = Counter(b.floors for b in rows("buildings.geojson"))
    assert floors[6] > 1_200
    assert 20 < sum(n for f, n in floors.items() if 18 <= f <= 30) < 100
    assert all(b.residents > b.households > 0 for b in rows("buildings.geojson"))


def test_building_numbers_are_unique_in_their_area():
    seen = {(b.code[:12], b.number) for b in rows("buildings.geojson")}
    assert len(seen) == len(rows("buildings.geojson"))


def test_sensors_of_every_kind_lie_where_they_say():
    areas, footprints = shapes("areas.geojson"), shapes("buildings.geojson")
    for sensor in rows("sensors.csv"):
        at = Point(sensor.lon, sensor.lat)
        if sensor.building:
            assert footprints[sensor.building].contains(at), sensor.code
            assert sensor.building[:12] == sensor.area
        else:
            assert areas[sensor.area].contains(at), sensor.code
    kinds = Counter(s.kind for s in rows("sensors.csv"))
    assert set(kinds) == set(KINDS)
    assert kinds["smoke"] > 22_000 / 2
    assert sum(1 for s in rows("sensors.csv") if s.building) > 13_000


def test_sensor_codes_name_their_area_and_are_unique():
    for sensor in rows("sensors.csv"):
        assert re.fullmatch(rf"S-{sensor.area[-6:]}-\d{{6}}", sensor.code)
        assert sensor.place
    assert len({s.code for s in rows("sensors.csv")}) == 22_000


def test_floors_exist_and_rooms_carry_their_floor():
    floors = {b.code: b.floors for b in rows("buildings.geojson")}
    for sensor in rows("sensors.csv"):
        if not sensor.building:
            assert sensor.floor is None
            continue
        assert 1 <= sensor.floor <= floors[sensor.building]
        if sensor.place.endswith("室"):
            assert sensor.place.startswith(str(sensor.floor))


def test_every_floor_of_every_building_has_a_smoke_detector():
    covered = defaultdict(set)
    for sensor in rows("sensors.csv"):
        if sensor.kind == "smoke":
            covered[sensor.building].add(sensor.floor)
    assert all(len(covered[b.code]) == b.floors for b in rows("buildings.geojson"))


def test_elderly_homes_have_all_three_sensors_and_are_in_the_register():
    homes = defaultdict(set)
    for s in rows("sensors.csv"):
        if s.kind in {"infrared_activity", "water_meter", "door_contact"}:
            homes[s.building, s.place].add(s.kind)
    assert all(len(kinds) == 3 for kinds in homes.values())
    alone = {(p.building, f"{p.room} 室") for p in rows("vulnerable_people.csv")
             if p.category == "living_alone"}  # fmt: skip
    assert alone == set(homes)


def test_anchors_are_the_places_of_the_demo_events():
    by_code = {s.code: s for s in rows("sensors.csv")}
    number = {b.code: b.number for b in rows("buildings.geojson")}
    area = {a.code: a.name for a in rows("areas.geojson")}

    def told(codes: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
        found = [by_code[code] for code in codes]
        return [(s.kind, area[s.area], number.get(s.building, ""), s.place) for s in found]

    fire = ("临沂八村第一居民区", "12 号楼")
    assert told(anchors().kitchen_fire) == [
        ("smoke", *fire, f"{floor} 层走廊") for floor in (6, 7, 5)
    ]
    assert told(anchors().gas_leak) == [("combustible_gas", "六里第二居民区", "37 号楼", "201 室")]
    assert told(anchors().elder_unseen) == [
        (kind, "东三里桥居民区", "8 号楼", "302 室")
        for kind in ("infrared_activity", "water_meter", "door_contact")
    ]
    underpass = told(anchors().flooded_underpass)
    assert [(k, n, p) for k, _, n, p in underpass] == [
        ("water_level", "", "浦三路下立交最低点"), ("water_level", "", "浦三路下立交东引道"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["shelters.csv", "depots.csv", "hazards.csv",
                                  "vulnerable_facilities.csv", "cameras.csv"])  # fmt: skip
def test_places_lie_in_their_area_and_not_in_the_river(name):
    areas, water = shapes("areas.geojson"), river()
    for place in rows(name):
        at = Point(place.lon, place.lat)
        assert areas[place.area].contains(at), place.name
        assert not water.contains(at)


def test_every_compound_has_a_camera_and_no_camera_an_address_that_leads_anywhere():
    cameras = rows("cameras.csv")
    names = [camera.name for camera in cameras]
    assert len(set(names)) == len(names)
    assert all(f"{compound.name}南门" in names for compound in rows("compounds.geojson"))
    assert sum(name.endswith("路口") for name in names) >= 30
    assert all(camera.stream.startswith("rtsp://camera.invalid/") for camera in cameras)


def test_grid_is_bent_along_the_river():
    road = next(f for f in rows("map_features.geojson") if f.name == "浦东南路")
    line = LineString(msgspec.json.decode(road.geometry)["coordinates"])
    straight = LineString([line.coords[0], line.coords[-1]])
    assert line.hausdorff_distance(straight) * 95_310 > 200


def test_phones_cannot_exist():
    telephones = [
        getattr(row, field)
        for name, kind in TABLES.items()
        for row in rows(name)
        for field in kind.__struct_fields__
        if field.endswith("phone")
    ]
    telephones += [p.contact.split()[1] for p in rows("vulnerable_people.csv")]
    assert len(telephones) > 3_000
    assert all(re.fullmatch(r"000-\d{4}-\d{4}", t) for t in telephones)


def test_people_look_fictional():
    names = [b.leader_name for b in rows("buildings.geojson")]
    names += [p.name for p in rows("people.csv") + rows("vulnerable_people.csv")]
    names += [k.keeper_name for k in rows("shelters.csv") + rows("depots.csv")]
    assert all(re.fullmatch(r".某.", name) for name in names)
    assert all(re.fullmatch(r"000000\d{4}0000\d{4}", p.id_number)
               for p in rows("vulnerable_people.csv"))  # fmt: skip


def test_registers_never_give_a_number_twice():
    given = [Register(series).next()[1] for series in range(10)]
    one = Register(1)
    given += [one.next()[1] for _ in range(1_600)][1:]
    assert len(set(given)) == len(given)
    assert phone(8, 7) == "000-0008-0007"


def test_balances_are_never_negative_and_a_few_are_below_minimum():
    balances: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    item = {lot.code: lot.item for lot in rows("lots.csv")}
    by_item: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for earlier, later in pairwise(rows("moves.csv")):
        assert earlier.minutes_ago >= later.minutes_ago > 0
    for move in rows("moves.csv"):
        balances[move.depot, move.lot] += move.quantity
        by_item[move.depot, item[move.lot]] += move.quantity
        assert balances[move.depot, move.lot] >= 0, move.code
        assert (move.quantity > 0) == (move.kind == "receipt")
    short = [m for m in rows("minimums.csv") if by_item[m.depot, m.item] < m.quantity]
    assert 5 <= len(short) <= 100
    assert 25 <= len(CATALOGUE) <= 30


def test_some_stock_has_expired_and_some_soon_will():
    held = {move.lot for move in rows("moves.csv")}
    days = [lot.expires_day for lot in rows("lots.csv") if lot.code in held and
            lot.expires_day is not None]  # fmt: skip
    assert sum(1 for d in days if d < 0) >= 3
    assert sum(1 for d in days if 0 <= d <= 30) >= 5
    assert sum(1 for d in days if d > 30) >= 20
    produced = {lot.code: lot.produced_day for lot in rows("lots.csv")}
    arrivals = {m.lot: m.minutes_ago for m in rows("moves.csv") if m.kind == "receipt"}
    assert all(-produced[lot] * 24 * 60 >= minutes for lot, minutes in arrivals.items())


def test_plans_have_task_cards_from_the_least_response_level_on():
    kinds = {p.code: p.kind for p in rows("plans.csv")}
    cards = defaultdict(list)
    for card in rows("task_cards.csv"):
        cards[card.plan].append(card)
    for plan, own in cards.items():
        low, high = (4, 6) if kinds[plan] == "residential_area" else (6, 12)
        assert low <= len(own) <= high, plan
        assert [c.position for c in own] == list(range(1, len(own) + 1))
        levels = [c.response_level for c in own]
        assert levels[0] == 4
        assert levels == sorted(levels, reverse=True)
    assert set(cards) == set(kinds)
    hazards = [p.hazard for p in rows("plans.csv") if p.kind == "special"]
    assert len(set(hazards)) == 17


def test_dice_fall_the_same_for_a_subject():
    first = [Dice("a", 1).between(0, 1), Dice("a", 1).whole(1, 6)]
    assert first == [Dice("a", 1).between(0, 1), Dice("a", 1).whole(1, 6)]
    assert Dice("a", 1).between(0, 1) != Dice("a", 2).between(0, 1)
    assert {Dice(n).whole(1, 3) for n in range(60)} == {1, 2, 3}


def test_damaged_file_is_named(tmp_path):
    (tmp_path / "items.csv").write_text("code,name\nA,甲\n", encoding="utf-8")
    with pytest.raises(BadDemoFile) as caught:
        read_records("items.csv", TABLES["items.csv"], tmp_path)
    assert caught.value.path == tmp_path / "items.csv"
    with pytest.raises(BadDemoFile):
        read_records("lots.csv", TABLES["lots.csv"], tmp_path)
