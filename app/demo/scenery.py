"""What only the map shows: river, creek, roads, lanes, parks, public buildings, metro stations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.demo import layout, records
from app.demo.files import geometry
from app.demo.grounds import furnish
from app.demo.plane import Curve, Point, crossing, degrees, shifted
from app.demo.town import full_code

if TYPE_CHECKING:
    from app.demo.town import Town

_ROAD_BEYOND = 420.0
"""How far roads run on beyond the street's edges, in metres."""


def draw_features(town: Town) -> list[records.MapFeature]:
    """Return all map features in drawing order."""
    features: list[tuple[str, str, str, object]] = [
        ("water", "黄浦江", "Polygon", _river(town)),
        ("water", "白莲泾", "Polygon", _creek()),
        *_roads(),
        *(
            ("road_minor", "", "LineString", [degrees(p) for p in lane])
            for lane in town.ground.lanes
        ),
        *(
            shape
            for lot in town.ground.lots
            for shape in furnish(lot, town.names[full_code(lot.area)])
        ),
        *(
            ("metro_station", name, "Point", degrees(_station(across, along)))
            for name, across, along in layout.METRO_STATIONS
        ),
    ]
    return [
        records.MapFeature(f"M{n:04d}", kind, name, geometry(shape, coordinates))
        for n, (kind, name, shape, coordinates) in enumerate(features, 1)
    ]


def _station(across: str, along: str) -> Point:
    return crossing(layout.ACROSS[across], layout.ALONG[along])


def _river(town: Town) -> object:
    """The river meets the street exactly at the street's own vertices."""
    low, high = layout.RIVER_ENDS
    first = crossing(layout.ACROSS["gaokexi"], layout.BANK)[1]
    last = crossing(layout.ACROSS["pujian"], layout.BANK)[1]
    south = [degrees((layout.BANK(y), y)) for y in _range(low, first - 20, 60)]
    north = [degrees((layout.BANK(y), y)) for y in _range(last + 20, high, 60)]
    far = [degrees((layout.FAR_BANK(y), y)) for y in _range(low, high, 60)]
    ring = [*far, *north[::-1], *town.ground.bank[::-1], *south[::-1]]
    return [[*ring, ring[0]]]


def _creek() -> object:
    middle = layout.ACROSS["bailianjing"]
    banks = [shifted(middle, side * layout.CREEK_HALF_WIDTH) for side in (-1, 1)]
    ends = [crossing(bank, layout.BANK)[0] for bank in banks]
    south = [degrees((x, banks[0](x))) for x in _range(ends[0], 1500, 30)]
    north = [degrees((x, banks[1](x))) for x in _range(ends[1], 1500, 30)]
    return [[*south, *north[::-1], south[0]]]


def _roads() -> list[tuple[str, str, str, object]]:
    roads = []
    last = list(layout.ACROSS)[-1]
    for name, curve in layout.ACROSS.items():
        if name == "bailianjing":
            continue
        west = crossing(curve, layout.BANK)[0]
        east = crossing(curve, layout.JIAONAN)[0] + _ROAD_BEYOND
        points = [(x, curve(x)) for x in _range(west + 8, east, 40)]
        roads.append(_road(name, points))
    for name, curve in layout.ALONG.items():
        if name == "bank":
            continue
        rows = [i for i, row in enumerate(layout.ROWS) if name in row]
        across = list(layout.ACROSS)
        north = crossing(layout.ACROSS[across[rows[0]]], curve)[1]
        south = crossing(layout.ACROSS[across[rows[-1] + 1]], curve)[1]
        named = name in layout.ROAD_NAMES
        if named and rows[0] == 0:
            north += _ROAD_BEYOND
        if named and across[rows[-1] + 1] == last:
            south -= _ROAD_BEYOND
        roads.append(_road(name, [(curve(y), y) for y in _range(south, north, 40)]))
    roads.append(("road_main", "南浦大桥", "LineString", [degrees(p) for p in _bridge()]))
    return roads


def _road(name: str, points: list[Point]) -> tuple[str, str, str, object]:
    kind = "road_main" if name in layout.MAIN_ROADS else "road_minor"
    return kind, layout.ROAD_NAMES.get(name, ""), "LineString", [degrees(p) for p in points]


def _bridge() -> list[Point]:
    """Over the river, in line with the main road at whose end it begins."""
    road: Curve = layout.ACROSS["longyang"]
    east = crossing(road, layout.BANK)[0] + 8
    west = crossing(road, layout.FAR_BANK)[0] - 350
    return [(x, road(x)) for x in _range(west, east, 60)]


def _range(start: float, end: float, step: float) -> list[float]:
    """Return evenly spaced values from `start` to `end`, both included."""
    count = max(1, round((end - start) / step))
    return [start + (end - start) * i / count for i in range(count + 1)]
