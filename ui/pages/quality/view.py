"""The page of alarm quality: figures, the load over time, and the tables behind them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.instant import HOUR, MINUTE, local_text
from app.domain.quality_load import INTERVAL
from app.services import alarm_quality
from app.services.desk import ServiceError
from ui.errors import sentence
from ui.pages.page import Page
from ui.pages.quality.figures import Figures
from ui.pages.quality.load_chart import LoadChart
from ui.pages.quality.pane import TablePane
from ui.pages.quality.report import report_html
from ui.pages.quality.span_chooser import SpanChooser
from ui.pages.quality.tables import ANSWERS, WHERE
from ui.text import number
from ui.widgets.basics import PageHeader, button, label
from ui.widgets.csv_export import CsvExport, write_whole
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.services.alarm_quality import QualityReport
    from ui.console import Console
    from ui.pages.quality.lines import Line

_CONCERNED = frozenset({"alarms", "duty_shifts"})
_AGAIN_MS = 30_000
"""Alarms come all the time; a page about a day or a month need not follow each."""


class QualityPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._report: QualityReport | None = None
        self._reading = False
        self._again = False
        self.chooser = SpanChooser(console)
        self.figures = Figures(console.look)
        self.chart = LoadChart(console.look)
        self._caption = label("", "label")
        self._total = label("", "strong")
        self._error = label("", "error", wrap=True)
        self.map_button = button(self.tr("图上看"), "F8")
        self.alarm_button = button(self.tr("看报警"))
        self.where = TablePane(console.look, WHERE, [self.alarm_button, self.map_button])
        self.answers = TablePane(console.look, ANSWERS, [])
        self.export = CsvExport(console, self)
        self.report_button = button(self.tr("导出报告"))
        self.table_button = button(self.tr("导出表格"), "Ctrl+E")
        self._timer = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._choose(None)

    @property
    def is_ready(self) -> bool:
        """Whether the figures of the chosen span are shown."""
        return self._report is not None and not self._reading

    @property
    def report(self) -> QualityReport | None:
        """The figures that are shown."""
        return self._report

    @property
    def caption(self) -> str:
        """What is said over the chart."""
        return self._caption.text()

    @property
    def error(self) -> str:
        """What is wrong with the chosen dates; empty when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def enter(self, selection: str | None) -> None:  # noqa: ARG002 - nothing here has an id
        """Read the figures up to now."""
        self._read()
        self.where.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def map_selection(self) -> str | None:
        """Return the sensor of the chosen line, for F8."""
        line = self.where.selected
        return line.sensor_id or None if line is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go as the eye does: span, buttons, left pane, right pane."""
        super().showEvent(event)
        buttons = (self.report_button, self.table_button)
        panes = (*self.where.tab_stops(), *self.answers.tab_stops())
        for before, after in pairwise([*self.chooser.tab_stops(), *buttons, *panes]):
            QWidget.setTabOrder(before, after)

    # Building

    def _lay_out(self) -> None:
        look = self.console.look
        self._header = PageHeader(self.tr("报警质量"), "", look)
        self._header.add_filter(self.chooser)
        self._header.add_action(self.report_button)
        self._header.add_action(self.table_button)
        title = spaced(look, QHBoxLayout(), 12, (20, 4, 20, 0))
        title.addWidget(self._total)
        title.addWidget(self._caption)
        title.addStretch(1)
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self._error)
        upper.addWidget(self.figures)
        upper.addLayout(title)
        upper.addWidget(self.chart, 1)
        self._error.hide()
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.where)
        panes.addWidget(self.answers)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 1)
        panes.setSizes([1000, 1000])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.setChildrenCollapsible(False)
        whole.addWidget(above)
        whole.addWidget(panes)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 1)
        whole.setSizes([1000, 1000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(whole, 1)
        Following(look, self, lambda: self.chart.setMinimumHeight(look.px(132)))

    def _connect(self) -> None:
        self.chooser.changed.connect(self._read)
        self.chooser.refused.connect(self._show_refusal)
        self.where.chosen.connect(self._choose)
        self.where.activated.connect(self._follow)
        for pane in (self.where, self.answers):
            pane.retry_asked.connect(self._read)
        self.map_button.clicked.connect(self._show_on_map)
        self.alarm_button.clicked.connect(self._show_alarm)
        self.table_button.clicked.connect(self._export_table)
        self.report_button.clicked.connect(self._export_report)
        key = QShortcut(QKeySequence("Ctrl+E"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._export_table)
        self._timer.timeout.connect(self._read_if_shown)
        self.console.rows_changed.connect(self._note_change)

    # Reading

    def _note_change(self, table: str, _ids: object) -> None:
        if table in _CONCERNED and self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        if self._reading:
            self._again = True
            return
        try:
            span = self.chooser.span()
        except ServiceError as error:
            self._show_refusal(sentence(error))
            return
        self._reading = True
        self.console.ask(
            self, lambda desk: alarm_quality.report(desk, span), self._take, self._fail
        )

    def _take(self, report: QualityReport) -> None:
        self._reading = False
        self._report = report
        self.figures.show_report(report)
        self.chart.show_rate(report.figures.rate, report.span.until)
        self.where.show_report(report)
        self.where.set_count("stale", report.stale_total)
        self.answers.show_report(report)
        self._total.setText(
            self.tr("{0} 次报警 · 未确认 {1}").format(
                number(report.figures.rate.total), number(report.figures.overall.waiting)
            )
        )
        self._caption.setText(self._say(report))
        self._read_again()

    def _fail(self, error: Exception) -> None:
        self._reading = False
        for pane in (self.where, self.answers):
            pane.show_failure(error)
        if self._report is not None:
            self.console.failed.emit(error)
        self._read_again()

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self._read()

    def _say(self, report: QualityReport) -> str:
        """Say which time is shown, what a bar is, and that nothing is known of the time before."""
        span, length = report.span, self.chart.together * INTERVAL
        if length == INTERVAL:
            bars = self.tr("每根柱为 10 分钟的报警次数")
        elif length % HOUR:
            bars = self.tr("每根柱为 {0} 分钟内最多的 10 分钟").format(length // MINUTE)
        else:
            bars = self.tr("每根柱为 {0} 小时内最多的 10 分钟").format(length // HOUR)
        parts = [f"{local_text(span.since)[:16]} — {local_text(span.until)[:16]}", bars]
        if span.since > report.asked.since:
            parts.append(self.tr("此前没有记录"))
        return " · ".join(parts)

    def _show_refusal(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    # Acting

    def _choose(self, line: Line | None) -> None:
        self.map_button.setEnabled(line is not None and bool(line.sensor_id))
        self.alarm_button.setVisible(line is not None and bool(line.alarm_id))

    def _follow(self, line: Line) -> None:
        if line.alarm_id:
            self.console.show_page("alarms", line.alarm_id)
        elif line.sensor_id:
            self.console.show_page("map", line.sensor_id)

    def _show_on_map(self) -> None:
        sensor_id = self.map_selection()
        if sensor_id is not None:
            self.console.show_page("map", sensor_id)

    def _show_alarm(self) -> None:
        line = self.where.selected
        if line is not None and line.alarm_id:
            self.console.show_page("alarms", line.alarm_id)

    def _export_table(self) -> None:
        if self._report is not None:
            spec = (self.answers if self.answers.has_focus else self.where).spec
            self.export.ask(spec.name, spec.file_heads(), spec.file_rows(self._report))

    def _export_report(self) -> None:
        if self._report is not None:
            text = report_html(self._report, is_drill=self.console.drill is not None)
            self.export.ask_file(
                self.tr("报警质量"),
                "html",
                self.tr("网页 (*.html)"),
                lambda path: write_whole(path, text),
                self.tr("已导出报告：{0}"),
            )
