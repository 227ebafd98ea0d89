"""Rows of the incidents page: words, due times, filters, columns, and lines of the detail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.incidents import SEVERITY, Grade
from ui.alarms.words import place_of as alarm_place
from ui.alarms.words import state_of
from ui.labels import alarm_title, word
from ui.pages.list_page import contains
from ui.report_words import owed_words
from ui.text import duration, moment, number
from ui.widgets.ledger import LedgerLine
from ui.widgets.log_view import LogLine
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.services.alarms import AlarmRow
    from app.services.incidents import EntryRow, IncidentRow, TaskRow

translate = QCoreApplication.translate

TABLES = (
    "incidents",
    "incident_entries",
    "tasks",
    "residential_areas",
    "situation_reports",
    "report_decisions",
    "local_facts",
    "plan_activations",
)
"""A change in one of these changes what the page shows."""

OPEN, CLOSED = "open", "closed"

KIND_OF_SENSOR = {
    "smoke": "fire",
    "electrical_fire": "fire",
    "combustible_gas": "gas",
    "water_level": "flood",
    "infrared_activity": "person",
    "water_meter": "person",
    "manhole_cover": "traffic",
    "hydrant_pressure": "utility",
    "door_contact": "security",
}
"""What an alarm of a sensor kind most likely is; a person may choose otherwise."""


def place_of(row: IncidentRow) -> str:
    """Return e.g. `临沂八村第一 · 12 号楼 · 6 层走廊`, without saying anything twice."""
    parts = [row.area_name.removesuffix("居民区")]
    if row.building_number and row.building_number not in row.place:
        parts.append(row.building_number)
    parts.append(row.place.removeprefix(parts[0]).removeprefix(" · ") if parts[0] else row.place)
    return " · ".join(part for part in parts if part)


def due_words(due_at: int | None, now: int) -> str:
    """Return how long there is, or since when it should be done."""
    if due_at is None:
        return translate("Incidents", "不限时")
    if due_at < now:
        return translate("Incidents", "逾期 {0}").format(duration(now - due_at))
    return translate("Incidents", "剩 {0}").format(duration(due_at - now))


def tasks_words(row: IncidentRow) -> str:
    """Return how many tasks are open and how many of them late; nothing for none."""
    if not row.open_tasks:
        return ""
    if row.overdue_tasks:
        return translate("Incidents", "{0} · 逾期 {1}").format(row.open_tasks, row.overdue_tasks)
    return number(row.open_tasks)


def report_words(row: IncidentRow, now: int) -> tuple[str, int]:
    """Return which report is owed and how long there is, with its mark; nothing for none."""
    return ("", 0) if row.report_owed is None else owed_words(row.report_owed, now)


def satisfied_word(satisfied: bool | None) -> str:
    """Return the resident's answer in words."""
    return {
        True: translate("Incidents", "群众满意"),
        False: translate("Incidents", "群众不满意"),
        None: translate("Incidents", "未能回访"),
    }[satisfied]


def ended_at(row: IncidentRow, now: int) -> int:
    """Return when it was closed, now while it is open."""
    return row.closed_at if row.closed_at is not None else now


def state_words(row: IncidentRow) -> str:
    """Return the state: being handled, or what the resident said at the end."""
    return word("incident_state", row.state) if row.state == OPEN else satisfied_word(row.satisfied)


def age_words(row: IncidentRow, now: int) -> str:
    """Return for how long it has been going on, empty when it is over."""
    return duration(now - row.opened_at) if row.state == OPEN else ""


def times_words(row: IncidentRow, now: int) -> str:
    """Return the state with who took it in and when; of a closed one, who closed it and when."""
    opened = translate("Incidents", "{0} {1} 受理").format(
        moment(row.opened_at, now), row.opened_by
    )
    if row.closed_at is None:
        return "\n".join((word("incident_state", row.state), opened))
    closed = translate("Incidents", "{0} {1} 办结，历时 {2}").format(
        moment(row.closed_at, now), row.closed_by or "", duration(row.closed_at - row.opened_at)
    )
    return f"{opened}\n{closed}"


