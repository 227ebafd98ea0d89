"""The detail below the list: what and where, the last 24 hours, what to do first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.domain.alarms import OPEN_STATES, Verdict
from app.domain.instant import DAY, HOUR
from app.domain.sensors import KINDS
from app.services import alarms, sensors
from ui.alarms.board import is_unacknowledged
from ui.alarms.guidance_panel import GuidancePanel
from ui.alarms.words import place_of, state_of, value_of
from ui.labels import alarm_title, word
from ui.text import UNKNOWN, duration, floor_name, moment
from ui.widgets.basics import button, label
from ui.widgets.chart import TimeChart
from ui.widgets.marks import LevelMark

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow, Surroundings
    from app.services.desk import Desk
    from app.services.sensors import Series
    from ui.console import Console

_SHORT = 2 * HOUR


class AlarmDetail(QFrame):
    """Everything about one alarm.

    `acknowledge_asked(id)`, `incident_asked(id)`, `map_asked(sensor id)`.
    """

    acknowledge_asked = Signal(str)
    incident_asked = Signal(str)
    map_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._row: AlarmRow | None = None
        self._read_for = ""
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_facts(), 34)
        layout.addWidget(self._make_chart(), 40)
        self.guidance = GuidancePanel(console)
        self.guidance.map_asked.connect(self.map_asked)
        layout.addWidget(self.guidance, 34)
        self.show_alarm(None)

    @property
    def alarm_id(self) -> str | None:
        """The alarm that is shown."""
        return self._row.id if self._row is not None else None

    @property
    def texts(self) -> str:
        """What the panel says, for a test to read."""
        parts = (self._place, self._title, self._value, self._facts)
        return "\n".join([*(part.text() for part in parts), self.guidance.texts])

    def show_alarm(self, row: AlarmRow | None) -> None:
        """Show an alarm; None empties the panel."""
        before, self._row = self._row, row
        self._body.setVisible(row is not None)
        for part in (self._buttons, self._chart, self._chart_title):
            part.setVisible(row is not None)
        self.guidance.show_alarm(row)
        if row is None:
            self._read_for = ""
            return
        self._show_facts(row)
        if before is None or before.id != row.id:
            self._facts.setText("")
            self._chart.clear()
        self._read(row)

    # Parts

    def _make_facts(self) -> QWidget:
        console = self._console
        self._mark = LevelMark(console.look)
        self._place = label("", "strong", wrap=True)
        self._code = label("", "label", wrap=True)
        self._title = label("", "title")
        self._value = label("", "figure")
        self._state = label("", "dim", wrap=True)
        self._facts = label("", "dim", wrap=True)
        self.acknowledge_button = button(self.tr("确认"), "F2", role="primary")
        self.verify_button = button(self.tr("复核"))
        self.incident_button = button(self.tr("建事件"), "F4")
        self.map_button = button(self.tr("图上看"), "F8")
        menu = QMenu(self.verify_button)
        for verdict, text in (
            (Verdict.REAL, self.tr("真实")),
            (Verdict.FALSE, self.tr("误报")),
            (Verdict.TEST, self.tr("测试")),
            (Verdict.FAULT, self.tr("设备故障")),
        ):
            menu.addAction(text, partial(self._verify, verdict))
        self.verify_button.setMenu(menu)
        self.verify_button.setProperty("menu", "true")
        self.acknowledge_button.clicked.connect(self._acknowledge)
        self.incident_button.clicked.connect(self._incident)
        self.map_button.clicked.connect(self._map)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._mark)
        title.addWidget(self._title)
        title.addStretch(1)
        title.addWidget(self._value)
        first = QHBoxLayout()
        first.setSpacing(8)
        for made in (self.acknowledge_button, self.verify_button):
            first.addWidget(made)
        for made in (self.incident_button, self.map_button):
            first.addWidget(made)
        first.addStretch(1)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(20, 14, 12, 4)
        inner.setSpacing(4)
        inner.addLayout(title)
        inner.addWidget(self._place)
        inner.addWidget(self._code)
        inner.addWidget(self._state)
        inner.addWidget(self._facts)
        inner.addStretch(1)
        self._buttons = QWidget()
        self._buttons.setLayout(first)
        first.setContentsMargins(20, 4, 12, 14)
        side = QWidget()
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_scrolling(self._body), 1)
        outer.addWidget(self._buttons)
        return side

    def _make_chart(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "panel")
        frame.setProperty("edge", "left")
        self._chart_title = label("", "label")
        self._chart = TimeChart(self._console.look)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(20, 14, 20, 8)
        inner.setSpacing(8)
        inner.addWidget(self._chart_title)
        inner.addWidget(self._chart, 1)
        return frame

    # What is shown

    def _show_facts(self, row: AlarmRow) -> None:
        now = self._console.now()
        self._mark.set_level(row.level)
        self._place.setText(place_of(row))
        self._code.setText(" · ".join(filter(None, (row.compound_name, row.sensor_code))))
        self._title.setText(alarm_title(row.kind, row.condition))
        self._value.setText(value_of(row))
        self._value.setVisible(value_of(row) != UNKNOWN)
        self._state.setText(
            self.tr("首报 {0} · {1} · {2}").format(
                moment(row.raised_at, now), duration(now - row.raised_at), state_of(row)
            )
        )
        self.acknowledge_button.setEnabled(is_unacknowledged(row))
        self.verify_button.setEnabled(row.state in OPEN_STATES or row.verdict is None)
        self.incident_button.setEnabled(row.incident_id is None)

    def _read(self, row: AlarmRow) -> None:
        now = self._console.now()
        until = row.closed_at or now
        alarm_id = row.id
        self._read_for = alarm_id

        def work(desk: Desk) -> tuple[Series, Surroundings]:
            return (
                sensors.series(desk, row.sensor_id, until - DAY, until),
                alarms.surroundings(desk, alarm_id),
            )

        self._console.ask(self, work, lambda found: self._show_read(row, until, *found))

    def _show_read(self, row: AlarmRow, until: int, series: Series, around: Surroundings) -> None:
        if self._read_for != row.id:
            return
        kind = KINDS.get(row.kind)
        limits = [(t.limit, int(t.level)) for t in kind.thresholds] if kind else []
        known = any(value is not None for value in series.values)
        unit = f"  {row.unit}" if row.unit else ""
        # A curve that began a moment ago would be a line at the edge of a whole day.
        span = _SHORT if series.ts and series.ts[0] > until - _SHORT else DAY
        self._chart_title.setText(
            self.tr("近 {0} 小时{1}").format(span // HOUR, unit)
            if known
            else self.tr("24 小时内没有数值，只有状态报告")
        )
        self._chart.setVisible(known)
        if known:
            self._chart.show_values(
                series.ts, series.values, since=until - span, until=until, limits=limits
            )
        self._show_surroundings(around)

    def _show_surroundings(self, around: Surroundings) -> None:
        facts = []
        if around.households is not None:
            facts.append(
                self.tr("本楼 {0} 层 · {1} 户 · {2} 人").format(
                    around.floors, around.households, around.residents
                )
            )
        if around.vulnerable_people:
            facts.append(self.tr("脆弱人群 {0} 人").format(around.vulnerable_people))
        others = around.sensors_in_building
        if others:
            floors = sorted({a.floor for a in others if a.floor is not None})
            where = self.tr("、").join(floor_name(floor) for floor in floors[:6])
            words = (
                self.tr("同楼另有 {0} 处报警（{1}）") if where else self.tr("同楼另有 {0} 处报警")
            )
            facts.append(words.format(len(others), where))
        self._facts.setText(" · ".join(facts))

    # What is asked

    def _acknowledge(self) -> None:
        if self._row is not None:
            self.acknowledge_asked.emit(self._row.id)

    def _incident(self) -> None:
        if self._row is not None:
            self.incident_asked.emit(self._row.id)

    def _map(self) -> None:
        if self._row is not None:
            self.map_asked.emit(self._row.sensor_id)

    def _verify(self, verdict: Verdict) -> None:
        row = self._row
        if row is not None:
            self._console.ask(
                self,
                lambda desk: alarms.reset(desk, row.id, verdict),
                lambda _: self._console.told.emit(
                    self.tr("已复核：{0}，{1}").format(
                        alarm_title(row.kind, row.condition), word("verdict", verdict)
                    )
                ),
            )


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
