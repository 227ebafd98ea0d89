"""Rows of the page of drills: words, columns, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.drill.library import Entry, Shelf
from app.drill.running import Death, Part
from app.drill.runs import DrillRun, RunState
from ui.text import UNKNOWN, drill_time, duration, moment, number
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.judging import Score
    from app.domain.instant import Instant

translate = QCoreApplication.translate

UNDER_WAY, ENDED = "under_way", "ended"
_MOVES = (RunState.RUNNING, RunState.PAUSED, RunState.HELD)


class RunRow(msgspec.Struct, frozen=True):
    """A drill, and its process that ended in failure, if one did. `id`: the drill's name.
    `is_adopted`: it is among the street's yearly drills.
    """

    id: str
    run: DrillRun
    death: Death | None = None
    is_adopted: bool = False

    @property
    def is_under_way(self) -> bool:
        """Whether somebody plays it now."""
        return self.run.standing.has_player


def state_words(state: RunState) -> str:
    """Return how a drill is, in a word."""
    return {
        RunState.READY: translate("Drills", "未开始"),
        RunState.RUNNING: translate("Drills", "进行中"),
        RunState.PAUSED: translate("Drills", "已暂停"),
        RunState.HELD: translate("Drills", "导调暂停推进"),
        RunState.UNPLAYED: translate("Drills", "播放器没有在运行"),
        RunState.ENDED: translate("Drills", "已结束"),
        RunState.DAMAGED: translate("Drills", "损坏"),
    }[state]


def run_words(row: RunRow, now: Instant) -> str:
    """Return how a drill is, and when it begins by itself."""
    standing = row.run.standing
    if standing.state is RunState.UNPLAYED and standing.has_player:
        return translate("Drills", "播放器没有响应")
    said = state_words(standing.state)
    starts = standing.starts
    if starts is None or starts.is_missed(now):
        return said
    return translate("Drills", "{0} · {1} 开始").format(said, moment(starts.at, now))


def starts_words(row: RunRow, now: Instant) -> str:
    """Return when it begins by itself, with the time until then; nothing when it does not."""
    starts = row.run.standing.starts
    if starts is None:
        return ""
    at = moment(starts.at, now)
    if starts.is_missed(now):
        return translate("Drills", "定时 {0} 已过，没有开始").format(at)
    return translate("Drills", "定时 {0} 开始，还有 {1}").format(at, duration(starts.at - now))


def score_words(score: Score | None) -> str:
    """Return e.g. `7 / 10`; UNKNOWN for what could not be judged."""
    if score is None or score.rating is None:
        return UNKNOWN
    return f"{number(score.points, 1)} / {score.out_of}"


def mark_level(row: RunRow) -> int | None:
    """Return the level of the mark of a drill that needs somebody."""
    player_died = row.death is not None and row.death.part is Part.PLAYER
    if player_died or row.run.standing.state is RunState.DAMAGED:
        return 2
    return 3 if row.run.standing.state is RunState.UNPLAYED else None


def in_view(row: RunRow, view: str) -> bool:
    """Return whether a drill belongs under a chip."""
    ended = row.run.standing.state is RunState.ENDED
    return view == "all" or (view == ENDED and ended) or (view == UNDER_WAY and row.is_under_way)


def run_columns(now: Callable[[], Instant]) -> list[Column[RunRow]]:
    """Return the columns of the drills; `now` is asked each time a time is shown."""
    return [
        Column(
            "state",
            translate("Drills", "状态"),
            lambda row: run_words(row, now()),
            width=188,
            level=mark_level,
        ),
        Column(
            "name",
            translate("Drills", "推演"),
            lambda row: row.id,
            width=220,
            stretch=True,
            tip=lambda row: row.id,
        ),
        Column(
            "title",
            translate("Drills", "脚本"),
            lambda row: row.run.title or UNKNOWN,
            width=200,
            stretch=True,
        ),
        Column(
            "time",
            translate("Drills", "推演时间"),
            lambda row: drill_time(row.run.standing.time),
            order=lambda row: row.run.standing.time or 0,
            width=96,
            right=True,
        ),
        Column(
            "score",
            translate("Drills", "得分"),
            lambda row: score_words(row.run.score) if _ended(row) else "",
            width=88,
            right=True,
        ),
        Column(
            "prepared",
            translate("Drills", "准备于"),
            lambda row: moment(row.run.prepared_at, now()),
            order=lambda row: row.run.prepared_at or 0,
            width=150,
            right=True,
            emphasis=lambda _: "dim",
        ),
    ]


def _ended(row: RunRow) -> bool:
    return row.run.standing.state is RunState.ENDED


def clock_runs(row: RunRow) -> bool:
    """Return whether the drill's clock is running."""
    return row.run.standing.state in (RunState.RUNNING, RunState.HELD)


