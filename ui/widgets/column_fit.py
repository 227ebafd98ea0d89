"""Columns that fill the width: they share what is left, and the least needed give way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHeaderView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.theme.look import Look
    from ui.widgets.table import Table
    from ui.widgets.table_model import TableModel


_LEAST = 48


class ColumnFit(QObject):
    """Keeps a table's columns as wide as its viewport.

    `give_way`: keys of columns that are hidden one after the other, the first one first, when the
    others would be cut; what they hold is in the detail too. Widths grow in proportion, columns
    marked `stretch` three times as fast; when nothing more can give way, those shrink.
    """

    def __init__(
        self, look: Look, table: Table, model: TableModel[Any], give_way: Sequence[str] = ()
    ) -> None:
        super().__init__(table)
        self._look = look
        self._table = table
        self._columns = model.columns
        self._give_way = tuple(give_way)
        self._unneeded: frozenset[str] = frozenset()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        for section in range(len(self._columns)):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
        table.viewport().installEventFilter(self)
        look.changed.connect(self.fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the viewport's width changes."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def leave_out(self, keys: Iterable[str]) -> None:
        """Hide columns that say nothing in the present view; all others are shown again."""
        self._unneeded = frozenset(keys)
        self.fit()

    def fit(self) -> None:
        """Give every column its width."""
        room = self._table.viewport().width()
        wanted = {column.key: self._look.px(column.width) for column in self._columns}
        hidden = set(self._unneeded)
        for key in self._give_way:
            if sum(width for name, width in wanted.items() if name not in hidden) <= room:
                break
            hidden.add(key)
        shown = [column for column in self._columns if column.key not in hidden]
        spare = room - sum(wanted[column.key] for column in shown)
        if spare >= 0:
            weights = {c.key: wanted[c.key] * (3 if c.stretch else 1) for c in shown}
        else:  # names can be shortened, numbers cannot
            weights = {c.key: wanted[c.key] if c.stretch else 0 for c in shown}
        total = sum(weights.values()) or 1
        used = 0
        for section, column in enumerate(self._columns):
            self._table.setColumnHidden(section, column.key in hidden)
            if column.key in hidden:
                continue
            width = wanted[column.key] + spare * weights[column.key] // total
            used += width
            if column is shown[-1] and spare >= 0:
                width += room - used
            self._table.setColumnWidth(section, max(self._look.px(_LEAST), width))
