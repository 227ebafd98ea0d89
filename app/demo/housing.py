"""Compounds with their buildings: rows of slabs facing south as in the 1980s, and towers.

Rows follow the grid, which is bent along the river; each compound has a pitch, a depth and a style
of its own. A row is filled wherever a slab of the compound's depth fits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.demo.dice import Dice
from app.demo.plane import Cell, Outline, Point, between, shifted, slope

if TYPE_CHECKING:
    from app.demo.ground import Lot

GAP = 7.0
"""The least distance between two buildings of a row, in metres."""
CLEARANCE = 5.0
"""From a building to the compound's edge."""
FRONT = 22.0
"""The strip along a street that a row of shops with flats above takes."""


@dataclass(frozen=True)
class Footprint:
    """A rectangle: its centre, half sides, and the direction of its long side."""

    centre: Point
    half_length: float
    half_depth: float
    direction: Point
    floors: int
    units: int
    """Staircases."""
    flats: int
    """Flats per staircase and floor."""

    def at(self, along: float, across: float) -> Point:
        """Return the point at shares -1 to 1 of the half sides."""
        dx, dy = self.direction
        s, t = along * self.half_length, across * self.half_depth
        return self.centre[0] + s * dx - t * dy, self.centre[1] + s * dy + t * dx

    def corners(self) -> list[Point]:
        """Return the four corners counter-clockwise."""
        return [self.at(-1, -1), self.at(1, -1), self.at(1, 1), self.at(-1, 1)]


@dataclass(frozen=True)
class _Style:
    pitch: float
    depth: float
    unit: float
    units: tuple[int, ...]
    floors: tuple[int, ...]
    flats: int
    stagger: float
    turn: float


def build_compound(lot: Lot, name: str) -> list[Footprint]:
    """Return the buildings of a lot: its rows from north to south, then those along the street."""
    dice = Dice("housing", name)
    style = _style(dice)
    inner, edge = lot.cell, None
    if lot.kind == "C" and dice.chance(0.55):
        inner, edge = _set_aside(lot.cell, dice)
    found = _rows_of_slabs(inner, style, dice, towers=lot.kind == "T")
    if edge is not None:
        found.extend(_street_front(edge, style, dice))
    outline = Outline(lot.cell.outline())
    return [f for f in found if all(outline.holds(c, 3.0) for c in f.corners())]


def _set_aside(cell: Cell, dice: Dice) -> tuple[Cell, Cell]:
    """Return the cell without a strip on its west or east, and the strip, for a street front."""
    if dice.chance(0.5):
        return cell.inset(0, 0, FRONT, 0), replace(cell, east=shifted(cell.west, FRONT))
    return cell.inset(0, 0, 0, FRONT), replace(cell, west=shifted(cell.east, -FRONT))


def _street_front(strip: Cell, style: _Style, dice: Dice) -> list[Footprint]:
    """Return slabs that stand along the street, square to the rows, following its bend."""
    front = replace(style, depth=10.0, units=(2, 3, 4), floors=(6,))
    found = []
    for piece in strip.rows([1.0, 1.0, 1.0]):
        origin = piece.at(0.5, 0.5)
        tilt = slope(between(piece.west, piece.east, 0.5), origin[1])
        length = math.sqrt(1 + tilt * tilt)
        frame = (origin, (tilt / length, 1 / length))
        for start, end in _free_runs(Outline(piece.outline()), frame, 0.0, front.depth):
            found.extend(_fill_run(frame, 0.0, start, end, front, dice))
    return found


def _rows_of_slabs(cell: Cell, style: _Style, dice: Dice, *, towers: bool) -> list[Footprint]:
    outline = Outline(cell.outline())
    frame = _frame(cell, style.turn)
    found = []
    for index, (t, row) in enumerate(_rows(outline.points, frame, style, towers=towers)):
        shift = row.stagger if index % 2 else 0.0
        for start, end in _free_runs(outline, frame, t, row.depth):
            begin = start + shift if end - start > 90 else start
            found.extend(_fill_run(frame, t, begin, end, row, dice))
    return found


