"""The sheets of the workbook: which column says which field of a scenario's file.

A field that has no column, or whose value a cell cannot say, stands in the table's last column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.drill.scenario import Capability, RoleKind
from app.drill.msel.cells import BodySpan, Lines, Named, NamedList, Span, Text, Trigger, Way, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping

REST = "其它(YAML)"

KIND_NAMES = {
    "message": "消息", "call": "来电", "warning": "预警", "reading": "读数", "storm": "报警潮",
    "incident": "事件", "loss": "资源受损", "outage": "中断", "rumour": "传言", "picture": "画面",
    "question": "询问", "decision": "决策点",
}  # fmt: skip
"""Kinds that have a name for people; any other stands with its word."""

CAPABILITY_NAMES = {
    Capability.WATCH: "监测报警",
    Capability.REPORT: "信息报送",
    Capability.COMMAND: "指挥启动",
    Capability.EVACUATION: "疏散安置",
    Capability.SUPPLY: "物资保障",
    Capability.CARE: "帮扶照护",
    Capability.INFORMATION: "信息发布",
}
ROLE_KIND_NAMES = {
    RoleKind.CONTROLLER: "导调",
    RoleKind.PLAYER: "参演",
    RoleKind.EVALUATOR: "评估",
    RoleKind.OBSERVER: "观摩",
}

CRITERION_NAMES = {
    "acknowledged_within": "及时确认报警", "act_before": "先后次序", "act_within": "及时采取行动",
    "answered_within": "及时答复", "plan_activated": "启动预案", "reported_within": "按时报告",
    "shelter_opened_before": "提前开放点位", "stock_issued": "物资出库", "task_done": "任务完成",
    "level_right": "响应级别正确", "evacuation_complete": "转移安置到位", "lots_right": "批次正确",
    "team_dispatched_within": "及时派出队伍", "called_back": "回访", "notified": "通知到人",
}  # fmt: skip
"""Criteria that have a name for people."""


@dataclass(frozen=True)
class Column:
    """`path`: the field, as `trigger.at`. `heading`: over the column. `width`: in characters of
    digits. `others`: headings that mean the same elsewhere.
    """

    path: str
    heading: str
    way: Way
    width: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A list of a scenario as rows. `first`: its first column, from 0; `rest`: the heading of the
    column for what has no other, beside the `columns`.
    """

    sheet: str
    field: str
    columns: tuple[Column, ...]
    first: int = 0
    rest: str = REST
    rest_width: float = 26

    @property
    def last(self) -> int:
        """The column of `rest`, from 0."""
        return self.first + len(self.columns)


INJECTS = "情景注入清单"
PARTS = "目标与角色"
CRITERIA = "评估标准"
ABOUT = "说明"
SHEETS = (INJECTS, PARTS, CRITERIA, ABOUT)

HEAD_ROW = 1
"""The row of headings, from 0; above it stands what the sheet is."""

FACTS: tuple[tuple[str, str, Way], ...] = (
    ("title", "标题", Text()),
    ("id", "编号", Text()),
    ("version", "版本", Text()),
    ("author", "编制", Text()),
    ("summary", "概要", Text()),
    ("begins", "开始时刻", Text()),
    ("lasts", "时长", Span()),
    ("seed", "随机种子", Whole()),
    ("format", "格式", Whole()),
    ("notes.aim", "导调：用意", Text()),
    ("notes.conduct", "导调：怎样做", Text()),
    ("notes.discuss", "导调：讲评题", Lines()),
)
"""What a scenario says of itself: field, heading, way."""


def tables(fields: Mapping[str, Any]) -> tuple[Table, ...]:
    """Return the tables of a scenario's fields, whose roles and objectives are called by name."""
    roles = Named(_titles(fields.get("roles")))
    aims = Named(_titles(fields.get("objectives")))
    return (
        Table(
            INJECTS,
            "injects",
            (
                Column("id", "编号", Text(), 13),
                Column("trigger.at", "演练时间", Span(), 10),
                Column("trigger", "触发", Trigger(), 17),
                Column("kind", "类型", Named(KIND_NAMES), 9),
                Column("to", "对象", roles, 11),
                Column("title", "标题", Text(), 19),
                Column("body.from", "来自", Text(), 14),
                Column("body.text", "内容", Text(), 38),
                Column("expects", "预期行动", Text(), 30),
                Column("answer_within", "答复时限", Span(), 9),
                Column("objectives", "目标", NamedList(aims), 19),
                Column("notes.watch", "导调看什么", Text(), 26),
                Column("notes.asked", "问到怎么说", Text(), 26),
            ),
        ),
        Table(
            PARTS,
            "objectives",
            (
                Column("id", "目标编号", Text(), 13),
                Column("title", "目标", Text(), 44),
                Column("capability", "能力", Named(_words(CAPABILITY_NAMES)), 12),
            ),
            rest="目标" + REST,
            rest_width=16,
        ),
        Table(
            PARTS,
            "roles",
            (
                Column("id", "角色编号", Text(), 13),
                Column("title", "角色", Text(), 30),
                Column("kind", "身份", Named(_words(ROLE_KIND_NAMES)), 12),
            ),
            first=5,
            rest="角色" + REST,
            rest_width=16,
        ),
        Table(
            CRITERIA,
            "expectations",
            (
                Column("id", "编号", Text(), 13),
                Column("title", "评估标准", Text(), 40),
                Column("objective", "目标", aims, 26),
                Column("criterion", "判定方式", Named(CRITERION_NAMES), 17),
                Column("role", "责任角色", roles, 13),
                Column("weight", "分值", Whole(), 7),
                Column("body.inject", "针对注入", Text(), 13),
                Column("body.since", "起算注入", Text(), 13),
                Column("body.within", "时限", BodySpan(), 9),
            ),
        ),
    )


def _words(names: Mapping[Any, str]) -> dict[str, str]:
    return {str(word): name for word, name in names.items()}


def _titles(parts: object) -> dict[str, str]:
    """Return the names of roles or objectives by their ids, as far as they are told."""
    found: dict[str, str] = {}
    for one in parts if isinstance(parts, list) else []:
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            title = one.get("title")
            found[one["id"]] = title if isinstance(title, str) and title else one["id"]
    return found
