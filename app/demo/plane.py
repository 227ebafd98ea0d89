"""The drawing board of the demo street: metres east and north of a point, and smooth curves.

Only + - * / and square roots are used (all exactly defined by IEEE 754), so that the same street
comes out on every machine; sine and cosine differ between C libraries in the last digit.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Metres east and north of the origin."""

Curve: TypeAlias = Callable[[float], float]
"""A west-east line gives north of east; a south-north line gives east of north."""

ORIGIN = (121.502, 31.1975)
METRES_PER_LON = 95_310.0
METRES_PER_LAT = 110_870.0
"""One degree at 31.2 N on the WGS-84 ellipsoid."""


def degrees(point: Point) -> Point:
    """Return WGS-84 longitude and latitude, rounded to 6 digits (a tenth of a metre)."""
    return (
        round(ORIGIN[0] + point[0] / METRES_PER_LON, 6),
        round(ORIGIN[1] + point[1] / METRES_PER_LAT, 6),
    )


def spline(*knots: Point) -> Curve:
    """Return a smooth curve through `knots` (t, value) with rising t; straight beyond the ends."""
    ts = [t for t, _ in knots]
    vs = [v for _, v in knots]
    last = len(knots) - 1
    slopes = [
        (vs[min(i + 1, last)] - vs[max(i - 1, 0)]) / (ts[min(i + 1, last)] - ts[max(i - 1, 0)])
        for i in range(last + 1)
    ]

    # Cubic Hermite with the slopes of a Catmull-Rom spline, as polynomials of the share s.
    pieces = []
    for i in range(last):
        span = ts[i + 1] - ts[i]
        rise, out, into = vs[i + 1] - vs[i], span * slopes[i], span * slopes[i + 1]
        pieces.append((ts[i], span, vs[i], out, 3 * rise - 2 * out - into, out + into - 2 * rise))

    def curve(t: float) -> float:
        if t <= ts[0]:
            return vs[0] + slopes[0] * (t - ts[0])
        if t >= ts[last]:
            return vs[last] + slopes[last] * (t - ts[last])
        start, span, a, b, c, d = pieces[bisect_right(ts, t) - 1]
        s = (t - start) / span
        return a + s * (b + s * (c + s * d))

    return curve


def slope(curve: Curve, t: float) -> float:
    """Return the change of `curve` per metre at `t`."""
    return (curve(t + 4) - curve(t - 4)) / 8


def shifted(curve: Curve, metres: float) -> Curve:
    """Return the curve beside `curve`, `metres` to its greater side, square to it."""

    def beside(t: float) -> float:
        s = slope(curve, t)
        return curve(t) + metres * math.sqrt(1 + s * s)

    return beside


def between(a: Curve, b: Curve, share: float) -> Curve:
    """Return the curve that divides the way from `a` to `b`."""

    def curve(t: float) -> float:
        return (1 - share) * a(t) + share * b(t)

    return curve


def crossing(across: Curve, along: Curve) -> Point:
    """Return where the west-east curve `across` meets the south-north curve `along`."""
    x = 0.0
    for _ in range(60):  # both are much flatter than 45 degrees: each round shrinks the error
        before, x = x, along(across(x))
        if abs(x - before) < 1e-6:
            break
    return x, across(x)


@dataclass(frozen=True)
class Cell:
    """A piece of ground between two west-east curves and two south-north curves."""

    north: Curve
    south: Curve
    west: Curve
    east: Curve

    def inset(self, north: float, south: float, west: float, east: float) -> Cell:
        """Return the cell with its sides moved inwards by so many metres."""
        return Cell(
            shifted(self.north, -north),
            shifted(self.south, south),
            shifted(self.west, west),
            shifted(self.east, -east),
        )

    def columns(self, weights: list[float]) -> list[Cell]:
        """Divide from west to east in the given proportion."""
        cuts = _shares(weights)
        lines = [between(self.west, self.east, c) for c in cuts]
        return [Cell(self.north, self.south, w, e) for w, e in pairwise(lines)]

    def rows(self, weights: list[float]) -> list[Cell]:
        """Divide from north to south in the given proportion."""
        cuts = _shares(weights)
        lines = [between(self.north, self.south, c) for c in cuts]
        return [Cell(n, s, self.west, self.east) for n, s in pairwise(lines)]

    def outline(self, step: float = 40.0) -> list[Point]:
        """Return the corners and points on the sides, counter-clockwise from the south-west."""
        sw, se = crossing(self.south, self.west), crossing(self.south, self.east)
        ne, nw = crossing(self.north, self.east), crossing(self.north, self.west)
        return [
            *((x, self.south(x)) for x in _steps(sw[0], se[0], step)),
            *((self.east(y), y) for y in _steps(se[1], ne[1], step)),
            *((x, self.north(x)) for x in _steps(ne[0], nw[0], step)),
            *((self.west(y), y) for y in _steps(nw[1], sw[1], step)),
        ]

    def at(self, east: float, north: float) -> Point:
        """Return the point at shares 0 to 1 of the way from west to east and south to north."""
        return crossing(between(self.south, self.north, north), between(self.west, self.east, east))


def _shares(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [sum(weights[:i]) / total for i in range(len(weights) + 1)]


def _steps(start: float, end: float, step: float) -> list[float]:
    """Return `start` and evenly spaced values up to `end`, which is left out."""
    count = max(1, round(abs(end - start) / step))
    return [start + (end - start) * i / count for i in range(count)]


class Outline:
    """A closed outline that answers quickly whether something is inside."""

    def __init__(self, points: list[Point]) -> None:
        self.points = points
        self._edges = [
            (x1, y1, x2 - x1, y2 - y1, (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1))
            for (x1, y1), (x2, y2) in pairwise([*points, points[0]])
        ]

    def holds(self, point: Point, clearance: float) -> bool:
        """Return whether `point` is inside and at least `clearance` metres away from the edge."""
        px, py = point
        near = clearance * clearance
        inside = False
        for x1, y1, dx, dy, length in self._edges:
            x, y = px - x1, py - y1
            if (y < 0) != (y < dy) and x < dx * y / dy:
                inside = not inside
            along = x * dx + y * dy
            if along > 0:
                share = along / length if along < length else 1.0
                x -= share * dx
                y -= share * dy
            if x * x + y * y < near:
                return False
        return inside
