"""What the tiles of the wall say: the open alarms of the board, by area, beside what is heard."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.area_panel import AreaAlarms, OpenAlarm, count, is_unknown
from ui.alarms.board import is_unacknowledged
from ui.shell.pulse import sentence
from ui.text import duration, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.heartbeat import Verdict
    from app.domain.instant import Instant
    from app.notices import Status
    from app.services.alarms import AlarmRow
    from app.services.overview import AreaSensors, AreasHeard

translate = QCoreApplication.translate

_MOST = 99
"""A count beyond it is shown as 99+: it must fit, and nobody counts further from five metres."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One area on the wall. `unknown`: too little is heard from it to call it quiet.

    `set_aside`: its alarms that are quiet by decision.
    """

    area_id: str
    name: str
    alarms: AreaAlarms
    sensors: int
    silent: int
    set_aside: int
    unknown: bool

    def state(self, now: Instant, *, blind: bool = False) -> str:
        """Return the tile's last line: how long something has waited, or why nothing is known.

        `blind`: nothing is known of any area, so that nothing open is not quiet.
        """
        waiting = self.alarms.oldest_unacknowledged
        if waiting is not None:
            return translate("Wall", "未确认 {0}").format(duration(now - waiting))
        if self.unknown:
            if not self.sensors:
                return translate("Wall", "未知 · 无点位")
            share = number(100 * self.silent / self.sensors, 0)
            return translate("Wall", "未知 · 离线 {0}%").format(share)
        if blind:
            return translate("Wall", "未知")
        if self.alarms.open:
            return translate("Wall", "✓ 已确认")
        if self.set_aside:
            return translate("Wall", "屏蔽 {0}").format(self.set_aside)
        return translate("Wall", "无报警")


def tiles_of(rows: Iterable[AlarmRow], heard: AreasHeard) -> list[Tile]:
    """Return a tile for each area, in the order of their codes."""
    by_area: defaultdict[str, list[OpenAlarm]] = defaultdict(list)
    for row in rows:
        by_area[row.area_id].append(OpenAlarm(row.level, row.raised_at, is_unacknowledged(row)))
    return [_tile(area, count(by_area[area.area_id])) for area in heard.areas]


def why_blind(status: Status | None, beat: Verdict | None, *, loaded: bool, readable: bool) -> str:
    """Return why the wall does not show what is outside; empty when it does.

    `beat`: how the heartbeat is, None before it was felt; what it says is the most exact.
    `loaded`: the alarms have been read. `readable`: the database answers.
    """
    if beat is not None and beat.broken:
        return sentence(beat)
    if status is None:
        return translate("Wall", "报警服务没有响应：大屏不反映现场，请电话核实")
    if status.fault is not None:
        return translate("Wall", "报警服务写不了数据库：大屏不反映现场，请电话核实")
    if not readable:
        return translate("Wall", "数据库读不出来：大屏不反映现场，请电话核实")
    if status.broker.state != "connected":
        return translate("Wall", "与消息代理断开：收不到新的报警，请电话核实")
    if not loaded:
        return translate("Wall", "正在读取报警，现场情况未知")
    return ""


def short(value: int) -> str:
    """Return a count that fits: 99+ beyond 99."""
    return f"{_MOST}+" if value > _MOST else str(value)


def _tile(area: AreaSensors, alarms: AreaAlarms) -> Tile:
    silent = area.stale + area.never
    return Tile(
        area.area_id,
        area.name.removesuffix("居民区"),
        alarms,
        area.sensors,
        silent,
        area.set_aside,
        is_unknown(area.sensors, silent),
    )
