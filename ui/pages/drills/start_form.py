"""Letting a drill begin by itself at a time: 今天 14:00."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.instant import MINUTE, SHANGHAI, from_datetime, local_time, to_datetime
from app.drill.running import Part, start_at
from app.profile import Profile
from ui.text import moment
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.drill.running import Processes
    from ui.console import Console
    from ui.pages.drills.model import RunRow

_TIME = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")
_AHEAD_MS = 10 * MINUTE


class StartForm(Form):
    """Makes the appointment, and begins the player that keeps it. `made(done)`: a `Done`."""

    made = Signal(object)

    def __init__(self, console: Console, processes: Processes) -> None:
        super().__init__(console, "drill_start", self.tr("定时开始"))
        self._row: RunRow | None = None
        self._processes = processes
        self.time = LineField(
            console.look, "time", self.tr("今天几点开始"), placeholder="14:00", limit=5
        )
        self.add(self.time)

    def open_row(self, row: RunRow) -> None:
        """Begin for a drill."""
        self._row = row
        self.open_for(row.id, self.tr("让“{0}”今天定时开始").format(row.id))
        if not self.time.text:
            ahead = self.console.now() + _AHEAD_MS
            self.time.set_text(local_time(ahead)[:5])
        self.time.show_hint(self.tr("播放器随即启动并等到这个时间；关闭本窗口不影响，可随时取消。"))

    def submit(self) -> None:
        """Make the appointment."""
        row, now = self._row, self.console.now()
        if row is None:
            return
        at = today_at(self.time.text, now)
        if at is None:
            self.refuse(self.tr("请写成 24 小时制的时间，如 14:00。"), "time")
            return
        if at <= now:
            self.refuse(self.tr("这个时间今天已过，请写晚一些的时间。"), "time")
            return
        self.begin()
        by, drill, processes = self.console.desk.actor.name, row.run.folder, self._processes

        def work() -> None:
            start_at(Profile(drill), at, by)
            processes.begin(Profile(drill), Part.PLAYER)

        self.console.pool.run(self, work, lambda _: self._tell(row, at), self.fail)

    def _tell(self, row: RunRow, at: Instant) -> None:
        self.finish()
        self.made.emit(
            Done(self.tr("“{0}”将在 {1} 开始").format(row.id, moment(at, self.console.now())))
        )


def today_at(text: str, now: Instant) -> Instant | None:
    """Return the instant of a time of day, e.g. `14:00`, on the day of `now`; None for no time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = found.groups()
    day = to_datetime(now).astimezone(SHANGHAI)
    return from_datetime(day.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0))
