"""The four registers: hazards, vulnerable people, housing and public facilities. All made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.dice import Dice
from app.demo.people import Register, phone
from app.demo.plane import degrees
from app.demo.sensing import Home, Sensing
from app.demo.town import full_code

if TYPE_CHECKING:
    from app.demo.town import Town

HAZARDS = 120
OTHER_PEOPLE = 200
THIS_YEAR = 2026
"""Ages of the fictional people are meant in this year."""

# kind, what it is called, season, who is exposed, what to do, who does it
_HAZARD_KINDS = (
    ("fire", "楼道堆物", "全年", "本楼居民", "清理并每周回看", "居委会、物业"),
    ("fire", "电动自行车飞线充电", "全年", "本楼居民", "拆除飞线，引导至集中充电点", "物业"),
    ("electricity", "楼内电线老化", "夏季、冬季", "本楼居民", "列入改造，加装监测", "供电、物业"),
    ("gas", "燃气立管锈蚀", "冬季", "本楼居民", "报燃气公司更换，每月检测", "燃气公司"),
    ("flood", "小区低洼易积水", "汛期", "底层住户", "备沙袋挡水板，雨前疏通", "物业、养护单位"),
    ("falling", "外墙面砖空鼓", "台风、冰冻期", "过往行人", "设围挡，申请维修资金", "房管、物业"),
    ("falling", "店招广告牌松动", "台风期", "过往行人", "加固或拆除", "城管"),
    ("tree", "大树倾斜", "台风期", "行人、停放车辆", "修剪、支撑", "绿化"),
    ("building", "屋面老虎窗渗漏", "汛期", "顶层住户", "修缮屋面", "房管、物业"),
    ("elevator", "电梯超龄运行", "全年", "高层住户", "加密维保，列入更新", "物业、维保单位"),
    ("pollution", "沿街餐饮油烟管道积油", "全年", "沿街住户", "督促定期清洗", "市场监管、城管"),
    ("traffic", "消防通道占用", "全年", "整个小区", "划线、立杆、劝离", "物业、公安"),
)  # fmt: skip
_NEEDS = {
    "living_alone": "独居，每日电话或上门探访",
    "elderly": "高龄，行动缓慢，疏散需一人陪同",
    "ill": "长期服药，疏散时带药",
    "disabled": "轮椅，疏散需两人抬护",
    "child": "困境儿童，监护人白天不在家",
    "pregnant": "孕晚期，避免长时间站立",
}
_AGES = {"child": (5, 14), "pregnant": (24, 36), "ill": (40, 88), "disabled": (25, 85)}
_HOUSING_KINDS = (
    ("old", "建成四十年以上，砖混结构"), ("roof", "平改坡屋面瓦片松动"),
    ("basement", "底层有半地下室住人"), ("wall", "外墙保温层起鼓"), ("wiring", "户内线路未改造"),
)  # fmt: skip


@dataclass(frozen=True)
class FourRegisters:
    """The registers."""

    hazards: list[records.Hazard]
    people: list[records.VulnerablePerson]
    housings: list[records.VulnerableHousing]
    facilities: list[records.VulnerableFacility]


def keep_registers(town: Town, sensing: Sensing) -> FourRegisters:
    """Return the four registers."""
    return FourRegisters(
        _hazards(town), _people(town, sensing), _housings(town), _facilities(town, sensing)
    )


def _hazards(town: Town) -> list[records.Hazard]:
    compounds = town.compounds
    hazards = []
    for n in range(HAZARDS):
        dice = Dice("hazard", n)
        compound = compounds[n % len(compounds)]
        kind, what, season, exposed, measure, responsible = dice.pick(_HAZARD_KINDS)
        house = dice.pick([h for h in town.houses if h.compound == compound.code])
        outside = kind in {"flood", "tree", "traffic"}
        where = compound.name if outside else f"{compound.name} {house.number} 号楼"
        lon, lat = degrees(house.footprint.at(0, -1.6 if outside else 0))
        hazards.append(
            records.Hazard(
                code=f"H-{n + 1:03d}",
                area=compound.area,
                kind=kind,
                name=f"{where} {what}",
                level=dice.pick((1, 2, 2, 3, 3, 3, 4, 4, 4, 4)),
                season=season,
                exposed=exposed,
                measure=measure,
                responsible=responsible,
                state="closed" if dice.chance(0.2) else "open",
                found_day=-dice.whole(3, 400),
                lon=lon,
                lat=lat,
            )
        )
    return hazards


def _people(town: Town, sensing: Sensing) -> list[records.VulnerablePerson]:
    """All elderly with sensors at home, and others; somebody to call for each."""
    register, contacts = Register(5), Register(6)
    chosen = [(home, "living_alone") for home in sensing.elderly]
    dice = Dice("others")
    while len(chosen) < len(sensing.elderly) + OTHER_PEOPLE:
        house = dice.pick(town.houses)
        home = Home(house.code, dice.whole(1, house.footprint.floors), dice.whole(1, house.rooms))
        category = dice.pick(("elderly", "elderly", "ill", "disabled", "child", "pregnant"))
        chosen.append((home, category))
    people = []
    for n, (home, category) in enumerate(chosen, 1):
        name, telephone = register.next()
        contact = " ".join(contacts.next())
        born = THIS_YEAR - dice.whole(*_AGES.get(category, (75, 96)))
        people.append(
            records.VulnerablePerson(
                code=f"V-{n:04d}",
                building=home.building,
                floor=home.floor,
                room=home.room,
                category=category,
                name=name,
                birth_year=born,
                phone=telephone,
                # Division 000000 and day 00-00: no such number can be issued.
                id_number=f"000000{born}0000{n:04d}",
                need=_NEEDS[category],
                contact=contact,
            )
        )
    return people


def _housings(town: Town) -> list[records.VulnerableHousing]:
    housings: list[records.VulnerableHousing] = []
    for house in town.houses:
        dice = Dice("housing risk", house.code)
        if house.footprint.floors < 10 and dice.chance(0.06):
            kind, description = dice.pick(_HOUSING_KINDS)
            code = f"R-{len(housings) + 1:03d}"
            level = dice.pick((2, 3, 3, 4, 4))
            housings.append(records.VulnerableHousing(code, house.code, kind, description, level))
    return housings


def _facilities(town: Town, sensing: Sensing) -> list[records.VulnerableFacility]:
    found: list[tuple[str, str, str, int | None, int, tuple[float, float]]] = []
    for lot in town.ground.lots:
        area = full_code(lot.area)
        name = town.names[area]
        middle, aside = lot.cell.at(0.5, 0.5), lot.cell.at(0.3, 0.3)
        if lot.kind == "S":
            found.append((area, "school", f"{name}小学", 860, 2, middle))
            found.append((area, "kindergarten", f"{name}幼儿园", 240, 2, aside))
        elif lot.kind == "M":
            found.append((area, "market", f"{name}菜市场", 300, 3, middle))
        elif lot.kind == "H":
            found.append((area, "hospital", f"{name}社区卫生服务中心", 180, 2, middle))
            found.append((area, "care_home", f"{name}养老院", 120, 1, aside))
    for n, code in enumerate(town.names):
        if n % 3 == 0:
            at = town.compound_lots[f"{code}-C1"].cell.at(0.5, 0.06)
            found.append((code, "day_care", f"{town.names[code]}日间照料中心", 30, 2, at))
    found.extend((p.area, "underpass", p.name, None, 2, p.points[0]) for p in sensing.underpasses)
    return [
        records.VulnerableFacility(
            f"F-{n:03d}", area, kind, name, people, phone(7, n), level, *degrees(at)
        )
        for n, (area, kind, name, people, level, at) in enumerate(found, 1)
    ]
