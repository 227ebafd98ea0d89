"""Depots, items, lots and the ledger: some of it expired, some about to, a few below minimum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.dice import Dice
from app.demo.people import Register
from app.demo.plane import Point, degrees
from app.demo.town import full_code

if TYPE_CHECKING:
    from app.demo.town import Town

DAY_MINUTES = 24 * 60

# code, name, category, unit, shelf life in days, quantity at street, area room, micro station
_ITEMS: tuple[tuple[str, str, str, str, int | None, int, int, int], ...] = (
    ("ZP", "帐篷", "安置", "顶", 3650, 120, 2, 0),
    ("MB", "棉被", "安置", "条", 3650, 600, 10, 0),
    ("ZC", "折叠床", "安置", "张", None, 400, 4, 0),
    ("FCD", "防潮垫", "安置", "张", 3650, 500, 10, 0),
    ("MDY", "棉大衣", "安置", "件", None, 300, 6, 0),
    ("KQS", "矿泉水", "饮食", "箱", 365, 800, 12, 0),
    ("YSBG", "压缩饼干", "饮食", "箱", 730, 300, 5, 0),
    ("ZRF", "自热米饭", "饮食", "箱", 270, 260, 0, 0),
    ("YYBC", "儿童奶粉", "饮食", "罐", 540, 60, 0, 0),
    ("SDT", "手电筒", "照明", "只", None, 300, 12, 6),
    ("YJD", "应急照明灯", "照明", "盏", 1825, 60, 4, 4),
    ("DC", "五号电池", "照明", "节", 1095, 2000, 48, 24),
    ("FDJ", "发电机", "照明", "台", None, 6, 0, 0),
    ("SB", "水泵", "防汛", "台", None, 24, 1, 0),
    ("SD", "沙袋", "防汛", "只", 1095, 3000, 60, 0),
    ("DSB", "挡水板", "防汛", "块", None, 160, 6, 0),
    ("YY", "雨衣", "防汛", "件", 1825, 400, 12, 6),
    ("TX", "雨靴", "防汛", "双", 1825, 300, 10, 6),
    ("JSY", "救生衣", "防汛", "件", 1825, 200, 4, 0),
    ("JSS", "救生绳", "救援", "根", 1825, 80, 4, 2),
    ("MHQ", "灭火器", "消防", "具", 1825, 200, 8, 12),
    ("SDAI", "消防水带", "消防", "盘", 2190, 60, 0, 6),
    ("MHF", "消防战斗服", "消防", "套", 1825, 20, 0, 4),
    ("FDMZ", "过滤式自救呼吸器", "消防", "具", 1095, 300, 10, 10),
    ("MHT", "灭火毯", "消防", "块", 1095, 200, 6, 4),
    ("POC", "破拆工具组", "救援", "组", None, 8, 0, 1),
    ("DJ", "担架", "医疗", "副", None, 24, 1, 0),
    ("JJX", "急救箱", "医疗", "只", 730, 60, 2, 1),
    ("KZ", "医用口罩", "医疗", "盒", 730, 1200, 20, 0),
    ("JTB", "家庭应急包", "家庭", "个", 1095, 1500, 20, 0),
)

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
    items = [
        records.Item(code, name, cat, unit, life) for code, name, cat, unit, life, *_ in _ITEMS
    ]
    lots: list[records.Lot] = []
    for item in items:
        lots.extend(_lots(item))
    minimums: list[records.Minimum] = []
    moves: list[records.Move] = []
    for depot in depots:
        column = ("street_reserve", "area_room", "micro_fire_station").index(depot.kind)
        for row, item in zip(_ITEMS, items, strict=True):
            wanted = row[5 + column]
            if wanted:
                own = [lot for lot in lots if lot.item == item.code]
                minimums.append(records.Minimum(depot.code, item.code, Decimal(wanted)))
                moves.extend(_stock(depot, item, own, wanted))
    moves.sort(key=lambda m: (-m.minutes_ago, m.code))
    return Supplies(depots, items, minimums, lots, moves)


def _depots(town: Town) -> list[records.Depot]:
    keepers = Register(4)
    depots = []

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


def _lots(item: records.Item) -> list[records.Lot]:
    """Three deliveries: an old one, one of last year, a recent one."""
    lots = []
    for n, (share_low, share_high) in enumerate(((0.93, 1.06), (0.45, 0.7), (0.05, 0.3)), 1):
        dice = Dice("lot", item.code, n)
        life = item.shelf_life_days
        age = round((life or 1500) * dice.between(share_low, share_high))
        expires = None if life is None else life - age
        lots.append(
            records.Lot(
                f"P-{item.code}-{n:02d}", item.code, -age, expires, f"演示供应商{'甲乙丙'[n - 1]}"
            )
        )
    return lots


def _stock(
    depot: records.Depot, item: records.Item, lots: list[records.Lot], wanted: int
) -> list[records.Move]:
    """Receive a little more than the minimum from two lots; issue some; a few fall short."""
    dice = Dice("stock", depot.code, item.code)
    total = round(wanted * dice.between(1.0, 1.35)) + 1
    older = round(total * dice.between(0.1, 0.35))
    old_lot = lots[0] if dice.chance(0.3) else lots[1]
    moves = []

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
