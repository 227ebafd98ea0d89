"""An incident on paper: how it stands, tasks, alarms, reports, and its time line from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.documents.blocks import Align, Column, Document
from app.domain.instant import local_text
from app.services import incidents, reports
from ui.alarms.words import state_of
from ui.labels import LEVEL_NUMERALS, alarm_title, word
from ui.pages.incidents.model import (
    OPEN,
    casualties_words,
    due_words,
    in_order,
    place_of,
    satisfied_word,
    times_words,
    word_of_kind,
)
from ui.printing.paper import Paper
from ui.printing.parts import facts, part
from ui.report_words import channel_word, clock_words
from ui.text import UNKNOWN, moment

if TYPE_CHECKING:
    from app.documents.blocks import Block
    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from app.services.incidents import EntryRow, IncidentDetail, IncidentRow, TaskRow
    from app.services.reports import IncidentReports, ReportRow

translate = QCoreApplication.translate


def incident_paper(row: IncidentRow) -> Paper:
    """Return an incident, read anew when it is looked at; telephone numbers stay masked."""
    incident_id = row.id

    def make(desk: Desk) -> Document:
        found = incidents.incident(desk, incident_id)
        told = reports.incident_reports(desk, incident_id)
        return incident_document(found, told, desk.store.clock.now())

    return Paper(translate("Printing", "事件 {0}").format(row.number), make)


def incident_document(found: IncidentDetail, told: IncidentReports, now: int) -> Document:
    """Return the document."""
    row = found.row
    return Document(
        f"{row.number}　{row.title}",
        "",
        "",
        (
            facts(_facts(row)),
            *_tasks(found, now),
            *_alarms(found),
            *_reports(told, now),
            *_time_line(found),
        ),
    )


def _facts(row: IncidentRow) -> list[tuple[str, str]]:
    caller = " ".join(one for one in (row.caller, row.caller_phone) if one)
    pairs = [
        (translate("Printing", "类别"), word_of_kind(row)),
        (translate("Printing", "来源"), word("incident_source", row.source)),
        (translate("Printing", "等级"), word("incident_grade", row.grade)),
        (translate("Printing", "地点"), place_of(row)),
        (translate("Printing", "经过"), times_words(row, 0)),
        (translate("Printing", "伤亡"), casualties_words(row)),
        (translate("Printing", "报告人"), caller),
        (translate("Printing", "情况"), row.description),
    ]
    if row.state != OPEN:
        outcome = f"{satisfied_word(row.satisfied)}　{row.outcome}".strip()
        pairs.append((translate("Printing", "结果"), outcome))
    return pairs


def _tasks(found: IncidentDetail, now: int) -> tuple[Block, ...]:
    def line(task: TaskRow) -> tuple[str, ...]:
        is_open = task.state == OPEN
        done = " ".join(
            one
            for one in (
                moment(task.done_at, now) if task.done_at else "",
                task.done_by,
                task.result,
            )
            if one
        )
        stands = due_words(task.due_at, now) if is_open else word("task_state", task.state)
        due = moment(task.due_at, now) if task.due_at is not None else ""
        return task.title, task.assignee or UNKNOWN, due, stands, done

    return part(
        translate("Printing", "任务"),
        (
            Column(translate("Printing", "任务"), 34),
            Column(translate("Printing", "责任人"), 16),
            Column(translate("Printing", "时限"), 14),
            Column(translate("Printing", "状态"), 14),
            Column(translate("Printing", "完成情况"), 22),
        ),
        (line(task) for task in in_order(found.tasks)),
        translate("Printing", "没有任务。"),
    )


def _alarms(found: IncidentDetail) -> tuple[Block, ...]:
    def line(row: AlarmRow) -> tuple[str, ...]:
        where = " ".join(one for one in (row.compound_name, row.building_number, row.place) if one)
        level = LEVEL_NUMERALS[row.level - 1]
        return (
            local_text(row.raised_at),
            level,
            alarm_title(row.kind, row.condition),
            where or row.sensor_code,
            state_of(row),
        )

    return part(
        translate("Printing", "关联报警"),
        (
            Column(translate("Printing", "时间"), 22),
            Column(translate("Printing", "级别"), 8, Align.CENTER),
            Column(translate("Printing", "报警"), 24),
            Column(translate("Printing", "位置"), 30),
            Column(translate("Printing", "状态"), 16),
        ),
        (line(row) for row in found.alarms),
        translate("Printing", "没有关联报警。"),
    )


def _reports(told: IncidentReports, now: int) -> tuple[Block, ...]:
    def line(one: ReportRow) -> tuple[str, ...]:
        kind = word("report_kind", one.kind)
        taken_back = translate("Printing", "（已撤回）") if one.retracted else ""
        title = one.text.title if one.text is not None else ""
        return (
            local_text(one.at),
            f"{channel_word(one.channel)} {kind}{taken_back}",
            one.recipient,
            one.actor,
            title,
        )

    rows = [line(one) for one in told.reports]
    rows += [
        ("", clock_words(clock, now).text, "", "", "") for clock in told.clocks if clock.is_owed
    ]
    return part(
        translate("Printing", "信息报送"),
        (
            Column(translate("Printing", "时间"), 22),
            Column(translate("Printing", "方式"), 24),
            Column(translate("Printing", "报给"), 16),
            Column(translate("Printing", "报告者"), 12),
            Column(translate("Printing", "标题"), 26),
        ),
        rows,
        translate("Printing", "没有报送。"),
    )


def _time_line(found: IncidentDetail) -> tuple[Block, ...]:
    by_id = {entry.id: entry for entry in found.entries}

    def line(entry: EntryRow) -> tuple[str, ...]:
        said = entry.text
        corrected = by_id.get(entry.supersedes_id or "")
        if corrected is not None:
            when = local_text(corrected.at)
            said = translate("Printing", "（更正 {0} 的记录）{1}").format(when, said)
        if entry.superseded_by_id is not None:
            said = translate("Printing", "（已更正）{0}").format(said)
        return local_text(entry.at), word("entry_kind", entry.kind), entry.actor, said

    return part(
        translate("Printing", "时间线"),
        (
            Column(translate("Printing", "时间"), 22),
            Column(translate("Printing", "类别"), 12),
            Column(translate("Printing", "谁"), 12),
            Column(translate("Printing", "内容"), 54),
        ),
        (line(entry) for entry in found.entries),
        translate("Printing", "没有记录。"),
    )
