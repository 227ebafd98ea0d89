"""The six figures over the chart, each with its reference beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.instant import local_text
from app.domain.quality_load import FLOOD, STEADY
from ui.pages.quality.lines import percent, wait_text
from ui.text import UNKNOWN, number
from ui.widgets.basics import label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.services.alarm_quality import QualityReport
    from ui.theme.look import Look


class Figure(QFrame):
    """A number that matters, its name, and what it is to be read against."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._value = label(UNKNOWN, "figure")
        self._note = label("", "label", wrap=True)
        layout = spaced(look, QVBoxLayout(self), 2, (16, 10, 12, 10))
        layout.addWidget(label(name, "label"))
        layout.addWidget(self._value)
        layout.addWidget(self._note)
        layout.addStretch(1)

    @property
    def text(self) -> str:
        """The value and the note, as shown."""
        return f"{self._value.text()} | {self._note.text()}"

    def show_value(self, value: str, note: str) -> None:
        """Show a value with its note."""
        self._value.setText(value)
        self._note.setText(note)


class Figures(QWidget):
    """The row of figures."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.average = Figure(look, self.tr("平均每 10 分报警"))
        self.peak = Figure(look, self.tr("最多的 10 分"))
        self.flood = Figure(look, self.tr("洪峰时间占比"))
        self.answer = Figure(look, self.tr("确认用时（中位）"))
        self.false = Figure(look, self.tr("误报率"))
        self.sensors = Figure(look, self.tr("前 10 点位占比"))
        layout = spaced(look, QHBoxLayout(self), 12, (20, 12, 20, 8))
        for figure in (
            self.average,
            self.peak,
            self.flood,
            self.answer,
            self.false,
            self.sensors,
        ):
            layout.addWidget(figure, 1)

    def show_report(self, report: QualityReport) -> None:
        """Show the figures of a report."""
        figures = report.figures
        rate = figures.rate
        above = rate.average is not None and rate.average > STEADY
        self.average.show_value(
            number(rate.average),
            (self.tr("参考约 {0}，超出") if above else self.tr("参考约 {0}")).format(STEADY),
        )
        self.peak.show_value(
            number(rate.peak),
            self.tr("{0} 起").format(local_text(rate.peak_at)[5:16])
            if rate.peak_at is not None
            else self.tr("没有报警"),
        )
        self.flood.show_value(
            percent(rate.flood_share),
            self.tr("{0} 个 10 分超过 {1} 次").format(number(rate.flooded), FLOOD),
        )
        overall = figures.overall
        self.answer.show_value(
            wait_text(overall.median), self.tr("平均 {0}").format(wait_text(overall.mean))
        )
        found = figures.all_verified
        self.false.show_value(
            percent(found.false_rate),
            self.tr("已复核 {0} · 未复核 {1}").format(
                number(found.verified), number(found.unverified)
            ),
        )
        share = sum(one.share for one in figures.bad_actors) if figures.bad_actors else None
        self.sensors.show_value(
            percent(share),
            self.tr("反复 {0} · 滞留 {1}").format(
                number(len(figures.chattering)), number(report.stale_total)
            ),
        )
