"""Tables of what alarms ask: bad actors, chattering, stale, priorities, what is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.annunciation import SET_ASIDE
from app.domain.instant import local_text
from ui.alarms.words import place_of
from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import LEVEL_NUMERALS, alarm_title, word
from ui.pages.quality.lines import (
    Cell,
    Head,
    Line,
    TableSpec,
    count_cell,
    share_cell,
    time_cell,
    word_cell,
)
from ui.text import moment

if TYPE_CHECKING:
    from app.services.alarm_quality import QualityReport

translate = QCoreApplication.translate

_PRIORITIES = {
    "high": QT_TRANSLATE_NOOP("Quality", "高 · {0} 级"),
    "medium": QT_TRANSLATE_NOOP("Quality", "中 · {0} 级"),
    "low": QT_TRANSLATE_NOOP("Quality", "低 · {0} 级"),
}
_ASIDE = {
    "shelved": QT_TRANSLATE_NOOP("Quality", "人工屏蔽"),
    "suppressed": QT_TRANSLATE_NOOP("Quality", "计划或规则抑制"),
    "out_of_service": QT_TRANSLATE_NOOP("Quality", "停用"),
}


def _sensor_cells(report: QualityReport, sensor_id: str) -> tuple[Cell, Cell, Cell]:
    sensor = report.sensors.get(sensor_id)
    if sensor is None:
        return word_cell(""), word_cell(""), word_cell(sensor_id)
    return (
        word_cell(place_of(sensor)),
        word_cell(word("sensor_kind", sensor.kind)),
        word_cell(sensor.code, dim=True),
    )


def _actors(report: QualityReport) -> list[Line]:
    return [
        Line(
            one.sensor_id,
            (
                *_sensor_cells(report, one.sensor_id),
                count_cell(one.count),
                share_cell(one.share),
            ),
            sensor_id=one.sensor_id,
        )
        for one in report.figures.bad_actors
    ]


def _chattering(report: QualityReport) -> list[Line]:
    return [
        Line(
            one.sensor_id,
            (
                *_sensor_cells(report, one.sensor_id),
                count_cell(one.times),
                count_cell(one.raises),
                count_cell(one.most),
                Cell(moment(one.last_at, report.at), local_text(one.last_at)),
            ),
            sensor_id=one.sensor_id,
        )
        for one in report.figures.chattering
    ]


def _stale(report: QualityReport) -> list[Line]:
    return [
        Line(
            row.id,
            (
                word_cell(alarm_title(row.kind, row.condition)),
                word_cell(place_of(row)),
                Cell(local_text(row.raised_at)[:16], local_text(row.raised_at)),
                time_cell(report.at - row.raised_at),
                word_cell(word("alarm_state", row.state), dim=True),
            ),
            level=row.level,
            sensor_id=row.sensor_id,
            alarm_id=row.id,
        )
        for row in report.stale
    ]


def _priorities(report: QualityReport) -> list[Line]:
    return [
        Line(
            one.priority,
            (
                word_cell(
                    translate("Quality", _PRIORITIES[one.priority]).format(
                        translate("Quality", "、").join(
                            LEVEL_NUMERALS[level - 1] for level in one.levels
                        )
                    )
                ),
                count_cell(one.count),
                share_cell(one.share),
                Cell(
                    translate("Quality", "约 {0} %").format(round(one.reference * 100)),
                    round(one.reference * 100),
                    "dim",
                ),
            ),
        )
        for one in report.figures.priorities
        if report.alarms
    ]


def _aside(report: QualityReport) -> list[Line]:
    return [
        Line(
            state,
            (
                word_cell(translate("Quality", _ASIDE[state])),
                count_cell(report.figures.set_aside[state]),
                count_cell(report.set_aside_now[state]),
            ),
        )
        for state in SET_ASIDE
        if report.figures.set_aside[state] or report.set_aside_now[state]
    ]


_PLACE = Head(QT_TRANSLATE_NOOP("Quality", "点位"), 270, right=False, stretch=True)
_KIND = Head(QT_TRANSLATE_NOOP("Quality", "类型"), 96, right=False)
_CODE = Head(QT_TRANSLATE_NOOP("Quality", "编号"), 138, right=False)

ACTORS = TableSpec(
    "actors",
    QT_TRANSLATE_NOOP("Quality", "报警最多的点位"),
    (
        _PLACE,
        _KIND,
        _CODE,
        Head(QT_TRANSLATE_NOOP("Quality", "报警"), 72),
        Head(QT_TRANSLATE_NOOP("Quality", "占比"), 80, unit="%"),
    ),
    _actors,
    QT_TRANSLATE_NOOP("Quality", "这段时间没有报警"),
    QT_TRANSLATE_NOOP("Quality", "换一段更长的时间再看。"),
    give_way=(2,),
)

CHATTERING = TableSpec(
    "chattering",
    QT_TRANSLATE_NOOP("Quality", "反复报警"),
    (
        _PLACE,
        _KIND,
        _CODE,
        Head(QT_TRANSLATE_NOOP("Quality", "发作"), 64),
        Head(QT_TRANSLATE_NOOP("Quality", "报警"), 72),
        Head(QT_TRANSLATE_NOOP("Quality", "1 分最多"), 84),
        Head(QT_TRANSLATE_NOOP("Quality", "最近"), 172),
    ),
    _chattering,
    QT_TRANSLATE_NOOP("Quality", "没有反复报警的点位"),
    QT_TRANSLATE_NOOP("Quality", "1 分钟内报警 3 次及以上的点位会列在这里。"),
    give_way=(2, 1, 6),
    counted=True,
)

STALE = TableSpec(
    "stale",
    QT_TRANSLATE_NOOP("Quality", "滞留报警"),
    (
        Head(QT_TRANSLATE_NOOP("Quality", "报警内容"), 168, right=False),
        Head(QT_TRANSLATE_NOOP("Quality", "地点"), 220, right=False, stretch=True),
        Head(QT_TRANSLATE_NOOP("Quality", "开始"), 142),
        Head(QT_TRANSLATE_NOOP("Quality", "已持续"), 104, unit="s"),
        Head(QT_TRANSLATE_NOOP("Quality", "状态"), 84, right=False),
    ),
    _stale,
    QT_TRANSLATE_NOOP("Quality", "没有滞留的报警"),
    QT_TRANSLATE_NOOP("Quality", "持续超过 24 小时的报警会列在这里，不论所选时间。"),
    give_way=(4, 2),
    counted=True,
)

PRIORITIES = TableSpec(
    "priorities",
    QT_TRANSLATE_NOOP("Quality", "级别分布"),
    (
        Head(QT_TRANSLATE_NOOP("Quality", "级别"), 150, right=False, stretch=True),
        Head(QT_TRANSLATE_NOOP("Quality", "报警")),
        Head(QT_TRANSLATE_NOOP("Quality", "占比"), unit="%"),
        Head(QT_TRANSLATE_NOOP("Quality", "参考"), 96, unit="%"),
    ),
    _priorities,
    QT_TRANSLATE_NOOP("Quality", "这段时间没有报警"),
    QT_TRANSLATE_NOOP("Quality", "换一段更长的时间再看。"),
)

ASIDE = TableSpec(
    "aside",
    QT_TRANSLATE_NOOP("Quality", "屏蔽与抑制"),
    (
        Head(QT_TRANSLATE_NOOP("Quality", "方式"), 160, right=False, stretch=True),
        Head(QT_TRANSLATE_NOOP("Quality", "期间次数"), 96),
        Head(QT_TRANSLATE_NOOP("Quality", "现有报警"), 96),
    ),
    _aside,
    QT_TRANSLATE_NOOP("Quality", "没有屏蔽或抑制的报警"),
    QT_TRANSLATE_NOOP("Quality", "被屏蔽、抑制或停用的报警会计在这里，不算作已提示。"),
)
