"""The status strip on top: what is connected, what is not, who is on duty, what time it is.

Grey while all is well; a mark and words when something is not. What is not known says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.domain.heartbeat import Part
from app.domain.instant import local_text
from ui.alarms.sound_words import sound_problem
from ui.shell.district_line import DistrictLine
from ui.shell.owed_reports import OwedReportMark
from ui.shell.suppression import SuppressionMark
from ui.shell.warning_chip import WarningChip
from ui.text import duration, number
from ui.widgets.basics import label
from ui.widgets.marks import LevelMark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.notices import Status
    from app.services.duty import ShiftRow
    from ui.alarms.annunciator import Annunciator
    from ui.console import Console

_ROOMY = 1_500
"""Pixels at 100 % from which on everything has its room."""


class StatusItem(QWidget):
    """A label, a value, and a mark when it is abnormal."""

    def __init__(self, console: Console, name: str) -> None:
        super().__init__()
        self._mark = LevelMark(console.look)
        self._name = label(name, "label")
        self._value = label("—", "status")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._mark, self._name, self._value):
            layout.addWidget(part)
        self._mark.hide()

    @property
    def text(self) -> str:
        """What is shown, name and value."""
        return f"{self._name.text()} {self._value.text()}"

    @property
    def level(self) -> int:
        """The level of what is wrong, 0 when nothing is."""
        return self._mark.level

    def show_value(self, value: str, level: int = 0, tip: str = "") -> None:
        """Show a value; `level` 1 to 4 marks it as abnormal."""
        self._value.setText(value)
        self._mark.set_level(level)
        self._mark.setVisible(level > 0)
        self.setToolTip(tip)


class StatusStrip(QFrame):
    """The strip; see the module's text."""

    def __init__(self, console: Console, annunciator: Annunciator) -> None:
        super().__init__()
        self._console = console
        self._annunciator = annunciator
        self._silent_since: int | None = console.now()
        self._watch_process = ""
        self.setProperty("role", "bar")
        self.setProperty("edge", "bottom")
        self._street = label("", "label")
        self._drill = label("", "drill")
        self._network = StatusItem(console, self.tr("感知网"))
        self._watch = StatusItem(console, self.tr("报警服务"))
        self._broker = StatusItem(console, self.tr("消息代理"))
        self._district = StatusItem(console, self.tr("区平台"))
        self._sound = StatusItem(console, self.tr("声音"))
        self._shift = StatusItem(console, self.tr("当班"))
        self._clock = QLabel()
        self._clock.setProperty("role", "strong")
        self._layout = layout = QHBoxLayout(self)
        layout.setSpacing(18)
        for part in (label(self.tr("守望"), "strong"), self._street, self._drill):
            layout.addWidget(part)
        layout.addStretch(1)
        self.warning = WarningChip(console)
        layout.addWidget(self.warning)
        self.owed_reports = OwedReportMark(console)
        layout.addWidget(self.owed_reports)
        self.suppression = SuppressionMark(console)
        layout.addWidget(self.suppression)
        for item in self._items:
            layout.addWidget(item)
        layout.addWidget(self._clock)
        self._drill.hide()
        self.district_line = DistrictLine(console, self._district)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        console.status_changed.connect(self._take)
        console.rows_changed.connect(self._rows_changed)
        annunciator.changed.connect(self._refresh)
        console.look.changed.connect(self._measure)
        self._measure()
        self._refresh()

    @property
    def _items(self) -> tuple[StatusItem, ...]:
        return (
            self._network,
            self._watch,
            self._broker,
            self._district,
            self._sound,
            self._shift,
        )

    @property
    def texts(self) -> list[str]:
        """What the strip says, item by item."""
        return [item.text for item in self._items if item.isVisibleTo(self)]

    def show_street(self, name: str) -> None:
        """Show the street's name."""
        self._street.setText(name)

    @property
    def drill_text(self) -> str:
        """The words that mark a drill, empty in real life."""
        return "" if self._drill.isHidden() else self._drill.text()

    def show_drill(self, *, is_drill: bool) -> None:
        """Mark everything as a drill, or as real life."""
        self._drill.setText(self.tr("演练 DRILL"))
        self._drill.setVisible(is_drill)
        self.district_line.watch(is_drill=is_drill)

    def show_watch_process(self, state: str) -> None:
        """Note how the supervisor sees the watch: starting, running, elsewhere, restarting."""
        # A process that runs is not yet one that answers: the words stand until its first status.
        if state != "running" or self._console.status is not None:
            self._watch_process = state
        self._refresh()

    def read_shift(self) -> None:
        """Ask who is on duty."""
        from app.services import duty

        self._console.ask(self, duty.current_shift, self._show_shift)

    def _show_shift(self, shift: ShiftRow | None) -> None:
        if shift is None:
            self._shift.show_value(self.tr("无人登记"))
        else:
            self._shift.show_value(f"{shift.name} · {shift.officer_name}")

    def _rows_changed(self, table: str, _ids: object) -> None:
        if table == "duty_shifts":
            self.read_shift()

    def _take(self, status: Status | None) -> None:
        if status is None and self._silent_since is None:
            self._silent_since = self._console.now()
        elif status is not None:
            self._silent_since = None
            self._watch_process = ""
        self._refresh()

    def _refresh(self) -> None:
        now = self._console.now()
        self._clock.setText(local_text(now))
        status = self._console.status
        if status is None:
            self._refresh_silent(now)
        else:
            self._refresh_from(status, now)
        problem = sound_problem(self._annunciator)
        self._sound.setVisible(problem is not None or self._annunciator.is_silenced)
        if problem is not None:
            self._sound.show_value(problem[0], 3, problem[1])
        elif self._annunciator.is_silenced:
            self._sound.show_value(self.tr("已静音，下一条报警会再响"))

    def _refresh_silent(self, now: int) -> None:
        since = self._silent_since or now
        seconds = duration(now - since)
        words = {
            "restarting": self.tr("已中断 {0}，正在重启"),
            "starting": self.tr("正在启动 {0}"),
        }.get(self._watch_process, self.tr("无响应 {0}"))
        self._watch.show_value(
            words.format(seconds),
            self._silent_level(now - since),
            self.tr("报警服务恢复前，屏幕上的状态不反映现场。"),
        )
        self._network.show_value("—")
        self._broker.show_value("—")

    def _silent_level(self, silent_ms: int) -> int:
        if self._watch_process == "restarting" or silent_ms > 10_000:
            return 1
        return 3 if self._console.monotonic_age() > 8 else 0

    def _refresh_from(self, status: Status, now: int) -> None:
        if status.fault is not None:
            self._watch.show_value(
                self._fault_words(status.fault),
                1,
                self.tr("消息在代理上等候：") + status.fault_detail,
            )
        else:
            beat = self._console.beat
            broken = beat is not None and beat.part not in (None, Part.CLOCK)
            age = max(0, now - status.at) / 1000 if beat is None else beat.age
            words = self.tr("心跳中断 {0} 秒") if broken else self.tr("正常 心跳 {0} 秒")
            self._watch.show_value(
                words.format(number(age, 1)),
                1 if broken else 0,
                tip=self.tr("收到 {0} · 入库 {1} · 等候 {2} · 每秒 {3}").format(
                    number(status.received),
                    number(status.committed),
                    number(status.pending),
                    number(status.rate, 1),
                ),
            )
        silent = status.stale + status.never
        self._network.show_value(
            self.tr("{0} 在线 · 离线 {1}").format(
                number(status.reporting), number(silent) if status.sensors else "—"
            ),
            tip=self.tr("离线 {0} · 从未上报 {1} · 共 {2}").format(
                number(status.stale), number(status.never), number(status.sensors)
            ),
        )
        self._show_broker(status, now)

    def _show_broker(self, status: Status, now: int) -> None:
        broker = status.broker
        if broker.state == "connected":
            kind = (
                self.tr("试用")
                if broker.trial or "amqtt" in broker.software.lower()
                else self.tr("已连接")
            )
            self._broker.show_value(
                kind, tip=f"{broker.address} {broker.software} {broker.protocol}".strip()
            )
            return
        words = {
            "connecting": self.tr("正在连接 {0}"),
            "refused": self.tr("拒绝连接 {0}"),
        }.get(broker.state, self.tr("断开 {0}"))
        age = now - broker.since
        self._broker.show_value(
            words.format(duration(age)),
            2 if age > 5_000 or broker.state == "refused" else 3,
            f"{broker.address} {broker.detail}".strip(),
        )

    def _fault_words(self, fault: str) -> str:
        return {
            "disk_full": self.tr("磁盘已满，无法记录"),
            "locked": self.tr("数据库被占用，无法记录"),
            "read_only": self.tr("数据库只读，无法记录"),
            "damaged": self.tr("数据库损坏，无法记录"),
        }.get(fault, self.tr("无法记录"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way where there is little room: the street's name first, it is in the title too."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._console.look.px(_ROOMY)
        self._street.setVisible(not is_narrow)
        self.warning.shorten(is_short=is_narrow)

    def _measure(self) -> None:
        look = self._console.look
        self.setFixedHeight(look.px(look.sizes.status_strip))
        self._layout.setContentsMargins(look.px(16), 0, look.px(16), 0)