def is_standing(row: RunRow) -> bool:
    """Return whether a drill's clock stands until somebody lets it run."""
    return row.run.standing.state in (RunState.READY, RunState.PAUSED)


def is_begun(row: RunRow) -> bool:
    """Return whether a drill has begun and has not ended."""
    return row.run.standing.state in (*_MOVES, RunState.UNPLAYED)


# The library


def shelf_words(shelf: Shelf) -> str:
    """Return whose a scenario is."""
    return (
        translate("Drills", "随程序") if shelf is Shelf.SHIPPED else translate("Drills", "本街道")
    )


def kind_words(kind: str) -> str:
    """Return what a kind of inject is called; its code where there is no word for it."""
    return {
        "message": translate("Drills", "消息"),
        "call": translate("Drills", "电话"),
        "decision": translate("Drills", "决策"),
        "incident": translate("Drills", "事件"),
        "loss": translate("Drills", "失联、失效"),
        "outage": translate("Drills", "停用、中断"),
        "picture": translate("Drills", "图片"),
        "question": translate("Drills", "提问"),
        "reading": translate("Drills", "传感器读数"),
        "rumour": translate("Drills", "传言"),
        "storm": translate("Drills", "报警风暴"),
        "warning": translate("Drills", "预警"),
    }.get(kind, kind)


def capability_words(capability: str) -> str:
    """Return what an objective shows."""
    return {
        "watch": translate("Drills", "监测报警"),
        "report": translate("Drills", "信息报送"),
        "command": translate("Drills", "指挥启动"),
        "evacuation": translate("Drills", "疏散安置"),
        "supply": translate("Drills", "物资保障"),
        "care": translate("Drills", "帮扶照护"),
        "information": translate("Drills", "信息发布"),
    }.get(capability, capability)


def role_words(kind: str) -> str:
    """Return how a role takes part."""
    return {
        "controller": translate("Drills", "导调"),
        "player": translate("Drills", "参演"),
        "evaluator": translate("Drills", "评估"),
        "observer": translate("Drills", "观摩"),
    }.get(kind, kind)


def lasts_words(entry: Entry) -> str:
    """Return how long a scenario lasts; UNKNOWN where it does not say."""
    scenario = entry.scenario
    return duration(scenario.lasts) if scenario is not None and scenario.lasts else UNKNOWN


def scenario_columns() -> list[Column[Entry]]:
    """Return the columns of the library."""
    return [
        Column("name", translate("Drills", "脚本"), lambda row: row.name, width=220, stretch=True),
        Column(
            "problems",
            translate("Drills", "问题 处"),
            lambda row: number(len(row.problems)) if row.problems else "",
            order=lambda row: -len(row.problems),
            width=88,
            right=True,
            level=lambda row: 3 if row.problems else None,
        ),
        Column(
            "lasts",
            translate("Drills", "时长"),
            lasts_words,
            order=lambda row: row.scenario.lasts if row.scenario is not None else 0,
            width=104,
            right=True,
        ),
        Column(
            "injects",
            translate("Drills", "情景注入"),
            lambda row: UNKNOWN if row.scenario is None else number(len(row.scenario.injects)),
            order=lambda row: len(row.scenario.injects) if row.scenario is not None else -1,
            width=88,
            right=True,
        ),
        Column(
            "objectives",
            translate("Drills", "目标"),
            lambda row: UNKNOWN if row.scenario is None else number(len(row.scenario.objectives)),
            order=lambda row: len(row.scenario.objectives) if row.scenario is not None else -1,
            width=72,
            right=True,
        ),
        Column(
            "version",
            translate("Drills", "版本"),
            lambda row: UNKNOWN if row.scenario is None else row.scenario.version,
            width=80,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "shelf",
            translate("Drills", "来源"),
            lambda row: shelf_words(row.shelf),
            width=88,
            emphasis=lambda _: "dim",
        ),
    ]
