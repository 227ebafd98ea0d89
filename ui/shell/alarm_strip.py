"""The alarm strip: on every page, the one alarm to look at now, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.alarms.board import is_unacknowledged
from ui.alarms.words import place_of, summary_of_group
from ui.labels import alarm_title, level_name
from ui.shell.beat_line import BeatLine
from ui.text import duration, number
from ui.turns import turns
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.marks import LevelMark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.services.alarms import AlarmRow
    from ui.alarms.annunciator import Annunciator
    from ui.alarms.board import AlarmBoard
    from ui.console import Console

_STARTING_S = 8.0
"""So long after the start a silent watch is "starting", not "broken"; unknown either way."""

_LOOK_AFTER_MS = 15


class LevelCounts(QWidget):
    """Marks of the four levels with how many alarms of each are open."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._parts = {}
        for level in (1, 2, 3, 4):
            mark = LevelMark(console.look, level)
            count = label("0", "strong")
            count.setMinimumWidth(20)
            self._parts[level] = (mark, count)
            layout.addWidget(mark)
            layout.addWidget(count)

    def show_counts(self, counts: dict[int, tuple[int, int]]) -> None:
        """Show open alarms by level; a level without any is not drawn."""
        for level, (open_, unacknowledged) in counts.items():
            mark, count = self._parts[level]
            for part in (mark, count):
                part.setVisible(open_ > 0)
                part.setToolTip(
                    self.tr("{0}：{1} 条，其中未确认 {2} 条").format(
                        level_name(level), open_, unacknowledged
                    )
                )
            count.setText(number(open_))


