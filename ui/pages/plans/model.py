"""Rows of the plans page: words, filters, columns, and lines of cards, tasks and activations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import MINUTE
from ui.labels import level_name, word
from ui.pages.incidents.model import due_words
from ui.text import UNKNOWN, duration, moment, number
from ui.widgets.ledger import LedgerLine
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.services.plans import ActivationRow, CardRow, PlanRow, PlanTask

translate = QCoreApplication.translate

TABLES = ("plans", "task_cards", "plan_activations", "tasks", "incidents", "residential_areas")
"""A change in one of these changes what the page shows."""

RUNNING = "running"
OPEN, CANCELLED = "open", "cancelled"


def response_words(level: int | None) -> str:
    """Return e.g. `III 级响应`, or that the plan is not activated."""
    if level is None:
        return translate("Plans", "未启动")
    return translate("Plans", "{0}响应").format(level_name(level))


def tasks_words(row: PlanRow) -> str:
    """Return how many tasks are open and how many of them late; nothing for none."""
    if not row.open_tasks:
        return ""
    if row.overdue_tasks:
        return translate("Plans", "{0} · 逾期 {1}").format(row.open_tasks, row.overdue_tasks)
    return number(row.open_tasks)


def edition_words(row: PlanRow) -> str:
    """Return the edition and its day."""
    return translate("Plans", "第 {0} 版 {1}").format(row.edition, row.published_on or UNKNOWN)


@dataclass(frozen=True)
class PlanFilter:
    """What is let through. `view`: all, running, or a kind of plans."""

    view: str = "all"
    text: str = ""

    def passes(self, row: PlanRow) -> bool:
        """Return whether the row is shown; words are found by their pinyin, too."""
        words = self.text.lower().split()
        return in_view(row, self.view) and all(word in row.words for word in words)


def in_view(row: PlanRow, view: str) -> bool:
    """Return whether a row belongs under a chip."""
    return view in ("all", row.kind) or (view == RUNNING and row.level is not None)


def columns(now: Callable[[], int]) -> list[Column[PlanRow]]:
    """Return the columns of the list; `now` is asked each time a time limit is shown."""
    return [
        Column(
            "state",
            translate("Plans", "响应"),
            lambda row: response_words(row.level),
            order=lambda row: row.level or 9,
            width=108,
            emphasis=_quiet,
        ),
        Column(
            "title",
            translate("Plans", "预案"),
            lambda row: row.title,
            width=260,
            stretch=True,
            tip=lambda row: f"{row.title} · {row.code}",
        ),
        Column(
            "kind",
            translate("Plans", "类别"),
            lambda row: word("plan_kind", row.kind),
            width=112,
            emphasis=_dim,
        ),
        Column(
            "tasks",
            translate("Plans", "未完成任务"),
            tasks_words,
            order=lambda row: (-row.overdue_tasks, -row.open_tasks),
            width=112,
            level=lambda row: 3 if row.overdue_tasks else None,
        ),
        Column(
            "due",
            translate("Plans", "最近时限"),
            lambda row: due_words(row.next_due_at, now()) if row.open_tasks else "",
            order=lambda row: row.next_due_at or 2**62,
            width=124,
            right=True,
            emphasis=_dim,
        ),
        Column(
            "cards",
            translate("Plans", "任务卡 张"),
            lambda row: number(row.cards),
            order=lambda row: row.cards,
            width=84,
            right=True,
            emphasis=_dim,
        ),
        Column("code", translate("Plans", "编码"), lambda row: row.code, width=88, emphasis=_dim),
        Column(
            "edition",
            translate("Plans", "版本"),
            edition_words,
            order=lambda row: row.published_on or "",
            width=148,
            right=True,
            emphasis=_dim,
        ),
    ]


def exported(rows: Sequence[PlanRow]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = (
        translate("Plans", "编码"),
        translate("Plans", "预案"),
        translate("Plans", "类别"),
        translate("Plans", "居民区"),
        translate("Plans", "版本"),
        translate("Plans", "任务卡 张"),
        translate("Plans", "响应"),
        translate("Plans", "启动"),
        translate("Plans", "未完成任务"),
        translate("Plans", "逾期任务"),
    )
    return header, [
        (
            row.code,
            row.title,
            word("plan_kind", row.kind),
            row.area_name,
            edition_words(row),
            row.cards,
            response_words(row.level),
            moment(row.activated_at, 0) if row.activated_at else None,
            row.open_tasks,
            row.overdue_tasks,
        )
        for row in rows
    ]


def in_order(tasks: Iterable[PlanTask]) -> list[PlanTask]:
    """Return the tasks: open ones by due time, then the finished ones."""
    return sorted(
        tasks, key=lambda task: (task.state != OPEN, task.due_at or 2**62, task.created_at)
    )


def task_lines(tasks: Iterable[PlanTask], now: int) -> list[LedgerLine]:
    """Return the tasks as two lines each: what and how long, who and how."""
    return [_task_line(task, now) for task in tasks]


def _task_line(task: PlanTask, now: int) -> LedgerLine:
    is_open = task.state == OPEN
    who = (
        (task.assignee, task.detail)
        if is_open
        else (task.assignee, moment(task.done_at, now), task.done_by or "", task.result)
    )
    late = is_open and task.due_at is not None and task.due_at < now
    return LedgerLine(
        id=task.id,
        what=task.title,
        amount=due_words(task.due_at, now) if is_open else word("task_state", task.state),
        who=" · ".join(part for part in who if part),
        after=level_name(task.level) if task.level is not None else "",
        undone=task.state == CANCELLED,
        dim=not is_open,
        level=3 if late else 0,
    )


def card_lines(cards: Iterable[CardRow], given: dict[str, str]) -> list[LedgerLine]:
    """Return task cards as two lines each; `given`: the state of the task by the card's id."""
    return [
        LedgerLine(
            id=card.id,
            what=card.title,
            amount=_limit_words(card.due_minutes),
            who=" · ".join(part for part in (card.role, card.detail) if part),
            after=word("task_state", given[card.id]) if card.id in given else "",
        )
        for card in cards
    ]


def _limit_words(minutes: int | None) -> str:
    if minutes is None:
        return translate("Plans", "不限时")
    if minutes and minutes % 60 == 0:
        return translate("Plans", "{0} 小时内").format(minutes // 60)
    return translate("Plans", "{0}内").format(duration(minutes * MINUTE))


def past_lines(activations: Iterable[ActivationRow], now: int) -> list[LedgerLine]:
    """Return the activations that are over, as two lines each."""
    return [_past_line(one, now) for one in activations if one.ended_at is not None]


def _past_line(one: ActivationRow, now: int) -> LedgerLine:
    done = sum(task.state == "done" for task in one.tasks)
    counts = translate("Plans", "任务 {0}，完成 {1}").format(len(one.tasks), done)
    started = translate("Plans", "{0} {1} 启动").format(
        moment(one.activated_at, now), one.activated_by
    )
    number_of = translate("Plans", "事件 {0}").format(one.incident_number)
    who = (started, number_of if one.incident_number else "", one.outcome)
    return LedgerLine(
        id=one.id,
        what=f"{response_words(one.level)} · {counts}",
        amount=duration((one.ended_at or now) - one.activated_at),
        who=" · ".join(part for part in who if part),
        after="",
        dim=True,
    )


def _dim(_row: PlanRow) -> str:
    return "dim"


def _quiet(row: PlanRow) -> str | None:
    return "dim" if row.level is None else None
