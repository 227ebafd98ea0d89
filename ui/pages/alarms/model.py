"""The three alarm lists: open, set aside, and the history read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal

from app.services import alarms
from app.services.alarms import AlarmRow, HistoryFilter, HistoryPage
from ui.alarms.board import urgency
from ui.pages.alarms.columns import history_columns, open_columns, set_aside_columns
from ui.pages.alarms.filters import ChipCounts
from ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.console import Console
    from ui.widgets.table_model import Column
    from ui.work import Job

PAGE_ROWS = 200
_COALESCE_MS = 200
_UNWATCHED_MS = 2_000


class CountedModel(TableModel[AlarmRow]):
    """Alarms in memory; `counts` says how many of them each filter chip stands for."""

    def __init__(self, columns: Sequence[Column[AlarmRow]], parent: QObject) -> None:
        super().__init__(columns, parent)
        self.counts = ChipCounts()

    def replace(self, rows: Iterable[AlarmRow]) -> None:
        """Hold exactly these rows."""
        held = tuple(rows)
        self.counts.clear()
        for row in held:
            self.counts.put(row)
        super().replace(held)

    def update(self, rows: Iterable[AlarmRow], gone: Iterable[str] = ()) -> None:
        """Add or change rows, and take those away whose ids are `gone`, in one go."""
        changed, ended = tuple(rows), tuple(gone)
        for row in changed:
            self.counts.put(row)
        for one in ended:
            self.counts.drop(one)
        super().update(changed, ended)


class OpenAlarmsModel(CountedModel):
    """The open alarms in order of urgency."""

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(open_columns(console.now), parent)
        self.set_order(urgency)


class SetAsideModel(CountedModel):
    """What is set aside; what comes back first stands first.

    Read at the start, and again when alarms change: at once while it is looked at (`watched`), else
    not more often than its count has to be right. `read()`: it has been.
    """

    read = Signal()

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(set_aside_columns(console.now), parent)
        self._console = console
        self._job: Job | None = None
        self._watched = False
        self.set_order(lambda row: (row.set_aside_until or 2**62, row.level, row.id))
        self._timer = QTimer(self, interval=_COALESCE_MS, singleShot=True)
        self._timer.timeout.connect(self._read)
        console.rows_changed.connect(self._note)

    def load(self) -> None:
        """Read it now."""
        self._timer.start(0)

    def watch(self, *, watched: bool) -> None:
        """Be looked at, or no more."""
        if watched and not self._watched:
            self.load()
        self._watched = watched

    def _note(self, table: str, _ids: set[str]) -> None:
        if table == "alarms" and not self._timer.isActive():
            self._timer.start(_COALESCE_MS if self._watched else _UNWATCHED_MS)

    def _read(self) -> None:
        from app.services import shelving

        if self._job is not None:
            self._timer.start(_COALESCE_MS)
            return
        self._job = self._console.ask(self, shelving.set_aside, self._take, self._fail)

    def _take(self, rows: list[AlarmRow]) -> None:
        self._job = None
        self.update(rows, {row.id for row in self.rows} - {row.id for row in rows})
        self.read.emit()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._console.failed.emit(error)


class HistoryModel(TableModel[AlarmRow]):
    """All alarms, newest first, read page by page as the person scrolls.

    `found(total)`: how many there are under the filter.
    """

    found = Signal(int)

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(history_columns(console.now), parent)
        self._console = console
        self._wanted = HistoryFilter()
        self._total = 0
        self._known = 0
        self._job: Job | None = None
        self.set_order(lambda row: (-row.raised_at, row.id))

    @property
    def found_total(self) -> int:
        """How many alarms the filter finds, read or not."""
        return self._total

    @property
    def known_total(self) -> int:
        """How many there were when nothing was filtered."""
        return max(self._known, self._total)

    def search(self, wanted: HistoryFilter) -> None:
        """Read the first page under another filter."""
        self._wanted = wanted
        self._read(0)

    def refresh(self, rows: list[AlarmRow]) -> None:
        """Show rows that are in the list as they are now."""
        self.update([row for row in rows if self.row(row.id) is not None])

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether there are more alarms than were read."""
        return not parent.isValid() and self._job is None and self.total < self._total

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page."""
        if self.canFetchMore(parent):
            self._read(self.total)

    def _read(self, offset: int) -> None:
        if self._job is not None:
            self._job.cancel()
        wanted = self._wanted
        self._job = self._console.ask(
            self,
            lambda desk: alarms.history(desk, wanted, offset, PAGE_ROWS),
            lambda page: self._take(page, offset),
            self._fail,
        )

    def _take(self, page: HistoryPage, offset: int) -> None:
        self._job = None
        self._total = page.total
        if self._wanted == HistoryFilter():
            self._known = page.total
        if offset:
            self.update(page.rows)
        else:
            self.replace(page.rows)
        self.found.emit(page.total)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._console.failed.emit(error)
