"""Depots, items, lots and the ledger: some of it expired, some about to, a few below minimum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.catalogue import CATALOGUE
from app.demo.dice import Dice
from app.demo.people import Register
from app.demo.plane import Point, degrees
from app.demo.town import full_code

if TYPE_CHECKING:
    from app.demo.town import Town

DAY_MINUTES = 24 * 60

_FIRST_EXPIRY = (26, 140, -35, 75, 12, -6, 20, 210)
"""Days from loading until the oldest lot of an item expires, item after item."""
_RECEIVED = "年度采购入库"
_ISSUES = ("社区演练领用", "汛期前置领用", "宣传活动发放", "微型站训练消耗")


@dataclass(frozen=True)
class Supplies:
    """All supplies."""

    depots: list[records.Depot]
    items: list[records.Item]
    minimums: list[records.Minimum]
    lots: list[records.Lot]
    moves: list[records.Move]


def stock_up(town: Town) -> Supplies:
    """Return depots, items, lots, minimums and a ledger whose balances are never negative."""
    depots = _depots(town)
    lots = {entry.item.code: _lots(n, entry.item) for n, entry in enumerate(CATALOGUE)}
    minimums: list[records.Minimum] = []
    moves: list[records.Move] = []
    for depot in depots:
        for entry in CATALOGUE:
            if wanted := entry.wanted.get(depot.kind):
                item = entry.item
                minimums.append(records.Minimum(depot.code, item.code, Decimal(wanted)))
                moves.extend(_stock(depot, item, lots[item.code], wanted))
    moves.sort(key=lambda m: (-m.minutes_ago, m.code))
    return Supplies(
        depots,
        [entry.item for entry in CATALOGUE],
        minimums,
        [lot for own in lots.values() for lot in own],
        moves,
    )


def _depots(town: Town) -> list[records.Depot]:
    keepers = Register(4)
    depots: list[records.Depot] = []

    def add(code: str, area: str, name: str, kind: str, at: Point) -> None:
        keeper, telephone = keepers.next()
        lon, lat = degrees(at)
        address = f"{town.names[area]}居民区 演示路 {len(depots) + 1} 号"
        depots.append(records.Depot(code, area, name, kind, address, keeper, telephone, lon, lat))

    halls = [lot for lot in town.ground.lots if lot.kind == "M"]
    for n, lot in enumerate((halls[0], halls[-1]), 1):
        name = f"街道应急物资{'一二'[n - 1]}号储备点"
        add(f"K-S{n:02d}", full_code(lot.area), name, "street_reserve", lot.cell.at(0.3, 0.6))
    for code, name in town.names.items():
        lot = town.compound_lots[f"{code}-C1"]
        dice = Dice("depot", code)
        add(f"K-{code[-6:]}-A", code, f"{name}灾害救援室", "area_room",
            lot.cell.at(dice.between(0.2, 0.45), dice.between(0.1, 0.3)))  # fmt: skip
        add(f"K-{code[-6:]}-X", code, f"{name}微型消防站", "micro_fire_station",
            lot.cell.at(dice.between(0.55, 0.8), dice.between(0.1, 0.3)))  # fmt: skip
    return depots


def _lots(order: int, item: records.Item) -> list[records.Lot]:
    """Three deliveries: one near its end (see `_FIRST_EXPIRY`), one middling, a recent one."""
    life = item.shelf_life_days
    dice = Dice("lot", item.code)
    ages = [
        round((life or 1500) * dice.between(*share))
        for share in ((0.9, 1), (0.45, 0.7), (0.05, 0.3))
    ]
    if life is not None:
        ages[0] = life - _FIRST_EXPIRY[order % len(_FIRST_EXPIRY)]
    return [
        records.Lot(
            f"P-{item.code}-{n:02d}",
            item.code,
            -age,
            None if life is None else life - age,
            f"演示供应商{supplier}",
        )
        for n, (age, supplier) in enumerate(zip(ages, "甲乙丙", strict=True), 1)
    ]


def _stock(
    depot: records.Depot, item: records.Item, lots: list[records.Lot], wanted: int
) -> list[records.Move]:
    """Receive a little more than the minimum from two lots; issue some; a few fall short."""
    dice = Dice("stock", depot.code, item.code)
    total = round(wanted * dice.between(1.0, 1.35)) + 1
    older = round(total * dice.between(0.1, 0.35))
    old_lot = lots[0] if dice.chance(0.3) else lots[1]
    moves: list[records.Move] = []

    def move(lot: records.Lot, kind: str, quantity: int, days: float, reason: str, to: str) -> None:
        code = f"{depot.code}:{item.code}:{len(moves) + 1}"
        minutes = round(days * DAY_MINUTES)
        moves.append(
            records.Move(code, depot.code, lot.code, kind, Decimal(quantity), minutes, reason, to)
        )

    def arrived(lot: records.Lot) -> float:
        return max(2.0, -(lot.produced_day or 0) * 0.9 - dice.between(0, 20))

    for lot, quantity in ((old_lot, older), (lots[2], total - older)):
        if quantity > 0:
            move(lot, "receipt", quantity, arrived(lot), _RECEIVED, "")
    shortfall = dice.chance(0.05)
    if shortfall or dice.chance(0.25):
        available = total - older
        spare = max(0, total - wanted)
        quantity = min(available, spare + round(wanted * 0.35) + 1 if shortfall else spare)
        if quantity > 0:
            move(
                lots[2],
                "issue",
                -quantity,
                dice.between(0.1, 1.9),
                dice.pick(_ISSUES),
                "演示领用人",
            )
    return moves
