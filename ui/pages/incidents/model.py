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
from ui.text import duration, moment, number
from ui.widgets.ledger import LedgerLine
from ui.widgets.log_view import LogLine
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.services.alarms import AlarmRow
    from app.services.incidents import EntryRow, IncidentRow, TaskRow

translate = QCoreApplication.translate

TABLES = ("incidents", "incident_entries", "tasks", "residential_areas")
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


def satisfied_word(satisfied: bool | None) -> str:
    """Return the resident's answer in words."""
    return {
        True: translate("Incidents", "群众满意"),
        False: translate("Incidents", "群众不满意"),
        None: translate("Incidents", "未能回访"),
    }[satisfied]


def age_words(row: IncidentRow, now: int) -> str:
    """Return for how long it has been going on, or how it ended."""
    if row.state == OPEN:
        return duration(now - row.opened_at)
    return satisfied_word(row.satisfied)


@dataclass(frozen=True)
class IncidentFilter:
    """What is let through. `view`: open, closed, all."""

    view: str = "all"
    text: str = ""

    def passes(self, row: IncidentRow) -> bool:
        """Return whether the row is shown."""
        return self.view in ("all", row.state) and contains(
            self.text, row.number, row.title, row.area_name, row.place, word_of_kind(row)
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
            width=104,
            emphasis=_quiet,
        ),
        Column(
            "grade",
            translate("Incidents", "等级"),
            lambda row: word("incident_grade", row.grade),
            order=lambda row: -SEVERITY[Grade(row.grade)],
            width=84,
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
            width=168,
            stretch=True,
            emphasis=lambda _: "dim",
            tip=place_of,
        ),
        Column(
            "tasks",
            translate("Incidents", "未完成任务"),
            tasks_words,
            order=lambda row: (-row.overdue_tasks, -row.open_tasks),
            width=124,
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
            "age",
            translate("Incidents", "历时或结果"),
            lambda row: age_words(row, now()),
            order=lambda row: row.opened_at,
            width=112,
            right=True,
            level=lambda row: 3 if row.satisfied is False else None,
            emphasis=_quiet,
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
    """Return the log, newest first."""
    return [
        LogLine(
            entry.id,
            " · ".join((moment(entry.at, now), entry.actor, word("entry_kind", entry.kind))),
            entry.text,
            dim=entry.kind == "state",
            corrected=entry.superseded_by_id is not None,
        )
        for entry in reversed(list(entries))
    ]


def task_lines(tasks: Iterable[TaskRow], now: int) -> list[LedgerLine]:
    """Return the tasks: open ones by due time, then the finished ones."""
    ordered = sorted(
        tasks, key=lambda task: (task.state != OPEN, task.due_at or 2**62, task.created_at)
    )
    return [_task_line(task, now) for task in ordered]


def _task_line(task: TaskRow, now: int) -> LedgerLine:
    is_open = task.state == OPEN
    overdue = is_open and task.due_at is not None and task.due_at < now
    assignee = task.assignee or translate("Incidents", "未指定")
    if is_open:
        who = translate("Incidents", "{0} · {1} 派于 {2}").format(
            assignee, task.created_by, moment(task.created_at, now)
        )
    else:
        who = " · ".join(
            part
            for part in (assignee, moment(task.done_at, now), task.done_by or "", task.result)
            if part
        )
    return LedgerLine(
        id=task.id,
        what=task.title,
        amount=due_words(task.due_at, now) if is_open else word("task_state", task.state),
        who=who,
        after="",
        undone=task.state == "cancelled",
        dim=not is_open,
        level=3 if overdue else 0,
    )


def alarm_lines(alarms: Iterable[AlarmRow], now: int) -> list[LedgerLine]:
    """Return the incident's alarms, newest first."""
    return [
        LedgerLine(
            id=row.id,
            what=alarm_title(row.kind, row.condition),
            amount=state_of(row),
            who=f"{moment(row.raised_at, now)} · {alarm_place(row)}",
            after="",
            dim=row.state == "normal",
            level=0 if row.state == "normal" else row.level,
        )
        for row in reversed(list(alarms))
    ]


def _quiet(row: IncidentRow) -> str | None:
    return None if row.state == OPEN else "dim"
