"""A page that is a list: filters above, detail beside, totals and undo below, all by keys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.page import Page
from ui.printing.tables import list_paper
from ui.widgets.basics import Chips, EmptyState, PageHeader
from ui.widgets.beside import Beside
from ui.widgets.column_fit import ColumnFit
from ui.widgets.csv_export import CsvExport
from ui.widgets.list_area import ListArea
from ui.widgets.rereading import Rereading
from ui.widgets.table import Table
from ui.widgets.table_model import TableModel
from ui.widgets.undo_bar import Done, PageFoot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QShowEvent

    from app.services.desk import Desk
    from ui.console import Console
    from ui.printing.paper import Paper
    from ui.widgets.detail_panel import DetailPanel
    from ui.widgets.table_model import Column, HasId

R = TypeVar("R", bound="HasId")


class ListPage(Page, Generic[R]):
    """Reads its rows off the GUI thread, again when one of `tables` changes, and keeps what is
    selected. Subclasses give `read`, `passes`, `show_row` and the words.
    """

    def __init__(
        self,
        console: Console,
        *,
        title: str,
        search_hint: str,
        chips: Sequence[tuple[str, str]],
        columns: Sequence[Column[R]],
        give_way: Sequence[str],
        empty: EmptyState,
        detail: DetailPanel,
        tables: Iterable[str],
        view: str = "all",
    ) -> None:
        super().__init__(console)
        self.name = title
        self._keys: list[tuple[str, str]] = []
        self._wanted: str | None = None
        self._reading = False
        self._again = False
        self.detail = detail
        self.header = PageHeader(title, search_hint, console.look)
        self.chips = Chips(chips, one=True)
        self.chips.set_on([view])
        self.header.add_filter(self.chips)
        self.model: TableModel[R] = TableModel(columns, self)
        self.table = Table(console.look, self.model)
        self.table.setAccessibleName(title)
        self.table.allow_sorting()
        self._fit = ColumnFit(console.look, self.table, self.model, give_way)
        self.area = ListArea(console.look, self.table, self.model, empty)
        self.foot = PageFoot(console, self)
        self.export = CsvExport(console, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(120)
        self._rereading = Rereading(console, tables, self)
        self._lay_out()
        self._connect()
        self.load()

    # What subclasses give

    @staticmethod
    def read(desk: Desk) -> list[R]:
        """Return all rows; runs off the GUI thread, and so holds nothing of the page."""
        raise NotImplementedError

    def reading(self) -> Callable[[Desk], list[R]]:
        """Return what reads the rows; lists that depend on a choice read by it."""
        return self.read

    def passes(self, row: R) -> bool:
        """Return whether the filters let a row through."""
        raise NotImplementedError

    def show_row(self, row: R | None) -> None:
        """Show the detail of a row."""
        raise NotImplementedError

    def count(self) -> None:
        """Show counts on the chips, and the totals."""

    def clear_more(self) -> None:
        """Clear filters other than chips and search."""

    def activate(self, _row: R) -> None:
        """Do what Enter on a row does."""

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return header and cells of what is shown, for the CSV file."""
        raise NotImplementedError

    def papers(self) -> Sequence[Paper]:
        """Return the list as it is shown, and what there is of the selected row."""
        if not self.area.is_loaded:
            return ()
        search = self.header.search.text().strip()
        notes = [
            *self.chips.names_on,
            f"“{search}”" if search else "",
            self.foot.totals,
        ]
        return (list_paper(self.name, self.table, self.model, notes), *self.more_papers())

    def more_papers(self) -> Sequence[Paper]:
        """Return what there is to print of the selected row."""
        return ()

    @property
    def detail_is_settled(self) -> bool:
        """Whether the detail shows what it was asked to show."""
        return True

    # A page

    @property
    def is_ready(self) -> bool:
        """Whether list and detail show what is stored."""
        return (
            self.area.is_loaded
            and not self._reading
            and not self._rereading.is_pending
            and self.detail_is_settled
        )

    def enter(self, selection: str | None) -> None:
        """Come to the front with a row selected; filters that hide it are cleared."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if selection is not None:
            self._wanted = selection
            if self.area.is_loaded:
                self._select_wanted()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    @property
    def selected(self) -> R | None:
        """The selected row."""
        chosen = self.table.selected_ids
        return self.model.row(chosen[0]) if chosen else None

    @property
    def shown_rows(self) -> list[R]:
        """The rows shown, in their order."""
        rows = (self.model.row_at(position) for position in range(self.model.shown))
        return [row for row in rows if row is not None]

    def want(self, row_id: str) -> None:
        """Select a row as soon as it is there."""
        self._wanted = row_id
        if self.area.is_loaded:
            self._select_wanted()

    def load(self) -> None:
        """Read all rows; while a reading is under way, once more after it."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self.console.ask(self, self.reading(), self._take, self._tell_failure)

    def apply_filters(self) -> None:
        """Show what the filters let through, and keep something selected."""
        self.model.set_filter(self.passes)
        self._review()

    def panes(self) -> Sequence[QWidget]:
        """Return filters and search, the list, the detail."""
        return self.header, self.area, self.detail

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys that have words, in the order in which they were bound."""
        return [*self._keys, ("Ctrl+F", self.tr("查找")), ("Ctrl+Z", self.tr("撤销刚做的"))]

    def tell(self, done: Done) -> None:
        """Say what was done and how to take it back; the list has the keys again."""
        self.foot.undo_bar.offer(done)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def bind(self, keys: str, do: Callable[[], object], words: str = "") -> None:
        """Have a key that works while the page has the focus; `words` tell of it in the list."""
        if words:
            self._keys.append((keys, words))
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go as the eye does: filters, search, list, detail."""
        super().showEvent(event)
        for before, after in pairwise([*self.header.tab_stops(), self.table]):
            QWidget.setTabOrder(before, after)

    # Inside

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)
        self.beside = Beside(self.console.look, left, self.detail)
        self.beside.folded.connect(self.detail.set_below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.beside, 1)

    def _connect(self) -> None:
        self._typing.timeout.connect(self.apply_filters)
        self._rereading.due.connect(self.load)
        self.chips.changed.connect(self.apply_filters)
        self.header.search_changed.connect(self._note_typing)
        self.header.cleared.connect(self._clear)
        self.area.clear_asked.connect(self._clear_all)
        self.area.retry_asked.connect(self.load)
        self.table.row_selected.connect(self._choose)
        self.table.row_activated.connect(self._activate)
        self.detail.form_closed.connect(self._take_focus_back)
        self.bind("Alt+Up", lambda: self.table.step(-1), self.tr("上一行"))
        self.bind("Alt+Down", lambda: self.table.step(1), self.tr("下一行"))
        self.bind("Ctrl+E", self._export, self.tr("导出表格"))

    def _take(self, rows: list[R]) -> None:
        self._reading = False
        if not self.area.is_loaded:
            self.model.set_filter(self.passes)
        self.model.replace(rows)
        self.area.show_rows()
        self._select_wanted()
        self._review()
        if self._again:
            self._again = False
            self.load()

    def _tell_failure(self, error: Exception) -> None:
        self._reading = False
        self._again = False
        self.area.show_failure(error)
        if self.area.is_loaded:
            self.console.failed.emit(error)

    def _select_wanted(self) -> None:
        wanted = self._wanted
        if wanted is None or self.model.row(wanted) is None:
            return
        self._wanted = None
        if self.model.position(wanted) is None:
            self._clear_all()
        self.table.select(wanted)

    def _review(self) -> None:
        if self.model.shown and not self.table.selected_ids:
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        self.header.show_count(self.model.shown, self.model.total)
        self.count()
        self.show_row(self.selected)

    def _choose(self, _row_id: object) -> None:
        if self.area.is_loaded:
            self.show_row(self.selected)

    def _activate(self, row_id: str) -> None:
        row = self.model.row(row_id)
        if row is not None:
            self.activate(row)

    def _note_typing(self, _text: str) -> None:
        self._typing.start()

    def _clear(self) -> None:
        self.chips.set_on(["all"])
        self.clear_more()
        self.apply_filters()

    def _clear_all(self) -> None:
        self.header.search.clear()
        self._typing.stop()
        self._clear()

    def _take_focus_back(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _export(self) -> None:
        header, rows = self.exported()
        self.export.ask(self.name, header, rows)


def contains(text: str, *fields: str | None) -> bool:
    """Return whether each word of `text` is part of one of the fields, whatever its case."""
    words = text.casefold().split()
    lowered = [field.casefold() for field in fields if field]
    return all(any(word in field for field in lowered) for word in words)
