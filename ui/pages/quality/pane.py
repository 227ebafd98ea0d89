"""A pane with several tables of which one is shown; chips choose it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.basics import Chips, EmptyState
from ui.widgets.column_fit import ColumnFit
from ui.widgets.list_area import ListArea
from ui.widgets.measure import Following, spaced
from ui.widgets.table import Table
from ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.alarm_quality import QualityReport
    from ui.pages.quality.lines import Line, TableSpec
    from ui.theme.look import Look


@dataclass(frozen=True)
class _Sheet:
    spec: TableSpec
    model: TableModel[Line]
    table: Table
    area: ListArea


class TablePane(QFrame):
    """See the module's text.

    `chosen(line)`: another line is selected, or None. `activated(line)`: Enter or double click.
    `retry_asked()`: reading failed and shall be tried again.
    """

    chosen = Signal(object)
    activated = Signal(object)
    retry_asked = Signal()

    def __init__(self, look: Look, specs: Sequence[TableSpec], actions: Sequence[QWidget]) -> None:
        super().__init__()
        self.chips = Chips([(spec.code, spec.name) for spec in specs], one=True)
        self.chips.set_on([specs[0].code])
        self._actions = tuple(actions)
        self._stack = QStackedWidget()
        self._sheets = {spec.code: self._make_sheet(look, spec) for spec in specs}
        head = QWidget()
        bar = spaced(look, QHBoxLayout(head), 8, (20, 0, 12, 0))
        bar.addWidget(self.chips, 1)
        for action in actions:
            bar.addWidget(action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._stack, 1)
        self.chips.changed.connect(self._turn)
        Following(look, self, lambda: head.setMinimumHeight(look.px(48)))

    @property
    def spec(self) -> TableSpec:
        """The table that is shown."""
        return self._sheet.spec

    @property
    def table(self) -> Table:
        """The widget of the table that is shown."""
        return self._sheet.table

    @property
    def selected(self) -> Line | None:
        """The selected line of the table that is shown."""
        sheet = self._sheet
        line_id = sheet.table.selected_id
        return sheet.model.row(line_id) if line_id is not None else None

    @property
    def has_focus(self) -> bool:
        """Whether the keys go to this pane."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab goes through: chips, buttons, tables."""
        chips = self.chips.findChildren(QPushButton)
        return [*chips, *self._actions, *(sheet.table for sheet in self._sheets.values())]

    def lines(self, code: str) -> list[Line]:
        """Return the lines of a table as they are shown."""
        model = self._sheets[code].model
        rows = (model.row_at(position) for position in range(model.shown))
        return [row for row in rows if row is not None]

    def show_table(self, code: str) -> None:
        """Turn to a table."""
        self.chips.set_on([code])
        self._turn()

    def show_report(self, report: QualityReport) -> None:
        """Fill all tables; what is selected stays selected."""
        for sheet in self._sheets.values():
            lines = sheet.spec.lines(report)
            sheet.model.replace(lines)
            sheet.area.show_rows()
            sheet.table.select_first()
            if sheet.spec.counted:
                self.chips.set_count(sheet.spec.code, len(lines) or None)
        self._tell()

    def set_count(self, code: str, count: int) -> None:
        """Show another count than that of the lines."""
        self.chips.set_count(code, count or None)

    def show_failure(self, error: Exception) -> None:
        """Say why nothing was read."""
        for sheet in self._sheets.values():
            sheet.area.show_failure(error)

    @property
    def _sheet(self) -> _Sheet:
        (code,) = self.chips.on
        return self._sheets[code]

    def _make_sheet(self, look: Look, spec: TableSpec) -> _Sheet:
        model: TableModel[Line] = TableModel(spec.columns(), self)
        table = Table(look, model)
        table.setAccessibleName(spec.name)
        table.allow_sorting()
        ColumnFit(look, table, model, [str(position) for position in spec.give_way])
        area = ListArea(look, table, model, EmptyState(*spec.empty_words()))
        area.retry_asked.connect(self.retry_asked)
        table.row_selected.connect(lambda _: self._tell())
        table.row_activated.connect(self._activate)
        self._stack.addWidget(area)
        return _Sheet(spec, model, table, area)

    def _turn(self) -> None:
        self._stack.setCurrentWidget(self._sheet.area)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.selected)

    def _activate(self, _line_id: str) -> None:
        line = self.selected
        if line is not None:
            self.activated.emit(line)
