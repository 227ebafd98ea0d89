"""What the page does to alarms without a panel, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.alarms import AlarmState
from app.services import shelving
from ui.alarms.board import is_unacknowledged
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from ui.console import Console
    from ui.pages.alarms.detail import AlarmDetail
    from ui.widgets.undo_bar import UndoBar


class AlarmDeeds(QObject):
    """Acknowledges and brings back; offers in the undo bar what was done. `done()`: something."""

    done = Signal()

    def __init__(
        self, console: Console, page: QObject, detail: AlarmDetail, undo_bar: UndoBar
    ) -> None:
        super().__init__(page)
        self._console = console
        self._undo_bar = undo_bar
        detail.done.connect(self._offer)

    def acknowledge(self, rows: Sequence[AlarmRow], visible: Sequence[str]) -> None:
        """Acknowledge alarms; of more than the screen holds, only those that are on it."""
        ids = [row.id for row in rows if is_unacknowledged(row)]
        if len(ids) > len(visible):
            on_screen = set(visible)
            ids = [one for one in ids if one in on_screen]
            self._console.told.emit(
                self.tr("只确认了屏幕上的 {0} 条：没有看到的不能算看过。").format(len(ids))
            )
        self._console.alarms.acknowledge(ids)

    def bring_back(self, rows: Sequence[AlarmRow]) -> None:
        """End shelving, and return sensors to service; a planned window ends where it was made."""
        shelved = tuple(row.id for row in rows if row.state == AlarmState.SHELVED)
        sensors = tuple({row.sensor_id for row in rows if row.state == AlarmState.OUT_OF_SERVICE})
        if not shelved and not sensors:
            self._console.told.emit(self.tr("计划抑制随它的维护时段结束，请在那里提前结束。"))
            return

        def work(desk: Desk) -> None:
            if shelved:
                shelving.unshelve(desk, shelved)
            for sensor_id in sensors:
                shelving.return_to_service(desk, sensor_id)

        self._console.ask(self, work, lambda _: self._say_back(rows, bool(sensors)))

    def _say_back(self, rows: Sequence[AlarmRow], returned: bool) -> None:
        first = rows[0]
        text = (
            self.tr("点位已恢复使用")
            if returned
            else self.tr("已取消屏蔽 {0} 条").format(len(rows))
        )
        until, reason = first.set_aside_until, first.set_aside_reason
        ids = tuple(row.id for row in rows)
        same = all((row.set_aside_until, row.set_aside_reason) == (until, reason) for row in rows)
        if returned or until is None or not same:
            self._offer(Done(text))
            return

        def undo(desk: Desk) -> object:
            return shelving.shelve(desk, ids, until, reason)

        self._offer(Done(text, undo, self.tr("又屏蔽了")))

    def _offer(self, done: Done) -> None:
        self._undo_bar.offer(done)
        self.done.emit()
