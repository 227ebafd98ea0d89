"""Refused messages as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.services.sensors import QuarantineRow
from ui.labels import word
from ui.text import moment, number
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from ui.console import Console

translate = QCoreApplication.translate


class QuarantineModel(TableModel[QuarantineRow]):
    """Refused messages, the newest first."""

    def __init__(self, console: Console) -> None:
        now = console.now
        super().__init__(
            [
                Column(
                    "last",
                    translate("Quarantine", "最近一次"),
                    lambda r: moment(r.last_at, now()),
                    order=lambda r: r.last_at,
                    width=172,
                ),
                Column(
                    "repeats",
                    translate("Quarantine", "次数"),
                    lambda r: number(r.repeats),
                    order=lambda r: r.repeats,
                    width=80,
                    right=True,
                ),
                Column(
                    "reason",
                    translate("Quarantine", "原因"),
                    lambda r: word("refusal", r.reason),
                    width=170,
                ),
                Column(
                    "topic",
                    translate("Quarantine", "主题"),
                    lambda r: r.topic,
                    width=420,
                    tip=lambda r: r.topic,
                ),
                Column(
                    "detail",
                    translate("Quarantine", "说明"),
                    lambda r: r.detail,
                    stretch=True,
                    emphasis=lambda _: "dim",
                    tip=lambda r: r.detail,
                ),
                Column(
                    "size",
                    translate("Quarantine", "字节"),
                    lambda r: number(r.size),
                    order=lambda r: r.size,
                    width=110,
                    right=True,
                    emphasis=lambda _: "dim",
                ),
            ],
            console,
        )
        self.set_order(lambda r: -r.last_at)
