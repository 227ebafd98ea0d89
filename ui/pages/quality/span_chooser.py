"""Which time the figures are of: the last day, week or month, or dates of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.instant import DAY, local_date
from app.services import alarm_quality
from app.services.alarm_quality import BadSpan
from app.services.desk import ServiceError
from ui.errors import explains, sentence
from ui.widgets.basics import Chips, button, label
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from app.domain.annunciation import Span
    from ui.console import Console

translate = QCoreApplication.translate

_DAYS = {"day": 1, "week": 7, "month": 30}
_OWN = "own"


def _bad_span(error: Exception) -> str:
    assert isinstance(error, BadSpan)
    if error.reason == "reversed":
        return translate("Errors", "开始日期在结束日期之后，请对调。")
    if error.reason == "future":
        return translate("Errors", "开始日期还没有到，请改早。")
    return translate("Errors", "一次最多统计 {0} 天，请改短。").format(alarm_quality.LONGEST_DAYS)


explains(BadSpan, _bad_span)


class SpanChooser(QWidget):
    """Chips, and two dates that appear for a span of one's own.

    `changed()`: another span is chosen. `refused(sentence)`: the dates make none; empty: they do.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self.chips = Chips(
            [
                ("day", self.tr("24 小时")),
                ("week", self.tr("7 天")),
                ("month", self.tr("30 天")),
                (_OWN, self.tr("自定日期")),
            ],
            one=True,
        )
        self.chips.set_on(["day"])
        now = console.now()
        self.first = self._make_date(self.tr("开始日期"), local_date(now - 6 * DAY))
        self.last = self._make_date(self.tr("结束日期"), local_date(now))
        self.show_button = button(self.tr("统计"))
        self.show_button.clicked.connect(self._apply)
        self._dates = QWidget()
        line = spaced(console.look, QHBoxLayout(self._dates))
        for part in (self.first, label(self.tr("至"), "dim"), self.last, self.show_button):
            line.addWidget(part)
        layout = spaced(console.look, QHBoxLayout(self))
        layout.addWidget(self.chips)
        layout.addWidget(self._dates)
        self._dates.hide()
        self.chips.changed.connect(self._turn)
        Following(console.look, self, self._measure)

    def span(self) -> Span:
        """Return the chosen span up to now. Raises what `alarm_quality.between` raises."""
        (code,) = self.chips.on
        now = self._console.now()
        if code == _OWN:
            return alarm_quality.between(self.first.text(), self.last.text(), now)
        return alarm_quality.recent(_DAYS[code], now)

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab goes through."""
        chips = self.chips.findChildren(QPushButton)
        return [*chips, self.first, self.last, self.show_button]

    def _make_date(self, name: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(name)
        edit.setToolTip(name)
        edit.setPlaceholderText("2026-11-24")
        edit.setMaxLength(10)
        edit.returnPressed.connect(self._apply)
        return edit

    def _turn(self) -> None:
        own = self.chips.on == (_OWN,)
        self._dates.setVisible(own)
        if own:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.first.selectAll()
        self._apply()

    def _apply(self) -> None:
        try:
            self.span()
        except ServiceError as error:
            self.refused.emit(sentence(error))
        else:
            self.refused.emit("")
            self.changed.emit()

    def _measure(self) -> None:
        for edit in (self.first, self.last):
            edit.setFixedWidth(self._console.look.px(124))
