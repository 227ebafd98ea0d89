"""The record of a shift, for handing over: how things stand, what goes on, what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.documents.blocks import Align, Column, Document, Paragraph
from app.domain.instant import HOUR, local_text
from app.services import duty, incidents, overview
from ui.labels import LEVEL_NUMERALS, word
from ui.printing.paper import Paper
from ui.printing.parts import facts, part
from ui.report_words import owed_words
from ui.text import number

if TYPE_CHECKING:
    from app.documents.blocks import Block
    from app.services.desk import Desk
    from app.services.duty import LogRow, ShiftRow
    from app.services.overview import Summary

translate = QCoreApplication.translate

_UNLESS_KNOWN = 24 * HOUR
"""How far back the log goes while nobody is on duty, and at most."""


def handover_paper(*, is_blind: bool) -> Paper:
    """Return the record of the shift that is on duty; `is_blind`: see `Console.is_blind`."""
    return Paper(
        translate("Printing", "交接班记录"), lambda desk: handover(desk, is_blind=is_blind)
    )


def handover(desk: Desk, *, is_blind: bool) -> Document:
    """Return the document, of what is known now. Runs off the GUI thread."""
    now = desk.store.clock.now()
    shifts = duty.shifts(desk, 2)
    running = shifts[0] if shifts and shifts[0].ended_at is None else None
    before = next((one for one in shifts if one.ended_at is not None), None)
    since = now - _UNLESS_KNOWN
    if running is not None:
        since = max(since, running.started_at)
    return Document(
        translate("Printing", "交接班记录"),
        translate("Printing", "{0} 至 {1}").format(local_text(since), local_text(now)),
        "",
        (
            *([Paragraph(blind_words(), bold=True)] if is_blind else []),
            facts((*_of_shift(running, before), *_of_street(overview.summary(desk)))),
            *_under_way(desk, now),
            *_written(duty.log(desk, since)),
        ),
    )


def blind_words() -> str:
    """Return what is said over alarms while nobody knows how things are."""
    return translate("Printing", "报警服务没有响应：报警和感知点位可能不是现场的样子，请电话核实。")


def _of_shift(running: ShiftRow | None, before: ShiftRow | None) -> list[tuple[str, str]]:
    return [
        (
            translate("Printing", "当班"),
            f"{running.name} · {running.officer_name}" if running is not None else "",
        ),
        (translate("Printing", "上一班交代"), before.handover_note if before is not None else ""),
    ]


def _of_street(found: Summary) -> list[tuple[str, str]]:
    alarms = "　".join(
        translate("Printing", "{0} 级 {1} 条，未确认 {2}").format(
            LEVEL_NUMERALS[one.level - 1], number(one.open), number(one.unacknowledged)
        )
        for one in found.levels
        if one.open
    )
    return [
        (translate("Printing", "未结束报警"), alarms or translate("Printing", "无")),
        (
            translate("Printing", "感知点位"),
            translate("Printing", "共 {0}，离线 {1}，从未上报 {2}").format(
                number(found.sensors), number(found.stale), number(found.never)
            ),
        ),
        (
            translate("Printing", "避难场所"),
            translate("Printing", "开放 {0} 处，已入住 {1} 人").format(
                number(found.shelters_open), number(found.shelter_people)
            ),
        ),
        (
            translate("Printing", "任务"),
            translate("Printing", "未完成 {0}，逾期 {1}").format(
                number(found.tasks_open), number(found.tasks_overdue)
            ),
        ),
    ]


def _under_way(desk: Desk, now: int) -> tuple[Block, ...]:
    rows = [row for row in incidents.incidents(desk) if row.closed_at is None]
    return part(
        translate("Printing", "处置中的事件"),
        (
            Column(translate("Printing", "编号"), 14),
            Column(translate("Printing", "事件"), 32),
            Column(translate("Printing", "等级"), 10),
            Column(translate("Printing", "未完成任务"), 12, Align.RIGHT),
            Column(translate("Printing", "逾期"), 8, Align.RIGHT),
            Column(translate("Printing", "待报送"), 24),
        ),
        (
            (
                row.number,
                row.title,
                word("incident_grade", row.grade),
                number(row.open_tasks),
                number(row.overdue_tasks),
                owed_words(row.report_owed, now).text if row.report_owed is not None else "",
            )
            for row in rows
        ),
        translate("Printing", "没有处置中的事件。"),
    )


def _written(lines: list[LogRow]) -> tuple[Block, ...]:
    def said(line: LogRow) -> str:
        if line.superseded:
            return translate("Printing", "（已更正）{0}").format(line.text)
        if line.supersedes_id is not None:
            return translate("Printing", "（更正）{0}").format(line.text)
        return line.text

    return part(
        translate("Printing", "值班日志"),
        (
            Column(translate("Printing", "时间"), 22),
            Column(translate("Printing", "谁"), 14),
            Column(translate("Printing", "内容"), 64),
        ),
        ((local_text(line.at), line.actor, said(line)) for line in reversed(lines)),
        translate("Printing", "这一班还没有写日志。"),
    )
