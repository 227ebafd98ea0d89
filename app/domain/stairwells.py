"""Stairwells: sensors that watch the same air confirm each other."""

from __future__ import annotations

import re

_UNIT = re.compile(r"(\d+)\s*单元")


def stairwell(building_id: str | None, place: str) -> tuple[str, str] | None:
    """Return building and unit of a place such as "6 层走廊（2 单元）"; None outside a building.

    A place that names no unit counts to the building's first.
    """
    if building_id is None:
        return None
    unit = _UNIT.search(place)
    return building_id, unit[1] if unit else "1"
