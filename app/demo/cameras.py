"""Cameras: at the gates of every compound, and at crossings of named roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.demo import layout, records
from app.demo.plane import Point, degrees
from app.demo.town import full_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.demo.ground import Block
    from app.demo.town import Town

_OFFSET = 9.0
"""From the middle of the road to the pole at its side, in metres."""
_GATE_SHARE = 0.02
"""The gate's camera stands so far inside the compound, as a share of its side."""

_CORNERS = ((0, 2), (0, 3), (1, 2), (1, 3))
"""Sides of a block that meet: north and west, north and east, south and west, south and east."""


def place_cameras(town: Town) -> list[records.Camera]:
    """Return the cameras, crossings after gates; each lies in its residential area.

    Their streams have addresses that no network can resolve (the `.invalid` domain).
    """
    cameras = []
    for number, (area, name, at) in enumerate([*_gates(town), *_crossings(town)], 1):
        code = f"SX-{number:03d}"
        lon, lat = degrees(at)
        stream = f"rtsp://camera.invalid/{code}"
        cameras.append(records.Camera(code, area, name, stream, lon, lat))
    return cameras


def _gates(town: Town) -> Iterator[tuple[str, str, Point]]:
    names = {compound.code: compound.name for compound in town.compounds}
    for code, lot in town.compound_lots.items():
        yield full_code(lot.area), f"{names[code]}南门", lot.cell.at(0.5, _GATE_SHARE)
    for code, lot in town.compound_lots.items():
        if code.endswith("-C1"):
            yield full_code(lot.area), f"{names[code]}东门", lot.cell.at(1 - _GATE_SHARE, 0.5)


def _crossings(town: Town) -> Iterator[tuple[str, str, Point]]:
    seen: set[tuple[str, str]] = set()
    for block in town.ground.blocks:
        for side, other in _CORNERS:
            roads = (block.sides[side], block.sides[other])
            if roads not in seen and all(road in layout.ROAD_NAMES for road in roads):
                seen.add(roads)
                across, along = (layout.ROAD_NAMES[road] for road in roads)
                yield full_code(block.area), f"{along}{across}路口", _corner(block, side, other)


def _corner(block: Block, side: int, other: int) -> Point:
    insets = [_OFFSET if i in (side, other) else 0.0 for i in range(4)]
    return block.cell.inset(*insets).at(1.0 if other == 3 else 0.0, 1.0 if side == 0 else 0.0)