class AlarmStrip(QFrame):
    """The strip. `acknowledge_asked(id)`, `silence_asked()`, `incident_asked(id)`, `map_asked(id)`
    (the sensor's id), `alarm_asked(id)`, `leader_list_asked()`, `diagnostics_asked()`: what its
    buttons and text ask for.

    In a flood it says so, and tells of the most urgent group; its keys are still about one alarm of
    it, the foremost. While an alarm is overdue it is taller, framed, and says for how long. While
    the heartbeat is broken that is said first; an unacknowledged alarm stands below it.
    """

    acknowledge_asked = Signal(str)
    silence_asked = Signal()
    incident_asked = Signal(str)
    map_asked = Signal(str)
    alarm_asked = Signal(str)
    leader_list_asked = Signal()
    diagnostics_asked = Signal()

    def __init__(self, console: Console, board: AlarmBoard, annunciator: Annunciator) -> None:
        super().__init__()
        self._console = console
        self._board = board
        self._groups = console.groups
        self._annunciator = annunciator
        self._loud = 0
        self._shown: AlarmRow | None = None
        self._lines = (False, True)
        self.setProperty("role", "bar")
        self.setProperty("edge", "bottom")
        self._mark = LevelMark(console.look)
        self._what = label("", "strong")
        self._where = ElidedLabel(role="strong")
        self._age = ElidedLabel(role="dim")
        self._quiet = label("", "dim")
        self.acknowledge_button = button(self.tr("确认"), "F2", role="primary")
        self.silence_button = button(self.tr("静音"), "F3")
        self.incident_button = button(self.tr("建事件"), "F4")
        self.map_button = button(self.tr("图上看"), "F8")
        self.leader_button = button("", tip=self.tr("超时仍无人确认、待值班长处理的报警"))
        self._counts = LevelCounts(console)
        self.acknowledge_button.clicked.connect(self._acknowledge)
        self.silence_button.clicked.connect(self.silence_asked)
        self.incident_button.clicked.connect(self._incident)
        self.map_button.clicked.connect(self._map)
        self.leader_button.clicked.connect(self.leader_list_asked)
        self.beat_line = BeatLine(console, annunciator)
        self.beat_line.silence_asked.connect(self.silence_asked)
        self.beat_line.diagnostics_asked.connect(self.diagnostics_asked)
        self._row = QWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.beat_line)
        rows.addWidget(self._row)
        self.beat_line.hide()
        self._layout = layout = QHBoxLayout(self._row)
        layout.setSpacing(12)
        words = (self._mark, self._quiet, self._what, self._where, self._age)
        for part in (*words, *self._buttons):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.leader_button)
        layout.addWidget(self._counts)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        # One look a batch, however many signals it has, and not in the turn that the list takes.
        self._turns = turns()
        self._soon = QTimer(self, interval=_LOOK_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(lambda: self._turns.soon(self, self._refresh))
        board.loaded.connect(self._look_soon)
        # What the strip shows of an alarm is what groups are made of.
        self._groups.changed.connect(self._look_soon)
        annunciator.changed.connect(self._look_soon)
        console.status_changed.connect(self._refresh)
        console.beat_changed.connect(self._refresh)
        console.look.changed.connect(self._measure)
        self._measure()
        self._refresh()

    @property
    def _buttons(self) -> tuple[QWidget, ...]:
        return (
            self.acknowledge_button,
            self.silence_button,
            self.incident_button,
            self.map_button,
        )

    @property
    def shown(self) -> AlarmRow | None:
        """The alarm in the strip."""
        return self._shown

    @property
    def text(self) -> str:
        """What the strip says."""
        said = [self.beat_line.text] if self._is_broken else []
        if self._shown is not None:
            said.append(f"{self._what.text()} {self._where.full_text} {self._age.full_text}")
        elif not said:
            said.append(self._quiet.text())
        return " | ".join(said)

    def _refresh(self, *_: object) -> None:
        row = self._board.foremost()
        if row is not None and not is_unacknowledged(row):
            row = None
        self._shown = row
        self._counts.show_counts(self._board.counts())
        self._be_loud(self._groups.overdue_level)
        self._size_words()
        waiting = self._groups.for_leader
        self.leader_button.setVisible(waiting > 0)
        self.leader_button.setText(self.tr("待值班长处理 {0}").format(number(waiting)))
        for part in (self._mark, self._what, self._where, self._age, *self._buttons):
            part.setVisible(row is not None)
        self._quiet.setVisible(row is None)
        self._refresh_beat()
        if row is None:
            self._say_quiet()
        else:
            self._say(row)
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out again what there is room for."""
        super().resizeEvent(event)
        self._refresh()

    def _give_way(self) -> None:
        """Where not all has room, the buttons give way that have a key, and never the counts."""
        for part in (self.map_button, self.incident_button):
            self._layout.invalidate()
            if self._layout.minimumSize().width() <= self.width():
                return
            part.hide()

    @property
    def _is_broken(self) -> bool:
        beat = self._console.beat
        return beat is not None and beat.broken

    def _refresh_beat(self) -> None:
        """Show the broken heartbeat in the place of a quiet street, or above the alarm."""
        broken = self._is_broken
        beat = self._console.beat
        if broken and beat is not None:
            self.beat_line.say(beat, alone=self._shown is None)
        shown = (broken, not broken or self._shown is not None)
        if shown != self._lines:
            self._lines = shown
            self.beat_line.setVisible(shown[0])
            self._row.setVisible(shown[1])
            self._measure()

    def _say_quiet(self) -> None:
        open_ = sum(open_ for open_, _ in self._board.counts().values())
        blind = self._console.status is None
        if blind and self._console.monotonic_age() < _STARTING_S:
            self._mark.hide()
            self._quiet.setText(self.tr("正在连接报警服务，现场情况未知"))
            return
        self._mark.setVisible(blind)
        self._mark.set_level(1 if blind else 0)
        if blind:
            self._quiet.setText(self.tr("报警服务没有响应：屏幕不反映现场，请电话核实。"))
        elif not self._board.is_loaded:
            self._quiet.setText(self.tr("正在读取报警"))
        elif open_:
            self._quiet.setText(self.tr("没有未确认的报警 · 处置中 {0} 条").format(open_))
        else:
            self._quiet.setText(self.tr("没有报警"))

    def _say(self, row: AlarmRow) -> None:
        self._mark.set_level(row.level)
        flood, group = self._groups.flood, self._groups.group_of(row.id)
        if flood is not None and group is not None:
            self._what.setText(
                self.tr("报警洪峰：10 分钟 {0} 条，{1} 处").format(
                    number(flood.alarms), number(flood.places)
                )
            )
            self._where.set_full_text(summary_of_group(group, row))
        else:
            self._what.setText(f"{level_name(row.level)} {alarm_title(row.kind, row.condition)}")
            self._where.set_full_text(place_of(row))
        self._age.set_full_text(self._age_of(row))
        self.silence_button.setEnabled(
            self._annunciator.level > 0 and not self._annunciator.is_silenced
        )

    def _age_of(self, row: AlarmRow) -> str:
        age = duration(self._console.now() - row.raised_at)
        overdue, others = self._groups.overdue, self._board.unacknowledged - 1
        if overdue:
            return self.tr("{0} 未确认 · 超时 {1} 条").format(age, number(overdue))
        if others:
            return self.tr("{0} 未确认 · 另有 {1} 条").format(age, others)
        return self.tr("{0} 未确认").format(age)

    def _be_loud(self, level: int) -> None:
        """Stand out while alarms up to `level` are overdue; 0: none is."""
        if level == self._loud:
            return
        self._loud = level
        self.setProperty("loud", str(level) if level else None)
        _polish(self)
        self._measure()

    def _size_words(self) -> None:
        """Large letters while something is overdue; in a flood there is no room for them."""
        role = "title" if self._loud and self._groups.flood is None else "strong"
        if self._what.property("role") != role:
            self._what.setProperty("role", role)
            _polish(self._what)

    def _acknowledge(self) -> None:
        if self._shown is not None:
            self.acknowledge_asked.emit(self._shown.id)

    def _incident(self) -> None:
        if self._shown is not None:
            self.incident_asked.emit(self._shown.id)

    def _map(self) -> None:
        if self._shown is not None:
            self.map_asked.emit(self._shown.sensor_id)

    def mouseDoubleClickEvent(self, _event: object) -> None:
        """Show the alarm in the list."""
        if self._shown is not None:
            self.alarm_asked.emit(self._shown.id)

    def _look_soon(self) -> None:
        # Started, never started again: under a steady stream it must still come to its end.
        if not self._soon.isActive():
            self._soon.start()

    def _measure(self) -> None:
        look = self._console.look
        self.beat_line.measure()
        beat, row = self._lines
        height = look.sizes.alarm_strip_loud if self._loud else look.sizes.alarm_strip
        self.setFixedHeight(look.px(look.sizes.alarm_strip) * beat + look.px(height) * row)
        self._layout.setContentsMargins(look.px(16), 0, look.px(16), 0)


def _polish(part: QWidget) -> None:
    part.style().unpolish(part)
    part.style().polish(part)
