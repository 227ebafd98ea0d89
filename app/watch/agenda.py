"""When which sensor has something to say without a message: delays, off-delays, no activity.

A heap, because a street can have thousands of sensors whose silence is waited for. An entry whose
moment is no more the sensor's own is passed over when its turn comes.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.watch.roster import Point

_SPARE = 1_000


class Agenda:
    """Used by the worker's thread only. Instants are monotonic seconds."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, str]] = []
        self._points: dict[str, tuple[float, Point]] = {}

    def __len__(self) -> int:
        return len(self._points)

    def __contains__(self, sensor_id: str) -> bool:
        return sensor_id in self._points

    def fill(self, points: Iterable[Point]) -> None:
        """Begin anew with these sensors."""
        self._points = {
            point.id: (at, point) for point in points if (at := point.next_due()) is not None
        }
        self._heap = [(at, of) for of, (at, _) in self._points.items()]
        heapq.heapify(self._heap)

    def note(self, point: Point) -> None:
        """Look again when this sensor is due: something of it has changed."""
        at = point.next_due()
        known = self._points.get(point.id)
        if at is None:
            if known is not None:
                del self._points[point.id]
        elif known is None or known[0] != at or known[1] is not point:
            self._points[point.id] = (at, point)
            heapq.heappush(self._heap, (at, point.id))
            if len(self._heap) > 4 * len(self._points) + _SPARE:
                self._heap = [(at, of) for of, (at, _) in self._points.items()]
                heapq.heapify(self._heap)

    def next(self) -> float | None:
        """Return the first moment at which a sensor is due, None for none."""
        while self._heap:
            at, of = self._heap[0]
            known = self._points.get(of)
            if known is not None and known[0] == at:
                return at
            heapq.heappop(self._heap)
        return None

    def take(self, tick: float) -> list[Point]:
        """Take out the sensors that are due by `tick`; `note` them again afterwards."""
        due: list[Point] = []
        while (at := self.next()) is not None and at <= tick:
            _, of = heapq.heappop(self._heap)
            due.append(self._points.pop(of)[1])
        return due
