"""Whom to call first, by the kind of an alarm: those who can do something, in their order."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Callee(StrEnum):
    """Who can be called about an alarm, beside 119 and the words of its guidance."""

    MICRO_STATION = "micro_station"
    BUILDING_LEADER = "building_leader"
    GAS_COMPANY = "gas_company"
    COMMITTEE = "committee"


_FIRE: Final = (Callee.MICRO_STATION, Callee.BUILDING_LEADER, Callee.COMMITTEE)
_VISIT: Final = (Callee.COMMITTEE, Callee.BUILDING_LEADER, Callee.MICRO_STATION)

_BY_KIND: Final[dict[str, tuple[Callee, ...]]] = {
    "combustible_gas": (Callee.MICRO_STATION, Callee.GAS_COMPANY, *_FIRE[1:]),
    "water_level": _VISIT,
    "manhole_cover": _VISIT,
    "door_contact": _VISIT,
    "infrared_activity": _VISIT,
    "water_meter": _VISIT,
}


def whom_to_call(kind: str) -> tuple[Callee, ...]:
    """Return whom to call about an alarm of this kind, the first one first.

    The gas company is called for gas alone; for other kinds, and for one that is not known, the
    micro fire station comes first where something may burn, else the committee, which visits.
    """
    return _BY_KIND.get(kind, _FIRE)
