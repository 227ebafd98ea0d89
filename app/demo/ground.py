"""From the drawing to ground: blocks, lots, residential areas that tile the street, map features.

Neighbours share their vertices: every line is sampled once, with the crossings of both its sides,
so that outlines meet without gap or overlap even after rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from app.demo import layout
from app.demo.plane import Cell, Point, crossing, degrees

Ring: TypeAlias = list[Point]
"""Vertices in degrees, counter-clockwise, not closed."""

_ACROSS = list(layout.ACROSS)


@dataclass(frozen=True)
class Lot:
    """A use of ground in a block. `kind`: a letter of `layout.BLOCKS`. `cell`: without lanes."""

    area: str
    kind: str
    cell: Cell


@dataclass(frozen=True)
class Block:
    """The ground between four roads. `cell` reaches to their middle, `net` to where lots begin."""

    area: str
    row: int
    column: int
    cell: Cell
    net: Cell
    sides: tuple[str, str, str, str]
    """Names of the lines north, south, west, east."""


@dataclass(frozen=True)
class Ground:
    """The street's ground; areas and lots stand in the order of area codes."""

    street: Ring
    areas: dict[str, Ring]
    blocks: list[Block]
    lots: list[Lot]
    lanes: list[list[Point]]
    """Lanes between lots, in metres."""
    bank: Ring
    """The street's vertices along the river, from south to north."""


def lay_out() -> Ground:
    """Return the ground of the demo street."""
    blocks, lots, lanes = [], [], []
    for area in sorted(layout.BLOCKS):
        for row, column, filling in layout.BLOCKS[area]:
            block = _block(area, row, column)
            blocks.append(block)
            for kind, cell, lane in _fill(block.net, filling):
                lots.append(Lot(area, kind, cell))
                lanes.extend(lane)
    samples = _sample_lines()
    areas = {
        area: _dissolve([_block_ring(samples, r, c) for r, c, _ in layout.BLOCKS[area]])
        for area in sorted(layout.BLOCKS)
    }
    street = _dissolve(list(areas.values()))
    bank = [degrees(p) for p in samples["bank"]]
    return Ground(street, areas, blocks, lots, lanes, bank)


def _block(area: str, row: int, column: int) -> Block:
    north, south = _ACROSS[row], _ACROSS[row + 1]
    west, east = layout.ROWS[row][column], layout.ROWS[row][column + 1]
    cell = Cell(layout.ACROSS[north], layout.ACROSS[south], layout.ALONG[west], layout.ALONG[east])
    sides = (north, south, west, east)
    net = cell.inset(*(layout.HALF_WIDTH.get(s, layout.OTHER_HALF_WIDTH) for s in sides))
    return Block(area, row, column, cell, net, sides)


def _fill(net: Cell, filling: str) -> list[tuple[str, Cell, list[list[Point]]]]:
    """Divide a block by its text in `layout.BLOCKS`; each part with the lanes on its edges."""
    columns = [part.split(":") for part in filling.split("|")]
    found = []
    cells = net.columns([float(weight) for weight, _ in columns])
    for i, ((_, parts), cell) in enumerate(zip(columns, cells, strict=True)):
        kinds = [re.fullmatch(r"([A-Z])(\d*)", part) for part in parts.split("/")]
        weights = [float(k[2] or 1) for k in kinds if k]
        lane = layout.LANE_HALF_WIDTH
        for j, (kind, part) in enumerate(zip(kinds, cell.rows(weights), strict=True)):
            assert kind is not None
            lanes = []
            if i:
                lanes.append(_line(part, "west"))
            if j:
                lanes.append(_line(part, "north"))
            inner = part.inset(
                lane if j else 0,
                lane if j < len(kinds) - 1 else 0,
                lane if i else 0,
                lane if i < len(columns) - 1 else 0,
            )
            found.append((kind[1], inner, lanes))
    return found


def _line(cell: Cell, side: str) -> list[Point]:
    share = [i / 6 for i in range(7)]
    return [cell.at(0, s) for s in share] if side == "west" else [cell.at(s, 1) for s in share]


def _sample_lines() -> dict[str, list[Point]]:
    """Return the points of each line (metres), crossings included, in rising order."""
    marks: dict[str, set[float]] = {}
    for row, lines in enumerate(layout.ROWS):
        for along in lines:
            for across in _ACROSS[row : row + 2]:
                x, y = crossing(layout.ACROSS[across], layout.ALONG[along])
                marks.setdefault(across, set()).add(x)
                marks.setdefault(along, set()).add(y)
    samples = {}
    for name, values in marks.items():
        known = sorted(values)
        step = 40
        extra = [
            float(v)
            for v in range(int(known[0]) // step * step, int(known[-1]) + step, step)
            if known[0] < v < known[-1] and all(abs(v - k) > 12 for k in known)
        ]
        every = sorted([*known, *extra])
        if name in layout.ACROSS:
            samples[name] = [(x, layout.ACROSS[name](x)) for x in every]
        else:
            samples[name] = [(layout.ALONG[name](y), y) for y in every]
    return samples


def _block_ring(samples: dict[str, list[Point]], row: int, column: int) -> Ring:
    north, south = _ACROSS[row], _ACROSS[row + 1]
    west, east = layout.ROWS[row][column], layout.ROWS[row][column + 1]

    def part(line: str, end_a: str, end_b: str) -> list[Point]:
        axis = 0 if line in layout.ACROSS else 1
        ends = []
        for other in (end_a, end_b):
            pair = (line, other) if axis == 0 else (other, line)
            ends.append(crossing(layout.ACROSS[pair[0]], layout.ALONG[pair[1]])[axis])
        low, high = min(ends), max(ends)
        found = [p for p in samples[line] if low <= p[axis] <= high]
        return found if ends[0] < ends[1] else found[::-1]

    sides = [
        part(south, west, east),
        part(east, south, north),
        part(north, east, west),
        part(west, north, south),
    ]
    return [degrees(p) for side in sides for p in side[:-1]]


def _dissolve(rings: list[Ring]) -> Ring:
    """Return the outline of adjoining rings: edges that two of them share vanish."""
    edges = {edge for ring in rings for edge in zip(ring, [*ring[1:], ring[0]], strict=True)}
    onward = {a: b for a, b in sorted(edges) if (b, a) not in edges}
    start = min(onward)
    ring = [start]
    while (after := onward.pop(ring[-1])) != start:
        ring.append(after)
    assert not onward, "the pieces do not adjoin"
    return ring
