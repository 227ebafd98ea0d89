"""Ending a response, with its outcome; what is still open is cancelled with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import plans
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.state_part import StatePart
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.plans import PlanRow
    from ui.console import Console


class EndForm(Form):
    """Ends the running activation of a plan. `ended(done)`: a `Done`; it cannot be taken back."""

    ended = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "plan_end", self.tr("结束响应"))
        self._row: PlanRow | None = None
        self.left = StatePart(console, wrap=True)
        self.outcome = LineField(
            console.look,
            "outcome",
            self.tr("结果（必填）"),
            choices=(self.tr("预警解除"), self.tr("险情排除"), self.tr("演练结束")),
            limit=400,
        )
        self.body.addWidget(self.left)
        self.add(self.outcome)

    def open_row(self, row: PlanRow) -> None:
        """Begin for a plan."""
        self.refresh(row)
        self.open_for(row.activation_id or row.id, self.tr("结束 {0} 的响应").format(row.title))

    def refresh(self, row: PlanRow) -> None:
        """Follow the number of open tasks while the form is open."""
        self._row = row
        self.left.say(
            self.tr("还有 {0} 个任务没有完成，结束时一并取消，不能撤销。").format(row.open_tasks)
            if row.open_tasks
            else "",
            3,
        )

    def submit(self) -> None:
        """End it."""
        row, outcome = self._row, self.outcome.text
        if row is None or row.activation_id is None:
            return
        if not outcome:
            self.refuse(self.tr("请写结果，交接班和复盘时要看。"), "outcome")
            return
        activation_id = row.activation_id
        self.begin()
        self.console.ask(
            self,
            lambda desk: plans.end_activation(desk, activation_id, outcome),
            lambda cancelled: self._tell(row, cancelled),
            self.fail,
        )

    def _tell(self, row: PlanRow, cancelled: int) -> None:
        self.finish()
        self.ended.emit(
            Done(
                self.tr("已结束 {0} 的响应，取消任务 {1} 个").format(row.title, cancelled)
                if cancelled
                else self.tr("已结束 {0} 的响应").format(row.title)
            )
        )
