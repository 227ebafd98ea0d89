"""The tasks of an incident: what is to be done, by whom, how long there is; what is over on demand.

What became of a finished task stands in the log too, so that the list may leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.incidents.model import OPEN, in_order, task_lines
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.ledger import HEIGHT, LedgerView
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from app.services.incidents import TaskRow
    from ui.console import Console


class TaskSection(QWidget):
    """Title, buttons, tasks; hidden while there are none.

    `done_asked(task)`, `cancel_asked(task)`: a `TaskRow` shall be ended.
    """

    done_asked = Signal(object)
    cancel_asked = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._tasks: dict[str, TaskRow] = {}
        look = console.look
        self._title = label("", "label")
        self.view = LedgerView(look, self.tr("任务"))
        self.ended_button = button("", role="link")
        self.ended_button.setCheckable(True)
        self.done_button = button(self.tr("完成"), role="link")
        self.cancel_button = button(self.tr("取消任务"), role="link")
        beside = QWidget()
        line = spaced(look, QHBoxLayout(beside), 4)
        for made in (self.ended_button, self.done_button, self.cancel_button):
            line.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, self.view, beside=beside))
        self.ended_button.toggled.connect(self._show)
        self.done_button.clicked.connect(lambda: self._ask(self.done_asked))
        self.cancel_button.clicked.connect(lambda: self._ask(self.cancel_asked))
        self.view.line_activated.connect(lambda _: self._ask(self.done_asked))
        self.view.line_selected.connect(self._review)
        Following(look, self, self._measure)
        self._review()

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def selected(self) -> TaskRow | None:
        """The selected task, if it is still to be done."""
        line = self.view.selected
        task = self._tasks.get(line.id) if line is not None else None
        return task if task is not None and task.state == OPEN else None

    def show_tasks(self, tasks: Sequence[TaskRow]) -> None:
        """Show the tasks of an incident."""
        self._tasks = {task.id: task for task in in_order(tasks)}
        self._show()

    def refresh(self) -> None:
        """Show the time limits as they are now."""
        self._show()

    def _show(self, _on: bool = False) -> None:
        tasks = list(self._tasks.values())
        open_ones = [task for task in tasks if task.state == OPEN]
        ended = len(tasks) - len(open_ones)
        shown = tasks if self.ended_button.isChecked() else open_ones
        self.view.show_lines(task_lines(shown, self._console.now()))
        self._title.setText(self.tr("任务 {0}，未完成 {1}").format(len(tasks), len(open_ones)))
        self.ended_button.setText(
            self.tr("收起已结束")
            if self.ended_button.isChecked()
            else self.tr("已结束 {0}").format(ended)
        )
        self.ended_button.setVisible(ended > 0)
        self.done_button.setVisible(bool(open_ones))
        self.cancel_button.setVisible(bool(open_ones))
        self.setVisible(bool(tasks))
        self._measure()
        self._review()

    def _measure(self) -> None:
        look = self._console.look
        self.view.setFixedHeight(look.px(HEIGHT) * self.view.lines.total)

    def _review(self, _line_id: object = None) -> None:
        can = self.selected is not None
        self.done_button.setEnabled(can)
        self.cancel_button.setEnabled(can)

    def _ask(self, signal: SignalInstance) -> None:
        task = self.selected
        if task is not None:
            signal.emit(task)
