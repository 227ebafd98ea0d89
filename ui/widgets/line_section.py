"""A short table in a panel, as high as its rows, with buttons for the selected one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import label
from ui.widgets.column_fit import ColumnFit
from ui.widgets.detail_panel import section
from ui.widgets.measure import Following, spaced
from ui.widgets.table import Table
from ui.widgets.table_model import HasId, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from ui.theme.look import Look
    from ui.widgets.table_model import Column

R = TypeVar("R", bound=HasId)


class LineSection(QWidget, Generic[R]):
    """Title, buttons, rows; more than `most` rows are scrolled. Without rows it is hidden."""

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[Column[R]],
        *,
        most: int = 5,
        buttons: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__()
        self._look = look
        self._most = most
        self._title = label(name, "label")
        self.lines: TableModel[R] = TableModel(columns, self)
        self.table = Table(look, self.lines)
        self.table.setProperty("role", "inset")
        self.table.setAccessibleName(name)
        self.table.horizontalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._fit = ColumnFit(look, self.table, self.lines)
        beside = QWidget()
        line = spaced(look, QHBoxLayout(beside), 4)
        for made in buttons:
            line.addWidget(made)
        inset = QWidget()
        spaced(look, QVBoxLayout(inset), 0, (8, 0, 8, 6)).addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, inset, beside=beside))
        Following(look, self, self._measure)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def selected(self) -> R | None:
        """The selected row."""
        chosen = self.table.selected_ids
        return self.lines.row(chosen[0]) if chosen else None

    def show_lines(self, lines: Sequence[R], title: str) -> None:
        """Show these rows under a title; no rows hide the section."""
        self.lines.replace(lines)
        self._title.setText(title)
        self.setVisible(bool(lines))
        self._measure()

    def _measure(self) -> None:
        count = min(max(self.lines.total, 1), self._most)
        self.table.setFixedHeight(self._look.px(self._look.sizes.row) * count)