def casualties_words(row: IncidentRow) -> str:
    """Return how many people are hurt, empty while nothing is known."""
    parts = []
    if row.injured is not None:
        parts.append(translate("Incidents", "伤 {0} 人").format(row.injured))
    if row.dead is not None:
        parts.append(translate("Incidents", "亡 {0} 人").format(row.dead))
    return " · ".join(parts)


@dataclass(frozen=True)
class IncidentFilter:
    """What is let through. `view`: open, closed, all. `grade`: a grade, empty for every one."""

    view: str = "all"
    grade: str = ""
    text: str = ""

    def passes(self, row: IncidentRow) -> bool:
        """Return whether the row is shown."""
        return (
            self.view in ("all", row.state)
            and self.grade in ("", row.grade)
            and contains(
                self.text,
                row.number,
                row.title,
                row.area_name,
                row.compound_name,
                row.building_number,
                row.place,
                row.opened_by,
                word_of_kind(row),
            )
        )


def word_of_kind(row: IncidentRow) -> str:
    """Return the word of the incident's kind."""
    return word("incident_kind", row.kind)


def columns(now: Callable[[], int]) -> list[Column[IncidentRow]]:
    """Return the columns of the list; `now` is asked each time an age is shown."""
    return [
        Column(
            "number",
            translate("Incidents", "编号"),
            lambda row: row.number,
            width=92,
            emphasis=_quiet,
        ),
        Column(
            "grade",
            translate("Incidents", "等级"),
            lambda row: word("incident_grade", row.grade),
            order=lambda row: -SEVERITY[Grade(row.grade)],
            width=92,
            emphasis=_quiet,
        ),
        Column(
            "kind", translate("Incidents", "类型"), word_of_kind, width=88, emphasis=lambda _: "dim"
        ),
        Column(
            "title",
            translate("Incidents", "事件"),
            lambda row: row.title,
            width=240,
            stretch=True,
            emphasis=_quiet,
            tip=lambda row: row.title,
        ),
        Column(
            "place",
            translate("Incidents", "地点"),
            place_of,
            width=150,
            stretch=True,
            emphasis=lambda _: "dim",
            tip=place_of,
        ),
        Column(
            "tasks",
            translate("Incidents", "未完成任务"),
            tasks_words,
            order=lambda row: (-row.overdue_tasks, -row.open_tasks),
            width=112,
            level=lambda row: 3 if row.overdue_tasks else None,
        ),
        Column(
            "due",
            translate("Incidents", "最近时限"),
            lambda row: due_words(row.next_due_at, now()) if row.open_tasks else "",
            order=lambda row: row.next_due_at or 2**62,
            width=120,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "report",
            translate("Incidents", "待报送"),
            lambda row: report_words(row, now())[0],
            order=lambda row: row.report_owed.due_at if row.report_owed else 2**62,
            width=148,
            level=lambda row: report_words(row, now())[1] or None,
            emphasis=lambda row: None if report_words(row, now())[1] else "dim",
        ),
        Column(
            "opened",
            translate("Incidents", "受理"),
            lambda row: moment(row.opened_at, now()),
            order=lambda row: row.opened_at,
            width=168,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "age",
            translate("Incidents", "历时"),
            lambda row: duration(ended_at(row, now()) - row.opened_at),
            order=lambda row: ended_at(row, now()) - row.opened_at,
            width=96,
            right=True,
            emphasis=_quiet,
        ),
        Column(
            "state",
            translate("Incidents", "状态"),
            state_words,
            order=lambda row: (row.state, row.satisfied is not False),
            width=124,
            level=lambda row: 3 if row.satisfied is False else None,
            emphasis=_quiet,
        ),
    ]


