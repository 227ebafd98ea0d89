"""A plan on paper: what it is for, the tasks of what runs, and its task cards by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.documents.blocks import Column, Document
from app.domain.instant import local_text
from app.domain.plans import LEVELS
from app.services import plans
from ui.labels import word
from ui.pages.plans.model import card_lines, edition_words, in_order, response_words
from ui.printing.paper import Paper
from ui.printing.parts import facts, part
from ui.text import UNKNOWN, moment

if TYPE_CHECKING:
    from app.documents.blocks import Block
    from app.services.desk import Desk
    from app.services.plans import ActivationRow, CardRow, PlanDetail, PlanRow

translate = QCoreApplication.translate


def plan_paper(row: PlanRow) -> Paper:
    """Return a plan with its task cards, read anew when it is looked at."""
    plan_id = row.id

    def make(desk: Desk) -> Document:
        return plan_document(plans.plan(desk, plan_id), desk.store.clock.now())

    return Paper(translate("Printing", "预案 {0}").format(row.code), make)


def plan_document(found: PlanDetail, now: int) -> Document:
    """Return the document."""
    row = found.row
    running = next((one for one in found.activations if one.ended_at is None), None)
    state = response_words(row.level)
    if running is not None:
        started = local_text(running.activated_at)
        state = translate("Printing", "{0}，{1} {2} 启动").format(
            state, started, running.activated_by
        )
    blocks: list[Block] = [
        facts(
            (
                (translate("Printing", "编号"), row.code),
                (translate("Printing", "适用"), row.area_name or translate("Printing", "全街道")),
                (translate("Printing", "版本"), edition_words(row)),
                (translate("Printing", "响应"), state),
                (translate("Printing", "目的"), row.purpose),
            )
        )
    ]
    if running is not None:
        blocks += _tasks(running, now)
    for level in LEVELS:
        own = [card for card in found.cards if card.response_level == level]
        if own:
            blocks += _cards(level, own)
    return Document(row.title, "", "", tuple(blocks))


def _tasks(running: ActivationRow, now: int) -> tuple[Block, ...]:
    return part(
        translate("Printing", "正在执行的任务"),
        (
            Column(translate("Printing", "任务"), 40),
            Column(translate("Printing", "责任人"), 20),
            Column(translate("Printing", "时限"), 16),
            Column(translate("Printing", "状态"), 24),
        ),
        (
            (
                task.title,
                task.assignee or UNKNOWN,
                moment(task.due_at, now) if task.due_at is not None else "",
                " ".join(
                    one
                    for one in (
                        word("task_state", task.state),
                        moment(task.done_at, now) if task.done_at is not None else "",
                        task.result,
                    )
                    if one
                ),
            )
            for task in in_order(running.tasks)
        ),
        translate("Printing", "没有任务。"),
    )


def _cards(level: int, cards: list[CardRow]) -> tuple[Block, ...]:
    limits = {line.id: line.amount for line in card_lines(cards, {})}
    return part(
        translate("Printing", "{0} · 任务卡").format(response_words(level)),
        (
            Column(translate("Printing", "责任岗位"), 18),
            Column(translate("Printing", "任务"), 26),
            Column(translate("Printing", "做法"), 42),
            Column(translate("Printing", "时限"), 14),
        ),
        ((card.role, card.title, card.detail, limits[card.id]) for card in cards),
        "",
    )
