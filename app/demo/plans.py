"""The plans of "1+17+27" and their task cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.dice import Dice
from app.demo.special_plans import SPECIAL, Card

if TYPE_CHECKING:
    from app.demo.town import Town

_OVERALL: tuple[Card, ...] = (
    (4, "值班员", "接报核实并电话报告", "核实时间、地点、伤亡、影响范围，30 分钟内电话报区", 30),
    (4, "值班长", "研判等级，提请启动响应", "对照分级标准提出建议", 20),
    (4, "信息组", "书面报送初报", "接报 1 小时内书面报区", 60),
    (4, "居委会", "先期处置", "微型消防站、志愿队到场，控制现场", 15),
    (3, "双组长", "宣布启动，召集综合减灾委", "通知 1+1+N 成员单位到岗", 30),
    (3, "联动单位", "部门报到", "公安、城管、市场监管、物业到指定地点报到", 40),
    (3, "疏散组", "划定警戒和疏散范围", "按楼栋清单逐户通知，先帮脆弱人群", 45),
    (2, "安置组", "开放避难点位", "按容量分配，登记人数与户数", 60),
    (2, "物资组", "调拨应急物资", "先用近效期批次，出库登记", 60),
    (2, "新闻组", "统一发布信息", "公众号、楼组群同步口径", 60),
    (1, "双组长", "请求区级支援，成立现场指挥部", "移交指挥权并继续保障", 30),
    (1, "善后组", "心理援助与善后", "心晴工作室入驻安置点，先看望老年人", None),
)
_AREA: tuple[Card, ...] = (
    (4, "居委会主任", "核实情况并报街道值守台", "说清楼栋、楼层、人数", 10),
    (4, "微型消防站", "携装备到场", "灭火器、水带、呼吸器", 5),
    (3, "楼组长", "逐户敲门通知", "先通知独居老人和行动不便者", 20),
    (3, "志愿应急队", "引导疏散到避难点位", "不乘电梯，清点人数", 30),
    (2, "居委会副主任", "开放本居民区避难点位", "登记户数、人数，发放饮水", 40),
    (1, "居委会主任", "配合上级现场指挥部", "提供住户清单与地下空间情况", None),
)


@dataclass(frozen=True)
class Plans:
    """Plans and task cards."""

    plans: list[records.Plan]
    cards: list[records.TaskCard]


def write_plans(town: Town) -> Plans:
    """Return 1 overall plan, 17 special ones and one for each residential area."""
    plans: list[records.Plan] = []
    cards: list[records.TaskCard] = []

    def add(
        code: str,
        area: str,
        title: str,
        kind: str,
        hazard: str,
        purpose: str,
        own: tuple[Card, ...],
    ) -> None:
        dice = Dice("plan", code)
        edition, day = dice.whole(1, 4), -dice.whole(40, 900)
        plans.append(records.Plan(code, area, title, kind, hazard, edition, day, purpose))
        cards.extend(
            records.TaskCard(code, position, *card) for position, card in enumerate(own, 1)
        )

    add(
        "Y-00", "", "南码头路街道突发事件总体应急预案", "overall", "",
        "统一街道各类突发事件的分级、指挥、响应与保障", _OVERALL,
    )  # fmt: skip
    for n, special in enumerate(SPECIAL, 1):
        title = f"南码头路街道{special.name}专项应急预案"
        add(f"Y-{n:02d}", "", title, "special", special.hazard, special.purpose, special.cards)
    for code, name in town.names.items():
        own = _AREA[: Dice("area plan", code).whole(4, len(_AREA))]
        purpose = f"{name}居民区的先期处置、疏散和安置"
        title = f"{name}居民区应急预案"
        add(f"Y-{code[-6:]}", code, title, "residential_area", "", purpose, own)
    return Plans(plans, cards)
