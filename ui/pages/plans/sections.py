"""Sections of a plan's detail: the tasks of what runs, the cards by level, what was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans import LEVELS
from ui.pages.plans.model import (
    OPEN,
    card_lines,
    in_order,
    past_lines,
    response_words,
    task_lines,
)
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.ledger import HEIGHT, LedgerView
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from app.services.plans import ActivationRow, CardRow, PlanTask
    from ui.console import Console
    from ui.widgets.ledger import LedgerLine

translate = QCoreApplication.translate


class LineList(QWidget):
    """Title, buttons, and lines as high as they ask for; hidden while there are none."""

    def __init__(self, console: Console, name: str) -> None:
        super().__init__()
        self._look = console.look
        self._title = label(name, "label")
        self.view = LedgerView(console.look, name)
        beside = QWidget()
        self._buttons = spaced(console.look, QHBoxLayout(beside), 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(console.look, self._title, self.view, beside=beside))
        Following(console.look, self, self._measure)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def add_button(self, made: QPushButton) -> None:
        """Put a button beside the title."""
        self._buttons.addWidget(made)

    def show_lines(self, lines: Sequence[LedgerLine], title: str, *, kept: bool = False) -> None:
        """Show these lines under a title; `kept`: the section stays also without lines."""
        self.view.show_lines(lines)
        self._title.setText(title)
        self.view.setVisible(bool(lines))
        self.setVisible(kept or bool(lines))
        self._measure()

    def _measure(self) -> None:
        self.view.setFixedHeight(self._look.px(HEIGHT) * self.view.lines.total)


class RunningTasks(LineList):
    """The tasks of the running activation. `done_asked(task)`: a `PlanTask` is ticked."""

    done_asked = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, translate("Plans", "任务"))
        self._console = console
        self.ended_button = button("", role="link")
        self.ended_button.setCheckable(True)
        self.done_button = button(self.tr("完成"), "Enter", role="link")
        self.add_button(self.ended_button)
        self.add_button(self.done_button)
        self._tasks: dict[str, PlanTask] = {}
        self.ended_button.toggled.connect(self.refresh)
        self.done_button.clicked.connect(self._ask)
        self.view.line_activated.connect(lambda _: self._ask())
        self.view.line_selected.connect(self._review)
        self._review()

    @property
    def selected(self) -> PlanTask | None:
        """The selected task, if it is still to be done."""
        line = self.view.selected
        task = self._tasks.get(line.id) if line is not None else None
        return task if task is not None and task.state == OPEN else None

    def show_tasks(self, tasks: Sequence[PlanTask]) -> None:
        """Show the tasks of an activation."""
        self._tasks = {task.id: task for task in in_order(tasks)}
        self.refresh()

    def focus_first(self) -> bool:
        """Put the cursor on the first open task; return whether there is one."""
        first = next((task for task in self._tasks.values() if task.state == OPEN), None)
        if first is None:
            return False
        if self.selected is None:
            self.view.select(first.id)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def refresh(self, _on: bool = False) -> None:
        """Show the tasks with the time that is left now."""
        tasks = list(self._tasks.values())
        open_ones = [task for task in tasks if task.state == OPEN]
        ended = len(tasks) - len(open_ones)
        with_ended = self.ended_button.isChecked()
        self.show_lines(
            task_lines(tasks if with_ended else open_ones, self._console.now()),
            self.tr("任务 {0}，未完成 {1}").format(len(tasks), len(open_ones)),
            kept=bool(tasks),
        )
        self.ended_button.setText(
            self.tr("收起已结束") if with_ended else self.tr("已结束 {0}").format(ended)
        )
        self.ended_button.setVisible(ended > 0)
        self.done_button.setVisible(bool(open_ones))
        self._review()

    def _review(self, _line_id: object = None) -> None:
        self.done_button.setEnabled(self.selected is not None)

    def _ask(self) -> None:
        task = self.selected
        if task is not None:
            self.done_asked.emit(task)


class CardsByLevel(QWidget):
    """The task cards, a list for each response level from IV to I; says so when there is none."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._empty = label(
            self.tr("这个预案还没有任务卡，启动后不会派出任务；请先补录任务卡。"), "dim", wrap=True
        )
        self._empty.setContentsMargins(16, 12, 16, 12)
        self.lists = {level: LineList(console, response_words(level)) for level in LEVELS}
        layout = spaced(console.look, QVBoxLayout(self), 0)
        layout.addWidget(self._empty)
        for made in self.lists.values():
            layout.addWidget(made)

    def show_cards(self, cards: Sequence[CardRow], given: dict[str, str]) -> None:
        """Show the cards; `given`: the state of the task by the card's id."""
        self._empty.setVisible(not cards)
        for level, made in self.lists.items():
            own = [card for card in cards if card.response_level == level]
            title = self.tr("{0} · 任务卡 {1} 张").format(response_words(level), len(own))
            made.show_lines(card_lines(own, given), title)

    def clear(self) -> None:
        """Show nothing: another plan is read."""
        self._empty.hide()
        for made in self.lists.values():
            made.show_lines([], "")


class PastActivations(LineList):
    """The activations that are over, newest first."""

    def __init__(self, console: Console) -> None:
        super().__init__(console, translate("Plans", "历次启动"))
        self._console = console

    def show_activations(self, activations: Sequence[ActivationRow]) -> None:
        """Show those that are over."""
        lines = past_lines(activations, self._console.now())
        self.show_lines(lines, self.tr("历次启动 {0}，新的在上").format(len(lines)))
