"""Distances and containment on the earth's surface. Positions are WGS-84 (longitude, latitude)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Position: TypeAlias = tuple[float, float]
"""(longitude, latitude) in degrees."""

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the earth (IUGG) in metres."""


def distance_m(a: Position, b: Position) -> float:
    """Return the great-circle distance in metres (haversine).

    The sphere errs by up to 0.5 % against the ellipsoid: 15 m in a street three kilometres long.
    """
    lon_a, lat_a, lon_b, lat_b = map(math.radians, (*a, *b))
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(h)))


def contains(ring: Sequence[Position], point: Position) -> bool:
    """Return whether `point` lies inside the polygon `ring` (even-odd rule).

    `ring`: vertices in order, closed or not, without holes. A point exactly on an edge may count as
    either side; polygons across the antimeridian are not supported.
    """
    x, y = point
    inside = False
    previous = ring[-1]
    for vertex in ring:
        (x1, y1), (x2, y2) = previous, vertex
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        previous = vertex
    return inside


def centroid(ring: Sequence[Position]) -> Position:
    """Return the centre of area of the polygon `ring`, as on a plane (right within a street).

    A ring without area gives the mean of its vertices.
    """
    x0, y0 = ring[0]
    area = cx = cy = 0.0
    previous = ring[-1]
    for vertex in ring:
        x1, y1, x2, y2 = previous[0] - x0, previous[1] - y0, vertex[0] - x0, vertex[1] - y0
        cross = x1 * y2 - x2 * y1
        area += cross
        cx += (x1 + x2) * cross
        cy += (y1 + y2) * cross
        previous = vertex
    if area == 0:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return x0 + cx / (3 * area), y0 + cy / (3 * area)
