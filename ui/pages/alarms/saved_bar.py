"""Filters kept under names: a line that opens under the header, never a popup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout

from app.services import saved_filters
from app.services.saved_filters import NAME_LENGTH, SavedFilterRow
from ui.errors import sentence
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import Following, spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.desk import Desk
    from ui.console import Console
    from ui.widgets.undo_bar import UndoBar

PAGE = "alarms"


class SavedBar(QFrame):
    """A chip for each saved filter, a field to save the present one, a button to delete.

    `chosen(body)`: a filter shall be used. `count_changed(n)`: how many there are. `present()`
    returns the page's filter as JSON.
    """

    chosen = Signal(str)
    count_changed = Signal(int)

    def __init__(self, console: Console, undo_bar: UndoBar, present: Callable[[], str]) -> None:
        super().__init__()
        self._console = console
        self._undo_bar = undo_bar
        self._present = present
        self._rows: dict[str, SavedFilterRow] = {}
        self._chips: dict[str, QPushButton] = {}
        self._current = ""
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        look = console.look
        outer = spaced(look, QVBoxLayout(self), 4, (20, 6, 20, 6))
        self._flow = spaced(look, FlowLayout())
        self._none = label(self.tr("还没有常用筛选：先筛选，再起个名字存下来。"), "dim")
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setPlaceholderText(self.tr("给当前筛选起个名字"))
        self.name.setAccessibleName(self.tr("给当前筛选起个名字"))
        self.name.returnPressed.connect(self.save)
        self.save_button = button(self.tr("另存为"), "Enter")
        self.save_button.clicked.connect(self.save)
        self.delete_button = button(self.tr("删除选中的"), role="link")
        self.delete_button.clicked.connect(self.delete)
        self._error = label("", "error", wrap=True)
        for part in (self._none, self.name, self.save_button, self.delete_button):
            self._flow.addWidget(part)
        outer.addLayout(self._flow)
        outer.addWidget(self._error)
        self._error.hide()
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        Following(look, self, lambda: self.name.setFixedWidth(look.px(200)))
        undo_bar.undone.connect(self.load)
        self._arrange()

    @property
    def names(self) -> list[str]:
        """The names of the filters, in their order."""
        return [row.name for row in self._rows.values()]

    def load(self) -> None:
        """Read this user's filters."""
        self._console.ask(self, lambda desk: saved_filters.saved_filters(desk, PAGE), self._take)

    def press(self, name: str) -> None:
        """Use a filter by its name."""
        row = next(row for row in self._rows.values() if row.name == name)
        self._use(row)

    def review(self, body: str) -> None:
        """Mark the filter that the page stands at, if it is one of these."""
        self._current = next((row.id for row in self._rows.values() if row.body == body), "")
        for row_id, chip in self._chips.items():
            chip.setChecked(row_id == self._current)
        self.delete_button.setEnabled(bool(self._current))

    def save(self) -> None:
        """Keep the present filter under the name that is typed."""
        name, body = self.name.text(), self._present()
        self._error.hide()
        self._console.ask(
            self,
            lambda desk: saved_filters.save_filter(desk, PAGE, name, body),
            lambda _: self._saved(name.strip()),
            self._refused,
        )

    def delete(self) -> None:
        """Delete the filter that is chosen; it can be taken back."""
        chosen = self._current
        if chosen:
            self._console.ask(
                self, lambda desk: saved_filters.delete_filter(desk, chosen), self._deleted
            )

    def _saved(self, name: str) -> None:
        self.name.clear()
        self._undo_bar.offer(Done(self.tr("已存为常用筛选“{0}”").format(name)))
        self.load()

    def _deleted(self, row: SavedFilterRow) -> None:
        def bring_back(desk: Desk) -> object:
            return saved_filters.save_filter(desk, PAGE, row.name, row.body)

        self._undo_bar.offer(
            Done(
                self.tr("已删除常用筛选“{0}”").format(row.name),
                bring_back,
                self.tr("常用筛选“{0}”已恢复").format(row.name),
            )
        )
        self.load()

    def _refused(self, error: Exception) -> None:
        self._error.setText(sentence(error))
        self._error.show()

    def _take(self, rows: list[SavedFilterRow]) -> None:
        self._rows = {row.id: row for row in rows}
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for position, row in enumerate(rows):
            chip = button(row.name, role="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, row=row: self._use(row))
            self._chips[row.id] = chip
            self._flow.insert_widget(position, chip)
            chip.show()
        self._arrange()
        self.review(self._present())
        self.count_changed.emit(len(rows))

    def _use(self, row: SavedFilterRow) -> None:
        self.chosen.emit(row.body)
        self.review(row.body)

    def _arrange(self) -> None:
        self._none.setVisible(not self._rows)
        self.delete_button.setVisible(bool(self._rows))
        self.delete_button.setEnabled(bool(self._current))