def _style(dice: Dice) -> _Style:
    kind = dice.whole(0, 3)
    return _Style(
        pitch=dice.between(24.6, 28.8),
        depth=dice.between(10.2, 12.4),
        unit=dice.between(12.5, 15.5),
        units=((3, 4), (2, 3), (3, 4, 5), (2, 3, 4))[kind],
        floors=(6,) if kind else (6, 6, 6, 5),
        flats=2,
        stagger=dice.pick((0.0, 0.0, 9.0, 14.0)),
        turn=dice.between(-0.045, 0.045),
    )


def _tower(style: _Style, dice: Dice) -> _Style:
    return _Style(
        pitch=54.0,
        depth=dice.between(19.0, 23.0),
        unit=dice.between(25.0, 30.0),
        units=(1,),
        floors=tuple(range(18, 31)),
        flats=6,
        stagger=18.0,
        turn=style.turn,
    )


_Frame = tuple[Point, Point]
"""Origin and direction of the rows."""


def _frame(cell: Cell, turn: float) -> _Frame:
    origin = cell.at(0.5, 0.5)
    tilt = slope(between(cell.south, cell.north, 0.5), origin[0]) + turn
    length = math.sqrt(1 + tilt * tilt)
    return origin, (1 / length, tilt / length)


def _place(frame: _Frame, s: float, t: float) -> Point:
    (x, y), (dx, dy) = frame
    return x + s * dx - t * dy, y + s * dy + t * dx


def _rows(
    outline: list[Point], frame: _Frame, style: _Style, *, towers: bool
) -> list[tuple[float, _Style]]:
    """Return the middle of each row from north to south; towers take the northern rows."""
    (x, y), (dx, dy) = frame
    ts = [(py - y) * dx - (px - x) * dy for px, py in outline]
    dice = Dice("rows", round(x), round(y))
    tower = _tower(style, dice)
    t = max(ts) - CLEARANCE - (tower if towers else style).depth / 2 - 1
    bottom = min(ts) + CLEARANCE + style.depth / 2
    rows: list[tuple[float, _Style]] = []
    tower_rows = 3 if towers else 0
    while t > bottom:
        row = tower if len(rows) < tower_rows else style
        rows.append((t, row))
        follows_tower = row is tower
        t -= tower.pitch if follows_tower else style.pitch
        if len(rows) % 5 == 4 and not follows_tower:
            t -= 6.0  # the compound's main path
    return rows


def _free_runs(
    outline: Outline, frame: _Frame, t: float, depth: float
) -> list[tuple[float, float]]:
    """Return the stretches of a row where a slab of `depth` keeps its clearance."""
    reach = max(abs(p[0] - frame[0][0]) + abs(p[1] - frame[0][1]) for p in outline.points)
    runs: list[tuple[float, float]] = []
    start: float | None = None
    step = 2.5
    count = int(reach / step)
    for i in range(-count, count + 2):
        s = i * step
        fits = i <= count and all(
            outline.holds(_place(frame, s, t + k * depth / 2), CLEARANCE) for k in (-1, 1)
        )
        if fits and start is None:
            start = s
        elif not fits and start is not None:
            runs.append((start, s - step))
            start = None
    return runs


def _fill_run(
    frame: _Frame, t: float, start: float, end: float, style: _Style, dice: Dice
) -> list[Footprint]:
    lengths: list[tuple[float, int]] = []
    room = end - start
    tower = style.flats > 2
    gap = 18.0 if tower else GAP
    while True:
        units = dice.pick(style.units)
        if not tower and room < units * style.unit:
            units = max((u for u in range(2, 6) if u * style.unit <= room), default=0)
        if not units or room < units * style.unit:
            break
        lengths.append((units * style.unit, units))
        room -= units * style.unit + gap
    if not lengths:
        return []
    slack = room + gap
    space = min(gap + slack / max(1, len(lengths) - 1), gap * 2.4)
    used = sum(length for length, _ in lengths) + space * (len(lengths) - 1)
    s = start + max(0.0, (end - start - used)) / 2
    found = []
    for length, units in lengths:
        if not (len(lengths) > 2 and dice.chance(0.04)):  # a small garden instead
            found.append(
                Footprint(
                    _place(frame, s + length / 2, t),
                    length / 2,
                    style.depth / 2,
                    frame[1],
                    dice.pick(style.floors),
                    units,
                    style.flats,
                )
            )
        s += length + space
    return found
