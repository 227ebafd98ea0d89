"""Tables of what became of alarms: acknowledgement by shift, verification by kind, causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import local_text
from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import word
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
from ui.text import UNKNOWN

if TYPE_CHECKING:
    from app.domain.quality_answers import Response
    from app.services.alarm_quality import QualityReport

translate = QCoreApplication.translate


def _shifts(report: QualityReport) -> list[Line]:
    return [_shift(one) for one in report.figures.responses]


def _shift(one: Response) -> Line:
    shift = one.shift
    return Line(
        shift.id if shift else "",
        (
            word_cell(shift.name if shift else translate("Quality", "无人值班")),
            word_cell(shift.officer if shift else ""),
            Cell(local_text(shift.started_at)[5:16], local_text(shift.started_at))
            if shift
            else Cell(UNKNOWN, None),
            count_cell(one.asked),
            count_cell(one.waiting),
            time_cell(one.mean),
            time_cell(one.median),
            time_cell(one.longest),
        ),
    )


def _kinds(report: QualityReport) -> list[Line]:
    return [
        Line(
            one.kind,
            (
                word_cell(word("sensor_kind", one.kind)),
                count_cell(one.alarms),
                count_cell(one.real),
                count_cell(one.false),
                count_cell(one.test),
                count_cell(one.fault),
                count_cell(one.unverified),
                share_cell(one.false_rate),
            ),
        )
        for one in report.figures.verified
    ]


def _causes(report: QualityReport) -> list[Line]:
    return [
        Line(
            one.cause or "",
            (
                word_cell(word("false_cause", one.cause))
                if one.cause
                else word_cell(translate("Quality", "未填原因"), dim=True),
                count_cell(one.count),
                share_cell(one.share),
                word_cell(
                    translate("Quality", "、").join(
                        f"{word('sensor_kind', kind)} {count}" for kind, count in one.kinds
                    ),
                    dim=True,
                ),
            ),
        )
        for one in report.figures.causes
    ]


SHIFTS = TableSpec(
    "shifts",
    QT_TRANSLATE_NOOP("Quality", "确认用时"),
    (
        Head(QT_TRANSLATE_NOOP("Quality", "班次"), 84, right=False, stretch=True),
        Head(QT_TRANSLATE_NOOP("Quality", "值班员"), 96, right=False),
        Head(QT_TRANSLATE_NOOP("Quality", "接班"), 106),
        Head(QT_TRANSLATE_NOOP("Quality", "报警"), 64),
        Head(QT_TRANSLATE_NOOP("Quality", "未确认"), 72),
        Head(QT_TRANSLATE_NOOP("Quality", "平均"), 96, unit="s"),
        Head(QT_TRANSLATE_NOOP("Quality", "中位"), 96, unit="s"),
        Head(QT_TRANSLATE_NOOP("Quality", "最长"), 96, unit="s"),
    ),
    _shifts,
    QT_TRANSLATE_NOOP("Quality", "这段时间没有需要确认的报警"),
    QT_TRANSLATE_NOOP("Quality", "换一段更长的时间再看。"),
    give_way=(7, 1),
)

KINDS = TableSpec(
    "kinds",
    QT_TRANSLATE_NOOP("Quality", "误报率"),
    (
        Head(QT_TRANSLATE_NOOP("Quality", "类型"), 120, right=False, stretch=True),
        Head(QT_TRANSLATE_NOOP("Quality", "报警"), 64),
        Head(QT_TRANSLATE_NOOP("Quality", "真实"), 52),
        Head(QT_TRANSLATE_NOOP("Quality", "误报"), 52),
        Head(QT_TRANSLATE_NOOP("Quality", "测试"), 52),
        Head(QT_TRANSLATE_NOOP("Quality", "故障"), 52),
        Head(QT_TRANSLATE_NOOP("Quality", "未复核"), 88),
        Head(QT_TRANSLATE_NOOP("Quality", "误报率"), 84, unit="%"),
    ),
    _kinds,
    QT_TRANSLATE_NOOP("Quality", "这段时间没有可以复核的报警"),
    QT_TRANSLATE_NOOP("Quality", "设备离线、故障、电量低的报警不参加误报统计。"),
)

CAUSES = TableSpec(
    "causes",
    QT_TRANSLATE_NOOP("Quality", "误报原因"),
    (
        Head(QT_TRANSLATE_NOOP("Quality", "原因"), 140, right=False),
        Head(QT_TRANSLATE_NOOP("Quality", "报警"), 72),
        Head(QT_TRANSLATE_NOOP("Quality", "占比"), 80, unit="%"),
        Head(QT_TRANSLATE_NOOP("Quality", "类型"), 180, right=False, stretch=True),
    ),
    _causes,
    QT_TRANSLATE_NOOP("Quality", "没有误报或故障的复核结论"),
    QT_TRANSLATE_NOOP("Quality", "复核为误报或故障并选了原因的报警会计在这里。"),
)
