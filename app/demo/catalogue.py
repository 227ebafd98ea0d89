"""The catalogue of supplies, and how much of each a depot of each kind should hold."""

from __future__ import annotations

from dataclasses import dataclass

from app.demo.records import Item


@dataclass(frozen=True)
class Entry:
    """An item and its wanted quantity by kind of depot; kinds that need none are absent."""

    item: Item
    wanted: dict[str, int]


# code, name, category, unit, shelf life in days, quantity at street, area room, micro station
_TABLE: tuple[tuple[str, str, str, str, int | None, int, int, int], ...] = (
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

_KINDS = ("street_reserve", "area_room", "micro_fire_station")

CATALOGUE = tuple(
    Entry(
        Item(code, name, category, unit, life),
        {k: n for k, n in zip(_KINDS, (street, room, station), strict=True) if n},
    )
    for code, name, category, unit, life, street, room, station in _TABLE
)
"""All items in the order of their table."""
