"""Teams and their people: 5 of the street, 27 of the areas, 4 social forces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.demo import records
from app.demo.dice import Dice
from app.demo.people import Register

if TYPE_CHECKING:
    from app.demo.town import Town

_STREET_TEAMS = (
    ("防台防汛队", "台风、暴雨时排水、加固、转移群众"),
    ("退役军人应急队", "急难险重任务的突击力量"),
    ("防灾减灾队", "隐患排查、宣传、灾情核查"),
    ("党员先锋队", "组织群众、值守重点点位"),
    ("青年突击队", "物资搬运、秩序维护、信息传递"),
)
_SOCIAL_FORCES = (
    ("红十字救援队", "现场急救、伤员转运、急救培训", 12),
    ("养护单位防汛队", "道路积水抽排、倒伏树木清理", 10),
    ("安全巡查员队", "安全生产与消防巡查", 8),
    ("食品安全队", "灾时食品与饮用水安全检查", 6),
)
_SKILLS = (
    ("急救", "红十字救护员证"), ("消防", "消防设施操作员证"), ("排水", ""), ("疏散引导", ""),
    ("通信", ""), ("电工", "低压电工作业证"), ("驾驶", "机动车驾驶证"), ("心理疏导", ""),
    ("物资管理", ""), ("搬运", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Teams:
    """Teams and members."""

    teams: list[records.Team]
    people: list[records.Person]


def form_teams(town: Town) -> Teams:
    """Return all teams: 60 people at the street, 10 in each area, and the social forces."""
    teams: list[records.Team] = []
    people: list[records.Person] = []
    register = Register(3)
    for n, (name, task) in enumerate(_STREET_TEAMS, 1):
        teams.append(records.Team(f"T-S{n:02d}", "", f"街道{name}", "street", task))
        people.extend(_members(teams[-1].code, 12, register))
    for code, name in town.names.items():
        team = f"T-{code[-6:]}"
        task = "本居民区的先期处置、疏散引导和上门探访"
        teams.append(records.Team(team, code, f"{name}居民区志愿应急队", "residential_area", task))
        people.extend(_members(team, 10, register))
    for n, (name, task, size) in enumerate(_SOCIAL_FORCES, 1):
        teams.append(records.Team(f"T-F{n:02d}", "", name, "social_force", task))
        people.extend(_members(teams[-1].code, size, register))
    return Teams(teams, people)


def _members(team: str, size: int, register: Register) -> list[records.Person]:
    members = []
    for n in range(1, size + 1):
        dice = Dice("member", team, n)
        skill, certificate = ("急救", "红十字救护员证") if n == 2 else dice.pick(_SKILLS)
        other = dice.pick(_SKILLS)[0]
        name, telephone = register.next()
        members.append(
            records.Person(
                code=f"{team}-{n:02d}",
                team=team,
                name=name,
                phone=telephone,
                role={1: "队长", 2: "副队长"}.get(n, "队员"),
                skills=skill if other == skill else f"{skill}、{other}",
                certificate=certificate,
                certificate_expires_day=dice.whole(-60, 700) if certificate else None,
            )
        )
    return members
