"""Fewer points of a curve, with every peak, every gap and every change of state kept."""

from __future__ import annotations

from typing import TypeAlias

Point: TypeAlias = tuple[int, float | None, str | None]
"""Instant, value, state."""


def thin(points: list[Point], most: int) -> list[Point]:
    """Return at most about `most` of the points (in order of time), peaks kept.

    The time is cut into `most` / 4 equal parts; of each part the first, last, smallest and largest
    stay. Points without a value, and those where the state changes, stay too while they are fewer
    than `most`; a device that changes its state at each message is thinned like the others.
    """
    if len(points) <= most:
        return points
    start, end = points[0][0], points[-1][0]
    parts = max(1, most // 4)
    width = max(1, -(-(end - start + 1) // parts))
    kept: set[int] = set()
    begin = 0
    while begin < len(points):
        limit = start + ((points[begin][0] - start) // width + 1) * width
        stop = begin
        low = high = None
        while stop < len(points) and points[stop][0] < limit:
            value = points[stop][1]
            if value is not None:
                if low is None or value < points[low][1]:  # type: ignore[operator]
                    low = stop
                if high is None or value > points[high][1]:  # type: ignore[operator]
                    high = stop
            stop += 1
        kept.update(one for one in (begin, stop - 1, low, high) if one is not None)
        begin = stop
    special = [
        index
        for index in range(1, len(points))
        if points[index][1] is None or points[index][2] != points[index - 1][2]
    ]
    if len(special) <= most:
        kept.update(special)
    return [points[index] for index in sorted(kept)]