def exported(rows: Sequence[IncidentRow]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file; the caller is left out."""
    header = (
        translate("Incidents", "编号"),
        translate("Incidents", "等级"),
        translate("Incidents", "类型"),
        translate("Incidents", "事件"),
        translate("Incidents", "居民区"),
        translate("Incidents", "地点"),
        translate("Incidents", "状态"),
        translate("Incidents", "未完成任务"),
        translate("Incidents", "逾期任务"),
        translate("Incidents", "受理"),
        translate("Incidents", "办结"),
        translate("Incidents", "结果"),
        translate("Incidents", "群众满意"),
    )
    return header, [
        (
            row.number,
            word("incident_grade", row.grade),
            word_of_kind(row),
            row.title,
            row.area_name,
            place_of(row),
            word("incident_state", row.state),
            row.open_tasks,
            row.overdue_tasks,
            moment(row.opened_at, 0),
            moment(row.closed_at, 0) if row.closed_at else None,
            row.outcome,
            satisfied_word(row.satisfied) if row.state == CLOSED else None,
        )
        for row in rows
    ]


def log_lines(entries: Iterable[EntryRow], now: int) -> list[LogLine]:
    """Return the log, newest first; a correction says which line it corrects."""
    by_id = {entry.id: entry for entry in entries}
    return [_log_line(entry, by_id, now) for entry in reversed(by_id.values())]


def _log_line(entry: EntryRow, by_id: dict[str, EntryRow], now: int) -> LogLine:
    head = [moment(entry.at, now), entry.actor, word("entry_kind", entry.kind)]
    corrected = by_id.get(entry.supersedes_id or "")
    if corrected is not None:
        head.append(translate("Incidents", "更正 {0} 的记录").format(moment(corrected.at, now)))
    if entry.superseded_by_id is not None:
        head.append(translate("Incidents", "已更正"))
    return LogLine(
        entry.id,
        " · ".join(head),
        entry.text,
        dim=entry.kind == "state",
        corrected=entry.superseded_by_id is not None,
    )


def in_order(tasks: Iterable[TaskRow]) -> list[TaskRow]:
    """Return the tasks: open ones by due time, then the finished ones."""
    return sorted(
        tasks, key=lambda task: (task.state != OPEN, task.due_at or 2**62, task.created_at)
    )


def is_overdue(task: TaskRow, now: int) -> bool:
    """Return whether the task should be done by now."""
    return task.state == OPEN and task.due_at is not None and task.due_at < now


def task_lines(tasks: Iterable[TaskRow], now: int) -> list[LedgerLine]:
    """Return the tasks as two lines each: what and how long, who and since when."""
    return [_task_line(task, now) for task in tasks]


def _task_line(task: TaskRow, now: int) -> LedgerLine:
    is_open = task.state == OPEN
    assignee = task.assignee or translate("Incidents", "未指定")
    if is_open:
        who = translate("Incidents", "{0} · {1} {2} 派出").format(
            assignee, moment(task.created_at, now), task.created_by
        )
    else:
        ended = (assignee, moment(task.done_at, now), task.done_by or "", task.result)
        who = " · ".join(part for part in ended if part)
    return LedgerLine(
        id=task.id,
        what=task.title,
        amount=due_words(task.due_at, now) if is_open else word("task_state", task.state),
        who=who,
        after="",
        undone=task.state == "cancelled",
        dim=not is_open,
        level=3 if is_overdue(task, now) else 0,
    )


def alarm_columns() -> list[Column[AlarmRow]]:
    """Return the columns of the incident's alarms."""

    def quiet(row: AlarmRow) -> str | None:
        return "dim" if row.state == "normal" else None

    return [
        Column(
            "title",
            translate("Incidents", "报警"),
            lambda row: alarm_title(row.kind, row.condition),
            width=136,
            stretch=True,
            level=lambda row: None if row.state == "normal" else row.level,
            emphasis=quiet,
            tip=lambda row: f"{alarm_title(row.kind, row.condition)}\n{alarm_place(row)}",
        ),
        Column(
            "where",
            translate("Incidents", "位置"),
            lambda row: row.place or row.sensor_code,
            width=116,
            emphasis=lambda _: "dim",
            tip=alarm_place,
        ),
        Column(
            "state", translate("Incidents", "状态"), state_of, width=120, right=True, emphasis=quiet
        ),
    ]


def _quiet(row: IncidentRow) -> str | None:
    return None if row.state == OPEN else "dim"
