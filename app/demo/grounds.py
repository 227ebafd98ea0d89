"""What stands on ground without housing: schools with a running track, halls, ponds in parks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.demo.dice import Dice
from app.demo.plane import Point, between, degrees, slope

if TYPE_CHECKING:
    from app.demo.ground import Lot
    from app.demo.plane import Cell

Shape = tuple[str, str, str, object]
"""Kind, name, GeoJSON type, coordinates."""


def furnish(lot: Lot, name: str) -> list[Shape]:
    """Return the shapes of a lot; `name`: of its residential area."""
    match lot.kind:
        case "W":
            return [_polygon("green", "滨江绿地", lot.cell.outline())]
        case "P":
            return [
                _polygon("green", f"{name}公园", lot.cell.outline()),
                _polygon("water", "", _pond(lot.cell, Dice("pond", lot.area))),
            ]
        case "S":
            return _school(lot.cell, name)
        case "M":
            return [
                _polygon(
                    "public_building",
                    f"{name}社区文化活动中心",
                    _slab(lot.cell, 0.3, 0.52, 0.2, 0.3),
                ),
                _polygon(
                    "public_building", f"{name}菜市场", _slab(lot.cell, 0.74, 0.5, 0.15, 0.34)
                ),
            ]
        case "H":
            return [
                _polygon(
                    "public_building",
                    f"{name}社区卫生服务中心",
                    _slab(lot.cell, 0.5, 0.62, 0.3, 0.16),
                ),
                _polygon(
                    "public_building", f"{name}养老院", _slab(lot.cell, 0.3, 0.25, 0.16, 0.14)
                ),
            ]
        case _:
            return []


def _school(cell: Cell, name: str) -> list[Shape]:
    """Two classroom wings joined by a passage in the north, a track with its field in the south."""
    return [
        _polygon("green", f"{name}小学操场", _track(cell)),
        _polygon("public_building", f"{name}小学", _slab(cell, 0.5, 0.86, 0.34, 7.5)),
        _polygon("public_building", f"{name}小学", _slab(cell, 0.5, 0.66, 0.34, 7.5)),
        _polygon("public_building", "", _slab(cell, 0.21, 0.76, 0.05, 18.0)),
        _polygon("public_building", f"{name}小学体育馆", _slab(cell, 0.74, 0.51, 0.13, 13.0)),
    ]


def _polygon(kind: str, name: str, outline: list[Point]) -> Shape:
    ring = [degrees(p) for p in outline]
    return kind, name, "Polygon", [[*ring, ring[0]]]


def _axes(cell: Cell) -> tuple[float, float, Point]:
    """Return width and height of the cell in metres, and the direction of its width."""
    west, east = cell.at(0, 0.5), cell.at(1, 0.5)
    south, north = cell.at(0.5, 0), cell.at(0.5, 1)
    tilt = slope(between(cell.south, cell.north, 0.5), (west[0] + east[0]) / 2)
    length = math.sqrt(1 + tilt * tilt)
    return east[0] - west[0], north[1] - south[1], (1 / length, tilt / length)


def _slab(cell: Cell, east: float, north: float, half: float, deep: float) -> list[Point]:
    """Return a rectangle; `half` its length as a share of the width, `deep` half in metres."""
    width, _, (dx, dy) = _axes(cell)
    x, y = cell.at(east, north)
    a, b = half * width, deep
    return [
        (x + s * a * dx - t * b * dy, y + s * a * dy + t * b * dx)
        for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def _circle() -> list[Point]:
    """Return 32 points of the unit circle: halving angles needs no sine."""
    ring = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
    for _ in range(3):
        finer = []
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            length = math.sqrt((x1 + x2) ** 2 + (y1 + y2) ** 2)
            finer += [(x1, y1), ((x1 + x2) / length, (y1 + y2) / length)]
        ring = finer
    return ring


def _track(cell: Cell) -> list[Point]:
    """Return two half circles and two straights, as far as the southern part has room."""
    width, height, (dx, dy) = _axes(cell)
    x, y = cell.at(0.5, 0.24)
    radius = min(30.0, 0.19 * height, 0.3 * width)
    straight = max(0.0, min(42.0, 0.4 * width - radius))
    ring = []
    for cos, sin in _circle():
        side = 1 if cos > 0 else -1
        a, b = cos * radius + side * straight, sin * radius
        ring.append((x + a * dx - b * dy, y + a * dy + b * dx))
    return ring


def _pond(cell: Cell, dice: Dice) -> list[Point]:
    width, height, _ = _axes(cell)
    x, y = cell.at(dice.between(0.4, 0.6), dice.between(0.5, 0.65))
    swell = [dice.between(0.6, 1.0) for _ in range(8)]
    ring = []
    for i, (cos, sin) in enumerate(_circle()):
        share = i % 4 / 4
        wide = (1 - share) * swell[i // 4] + share * swell[(i // 4 + 1) % 8]
        ring.append((x + cos * wide * width * 0.22, y + sin * wide * height * 0.2))
    return ring
