"""Columns and filters of the alarm list, and the history read page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Signal

from app.domain.alarms import AlarmState
from app.services import alarms
from app.services.alarms import AlarmRow, HistoryFilter, HistoryPage
from ui.alarms.board import is_unacknowledged, urgency
from ui.alarms.words import disposition_of, place_of, state_of, value_of
from ui.labels import LEVEL_NUMERALS, alarm_title
from ui.text import duration, moment
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.console import Console
    from ui.work import Job

translate = QCoreApplication.translate

PAGE_ROWS = 200


def _emphasis(row: AlarmRow) -> str | None:
    if is_unacknowledged(row):
        return "strong"
    return "dim"


def _columns(now: Callable[[], int], *, history: bool) -> list[Column[AlarmRow]]:
    when: Column[AlarmRow] = (
        Column(
            "when",
            translate("AlarmTable", "时间"),
            lambda row: moment(row.raised_at, now()),
            order=lambda row: row.raised_at,
            width=168,
            emphasis=_emphasis,
        )
        if history
        else Column(
            "age",
            translate("AlarmTable", "历时"),
            lambda row: duration(now() - row.raised_at),
            order=lambda row: -row.raised_at,
            width=108,
            right=True,
            emphasis=_emphasis,
            tip=lambda row: moment(row.raised_at, now()),
        )
    )
    return [
        Column(
            "level",
            translate("AlarmTable", "级别"),
            lambda row: LEVEL_NUMERALS[row.level - 1],
            order=lambda row: row.level,
            width=62,
            level=lambda row: row.level,
            emphasis=_emphasis,
        ),
        when,
        Column(
            "type",
            translate("AlarmTable", "类型"),
            lambda row: alarm_title(row.kind, row.condition),
            width=186,
            emphasis=_emphasis,
        ),
        Column(
            "place",
            translate("AlarmTable", "地点"),
            place_of,
            stretch=True,
            emphasis=_emphasis,
            tip=place_of,
        ),
        Column(
            "value",
            translate("AlarmTable", "当前值 / 限值"),
            value_of,
            order=lambda row: row.value or 0,
            width=150,
            right=True,
            emphasis=_emphasis,
        ),
        Column(
            "state",
            translate("AlarmTable", "状态"),
            state_of,
            width=168,
            emphasis=_emphasis,
            tip=state_of,
        ),
        Column(
            "disposition",
            translate("AlarmTable", "处置"),
            disposition_of,
            width=150,
            emphasis=_emphasis,
            tip=disposition_of,
        ),
    ]


@dataclass(frozen=True)
class ListFilter:
    """What the list shows; empty fields do not filter. `view`: unacknowledged, active, cleared."""

    view: str = "all"
    area_id: str = ""
    kind: str = ""
    text: str = ""

    def passes(self, row: AlarmRow) -> bool:
        """Return whether the list shows `row`."""
        if self.area_id and row.area_id != self.area_id:
            return False
        if self.kind and row.kind != self.kind:
            return False
        if not in_view(row, self.view):
            return False
        return not self.text or self.text.lower() in _haystack(row)


def in_view(row: AlarmRow, view: str) -> bool:
    """Return whether an open alarm belongs to a view of the list."""
    if view == "unacknowledged":
        return is_unacknowledged(row)
    if view == "active":
        return row.state != AlarmState.CLEARED_UNACKED and row.signal
    if view == "cleared":
        return row.state == AlarmState.CLEARED_UNACKED or not row.signal
    return True


def count_views(rows: Iterable[AlarmRow]) -> dict[str, int]:
    """Return how many open alarms belong to each view of the list."""
    counts = dict.fromkeys(("all", "unacknowledged", "active", "cleared"), 0)
    for row in rows:
        counts["all"] += 1
        for view in ("unacknowledged", "active", "cleared"):
            counts[view] += in_view(row, view)
    return counts


def _haystack(row: AlarmRow) -> str:
    return " ".join(
        (
            place_of(row),
            row.compound_name,
            row.sensor_code,
            alarm_title(row.kind, row.condition),
            disposition_of(row),
            row.acknowledged_by or "",
        )
    ).lower()


class OpenAlarmsModel(TableModel[AlarmRow]):
    """The open alarms in order of urgency."""

    def __init__(self, console: Console) -> None:
        super().__init__(_columns(console.now, history=False), console)
        self.set_order(urgency)


class HistoryModel(TableModel[AlarmRow]):
    """All alarms, newest first, read page by page as the person scrolls.

    `found(total)`: how many there are under the filter. `failed(error)`.
    """

    found = Signal(int)

    def __init__(self, console: Console) -> None:
        super().__init__(_columns(console.now, history=True), console)
        self._console = console
        self._wanted = HistoryFilter()
        self._total = 0
        self._job: Job | None = None
        self.set_order(lambda row: (-row.raised_at, row.id))

    @property
    def found_total(self) -> int:
        """How many alarms the filter finds, read or not."""
        return self._total

    def search(self, wanted: HistoryFilter) -> None:
        """Read the first page under another filter."""
        self._wanted = wanted
        self._read(0)

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
        if offset:
            self.update(page.rows)
        else:
            self.replace(page.rows)
        self.found.emit(page.total)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._console.failed.emit(error)
