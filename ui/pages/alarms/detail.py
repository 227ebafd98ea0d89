"""The detail below the list: what and where, the last 24 hours, what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.alarms import SET_ASIDE_STATES
from app.domain.instant import DAY, HOUR
from app.domain.sensors import KINDS
from app.services import alarms, calls, sensors
from ui.alarms.guidance_panel import GuidancePanel
from ui.alarms.words import set_aside_until, state_of, value_of, whole_place_of
from ui.labels import alarm_title, word
from ui.pages.alarms.call_panel import CallPanel
from ui.pages.alarms.dispatch_panel import DispatchPanel
from ui.pages.alarms.shelve_panel import ShelvePanel
from ui.pages.alarms.steps import step_line
from ui.pages.alarms.verdict_panel import VerdictPanel
from ui.pages.alarms.work_panel import WorkPanel
from ui.text import UNKNOWN, duration, floor_name, moment
from ui.widgets.basics import Chips, button, label
from ui.widgets.chart import TimeChart
from ui.widgets.marks import LevelMark

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow, Surroundings, TransitionRow
    from app.services.calls import CallRow
    from app.services.desk import Desk
    from app.services.sensors import Series
    from ui.console import Console

_SHORT = 2 * HOUR
_CURVE_MS = 5_000
_Key = tuple[str, int, int]


class AlarmDetail(QFrame):
    """Everything about one alarm; a panel in its middle when something is done to alarms.

    `map_asked(id)`: something near is to be shown on the map. `panel_closed()`: the panel was put
    away. `done(Done)`: what was done in it. `call_asked(person)`: a call about the alarm, to a
    `PersonRevealed` or None, is to be written down.
    """

    map_asked = Signal(str)
    panel_closed = Signal()
    done = Signal(object)
    call_asked = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._row: AlarmRow | None = None
        self._read_for: _Key | None = None
        self._calls: list[CallRow] = []
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        self.verdict = VerdictPanel(console)
        self.shelving = ShelvePanel(console)
        self.dispatch = DispatchPanel(console)
        self.calling = CallPanel(console)
        self._panels = (self.verdict, self.shelving, self.dispatch, self.calling)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_facts(), 38)
        layout.addWidget(self._make_middle(), 36)
        self.guidance = GuidancePanel(console)
        self.guidance.map_asked.connect(self.map_asked)
        self.guidance.around_read.connect(self._show_surroundings)
        self.guidance.call_asked.connect(self.call_asked)
        self.calling.called.connect(self.guidance.note_call)
        layout.addWidget(self.guidance, 34)
        for panel in self._panels:
            panel.closed.connect(self._close_panel)
            panel.done.connect(self.done)
        self.calling.done.connect(self._read_again)
        self.show_alarm(None)

    @property
    def panel(self) -> WorkPanel | None:
        """The panel in which something is being done, None when there is none."""
        current = self._middle.currentWidget()
        return current if isinstance(current, WorkPanel) else None

    def open_panel(self, panel: WorkPanel, rows: tuple[AlarmRow, ...]) -> None:
        """Begin something with alarms; what was begun before is put away."""
        self._middle.setCurrentWidget(panel)
        # Verdict and calls need the guidance; for the others their own width is worth more.
        self.guidance.setVisible(panel in (self.verdict, self.calling))
        panel.begin(rows)

    def _close_panel(self) -> None:
        self._middle.setCurrentWidget(self._course)
        self.guidance.show()
        self.panel_closed.emit()

    @property
    def alarm_id(self) -> str | None:
        """The alarm that is shown."""
        return self._row.id if self._row is not None else None

    @property
    def texts(self) -> str:
        """What the panel says, for a test to read."""
        parts = (
            self._place,
            self._title,
            self._value,
            self._facts,
            self._history,
        )
        return "\n".join([*(part.text() for part in parts), self.guidance.texts])

    def show_alarm(self, row: AlarmRow | None) -> None:
        """Show an alarm; None empties the panel."""
        before, self._row = self._row, row
        self._body.setVisible(row is not None)
        self._course_body.setVisible(row is not None)
        self.guidance.show_alarm(row)
        if row is None:
            self._read_for = None
            return
        if before is None or before.id != row.id:
            self._calls = []
        self._show_facts(row)
        if before is None or before.id != row.id:
            self._facts.setText("")
            self._steps.setText("")
            self._chart.clear()
        if self._read_for != self._key(row):
            self._read(row)

    # Parts

    def _make_facts(self) -> QWidget:
        console = self._console
        self._mark = LevelMark(console.look)
        self._place = label("", "strong", wrap=True)
        self._code = label("", "label", wrap=True)
        self._title = label("", "title", wrap=True)
        self._value = label("", "figure")
        self._state = label("", "dim", wrap=True)
        self.call_button = button(self.tr("登记回访"), role="link")
        self.call_button.setToolTip(self.tr("登记给当事人、家属、报告人的电话，没打通也登记"))
        self.call_button.clicked.connect(lambda: self.call_asked.emit(None))
        self._facts = label("", "dim", wrap=True)
        self._history = label("", "dim", wrap=True)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._mark)
        title.addWidget(self._title, 1)
        title.addWidget(self._value)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(20, 14, 12, 4)
        inner.setSpacing(4)
        inner.addLayout(title)
        inner.addWidget(self._place)
        inner.addWidget(self._code)
        inner.addWidget(self._state)
        inner.addWidget(self._history)
        inner.addWidget(self._facts)
        inner.addWidget(self.call_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        return _scrolling(self._body)

    def _make_middle(self) -> QWidget:
        self._course = QFrame()
        self._course.setProperty("role", "panel")
        self._course.setProperty("edge", "left")
        self._chart_title = label("", "label", wrap=True)
        self._chart = TimeChart(self._console.look)
        self._steps = label("", wrap=True)
        self._steps.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._course_view = Chips(
            [("chart", self.tr("曲线")), ("steps", self.tr("经过"))], one=True
        )
        self._course_view.set_on(["chart"])
        self._course_chosen = False
        self._course_view.changed.connect(self._choose_course)
        self._course_parts = QStackedWidget()
        self._course_parts.addWidget(self._chart)
        self._course_parts.addWidget(_scrolling(self._steps))
        head = QHBoxLayout()
        head.addWidget(self._chart_title, 1)
        head.addWidget(self._course_view)
        self._course_body = QWidget()
        inner = QVBoxLayout(self._course_body)
        inner.setContentsMargins(20, 8, 20, 8)
        inner.setSpacing(4)
        inner.addLayout(head)
        inner.addWidget(self._course_parts, 1)
        outer = QVBoxLayout(self._course)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._course_body)
        self._middle = QStackedWidget()
        for part in (self._course, *self._panels):
            self._middle.addWidget(part)
        return self._middle

    def _choose_course(self) -> None:
        self._course_chosen = True
        self._show_course()

    def _show_course(self) -> None:
        self._course_parts.setCurrentIndex(int(self._course_view.on == ("steps",)))

    # What is shown

    def _show_facts(self, row: AlarmRow) -> None:
        now = self._console.now()
        self._mark.set_level(row.level)
        self._place.setText(whole_place_of(row))
        self._code.setText(row.sensor_code)
        self._title.setText(alarm_title(row.kind, row.condition))
        self._value.setText(value_of(row))
        self._value.setVisible(value_of(row) != UNKNOWN)
        self._state.setText(
            self.tr("首报 {0} · {1} · {2}").format(
                moment(row.raised_at, now), duration(now - row.raised_at), state_of(row)
            )
        )
        self._history.setText("\n".join(self._history_lines(row, now)))
        self._history.setVisible(bool(self._history.text()))

    def _history_lines(self, row: AlarmRow, now: int) -> list[str]:
        """Return what people did: set it aside, verified it, noted something."""
        lines = []
        if row.state in SET_ASIDE_STATES:
            until = set_aside_until(row, now)
            lines.append(
                " · ".join(filter(None, (until, row.set_aside_by or "", row.set_aside_reason)))
            )
        if row.verdict:
            cause = word("false_cause", row.false_cause) if row.false_cause else ""
            said = (word("verdict", row.verdict), cause, row.verdict_by or "", row.verdict_note)
            lines.append(self.tr("复核：{0}").format(" · ".join(filter(None, said))))
        if row.disposition:
            lines.append(self.tr("处置：{0}").format(row.disposition))
        return lines + [self._call_line(one, now) for one in self._calls]

    def _call_line(self, one: CallRow, now: int) -> str:
        outcome = word("call_outcome", "reached" if one.reached else "unreached")
        said = (word("call_whom", one.whom), outcome, one.note, moment(one.at, now), one.actor)
        return self.tr("回访：{0}").format(" · ".join(filter(None, said)))

    def _key(self, row: AlarmRow) -> _Key:
        """What has to be read again: another alarm, another version, and now and then the curve."""
        return row.id, row.version, self._console.now() // _CURVE_MS

    def _read(self, row: AlarmRow) -> None:
        now = self._console.now()
        until = row.closed_at or now
        alarm_id = row.id
        key = self._read_for = self._key(row)

        def work(desk: Desk) -> tuple[Series, list[TransitionRow], list[CallRow]]:
            return (
                sensors.series(desk, row.sensor_id, until - DAY, until),
                alarms.transitions(desk, alarm_id),
                calls.calls_about_alarm(desk, alarm_id),
            )

        self._console.ask(self, work, lambda found: self._show_read(key, row, until, *found))

    def _read_again(self, _done: object) -> None:
        if self._row is not None:
            self._read(self._row)

    def _show_read(
        self,
        key: _Key,
        row: AlarmRow,
        until: int,
        series: Series,
        steps: list[TransitionRow],
        called: list[CallRow],
    ) -> None:
        if self._read_for != key:
            return
        now = self._console.now()
        if called != self._calls:
            self._calls = called
            self._show_facts(row)
        self._steps.setText("\n".join(step_line(step, now) for step in reversed(steps)))
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
        if not self._course_chosen:  # without a value there is no curve to see
            self._course_view.set_on(["chart" if known else "steps"])
            self._show_course()
        if known:
            self._chart.show_values(
                series.ts, series.values, since=until - span, until=until, limits=limits
            )

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


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
