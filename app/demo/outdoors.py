"""Places outside buildings: at the roadside, and in underpasses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.demo import layout
from app.demo.dice import Dice
from app.demo.plane import Point, crossing, shifted
from app.demo.town import full_code

if TYPE_CHECKING:
    from app.demo.ground import Block
    from app.demo.town import Town

_SIDES = ("南侧", "北侧", "东侧", "西侧")
"""Where a block lies, seen from the road on its north, south, west and east."""


@dataclass(frozen=True)
class Spot:
    """A place at the roadside, e.g. 临沂路东侧."""

    area: str
    place: str
    at: Point


@dataclass(frozen=True)
class Underpass:
    """A road under a road (下立交): its deepest point first, then its eastern ramp."""

    name: str
    area: str
    points: tuple[Point, Point]


def underpasses(town: Town) -> list[Underpass]:
    """Return the street's underpasses; each lies wholly in one residential area."""
    found = []
    for name, across, along, row, column in (
        ("浦三路下立交", "pusan", "pudong_south", 5, 1),
        ("龙阳路下立交", "longyang", "linyi", 2, 3),
        ("浦建路下立交", "pujian", "pudong_south", 0, 1),
        ("高科西路下立交", "gaokexi", "linyi", 7, 3),
        ("临沂路下立交", "lanling", "linyi", 4, 3),
        ("浦东南路下立交", "dongsanliqiao", "pudong_south", 3, 1),
    ):
        block = next(b for b in town.ground.blocks if (b.row, b.column) == (row, column))
        side = 6.0 if block.sides[1] == across else -6.0
        line = shifted(layout.ACROSS[across], side)
        x, _ = crossing(line, layout.ALONG[along])
        points = ((x + 12, line(x + 12)), (x + 46, line(x + 46)))
        found.append(Underpass(name, full_code(block.area), points))
    return found


def roadside(town: Town, subject: str, wanted: int, offset: float) -> list[Spot]:
    """Return so many places along roads, `offset` metres from their middle, evenly by chance."""
    sides = [
        (block, side)
        for block in town.ground.blocks
        for side in range(4)
        if block.sides[side] not in {"bank", "bailianjing"}
    ]
    return [
        _spot(*sides[i % len(sides)], Dice(subject, i).between(0.06, 0.94), offset)
        for i in range(wanted)
    ]


def _spot(block: Block, side: int, share: float, offset: float) -> Spot:
    insets = [offset if i == side else 0.0 for i in range(4)]
    cell = block.cell.inset(*insets)
    at = (cell.at(share, 1), cell.at(share, 0), cell.at(0, share), cell.at(1, share))[side]
    name = layout.ROAD_NAMES.get(block.sides[side], "支路")
    return Spot(full_code(block.area), name + _SIDES[side], at)
