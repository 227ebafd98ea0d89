"""How a drill's street stands at one moment: what conditions of triggers look at."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from app.domain.drill.player import Play


class OpenAlarm(msgspec.Struct, frozen=True):
    """An alarm of the drill that asks for something now. `kind` of sensor, `area` by its code,
    `level` 1 (gravest) to 4.
    """

    kind: str
    area: str
    level: int


class ShelterNow(msgspec.Struct, frozen=True):
    """A shelter as it stands, `area` by its code; `people` inside now."""

    code: str
    area: str
    is_open: bool
    people: int


class StockNow(msgspec.Struct, frozen=True):
    """What a depot has of an item, both by their codes, in the item's unit."""

    item: str
    depot: str
    quantity: Decimal


class World(msgspec.Struct, frozen=True):
    """One moment of a drill. `alarms` and `overdue` (open tasks past their time) are those that the
    drill brought; the rest is as it stands, also when it was so before. `levels`: the response
    level (1 to 4) of each activated plan, by the plan's code.
    """

    play: Play
    alarms: tuple[OpenAlarm, ...] = ()
    shelters: tuple[ShelterNow, ...] = ()
    stock: tuple[StockNow, ...] = ()
    overdue: int = 0
    levels: dict[str, int] = {}
